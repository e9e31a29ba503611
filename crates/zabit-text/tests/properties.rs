//! What holds for any input: no panic, offsets inside the text, clean text untouched, every encoding read back.

use std::borrow::Cow;

use proptest::prelude::*;
use zabit_text::{LoadOptions, Story, decode, header, load, repair};

/// Turkish words, names and figures as news writes them.
const WORDS: &[&str] = &[
    "Vali",
    "Ayşe",
    "Demir'in",
    "köprüyü",
    "yıl",
    "sonunda",
    "açacağını",
    "söyledi",
    "görüşmede",
    "yüzde",
    "15,2",
    "6,7",
    "milyar",
    "dolara",
    "ulaştı",
    "İstanbul'da",
    "IĞDIR",
    "hâlâ",
    "KÂĞIT",
    "lâzım",
    "Şişli'ye",
    "çığ",
    "ÖZGÜR",
    "bakanlığından",
    "ekonomi",
    "AT&T",
    "25.000",
    "ve",
    "ile",
    "8",
    "Eylül",
    "“Yol",
    "açık.”",
    "«güven»",
    "'paranoya'",
    "—",
    "…",
    "%15",
    "5\u{a0}bin",
    "€",
    "(AA)",
    "www.ornek.com",
];

/// A clean story: sentences of such words in a few paragraphs.
fn clean_story() -> impl Strategy<Value = String> {
    let sentence = prop::collection::vec(prop::sample::select(WORDS), 1..14).prop_map(|words| words.join(" ") + ".");
    let paragraph = prop::collection::vec(sentence, 1..4).prop_map(|sentences| sentences.join(" "));
    prop::collection::vec(paragraph, 1..5).prop_map(|paragraphs| paragraphs.join("\n\n"))
}

/// Text made to be trouble: marks of every style, damage of every kind, next to letters.
fn troublesome_text() -> impl Strategy<Value = String> {
    let pieces = [
        "\"",
        "'",
        "“",
        "”",
        "«",
        "»",
        "‘‘",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        ".",
        "...",
        ":",
        "Ã",
        "Ä",
        "Å",
        "Â",
        "â€",
        "â€œ",
        "ÅŸ",
        "ý",
        "þ",
        "ð",
        "&amp;",
        "&",
        "&#39;",
        "&#1114112;",
        "\u{301}",
        "\u{327}",
        "i\u{307}",
        "\u{200b}",
        "\u{feff}",
        "\u{ad}",
        "\0",
        "date ",
        "Tarih: ",
        "2025-09-08",
        "8 Eylül 2025",
        "???",
        "Demir",
        "dedi",
        "5,5",
        "1.250.000",
        "A.Ş.",
        "😀",
        "\u{200d}",
        "ə",
        "漢",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..60).prop_map(|pieces| pieces.concat())
}

fn check_offsets(story: &Story) {
    let points = story.text.chars().count() as u32;
    let mut end = 0;
    for token in &story.tokens {
        assert!(token.start >= end && token.start < token.end, "tokens follow one another");
        assert!(story.text.get(token.start as usize..token.end as usize).is_some(), "on character bounds");
        assert!((token.start..=token.end).contains(&token.apostrophe));
        assert!(token.cp < token.cp_end && token.cp_end <= points);
        assert_eq!(story.text[..token.start as usize].chars().count() as u32, token.cp);
        end = token.end;
    }
    let covered: Vec<usize> = story.sentences.iter().cloned().flatten().collect();
    assert_eq!(covered, (0..story.tokens.len()).collect::<Vec<_>>(), "sentences cover every token once");
    let cut: Vec<_> = zabit_text::treebank(story).into_iter().flat_map(|sentence| sentence.tokens).collect();
    assert!(cut.iter().zip(cut.iter().skip(1)).all(|(a, b)| a.bytes.end <= b.bytes.start && !a.bytes.is_empty()));
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let tokens: String = story.tokens.iter().map(|t| &story.text[t.start as usize..t.end as usize]).collect();
    assert_eq!(cut.iter().map(|token| &story.text[token.bytes.clone()]).collect::<String>(), letters(&tokens));
    for quote in &story.quotes {
        assert!(!quote.content.is_empty() && quote.content.end <= story.tokens.len());
    }
}

