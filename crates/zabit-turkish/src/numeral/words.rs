//! Numeral words: which number a word names, and what is joined to it.
//!
//! Source: Göksel and Kerslake (2005), ch. 7.1 and 16.2 (cardinal, ordinal, distributive numerals).

use rust_decimal::Decimal;

use super::ending::{Ending, ending};

/// A piece of a numeral.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// Written in digits: "6,7".
    Figure(Decimal),
    /// "sıfır" to "dokuz".
    Digit(u8),
    /// "on" to "doksan".
    Tens(u8),
    /// "yüz".
    Hundred,
    /// "bin" is 3, "milyon" 6, "milyar" 9, "trilyon" 12, "katrilyon" 15.
    Scale(u32),
    /// "buçuk": and a half.
    AndHalf,
    /// "yarım".
    Half,
    /// "çeyrek".
    Quarter,
}

/// What kind of numeral a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// "üç".
    Cardinal,
    /// "üçüncü".
    Ordinal,
    /// "üçer".
    Distributive,
}

/// A numeral word: its pieces ("onbin" has two), its kind and its ending.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// The pieces, in order. Never empty.
    pub parts: Vec<Part>,
    /// What kind it is.
    pub kind: Kind,
    /// What is joined to it.
    pub ending: Ending,
    /// Whether the word alone may be another word ("bine", "yüzü", "altında"): a numeral only after another.
    pub doubtful: bool,
}

/// Stems with their pieces. "altı" stands before "alt-", longer stems before shorter ones with the same start.
const STEMS: &[(&str, Part)] = &[
    ("katrilyon", Part::Scale(15)),
    ("trilyon", Part::Scale(12)),
    ("milyon", Part::Scale(6)),
    ("milyar", Part::Scale(9)),
    ("altmış", Part::Tens(60)),
    ("yetmiş", Part::Tens(70)),
    ("seksen", Part::Tens(80)),
    ("doksan", Part::Tens(90)),
    ("çeyrek", Part::Quarter),
    ("çeyreğ", Part::Quarter),
    ("yirmi", Part::Tens(20)),
    ("sekiz", Part::Digit(8)),
    ("dokuz", Part::Digit(9)),
    ("buçuk", Part::AndHalf),
    ("buçuğ", Part::AndHalf),
    ("yarım", Part::Half),
    ("sıfır", Part::Digit(0)),
    ("otuz", Part::Tens(30)),
    ("kırk", Part::Tens(40)),
    ("elli", Part::Tens(50)),
    ("dört", Part::Digit(4)),
    ("dörd", Part::Digit(4)),
    ("altı", Part::Digit(6)),
    ("yedi", Part::Digit(7)),
    ("bir", Part::Digit(1)),
    ("iki", Part::Digit(2)),
    ("beş", Part::Digit(5)),
    ("yüz", Part::Hundred),
    ("bin", Part::Scale(3)),
    ("üç", Part::Digit(3)),
    ("on", Part::Tens(10)),
];

/// Ordinal and distributive endings, vowels rough. After a vowel the ordinal is -ncI, the distributive -şAr.
const ORDINALS: &[&str] = &["IncI", "ncI"];
const DISTRIBUTIVES: &[&str] = &["şAr", "Ar"];

/// Reads a word in lower case, apostrophe and suffix cut off beforehand. `None` where it is no numeral.
///
/// ```
/// use zabit_turkish::numeral::{Kind, Part, word};
/// assert_eq!(word("dördünün").unwrap().parts, [Part::Digit(4)]);
/// assert_eq!(word("ikişer").unwrap().kind, Kind::Distributive);
/// assert_eq!(word("ellibin").unwrap().parts, [Part::Tens(50), Part::Scale(3)]);
/// assert!(word("onlar").is_none() && word("binlerce").is_none() && word("altında").is_none());
/// ```
pub fn word(lower: &str) -> Option<Word> {
    read(lower).filter(|(_, refused)| !refused).map(|(word, _)| word)
}

/// Reads a word where a numeral is expected: "biri" after "on", "yedinin" after a scale; "altında" is "under" there too.
pub(crate) fn sure_word(lower: &str) -> Option<Word> {
    let told_by_place = |word: &Word| matches!(word.parts.last(), Some(Part::Digit(1 | 7) | Part::Tens(10)));
    read(lower).filter(|(word, refused)| !refused || told_by_place(word)).map(|(word, _)| word)
}

