//! Intervals in plain strings: "20 ve 30 arasında", "yüzden büyük", "en az 30", "10-12".
//!
//! Source: Göksel and Kerslake (2005), ch. 18.1 (comparison with -DAn), 16.2 (en az, en çok), 17.2 (kadar, arasında).

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Found, find};
use crate::casing;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// Its value.
    pub value: Decimal,
    /// Whether the value itself is inside.
    pub inside: bool,
}

/// A stretch of numbers that a text names; `None` is an open end.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// Where it stands, in bytes.
    pub bytes: Range<usize>,
    /// The lower end.
    pub low: Option<End>,
    /// The upper end.
    pub high: Option<End>,
}

/// Which side of a number is meant.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Above,
    Below,
    Same,
}

/// Words of comparison, longest first where one begins like another.
const SIDES: &[(&str, Side)] = &[
    ("büyük", Side::Above),
    ("fazla", Side::Above),
    ("yüksek", Side::Above),
    ("yukarı", Side::Above),
    ("küçük", Side::Below),
    ("düşük", Side::Below),
    ("aşağı", Side::Below),
    ("az", Side::Below),
    ("eşit", Side::Same),
];

/// Signs before a number, and whether the number itself is inside.
const SIGNS: &[(&str, Side, bool)] = &[
    ("<=", Side::Below, true),
    (">=", Side::Above, true),
    ("<", Side::Below, false),
    (">", Side::Above, false),
    ("en az", Side::Above, true),
    ("en fazla", Side::Below, true),
    ("en çok", Side::Below, true),
    ("eşittir", Side::Same, true),
];

/// Finds the intervals of a string, in order. Of two numbers joined, the second is outside, as is usual with
/// half-open ranges; a bound holds its number where the text says so.
///
/// ```
/// use zabit_turkish::numeral::intervals;
/// let found = intervals("Sayı yirmiden büyük ve 35'ten küçük veya eşittir, öteki en az 3");
/// let read: Vec<_> = found.iter().map(|it| (it.low.map(|end| end.value), it.high.map(|end| end.inside))).collect();
/// assert_eq!(read, [(Some(20.into()), Some(true)), (Some(3.into()), None)]);
/// ```
pub fn intervals(text: &str) -> Vec<Interval> {
    let numbers = find(text);
    let mut out: Vec<Interval> = Vec::new();
    let mut at = 0;
    while let Some(number) = numbers.get(at) {
        if let Some(found) = numbers.get(at + 1).and_then(|next| pair(text, number, next)) {
            out.push(found);
            at += 2;
            continue;
        }
        if let Some(found) = bound(text, number) {
            match out.last().and_then(|before| joined(text, before, &found)) {
                Some(both) => {
                    out.pop();
                    out.push(both);
                }
                None => out.push(found),
            }
        }
        at += 1;
    }
    out
}

/// The words after some bytes with where each ends, up to a sign that parts.
fn words_after(text: &str, at: usize) -> impl Iterator<Item = (compact_str::CompactString, usize)> + '_ {
    let rest = text.get(at..).unwrap_or("");
    rest.split_inclusive(char::is_whitespace)
        .scan(at, |start, word| {
            let from = *start;
            *start += word.len();
            Some((from, word.trim_end().trim_end_matches(['.', ',', ';', '!', '?'])))
        })
        .filter(|(_, word)| !word.is_empty())
        .map(|(from, word)| (casing::lower(word), from + word.len()))
}

/// Where the word of a number ends, with its suffix, and that suffix in lower case: all of a word, what follows the
/// apostrophe of a figure.
fn tail(text: &str, number: &Found) -> (usize, String) {
    let rest = text.get(number.bytes.end..).unwrap_or("");
    let suffix = match rest.strip_prefix(['\'', '’']) {
        Some(letters) => letters.find(|c: char| !c.is_alphabetic()).map_or(letters, |cut| &letters[..cut]),
        None => "",
    };
    if suffix.is_empty() {
        let word = text[number.bytes.clone()].rsplit(char::is_whitespace).next().unwrap_or("");
        return (number.bytes.end, casing::lower(word).into());
    }
    let apostrophe = rest.len() - rest.trim_start_matches(['\'', '’']).len();
    (number.bytes.end + apostrophe + suffix.len(), casing::lower(suffix).into())
}

fn ends_with(word: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| word.ends_with(end))
}

/// "20 ve 30 arasında", "20'den 100'e kadar", "1000-5000".
fn pair(text: &str, first: &Found, second: &Found) -> Option<Interval> {
    let (first_end, first_suffix) = tail(text, first);
    let (second_end, second_suffix) = tail(text, second);
    let between = text.get(first_end..second.bytes.start)?;
    let joint = between.trim();
    let mut after = words_after(text, second_end);
    let next = after.next();
    let word = next.as_ref().map_or("", |(word, _)| word.as_str());
    let start = first.bytes.start;
    let end = if matches!(joint, "-" | "–" | "~") {
        second.bytes.end
    } else if matches!(joint, "ve" | "ile") && word.starts_with("arasında") {
        cut(text, second_end, "arasında")
    } else if joint.is_empty()
        && word.starts_with("kadar")
        && ends_with(&first_suffix, &["dan", "den", "tan", "ten"])
        && ends_with(&second_suffix, &["a", "e"])
    {
        cut(text, second_end, "kadar")
    } else {
        return None;
    };
    let low = Some(End { value: first.value, inside: true });
    Some(Interval { bytes: start..end, low, high: Some(End { value: second.value, inside: false }) })
}