fn check_load(bytes: &[u8]) {
    let options = LoadOptions { any_language: true, ..LoadOptions::default() };
    match load("haber.txt", bytes, &options) {
        Ok(loaded) => {
            assert_eq!(loaded.story.text.trim(), loaded.story.text);
            assert!(!loaded.story.text.is_empty());
            check_offsets(&loaded.story);
        }
        Err(error) => assert!(!error.to_string().contains('\n'), "one line: {error}"),
    }
}

/// UTF-8 bytes shown in a one-byte encoding, as a program does that decodes once too often.
fn decoded_again(text: &str, encoding: Option<&'static encoding_rs::Encoding>) -> String {
    match encoding {
        Some(encoding) => encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned(),
        None => text.bytes().map(char::from).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_bytes_are_loaded_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check_load(&bytes);
    }

    #[test]
    fn any_characters_are_loaded_or_refused(text in "\\PC{0,200}") {
        check_load(text.as_bytes());
    }

    #[test]
    fn troublesome_text_is_loaded_or_refused(text in troublesome_text()) {
        check_load(text.as_bytes());
        check_offsets(&Story::new(text));
    }

    #[test]
    fn clean_text_is_untouched(text in clean_story()) {
        prop_assert!(matches!(repair(&text), Cow::Borrowed(same) if same == text));
        // Words thrown together at random can look like any language.
        let options = LoadOptions { any_language: true, ..LoadOptions::default() };
        let loaded = load("haber.txt", text.as_bytes(), &options).unwrap();
        prop_assert_eq!(&loaded.story.text, &text);
    }

    #[test]
    fn what_is_repaired_needs_no_further_repair(text in troublesome_text()) {
        let once = repair(&text).into_owned();
        prop_assert_eq!(repair(&once).into_owned(), once);
    }

    #[test]
    fn every_encoding_is_read_back(text in clean_story()) {
        let units = || text.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        let (turkish, _, lossy) = encoding_rs::WINDOWS_1254.encode(&text);
        prop_assert!(!lossy);
        for (mark, body) in [
            (&b""[..], text.as_bytes()), (b"\xef\xbb\xbf", text.as_bytes()),
            (b"", &little), (b"\xff\xfe", &little), (b"", &big), (b"\xfe\xff", &big),
        ] {
            if mark.is_empty() && text.chars().count() < 12 {
                continue; // two letters in UTF-16 without a mark could be anything
            }
            let bytes = [mark, body].concat();
            prop_assert_eq!(&decode(&bytes).unwrap().text, &text);
        }
        // One byte a letter needs some letters to tell it by.
        if text.chars().filter(|c| "ığşİĞŞçöü".contains(*c)).count() >= 12 {
            prop_assert_eq!(&decode(&turkish).unwrap().text, &text);
        }
    }

    #[test]
    fn text_decoded_once_too_often_is_repaired(clean in clean_story(), damaged in clean_story()) {
        // Alone, a Â before a capital cannot be told from Turkish; with other damage around it can.
        let damaged = format!("Görüşme. {damaged}");
        for encoding in [None, Some(encoding_rs::WINDOWS_1252), Some(encoding_rs::WINDOWS_1254)] {
            let mixed = format!("{clean}\n{}\n{clean}", decoded_again(&damaged, encoding));
            prop_assert_eq!(repair(&mixed).into_owned(), format!("{clean}\n{damaged}\n{clean}"));
        }
    }

    #[test]
    fn decomposed_letters_are_composed(text in clean_story()) {
        let normalizer = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd();
        prop_assert_eq!(repair(&normalizer.normalize(&text)).into_owned(), text);
    }

    #[test]
    fn a_header_is_parted_from_its_story(text in clean_story(), lost in 2usize..9) {
        let with_header = format!("date 2025-09-08 {} {text}", "?".repeat(lost));
        let found = header(&with_header);
        prop_assert_eq!(found.published.map(|day| day.to_string()), Some("2025-09-08".to_owned()));
        prop_assert_eq!(found.text, text.as_str());
        prop_assert_eq!(header(&text).text, text.as_str());
    }
}
