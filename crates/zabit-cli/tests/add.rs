//! `zabit add`: what becomes of a story, and every kind of bad input and bad store: one clear line, nothing lost.

mod common;

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::process::Stdio;

use common::{Place, Run, STORY};
use flate2::Compression;
use flate2::write::GzEncoder;
use rusqlite::Connection;
use zabit_store::Store;

const OTHER: &str = "date 2025-09-09 Müze kapalı kalacak\n\
    Müze Müdürü Selin Aksu, müzenin yazın kapalı kalacağını söyledi.\n\
    Aksu, onarımın 40 gün süreceğini, biletlerin de iade edileceğini duyurdu. Ziyaretçiler bahçeyi gezebilecek.\n";

/// Adds to `kayit.db`, without totals on standard error.
fn add(place: &Place, args: &[&str]) -> Run {
    place.zabit(&[&["add", "--quiet", "--store", "kayit.db"], args].concat())
}

/// What became of the stories: the first fields of the acknowledgements.
fn words(run: &Run) -> Vec<&str> {
    run.out.lines().filter_map(|line| line.split('\t').next()).collect()
}

/// How many stories the store holds; it must be sound.
fn sound(place: &Place, name: &str) -> i64 {
    let store = Store::open(&place.path().join(name)).expect("a store");
    let mut faults = Vec::new();
    let checked = store.check(&mut |damage| faults.push(damage.to_string())).expect("checked");
    assert_eq!(faults, [""; 0]);
    checked.stories
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).expect("memory");
    packed.finish().expect("memory")
}

#[test]
fn the_same_story_adds_nothing() {
    let place = Place::new();
    place.file("a.txt", STORY).file("b.txt", STORY);
    let first = add(&place, &["a.txt"]);
    first.assert(0, &[]);
    assert_eq!(words(&first), ["new"]);
    let stats = |place: &Place| Store::open(&place.path().join("kayit.db")).and_then(|s| s.stats()).expect("stats");
    let before = stats(&place);
    for again in [&["a.txt"][..], &["b.txt"], &["a.txt", "b.txt"]] {
        let run = add(&place, again);
        run.assert(0, &[]);
        assert_eq!(words(&run), vec!["known"; again.len()]);
        assert_eq!(run.out.split('\t').nth(1), first.out.split('\t').nth(1), "the same key");
    }
    assert_eq!(stats(&place), before);
    // Twice in one run, before either is in the store.
    let run = place.zabit(&["add", "--quiet", "--store", "zwei.db", "a.txt", "b.txt"]);
    assert_eq!(words(&run), ["new", "known"]);
    assert_eq!(sound(&place, "zwei.db"), 1);
}

#[test]
fn copies_and_versions() {
    let place = Place::new();
    let line = |outlet: &str, url: &str, text: &str| {
        format!("{}\n", serde_json::json!({"metin": text, "kaynak": outlet, "url": url, "tarih": "2025-09-09"}))
    };
    let body = OTHER.split_once('\n').map_or("", |(_, body)| body);
    place
        .file("ilk.jsonl", line("Örnek Haber", "https://ornek.example/muze", body))
        .file("kopya.jsonl", line("Deneme", "https://deneme.example/1", &body.replace("duyurdu", "bildirdi")))
        .file("yeni.jsonl", line("Örnek Haber", "https://ornek.example/muze", &body.replace("40 gün", "55 gün")));
    assert_eq!(words(add(&place, &["ilk.jsonl"]).assert(0, &[])), ["new"]);
    assert_eq!(words(add(&place, &["kopya.jsonl"]).assert(0, &[])), ["copy"]);
    assert_eq!(words(add(&place, &["yeni.jsonl"]).assert(0, &[])), ["version"]);
    assert_eq!(sound(&place, "kayit.db"), 3);
    let stats = Store::open(&place.path().join("kayit.db")).and_then(|store| store.stats()).expect("stats");
    assert_eq!((stats.stories, stats.copies, stats.superseded), (3, 1, 1));
}

