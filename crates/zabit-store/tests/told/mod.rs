//! A store in a folder that goes away, and stories told to it.
#![allow(dead_code, reason = "each test uses a part of it")]

use tempfile::TempDir;
use zabit_store::{About, Added, Fresh, Store, Words};
use zabit_text::{LoadOptions, load};

/// A store and its folder.
pub struct Told {
    pub store: Store,
    _folder: TempDir,
}

impl Told {
    /// An empty store.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::create(&folder.path().join("kayit.db")).expect("a store");
        Self { store, _folder: folder }
    }

    /// A store that was told some stories, each with the day of its publication.
    pub fn of(stories: &[(&str, &str)]) -> Self {
        let mut told = Self::new();
        for (day, text) in stories {
            told.tell(day, text, About::default());
        }
        told
    }

    /// Tells a story.
    pub fn tell(&mut self, day: &str, text: &str, about: About) -> Added {
        let fresh = fresh(day, text, about);
        self.store.add(&[fresh], &[]).expect("kept")[0]
    }

    /// What a query gives, columns joined with " | ".
    pub fn rows(&self, sql: &str) -> Vec<String> {
        let connection = rusqlite::Connection::open(self.store.path()).expect("opened");
        let mut query = connection.prepare(sql).expect("a query");
        let columns = query.column_count();
        let cell = |row: &rusqlite::Row, at| match row.get_ref(at).expect("a cell") {
            rusqlite::types::ValueRef::Null => "-".to_owned(),
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            rusqlite::types::ValueRef::Real(number) => number.to_string(),
            other => other.as_str().expect("text").to_owned(),
        };
        let rows = query.query_map([], |row| Ok((0..columns).map(|at| cell(row, at)).collect::<Vec<_>>().join(" | ")));
        rows.expect("rows").collect::<Result<_, _>>().expect("rows")
    }

    /// The number of the entity of this name.
    pub fn entity(&self, name: &str) -> i64 {
        let found =
            self.rows(&format!("SELECT id FROM entity WHERE name = '{name}' AND merged_into IS NULL ORDER BY id"));
        found.first().unwrap_or_else(|| panic!("{name} is known")).parse().expect("a number")
    }
}

/// A story ready to be kept.
pub fn fresh(day: &str, text: &str, about: About) -> Fresh {
    let loaded = load("haber.txt", text.as_bytes(), &LoadOptions::default()).expect("a story");
    let loaded = loaded.known(day.parse().ok(), None, None);
    let mut words = Words::default();
    let mut record = zabit_reader::read_words(&loaded.story, |form, lemma| words.push(form, lemma)).record;
    record.document.id = loaded.id;
    record.document.title = loaded.title;
    record.document.outlet = loaded.outlet;
    record.document.source = loaded.source;
    record.document.language = "tr".to_owned();
    Fresh::new(record, about, words)
}
