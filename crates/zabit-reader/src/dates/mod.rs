//! Dates, resolved against the day of publication where relative.
//!
//! In:  a story.
//! Out: [`DateDraft`]s in text order, values in EDTF (ISO 8601-2): `2016-07-15`, `2016-07`, `2016`,
//!      `2013/2020`, `197X`.
//!
//! What the words of a date say is the grammar's work ([`zabit_turkish::date`]); which day that is, and whether a record
//! may hold it, is decided here ([`resolve`]).
//!
//! What the story does not fix stays open. A relative date ("dün", "geçen hafta") in a story without a day
//! of publication is left out. A day and month without a year keep `XXXX` for the year there, as EDTF has it:
//! the day is stated, the year is not. So do days that stand for an event ("15 Temmuz darbe girişimi").

mod calendar;
mod resolve;

use zabit_turkish::date;

use crate::Doc;
use crate::draft::DateDraft;

/// Finds the dates of a story, in text order and without overlaps, in time linear in its tokens.
pub fn dates(doc: &Doc) -> Vec<DateDraft> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < doc.len() {
        if !doc.marks(at).date {
            at += 1;
            continue;
        }
        let Some((end, value)) = date::at(doc, at).and_then(|hit| Some((hit.end, resolve::value(doc, at, &hit)?)))
        else {
            at += 1;
            continue;
        };
        let tokens = at..end.max(at + 1);
        at = tokens.end;
        if let Some(value) = value {
            out.push(DateDraft { span: doc.bare_span(tokens.clone()), tokens, value });
        }
    }
    out
}
