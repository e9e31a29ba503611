//! Upper and lower case by Turkish rules: I is the capital of ı, İ that of i.

use compact_str::CompactString;
use icu_casemap::CaseMapper;
use icu_locale_core::{LanguageIdentifier, langid};

const TURKISH: LanguageIdentifier = langid!("tr");

/// Lower case: "IĞDIR" is "ığdır", "İzmir" is "izmir".
///
/// ```
/// assert_eq!(zabit_turkish::casing::lower("IĞDIR'A"), "ığdır'a");
/// assert_eq!(zabit_turkish::casing::lower("İstanbul"), "istanbul");
/// ```
pub fn lower(word: &str) -> CompactString {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b.is_ascii_punctuation()) {
        return CompactString::new(word);
    }
    // Below the combining marks every letter has a lower case of its own, whatever stands beside it.
    if word.chars().all(|c| c < '\u{300}') {
        return word.chars().map(lower_letter).collect();
    }
    CompactString::from(CaseMapper::new().lowercase_to_string(word, &TURKISH).as_ref())
}

/// Upper case: "ığdır" is "IĞDIR", "izmir" is "İZMİR".
///
/// ```
/// assert_eq!(zabit_turkish::casing::upper("ilişki"), "İLİŞKİ");
/// ```
pub fn upper(word: &str) -> CompactString {
    CompactString::from(CaseMapper::new().uppercase_to_string(word, &TURKISH).as_ref())
}

/// First letter in upper case, the rest in lower case: "İSTANBUL" is "İstanbul".
///
/// ```
/// assert_eq!(zabit_turkish::casing::capitalise("IĞDIR"), "Iğdır");
/// ```
pub fn capitalise(word: &str) -> CompactString {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return CompactString::default() };
    let mut out = upper(first.encode_utf8(&mut [0; 4]));
    out.push_str(&lower(letters.as_str()));
    out
}

/// Whether a word begins with a capital.
pub fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a word of two letters or more is all capitals ("TÜİK", "AK"); digits are allowed ("G20").
pub fn is_all_caps(word: &str) -> bool {
    let mut letters = 0;
    for c in word.chars() {
        if c.is_lowercase() {
            return false;
        }
        letters += usize::from(c.is_uppercase());
    }
    letters >= 2
}

/// A letter in lower case: that of I is ı. A letter whose lower case is several stays as it is.
///
/// ```
/// assert_eq!("IĞDIR İzmir".chars().map(zabit_turkish::casing::lower_letter).collect::<String>(), "ığdır izmir");
/// ```
pub fn lower_letter(letter: char) -> char {
    match letter {
        'I' => 'ı',
        'İ' => 'i',
        'A'..='Z' => letter.to_ascii_lowercase(),
        '\0'..='\x7f' => letter,
        _ => {
            let mut lower = letter.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => letter,
            }
        }
    }
}

/// A letter in lower case without its marks, as careless copy writes it: "ş" as "s", "ı" as "i".
///
/// ```
/// use zabit_turkish::casing::unmarked;
/// assert_eq!("çağrışım â".chars().map(unmarked).collect::<String>(), "cagrisim a");
/// ```
pub fn unmarked(letter: char) -> char {
    match letter {
        'ç' => 'c',
        'ğ' => 'g',
        'ı' | 'î' => 'i',
        'ö' => 'o',
        'ş' => 's',
        'ü' | 'û' => 'u',
        'â' => 'a',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_gives_what_the_long_way_gives() {
        for letter in '\0'..'\u{300}' {
            let word = format!("a{letter}I");
            assert_eq!(lower(&word), CaseMapper::new().lowercase_to_string(&word, &TURKISH).as_ref(), "{word}");
        }
    }
}
