//! `zabit check`, `zabit backup`, `zabit export`: what they print, and their exit status.

mod common;

use std::process::Stdio;

use common::{Place, STORY};
use rusqlite::Connection;

/// A place with a store of one story.
fn kept() -> Place {
    let place = Place::new();
    place.file("a.txt", STORY).zabit(&["add", "--quiet", "--store", "kayit.db", "a.txt"]).assert(0, &[]);
    place
}

#[test]
fn a_sound_store_and_one_that_is_not() {
    let place = kept();
    let run = place.zabit(&["check", "--store", "kayit.db"]);
    run.assert(0, &[]);
    assert_eq!(run.out, "kayit.db is sound: 1 story\n");
    let store = Connection::open(place.path().join("kayit.db")).expect("the store");
    store.execute_batch("UPDATE statement SET \"end\" = 100000 WHERE id = 1").expect("damage");
    let run = place.zabit(&["check", "--store", "kayit.db"]);
    run.assert(1, &["error: kayit.db: 1 fault; restore a backup, or add the stories to a new store"]);
    assert_eq!(run.out, "statement 1 of story 1: lies outside its story\n");
    let missing = "error: yok.db: no store there; make one with `zabit add`, or name another with --store";
    place.zabit(&["check", "--store", "yok.db"]).assert(1, &[missing]);
}

/// Another process adds stories all the while.
#[test]
fn a_backup_beside_a_writer() {
    let place = kept();
    let line = |at: usize| {
        let text = format!("Vali Ayşe Demir, {at} yeni okulun {} gün sonra açılacağını söyledi.", at + 3);
        format!("{}\n", serde_json::json!({"metin": text}))
    };
    place.file("b.jsonl", (0..800).map(line).collect::<String>());
    let mut command = place.command(&["add", "--quiet", "--store", "kayit.db", "b.jsonl"]);
    let mut writer = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("zabit runs");
    let mut backups = 0;
    loop {
        let name = format!("yedek-{backups}.db");
        place.zabit(&["backup", "--store", "kayit.db", &name]).assert(0, &[]);
        let run = place.zabit(&["check", "--store", &name]);
        run.assert(0, &[]);
        backups += 1;
        if writer.try_wait().expect("a state").is_some() {
            break;
        }
    }
    assert!(backups > 1, "the writer was still at work");
    let there = "error: yedek-0.db: is there already; name another file, or replace it with --force";
    place.zabit(&["backup", "--store", "kayit.db", "yedek-0.db"]).assert(1, &[there]);
    place.zabit(&["backup", "--store", "kayit.db", "--force", "yedek-0.db"]).assert(0, &[]);
    assert_eq!(place.zabit(&["check", "--store", "yedek-0.db"]).out, "yedek-0.db is sound: 801 stories\n");
}

#[test]
fn exports() {
    let place = kept();
    let records = place.zabit(&["export", "--store", "kayit.db", "--format", "records"]);
    records.assert(0, &[]);
    assert_eq!(records.records()[0], place.zabit(&["read", "a.txt"]).records()[0], "the record as it is read");
    for format in ["records", "plover", "ftm", "annotations"] {
        let to_pipe = place.zabit(&["export", "--store", "kayit.db", "--format", format]);
        to_pipe.assert(0, &[]);
        place.zabit(&["export", "--store", "kayit.db", "--format", format, "cikti.jsonl"]).assert(0, &[]);
        assert_eq!(std::fs::read_to_string(place.path().join("cikti.jsonl")).expect("a file"), to_pipe.out, "{format}");
    }
    for (format, file) in [("csv", "statements.csv"), ("csv", "datapackage.json"), ("parquet", "statements.parquet")] {
        place.zabit(&["export", "--store", "kayit.db", "--format", format, "klasor"]).assert(0, &[]);
        assert!(place.path().join("klasor").join(file).exists(), "{file}");
    }
    let none = "error: no folder given; name one to write the tables into, or take --format records";
    place.zabit(&["export", "--store", "kayit.db"]).assert(2, &[none]);
    let run = place.zabit(&["export", "--store", "kayit.db", "a.txt"]);
    assert_eq!((run.code, run.err.lines().count()), (1, 1), "{}", run.err);
}
