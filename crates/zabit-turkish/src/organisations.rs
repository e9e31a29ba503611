//! Bodies known by a name that does not say what they are: "Kremlin", "TÜİK", "Samsung".
//!
//! `data/organisations.txt`: written by hand, of general knowledge; it helps decide and is no full list.

use std::sync::LazyLock;

use compact_str::CompactString;
use hashbrown::HashSet;

use crate::casing;

static NAMES: LazyLock<HashSet<CompactString>> = LazyLock::new(|| {
    let lines = include_str!("../data/organisations.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(" | ")).map(casing::lower).collect()
});

/// Whether a name in lower case, without suffix, is a body known to all.
///
/// ```
/// use zabit_turkish::organisations::is_known;
/// assert!(is_known("nato") && is_known("beyaz saray") && !is_known("masa"));
/// ```
pub fn is_known(lower: &str) -> bool {
    NAMES.contains(lower) || lower.contains('-') && NAMES.contains(lower.replace('-', " ").as_str())
}