#[test]
fn what_failed_is_tried_again() {
    let place = Place::new();
    place.file("bozuk.txt", [1, 200, 3, 255, 0, 7, 9, 140, 2, 2]).file("a.txt", STORY);
    let failed = "error: bozuk.txt: is binary data, not text; save the story as plain text in UTF-8";
    add(&place, &["bozuk.txt", "a.txt"]).assert(1, &[failed]);
    // Still broken.
    add(&place, &["--retry"]).assert(1, &[failed]);
    place.file("bozuk.txt", OTHER);
    let run = add(&place, &["--retry"]);
    run.assert(0, &[]);
    assert_eq!(words(&run), ["new"]);
    // Nothing is left to try.
    let run = add(&place, &["--retry"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    assert_eq!(sound(&place, "kayit.db"), 2);
}

#[test]
fn a_store_of_a_newer_format() {
    let place = Place::new();
    place.file("a.txt", STORY);
    add(&place, &["a.txt"]).assert(0, &[]);
    let format = || {
        let store = Connection::open(place.path().join("kayit.db")).expect("the store");
        store.pragma_update(None, "user_version", 77).expect("a setting");
    };
    format();
    let run = add(&place, &["a.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.err.starts_with("error: kayit.db: was made by a newer version (format 77, this program knows "));
    assert!(run.err.ends_with("update the program\n") && run.err.lines().count() == 1, "{}", run.err);
}

#[test]
fn a_file_that_is_no_store() {
    let place = Place::new();
    let foreign = "error: kayit.db: is no Zabıt store; name another with --store";
    place.file("a.txt", STORY).file("kayit.db", "Bu bir metin dosyasıdır. ".repeat(100));
    add(&place, &["a.txt"]).assert(1, &[foreign]);
    assert!(fs::read_to_string(place.path().join("kayit.db")).expect("text").starts_with("Bu bir"), "left alone");
    // Another program's database.
    fs::remove_file(place.path().join("kayit.db")).expect("removed");
    let other = Connection::open(place.path().join("kayit.db")).expect("a database");
    other.execute_batch("CREATE TABLE liste (ad TEXT)").expect("a table");
    drop(other);
    let before = fs::read(place.path().join("kayit.db")).expect("bytes");
    add(&place, &["a.txt"]).assert(1, &[foreign]);
    let after = fs::read(place.path().join("kayit.db")).expect("bytes");
    assert!(after == before, "left alone");
    // A folder.
    place.file("klasor/x.txt", "");
    let run = place.zabit(&["add", "--store", "klasor", "a.txt"]);
    run.assert(1, &["error: klasor: cannot be opened; check the path and its permissions"]);
}

#[cfg(unix)]
#[test]
fn a_store_that_cannot_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let mode = |name: &str, mode: u32| {
        fs::set_permissions(place.path().join(name), PermissionsExt::from_mode(mode)).expect("permissions");
    };
    place.file("a.txt", STORY).file("b.txt", OTHER).file("kapali/x.txt", "");
    add(&place, &["a.txt"]).assert(0, &[]);
    mode("kayit.db", 0o444);
    mode("kapali", 0o555);
    if OpenOptions::new().append(true).open(place.path().join("kayit.db")).is_ok() {
        eprintln!("skipped: this user may write every file");
        return;
    }
    let closed = "cannot be written; check its permissions and those of its folder";
    add(&place, &["b.txt"]).assert(1, &[&format!("error: kayit.db: {closed}")]);
    let run = place.zabit(&["add", "--store", "kapali/yeni.db", "b.txt"]);
    mode("kapali", 0o755);
    run.assert(1, &["error: kapali/yeni.db: cannot be opened; check the path and its permissions"]);
    mode("kayit.db", 0o644);
    assert_eq!(sound(&place, "kayit.db"), 1);
}

#[test]
fn two_writers_at_once() {
    let place = Place::new();
    for writer in ["a", "b"] {
        let line = |at: usize| {
            let text = format!(
                "{writer} ilçesinde Vali Ayşe Demir, {at} yeni okulun {} gün sonra açılacağını söyledi.",
                at + 3
            );
            format!("{}\n", serde_json::json!({"metin": text, "url": format!("https://{writer}.example/{at}")}))
        };
        place.file(&format!("{writer}.jsonl"), (0..400).map(line).collect::<String>());
    }
    let start = |input: &str| {
        let mut command = place.command(&["add", "--quiet", "--store", "kayit.db", input]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("zabit runs")
    };
    let both = [start("a.jsonl"), start("b.jsonl")].map(|child| child.wait_with_output().expect("zabit ends"));
    let mut acknowledged = 0;
    for output in both {
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
        acknowledged += String::from_utf8_lossy(&output.stdout).lines().count();
    }
    assert_eq!(acknowledged, 800);
    assert_eq!(sound(&place, "kayit.db"), 800);
}

/// Stories from a pipe that stays open are kept and acknowledged, and do not keep others from writing. (The first 64 KiB
/// are waited for: they tell the format.)
#[test]
fn a_pipe_that_brings_nothing_more_for_now() {
    let place = Place::new();
    place.file("b.txt", OTHER);
    let mut command = place.command(&["add", "--quiet", "--store", "kayit.db", "-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("zabit runs");
    let mut pipe = child.stdin.take().expect("a pipe");
    let stories = 400;
    for at in 0..stories {
        let text = format!("Vali Ayşe Demir, {at} yeni okulun {} gün sonra açılacağını söyledi.\n{STORY}", at + 3);
        writeln!(pipe, "{}", serde_json::json!({"text": text, "url": format!("https://ornek.example/{at}")}))
            .expect("written");
    }
    pipe.flush().expect("written");
    let told = BufReader::new(child.stdout.take().expect("a pipe"));
    let lines: Vec<String> = told.lines().take(stories).map(|line| line.expect("a line")).collect();
    assert_eq!(lines.len(), stories);
    assert_eq!(words(&add(&place, &["b.txt"])), ["new"]);
    drop(pipe);
    assert!(child.wait().expect("zabit ends").success());
    assert_eq!(sound(&place, "kayit.db"), stories as i64 + 1);
}

#[test]
fn a_damaged_store() {
    let place = Place::new();
    let line = |at: usize| {
        let text = format!("Vali Ayşe Demir, {at} yeni okulun {} gün sonra açılacağını söyledi.", at + 3);
        format!("{}\n", serde_json::json!({"metin": text}))
    };
    place.file("a.jsonl", (0..200).map(line).collect::<String>()).file("b.txt", STORY);
    add(&place, &["a.jsonl"]).assert(0, &[]);
    let store = Connection::open(place.path().join("kayit.db")).expect("the store");
    let page = |name: &str| -> i64 {
        let ask = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
        store.query_row(ask, [name], |row| row.get(0)).expect("a page")
    };
    let (page, size) = (page("statement").unsigned_abs(), 4096);
    drop(store);
    let mut file = OpenOptions::new().write(true).open(place.path().join("kayit.db")).expect("the file");
    file.seek(SeekFrom::Start((page - 1) * size)).and_then(|_| file.write_all(&[0x5a; 4096])).expect("written");
    drop(file);
    let damaged =
        "error: kayit.db: is damaged; see `zabit check`, and restore a backup or add the stories to a new store";
    add(&place, &["b.txt"]).assert(1, &[damaged]);
    let run = place.zabit(&["check", "--store", "kayit.db"]);
    assert_eq!(run.code, 1);
    assert!(run.out.lines().count() > 0 && run.out.lines().all(|line| line.contains(": ")), "{}", run.out);
    let run = place.zabit(&["backup", "--store", "kayit.db", "yedek.db"]);
    run.assert(1, &[damaged]);
    assert!(!place.path().join("yedek.db").exists(), "no damaged backup");
}

#[test]
fn bad_files() {
    let (bomb, lines) = (gzip(&vec![b' '; 300 << 20]), gzip(&vec![b'\n'; 300 << 20]));
    let nested =
        format!("<html><body>{}Demir geldi.{}</body></html>", "<div>".repeat(100_000), "</div>".repeat(100_000));
    let warc = "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://ornek.example/1\r\n\
        Content-Type: text/plain\r\nContent-Length: 5000\r\n\r\nVali Demir, yolun";
    let cases: &[(&str, &[u8], &[&str], &str)] = &[
        ("bomba.txt.gz", &bomb, &[], "bomba.txt.gz: is larger than 1 MiB; raise the limit with --max-size"),
        ("bomba.jsonl.gz", &lines, &[], "bomba.jsonl.gz: unpacks to more than 200 times its size"),
        ("derin.html", nested.as_bytes(), &[], "derin.html: "),
        ("kesik.warc", warc.as_bytes(), &[], "kesik.warc: is cut inside the WARC record at byte 0"),
        (
            "tablo.csv",
            "tarih,gövde\n2025-09-08,Vali geldi.\n".as_bytes(),
            &["--map", "text=metni"],
            "tablo.csv: has no column \"metni\"; it has tarih, gövde: name one of them with --map text=COLUMN",
        ),
        ("bos.txt", b"", &[], "bos.txt: is empty; give a file with a story in it"),
        ("sifir.txt", &[0; 5000], &[], "sifir.txt: is binary data, not text; save the story as plain text in UTF-8"),
        ("satir.jsonl", b"{\"metin\": \n", &[], "satir.jsonl"),
    ];
    for (name, bytes, args, expected) in cases {
        let place = Place::new();
        place.file("a.txt", STORY).file(name, bytes).file("z.txt", OTHER);
        let run = add(&place, &[args, &["a.txt", *name, "z.txt"][..]].concat());
        assert_eq!(run.err.lines().count(), 1, "{name}: {}", run.err);
        assert!(run.err.starts_with("error: ") && run.err.contains(expected), "{name}: {}", run.err);
        assert_eq!((run.code, words(&run)), (1, vec!["new", "new"]), "{name}");
        assert_eq!(sound(&place, "kayit.db"), 2, "{name}");
        let store = Store::open(&place.path().join("kayit.db")).expect("the store");
        let failures = store.failures().expect("failures");
        assert_eq!(failures.len(), 1, "{name}");
        assert!(failures[0].0.starts_with(name), "{name} is noted for another try: {failures:?}");
    }
}

#[test]
fn missing_files() {
    let place = Place::new();
    place.file("a.txt", STORY);
    let run = add(&place, &["yok.txt", "a.txt"]);
    run.assert(1, &["error: yok.txt: no such file; check the path"]);
    assert_eq!(words(&run), ["new"]);
    File::create(place.path().join("b.txt")).and_then(|file| file.set_len(200 << 20)).expect("a sparse file");
    let run = add(&place, &["b.txt", "a.txt"]);
    assert_eq!((run.code, words(&run)), (1, vec!["known"]), "{}", run.err);
}
