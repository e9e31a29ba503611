//! Common words: whether a word is one, and of what part of speech.
//!
//! The list (`data/words.fst`) is made by `zabit-train` from Turkish treebanks and news text.

use std::sync::LazyLock;

use fst::Map;

/// What the number behind a word means.
pub mod bits {
    /// Seen as a noun.
    pub const NOUN: u64 = 1;
    /// Seen as a verb.
    pub const VERB: u64 = 2;
    /// Seen as an adjective.
    pub const ADJ: u64 = 4;
    /// Seen as an adverb.
    pub const ADV: u64 = 8;
    /// Seen as anything else but a name.
    pub const OTHER: u64 = 16;
    /// The dictionary form of a noun or adjective.
    pub const LEMMA_NOUN: u64 = 32;
    /// A verb's stem.
    pub const LEMMA_VERB: u64 = 64;
    /// From this bit up: the base-two logarithm of how often the word stands in news text.
    pub const FREQUENCY: u32 = 7;
}

static WORDS: LazyLock<Option<Map<&'static [u8]>>> =
    LazyLock::new(|| Map::new(include_bytes!("../data/words.fst").as_slice()).ok());

fn value(word: &str) -> Option<u64> {
    WORDS.as_ref().and_then(|words| words.get(word))
}

/// Whether a word in lower case is a common word of Turkish, in this very form.
///
/// ```
/// assert!(zabit_turkish::lexicon::is_common("köprü"));
/// assert!(!zabit_turkish::lexicon::is_common("kazakistan"));
/// ```
pub fn is_common(form: &str) -> bool {
    value(form).is_some()
}

/// How common: 0 for unknown, 1 for once or in treebanks only, one more for each doubling in news text.
pub fn frequency(form: &str) -> u32 {
    value(form).map_or(0, |value| 1 + (value >> bits::FREQUENCY) as u32)
}

/// Whether a word in lower case is the dictionary form of a noun or adjective.
pub fn is_noun(lemma: &str) -> bool {
    value(lemma).is_some_and(|value| value & bits::LEMMA_NOUN != 0)
}

/// Whether a word in lower case was seen as a verb and nothing else.
pub fn is_only_verb(form: &str) -> bool {
    value(form).is_some_and(|value| value & 31 == bits::VERB)
}

/// Whether letters in lower case are a verb's stem: "konuş".
pub fn is_verb_stem(stem: &str) -> bool {
    value(stem).is_some_and(|value| value & bits::LEMMA_VERB != 0)
}
