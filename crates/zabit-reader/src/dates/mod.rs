//! Dates, resolved against the day of publication where relative.
//!
//! In:  a story.
//! Out: [`DateDraft`]s in text order, values in EDTF (ISO 8601-2): `2016-07-15`, `2016-07`, `2016`,
//!      `2013/2020`, `197X`.
//!
//! What the story does not fix stays open. A relative date ("dün", "geçen hafta") in a story without a day
//! of publication is left out. A day and month without a year keep `XXXX` for the year there, as EDTF has it:
//! the day is stated, the year is not. So do days that stand for an event ("15 Temmuz darbe girişimi").

mod absolute;
mod calendar;
mod relative;

use jiff::civil::Date;

use crate::Doc;
use crate::draft::DateDraft;

/// A date found at some tokens: how many, and its value; `None` where the story cannot fix it.
struct Hit {
    end: usize,
    value: Option<String>,
}

/// Finds the dates of a story, in text order and without overlaps, in time linear in its tokens.
pub fn dates(doc: &Doc) -> Vec<DateDraft> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < doc.len() {
        let Some(hit) = absolute::date(doc, at).or_else(|| relative::date(doc, at)) else {
            at += 1;
            continue;
        };
        let tokens = at..hit.end.max(at + 1);
        at = tokens.end;
        if let Some(value) = hit.value {
            out.push(DateDraft { span: doc.bare_span(tokens.clone()), tokens, value });
        }
    }
    out
}

/// The day of publication.
fn published(doc: &Doc) -> Option<Date> {
    doc.story.published
}

/// Whether the sentence around a token tells of the future: a verb in -AcAk after it.
fn is_future(doc: &Doc, at: usize) -> bool {
    let end = doc.story.sentences.get(doc.story.sentence_of(at)).map_or(doc.len(), |s| s.end);
    (at..end.min(at + 30)).any(|n| {
        let word = doc.lower(n);
        ["acak", "ecek", "acağ", "eceğ"].iter().any(|mark| word.contains(mark)) && !word.starts_with("gelecek")
    })
}

/// Whether there is a token at `at` on the same line as the one before it.
fn follows(doc: &Doc, at: usize) -> bool {
    doc.story.tokens.get(at).is_some_and(|token| !token.line_before)
}

/// The stem of a token, empty past the end.
fn stem<'a>(doc: &'a Doc, at: usize) -> &'a str {
    if at < doc.len() { doc.stem(at) } else { "" }
}
