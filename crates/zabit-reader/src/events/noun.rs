//! Nouns that are looked for by their stem: number, possessive and case of "anlaşmasına", "mutabakatımızı".
//!
//! Source: Göksel and Kerslake (2005), ch. 8.1.

use zabit_turkish::suffix::{Case, rough};
use zabit_turkish::verb::Person;

/// The suffixes of a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NounForm {
    /// "anlaşmalar".
    pub plural: bool,
    /// "anlaşmamız" is Pl1, "anlaşması" Sg3.
    pub owner: Person,
    pub case: Case,
    /// Letters of plural and possessive, so that the word without its case can be cut out.
    pub bare: usize,
}

const OWNERS: &[(&str, Person)] = &[
    ("", Person::None),
    ("lArI", Person::Pl3),
    ("ImIz", Person::Pl1),
    ("mIz", Person::Pl1),
    ("InIz", Person::Pl2),
    ("nIz", Person::Pl2),
    ("sI", Person::Sg3),
    ("I", Person::Sg3),
    ("Im", Person::Sg1),
    ("m", Person::Sg1),
];

const CASES: &[(&str, Case)] = &[
    ("", Case::Nominative),
    ("I", Case::Accusative),
    ("yI", Case::Accusative),
    ("A", Case::Dative),
    ("yA", Case::Dative),
    ("DA", Case::Locative),
    ("DAkI", Case::Locative),
    ("DAn", Case::Ablative),
    ("In", Case::Genitive),
    ("nIn", Case::Genitive),
    ("lA", Case::Instrumental),
    ("ylA", Case::Instrumental),
];

const CASES_AFTER_THIRD: &[(&str, Case)] = &[
    ("", Case::Nominative),
    ("nI", Case::Accusative),
    ("nA", Case::Dative),
    ("nDA", Case::Locative),
    ("nDAkI", Case::Locative),
    ("nDAn", Case::Ablative),
    ("nIn", Case::Genitive),
    ("ylA", Case::Instrumental),
    ("nCA", Case::Equative),
];

/// Reads the letters after a noun's stem, in lower case; `None` where they are no noun suffixes. "protokolü" may be
/// possessive or accusative: the one in a compound ("İşbirliği Protokolü"), the other elsewhere.
pub(crate) fn noun_form(rest: &str, compound: bool) -> Option<NounForm> {
    let rough = rough(rest);
    let (plural, after) = match rough.strip_prefix("lAr") {
        Some(after) if after != "I" || !compound => (true, after),
        _ => (false, rough.as_str()),
    };
    let skipped = rough.chars().count() - after.chars().count();
    let mut best = None;
    for (owner, person) in OWNERS {
        let Some(left) = after.strip_prefix(owner) else { continue };
        let cases = if person.is_third() { CASES_AFTER_THIRD } else { CASES };
        let Some((_, case)) = cases.iter().find(|(case, _)| *case == left) else { continue };
        let form = NounForm { plural, owner: *person, case: *case, bare: skipped + owner.chars().count() };
        // In a compound the possessive reading is the right one, elsewhere the bare one.
        if best.is_none() || compound && person.is_third() {
            best = Some(form);
        }
    }
    best
}

/// Whether a word ends as the head of a compound does, with or without a case: "hükümeti", "ordusuna".
pub(crate) fn looks_possessed(lower: &str) -> bool {
    zabit_turkish::suffix::possessed_case(lower).is_some_and(|(bare, _)| lower[..bare].chars().count() >= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        let show = |rest, compound| {
            noun_form(rest, compound)
                .map_or("-".to_owned(), |f| format!("{} {:?} {:?} {}", f.plural, f.owner, f.case, f.bare))
        };
        assert_eq!(show("", false), "false None Nominative 0");
        assert_eq!(show("sına", true), "false Sg3 Dative 2");
        assert_eq!(show("ımızı", false), "false Pl1 Accusative 4");
        assert_eq!(show("ı", true), "false Sg3 Nominative 1");
        assert_eq!(show("ya", false), "false None Dative 0");
        assert_eq!(show("lar", false), "true None Nominative 3");
        assert_eq!(show("zlık", false), "-");
    }
}
