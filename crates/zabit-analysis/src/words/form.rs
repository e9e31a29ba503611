//! What is known of a word form wherever it stands: computed once a form.

use zabit_model::feature::{bytes, mix};
use zabit_turkish::casing;
use zabit_turkish::morph::{self, Attribute, Case, NumberPsor, PersonPsor, Reading, VerbForm};

use super::scores::Scores;

/// A word form: its readings, and the numbers that features are made of.
#[derive(Clone, Debug)]
pub struct Form {
    /// All readings, at least one.
    pub readings: Box<[Reading]>,
    pub(crate) word: u64,
    /// Endings of one to six letters; zero where the word is not longer.
    pub(crate) endings: [u64; 6],
    /// Beginnings of three to five letters; zero where the word is not longer.
    pub(crate) beginnings: [u64; 3],
    /// Capital, digit, apostrophe, all capitals, sign.
    pub(crate) shape: u64,
    /// The parts of speech of the readings whose stem is known, and of those whose stem is guessed.
    pub(crate) kinds: u64,
    /// The cases and verb forms that the readings have.
    pub(crate) forms: u64,
    /// What the models make of the form, wherever it stands; nothing while models are being made.
    pub(crate) scores: Scores,
}

impl Form {
    /// Everything about a form as it stands in text.
    pub fn new(form: &str) -> Self {
        let mut readings = Vec::new();
        morph::readings(form, &mut readings);
        let lower = casing::lower(form);
        let cuts: Vec<usize> = lower.char_indices().map(|(at, _)| at).take(256).collect();
        let mut endings = [0; 6];
        for (length, ending) in (1..).zip(&mut endings) {
            *ending = cuts.len().checked_sub(length).filter(|at| *at > 0).map_or(0, |at| part(&lower, cuts[at]..));
        }
        let mut beginnings = [0; 3];
        for (length, beginning) in (3..).zip(&mut beginnings) {
            *beginning = cuts.get(length).map_or(0, |end| part(&lower, ..*end));
        }
        Self {
            word: bytes(lower.as_bytes()),
            endings,
            beginnings,
            shape: shape(form),
            kinds: kinds(&readings),
            forms: forms(&readings),
            scores: Scores::default(),
            readings: readings.into(),
        }
    }

    /// The ending of some letters, or the whole word where it is shorter.
    pub(crate) fn ending(&self, letters: usize) -> u64 {
        self.endings.get(letters - 1).copied().filter(|ending| *ending != 0).unwrap_or(self.word)
    }
}

fn part(text: &str, range: impl std::slice::SliceIndex<str, Output = str>) -> u64 {
    bytes(text.get(range).unwrap_or_default().as_bytes())
}

fn shape(form: &str) -> u64 {
    let any = |test: fn(char) -> bool| u64::from(form.chars().any(test));
    let sign = u64::from(!form.chars().any(char::is_alphanumeric));
    let all =
        u64::from(form.chars().filter(|c| c.is_alphabetic()).count() > 1 && !form.chars().any(char::is_lowercase));
    u64::from(casing::is_capitalised(form))
        | any(|c| c.is_ascii_digit()) << 1
        | any(is_apostrophe) << 2
        | all << 3
        | sign << 4
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn kinds(readings: &[Reading]) -> u64 {
    readings.iter().fold(0, |set, reading| set | 1 << (reading.upos as u32 + if reading.guessed { 32 } else { 0 }))
}

fn forms(readings: &[Reading]) -> u64 {
    readings.iter().fold(0, |set, reading| {
        let code = |code: Option<u8>| u32::from(code.unwrap_or(0));
        let case = code(reading.feats.get::<Case>().map(Attribute::code));
        let form = code(reading.feats.get::<VerbForm>().map(Attribute::code));
        let owned = reading.feats.get::<PersonPsor>().is_some() || reading.feats.get::<NumberPsor>().is_some();
        set | 1 << case | 1 << (16 + form) | u64::from(owned) << 32 | u64::from(!reading.clitics.is_empty()) << 33
    })
}

/// The number of a word outside the sentence.
pub(crate) const EDGE: u64 = 0x0e;

/// A form for places outside the sentence.
pub fn edge() -> Form {
    Form {
        readings: Box::default(),
        word: EDGE,
        endings: [EDGE; 6],
        beginnings: [EDGE; 3],
        shape: mix(EDGE, 1),
        kinds: 0,
        forms: 0,
        scores: Scores::default(),
    }
}
