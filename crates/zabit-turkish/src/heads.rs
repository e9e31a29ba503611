//! The last word of a name and what it makes of the whole: "Kurumu" an organisation, "Caddesi" a place.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::suffix::{Case, possessed_case};

/// The kind of thing a name names, as its last word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// A body of people.
    Organisation,
    /// A place.
    Place,
    /// An event, law, building, work: none of our entities.
    Thing,
}

static HEADS: LazyLock<HashMap<&'static str, Head>> = LazyLock::new(|| {
    let rows = include_str!("../data/heads.tsv").lines().filter(|line| !line.starts_with('#'));
    let head = |kind: &str| match kind {
        "organisation" => Head::Organisation,
        "place" => Head::Place,
        _ => Head::Thing,
    };
    rows.filter_map(|row| row.split_once('\t')).map(|(word, kind)| (word, head(kind))).collect()
});

/// What a word in lower case, case suffix or not, is the head of; with the bytes of its bare form and its case.
///
/// ```
/// use zabit_turkish::{heads::{Head, head}, suffix::Case};
/// assert_eq!(head("kurumunun"), Some((Head::Organisation, "kurumu".len(), Case::Genitive)));
/// assert_eq!(head("caddesi"), Some((Head::Place, "caddesi".len(), Case::Nominative)));
/// assert_eq!(head("demir"), None);
/// ```
pub fn head(lower: &str) -> Option<(Head, usize, Case)> {
    if let Some(head) = HEADS.get(lower) {
        return Some((*head, lower.len(), Case::Nominative));
    }
    // "Kurumu'nun" is cut at its apostrophe before; "Kurumundaki" keeps its -ki.
    let (word, _) = lower.strip_suffix("ki").map_or((lower, false), |word| (word, true));
    let (length, case) = possessed_case(word)?;
    HEADS.get(&word[..length]).map(|head| (*head, length, case))
}
