//! The tables of money and lands are whole: every name in them is read as what it is.

use std::collections::BTreeSet;

use zabit_turkish::unit::{LONGEST, unit};
use zabit_turkish::{casing, country};

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once('\t').expect("two cells"))
}

#[test]
fn every_currency_is_read_by_its_full_name() {
    let table = include_str!("../data/currencies.tsv");
    let mut codes = BTreeSet::new();
    for (name, code) in rows(table) {
        let words: Vec<&str> = name.split(' ').collect();
        let read = unit(&words).map(|(unit, taken)| (unit.code, taken));
        assert_eq!(read, Some((code, words.len())), "{name}");
        assert!(words.len() <= LONGEST, "{name} is longer than LONGEST says");
        codes.insert(code);
    }
    assert!(codes.len() > 150, "{} currencies", codes.len());
}

#[test]
fn a_currency_takes_a_case() {
    for (text, code) in [
        ("malezya ringgitine", "MYR"),
        ("batı afrika cfa frangından", "XOF"),
        ("bosna hersek markı", "-"),
        ("isviçre frangının", "CHF"),
        ("tayland bahtıyla", "THB"),
        ("euroya", "EUR"),
    ] {
        let words: Vec<&str> = text.split(' ').collect();
        assert_eq!(unit(&words).map_or("-", |(unit, _)| unit.code), code, "{text}");
    }
}

#[test]
fn every_land_is_a_country_with_its_code() {
    let mut codes = BTreeSet::new();
    for (name, code) in rows(include_str!("../data/countries.tsv")) {
        let place = country::place(&casing::lower(name)).unwrap_or_else(|| panic!("{name} is no place"));
        assert!(place.is_country, "{name}");
        assert_eq!(place.country, (code != "-").then_some(code), "{name}");
        codes.extend(place.country);
    }
    assert_eq!(codes.len(), 248, "the lands of ISO 3166-1 without Antarctica");
    assert!(codes.iter().all(|code| code.len() == 3));
    assert!(country::place("fransa").is_some_and(|place| place.country == Some("FRA")));
}

/// A code would take a side.
#[test]
fn contested_lands_have_no_code() {
    for name in ["kosova", "kırım", "abhazya", "keşmir", "kuzey kıbrıs", "dağlık karabağ"] {
        assert_eq!(country::place(name).map(|place| place.country), Some(None), "{name}");
    }
}
