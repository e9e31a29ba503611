//! Where figures stand: digits and numeral words put together, before anything is known of their unit.

use std::ops::Range;

use rust_decimal::Decimal;
use zabit_text::TokenKind;
use zabit_turkish::numeral::{self, Ending, Kind, Part};

use crate::Doc;

/// A figure of the text.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// The numeral with its percent or currency sign.
    pub tokens: Range<usize>,
    /// Its value; a percentage in percent.
    pub value: Decimal,
    /// Cardinal or distributive: ordinals are ranks and never come so far.
    pub kind: Kind,
    /// What is joined to its last word.
    pub ending: Ending,
    /// "yüzde", "%", "binde".
    pub percent: bool,
    /// ISO 4217 code of a currency sign before it.
    pub currency: Option<&'static str>,
    /// The last "bin", "milyon" … in it.
    pub scale: Option<Decimal>,
    /// Whether it begins with digits.
    pub digits: bool,
}

impl Figure {
    /// "bir" by itself: mostly the article.
    pub fn is_article(&self) -> bool {
        !self.digits
            && !self.percent
            && self.kind == Kind::Cardinal
            && self.scale.is_none()
            && self.value == Decimal::ONE
    }

    /// "yarım", "çeyrek" by themselves.
    pub fn is_fraction_word(&self) -> bool {
        !self.digits && !self.percent && self.value < Decimal::ONE && !self.value.is_zero()
    }
}

/// Every figure, in text order and without overlaps.
pub(super) fn figures(doc: &Doc) -> Vec<Figure> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < doc.len() {
        let Some(figure) = figure(doc, at) else {
            at += 1;
            continue;
        };
        at = figure.tokens.end;
        // A rank is read so that its pieces are not taken for figures, then dropped.
        if figure.kind != Kind::Ordinal {
            out.push(figure);
        }
    }
    out
}

fn figure(doc: &Doc, at: usize) -> Option<Figure> {
    let (percent, currency) = match doc.story.tokens.get(at)?.kind {
        TokenKind::Number => return run(doc, at),
        TokenKind::Word => (percent_word(doc.lower(at)), None),
        TokenKind::Punct => (doc.is(at, "%").then_some(Decimal::ONE), currency_sign(doc.lower(at))),
        TokenKind::Mark => return None,
    };
    if percent.is_none() && currency.is_none() {
        return run(doc, at);
    }
    let next = doc.story.tokens.get(at + 1).filter(|token| !token.line_before)?;
    if !matches!(next.kind, TokenKind::Number | TokenKind::Word) {
        return None;
    }
    let mut figure = run(doc, at + 1)?;
    figure.tokens.start = at;
    figure.currency = currency;
    if let Some(factor) = percent {
        figure.percent = true;
        figure.value = figure.value.checked_mul(factor)?;
    }
    Some(figure)
}

/// "yüzde" counts in percent, "binde" in thousandths.
fn percent_word(word: &str) -> Option<Decimal> {
    match word {
        "yüzde" => Some(Decimal::ONE),
        "binde" => Some(Decimal::new(1, 1)),
        _ => None,
    }
}

fn currency_sign(sign: &str) -> Option<&'static str> {
    match sign {
        "$" => Some("USD"),
        "€" => Some("EUR"),
        "£" => Some("GBP"),
        "₺" => Some("TRY"),
        "¥" => Some("JPY"),
        "₽" => Some("RUB"),
        _ => None,
    }
}

/// One token as part of a numeral.
struct Piece {
    parts: Vec<Part>,
    kind: Kind,
    ending: Ending,
    doubtful: bool,
    closed: bool,
}

