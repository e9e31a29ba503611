//! Ranks in plain strings: "üçüncü", "1.", "ilk", and those that count from where one stands or from the end
//! ("sonraki", "sondan üçüncü").
//!
//! Source: Göksel and Kerslake (2005), ch. 16.2 (ordinal numerals; ilk, son, sonuncu as determiners).

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Kind, find, spans};
use crate::casing;

/// What a rank counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The first is 1.
    Start,
    /// The one after the present one is 1, the one before it -1.
    Current,
    /// The last is 0, the one before it -1.
    End,
}

/// A rank found in a string.
#[derive(Clone, Debug, PartialEq)]
pub struct Rank {
    /// Where it stands, in bytes.
    pub bytes: Range<usize>,
    /// How far from the anchor.
    pub offset: Decimal,
    /// What it counts from.
    pub anchor: Anchor,
}

/// Words and phrases that rank, longest first; a space parts words.
const WORDS: &[(&[&str], i64, Anchor)] = &[
    (&["sondan", "bir", "önceki"], -1, Anchor::End),
    (&["bir", "önceki"], -1, Anchor::Current),
    (&["bir", "sonraki"], 1, Anchor::Current),
    (&["en", "son"], 0, Anchor::End),
    (&["önceki"], -1, Anchor::Current),
    (&["sonraki"], 1, Anchor::Current),
    (&["ilk"], 1, Anchor::Start),
    (&["ilki"], 0, Anchor::Current),
    (&["son"], 0, Anchor::End),
    (&["sonuncu"], 0, Anchor::End),
    (&["sonuncusu"], 0, Anchor::End),
];

/// Finds the ranks of a string, in order.
///
/// ```
/// use zabit_turkish::numeral::{Anchor, ranks};
/// let found = ranks("Sondan üçüncü sıra, 1. masa, yirmi birinci kat");
/// let read: Vec<_> = found.iter().map(|rank| (rank.offset, rank.anchor)).collect();
/// assert_eq!(read, [((-2).into(), Anchor::End), (1.into(), Anchor::Start), (21.into(), Anchor::Start)]);
/// ```
pub fn ranks(text: &str) -> Vec<Rank> {
    let mut out = numbered(text);
    let words = spans(text);
    let lower: Vec<_> = words.iter().map(|span| casing::lower(&text[span.clone()])).collect();
    let mut at = 0;
    while at < words.len() {
        let Some((phrase, offset, anchor)) = WORDS.iter().find(|(phrase, ..)| begins(&lower[at..], phrase)) else {
            at += 1;
            continue;
        };
        let (Some(last), Some(stem)) = (words.get(at + phrase.len() - 1), phrase.last()) else { break };
        let bytes = words[at].start..last_end(text, last, stem);
        out.push(Rank { bytes, offset: (*offset).into(), anchor: *anchor });
        at += phrase.len();
    }
    out.sort_by_key(|rank| rank.bytes.start);
    out
}

/// "önceki" may carry a case: "öncekini".
fn begins(words: &[compact_str::CompactString], phrase: &[&str]) -> bool {
    let (Some((last, first)), true) = (phrase.split_last(), words.len() >= phrase.len()) else { return false };
    let exact = first.iter().zip(words).all(|(word, text)| text == word);
    let text = &words[phrase.len() - 1];
    exact && (text == last || last.ends_with("ki") && text.strip_prefix(last).is_some_and(|rest| rest.starts_with('n')))
}

/// Where a phrase ends, without the case of its last word.
fn last_end(text: &str, word: &Range<usize>, stem: &str) -> usize {
    text[word.clone()].char_indices().nth(stem.chars().count()).map_or(word.end, |(at, _)| word.start + at)
}

/// Numerals with -IncI, digits before a period, scales by themselves ("trilyonuncu").
fn numbered(text: &str) -> Vec<Rank> {
    let mut out = Vec::new();
    for number in find(text) {
        let Range { start, end } = number.bytes.clone();
        if number.kind == Kind::Ordinal {
            let end = bare_end(text, end);
            let before = text[..start].trim_end();
            match last_word(before) {
                (from, word) if casing::lower(word) == "sondan" => {
                    out.push(Rank { bytes: from..end, offset: Decimal::ONE - number.value, anchor: Anchor::End });
                }
                _ => out.push(Rank { bytes: start..end, offset: number.value, anchor: Anchor::Start }),
            }
        } else if is_dotted(text, start, end) {
            out.push(Rank { bytes: start..end + 1, offset: number.value, anchor: Anchor::Start });
        }
    }
    out.extend(spans(text).into_iter().filter_map(|span| scale(text, span)));
    out
}

/// "trilyonuncu": one of the scale.
fn scale(text: &str, span: Range<usize>) -> Option<Rank> {
    const SCALES: &[(&str, i64)] =
        &[("milyonuncu", 1_000_000), ("milyarıncı", 1_000_000_000), ("trilyonuncu", 1_000_000_000_000)];
    let word = casing::lower(&text[span.clone()]);
    let (_, value) = SCALES.iter().find(|(scale, _)| *scale == word)?;
    let counted = super::word(&casing::lower(last_word(text[..span.start].trim_end()).1)).is_some();
    let figure = text[..span.start].trim_end().ends_with(|c: char| c.is_ascii_digit());
    (!counted && !figure).then(|| Rank { bytes: span, offset: (*value).into(), anchor: Anchor::Start })
}

/// Where the last word of a string begins, and the word.
fn last_word(text: &str) -> (usize, &str) {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or("");
    (text.len() - word.len(), word)
}

/// "1. sırada": digits, a period, and a word in lower case after it.
fn is_dotted(text: &str, start: usize, end: usize) -> bool {
    let digits = text[start..end].bytes().all(|b| b.is_ascii_digit());
    let rest = text[end..].strip_prefix(". ");
    digits && rest.is_some_and(|rest| rest.starts_with(char::is_lowercase))
}

/// The end of a rank without what follows -IncI ("üçüncüyüz").
fn bare_end(text: &str, end: usize) -> usize {
    let (from, word) = last_word(&text[..end]);
    let tail = ["ncı", "nci", "ncu", "ncü"].iter().filter_map(|tail| word.find(tail).map(|at| at + tail.len())).min();
    tail.map_or(end, |tail| from + tail)
}
