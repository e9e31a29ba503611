//! Stretches of time: "3,5 yıl", "1 yıl 2 ay", "birkaç hafta", "bütün gün", "iki saatten fazla bir süre".
//!
//! In:  words.
//! Out: their parts, in the units of the record.
//!
//! Source: Göksel and Kerslake (2005), ch. 16.4 (expressions of duration), 18.1 (comparison with -DAn).

use std::ops::Range;

use rust_decimal::Decimal;

use crate::numeral::{Ending, Kind, Part, combine, digits, ending, sure_word, word};
use crate::suffix::Case;
use crate::words::{Plain, Words};

/// Words of time: the word, unit of the record, how many of them, seconds in one of the unit.
/// A year is counted as 365 days and a month as 30 where seconds are asked for.
const TIMES: &[(&str, &str, u32, u32)] = &[
    ("saniye", "second", 1, 1),
    ("dakika", "minute", 1, 60),
    ("saat", "hour", 1, 3_600),
    ("gün", "day", 1, 86_400),
    ("hafta", "week", 1, 604_800),
    ("ay", "month", 1, 2_592_000),
    ("yüzyıl", "year", 100, 31_536_000),
    ("onyıl", "year", 10, 31_536_000),
    ("yıl", "year", 1, 31_536_000),
    ("sene", "year", 1, 31_536_000),
    ("asır", "year", 100, 31_536_000),
];

/// A word of time with what is joined to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Time {
    /// `year` … `second`.
    pub unit: &'static str,
    /// How many of `unit` the word stands for: 100 for "asır".
    pub times: u32,
    /// How many bytes of the word its stem takes.
    pub stem: usize,
    /// What is joined to it.
    pub ending: Ending,
}

/// Reads a word in lower case as a word of time.
///
/// ```
/// use zabit_turkish::duration::time;
/// assert_eq!(time("haftalığına").map(|time| (time.unit, time.stem)), Some(("week", 5)));
/// assert!(time("aydınlık").is_none() && time("yıldız").is_none());
/// ```
pub fn time(lower: &str) -> Option<Time> {
    let first = lower.bytes().next()?;
    if !matches!(first, b's' | b'd' | b'g' | b'h' | b'a' | b'y' | b'o') {
        return None;
    }
    TIMES.iter().find_map(|(stem, unit, times, _)| {
        let rest = lower.strip_prefix(stem)?;
        // "aylar" are months, "ayla" is with the moon, or a name; "günlük" is for a day, "günden" from it.
        ending(rest).map(|ending| Time { unit, times: *times, stem: stem.len(), ending })
    })
}

/// How a duration is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// "…den az".
    Less,
    /// "…den fazla".
    More,
}

/// A stretch of time in words `..end`.
#[derive(Clone, Debug, PartialEq)]
pub struct Duration {
    /// How much of which unit, in the order of the text. Never empty.
    pub parts: Vec<(Decimal, &'static str)>,
    /// Whether it is a bound: "iki günden az bir süre".
    pub bound: Option<Bound>,
    /// Whether the amount is vague: "birkaç" counts as three.
    pub vague: bool,
    /// One past the last word.
    pub end: usize,
    /// How many bytes of the last word belong to it: its stem, or all of it after a bound.
    pub last: usize,
    /// What is joined to the last word of time.
    pub ending: Ending,
}

impl Duration {
    /// In seconds, a year of 365 days and a month of 30. `None` where the number grows too large.
    pub fn seconds(&self) -> Option<Decimal> {
        self.parts.iter().try_fold(Decimal::ZERO, |sum, (amount, unit)| {
            let (.., seconds) = TIMES.iter().find(|(_, name, ..)| name == unit)?;
            sum.checked_add(amount.checked_mul((*seconds).into())?)
        })
    }
}

/// How much stands before a word of time: the amount, whether it is vague, the word after it.
fn amount(words: &impl Words, at: usize) -> Option<(Decimal, bool, usize)> {
    match words.stem(at) {
        "tüm" | "bütün" => Some((Decimal::ONE, false, at + 1)),
        "birkaç" => Some((Decimal::from(3), true, at + 1)),
        "bir" if words.next(at + 1) == "kaç" => Some((Decimal::from(3), true, at + 2)),
        "bir" if words.next(at + 1) == "diğer" => Some((Decimal::ONE, false, at + 2)),
        _ => number(words, at)
            .filter(|number| number.kind == Kind::Cardinal && number.ending.is_bare())
            .map(|number| (number.value, false, number.end)),
    }
}

/// A number in a row of words, in digits or words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: Decimal,
    /// What kind it is.
    pub kind: Kind,
    /// What is joined to its last word.
    pub ending: Ending,
    /// Whether it is all in words.
    pub in_words: bool,
    /// One past its last word.
    pub end: usize,
}