fn piece(doc: &Doc, at: usize) -> Option<Piece> {
    let token = doc.story.tokens.get(at)?;
    let suffix = doc.suffix(at);
    let closed = token.has_apostrophe();
    if token.kind == TokenKind::Number {
        let value = numeral::digits(doc.stem(at))?;
        let (kind, ending) = suffixed(suffix)?;
        return Some(Piece { parts: vec![Part::Figure(value)], kind, ending, doubtful: false, closed });
    }
    let word = doc.marks(at).numeral.then(|| numeral::word(doc.stem(at)))??;
    let ending = if closed { numeral::ending(suffix)? } else { word.ending };
    let closed = closed || !ending.is_bare() || word.kind != Kind::Cardinal;
    Some(Piece { parts: word.parts, kind: word.kind, ending, doubtful: word.doubtful, closed })
}

/// What the letters after a figure's apostrophe make of it: "'inci" a rank, "'er" a share.
fn suffixed(suffix: &str) -> Option<(Kind, Ending)> {
    const RANKS: &[&str] = &["inci", "ıncı", "uncu", "üncü", "nci", "ncı", "ncu", "ncü"];
    const SHARES: &[&str] = &["er", "ar", "şer", "şar"];
    if RANKS.iter().any(|rank| suffix.starts_with(rank)) {
        return Some((Kind::Ordinal, Ending::BARE));
    }
    if SHARES.contains(&suffix) {
        return Some((Kind::Distributive, Ending::BARE));
    }
    // A misspelt suffix ("80'ininden") still closes the figure.
    let ending = numeral::ending(suffix).unwrap_or(Ending { derived: true, ..Ending::BARE });
    Some((Kind::Cardinal, ending))
}

/// The longest numeral that begins at a token.
fn run(doc: &Doc, at: usize) -> Option<Figure> {
    let first = piece(doc, at)?;
    if first.doubtful {
        return None;
    }
    let mut parts = first.parts.clone();
    numeral::combine(&parts).filter(|c| c.pieces == parts.len())?;
    let mut last = first;
    let mut end = at + 1;
    while !last.closed && doc.story.tokens.get(end).is_some_and(|token| !token.line_before) {
        let Some(next) = piece(doc, end) else { break };
        let before = parts.len();
        parts.extend(next.parts.iter().copied());
        if numeral::combine(&parts).is_none_or(|c| c.pieces < parts.len()) {
            parts.truncate(before);
            break;
        }
        last = next;
        end += 1;
    }
    let value = numeral::combine(&parts).filter(|c| c.pieces == parts.len())?.value;
    let kind = if is_rank(doc, end) { Kind::Ordinal } else { last.kind };
    Some(Figure {
        tokens: at..skip_repetition(doc, end, value),
        value,
        kind,
        ending: last.ending,
        percent: false,
        currency: None,
        scale: parts.iter().rev().find_map(|part| scale_of(*part)),
        digits: matches!(parts.first(), Some(Part::Figure(_))),
    })
}

fn scale_of(part: Part) -> Option<Decimal> {
    match part {
        Part::Scale(exponent) => 10_i64.checked_pow(exponent).map(Decimal::from),
        _ => None,
    }
}

/// "24. kuruluş yıl dönümü": the period that hangs on a figure inside a sentence makes a rank of it.
fn is_rank(doc: &Doc, end: usize) -> bool {
    let glued = doc.story.tokens.get(end).is_some_and(|token| !token.space_before);
    let bare =
        end > 0 && doc.story.tokens.get(end - 1).is_some_and(|t| t.kind == TokenKind::Number && !t.has_apostrophe());
    let goes_on = doc.story.tokens.get(end + 1).is_some_and(|next| !next.line_before && next.kind != TokenKind::Mark)
        && doc.story.sentence_of(end) == doc.story.sentence_of(end + 1);
    glued && bare && goes_on && doc.is(end, ".")
}

/// "1 (Bir) gün": the number again in brackets.
fn skip_repetition(doc: &Doc, end: usize, value: Decimal) -> usize {
    if !doc.is(end, "(") {
        return end;
    }
    let again = |at: usize| {
        let piece = piece(doc, at)?;
        Some((numeral::combine(&piece.parts)?.value == value) && doc.is(at + 1, ")"))
    };
    if again(end + 1) == Some(true) { end + 3 } else { end }
}
