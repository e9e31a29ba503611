//! Numerals in plain strings, for users who have no story: one numeral, or all those of a sentence.

use std::ops::Range;

use rust_decimal::Decimal;

use super::pieces::{Piece, parted, piece, spans};
use super::{Kind, combine, digits};
use crate::casing;

/// Reads a string that is one cardinal number, in digits, words or both. `None` where it is anything else.
///
/// ```
/// use zabit_turkish::numeral::parse;
/// let read = |text| parse(text).map(|value| value.normalize().to_string());
/// assert_eq!(read("6,7 milyar").as_deref(), Some("6700000000"));
/// assert_eq!(read("yüz elli bin").as_deref(), Some("150000"));
/// assert_eq!(read("bir buçuk milyar").as_deref(), Some("1500000000"));
/// assert_eq!(read("23 milyar 232 milyon 388 bin 145").as_deref(), Some("23232388145"));
/// assert_eq!(read("eksi on iki").as_deref(), Some("-12"));
/// assert_eq!(read("beşte üç").as_deref(), Some("0.6"));
/// assert_eq!(read("onlarca"), None);
/// ```
pub fn parse(text: &str) -> Option<Decimal> {
    let text = text.trim();
    match find(text).as_slice() {
        [only] if only.bytes == (0..text.len()) && only.kind == Kind::Cardinal => Some(only.value),
        _ => None,
    }
}

/// Reads a string that is one ordinal number: "on birinci" is 11, "20'nci" is 20, "3." is 3.
///
/// ```
/// use zabit_turkish::numeral::ordinal;
/// assert_eq!(ordinal("yirmi bir trilyon üç yüz yirmi ikinci"), Some(21_000_000_000_322_i64.into()));
/// assert_eq!(ordinal("20'nci"), Some(20.into()));
/// ```
pub fn ordinal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    if let Some(number) = text.strip_suffix('.').filter(|number| number.bytes().all(|b| b.is_ascii_digit())) {
        return digits(number);
    }
    match find(text).as_slice() {
        [only] if only.bytes == (0..text.len()) && only.kind == Kind::Ordinal => Some(only.value),
        _ => None,
    }
}

/// Reads a string that is one percentage, in percent: "yüzde 15,2", "%15,2", "binde 5" (0.5).
///
/// ```
/// use zabit_turkish::numeral::percent;
/// let read = |text| percent(text).map(|value| value.normalize().to_string());
/// assert_eq!(read("yüzde 15,2").as_deref(), Some("15.2"));
/// assert_eq!(read("eksi yüzde beş").as_deref(), Some("-5"));
/// assert_eq!(read("binde 5").as_deref(), Some("0.5"));
/// ```
pub fn percent(text: &str) -> Option<Decimal> {
    let text = text.trim();
    match percents(text).as_slice() {
        [only] if only.bytes == (0..text.len()) => Some(only.value),
        _ => None,
    }
}

/// A number found in a string.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where it stands, in bytes; a suffix after an apostrophe left out, one of an ordinal kept.
    pub bytes: Range<usize>,
    /// Its value.
    pub value: Decimal,
    /// What kind of numeral it is.
    pub kind: Kind,
}

