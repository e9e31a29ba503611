//! Countries, towns and regions, and the peoples called after them.
//!
//! `data/countries.tsv`: names of the Unicode CLDR and the short forms of the wire ("ABD", "KKTC").
//! `data/places.tsv`: Turkey's provinces and larger districts, cities of the world, regions.

use std::sync::LazyLock;

use compact_str::CompactString;
use hashbrown::{HashMap, HashSet};

use crate::casing;

/// What is known of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// ISO 3166-1 alpha-3 of the state it is or lies in; `None` for seas and continents.
    pub country: Option<&'static str>,
    /// Whether it is a country, and no town or region.
    pub is_country: bool,
}

type Places = HashMap<CompactString, Place>;

static PLACES: LazyLock<Places> = LazyLock::new(|| {
    let mut places = Places::new();
    for (table, is_country) in
        [(include_str!("../data/countries.tsv"), true), (include_str!("../data/places.tsv"), false)]
    {
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let (name, code) = line.split_once('\t').unwrap_or((line, "-"));
            let country = (code != "-").then_some(code);
            places.entry(casing::lower(name)).or_insert(Place { country, is_country });
        }
    }
    places
});

static PEOPLES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../data/demonyms.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Looks up a place by its name in lower case, without suffix.
///
/// ```
/// use zabit_turkish::country::place;
/// assert_eq!(place("kazakistan").unwrap().country, Some("KAZ"));
/// assert_eq!(place("abd").unwrap().country, Some("USA"));
/// assert!(!place("astana").unwrap().is_country);
/// assert!(place("masa").is_none());
/// ```
pub fn place(lower: &str) -> Option<Place> {
    PLACES.get(lower).copied()
}

/// Whether a word in lower case names a people, a faith or a language: "türk", "türkler", "suriyeli".
///
/// ```
/// use zabit_turkish::country::is_people;
/// assert!(is_people("kazak") && is_people("türklerin") && is_people("ıraklı"));
/// assert!(!is_people("demir"));
/// ```
pub fn is_people(lower: &str) -> bool {
    if PEOPLES.contains(lower) {
        return true;
    }
    let plural = lower.find("lar").into_iter().chain(lower.find("ler")).max();
    let stem = plural.filter(|at| *at > 2).map_or(lower, |at| &lower[..at]);
    if PEOPLES.contains(stem) {
        return true;
    }
    ["lı", "li", "lu", "lü"].iter().any(|ending| {
        stem.strip_suffix(ending).is_some_and(|place| PLACES.get(place).is_some() && place.chars().count() > 2)
    })
}