/// The number that begins at a word: "2 bin 500", "on birinde", "11'inci".
pub fn number(words: &impl Words, at: usize) -> Option<Number> {
    read(words, at, false)
}

/// The same where nothing but a number can stand: "Eylül'ün onunda".
pub(crate) fn sure_number(words: &impl Words, at: usize) -> Option<Number> {
    read(words, at, true)
}

fn read(words: &impl Words, at: usize, sure: bool) -> Option<Number> {
    let mut parts: Vec<Part> = Vec::new();
    let mut found: Option<Number> = None;
    let mut end = at;
    while end == at || words.follows(end) {
        let Some((piece, kind, ending)) = piece(words, end, sure || end > at) else { break };
        let in_words = found.is_none_or(|number| number.in_words) && !matches!(piece.first(), Some(Part::Figure(_)));
        parts.extend(piece);
        let Some(combined) = combine(&parts).filter(|combined| combined.pieces == parts.len()) else { break };
        end += 1;
        found = Some(Number { value: combined.value, kind, ending, in_words, end });
        if kind != Kind::Cardinal || !ending.is_bare() || words.is_closed(end - 1) {
            break;
        }
    }
    found
}

/// A word as part of a number. One that may be another word ("bine", "onu", "biri") counts only where it is `sure`.
fn piece(words: &impl Words, at: usize, sure: bool) -> Option<(Vec<Part>, Kind, Ending)> {
    let (stem, suffix) = (words.stem(at), words.suffix(at));
    if stem.as_bytes().first()?.is_ascii_digit() {
        let rank = ["inci", "ıncı", "uncu", "üncü", "nci", "ncı", "ncu", "ncü"];
        let kind = if rank.iter().any(|rank| suffix.starts_with(rank)) { Kind::Ordinal } else { Kind::Cardinal };
        let ending = if kind == Kind::Ordinal { Ending::BARE } else { ending(suffix)? };
        return Some((vec![Part::Figure(digits(stem)?)], kind, ending));
    }
    let word = if sure { sure_word(stem) } else { word(stem).filter(|word| !word.doubtful) }?;
    let ending = if words.is_closed(at) { ending(suffix)? } else { word.ending };
    Some((word.parts, word.kind, ending))
}

/// The duration that begins at a word.
pub fn duration(words: &impl Words, at: usize) -> Option<Duration> {
    let mut out: Option<Duration> = None;
    let mut from = at;
    while let Some((amount, vague, unit_at)) = amount(words, from) {
        let Some((time, end, last)) = time_at(words, unit_at) else { break };
        let mut parts = out.as_ref().map_or_else(Vec::new, |before: &Duration| before.parts.clone());
        parts.push((amount.checked_mul(time.times.into())?, time.unit));
        let vague = vague || out.as_ref().is_some_and(|before| before.vague);
        out = Some(Duration { parts, bound: None, vague, end, last, ending: time.ending });
        from = end;
        if !time.ending.is_bare() || !words.follows(from) {
            break;
        }
    }
    out.map(|found| bounded(words, found))
}

/// A word of time that goes on with its line; "iş günü" is one, and so is "on yıl".
fn time_at(words: &impl Words, at: usize) -> Option<(Time, usize, usize)> {
    if words.next(at) == "iş" && words.next(at + 1).starts_with("günü") {
        let day = time("gün")?;
        return Some((day, at + 2, "günü".len()));
    }
    if words.next(at) == "on" {
        let decade = time(words.next(at + 1)).filter(|time| time.unit == "year" && time.times == 1)?;
        return Some((Time { times: 10, ..decade }, at + 2, decade.stem));
    }
    let found = time(words.next(at))?;
    Some((found, at + 1, found.stem))
}

/// "…den az bir süre", "…den fazla".
fn bounded(words: &impl Words, found: Duration) -> Duration {
    let end = found.end;
    let bound = match words.next(end) {
        "az" => Bound::Less,
        "fazla" => Bound::More,
        _ => return found,
    };
    if found.ending.case != Case::Ablative || words.next(end + 1) != "bir" || !words.next(end + 2).starts_with("süre")
    {
        return found;
    }
    Duration { bound: Some(bound), end: end + 3, last: "süre".len(), ..found }
}

/// Finds the durations of a string, in order, with their bytes; suffixes are left out ("3 saatliğine" is "3 saat").
///
/// ```
/// use zabit_turkish::duration::find;
/// let found = find("Yol 1 yıl 2 aylığına kapandı.");
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].1.parts, [(1.into(), "year"), (2.into(), "month")]);
/// ```
pub fn find(text: &str) -> Vec<(Range<usize>, Duration)> {
    let words = Plain::new(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match duration(&words, at) {
            Some(found) => {
                let end = words.bytes(found.end - 1).start + found.last;
                let next = found.end;
                out.push((words.bytes(at).start..end, found));
                at = next;
            }
            None => at += 1,
        }
    }
    out
}
