//! Figures with a measure in plain strings: "34.500 ton", "saatte 188 mil", and ages.
//!
//! In:  a string.
//! Out: values with the units of the record.
//! Not here: durations ([`crate::duration`]); money and counts, which a reader of stories tells by their context.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::casing;
use crate::numeral::{self, Found, Kind, spans};
use crate::suffix::Case;
use crate::unit::{LONGEST, is_currency, is_time, unit};

/// A figure with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Where both stand, in bytes; what follows an apostrophe left out.
    pub bytes: Range<usize>,
    /// The value, in `unit`.
    pub value: Decimal,
    /// Unit of the record, with "/h" behind it for a speed by the hour.
    pub unit: String,
}

/// Finds lengths, areas, volumes, weights, speeds, amounts of data and the like, in order.
///
/// ```
/// use zabit_turkish::measure::dimensions;
/// let found = dimensions("Köprü 2,5 kilometredir; sınır saatte 50 kilometre, ceza 300 lira.");
/// let read: Vec<_> = found.iter().map(|it| (it.value.to_string(), it.unit.as_str())).collect();
/// assert_eq!(read, [("2.5".to_owned(), "km"), ("50".to_owned(), "km/h")]);
/// ```
pub fn dimensions(text: &str) -> Vec<Measured> {
    let mut out: Vec<Measured> = glued(text);
    out.extend(numeral::find(text).into_iter().filter_map(|number| dimension(text, &number)));
    out.sort_by_key(|found| found.bytes.start);
    out
}

fn dimension(text: &str, number: &Found) -> Option<Measured> {
    if number.kind != Kind::Cardinal {
        return None;
    }
    let (code, factor, end) = unit_after(text, number.bytes.end)?;
    if is_time(code) || is_currency(code) || code == "count" {
        return None;
    }
    let value = number.value.checked_mul(factor)?;
    let before = text[..number.bytes.start].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let by_hour = casing::lower(word) == "saatte";
    let start = if by_hour { before.len() - word.len() } else { number.bytes.start };
    Some(Measured { bytes: start..end, value, unit: if by_hour { format!("{code}/h") } else { code.to_owned() } })
}

/// The unit that begins after some bytes: its code, its factor, where it ends.
fn unit_after(text: &str, at: usize) -> Option<(&'static str, Decimal, usize)> {
    let rest = text.get(at..)?;
    // "16-bit".
    let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '-']).len();
    if gap == 0 {
        return None;
    }
    let rest = few_words(&rest[gap..]);
    let words: Vec<Range<usize>> = spans(rest).into_iter().take(LONGEST).collect();
    let stems: Vec<_> = words.iter().map(|span| stem(&rest[span.clone()])).collect();
    let lower: Vec<_> = stems.iter().map(|stem| casing::lower(stem)).collect();
    let (found, count) = unit(&lower.iter().map(|word| word.as_str()).collect::<Vec<_>>())?;
    let last = count.checked_sub(1)?;
    Some((found.code, found.factor, at + gap + words.get(last)?.start + stems.get(last)?.len()))
}

/// The first words of a text: as many as a unit may have, so that a long text is not cut anew after each figure.
fn few_words(text: &str) -> &str {
    let length: usize = text.split_inclusive(char::is_whitespace).take(LONGEST + 1).map(str::len).sum();
    &text[..length]
}

/// A word without what follows its apostrophe.
fn stem(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}

/// "7,62mm": figure and unit in one word.
fn glued(text: &str) -> Vec<Measured> {
    spans(text).into_iter().filter_map(|span| glued_word(text, span)).collect()
}

fn glued_word(text: &str, span: Range<usize>) -> Option<Measured> {
    let word = stem(&text[span.clone()]);
    let (figure, letters) = word.split_at(word.find(char::is_alphabetic)?);
    let value = numeral::digits(figure)?;
    let (found, _) = unit(&[casing::lower(letters).as_str()])?;
    let measures = !(found.is_time() || found.is_currency() || found.code == "count");
    let value = value.checked_mul(found.factor)?;
    // "10M" is ten million.
    let scale = letters.len() == 1 && letters.starts_with(char::is_uppercase);
    (measures && !scale).then(|| Measured {
        bytes: span.start..span.start + word.len(),
        value,
        unit: found.code.to_owned(),
    })
}

/// Finds ages, in order: "29 yaşındayım", "8 aylık", "üç aydan daha küçük". A time with -lIk may also be the length of
/// something ("90 günlük fatura").
///
/// ```
/// use zabit_turkish::measure::ages;
/// let found = ages("On yaşındaki çocuk ile altı aylık kardeşi");
/// let read: Vec<_> = found.iter().map(|it| (it.value, it.unit.as_str())).collect();
/// assert_eq!(read, [(10.into(), "year"), (6.into(), "month")]);
/// ```
pub fn ages(text: &str) -> Vec<Measured> {
    numeral::find(text).into_iter().filter_map(|number| age(text, number)).collect()
}

fn age(text: &str, number: Found) -> Option<Measured> {
    let rest = few_words(text.get(number.bytes.end..)?);
    let mut words = spans(rest).into_iter();
    let span = words.next()?;
    let word = casing::lower(stem(&rest[span.clone()]));
    let end = number.bytes.end + span.start + stem(&rest[span]).len();
    let found = |unit: &str| Measured { bytes: number.bytes.start..end, value: number.value, unit: unit.to_owned() };
    if word.strip_prefix("yaş").is_some_and(|rest| numeral::ending(rest).is_some() || rest.starts_with("ında")) {
        return Some(found("year"));
    }
    let (time, _) = unit(&[word.as_str()]).filter(|(unit, _)| unit.is_time())?;
    let compared = || {
        words.take(2).any(|span| {
            let word = casing::lower(&rest[span]);
            word.starts_with("küçük") || word.starts_with("büyük")
        })
    };
    let is_age = time.ending.derived || time.ending.case == Case::Ablative && compared();
    is_age.then(|| found(time.code))
}
