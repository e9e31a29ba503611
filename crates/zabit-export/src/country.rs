//! Countries by the codes of other formats.

use std::collections::HashMap;
use std::sync::LazyLock;

/// ISO 3166-1 alpha-3, alpha-2 in lower case.
static CODES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../data/countries.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// The two letters of a country in lower case, by its three.
pub(crate) fn two_letters(three: &str) -> Option<&'static str> {
    CODES.get(three).copied()
}

#[cfg(test)]
mod tests {
    use super::two_letters;

    #[test]
    fn codes() {
        assert_eq!((two_letters("TUR"), two_letters("DEU"), two_letters("XXX")), (Some("tr"), Some("de"), None));
    }
}
