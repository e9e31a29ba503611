//! What may stand after the stem of a noun or a numeral, read loosely: only whether letters are nominal
//! endings, whether they possess, and which case they show.
//!
//! Source: Göksel and Kerslake (2005), ch. 8.1 (nominal inflection), 7.2 (derivation with -lI, -lIk, -sIz).

use crate::suffix::{Case, rough_letter};

/// The letters after a nominal stem, sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// -lI, -lIk, -sIz, -CI: the word is then an adjective or another noun.
    pub derived: bool,
    /// -lAr.
    pub plural: bool,
    /// A possessive: "dördü", "ikisinin", "hacmimiz".
    pub possessive: bool,
    /// -DIr, -DI, -mIş, -ken …: a predicate.
    pub copula: bool,
    /// The case shown; where a possessive and an accusative look alike ("üçü"), the nominative.
    pub case: Case,
}

impl Ending {
    /// The bare stem.
    pub const BARE: Self =
        Self { derived: false, plural: false, possessive: false, copula: false, case: Case::Nominative };

    /// Whether nothing stands after the stem.
    pub fn is_bare(self) -> bool {
        self == Self::BARE
    }
}

const DERIVATIONS: &[&str] = &["lIğInA", "lIlIk", "lIğ", "lIk", "sIz", "lI"];
const POSSESSIVES: &[&str] = &["ImIz", "mIz", "InIz", "nIz", "lArI", "sI", "I", "m", "Im"];
const CASES: &[(&str, Case)] = &[
    ("nInkI", Case::Genitive),
    ("InkI", Case::Genitive),
    ("nDAn", Case::Ablative),
    ("DAn", Case::Ablative),
    ("nDA", Case::Locative),
    ("DA", Case::Locative),
    ("nIn", Case::Genitive),
    ("yIn", Case::Genitive),
    ("In", Case::Genitive),
    ("nCA", Case::Equative),
    ("CA", Case::Equative),
    ("ylA", Case::Instrumental),
    ("lA", Case::Instrumental),
    ("nA", Case::Dative),
    ("yA", Case::Dative),
    ("A", Case::Dative),
    ("nI", Case::Accusative),
    ("yI", Case::Accusative),
    ("I", Case::Accusative),
];
const COPULAS: &[&str] = &[
    "DIr", "yDI", "DI", "yDIk", "DIk", "ymIş", "mIş", "ysA", "sA", "ykAn", "kAn", "yIz", "Iz", "yIm", "Im", "DIrlAr",
    "DIlAr", "yDIlAr",
];

/// Bytes of the longest ending.
const LONGEST: usize = 24;

/// Reads the letters after a stem, in lower case. `None` where they are no nominal ending.
///
/// ```
/// use zabit_turkish::numeral::ending;
/// use zabit_turkish::suffix::Case;
/// assert_eq!(ending("dan").unwrap().case, Case::Ablative);
/// assert!(ending("ünün").unwrap().possessive);
/// assert!(ending("lık").unwrap().derived);
/// assert!(ending("kara").is_none());
/// ```
pub fn ending(letters: &str) -> Option<Ending> {
    if letters.is_empty() {
        return Some(Ending::BARE);
    }
    if letters.len() > LONGEST {
        return None;
    }
    let mut rough = String::with_capacity(letters.len());
    rough.extend(letters.chars().map(rough_letter));
    let derivations = DERIVATIONS.iter().filter_map(|d| rough.strip_prefix(d).map(|rest| (true, rest)));
    derivations.chain([(false, rough.as_str())]).find_map(|(derived, rest)| inflection(derived, rest))
}

fn inflection(derived: bool, rest: &str) -> Option<Ending> {
    let (plural, rest) = match rest.strip_prefix("lAr") {
        Some(after) => (true, after),
        None => (false, rest),
    };
    let copula = is_copula(rest) && !rest.is_empty();
    let make = |possessive, case| Ending { derived, plural, possessive, copula, case };
    // "gönlünün", "30'unun": a possessive with its case, before the bare case, which it could be mistaken for.
    for possessive in POSSESSIVES {
        if let Some(case) = rest.strip_prefix(possessive).and_then(after_possessive) {
            return Some(make(true, case));
        }
    }
    case_of(rest).map(|case| make(false, case))
}