/// A word as a numeral, and whether it is rather another word.
fn read(lower: &str) -> Option<(Word, bool)> {
    let (first, mut rest) = stem(lower)?;
    if rest.is_empty() {
        let word = Word { parts: vec![first], kind: Kind::Cardinal, ending: Ending::BARE, doubtful: false };
        return Some((word, false));
    }
    let mut parts = vec![first];
    let mut last = first;
    // "onbirinci", "ikiyüz": further pieces joined, each of which must go on from the one before.
    while let Some((part, after)) = stem(rest) {
        if !joins(last, part) {
            break;
        }
        parts.push(part);
        (last, rest) = (part, after);
    }
    let (kind, tail) = kind_of(rest);
    let ending = ending(tail)?;
    let (doubtful, refused) = homograph(last, parts.len(), kind, rest);
    Some((Word { parts, kind, ending, doubtful }, refused))
}

/// The first stem of a word and what is left of it.
fn stem(lower: &str) -> Option<(Part, &str)> {
    // Most words of a text are no numerals: their first letter says so.
    let first = lower.chars().next()?;
    if !matches!(first, 'b' | 'i' | 'ü' | 'd' | 'a' | 'y' | 's' | 'o' | 'k' | 'e' | 'm' | 't' | 'ç') {
        return None;
    }
    STEMS.iter().find_map(|(stem, part)| lower.strip_prefix(stem).map(|rest| (*part, rest)))
}

/// Whether `next` may be joined to `last` in one word.
fn joins(last: Part, next: Part) -> bool {
    match (last, next) {
        (Part::Tens(_), Part::Digit(n)) => n > 0,
        (Part::Digit(n), Part::Hundred) => n > 1,
        (Part::Hundred, Part::Digit(_) | Part::Tens(_)) => true,
        (Part::Digit(_) | Part::Tens(_) | Part::Hundred, Part::Scale(_)) => true,
        (Part::Scale(a), Part::Scale(b)) => b < a,
        (Part::Scale(_), Part::Digit(_) | Part::Tens(_) | Part::Hundred) => true,
        (Part::Digit(_), Part::AndHalf) => true,
        _ => false,
    }
}

fn kind_of(rest: &str) -> (Kind, &str) {
    let rough = crate::suffix::rough(rest);
    let cut = |form: &str| {
        let letters = form.chars().count();
        rest.char_indices().nth(letters).map_or("", |(at, _)| &rest[at..])
    };
    for form in ORDINALS {
        if rough.starts_with(&form.replace('c', "C")) {
            return (Kind::Ordinal, cut(form));
        }
    }
    for form in DISTRIBUTIVES {
        // "altışar", "altışardan"; not "onarım", a noun.
        if rough.starts_with(form) && matches!(rough.strip_prefix(form), Some("" | "DAn" | "lI" | "lIk")) {
            return (Kind::Distributive, cut(form));
        }
    }
    (Kind::Cardinal, rest)
}

/// Forms that are, or may be, other words. Returns (doubtful, refused).
fn homograph(last: Part, pieces: usize, kind: Kind, rest: &str) -> (bool, bool) {
    if kind != Kind::Cardinal || rest.is_empty() {
        return (false, false);
    }
    let alone = pieces == 1;
    match last {
        // "onu", "ondan": pronoun. "biri", "birlik": pronoun, noun.
        Part::Tens(10) | Part::Digit(1) => (true, alone),
        // "altında", "altına": postposition; "altısı", "altıya" are numerals.
        Part::Digit(6) => (false, !(rest.starts_with('s') || rest.starts_with('y'))),
        // "yediği": verb.
        Part::Digit(7) => (false, !(rest.starts_with('s') || rest.starts_with("ye") || rest.starts_with("de"))),
        // "ikili": noun.
        Part::Digit(2) => (false, rest.starts_with('l')),
        // "bine", "bini", "yüzü", "yüzünden", "binin": nouns and verbs.
        Part::Hundred | Part::Scale(3) => (true, rest.starts_with("ler") || rest.starts_with('a')),
        // "milyonlar", "milyonlarca": not a number.
        Part::Scale(_) => (true, rest.starts_with("lar")),
        Part::Tens(50) | Part::Tens(40) => (true, false),
        _ => (false, rest.starts_with("le") && alone || rest.starts_with('l')),
    }
}
