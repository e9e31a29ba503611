//! A word as letters in small numbers, with what vowel harmony needs to know at each place.

use crate::casing;

/// Words of more letters than this are not analysed.
pub(super) const MOST: usize = 64;

/// The letters that suffixes are made of, and the few others of Turkish; a letter's number is its place here.
const LETTERS: &str = "aeıioöuübcçdfgğhjklmnprsştvyzâîûqwx'";
const OTHER: u8 = 63;

/// One of the letters, 0 ≤ number < 64.
pub(super) type Letter = u8;

/// The number of a letter in lower case.
pub(super) fn letter(c: char) -> Letter {
    LETTERS.chars().position(|known| known == c).map_or(OTHER, |place| place as u8)
}

const fn set(letters: &[u8]) -> u64 {
    let mut bits = 0;
    let mut i = 0;
    while i < letters.len() {
        bits |= 1 << letters[i];
        i += 1;
    }
    bits
}

// Numbers of letters in LETTERS; a test holds them together.
pub(super) const A: Letter = 0;
pub(super) const E: Letter = 1;
pub(super) const I_BACK: Letter = 2;
pub(super) const I: Letter = 3;
pub(super) const U: Letter = 6;
pub(super) const U_FRONT: Letter = 7;
pub(super) const B: Letter = 8;
pub(super) const C: Letter = 9;
pub(super) const C_HARD: Letter = 10;
pub(super) const D: Letter = 11;
pub(super) const G: Letter = 13;
pub(super) const G_SOFT: Letter = 14;
pub(super) const K: Letter = 17;
pub(super) const L: Letter = 18;
pub(super) const T: Letter = 25;
pub(super) const APOSTROPHE: Letter = 35;
/// The eight vowels and the three with a circumflex.
pub(super) const VOWELS: u64 = set(&[0, 1, 2, 3, 4, 5, 6, 7, 29, 30, 31]);
const FRONT: u64 = set(&[1, 3, 5, 7, 30]);
const ROUND: u64 = set(&[4, 5, 6, 7, 31]);
/// f s t k ç ş h p
const VOICELESS: u64 = set(&[12, 23, 25, 17, 10, 24, 15, 21]);

pub(super) fn is_vowel(letter: Letter) -> bool {
    VOWELS >> letter & 1 != 0
}

/// How a vowel colours the suffix after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Harmony {
    /// By its letters.
    Own,
    /// Front vowels, whatever the letters: "saat-i".
    Front,
    /// Either: foreign names, whose sound is not in their letters.
    Any,
}

/// A word form, letter by letter.
pub(super) struct Letters {
    chars: [char; MOST],
    letters: [Letter; MOST],
    /// Where each letter begins in the form, in bytes, and where the form ends.
    starts: [u16; MOST + 1],
    /// For each place, the place after the last vowel before it; 0 for none.
    vowel: [u8; MOST + 1],
    len: usize,
}

