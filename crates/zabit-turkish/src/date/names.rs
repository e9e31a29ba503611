//! The words of dates as tables: months, days of the week, seasons, and words that count from a day.
//!
//! Source: Göksel and Kerslake (2005), ch. 16.4 (temporal adverbials), 8.1 (case), 10.2 (-(s)I compounds).

use crate::numeral::{Ending, stems};

const MONTHS: [&str; 12] =
    ["ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"];

const WEEKDAYS: [&str; 7] = ["pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"];

/// Seasons with the numbers of ISO 8601-2 (EDTF): spring is 21.
const SEASONS: &[(&str, i8)] =
    &[("ilkbahar", 21), ("bahar", 21), ("yaz", 22), ("sonbahar", 23), ("güz", 23), ("kış", 24)];

/// Days named by one word, and how far off they are.
pub(super) const DAYS: &[(&str, i64)] = &[("bugün", 0), ("dün", -1), ("yarın", 1)];

/// Words before a day, week, month or year, how far off it is, and whether it counts from the day of speaking;
/// the others count from a time told before ("bir önceki ay").
const STEPS: &[(&str, i8, bool)] = &[
    ("bu", 0, true),
    ("geçen", -1, true),
    ("geçtiğimiz", -1, true),
    ("gelecek", 1, true),
    ("önümüzdeki", 1, true),
    ("geçmiş", -1, false),
    ("önceki", -1, false),
    ("evvelki", -1, false),
    ("sonraki", 1, false),
    ("aynı", 0, false),
    ("o", 0, false),
    ("son", -1, false),
];

/// The same after "bir": "bir dahaki ay".
const STEPS_AFTER_BIR: &[(&str, i8)] = &[("önceki", -1), ("sonraki", 1), ("dahaki", 1)];

/// What may stand after the name of a day ("salı günü"), and its stem.
const DAY_WORDS: &[(&str, &str)] = &[("günü", "gün"), ("gecesi", "gece"), ("sabahı", "sabah"), ("akşamı", "akşam")];

/// How far off a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// -1 is the one before, 0 the present one, 1 the next.
    pub by: i8,
    /// Whether it counts from the day of speaking.
    pub from_today: bool,
}

/// The month a word names, 1 to 12: "ekimde" is 10.
///
/// ```
/// use zabit_turkish::date::month;
/// assert_eq!(month("ekimde").map(|(number, _)| number), Some(10));
/// assert_eq!(month("ocağın").map(|(number, _)| number), Some(1));
/// assert!(month("martı").is_some() && month("marka").is_none());
/// ```
pub fn month(lower: &str) -> Option<(i8, Ending)> {
    named(&MONTHS, lower)
}

/// The day of the week a word names, Monday is 1. "pazar" may also be a market: see the words around it.
///
/// ```
/// use zabit_turkish::date::weekday;
/// assert_eq!(weekday("salıya").map(|(number, _)| number), Some(2));
/// assert_eq!(weekday("pazartesiden").map(|(number, _)| number), Some(1));
/// ```
pub fn weekday(lower: &str) -> Option<(i8, Ending)> {
    named(&WEEKDAYS, lower)
}

/// The name of a month or day as long as it stands in a word; months may soften ("ocağın").
pub(super) fn name_length(lower: &str) -> usize {
    let names = MONTHS.iter().chain(&WEEKDAYS).chain(SEASONS.iter().map(|(name, _)| name));
    let fits = |name: &&&str| {
        let hard = lower.starts_with(**name);
        hard || name.strip_suffix('k').is_some_and(|soft| lower.strip_prefix(soft).is_some_and(|r| r.starts_with('ğ')))
    };
    names.filter(fits).map(|name| if lower.starts_with(name) { name.len() } else { name.len() + 1 }).max().unwrap_or(0)
}

fn named(names: &[&str], lower: &str) -> Option<(i8, Ending)> {
    // Few words begin like a name; cheaper to look before parting the word.
    let starts = |name: &&str| name.chars().take(3).eq(lower.chars().take(3));
    if !names.iter().any(starts) {
        return None;
    }
    let place = |stem: &str| names.iter().position(|name| *name == stem);
    stems(lower, |stem| place(stem).is_some(), |stem, ending| Some((place(stem)? as i8 + 1, ending)))
}

/// The season a word names, as ISO 8601-2 numbers them.
pub(super) fn season(lower: &str) -> Option<(i8, Ending)> {
    let (name, number) = SEASONS.iter().find(|(name, _)| lower.starts_with(name))?;
    crate::numeral::ending(&lower[name.len()..]).map(|ending| (*number, ending))
}

/// A step in one word.
pub(super) fn step(lower: &str) -> Option<Step> {
    STEPS.iter().find(|(word, ..)| *word == lower).map(|(_, by, from_today)| Step { by: *by, from_today: *from_today })
}

/// A step in the word after "bir".
pub(super) fn step_after_bir(lower: &str) -> Option<Step> {
    STEPS_AFTER_BIR.iter().find(|(word, _)| *word == lower).map(|(_, by)| Step { by: *by, from_today: false })
}

/// Whether a word says "day", "night" … after the name of a day.
pub(super) fn is_day_word(lower: &str) -> bool {
    day_word_stem(lower).is_some()
}

/// How many bytes of such a word are its stem.
pub(super) fn day_word_stem(lower: &str) -> Option<usize> {
    DAY_WORDS.iter().find(|(word, _)| lower.starts_with(word)).map(|(_, stem)| stem.len())
}
