//! Odd words and sentences: both commands end well on them, in time that does not run away.

mod common;

use std::time::{Duration, Instant};

use common::Place;

/// Long enough for a debug build on a busy machine, short for time that grows with the square.
const SOON: Duration = Duration::from_secs(60);

/// Reads and analyses a text; the words of each sentence must make up its text again.
fn survives(name: &str, text: &[u8]) {
    let place = Place::new();
    place.file("garip.txt", text);
    for command in ["read", "analyze"] {
        let start = Instant::now();
        let run = place.zabit(&[command, "--any-language", "garip.txt"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{name}, {command}");
        assert!(!run.out.is_empty(), "{name}, {command}");
        assert!(start.elapsed() < SOON, "{name}, {command}: {:?}", start.elapsed());
        if command == "analyze" {
            assert!(run.out.split("\n\n").filter(|block| !block.is_empty()).all(is_whole), "{name}");
        }
    }
}

/// Ten columns, and tokens that make up the text.
fn is_whole(block: &str) -> bool {
    let rows: Vec<Vec<&str>> =
        block.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    let text = block.lines().find_map(|line| line.strip_prefix("# text = ")).unwrap_or_default();
    let (mut made, mut covered) = (String::new(), 0_usize);
    for row in &rows {
        let first: usize = row[0].split('-').next().and_then(|id| id.parse().ok()).unwrap_or(0);
        if first > covered {
            made.push_str(row[1]);
            made.push_str(if row[9] == "SpaceAfter=No" { "" } else { " " });
            covered = row[0].split('-').next_back().and_then(|id| id.parse().ok()).unwrap_or(0);
        }
    }
    rows.iter().all(|row| row.len() == 10) && made.trim_end() == text
}

#[test]
fn a_word_of_a_megabyte() {
    survives("letters", "a".repeat(1 << 20).as_bytes());
    survives("vowels and suffixes", "lar".repeat((1 << 20) / 3).as_bytes());
    survives("with an apostrophe", format!("{}'{}", "Ab".repeat(1 << 18), "dan".repeat(1 << 17)).as_bytes());
    survives("digits", "7".repeat(1 << 20).as_bytes());
    survives("hyphens", "A-1".repeat((1 << 20) / 3).as_bytes());
}

#[test]
fn marks_and_scripts() {
    survives("combining marks only", "\u{301}\u{308}\u{327} \u{301}".as_bytes());
    survives("a letter under many marks", format!("Yol a{} açık.", "\u{301}".repeat(50_000)).as_bytes());
    survives("scripts in a word", "Demirдагα漢字بيت geldi, köprüדת'nün yolu.".as_bytes());
    survives("joiners and directions", "Yol\u{200d}da \u{202e}açık\u{202c} \u{2066}mı\u{2069}?".as_bytes());
    survives("private use", "\u{e000}\u{f8ff} geldi \u{10ffff}.".as_bytes());
}

#[test]
fn lone_surrogates() {
    survives("as JSON writes them", r"Demir \ud800 geldi, \udfff'nin yolu \uD83D.".as_bytes());
    survives("as WTF-8", b"Vali Demir k\xc3\xb6pr\xc3\xbcn\xc3\xbcn \xed\xa0\x80 a\xc3\xa7\xc4\xb1ld\xc4\xb1\xc4\x9f\xc4\xb1n\xc4\xb1 \xed\xbf\xbf s\xc3\xb6yledi.");
}

#[test]
fn sentences_of_nothing() {
    survives("signs only", "... !? — ( ) \" ' ; %".as_bytes());
    survives("one period", b".");
    survives("ends of sentences", ". . . ! ? .\n.\n!\n".as_bytes());
    survives("quotations of nothing", "\"\" \"\" '' “” «».".as_bytes());
}

#[test]
fn a_sentence_of_a_hundred_thousand_tokens() {
    survives("one word", "yol ".repeat(100_000).as_bytes());
    survives("words with many readings", "gelenlerin ve açıktı, onun ".repeat(20_000).as_bytes());
    survives("signs", ", ".repeat(100_000).as_bytes());
    survives("names", "Ayşe Demir ".repeat(50_000).as_bytes());
}
