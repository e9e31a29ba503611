//! The bare form of a measured noun phrase: "İki kıtayı" measures "kıta", "Benzin türleri satışları" stays a compound.
//!
//! Source: Göksel and Kerslake (2005), ch. 8.1 (case), ch. 2.1 (final consonants that soften).

use zabit_turkish::suffix::rough;
use zabit_turkish::{casing, lexicon};

/// Endings of number and case, shortest first, so that as much of the word is kept as the dictionary knows; a
/// compound keeps its possessive.
const CASES: &[&str] = &[
    "ı",
    "i",
    "u",
    "ü",
    "a",
    "e",
    "ın",
    "in",
    "un",
    "ün",
    "da",
    "de",
    "ta",
    "te",
    "la",
    "le",
    "yı",
    "yi",
    "yu",
    "yü",
    "ya",
    "ye",
    "nı",
    "ni",
    "nu",
    "nü",
    "na",
    "ne",
    "nın",
    "nin",
    "nun",
    "nün",
    "lar",
    "ler",
    "dan",
    "den",
    "tan",
    "ten",
    "yla",
    "yle",
    "nda",
    "nde",
    "lık",
    "lik",
    "luk",
    "lük",
    "ları",
    "leri",
    "lara",
    "lere",
    "ların",
    "lerin",
    "larda",
    "lerde",
    "larını",
    "lerini",
    "larına",
    "lerine",
    "lardan",
    "larının",
    "lerinin",
    "larından",
    "lerinden",
    "larında",
    "lerinde",
    "lerden",
];

/// The phrase in small letters where it is a common noun, its only word in dictionary form. `None` where a single
/// word is no noun at all ("ulaştıkları").
pub(super) fn phrase(found: &str) -> Option<String> {
    // "bunlardan 215'i": a pronoun measures nothing.
    if matches!(found, "bun" | "on" | "şun" | "bunlar" | "onlar") {
        return None;
    }
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
pub(super) fn noun(word: &str) -> Option<String> {
    if lexicon::is_noun(word) && !is_genitive_of_a_noun(word) {
        return Some(word.to_owned());
    }
    let stems = CASES.iter().filter_map(|case| word.strip_suffix(case)).filter(|stem| stem.chars().count() > 1);
    for stem in stems.chain(std::iter::once(word)) {
        if let Some(noun) = [stem.to_owned(), hardened(stem)].into_iter().find(|form| lexicon::is_noun(form)) {
            return Some(noun);
        }
    }
    let rough = rough(word);
    let verbal = ["DIk", "DIğ", "ACAk", "ACAğ"].iter().any(|mark| rough.contains(mark));
    let unknown =
        || ["nın", "nin", "nun", "nün"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word).to_owned();
    (!lexicon::is_only_verb(word) && !verbal).then(unknown)
}

/// "kişinin": treebanks list some inflected forms as lemmas.
fn is_genitive_of_a_noun(word: &str) -> bool {
    ["nın", "nin", "nun", "nün"].iter().any(|end| word.strip_suffix(end).is_some_and(lexicon::is_noun))
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
            ("kişinin", Some("kişi")),
            ("yatırımlarının", Some("yatırım")),
            ("alanda", Some("alan")),
            ("ulaştıkları", None),
        ] {
            assert_eq!(phrase(found).as_deref(), bare, "{found}");
        }
    }
}
