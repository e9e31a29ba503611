//! Months and days of the week by name.
//!
//! In:  words in lower case, without what follows an apostrophe.
//! Out: their numbers and what is joined to them.

use crate::numeral::{Ending, stems};

const MONTHS: [&str; 12] =
    ["ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"];

const WEEKDAYS: [&str; 7] = ["pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"];

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

fn named(names: &[&str], lower: &str) -> Option<(i8, Ending)> {
    // Few words begin like a name; cheaper to look before parting the word.
    let starts = |name: &&str| name.chars().take(3).eq(lower.chars().take(3));
    if !names.iter().any(starts) {
        return None;
    }
    stems(lower, |stem, ending| {
        let at = names.iter().position(|name| *name == stem)?;
        Some((at as i8 + 1, ending))
    })
}
