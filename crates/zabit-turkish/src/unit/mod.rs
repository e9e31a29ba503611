//! What stands after a figure: currencies, times, measures, and nouns for human beings.
//!
//! In:  words in lower case.
//! Out: the unit of the record and the factor that turns the word's unit into it ("asır" is 100 years).
//! The tables are data: `data/units.tsv`, `data/currencies.tsv`, `data/persons.txt`, `data/not_persons.txt`.

use std::sync::LazyLock;

use hashbrown::{HashMap, HashSet};
use rust_decimal::Decimal;

use crate::numeral::{Ending, stems};
use crate::suffix::rough_letter;

/// A unit word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// ISO 4217, `year` … `second`, SI and trade units, or `count`.
    pub code: &'static str,
    /// One of the word is this many of `code`.
    pub factor: Decimal,
    /// What is joined to the word.
    pub ending: Ending,
}

impl Unit {
    /// Whether the unit is a stretch of time.
    pub fn is_time(&self) -> bool {
        is_time(self.code)
    }

    /// Whether the unit is money.
    pub fn is_currency(&self) -> bool {
        is_currency(self.code)
    }
}

/// Whether a unit of the record is a stretch of time.
pub fn is_time(code: &str) -> bool {
    matches!(code, "year" | "month" | "week" | "day" | "hour" | "minute" | "second")
}

/// Whether a unit of the record is money: an ISO 4217 code.
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) && !matches!(code, "MWH" | "GHZ")
}

struct Lexicon {
    words: HashMap<&'static str, (&'static str, Decimal)>,
    /// First words of phrases of several words.
    heads: HashSet<&'static str>,
    persons: HashSet<&'static str>,
    not_persons: HashSet<&'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let lines = |text: &'static str| text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut words = HashMap::new();
    let mut heads = HashSet::new();
    let tables = [include_str!("../../data/units.tsv"), include_str!("../../data/currencies.tsv")];
    for line in tables.into_iter().flat_map(lines) {
        let mut cells = line.split('\t');
        let (Some(word), Some(code)) = (cells.next(), cells.next()) else { continue };
        let factor = cells.next().and_then(|cell| cell.parse().ok()).unwrap_or(Decimal::ONE);
        words.entry(word).or_insert((code, factor));
        if let Some((head, _)) = word.split_once(' ') {
            heads.insert(head);
        }
    }
    let set = |text| lines(text).flat_map(str::split_whitespace).collect();
    Lexicon {
        words,
        heads,
        persons: set(include_str!("../../data/persons.txt")),
        not_persons: set(include_str!("../../data/not_persons.txt")),
    }
});

/// How many words the longest unit has ("sao tome ve principe dobrası").
pub const LONGEST: usize = 5;

/// The unit of the first words of `words`, in lower case and without what follows an apostrophe, and how many
/// words it takes; the longest phrase wins. `None` where no unit begins there.
///
/// ```
/// use zabit_turkish::unit::unit;
/// assert_eq!(unit(&["dolara"]).map(|(unit, words)| (unit.code, words)), Some(("USD", 1)));
/// assert_eq!(unit(&["hong", "kong", "dolarıyla"]).map(|(unit, words)| (unit.code, words)), Some(("HKD", 3)));
/// let words = ["papua", "yeni", "gine", "kinasının", "değeri"];
/// assert_eq!(unit(&words).map(|(unit, words)| (unit.code, words)), Some(("PGK", 4)));
/// assert_eq!(unit(&["metrekarelik"]).unwrap().0.code, "m2");
/// assert!(unit(&["köprü"]).is_none());
/// ```
pub fn unit(words: &[&str]) -> Option<(Unit, usize)> {
    let lexicon = &*LEXICON;
    let (first, rest) = words.split_first()?;
    if lexicon.heads.contains(first) {
        for length in (1..=rest.len().min(LONGEST - 1)).rev() {
            let mut phrase = String::from(*first);
            for word in rest.get(..length - 1)? {
                phrase.push(' ');
                phrase.push_str(word);
            }
            phrase.push(' ');
            let start = phrase.len();
            let last = rest.get(length - 1)?;
            let any = |_: &str| true;
            let found = stems(last, any, |stem, ending| {
                phrase.truncate(start);
                phrase.push_str(stem);
                named(lexicon, &phrase, ending)
            });
            if let Some(unit) = found {
                return Some((unit, length + 1));
            }
        }
    }
    let known = |stem: &str| lexicon.words.contains_key(stem);
    stems(first, known, |stem, ending| named(lexicon, stem, ending)).map(|unit| (unit, 1))
}

