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
        let inside = c.is_alphanumeric()
            || (matches!(c, '.' | ',') && after_digit && next_digit)
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

fn piece(text: &str, bytes: Range<usize>) -> Option<Piece> {
    let raw = &text[bytes.clone()];
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
        "b" | "B" | "mr" => Some(Some(Part::Scale(9))),
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
    let (mut value, mut end, kind) = run(text, pieces, at)?;
    let mut start = first.bytes.start;
    let mut last = end - 1;
    // "üçte iki", "beş bölü on": a fraction; "bir nokta yirmi beş": decimals in words.
    let fraction = pieces.get(last)?.as_ref()?.fraction;
    let joint = text_of(text, pieces, end);
    if fraction {
        if let Some((above, next, _)) = run(text, pieces, end) {
            value = above.checked_div(value)?;
            (last, end) = (next - 1, next);
        }
    } else if joint == "bölü" || joint == "/" {
        if let Some((below, next, _)) = run(text, pieces, end + 1) {
            value = value.checked_div(below)?;
            (last, end) = (next - 1, next);
        }
    }
    if text_before(text, start) == "eksi" {
        value = -value;
        start -= "eksi ".len();
    } else if text[..start].ends_with('-') && !text[..start - 1].ends_with(|c: char| c.is_alphanumeric()) {
        value = -value;
        start -= 1;
    }
    let bytes = start..pieces.get(last)?.as_ref()?.bytes.end;
    Some((Found { bytes, value, kind }, end))
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

fn text_before(text: &str, at: usize) -> &str {
    text[..at].split_whitespace().next_back().unwrap_or("")
}
