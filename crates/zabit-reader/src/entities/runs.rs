//! Runs of words that may hold names: capitalised words with the small words inside names between them.

use std::ops::Range;

use zabit_text::TokenKind;
use zabit_turkish::country;
use zabit_turkish::heads::{Head, head};
use zabit_turkish::titles::title_word;

use super::guess::looks_common;
use crate::Doc;

/// Small words inside a name: "Ursula von der Leyen", "Selim el-Cuburi", "University of Leeds".
const PARTICLES: &[&str] = &[
    "el", "al", "ul", "es", "eş", "bin", "bint", "van", "von", "der", "den", "del", "della", "di", "du", "dos", "of",
    "for", "the", "and",
];

/// All runs of a story, in order. None crosses a line, a mark or an apostrophe's suffix.
pub(super) fn runs(doc: &Doc) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < doc.len() {
        if !belongs(doc, at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at + 1;
        while let Some(next) = step(doc, end) {
            end = next;
        }
        if (start..end).any(|n| doc.is_capitalised(n)) {
            out.push(start..end);
        }
        at = end;
    }
    out
}

/// Whether a word can stand in a run by itself: a capital, or a word of a title.
pub(super) fn belongs(doc: &Doc, at: usize) -> bool {
    if !doc.is_word(at) {
        return false;
    }
    if doc.is_capitalised(at) {
        return true;
    }
    let word = title_word(doc.lower(at));
    word.of || word.bare || word.modifier
}

/// Whether a word is there, capitalised, in the same line.
fn capital(doc: &Doc, at: usize) -> bool {
    at < doc.len() && doc.is_word(at) && doc.is_capitalised(at) && !doc.story.tokens[at].line_before
}

/// Where the run goes on to after `end`, if it does.
fn step(doc: &Doc, end: usize) -> Option<usize> {
    let last = end - 1;
    let token = doc.story.tokens.get(end)?;
    if token.line_before || doc.story.tokens[last].has_apostrophe() {
        return None;
    }
    if belongs(doc, end) {
        return Some(end + 1);
    }
    let next = end + 1;
    if doc.story.tokens.get(next)?.line_before {
        return None;
    }
    match token.kind {
        TokenKind::Word => word_joins(doc, last, end).then_some(next),
        // "14. Ağır Ceza Mahkemesi"
        TokenKind::Number if doc.is(next, ".") => {
            (doc.is_capitalised(last) && capital(doc, next + 1) && reaches_head(doc, next + 1)).then_some(next + 1)
        }
        TokenKind::Number => {
            // "Schalke 04"
            (doc.is_capitalised(last) && doc.str(end).starts_with('0') && !doc.str(end).contains([',', '.', ':']))
                .then_some(next)
        }
        TokenKind::Punct => sign_joins(doc, last, end).then_some(next),
        TokenKind::Mark => None,
    }
}

/// Whether a small word at `end` stands inside a name.
fn word_joins(doc: &Doc, last: usize, end: usize) -> bool {
    let next = end + 1;
    match doc.lower(end) {
        "ve" => joins(doc, last, next),
        // "Türk Devletleri ile İlişkiler Başkanı" as a second title
        "ile" => matches!(doc.lower(next), "ilişkiler" | "işbirliği") && reaches_title(doc, next),
        "de" => country::place(&format!("{} de {}", doc.lower(last), doc.stem(next))).is_some(),
        word => PARTICLES.contains(&word) && doc.is_capitalised(last) && (capital(doc, next) || doc.is(next, "-")),
    }
}

/// Whether a sign at `end` stands inside a name.
fn sign_joins(doc: &Doc, last: usize, end: usize) -> bool {
    let next = end + 1;
    let tight = !doc.story.tokens[end].space_before && !doc.story.tokens[next].space_before;
    match doc.lower(end) {
        "-" | "–" if tight && doc.is_word(next) => {
            // "Kim Jong-un": short and in lower case.
            let syllable = doc.is_capitalised(last) && doc.stem(next).chars().count() <= 3;
            capital(doc, next) || PARTICLES.contains(&doc.lower(last)) || syllable
        }
        "&" => capital(doc, next),
        "," => capital(doc, next) && comma_list(doc, next) && joins(doc, last, next),
        _ => false,
    }
}

/// "Tarım ve Hayvancılık Bakanlığı": both sides are common words and a body's name or a title follows.
fn joins(doc: &Doc, last: usize, next: usize) -> bool {
    if !doc.is_word(next) || !doc.is_word(last) {
        return false;
    }
    let (before, after) = (doc.lower(last), doc.lower(next));
    // "Genel Başkan Yardımcısı ve Dış İlişkiler Başkanı": two titles, one person.
    if title_word(before).of && belongs(doc, next) {
        return reaches_title(doc, next);
    }
    let common = |word: &str| {
        (title_word(word).modifier || looks_common(word))
            && country::place(word).is_none()
            && head(word).is_none_or(|h| h.0 == Head::Thing)
    };
    doc.is_capitalised(last) && capital(doc, next) && common(before) && common(after) && reaches_head(doc, next)
}

/// Whether the capitalised words from `at` on end in the head of a body, or in a title.
fn reaches_head(doc: &Doc, at: usize) -> bool {
    for at in at..doc.len().min(at + 10) {
        if doc.story.tokens[at].line_before || !(capital(doc, at) || matches!(doc.lower(at), "ve" | ",")) {
            return false;
        }
        let stem = doc.stem(at);
        if matches!(head(stem), Some((Head::Organisation, ..))) || title_word(stem).of {
            return true;
        }
        if doc.story.tokens[at].has_apostrophe() {
            return false;
        }
    }
    false
}

/// Whether the words from `at` on end in a title before a name.
fn reaches_title(doc: &Doc, at: usize) -> bool {
    for n in at..doc.len().min(at + 6) {
        if doc.story.tokens[n].line_before || !(belongs(doc, n) || matches!(doc.lower(n), "ve" | "ile")) {
            return false;
        }
        if title_word(doc.lower(n)).of {
            return capital(doc, n + 1);
        }
    }
    false
}

/// A comma inside a name has an "ve" after it: "Gıda, Tarım ve Hayvancılık".
fn comma_list(doc: &Doc, at: usize) -> bool {
    (at..doc.len().min(at + 5))
        .take_while(|n| doc.is_capitalised(*n) || matches!(doc.lower(*n), "," | "ve"))
        .any(|n| doc.is(n, "ve"))
}
