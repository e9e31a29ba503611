//! `--models`: models of a folder in place of those inside the program, and every fault of such a folder in one line.

mod common;

use std::fs;
use std::path::PathBuf;

use common::{Place, STORY};

/// The models of the repository.
fn built_in() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../models"))
}

/// A story and a folder with copies of all models.
fn place() -> Place {
    let place = Place::new();
    place.file("haber.txt", STORY);
    for entry in fs::read_dir(built_in()).expect("the models").flatten() {
        if entry.path().extension().is_some_and(|end| end == "model") {
            let name = entry.file_name().to_string_lossy().into_owned();
            place.file(&format!("m/{name}"), fs::read(entry.path()).expect("a model"));
        }
    }
    place
}

#[test]
fn the_same_models_give_the_same_output() {
    let place = place();
    for command in ["read", "analyze"] {
        let with = place.zabit(&[command, "--models", "m", "haber.txt"]);
        assert_eq!(with.assert(0, &[]).out, place.zabit(&[command, "haber.txt"]).out);
    }
}

#[test]
fn a_fault_of_a_model_is_one_line() {
    let whole = fs::read(built_in().join("words.model")).expect("a model");
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    };
    let damaged = "the model file is damaged or cut short (checksum ";
    let foreign = "not a model file of this program's version; make it anew with `zabit-train`";
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("cut", whole[..whole.len() / 2].to_vec(), damaged),
        ("one byte short", whole[..whole.len() - 1].to_vec(), damaged),
        ("one bit changed", flipped(whole.len() / 2), damaged),
        ("another kind of file", flipped(0), foreign),
        ("a head only", whole[..10].to_vec(), foreign),
        ("empty", Vec::new(), foreign),
    ];
    for (name, bytes, expected) in cases {
        let place = place();
        place.file("m/words.model", bytes);
        for command in ["read", "analyze"] {
            let run = place.zabit(&[command, "--models", "m", "haber.txt"]);
            assert_eq!((run.code, run.out.as_str()), (1, ""), "{name}: {}", run.err);
            let start = format!("error: m/words.model: {expected}");
            assert!(run.err.starts_with(&start) && run.err.lines().count() == 1, "{name}: {}", run.err);
        }
    }
}

#[test]
fn a_model_that_is_not_there_is_one_line() {
    let place = place();
    fs::remove_file(place.path().join("m/words.model")).expect("a model");
    for (folder, path) in [("m", "m/words.model"), ("yok", "yok/words.model")] {
        for command in ["read", "analyze"] {
            let run = place.zabit(&[command, "--models", folder, "haber.txt"]);
            assert_eq!((run.code, run.out.as_str()), (1, ""), "{}", run.err);
            let start = format!("error: {path}: cannot be read (no such file or directory); a models folder holds ");
            assert!(run.err.starts_with(&start) && run.err.lines().count() == 1, "{}", run.err);
        }
    }
}
