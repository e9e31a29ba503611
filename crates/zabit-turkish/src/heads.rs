//! Last words of names: what "… Bakanlığı", "… Holding", "… Denizi", "… Köprüsü" say of the name.

use std::sync::LazyLock;

use compact_str::{CompactString, ToCompactString};
use hashbrown::HashMap;

use crate::suffix::{Case, possessed_case};
use crate::titles::possessed;

/// What a name with this last word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A body, by a possessed noun: "Bakanlığı".
    Body,
    /// A body, by a bare noun: "Holding".
    Firm,
    /// A place: "Denizi".
    Place,
    /// Nothing the record keeps: "Köprüsü", "Yasası".
    Thing,
}

/// A head found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// What it says.
    pub kind: Kind,
    /// Whether it carries the -(s)I of a compound.
    pub possessed: bool,
    /// The case it stands in, read from its own ending.
    pub case: Case,
    /// Bytes of the word without its case.
    pub bare: usize,
}

static HEADS: LazyLock<HashMap<CompactString, (Kind, bool)>> = LazyLock::new(|| {
    let mut heads = HashMap::new();
    for line in include_str!("../data/heads.tsv").lines().filter(|line| !line.starts_with('#')) {
        let Some((kind, words)) = line.split_once('\t') else { continue };
        let kind = match kind {
            "org" => Kind::Body,
            "firm" => Kind::Firm,
            "place" => Kind::Place,
            _ => Kind::Thing,
        };
        for word in words.split(' ') {
            heads.entry(word.to_compact_string()).or_insert((kind, false));
            if kind != Kind::Firm {
                heads.entry(possessed(word)).or_insert((kind, true));
                let back = word.chars().rev().find(|c| "aeıioöuü".contains(*c)).is_some_and(|c| "aıou".contains(c));
                let mut many = word.to_compact_string();
                many.push_str(if back { "ları" } else { "leri" });
                heads.entry(many).or_insert((kind, true));
            }
        }
    }
    heads
});

/// Reads a word in lower case, without apostrophe and suffix, as the last word of a name.
///
/// ```
/// use zabit_turkish::heads::{head, Kind};
/// let ministry = head("bakanlığından").unwrap();
/// assert_eq!((ministry.kind, ministry.possessed, ministry.bare), (Kind::Body, true, "bakanlığı".len()));
/// assert_eq!(head("köprüsü").unwrap().kind, Kind::Thing);
/// assert_eq!(head("holding").unwrap().kind, Kind::Firm);
/// assert!(head("demir").is_none());
/// ```
pub fn head(lower: &str) -> Option<Head> {
    let find = |form: &str, case: Case| {
        let (kind, possessed) = *HEADS.get(form)?;
        Some(Head { kind, possessed, case, bare: form.len() })
    };
    find(lower, Case::Nominative).or_else(|| {
        let (bare, case) = possessed_case(lower)?;
        (bare < lower.len()).then(|| find(&lower[..bare], case).filter(|head| head.possessed))?
    })
}