/// After a possessive of the third person the case takes a buffer n.
fn after_possessive(rest: &str) -> Option<Case> {
    if is_copula(rest) {
        return Some(Case::Nominative);
    }
    CASES.iter().find_map(|(form, case)| {
        let after = rest.strip_prefix(form)?;
        let buffered = !matches!(*form, "yA" | "yI" | "yIn");
        (buffered && is_tail(after)).then_some(*case)
    })
}

fn case_of(rest: &str) -> Option<Case> {
    if is_copula(rest) {
        return Some(Case::Nominative);
    }
    CASES.iter().find_map(|(form, case)| rest.strip_prefix(form).filter(|after| is_tail(after)).map(|_| *case))
}

fn is_tail(rest: &str) -> bool {
    rest == "kI" || rest == "kIlAr" || is_copula(rest)
}

fn is_copula(rest: &str) -> bool {
    rest.is_empty() || COPULAS.contains(&rest)
}

/// Every way to part a word into a stem and a nominal ending, the longest stem first.
/// The stem comes as written and, where its last consonant may have softened before a vowel, hardened:
/// "kulağı" gives "kulağ" and "kulak". Only stems that `known` lets through are asked for their ending, which costs more
/// than to look a stem up.
///
/// Source: Göksel and Kerslake (2005), ch. 2.1 (alternation of p/b, t/d, ç/c, k/ğ at the end of a stem).
pub fn stems<T>(
    word: &str,
    known: impl Fn(&str) -> bool,
    mut found: impl FnMut(&str, Ending) -> Option<T>,
) -> Option<T> {
    let mut found = |stem: &str, rest: &str| known(stem).then(|| ending(rest))?.and_then(|ending| found(stem, ending));
    let cuts = word.char_indices().map(|(at, _)| at).skip(1).chain([word.len()]);
    let mut buffer = String::new();
    // Words are short: collecting their letter boundaries costs less than walking back over them.
    let cuts: Vec<usize> = cuts.filter(|at| *at > 0).collect();
    for cut in cuts.into_iter().rev() {
        let (stem, rest) = word.split_at(cut);
        // To look up ever shorter stems of a word without end would cost the square of its length.
        if rest.len() > LONGEST {
            break;
        }
        if let Some(hit) = found(stem, rest) {
            return Some(hit);
        }
        let hard = match stem.chars().next_back() {
            Some('ğ') => 'k',
            Some('c') => 'ç',
            Some('d') => 't',
            Some('b') => 'p',
            _ => continue,
        };
        if rest.starts_with(['a', 'e', 'ı', 'i', 'u', 'ü']) {
            let soft = stem.chars().next_back().map_or(0, char::len_utf8);
            buffer.clear();
            buffer.push_str(&stem[..stem.len() - soft]);
            buffer.push(hard);
            if let Some(hit) = found(&buffer, rest) {
                return Some(hit);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings() {
        for (letters, possessive, case) in [
            ("ünün", true, Case::Genitive),
            ("sinin", true, Case::Genitive),
            ("ı", true, Case::Nominative),
            ("den", false, Case::Ablative),
            ("inde", true, Case::Locative),
            ("e", false, Case::Dative),
            ("ken", false, Case::Nominative),
            ("dır", false, Case::Nominative),
            ("lardan", false, Case::Ablative),
        ] {
            let read = ending(letters).unwrap_or_else(|| panic!("{letters} is an ending"));
            assert_eq!((read.possessive, read.case), (possessive, case), "{letters}");
        }
    }

    #[test]
    fn a_soft_stem_is_hardened() {
        assert_eq!(stems("çocuğundan", |stem| stem == "çocuk", |_, ending| Some(ending.case)), Some(Case::Ablative));
    }
}
