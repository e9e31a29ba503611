//! Small stores made of invented stories, read by the reader as `zabit add` does it.

#![allow(dead_code)]

use jiff::civil::Date;
use zabit_record::Record;
use zabit_store::{About, Fresh, Page, Resolved, Store, Words};

/// A store in a folder of its own.
pub struct Kept {
    pub store: Store,
    _folder: tempfile::TempDir,
}

/// An invented story: day, outlet, text. A headline is the first line where it has no period.
pub type Told<'a> = (&'a str, &'a str, &'a str);

impl Kept {
    pub fn new(stories: &[Told]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = Store::create(&folder.path().join("kayit.db")).expect("a store");
        let fresh: Vec<Fresh> = stories.iter().enumerate().map(|(at, told)| fresh(at, told)).collect();
        store.add(&fresh, &[]).expect("stories are kept");
        Self { store, _folder: folder }
    }

    /// The number of an entity by its name.
    pub fn entity(&self, name: &str) -> i64 {
        match self.store.resolve(name).expect("an answer") {
            Resolved::One(named) => named.entity,
            other => panic!("{name}: {other:?}"),
        }
    }
}

/// Reads a story as `zabit add` does.
pub fn fresh(at: usize, (day, outlet, text): &Told) -> Fresh {
    let (record, words) = read(day, text);
    let mut record = record;
    record.document.id = format!("{:016x}", at + 1);
    record.document.source = format!("haber-{}.txt", at + 1);
    record.document.outlet = (!outlet.is_empty()).then(|| (*outlet).to_owned());
    let first = text.lines().next().unwrap_or_default();
    record.document.title = (text.contains('\n') && !first.ends_with('.')).then(|| first.to_owned());
    Fresh::new(record, About::default(), words)
}

pub fn read(day: &str, text: &str) -> (Record, Words) {
    let day: Option<Date> = (!day.is_empty()).then(|| day.parse().expect("a day"));
    let mut words = Words::default();
    let story = zabit_text::Story::new(text).published(day);
    let record = zabit_reader::read_words(&story, |form, lemma| words.push(form, lemma)).record;
    (record, words)
}

pub fn page() -> Page {
    Page::first(50)
}
