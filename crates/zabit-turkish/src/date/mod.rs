//! Dates: months and days by name, and one grammar of expressions of time, for stories and for plain strings.
//!
//! In:  words ([`crate::words::Words`]), or a plain string.
//! Out: what a date says ([`When`]), still without the day it was said on: "dün" is one day back.
//! Not here: which day that is, and which of these a record should hold (the reader's work).
//!
//! [`at`] reads what a record may hold: each pattern begins with a word that few others share. [`find`] reads all that
//! Turkish has for days and stretches of time, ranges and counted times too, and takes the longest.

mod absolute;
mod joined;
mod last;
mod names;
mod relative;
mod simple;
mod when;

use std::ops::Range;

pub use names::{month, weekday};
pub use when::{Hit, Part, Step, When, Year};

use crate::words::{Plain, Words};

/// The date that begins at a word, of those that a story's record may hold. Cheap where none begins.
///
/// ```
/// use zabit_turkish::date::{When, Year, at};
/// use zabit_turkish::words::Plain;
/// let words = Plain::new("geçen yıl 15 Temmuz 2016'da");
/// assert_eq!(at(&words, 2).map(|hit| hit.end), Some(5));
/// assert!(matches!(at(&words, 0).map(|hit| hit.when), Some(When::Unit(step, "year")) if step.by == -1));
/// ```
pub fn at(words: &impl Words, at: usize) -> Option<Hit> {
    let first = words.stem(at).chars().next()?;
    if first.is_ascii_digit() {
        return absolute::numeric(words, at)
            .or_else(|| absolute::days_of_month(words, at))
            .or_else(|| absolute::decade(words, at))
            .or_else(|| absolute::years(words, at));
    }
    if !first.is_alphabetic() {
        return None;
    }
    absolute::months(words, at).or_else(|| relative::date(words, at))
}

/// Whether [`at`] can find a date that begins with a word, whatever follows: cheaper than to look, and the same wherever
/// the word stands.
///
/// ```
/// use zabit_turkish::date::may_begin;
/// assert!(may_begin("eylülde") && may_begin("geçen") && may_begin("2016") && may_begin("dünkü"));
/// assert!(!may_begin("köprü"));
/// ```
pub fn may_begin(stem: &str) -> bool {
    stem.starts_with(|c: char| c.is_ascii_digit())
        || names::month(stem).is_some()
        || names::weekday(stem).is_some()
        || relative::may_begin(stem)
}

/// A date in a plain string.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where it stands, in bytes; the case of its last word left out.
    pub bytes: Range<usize>,
    /// What it says.
    pub when: When,
}

/// Finds the dates of a string, in order: days, stretches, ranges, times counted from others. Where several begin at
/// one word, the longest.
///
/// ```
/// use zabit_turkish::date::{When, find};
/// let text = "Sergi 2 Ekim'den 22 Ekim'e kadar açık, müze üç hafta sonra açılıyor.";
/// let found = find(text);
/// let read: Vec<_> = found.iter().map(|date| &text[date.bytes.clone()]).collect();
/// assert_eq!(read, ["2 Ekim'den 22 Ekim'e kadar", "üç hafta sonra"]);
/// assert!(matches!(found[0].when, When::Range(..)) && matches!(found[1].when, When::Moved(..)));
/// ```
pub fn find(text: &str) -> Vec<Found> {
    let words = Plain::new(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(hit) = joined::longest(&words, at) else {
            at += 1;
            continue;
        };
        let last = words.bytes(hit.end - 1);
        let word = &text[last.clone()];
        let end = word.char_indices().nth(hit.letters).map_or(last.end, |(cut, _)| last.start + cut);
        out.push(Found { bytes: words.bytes(at).start..end, when: hit.when });
        at = hit.end.max(at + 1);
    }
    out
}
