//! Copies and versions: the same wire story in two outlets, the same page corrected.
//!
//! Source: Broder (1997), "On the resemblance and containment of documents": shingles of words, MinHash, and bands of the
//! signature as keys (locality-sensitive hashing). Candidates are then compared by their shingles themselves.

use std::cmp::Ordering;

use minhash_rs::prelude::{MinHash, band_hash};
use zabit_model::feature::{bytes, mix};
use zabit_text::is_letter;

/// Words of a shingle.
const SHINGLE: usize = 3;
/// Bands of a signature: two texts that share 70 in 100 of their shingles share a band in 98 cases of 100.
pub(crate) const BANDS: usize = 16;
/// Numbers of a band.
const ROWS: usize = 4;
/// Share of equal numbers of two sketches from which on their texts are worth comparing: of texts that share 70 in 100 of
/// their shingles, all but one in some thousand pass.
const LIKE: usize = (BANDS * ROWS) / 2;
/// Share of common shingles from which on two texts are one story.
const SAME: f64 = 0.7;
/// Share of common shingles from which on two texts at one address are versions of one story.
const VERSION: f64 = 0.3;
/// Share of common figures from which on two texts are one story: a daily bulletin differs in nothing else.
const FIGURES: f64 = 0.9;

/// A key for each band of a text's signature. Short ones do: what shares one by
/// chance is told apart by its shingles.
pub(crate) type Bands = [i32; BANDS];

/// A byte of each number of a text's signature (Li and König 2010, "b-bit minwise hashing"): tells from a few bytes whether
/// two texts may be alike.
pub(crate) type Sketch = [u8; BANDS * ROWS];

/// Whether two texts may be copies by their sketches.
pub(crate) fn may_be_alike(a: &Sketch, b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).filter(|(a, b)| a == b).count() >= LIKE
}

/// What two texts are compared by: sorted numbers, each once, of their shingles and of their figures.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    shingles: Vec<u64>,
    figures: Vec<u64>,
}

impl Look {
    pub(crate) fn of(text: &str) -> Self {
        Self { shingles: set(shingles(&words(text))), figures: set(figures(text)) }
    }

    /// The keys under which a text's copies are looked for, and its sketch.
    pub(crate) fn signature(&self) -> (Bands, Sketch) {
        let signature: MinHash<u64, { BANDS * ROWS }> = self.shingles.iter().copied().collect();
        let words: &[u64] = signature.as_ref();
        let mut bands = [0; BANDS];
        for ((number, band), rows) in (0..).zip(&mut bands).zip(words.chunks_exact(ROWS)) {
            *band = mix(band_hash(rows), number) as i32;
        }
        let mut sketch = [0; BANDS * ROWS];
        sketch.iter_mut().zip(words).for_each(|(byte, word)| *byte = *word as u8);
        (bands, sketch)
    }
}

fn set(mut numbers: Vec<u64>) -> Vec<u64> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// How much two texts have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Likeness {
    words: f64,
    figures: f64,
}

impl Likeness {
    pub(crate) fn of(a: &Look, b: &Look) -> Self {
        Self { words: share(&a.shingles, &b.shingles), figures: share(&a.figures, &b.figures) }
    }

    /// Whether one is a copy of the other, small edits allowed.
    pub(crate) fn is_copy(self) -> bool {
        self.words >= SAME && self.figures >= FIGURES
    }

    /// Whether two texts at one address are versions of one story.
    pub(crate) fn is_version(self) -> bool {
        self.words >= VERSION
    }
}

/// The share of what two sets have in common (Jaccard).
fn share(a: &[u64], b: &[u64]) -> f64 {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let order = x.cmp(y);
        common += usize::from(order == Ordering::Equal);
        i += usize::from(order != Ordering::Greater);
        j += usize::from(order != Ordering::Less);
    }
    let all = a.len() + b.len() - common;
    if all == 0 { 1.0 } else { common as f64 / all as f64 }
}

/// Shingles of words: as they are written, since what a copy writes in other letters, a headline mostly, is little.
fn shingles(words: &[u64]) -> Vec<u64> {
    let length = SHINGLE.min(words.len()).max(1);
    words.windows(length).map(|words| words.iter().fold(0, |all, word| mix(all, *word))).collect()
}

/// The words of a text as they are written.
fn words(text: &str) -> Vec<u64> {
    let is_of_word = |c: char| match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        _ => is_letter(c) || c.is_numeric(),
    };
    text.split(|c| !is_of_word(c)).filter(|word| !word.is_empty()).map(|word| bytes(word.as_bytes())).collect()
}

/// The figures of a text as they are written. By bytes: all that stands in one is ASCII.
fn figures(text: &str) -> Vec<u64> {
    let is_point = |byte: &u8| matches!(byte, b'.' | b',');
    let trimmed = |run: &[u8]| {
        let from = run.iter().position(|byte| !is_point(byte))?;
        let to = run.iter().rposition(|byte| !is_point(byte))?;
        run.get(from..=to).map(bytes)
    };
    text.as_bytes().split(|byte| !(byte.is_ascii_digit() || is_point(byte))).filter_map(trimmed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "Bakan Ayşe Demir, köprünün yıl sonunda açılacağını söyledi. Köprünün maliyeti 3,5 milyar lira. \
        Demir, yolun iki kente de yarayacağını, günde 40 bin aracın geçeceğini anlattı. Törene Vali Kaya da katıldı.";

    fn likeness(a: &str, b: &str) -> Likeness {
        Likeness::of(&Look::of(a), &Look::of(b))
    }

    #[test]
    fn a_copy_has_small_edits() {
        let edited = STORY.replace("anlattı", "belirtti").replace("Törene", "ANKARA (AA) - Törene");
        assert!(likeness(STORY, &edited).is_copy());
        let [(bands, sketch), (other_bands, other_sketch)] = [STORY, &edited].map(|text| Look::of(text).signature());
        assert!(bands.iter().zip(other_bands).any(|(a, b)| *a == b));
        assert!(may_be_alike(&sketch, &other_sketch));
    }

    #[test]
    fn a_bulletin_with_other_figures_is_no_copy() {
        let next_day = STORY.replace("3,5", "3,6").replace("40", "42");
        assert!(!likeness(STORY, &next_day).is_copy());
        assert!(likeness(STORY, &next_day).is_version());
    }

    #[test]
    fn other_stories_are_no_copies() {
        let other = "Başkan Kaya, müzenin yazın kapalı kalacağını duyurdu. Onarım 40 gün sürecek.";
        assert!(!likeness(STORY, other).is_version());
        assert!(!may_be_alike(&Look::of(STORY).signature().1, &Look::of(other).signature().1));
        assert!(likeness("", "").is_copy());
    }
}
