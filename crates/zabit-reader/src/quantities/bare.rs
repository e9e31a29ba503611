//! The bare form of a measured noun phrase: "İki kıtayı" measures "kıta", "Benzin türleri satışları" stays a compound.
//!
//! Source: Göksel and Kerslake (2005), ch. 8.1 (case), ch. 2.1 (final consonants that soften).

use zabit_turkish::suffix::rough;
use zabit_turkish::{casing, lexicon};

/// Case endings after a vowel and after a consonant, longest first; a compound keeps its possessive.
const CASES: &[&str] = &[
    "larına", "lerine", "larını", "lerini", "larda", "lerde", "lara", "lere", "ları", "leri", "lar", "ler", "nda",
    "nde", "dan", "den", "tan", "ten", "yla", "yle", "da", "de", "ta", "te", "yı", "yi", "yu", "yü", "ya", "ye", "nı",
    "ni", "nu", "nü", "na", "ne", "la", "le", "ı", "i", "u", "ü", "a", "e",
];

/// The phrase in small letters where it is a common noun, its only word in dictionary form. `None` where a single
/// word is no noun at all ("ulaştıkları").
pub(super) fn phrase(found: &str) -> Option<String> {
    let words: Vec<&str> = found.split(' ').collect();
    let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    if let Some(first) = words.first_mut() {
        let lower = casing::lower(first);
        if lexicon::frequency(&lower) > 2 {
            *first = lower.to_string();
        }
    }
    if let [only] = words.as_mut_slice()
        && only.chars().next().is_some_and(char::is_lowercase)
    {
        *only = noun(only)?;
    }
    Some(words.join(" "))
}

/// A single noun in dictionary form; the word itself where it is one, or is not known at all.
fn noun(word: &str) -> Option<String> {
    if lexicon::is_noun(word) {
        return Some(word.to_owned());
    }
    let stems = CASES.iter().filter_map(|case| word.strip_suffix(case)).filter(|stem| stem.chars().count() > 1);
    for stem in std::iter::once(word).chain(stems) {
        if let Some(noun) = [stem.to_owned(), hardened(stem)].into_iter().find(|form| lexicon::is_noun(form)) {
            return Some(noun);
        }
    }
    let rough = rough(word);
    let verbal = ["DIk", "DIğ", "ACAk", "ACAğ"].iter().any(|mark| rough.contains(mark));
    (!lexicon::is_only_verb(word) && !verbal).then(|| word.to_owned())
}

/// "trafiğ" is "trafik", "kitab" is "kitap".
fn hardened(stem: &str) -> String {
    let Some(last) = stem.chars().next_back() else { return String::new() };
    let hard = match last {
        'ğ' => 'k',
        'b' => 'p',
        'c' => 'ç',
        'd' => 't',
        other => other,
    };
    let mut out = stem[..stem.len() - last.len_utf8()].to_owned();
    out.push(hard);
    out
}

#[cfg(test)]
mod tests {
    use super::phrase;

    #[test]
    fn measured_nouns_are_bare() {
        for (found, bare) in [
            ("köprüyü", Some("köprü")),
            ("trafiğ", Some("trafik")),
            ("Yatırım", Some("yatırım")),
            ("dış ticaret hacmi", Some("dış ticaret hacmi")),
            ("ulaştıkları", None),
        ] {
            assert_eq!(phrase(found).as_deref(), bare, "{found}");
        }
    }
}
