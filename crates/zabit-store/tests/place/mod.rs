//! A store of invented stories, and SQL that does to it what no command would.

#![allow(dead_code)]

use std::path::PathBuf;

use rusqlite::Connection;
use tempfile::TempDir;
use zabit_store::{About, Added, Fresh, Store, Words};
use zabit_text::{LoadOptions, load};

/// A store in a folder of its own, removed at the end of the test.
pub struct Place {
    folder: TempDir,
    pub store: Store,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::create(&folder.path().join("kayit.db")).expect("a store");
        Self { folder, store }
    }

    /// A store with a bit of everything: a story, another, a copy of the first and a version of the second.
    pub fn with_stories() -> Self {
        let mut place = Self::new();
        place.add("Örnek Haber", None, STORY);
        place.add("Örnek Haber", Some("https://ornek.example/muze"), OTHER);
        let copy = place.add("Deneme Gazetesi", None, &STORY.replace("anlattı", "belirtti"));
        let version = place.add("Örnek Haber", Some("https://ornek.example/muze"), &OTHER.replace("40", "45"));
        assert!(matches!((copy, version), (Added::Copy { of: 1, .. }, Added::Version { of: 2, .. })));
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn add(&mut self, outlet: &str, url: Option<&str>, text: &str) -> Added {
        self.store.add(&[fresh(outlet, url, text)], &[]).expect("added")[0]
    }

    /// Runs SQL on the store beside it, without its safeguards.
    pub fn sql(&self, sql: &str) {
        let connection = Connection::open(self.store.path()).expect("the store");
        connection.execute_batch("PRAGMA foreign_keys = off").expect("a setting");
        connection.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// What a check finds, a line each.
    pub fn faults(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let checked = self.store.check(&mut |damage| lines.push(damage.to_string())).expect("a store that opens");
        assert_eq!(checked.faults, lines.len() as u64);
        lines
    }
}

/// A story read, ready to be kept.
pub fn fresh(outlet: &str, url: Option<&str>, text: &str) -> Fresh {
    let loaded = load("haber.txt", text.as_bytes(), &LoadOptions::default()).expect("a story");
    let loaded = loaded.known(None, None, Some(outlet.to_owned()));
    let mut words = Words::default();
    let mut record = zabit_reader::read_words(&loaded.story, |form, lemma| words.push(form, lemma)).record;
    record.document.id = loaded.id;
    record.document.title = loaded.title;
    record.document.outlet = loaded.outlet;
    record.document.source = loaded.source;
    record.document.language = loaded.language.code.to_owned();
    Fresh::new(record, About { url: url.map(str::to_owned), ..About::default() }, words)
}

pub const STORY: &str = "date 2025-09-08 Köprü yıl sonunda açılacak\n\
    Örnek Belediye Başkanı Ayşe Demir, \"Köprüyü yıl sonunda 3,5 milyar liraya açacağız.\" dedi.\n\
    Demir, Örnek Partisi Genel Başkanı Mehmet Kaya ile Ankara'da görüştü. Görüşmede iş birliği protokolü imzalandı.\n\
    Kaya, AA muhabirine yaptığı açıklamada, günde 40 bin aracın geçeceğini söyledi. Demir, yolun 8 Ekim 2025'te \
    biteceğini anlattı.\n";

pub const OTHER: &str = "date 2025-09-09 Müze kapalı kalacak\n\
    Müze Müdürü Selin Aksu, müzenin yazın kapalı kalacağını söyledi.\n\
    Aksu, onarımın 40 gün süreceğini, biletlerin de iade edileceğini duyurdu.\n";
