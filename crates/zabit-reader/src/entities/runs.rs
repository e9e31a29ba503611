//! Runs of words that may hold names: capitalised words with the small words inside names between them.

use std::ops::Range;

use zabit_text::TokenKind;
use zabit_turkish::heads::{Head, head};
use zabit_turkish::titles::title_word;
use zabit_turkish::{country, lexicon};

use crate::Doc;

/// Small words inside a name: "Ursula von der Leyen", "Selim el-Cuburi", "Rio de Janeiro".
const PARTICLES: &[&str] = &[
    "el", "al", "ul", "de", "da", "del", "della", "der", "den", "van", "von", "bin", "bint", "di", "du", "of", "la",
    "le", "dos", "es", "eş", "ben", "jong", "in", "un", "il",
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
        let mut capital = doc.is_capitalised(at);
        while let Some(next) = step(doc, start, end) {
            capital |= doc.is_capitalised(next - 1);
            end = next;
        }
        if capital {
            out.push(start..end);
        }
        at = end;
    }
    out
}

/// Whether a word can begin a run: a capital, or a word of a title.
fn belongs(doc: &Doc, at: usize) -> bool {
    if !doc.is_word(at) {
        return false;
    }
    if doc.is_capitalised(at) {
        return true;
    }
    let word = title_word(doc.lower(at));
    word.of || word.bare || word.modifier
}

/// Where the run goes on to after `end`, if it does.
fn step(doc: &Doc, start: usize, end: usize) -> Option<usize> {
    let last = end - 1;
    let token = doc.story.tokens.get(end)?;
    if token.line_before || doc.story.tokens[last].has_apostrophe() {
        return None;
    }
    if belongs(doc, end) {
        return Some(end + 1);
    }
    let after = |at: usize| doc.story.tokens.get(at).filter(|t| !t.line_before).map(|_| at);
    let next = after(end + 1)?;
    let capital = |at: usize| at < doc.len() && doc.is_word(at) && doc.is_capitalised(at);
    match token.kind {
        TokenKind::Word if doc.lower(end) == "ve" => joins(doc, start, last, next).then_some(next),
        TokenKind::Word => {
            let particle = PARTICLES.contains(&doc.lower(end)) && doc.is_capitalised(last) && !lexicon_verb(doc, last);
            (particle
                && (capital(next) || doc.is(next, "-"))
                && !matches!(doc.lower(end), "da" | "de" | "in" | "un" | "la" | "le")
                || particle
                    && doc.lower(end) == "de"
                    && lexicon::frequency(doc.lower(last)) == 0
                    && lexicon::frequency(doc.lower(next)) == 0
                    && capital(next)
                    && !doc.story.tokens[next].has_apostrophe()
                    && title_word(doc.lower(next)) == Default::default()
                    && country::place(doc.lower(last)).is_none())
            .then_some(next)
        }
        TokenKind::Number => {
            let ordinal = doc.is(next, ".") && capital(next + 1) && !doc.story.tokens[next + 1].line_before;
            (ordinal && doc.is_capitalised(last) && reaches_head(doc, next + 1)).then_some(next + 1)
        }
        TokenKind::Punct => {
            let tight = !token.space_before && !doc.story.tokens[next].space_before;
            match doc.lower(end) {
                "-" | "–" if tight && doc.is_word(next) => {
                    let particle = PARTICLES.contains(&doc.lower(last));
                    (capital(next) || particle || doc.is_capitalised(last) && lexicon::frequency(doc.lower(next)) == 0)
                        .then_some(next)
                }
                "&" if capital(next) => Some(next),
                "," => (joins(doc, start, last, next) && comma_list(doc, next)).then_some(next),
                _ => None,
            }
        }
        TokenKind::Mark => None,
    }
}

fn lexicon_verb(doc: &Doc, at: usize) -> bool {
    lexicon::is_only_verb(doc.lower(at))
}

/// "Tarım ve Hayvancılık Bakanlığı": both sides are common words and a body's name or a title follows.
fn joins(doc: &Doc, start: usize, last: usize, next: usize) -> bool {
    if !doc.is_word(next) || !doc.is_word(last) {
        return false;
    }
    let (before, after) = (doc.lower(last), doc.lower(next));
    let title = title_word(before);
    // "Genel Başkan Yardımcısı ve Dış İlişkiler Başkanı": two titles, one person.
    if title.of && (doc.is_capitalised(next) || title_word(after) != Default::default()) {
        return reaches_title(doc, next);
    }
    let common = |word: &str| lexicon::is_common(word) && country::place(word).is_none();
    let capitals = doc.is_capitalised(last) && doc.is_capitalised(next);
    capitals && common(before) && common(after) && head(before).is_none() && (last >= start) && reaches_head(doc, next)
}

/// Whether the capitalised words from `at` on end in the head of a body, or in a title.
fn reaches_head(doc: &Doc, at: usize) -> bool {
    let mut at = at;
    while at < doc.len() && (doc.is_word(at) && doc.is_capitalised(at) || matches!(doc.lower(at), "ve" | ",")) {
        if doc.story.tokens[at].line_before {
            return false;
        }
        let stem = doc.stem(at);
        if matches!(head(stem), Some((Head::Organisation, ..))) || title_word(stem).of {
            return true;
        }
        if doc.story.tokens[at].has_apostrophe() {
            return false;
        }
        at += 1;
    }
    false
}

fn reaches_title(doc: &Doc, at: usize) -> bool {
    (at..doc.len().min(at + 6)).take_while(|n| belongs(doc, *n)).any(|n| title_word(doc.lower(n)).of)
}

/// A comma inside a name has an "ve" after it: "Gıda, Tarım ve Hayvancılık".
fn comma_list(doc: &Doc, at: usize) -> bool {
    (at..doc.len().min(at + 5))
        .take_while(|n| doc.is_capitalised(*n) || matches!(doc.lower(*n), "," | "ve"))
        .any(|n| doc.is(n, "ve"))
}
