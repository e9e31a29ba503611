//! The keys by which names are looked for: lower case by Turkish rules, marks taken off the letters, single spaces.

use zabit_turkish::casing;

/// The key of a name: "Şükrü  ÇAĞLAR" and "sukru caglar" have the same.
///
/// ```
/// assert_eq!(zabit_store::name_key("Şükrü  ÇAĞLAR"), "sukru caglar");
/// assert_eq!(zabit_store::name_key("IŞIK"), zabit_store::name_key("ışık"));
/// ```
pub fn name_key(name: &str) -> String {
    let lower = casing::lower(name);
    let mut out = String::with_capacity(lower.len());
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(casing::unmarked));
    }
    out
}

/// The last word of a key, where it has several.
pub(crate) fn tail(key: &str) -> Option<&str> {
    key.rsplit_once(' ').map(|(_, last)| last)
}
