//! What `zabit read` prints, in which order, and how it ends.

mod common;

use common::{Place, STORY};
use serde_json::Value;
use zabit_record::Record;

/// A folder of stories, some of them long, some damaged, in folders of folders.
fn folder(stories: usize) -> Place {
    let place = Place::new();
    for n in 0..stories {
        let story = format!("{}\nSayı {n} oldu. {}", STORY, "Demir geldi. ".repeat(n % 7 * 40));
        place.file(&format!("haberler/{}/{n:04}.txt", n % 3), story);
    }
    place.file("haberler/1/bos.txt", "").file("haberler/.gizli/x.txt", STORY).file("haberler/1/.x.txt", STORY);
    place.file("haberler/notlar.md", STORY).file("haberler/.gitignore", "*.txt");
    place
}

#[test]
fn the_same_bytes_whatever_the_number_of_threads() {
    let place = folder(200);
    let runs: Vec<_> =
        ["1", "2", "4", "16"].iter().map(|n| place.zabit(&["read", "--threads", n, "haberler"])).collect();
    for run in &runs {
        assert_eq!(run.out, runs[0].out);
        assert_eq!(run.err, runs[0].err);
        assert_eq!(run.code, 1);
    }
    let sources = runs[0].sources();
    let mut sorted = sources.clone();
    sorted.sort();
    assert_eq!(sources, sorted);
    assert_eq!(sources.len(), 200, "hidden files and other endings are left out, .gitignore is not heeded");
}

#[test]
fn paths_come_in_the_order_given() {
    let place = Place::new();
    place.file("b.txt", STORY).file("a.txt", STORY).file("k/d.txt", STORY).file("k/c.txt", STORY);
    let run = place.zabit(&["read", "b.txt", "k", "a.txt", "b.txt"]);
    assert_eq!(run.assert(0, &[]).sources(), ["b.txt", "k/c.txt", "k/d.txt", "a.txt", "b.txt"]);
}

#[test]
fn standard_input() {
    let place = Place::new();
    for args in [&["read", "-"][..], &["read"]] {
        let run = place.zabit_with(args, STORY.as_bytes());
        assert_eq!(run.assert(0, &[]).sources(), ["-"]);
    }
    let run = place.zabit_with(&["read", "-q", "-", "-"], STORY.as_bytes());
    run.assert(1, &["error: -: standard input was read already; give \"-\" once"]);
    place.zabit(&["read", "-"]).assert(1, &["error: -: is empty; give a file with a story in it"]);
}

#[test]
fn the_document() {
    let place = Place::new();
    let run = place.file("haber.txt", STORY).zabit(&["read", "haber.txt"]);
    let document = &run.records()[0]["document"];
    assert_eq!(document["published"], "2025-09-08");
    assert_eq!(document["title"], "Köprü yıl sonunda açılacak");
    assert_eq!(document["language"], "tr");
    assert_eq!(document["source"], "haber.txt");
    assert_eq!(document["outlet"], Value::Null);
    assert!(STORY.contains(document["text"].as_str().expect("a text")));
    let again = place.file("ayni.txt", STORY).zabit(&["read", "ayni.txt"]);
    assert_eq!(again.records()[0]["document"]["id"], document["id"]);
}

/// A field that the types do not know is lost on the way through them, and shows.
#[test]
fn json_has_the_fields_of_the_contract_and_no_others() {
    let place = Place::new();
    let run = place.file("haber.txt", STORY).zabit(&["read", "haber.txt"]);
    for value in run.records() {
        let record: Record = serde_json::from_value(value.clone()).expect("a record");
        assert_eq!(serde_json::to_value(&record).expect("JSON"), value);
        let mut names: Vec<&String> = value.as_object().expect("an object").keys().collect();
        names.sort();
        assert_eq!(names, ["commitments", "dates", "document", "entities", "events", "quantities", "statements"]);
    }
}

#[test]
fn explain_gives_one_reason_a_statement() {
    let place = Place::new();
    let run = place.file("haber.txt", STORY).zabit(&["read", "--explain", "haber.txt"]);
    let record = &run.records()[0];
    let (statements, reasons) = (record["statements"].as_array(), record["explain"].as_array());
    let (statements, reasons) = (statements.expect("statements"), reasons.expect("reasons"));
    assert!(!statements.is_empty());
    assert_eq!(statements.len(), reasons.len());
    for (statement, reason) in statements.iter().zip(reasons) {
        assert_eq!(statement["id"], reason["statement"]);
        assert!(reason["rule"].is_string() && reason["source"].is_string());
        let words = reason["analysis"].as_array().expect("the words that decided");
        assert!(words.iter().all(|word| word.as_str().is_some_and(|word| word.contains(": "))), "{words:?}");
    }
    let page = place.zabit(&["read", "--format", "text", "--explain", "haber.txt"]).out;
    assert!(page.contains("rule: "), "{page}");
}

#[test]
fn colours_only_where_wanted() {
    let place = Place::new();
    place.file("haber.txt", STORY);
    let page = |more: &[&str]| place.zabit(&[&["read", "--format", "text", "haber.txt"], more].concat()).out;
    assert!(!page(&[]).contains('\x1b'), "not into a pipe");
    assert!(page(&["--color", "always"]).contains('\x1b'));
    assert!(!page(&["--color", "never"]).contains('\x1b'));
    let with = |name: &str, value: &str| {
        let mut command = place.command(&["read", "--format", "text", "haber.txt"]);
        String::from_utf8(command.env(name, value).output().expect("zabit runs").stdout).expect("UTF-8")
    };
    assert!(!with("NO_COLOR", "1").contains('\x1b'));
    assert!(with("CLICOLOR_FORCE", "1").contains('\x1b'));
    assert!(page(&[]).contains("“Köprü yıl sonunda açılacak.”"));
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let place = folder(400);
    let (first, err, status) = place.zabit_until_first_line(&[
        "read",
        "--quiet",
        "--threads",
        "2",
        "haberler/0",
        "haberler/2",
        "haberler/0",
        "haberler/2",
    ]);
    assert!(first.starts_with('{'));
    assert_eq!((err.as_str(), status), ("", Some(0)));
}
