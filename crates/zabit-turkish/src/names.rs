//! What a capitalised word is part of: counts from annotated text.
//!
//! The list (`data/names.fst`) is made by `zabit-train`; NOTICE names its sources.

use std::sync::LazyLock;

use fst::Map;

/// How often a word stood in names of each kind, each count at most [`Evidence::MOST`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// First word of a person's name.
    pub person_first: u32,
    /// Later word of a person's name.
    pub person_later: u32,
    /// In the name of a place.
    pub place: u32,
    /// In the name of an organisation.
    pub organisation: u32,
    /// Capitalised, but in none of these.
    pub other: u32,
}

const WIDTH: u32 = 10;

impl Evidence {
    /// Counts above are cut to this.
    pub const MOST: u32 = (1 << WIDTH) - 1;

    /// The counts in one number.
    pub fn packed(self) -> u64 {
        [self.person_first, self.person_later, self.place, self.organisation, self.other]
            .into_iter()
            .fold(0, |packed, count| packed << WIDTH | u64::from(count.min(Self::MOST)))
    }

    fn unpacked(packed: u64) -> Self {
        let count = |place: u32| (packed >> (place * WIDTH)) as u32 & Self::MOST;
        Self {
            person_first: count(4),
            person_later: count(3),
            place: count(2),
            organisation: count(1),
            other: count(0),
        }
    }

    /// How often the word stood in a person's name.
    pub fn person(self) -> u32 {
        self.person_first + self.person_later
    }

    /// How often the word was seen at all.
    pub fn total(self) -> u32 {
        self.person() + self.place + self.organisation + self.other
    }
}

static NAMES: LazyLock<Option<Map<&'static [u8]>>> =
    LazyLock::new(|| Map::new(include_bytes!("../data/names.fst").as_slice()).ok());

/// What is known of a word, given in lower case without apostrophe and suffix. All zero for an unknown word.
///
/// ```
/// let mehmet = zabit_turkish::names::evidence("mehmet");
/// assert!(mehmet.person_first > mehmet.place);
/// ```
pub fn evidence(word: &str) -> Evidence {
    NAMES.as_ref().and_then(|names| names.get(word)).map_or_else(Evidence::default, Evidence::unpacked)
}
