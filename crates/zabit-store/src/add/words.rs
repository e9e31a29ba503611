//! Words on their way into the full-text indexes.
//!
//! SQLite's full-text index writes all it has gathered at every savepoint, and every statement that may change several
//! rows is one. So words wait until nothing else is to be written.

use rusqlite::{Connection, Result, params};

use crate::fresh::Fresh;

/// Bytes of words that wait at most: the index writes what it has gathered after as many.
const MOST: usize = 1 << 20;

/// Bytes of the words of a story that does not wait.
const LONG: usize = 1 << 18;

/// Words that the indexes are not told yet.
#[derive(Default)]
pub(super) struct Waiting {
    stories: Vec<(i64, [String; 3])>,
    measures: Vec<(i64, String)>,
    bytes: usize,
}

impl Waiting {
    /// The words of a story. Those of a long one do not wait: they would be in memory twice.
    pub(super) fn story(&mut self, store: &Connection, story: i64, fresh: &Fresh) -> Result<()> {
        let words = [&fresh.words.forms, &fresh.words.lemmas, &fresh.title];
        let bytes = words.iter().map(|words| words.len()).sum::<usize>();
        if bytes > LONG || self.bytes > MOST {
            self.write(store)?;
        }
        if bytes > LONG {
            return insert(store, story, words);
        }
        self.bytes += bytes;
        self.stories.push((story, words.map(String::clone)));
        Ok(())
    }

    /// The lemmas of a measure.
    pub(super) fn measure(&mut self, measure: i64, lemmas: &str) {
        self.measures.push((measure, lemmas.to_owned()));
    }

    /// Tells the indexes.
    pub(super) fn write(&mut self, store: &Connection) -> Result<()> {
        self.bytes = 0;
        for (story, words) in self.stories.drain(..) {
            insert(store, story, words.each_ref())?;
        }
        let mut word = store.prepare_cached("INSERT INTO measure_word (rowid, lemma) VALUES (?1, ?2)")?;
        for (measure, lemmas) in self.measures.drain(..) {
            word.execute(params![measure, lemmas])?;
        }
        Ok(())
    }
}

fn insert(store: &Connection, story: i64, [form, lemma, title]: [&String; 3]) -> Result<()> {
    store
        .prepare_cached("INSERT INTO word (rowid, form, lemma, title) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![story, form, lemma, title])
        .map(drop)
}