impl Letters {
    /// None for an empty form and one of too many letters.
    pub(super) fn of(form: &str) -> Option<Self> {
        let mut word =
            Self { chars: ['\0'; MOST], letters: [OTHER; MOST], starts: [0; MOST + 1], vowel: [0; MOST + 1], len: 0 };
        for (start, c) in form.char_indices() {
            let c = if c == '’' || c == '‘' || c == 'ʼ' { '\'' } else { casing::lower_letter(c) };
            let number = letter_number(c);
            *word.chars.get_mut(word.len)? = c;
            *word.letters.get_mut(word.len)? = number;
            word.starts[word.len] = u16::try_from(start).ok()?;
            word.len += 1;
            word.vowel[word.len] = if is_vowel(number) { word.len as u8 } else { word.vowel[word.len - 1] };
        }
        word.starts[word.len] = u16::try_from(form.len()).ok()?;
        (word.len > 0).then_some(word)
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The letter at a place; a letter of no suffix beyond the end.
    pub(super) fn at(&self, place: usize) -> Letter {
        if place < self.len { self.letters.get(place).copied().unwrap_or(OTHER) } else { OTHER }
    }

    pub(super) fn is_vowel_at(&self, place: usize) -> bool {
        is_vowel(self.at(place))
    }

    /// The letter before a place; an apostrophe does not count.
    pub(super) fn before(&self, place: usize) -> Letter {
        let at = |back: usize| place.checked_sub(back).map_or(OTHER, |place| self.at(place));
        if at(1) == APOSTROPHE { at(2) } else { at(1) }
    }

    /// Where a letter begins in the form, in bytes.
    pub(super) fn byte(&self, place: usize) -> usize {
        self.starts.get(place.min(self.len)).map_or(0, |start| usize::from(*start))
    }

    /// The letters in lower case.
    pub(super) fn chars(&self, from: usize, to: usize) -> &[char] {
        self.chars.get(from..to.min(self.len)).unwrap_or_default()
    }

    /// Whether a suffix at `place` follows a stem that ends at `stem`, at once or after an apostrophe.
    pub(super) fn joins(&self, stem: usize, place: usize) -> bool {
        place == stem || place == stem + 1 && self.at(stem) == APOSTROPHE
    }

    pub(super) fn find(&self, letter: Letter) -> Option<usize> {
        self.letters.get(..self.len)?.iter().position(|&l| l == letter)
    }

    /// Whether the vowel at `place` is what a suffix vowel must be: `high` for I, else A.
    /// Vowels of the stem, which ends at `stem`, colour by `harmony`.
    pub(super) fn fits(&self, place: usize, high: bool, stem: usize, harmony: Harmony) -> bool {
        let found = self.at(place);
        let after = self.vowel.get(place).map_or(0, |&v| usize::from(v));
        let last = self.before(after);
        let harmony = if after <= stem { harmony } else { Harmony::Own };
        if after == 0 || harmony == Harmony::Any {
            return if high { matches!(found, I_BACK | I | U | U_FRONT) } else { matches!(found, A | E) };
        }
        let front = harmony == Harmony::Front || FRONT >> last & 1 != 0;
        let round = ROUND >> last & 1 != 0;
        found
            == match (high, front, round) {
                (false, false, _) => A,
                (false, true, _) => E,
                (true, false, false) => I_BACK,
                (true, true, false) => I,
                (true, false, true) => U,
                (true, true, true) => U_FRONT,
            }
    }

    /// Whether D or C before `place` is hard.
    pub(super) fn is_hard_before(&self, place: usize) -> bool {
        VOICELESS >> self.before(place) & 1 != 0
    }
}

/// As [`letter`], by a match for speed.
fn letter_number(c: char) -> Letter {
    const ASCII: [u8; 128] = ascii();
    match c {
        '\0'..='\x7f' => ASCII[c as usize],
        'ı' => 2,
        'ö' => 5,
        'ü' => 7,
        'ç' => 10,
        'ğ' => 14,
        'ş' => 24,
        'â' => 29,
        'î' => 30,
        'û' => 31,
        _ => OTHER,
    }
}

const fn ascii() -> [u8; 128] {
    let mut table = [OTHER; 128];
    let bytes = LETTERS.as_bytes();
    let (mut i, mut number) = (0, 0);
    while i < bytes.len() {
        if bytes[i] < 128 {
            table[bytes[i] as usize] = number;
        }
        // Count letters, not bytes: continuation bytes are 10xxxxxx.
        if bytes[i] & 0xC0 != 0x80 {
            number += 1;
        }
        i += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_places() {
        let named = [A, E, I_BACK, I, U, U_FRONT, B, C, C_HARD, D, G, G_SOFT, K, L, T, APOSTROPHE]
            .into_iter()
            .zip("aeıiuübcçdgğklt'".chars());
        for (number, c) in named {
            assert_eq!(letter(c), number, "{c}");
        }
        for c in LETTERS.chars() {
            assert_eq!(letter_number(c), letter(c), "{c}");
            assert_eq!(is_vowel(letter(c)), "aeıioöuüâîû".contains(c), "{c}");
            assert_eq!(VOICELESS >> letter(c) & 1 != 0, "fstkçşhp".contains(c), "{c}");
            assert_eq!(FRONT >> letter(c) & 1 != 0, "eiöüî".contains(c), "{c}");
            assert_eq!(ROUND >> letter(c) & 1 != 0, "oöuüû".contains(c), "{c}");
        }
    }
}
