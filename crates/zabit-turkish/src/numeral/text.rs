//! Numerals in plain strings, for users who have no story: one numeral, or all those of a sentence.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Kind, Part, combine, digits, lower_words, word};

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
/// assert_eq!(read("binde 5").as_deref(), Some("0.5"));
/// ```
pub fn percent(text: &str) -> Option<Decimal> {
    let text = text.trim();
    if let Some(number) = text.strip_prefix('%').or_else(|| text.strip_suffix('%')) {
        return parse(number);
    }
    let (first, rest) = text.split_once(char::is_whitespace)?;
    match lower_words(first).first().map(String::as_str) {
        Some("yüzde") => parse(rest),
        Some("binde") => parse(rest)?.checked_div(Decimal::TEN),
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

/// A word of a string with what it says as a numeral.
struct Piece {
    bytes: Range<usize>,
    parts: Vec<Part>,
    kind: Kind,
    bare: bool,
    doubtful: bool,
    fraction: bool,
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
    let pieces: Vec<Option<Piece>> = spans(text).into_iter().map(|span| piece(text, span)).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match number(text, &pieces, at) {
            Some((found, next)) => {
                out.push(found);
                at = next;
            }
            None => at += 1,
        }
    }
    out
}

/// Spans of words and figures, punctuation as spans of its own.
fn spans(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut open: Option<usize> = None;
    while let Some((at, c)) = letters.next() {
        let next_digit = letters.peek().is_some_and(|(_, n)| n.is_ascii_digit());
        let after_digit = text[..at].ends_with(|p: char| p.is_ascii_digit());
        let leads = c == ',' && !text[..at].ends_with(|p: char| p.is_alphanumeric());
        // "12,32e+14": the sign of an exponent.
        let exponent = matches!(c, '+' | '-') && next_digit && open.is_some_and(|from| is_exponent(&text[from..at]));
        let inside = c.is_alphanumeric()
            || exponent
            || (matches!(c, '.' | ',') && (after_digit || leads) && next_digit)
            || (matches!(c, '\'' | '’') && open.is_some());
        match (inside, open) {
            (true, None) => open = Some(at),
            (false, Some(start)) => {
                out.push(start..at);
                open = None;
            }
            _ => {}
        }
        if !inside && !c.is_whitespace() {
            out.push(at..at + c.len_utf8());
        }
    }
    if let Some(start) = open {
        out.push(start..text.len());
    }
    out
}

/// Digits and an e: "12,32e".
fn is_exponent(text: &str) -> bool {
    text.strip_suffix(['e', 'E'])
        .is_some_and(|number| number.bytes().next().is_some_and(|b| b.is_ascii_digit()) && digits(number).is_some())
}

/// "1e10", "12,32e+14".
fn scientific(text: &str) -> Option<Decimal> {
    let (number, exponent) = text.split_once(['e', 'E'])?;
    let number = digits(number)?;
    let exponent: i32 = exponent.parse().ok()?;
    let power =
        (0..exponent.unsigned_abs().min(28)).try_fold(Decimal::ONE, |power, _| power.checked_mul(Decimal::TEN))?;
    if exponent < 0 { number.checked_div(power) } else { number.checked_mul(power) }
}

fn piece(text: &str, bytes: Range<usize>) -> Option<Piece> {
    let raw = &text[bytes.clone()];
    let plain = |value: Decimal, bytes: Range<usize>| Piece {
        bytes,
        parts: vec![Part::Figure(value)],
        kind: Kind::Cardinal,
        bare: true,
        doubtful: false,
        fraction: false,
    };
    if let Some(decimals) = raw.strip_prefix(',').filter(|decimals| !decimals.is_empty()) {
        return format!("0.{decimals}").parse().ok().map(|value| plain(value, bytes));
    }
    if let Some(value) = scientific(raw) {
        return Some(plain(value, bytes));
    }
    let (stem, suffix) = raw.split_once(['\'', '’']).unwrap_or((raw, ""));
    if raw.starts_with(|c: char| c.is_ascii_digit()) {
        let (number, letters) = match stem.find(|c: char| c.is_alphabetic()) {
            Some(cut) => stem.split_at(cut),
            None => (stem, ""),
        };
        let ordinal = crate::suffix::rough(suffix);
        let kind = if ordinal.ends_with("nCI") { Kind::Ordinal } else { Kind::Cardinal };
        let mut parts = vec![Part::Figure(digits(number)?)];
        parts.extend(scale_letter(letters)?);
        let end = if kind == Kind::Ordinal { bytes.end } else { bytes.start + stem.len() };
        let fraction = suffix == "de" || suffix == "da" || suffix == "te" || suffix == "ta";
        return Some(Piece {
            bytes: bytes.start..end,
            parts,
            kind,
            bare: suffix.is_empty(),
            doubtful: false,
            fraction,
        });
    }
    let lower = crate::casing::lower(raw);
    if let Some(scale) = scale_letter(&lower).flatten() {
        return Some(Piece {
            bytes,
            parts: vec![scale],
            kind: Kind::Cardinal,
            bare: true,
            doubtful: true,
            fraction: false,
        });
    }
    let word = word(&lower)?;
    let fraction = word.ending.case == crate::suffix::Case::Locative;
    Some(Piece {
        bytes,
        parts: word.parts,
        kind: word.kind,
        bare: word.ending.is_bare(),
        doubtful: word.doubtful,
        fraction,
    })
}

/// "100k", "1,2b", "5M": `Some(None)` for no letter, `None` for letters that are no scale.
fn scale_letter(letters: &str) -> Option<Option<Part>> {
    match letters {
        "" => Some(None),
        "k" | "K" => Some(Some(Part::Scale(3))),
        "m" | "M" | "mn" => Some(Some(Part::Scale(6))),
        "b" | "B" | "g" | "G" | "mr" => Some(Some(Part::Scale(9))),
        "t" | "T" => Some(Some(Part::Scale(12))),
        _ => None,
    }
}

/// The number that begins at a piece, and where to go on.
fn number(text: &str, pieces: &[Option<Piece>], at: usize) -> Option<(Found, usize)> {
    let first = pieces.get(at)?.as_ref()?;
    if first.doubtful {
        return None;
    }
    let (mut value, mut next, kind) = run(text, pieces, at)?;
    let fraction = pieces.get(next - 1)?.as_ref()?.fraction;
    let joint = text_of(text, pieces, next);
    // The bytes before a sign that stands as a piece of its own end at that piece: it is the next one.
    if fraction {
        if let Some((above, after, _)) = run(text, pieces, next) {
            (value, next) = (above.checked_div(value)?, after);
        }
    } else if joint == "bölü" || joint.starts_with('/') {
        // "17/05/2018" is a date.
        let below = run(text, pieces, next + 1).filter(|(_, after, _)| !text_of(text, pieces, *after).starts_with('/'));
        if let Some((below, after, _)) = below {
            (value, next) = (value.checked_div(below)?, after);
        }
    } else if joint == "nokta" || joint == "virgül" {
        if let Some((decimals, after)) = decimals(text, pieces, next + 1) {
            (value, next) = (value.checked_add(decimals)?, after);
        }
    } else if joint == "çeyrek" {
        (value, next) = (value.checked_mul(Decimal::new(25, 2))?, next + 1);
    } else if let Some((part, after)) = simple_fraction(text, pieces, next) {
        // "2 1/4".
        (value, next) = (value.checked_add(part)?, after);
    }
    let mut end = pieces.get(next - 1)?.as_ref()?.bytes.end;
    if let Some(dozen) = text_from(text, end).filter(|word| word.starts_with("düzine")) {
        value = value.checked_mul(Decimal::from(12))?;
        end += text[end..].find(dozen)? + dozen.len();
        next += 1;
    }
    let (start, negative) = signed(text, first.bytes.start);
    let value = if negative { -value } else { value };
    Some((Found { bytes: start..end, value, kind }, next))
}

/// Where a number begins with its sign, and whether the sign is a minus: "eksi beş", "-5", "- 5" at the very start.
fn signed(text: &str, start: usize) -> (usize, bool) {
    let before = &text[..start];
    if text_before(text, start) == "eksi" {
        return (before.rfind("eksi").unwrap_or(start), true);
    }
    let glued = before.strip_suffix('-').or_else(|| before.trim_end().strip_suffix('-').filter(|rest| rest.is_empty()));
    match glued.filter(|rest| !rest.ends_with(|c: char| c.is_alphanumeric())) {
        Some(rest) => (rest.len(), true),
        None => (start, false),
    }
}

/// "yirmi beş" after "nokta": 0.25; "sıfır üç": 0.03.
fn decimals(text: &str, pieces: &[Option<Piece>], at: usize) -> Option<(Decimal, usize)> {
    let (mut value, mut next, _) = run(text, pieces, at)?;
    let mut digits = value.to_string();
    while value.is_zero() && digits.len() < 12 {
        let Some((following, after, _)) = run(text, pieces, next) else { break };
        digits.push_str(&following.to_string());
        (value, next) = (following, after);
    }
    Some((format!("0.{digits}").parse().ok()?, next))
}

/// "1/4" beside a whole number.
fn simple_fraction(text: &str, pieces: &[Option<Piece>], at: usize) -> Option<(Decimal, usize)> {
    let (above, next, _) = run(text, pieces, at)?;
    let before = pieces.get(at - 1)?.as_ref()?.bytes.end;
    let gap = text.get(before..pieces.get(at)?.as_ref()?.bytes.start)?;
    if !gap.trim().is_empty() || !text_of(text, pieces, next).starts_with('/') {
        return None;
    }
    let (below, after, _) = run(text, pieces, next + 1)?;
    (above < below).then(|| above.checked_div(below))?.map(|part| (part, after))
}

/// Pieces beside each other that make one number: value, the piece after it, kind.
fn run(text: &str, pieces: &[Option<Piece>], at: usize) -> Option<(Decimal, usize, Kind)> {
    let mut parts = Vec::new();
    let mut ends = Vec::new();
    let mut kind = Kind::Cardinal;
    let mut previous: Option<usize> = None;
    for (n, piece) in pieces.iter().enumerate().skip(at) {
        let Some(piece) = piece else { break };
        let gap = previous.map_or("", |end| &text[end..piece.bytes.start]);
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

fn text_of<'a>(text: &'a str, pieces: &[Option<Piece>], at: usize) -> &'a str {
    let Some(end) = at.checked_sub(1).and_then(|n| pieces.get(n)?.as_ref()).map(|p| p.bytes.end) else { return "" };
    text[end..].split_whitespace().next().unwrap_or("")
}

/// The word that begins after some bytes.
fn text_from(text: &str, at: usize) -> Option<&str> {
    text.get(at..)?.split_whitespace().next()
}

fn text_before(text: &str, at: usize) -> &str {
    text[..at].split_whitespace().next_back().unwrap_or("")
}
