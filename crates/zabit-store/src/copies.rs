//! Copies and versions: the same wire story in two outlets, the same page corrected.
//!
//! Source: Broder (1997), "On the resemblance and containment of documents": shingles of words, MinHash, and bands of the
//! signature as keys (locality-sensitive hashing). Candidates are then compared by their shingles themselves.

use std::collections::HashSet;

use minhash_rs::prelude::{MinHash, MinHasher, band_hash};
use zabit_model::feature::{bytes, mix};
use zabit_turkish::casing;

/// Words of a shingle.
const SHINGLE: usize = 3;
/// Bands of a signature: two texts that share 70 in 100 of their shingles share a band in 98 cases of 100.
const BANDS: usize = 16;
/// Numbers of a band.
const ROWS: usize = 4;
/// Share of common shingles from which on two texts are one story.
const SAME: f64 = 0.7;
/// Share of common shingles from which on two texts at one address are versions of one story.
const VERSION: f64 = 0.3;
/// Share of common figures from which on two texts are one story: a daily bulletin differs in nothing else.
const FIGURES: f64 = 0.9;

/// A key for each band of a text's signature. Short ones do: what shares one by
/// chance is told apart by its shingles.
pub(crate) type Bands = [i32; BANDS];

/// The keys under which a text's copies are looked for.
pub(crate) fn bands(text: &str) -> Bands {
    let mut signature: MinHash<u64, { BANDS * ROWS }> = MinHash::new();
    for shingle in shingles(text) {
        signature.insert(shingle);
    }
    let words: &[u64] = signature.as_ref();
    let mut bands = [0; BANDS];
    for ((number, band), rows) in (0..).zip(&mut bands).zip(words.chunks_exact(ROWS)) {
        *band = mix(band_hash(rows), number) as i32;
    }
    bands
}

/// How much two texts have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Likeness {
    words: f64,
    figures: f64,
}

impl Likeness {
    pub(crate) fn of(a: &str, b: &str) -> Self {
        Self { words: share(&shingles(a), &shingles(b)), figures: share(&figures(a), &figures(b)) }
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
fn share<T: std::hash::Hash + Eq>(a: &HashSet<T>, b: &HashSet<T>) -> f64 {
    let common = a.intersection(b).count();
    let all = a.len() + b.len() - common;
    if all == 0 { 1.0 } else { common as f64 / all as f64 }
}

fn shingles(text: &str) -> HashSet<u64> {
    let lower = casing::lower(text);
    let words: Vec<u64> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| bytes(word.as_bytes()))
        .collect();
    let length = SHINGLE.min(words.len()).max(1);
    words.windows(length).map(|words| words.iter().fold(0, |all, word| mix(all, *word))).collect()
}

/// The figures of a text as they are written.
fn figures(text: &str) -> HashSet<&str> {
    text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
        .map(|figure| figure.trim_matches(['.', ',']))
        .filter(|figure| !figure.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "Bakan Ayşe Demir, köprünün yıl sonunda açılacağını söyledi. Köprünün maliyeti 3,5 milyar lira. \
        Demir, yolun iki kente de yarayacağını, günde 40 bin aracın geçeceğini anlattı. Törene Vali Kaya da katıldı.";

    #[test]
    fn a_copy_has_small_edits() {
        let edited = STORY.replace("anlattı", "belirtti").replace("Törene", "ANKARA (AA) - Törene");
        assert!(Likeness::of(STORY, &edited).is_copy());
        assert!(bands(STORY).iter().zip(bands(&edited)).any(|(a, b)| *a == b));
    }

    #[test]
    fn a_bulletin_with_other_figures_is_no_copy() {
        let next_day = STORY.replace("3,5", "3,6").replace("40", "42");
        assert!(!Likeness::of(STORY, &next_day).is_copy());
        assert!(Likeness::of(STORY, &next_day).is_version());
    }

    #[test]
    fn other_stories_are_no_copies() {
        let other = "Başkan Kaya, müzenin yazın kapalı kalacağını duyurdu. Onarım 40 gün sürecek.";
        assert!(!Likeness::of(STORY, other).is_version());
        assert!(Likeness::of("", "").is_copy());
    }
}
