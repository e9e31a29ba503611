//! The last word of a date: how much of it belongs to the date, and which case the rest shows.
//!
//! "ocak ayında" is the date "ocak ayı" in the locative; "1970'lerde" is "1970'ler"; "geçen haftaki" stays whole.

use super::when::{Hit, When};
use crate::numeral::{self, Ending};
use crate::suffix::rough;
use crate::words::Words;

/// A date whose last word is the one before `end`, with a stem of so many bytes.
pub(super) fn hit(words: &impl Words, end: usize, stem: usize, when: When) -> Option<Hit> {
    let at = end.checked_sub(1)?;
    let word = words.stem(at);
    if words.is_closed(at) {
        let suffix = words.suffix(at);
        let kept = kept(suffix);
        let letters = word.chars().count() + if kept > 0 { kept + 1 } else { 0 };
        let ending = numeral::ending(suffix).unwrap_or(Ending { derived: true, ..Ending::BARE });
        return Some(Hit { when, end, letters, ending });
    }
    let (stem, rest) = word.split_at_checked(stem)?;
    let letters = stem.chars().count() + kept(rest);
    Some(Hit { when, end, letters, ending: numeral::ending(rest).unwrap_or(Ending { derived: true, ..Ending::BARE }) })
}

/// How many letters after a stem are no case: the plural, a possessive, and all before -ki.
fn kept(rest: &str) -> usize {
    let rough = rough(rest);
    let letters = rough.chars().count();
    let plural = if rough.starts_with("lAr") { 3 } else { 0 };
    let after = rough.get(plural..).unwrap_or("");
    if after.ends_with("kI") {
        return letters;
    }
    if after.starts_with("sI") {
        return plural + 2;
    }
    match after.strip_prefix('I') {
        Some("") => plural + 1,
        // "ayında", "onuyla"; not "ayın", which is a genitive.
        Some(case) if case.len() > 1 && (case.starts_with('n') || case.starts_with('y')) => plural + 1,
        _ => plural,
    }
}

/// How many bytes of a numeral word are its stem.
pub(super) fn numeral_stem(word: &str) -> usize {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.len();
    }
    let cuts = word.char_indices().map(|(at, _)| at).skip(1).chain([word.len()]);
    let bare = |cut: &usize| numeral::sure_word(&word[..*cut]).is_some_and(|word| word.ending.is_bare());
    cuts.filter(bare).last().unwrap_or(word.len())
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn case_is_cut_and_the_possessive_is_kept() {
        for (rest, expected) in [
            ("", 0),
            ("ta", 0),
            ("ında", 1),
            ("ın", 0),
            ("sinde", 2),
            ("ler", 3),
            ("lerde", 3),
            ("ki", 2),
            ("ü", 1),
            ("üyle", 1),
        ] {
            assert_eq!(kept(rest), expected, "{rest}");
        }
    }
}
