//! Dates made of two: ranges ("2 Ekim'den 22 Ekim'e kadar", "Ocak ile Ağustos arası") and times counted from another
//! ("yarından üç hafta sonra").
//!
//! Source: Göksel and Kerslake (2005), ch. 17.2 (postpositions with the ablative and dative), 16.4.

use super::absolute::year_number;
use super::last::hit;
use super::names::weekday;
use super::relative;
use super::simple::{self, possessed};
use super::when::{Hit, WHOLE, When};
use crate::duration::{Bound, Duration, duration, number};
use crate::numeral::Kind;
use crate::suffix::Case;
use crate::words::Words;

/// What may follow a duration that counts from another time, and whether it goes back.
const DIRECTIONS: &[(&str, bool)] = &[
    ("önce", true),
    ("önceki", true),
    ("sonra", false),
    ("sonraki", false),
    ("sonraya", false),
    ("içinde", false),
    ("sonunda", false),
];

/// The longest date that begins at a word.
pub(super) fn longest<W: Words>(words: &W, at: usize) -> Option<Hit> {
    let mut found = simple::all(words, at);
    found.extend(moved(words, at));
    let named = found.iter().filter_map(|first| relative::with_day_word(words, first)).collect::<Vec<_>>();
    let ranges: Vec<Hit> = found.iter().chain(&named).filter_map(|first| range(words, first)).collect();
    found.extend(ranges);
    longest_of(found)
}

/// The first of the longest.
fn longest_of(found: Vec<Hit>) -> Option<Hit> {
    found.into_iter().reduce(|best, next| if next.end > best.end { next } else { best })
}

/// A date as the end of a range; days and years may be short there: "22'sine", "2019'a".
fn other_end<W: Words>(words: &W, at: usize) -> Option<Hit> {
    if !words.follows(at) {
        return None;
    }
    let mut found = simple::all(words, at);
    found.extend(moved(words, at));
    found.extend(possessed(words, at));
    found.extend(simple::bare_month(words, at));
    found.extend(year_number(words, at).and_then(|y| hit(words, at + 1, words.stem(at).len(), When::Years(y, y))));
    let named = found.iter().filter_map(|last| relative::with_day_word(words, last)).collect::<Vec<_>>();
    found.extend(named);
    longest_of(found)
}

/// The range that begins with a date.
fn range<W: Words>(words: &W, first: &Hit) -> Option<Hit> {
    if words.next(first.end).starts_with("ara") && is_double(&first.when) {
        return between(words, first.end, first.when.clone());
    }
    let joint = words.next(first.end);
    let spaced = matches!(joint, "-" | "–" | "ve" | "ile" | "ila");
    let last = other_end(words, if spaced { first.end + 1 } else { first.end })?;
    let when = When::Range(Box::new(first.when.clone()), Box::new(last.when.clone()));
    match first.ending.case {
        _ if joint == "-" || joint == "–" => between(words, last.end, when.clone()).or(Some(Hit { when, ..last })),
        Case::Ablative if !spaced && last.ending.case == Case::Dative => {
            let until = words.next(last.end) == "kadar";
            // Without "kadar" the last word closes the range with its suffix: "10/1'den 11/07'ye".
            Some(Hit { when, end: last.end + usize::from(until), letters: WHOLE, ..last })
        }
        Case::Instrumental if !spaced => between(words, last.end, when),
        _ if spaced => between(words, last.end, when),
        _ => None,
    }
}

/// "4-22 Ocak": both ends in one.
fn is_double(when: &When) -> bool {
    matches!(when, When::Days { .. })
        || matches!(when, When::Years(first, last) if first < last)
        || matches!(when, When::Months(_, (first, last)) if first < last)
}

/// "arası", "arasında" after both ends.
fn between(words: &impl Words, at: usize, when: When) -> Option<Hit> {
    let word = words.next(at);
    let closes = matches!(word, "arası" | "arasında" | "arasındaki");
    let found = closes.then(|| hit(words, at + 1, "ara".len(), when))?;
    found.map(|found| Hit { letters: WHOLE, ..found })
}

/// "iki hafta sonra", "bugünden iki gün sonra", "dünden 2 gün önce", "yarından itibaren 3 günden az bir sürede",
/// "iki pazartesi sonra".
fn moved(words: &impl Words, at: usize) -> Option<Hit> {
    if let Some(found) = weekdays_on(words, at) {
        return Some(found);
    }
    let (from, start) = match relative::day(words, at).filter(|from| from.ending.case == Case::Ablative) {
        Some(from) => {
            let bound = matches!(words.next(from.end), "itibaren" | "önce" | "sonra");
            let start = from.end + usize::from(bound);
            (Some(Box::new(from.when)), start)
        }
        None => (None, at),
    };
    if start > at && !words.follows(start) {
        return None;
    }
    let amount = duration(words, start)?;
    let (end, back) = direction(words, &amount, from.is_some())?;
    let word = words.stem(end - 1);
    let stem = ["fazla", "sonra"].iter().find(|stem| word.starts_with(**stem)).map_or(word.len(), |stem| stem.len());
    let found = hit(words, end, stem, When::Moved(from, amount.parts, back))?;
    // "sonraya" and "sonraki" stay whole, "fazladır" does not.
    Some(if word.starts_with("fazla") { found } else { Hit { letters: WHOLE, ..found } })
}

/// One past the word that says where a duration leads, and whether back.
fn direction(words: &impl Words, amount: &Duration, counted: bool) -> Option<(usize, bool)> {
    if amount.bound == Some(Bound::Less) && counted {
        return Some((amount.end, false));
    }
    let word = words.next(amount.end);
    if counted && word.starts_with("fazla") && amount.ending.case == Case::Ablative {
        return Some((amount.end + 1, true));
    }
    let (_, back) = DIRECTIONS.iter().find(|(direction, _)| *direction == word)?;
    amount.ending.is_bare().then_some((amount.end + 1, *back))
}

/// "iki pazartesi sonra".
fn weekdays_on(words: &impl Words, at: usize) -> Option<Hit> {
    let count = number(words, at).filter(|count| count.kind == Kind::Cardinal && count.ending.is_bare())?;
    let (day, _) = weekday(words.next(count.end)).filter(|(_, ending)| ending.is_bare())?;
    let back = match words.next(count.end + 1) {
        "sonra" => false,
        "önce" => true,
        _ => return None,
    };
    let from = When::Weekday { step: None, weekday: day, in_week: false };
    let when = When::Moved(Some(Box::new(from)), vec![(count.value, "week")], back);
    let found = hit(words, count.end + 2, 0, when)?;
    Some(Hit { letters: WHOLE, ..found })
}
