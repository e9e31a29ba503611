//! Words with forms of their own and stems whose letters change (`data/morph/entries.tsv`), as a map from letters to
//! what they are.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use compact_str::CompactString;
use fst::raw::Fst;

use super::letters::{self, Harmony};
use super::table::{State, Table, table};
use super::{Feats, Upos};

/// One meaning of an entry's letters.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) lemma: CompactString,
    pub(super) upos: Upos,
    pub(super) feats: Feats,
    pub(super) state: State,
    pub(super) harmony: Harmony,
}

/// All entries.
#[derive(Default)]
pub(super) struct Entries {
    /// From letters to a place in `groups`.
    pub(super) map: Option<Fst<Vec<u8>>>,
    pub(super) groups: Vec<Vec<Entry>>,
}

static ENTRIES: LazyLock<Entries> =
    LazyLock::new(|| Entries::read(include_str!("../../data/morph/entries.tsv"), table()));

/// The entries that are built in.
pub(super) fn entries() -> &'static Entries {
    &ENTRIES
}

type Groups = BTreeMap<String, Vec<Entry>>;

impl Entries {
    fn read(text: &str, table: &Table) -> Self {
        let mut groups = Groups::new();
        for line in text.lines() {
            if let Some(list) = line.strip_prefix('@') {
                change(&mut groups, list, table);
            } else if !line.starts_with("# ") {
                whole(&mut groups, line, table);
            }
        }
        let mut builder = fst::MapBuilder::memory();
        for (index, letters) in groups.keys().enumerate() {
            // Keys of a sorted map are in order, so no insertion fails.
            if builder.insert(letters, index as u64).is_err() {
                return Self::default();
            }
        }
        let map = builder.into_inner().ok().and_then(|bytes| Fst::new(bytes).ok());
        Self { map, groups: groups.into_values().collect() }
    }
}

/// A line of a whole form.
fn whole(groups: &mut Groups, line: &str, table: &Table) {
    let mut columns = line.split('\t');
    let mut column = || columns.next().unwrap_or_default();
    let (form, lemma, upos, feats, state) = (column(), column(), column(), column(), column());
    let Ok(upos) = upos.parse() else { return };
    let entry = Entry {
        lemma: lemma.into(),
        upos,
        feats: feats.parse().unwrap_or_default(),
        state: table.state(state),
        harmony: Harmony::Own,
    };
    groups.entry(form.to_owned()).or_default().push(entry);
}

/// A line of stems that change in one way.
fn change(groups: &mut Groups, list: &str, table: &Table) {
    let mut words = list.split_whitespace();
    let kind = words.next().unwrap_or_default();
    for word in words {
        let (word, other) = word.split_once('=').unwrap_or((word, ""));
        let noun = |harmony| Entry {
            lemma: word.into(),
            upos: Upos::Noun,
            feats: Feats::default(),
            state: table.state("Noun"),
            harmony,
        };
        let verb = |lemma: &str, feats: &str, state| Entry {
            lemma: lemma.into(),
            upos: Upos::Verb,
            feats: feats.parse().unwrap_or_default(),
            state: table.state(state),
            harmony: Harmony::Own,
        };
        let (forms, entry) = match kind {
            "drop" => (soft_too(dropped(word)), noun(dropped_harmony(word))),
            "dropverb" => (vec![dropped(word)], verb(word, "Polarity=Pos", "Verb")),
            "double" if other.is_empty() => (vec![doubled(word)], noun(Harmony::Own)),
            "double" => (vec![other.to_owned()], noun(Harmony::Own)),
            "soft" => (soft_too(word.to_owned()).split_off(1), noun(Harmony::Own)),
            "front" => (soft_too(word.to_owned()), noun(Harmony::Front)),
            "hat" => (soft_too(word.to_owned()), Entry { lemma: other.into(), ..noun(Harmony::Any) }),
            "cause" => (vec![word.to_owned()], verb(other, "Polarity=Pos|Voice=Cau", "Causative")),
            _ => continue,
        };
        for form in forms {
            groups.entry(form).or_default().push(entry.clone());
        }
    }
}

/// Without its last vowel: "burun" is "burn".
fn dropped(word: &str) -> String {
    let last = word.char_indices().rfind(|(_, c)| letters::is_vowel(letters::letter(*c)));
    match last {
        Some((at, c)) => {
            word.chars().take(word[..at].chars().count()).chain(word[at + c.len_utf8()..].chars()).collect()
        }
        None => word.to_owned(),
    }
}

/// The vowel that is dropped still colours the suffix: "vakit", "vakti".
fn dropped_harmony(word: &str) -> Harmony {
    let last = word.chars().rfind(|c| letters::is_vowel(letters::letter(*c)));
    if matches!(last, Some('i' | 'ü' | 'e' | 'ö')) { Harmony::Front } else { Harmony::Own }
}

fn doubled(word: &str) -> String {
    word.chars().chain(word.chars().last()).collect()
}

/// The letters and, where they end in a hard consonant, those with a soft one.
fn soft_too(word: String) -> Vec<String> {
    let mut letters = word.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    let soft = match last {
        Some('p') => 'b',
        Some('ç') => 'c',
        Some('t') => 'd',
        Some('k') if before == Some('n') => 'g',
        Some('k') => 'ğ',
        _ => return vec![word],
    };
    let stem: String = word.chars().take(word.chars().count() - 1).chain([soft]).collect();
    vec![word, stem]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_change() {
        for (from, to) in [("burun", "burn"), ("vakit", "vakt"), ("oğul", "oğl"), ("şehir", "şehr")] {
            assert_eq!(dropped(from), to);
        }
        assert_eq!(soft_too("kayp".to_owned()), ["kayp", "kayb"]);
        assert_eq!(soft_too("renk".to_owned()), ["renk", "reng"]);
        assert_eq!(soft_too("gök".to_owned()), ["gök", "göğ"]);
        assert_eq!(doubled("hak"), "hakk");
    }

    #[test]
    fn every_line_is_read() {
        let text = include_str!("../../data/morph/entries.tsv");
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '@'])) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [_, _, upos, feats, state] = columns.as_slice() else { panic!("{line}") };
            assert!(upos.parse::<Upos>().is_ok(), "{line}");
            assert_eq!(feats.parse::<Feats>().map(|feats| feats.to_string()).as_deref(), Ok(*feats), "{line}");
            assert!(table().has(state), "{line}");
        }
    }
}