/// Where a word after some bytes ends.
fn cut(text: &str, at: usize, word: &str) -> usize {
    text.get(at..).and_then(|rest| rest.find(word)).map_or(at, |found| at + found + word.len())
}

/// A bound of one number: "100'den büyük", "otuzun üzerinde", "beş yüz ve daha fazlası", ">= 30", "en az 30".
fn bound(text: &str, number: &Found) -> Option<Interval> {
    let mut bytes = number.bytes.clone();
    let sign = sign_before(text, bytes.start);
    if let Some((start, ..)) = sign {
        bytes.start = start;
    }
    let after = compared(text, number);
    let (side, inside) = match (&sign, &after) {
        // "en az 30'a eşit".
        (Some((_, side, inside)), _) => (*side, *inside),
        (None, Some((side, inside, _))) => (*side, *inside),
        (None, None) => return None,
    };
    if let Some((_, _, end)) = after {
        bytes.end = end;
    }
    let end = Some(End { value: number.value, inside });
    let (low, high) = match side {
        Side::Above => (end, None),
        Side::Below => (None, end),
        Side::Same => (end, end),
    };
    Some(Interval { bytes, low, high })
}

fn sign_before(text: &str, start: usize) -> Option<(usize, Side, bool)> {
    let before = text[..start].trim_end();
    SIGNS.iter().find_map(|(sign, side, inside)| {
        let from = before.len().checked_sub(sign.len())?;
        let written = before.get(from..)?;
        (casing::lower(written) == *sign).then_some((from, *side, *inside))
    })
}

/// What is said after a number: the side, whether the number is inside, where the words end.
fn compared(text: &str, number: &Found) -> Option<(Side, bool, usize)> {
    let (end, suffix) = tail(text, number);
    let mut words = words_after(text, end).peekable();
    let ablative = ends_with(&suffix, &["dan", "den", "tan", "ten"]);
    let dative = ends_with(&suffix, &["a", "e"]);
    let joins = |word: &str| matches!(word, "ve" | "veya" | "ya");
    let (mut word, mut last) = words.next()?;
    if ends_with(&suffix, &["ın", "in", "un", "ün"]) {
        let side = match word.as_str() {
            word if word.starts_with("üzerinde") => Side::Above,
            word if word.starts_with("altında") => Side::Below,
            _ => return None,
        };
        return Some((side, false, last));
    }
    let bare = !ablative && !dative;
    if bare {
        // "beş yüz ve daha fazlası".
        if !joins(&word) || (word == "ya" && words.next()?.0 != "da") || words.next()?.0 != "daha" {
            return None;
        }
        let (said, end) = words.next()?;
        return side_of(&said).map(|side| (side, true, end));
    }
    if word == "daha" {
        (word, last) = words.next()?;
    }
    let mut side = side_of(&word).filter(|side| (*side == Side::Same) == dative)?;
    let mut inside = side == Side::Same;
    // "fazlası" keeps no possessive.
    let stem = SIDES.iter().find(|(stem, _)| word.starts_with(stem)).map_or(word.len(), |(stem, _)| stem.len());
    if word[stem..].starts_with("sı") || word[stem..].starts_with('ı') {
        let letters = word[stem..].chars().count();
        last = text[..last].char_indices().rev().nth(letters - 1).map_or(last, |(at, _)| at);
    }
    if let Some((_, end)) = words.peek().filter(|(next, _)| next.starts_with("değil")) {
        side = if side == Side::Above { Side::Below } else { Side::Above };
        return Some((side, true, *end));
    }
    // "veya eşit", "ya da daha az": the other half of "or equal".
    if let Some((more, end)) = other_half(&mut words, side) {
        inside = true;
        side = if side == Side::Same { more } else { side };
        last = end;
    }
    Some((side, inside, last))
}

fn side_of(word: &str) -> Option<Side> {
    SIDES.iter().find(|(stem, _)| word.starts_with(stem)).map(|(_, side)| *side)
}

/// "veya eşit" after a side, "ya da daha az" after "equal". No number may stand between.
fn other_half(
    words: &mut impl Iterator<Item = (compact_str::CompactString, usize)>,
    side: Side,
) -> Option<(Side, usize)> {
    match words.next()?.0.as_str() {
        "veya" => {}
        "ya" if words.next()?.0 == "da" => {}
        _ => return None,
    }
    let (mut word, mut end) = words.next()?;
    if word == "daha" {
        (word, end) = words.next()?;
    }
    let said = side_of(&word)?;
    ((side == Side::Same) != (said == Side::Same)).then_some((said, end))
}

/// A lower and an upper bound that "ve", "ancak" or a comma joins.
fn joined(text: &str, before: &Interval, after: &Interval) -> Option<Interval> {
    let joint = text.get(before.bytes.end..after.bytes.start)?.trim();
    if !matches!(joint, "ve" | "ancak" | "ama" | ",") || before.low == before.high || after.low == after.high {
        return None;
    }
    let (low, high) = match (before.low, before.high, after.low, after.high) {
        (Some(low), None, None, Some(high)) | (None, Some(high), Some(low), None) => (low, high),
        _ => return None,
    };
    let bytes = before.bytes.start..after.bytes.end;
    (low.value <= high.value).then_some(Interval { bytes, low: Some(low), high: Some(high) })
}
