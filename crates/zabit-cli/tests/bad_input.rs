//! Every kind of bad input: one line that names the file, says what is wrong and what to do; the others go on.

mod common;

use std::fs::File;
use std::time::{Duration, Instant};

use common::{Place, Run, STORY};

/// Reads one bad file between two good ones: both must be read, and one line on standard error must stand.
fn between_good_ones(name: &str, bytes: &[u8], expected: &str) {
    let place = Place::new();
    place.file("a.txt", STORY).file(name, bytes).file("z.txt", STORY);
    let run = place.zabit(&["read", "--quiet", "a.txt", name, "z.txt"]);
    run.assert(1, &[expected]);
    assert_eq!(run.sources(), ["a.txt", "z.txt"]);
}

#[test]
fn not_a_story() {
    let cases: &[(&str, &[u8], &str)] = &[
        ("bos.txt", b"", "error: bos.txt: is empty; give a file with a story in it"),
        ("bosluk.txt", b" \n\t\n", "error: bosluk.txt: is empty; give a file with a story in it"),
        ("b.pdf", b"%PDF-1.7 x", "error: b.pdf: is a PDF document, not text; save the story as plain text in UTF-8"),
        ("sifir.txt", &[0; 5000], "error: sifir.txt: is binary data, not text; save the story as plain text in UTF-8"),
        (
            "ikili.txt",
            &[1, 200, 3, 255, 0, 7, 9, 140, 2, 2],
            "error: ikili.txt: is binary data, not text; save the story as plain text in UTF-8",
        ),
    ];
    for (name, bytes, expected) in cases {
        between_good_ones(name, bytes, expected);
    }
}

#[test]
fn missing_and_unreadable() {
    let place = Place::new();
    place.file("a.txt", STORY).file("klasor/not.md", "Demir geldi.");
    let run = place.zabit(&["read", "yok.txt", "klasor", "a.txt"]);
    run.assert(
        1,
        &[
            "error: yok.txt: no such file or folder; check the path",
            "error: klasor: no stories in this folder (no file ends in .txt); name the files, or give --extension",
            "1 read, 0 skipped, 2 failed",
        ],
    );
    assert_eq!(place.zabit(&["read", "--extension", "md,txt", "klasor", "a.txt"]).assert(0, &[]).records().len(), 2);
}

#[cfg(unix)]
#[test]
fn forbidden() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.file("a.txt", STORY).file("gizli.txt", STORY);
    std::fs::set_permissions(place.path().join("gizli.txt"), PermissionsExt::from_mode(0o000)).expect("permissions");
    if File::open(place.path().join("gizli.txt")).is_ok() {
        eprintln!("skipped: this user may read every file");
        return;
    }
    let run = place.zabit(&["read", "gizli.txt"]);
    run.assert(1, &["error: gizli.txt: cannot be read (permission denied); ask for the right to read it"]);
}

#[test]
fn too_large() {
    let place = Place::new();
    place.file("a.txt", STORY);
    // A hole in a file takes no room on the disk.
    File::create(place.path().join("buyuk.txt")).and_then(|file| file.set_len(200 << 20)).expect("a sparse file");
    let start = Instant::now();
    let run = place.zabit(&["read", "-q", "buyuk.txt", "a.txt"]);
    run.assert(1, &["error: buyuk.txt: is larger than 8 MiB; raise the limit with --max-size if it is one story"]);
    assert_eq!(run.sources(), ["a.txt"]);
    assert!(start.elapsed() < Duration::from_secs(10), "refused by its size, without being read");
    let run = place.zabit_with(&["read", "--max-size", "1K", "-"], STORY.repeat(100).as_bytes());
    run.assert(1, &["error: -: is larger than 1 KiB; raise the limit with --max-size if it is one story"]);
}

#[test]
fn one_line_of_fifty_megabytes() {
    let place = Place::new();
    place.file("satir.txt", "Demir geldi ve gitti. ".repeat((50 << 20) / 22));
    place
        .zabit(&["read", "satir.txt"])
        .assert(1, &["error: satir.txt: is larger than 8 MiB; raise the limit with --max-size if it is one story"]);
}

/// Damage that can be read: the record must hold the repaired text.
#[test]
fn damaged_but_readable() {
    let place = Place::new();
    let read = |bytes: &[u8]| -> String {
        let run: Run = place.file("haber.txt", bytes).zabit(&["read", "haber.txt"]);
        run.assert(0, &[]);
        run.records().first().and_then(|record| record["document"]["text"].as_str()).expect("a text").to_owned()
    };
    assert_eq!(
        read(b"Vali De\0mir, yolun a\xc3\xa7\xc4\xb1k oldu\xc4\x9funu s\xc3\xb6yledi."),
        "Vali Demir, yolun açık olduğunu söyledi."
    );
    assert_eq!(
        read(b"I\xf0d\xfdr Valisi Demir, \xe7ok \xfe\xfckrettiklerini s\xf6yledi."),
        "Iğdır Valisi Demir, çok şükrettiklerini söyledi."
    );
    assert_eq!(
        read("Vali Demir, TÃ¼rkiye&#39;nin\r\nyolunu aÃ§tÄ±.".as_bytes()),
        "Vali Demir, Türkiye'nin\nyolunu açtı."
    );
    let cut = "Vali Demir, köprünün yıl sonunda açılacağını söyledi ğ".as_bytes();
    assert_eq!(read(&cut[..cut.len() - 1]), "Vali Demir, köprünün yıl sonunda açılacağını söyledi");
}

#[test]
fn ten_thousand_unpaired_marks() {
    let place = Place::new();
    let cases = ["\"", "“", "'", "«", "\"Demir dedi. ", "Demir, \"yol\n", "“Demir ‘geldi "];
    let start = Instant::now();
    for (n, mark) in cases.iter().enumerate() {
        let run = place.file("isaret.txt", mark.repeat(10_000)).zabit(&["read", "isaret.txt"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "case {n}: {mark}");
        assert_eq!(run.records().len(), 1);
    }
    assert!(start.elapsed() < Duration::from_secs(60), "time grows with the square of the marks");
}

#[test]
fn other_languages_are_skipped() {
    let place = Place::new();
    let english = "The governor said that the bridge will be opened by the end of the year.";
    place.file("a.txt", STORY).file("en.txt", english);
    let skipped = "skipped: en.txt: is in English, not Turkish; read it anyway with --any-language";
    let run = place.zabit(&["read", "en.txt", "a.txt"]);
    run.assert(0, &[skipped, "1 read, 1 skipped, 0 failed"]);
    assert_eq!(run.sources(), ["a.txt"]);
    place.zabit(&["read", "--quiet", "en.txt"]).assert(0, &[]);
    let run = place.zabit(&["read", "--any-language", "en.txt"]);
    assert_eq!(run.assert(0, &[]).records()[0]["document"]["language"], "en");
}

#[test]
fn a_file_name_with_a_line_end_stays_one_line() {
    let place = Place::new();
    let run = place.zabit(&["read", "iki\nsatir.txt"]);
    run.assert(1, &["error: iki\u{fffd}satir.txt: no such file or folder; check the path"]);
}