fn named(lexicon: &Lexicon, word: &str, ending: Ending) -> Option<Unit> {
    let (code, factor) = lexicon.words.get(word)?;
    // One letter or two ("mm", "kg") take their suffix after an apostrophe, which is cut off before.
    if word.len() <= 2 && !ending.is_bare() && !matches!(word, "ay") {
        return None;
    }
    // "yeni" is "new", "yendi" "beat", "milli" "national".
    if (word == "yen" && (ending.possessive || ending.copula)) || (word == "mil" && ending.derived) {
        return None;
    }
    // "bitti" is "ended".
    if word == "bit" && !(ending.is_bare() || ending.derived) {
        return None;
    }
    Some(Unit { code, factor: *factor, ending })
}

/// Whether a word in lower case is a noun for human beings, and what is joined to it.
///
/// ```
/// use zabit_turkish::unit::person;
/// assert!(person("öğrencinin").is_some() && person("kişilik").is_some());
/// assert!(person("aracın").is_none() && person("insansız").is_none() && person("anlaşma").is_none());
/// assert!(person("hastane").is_none());
/// ```
pub fn person(lower: &str) -> Option<Ending> {
    let lexicon = &*LEXICON;
    let known = |stem: &str| lexicon.persons.contains(stem);
    stems(lower, known, |stem, ending| {
        // "hastane" is no "hasta": after a vowel, n begins a genitive alone.
        let rest = lower.strip_prefix(stem).unwrap_or_default();
        let odd =
            stem.ends_with(['a', 'e', 'ı', 'i', 'o', 'ö', 'u', 'ü']) && rest.starts_with('n') && !rest.ends_with('n');
        if odd {
            return None;
        }
        // "kişilik" is for so many people; "insansız", "hırsızlık", "başkanlık" are things.
        (!ending.derived || COUNTABLE.contains(&stem) && is_measure(lower, stem)).then_some(ending)
    })
}

/// Nouns for people that -lIk makes a measure of.
const COUNTABLE: &[&str] = &["kişi", "öğrenci", "yolcu", "misafir", "seyirci", "izleyici"];

fn is_measure(word: &str, stem: &str) -> bool {
    let rest: String = word.chars().skip(stem.chars().count()).map(rough_letter).collect();
    rest.starts_with("lIk") || rest.starts_with("lIğ")
}

/// Whether a word in lower case looks like the doer of something, made with -cI or -sever, and what is joined to
/// it. Such words are also adjectives ("indirici"): the caller looks at what follows.
///
/// Source: Göksel and Kerslake (2005), ch. 7.2.2.1 (-CI).
///
/// ```
/// use zabit_turkish::unit::doer;
/// assert!(doer("dronecular").is_some() && doer("sanatseverin").is_some() && doer("aracın").is_none());
/// ```
pub fn doer(lower: &str) -> Option<Ending> {
    const ENDS: &[&str] = &["cı", "ci", "cu", "cü", "çı", "çi", "çu", "çü", "sever"];
    let lexicon = &*LEXICON;
    let mut refused = false;
    let any = |_: &str| true;
    stems(lower, any, |stem, ending| {
        // The longest stem comes first, so a refused one ("aracı") also stops what is left of it.
        refused |= lexicon.not_persons.contains(stem);
        let makes = !refused && !ending.derived && stem.chars().count() > 5 && ENDS.iter().any(|e| stem.ends_with(e));
        makes.then_some(ending)
    })
}

/// Whether a capitalised word in lower case names people by their place: "İranlı", "ABD'li", "Suriyeliler".
///
/// Source: Göksel and Kerslake (2005), ch. 7.2.2.1 (-lI).
///
/// ```
/// use zabit_turkish::unit::inhabitant;
/// assert!(inhabitant("iranlının").is_some() && inhabitant("iran").is_none());
/// ```
pub fn inhabitant(lower: &str) -> Option<Ending> {
    let from_place =
        |stem: &str| ["lı", "li", "lu", "lü"].iter().any(|e| stem.ends_with(e)) && stem.chars().count() > 4;
    stems(lower, from_place, |_, ending| (!ending.derived).then_some(ending))
}
