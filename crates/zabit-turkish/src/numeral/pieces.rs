//! A plain string cut into words, figures and signs, and what each of them says as a numeral.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Kind, Part, digits, word};

/// A word of a string with what it says as a numeral.
pub(super) struct Piece {
    pub bytes: Range<usize>,
    pub parts: Vec<Part>,
    pub kind: Kind,
    pub bare: bool,
    pub doubtful: bool,
    pub fraction: bool,
}

/// Spans of words and figures, punctuation as spans of its own.
pub(crate) fn spans(text: &str) -> Vec<Range<usize>> {
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

/// Parts a run of digits and points that is no number ("192.168.1.2") at its points; others stay whole.
pub(super) fn parted(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let run = &text[span.clone()];
    let no_number = run.bytes().all(|b| b.is_ascii_digit() || b == b'.') && digits(run).is_none();
    if !no_number || run.bytes().all(|b| b == b'.') {
        return vec![span];
    }
    let mut out = Vec::new();
    let mut at = span.start;
    for group in run.split('.') {
        out.push(at..at + group.len());
        at += group.len() + 1;
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

pub(super) fn piece(text: &str, bytes: Range<usize>) -> Option<Piece> {
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
    if let Some(scale) = scale_letter(raw).flatten() {
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

/// "100k", "1,2b", "5M": `Some(None)` for no letter, `None` for letters that are no scale. A small m, g or t is a
/// metre, a gram, a ton.
fn scale_letter(letters: &str) -> Option<Option<Part>> {
    match letters {
        "" => Some(None),
        "k" | "K" => Some(Some(Part::Scale(3))),
        "M" | "mn" => Some(Some(Part::Scale(6))),
        "b" | "B" | "G" | "mr" => Some(Some(Part::Scale(9))),
        "T" => Some(Some(Part::Scale(12))),
        _ => None,
    }
}