/// Finds the numbers of a string, in order; the article "bir" counts as one too.
///
/// ```
/// use zabit_turkish::numeral::find;
/// let found = find("2 bin 500 ton, sonra üç yüz");
/// assert_eq!(found.len(), 2);
/// assert_eq!(found[0].value, 2500.into());
/// ```
pub fn find(text: &str) -> Vec<Found> {
    let line = Line::new(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < line.pieces.len() {
        match line.number(at) {
            Some((found, next)) => {
                out.push(found);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    out
}

/// Finds the percentages of a string, in percent and in order: "yüzde 5", "%5", "5 %", "binde 5" (0.5).
///
/// ```
/// use zabit_turkish::numeral::percents;
/// let found = percents("Oran yüzde yirmi ikiden %25'e çıktı.");
/// assert_eq!(found.iter().map(|found| found.value).collect::<Vec<_>>(), [22.into(), 25.into()]);
/// ```
pub fn percents(text: &str) -> Vec<Found> {
    find(text).into_iter().filter_map(|number| percentage(text, number)).collect()
}

fn percentage(text: &str, number: Found) -> Option<Found> {
    let Range { start, end } = number.bytes;
    let before = text[..start].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let (start, value) = match casing::lower(word).as_str() {
        _ if before.ends_with('%') => (before.len() - 1, number.value),
        "yüzde" => (before.len() - word.len(), number.value),
        "binde" => (before.len() - word.len(), number.value.checked_div(Decimal::TEN)?),
        _ => {
            let sign = text[end..].trim_start().strip_prefix('%')?;
            return Some(Found { bytes: start..text.len() - sign.len(), ..number });
        }
    };
    let (start, negative) = signed(text, start);
    Some(Found { bytes: start..end, value: if negative { -value } else { value }, kind: number.kind })
}

/// A string in pieces.
struct Line<'a> {
    text: &'a str,
    spans: Vec<Range<usize>>,
    /// One for each span; `None` where it is no numeral.
    pieces: Vec<Option<Piece>>,
}

impl<'a> Line<'a> {
    fn new(text: &'a str) -> Self {
        let spans: Vec<Range<usize>> = spans(text).into_iter().flat_map(|span| parted(text, span)).collect();
        let pieces = spans.iter().map(|span| piece(text, span.clone())).collect();
        Self { text, spans, pieces }
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at)?.as_ref()
    }

    /// The number that begins at a piece, and where to go on.
    fn number(&self, at: usize) -> Option<(Found, usize)> {
        let first = self.piece(at)?;
        if first.doubtful {
            return None;
        }
        let (mut value, mut next, kind) = self.run(at)?;
        let mut end = self.piece(next - 1)?.bytes.end;
        if let Some((raised, after)) = self.power(value, end) {
            (value, end) = (raised, after);
            next = self.spans.partition_point(|span| span.start < end);
        } else {
            (value, next) = self.joined(at, value, next)?;
            end = self.piece(next - 1)?.bytes.end;
        }
        if let Some(dozen) = text_from(self.text, end).filter(|word| word.starts_with("düzine")) {
            value = value.checked_mul(Decimal::from(12))?;
            end += self.text[end..].find(dozen)? + dozen.len();
            next += 1;
        }
        let (start, negative) = signed(self.text, first.bytes.start);
        let value = if negative { -value } else { value };
        Some((Found { bytes: start..end, value, kind }, next))
    }

    /// What a fraction, decimals or a quarter after a number make of it: its value and the piece after.
    fn joined(&self, at: usize, value: Decimal, next: usize) -> Option<(Decimal, usize)> {
        if self.piece(next - 1)?.fraction {
            return match self.run(next) {
                Some((above, after, _)) => Some((above.checked_div(value)?, after)),
                None => Some((value, next)),
            };
        }
        let joint = self.after(next);
        if joint == "bölü" || joint.starts_with('/') && !self.is_chained(at) {
            // "17/05/2018" is a date. The sign stands as a piece of its own.
            let below = self.run(next + 1).filter(|(_, after, _)| !self.after(*after).starts_with('/'));
            return match below {
                Some((below, after, _)) => Some((value.checked_div(below)?, after)),
                None => Some((value, next)),
            };
        }
        if matches!(joint, "nokta" | "virgül") {
            if let Some((decimals, after)) = self.decimals(next + 1) {
                return Some((value.checked_add(decimals)?, after));
            }
        } else if joint == "çeyrek" {
            return Some((value.checked_mul(Decimal::new(25, 2))?, next + 1));
        } else if let Some((part, after)) = self.simple_fraction(next) {
            // "2 1/4".
            return Some((value.checked_add(part)?, after));
        }
        Some((value, next))
    }

    /// Whether a figure hangs on the one before it by a stroke: no fraction begins in "17/05/2018", "222-2222/22".
    fn is_chained(&self, at: usize) -> bool {
        let before = self.spans.get(at).map_or("", |span| &self.text[..span.start]);
        before.strip_suffix(['/', '-']).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
    }

    /// "1,1^23", "2,5^-1": the power and where it ends.
    fn power(&self, base: Decimal, end: usize) -> Option<(Decimal, usize)> {
        let written = self.text.get(end..)?.strip_prefix('^')?;
        let unsigned = written.strip_prefix(['+', '-']).unwrap_or(written);
        let digits = unsigned.bytes().take_while(u8::is_ascii_digit).count();
        let exponent: u32 = unsigned[..digits].parse().ok().filter(|exponent| *exponent <= 1000)?;
        let power = (0..exponent).try_fold(Decimal::ONE, |power, _| power.checked_mul(base))?;
        let value = if written.starts_with('-') { Decimal::ONE.checked_div(power)? } else { power };
        Some((value, end + 1 + written.len() - unsigned.len() + digits))
    }

    /// "yirmi beş" after "nokta": 0.25; "sıfır üç": 0.03.
    fn decimals(&self, at: usize) -> Option<(Decimal, usize)> {
        let (mut value, mut next, _) = self.run(at)?;
        let mut digits = value.to_string();
        while value.is_zero() && digits.len() < 12 {
            let Some((following, after, _)) = self.run(next) else { break };
            digits.push_str(&following.to_string());
            (value, next) = (following, after);
        }
        Some((format!("0.{digits}").parse().ok()?, next))
    }

    /// "1/4" beside a whole number.
    fn simple_fraction(&self, at: usize) -> Option<(Decimal, usize)> {
        let (above, next, _) = self.run(at)?;
        let before = self.piece(at - 1)?.bytes.end;
        let gap = self.text.get(before..self.piece(at)?.bytes.start)?;
        if !gap.trim().is_empty() || !self.after(next).starts_with('/') {
            return None;
        }
        let (below, after, _) = self.run(next + 1)?;
        (above < below).then(|| above.checked_div(below))?.map(|part| (part, after))
    }

    /// Pieces beside each other that make one number: value, the piece after it, kind.
    fn run(&self, at: usize) -> Option<(Decimal, usize, Kind)> {
        let mut parts = Vec::new();
        let mut ends = Vec::new();
        let mut kind = Kind::Cardinal;
        let mut previous: Option<usize> = None;
        for (n, piece) in self.pieces.iter().enumerate().skip(at) {
            let Some(piece) = piece else { break };
            let gap = previous.map_or("", |end| &self.text[end..piece.bytes.start]);
            // "3.5" that fell apart at its point is two figures.
            if !gap.trim().is_empty() {
                break;
            }
            let before = parts.len();
            parts.extend(piece.parts.iter().copied());
            if combine(&parts).is_none_or(|c| c.pieces < parts.len()) {
                parts.truncate(before);
                break;
            }
            ends.push(n + 1);
            kind = piece.kind;
            previous = Some(piece.bytes.end);
            if !piece.bare || piece.kind != Kind::Cardinal {
                break;
            }
        }
        let value = combine(&parts)?.value;
        Some((value, *ends.last()?, kind))
    }

    /// The word or sign after the piece before `at`.
    fn after(&self, at: usize) -> &'a str {
        let end = at.checked_sub(1).and_then(|n| self.piece(n)).map(|piece| piece.bytes.end);
        end.and_then(|end| text_from(self.text, end)).unwrap_or("")
    }
}

/// Where a number begins with its sign, and whether the sign is a minus: "eksi beş", "-5", "- 5" at the very start.
fn signed(text: &str, start: usize) -> (usize, bool) {
    let before = &text[..start];
    if before.split_whitespace().next_back() == Some("eksi") {
        return (before.rfind("eksi").unwrap_or(start), true);
    }
    let glued = before.strip_suffix('-').or_else(|| before.trim_end().strip_suffix('-').filter(|rest| rest.is_empty()));
    // "75 -300": a range.
    match glued
        .filter(|rest| !rest.trim_end().ends_with(|c: char| c.is_ascii_digit()) && !rest.ends_with(char::is_alphabetic))
    {
        Some(rest) => (rest.len(), true),
        None => (start, false),
    }
}

/// The word that begins after some bytes.
fn text_from(text: &str, at: usize) -> Option<&str> {
    text.get(at..)?.split_whitespace().next()
}
