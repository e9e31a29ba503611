//! Words on their way into the full-text indexes.
//!
//! SQLite's full-text index writes all it has gathered at every savepoint, and every statement that may change several
//! rows is one. So words wait until nothing else is to be written.

use rusqlite::{Connection, Result, params};

use crate::fresh::Fresh;

/// Bytes of words that wait at most.
const MOST: usize = 8 << 20;

/// Words that the indexes are not told yet.
#[derive(Default)]
pub(super) struct Waiting {
    stories: Vec<(i64, [String; 3])>,
    measures: Vec<(i64, String)>,
    bytes: usize,
}

impl Waiting {
    /// The words of a story.
    pub(super) fn story(&mut self, store: &Connection, story: i64, fresh: &Fresh) -> Result<()> {
        let words = [&fresh.words.forms, &fresh.words.lemmas, &fresh.title].map(String::clone);
        self.bytes += words.iter().map(String::len).sum::<usize>();
        self.stories.push((story, words));
        if self.bytes > MOST { self.write(store) } else { Ok(()) }
    }

    /// The lemmas of a measure.
    pub(super) fn measure(&mut self, measure: i64, lemmas: &str) {
        self.measures.push((measure, lemmas.to_owned()));
    }

    /// Tells the indexes.
    pub(super) fn write(&mut self, store: &Connection) -> Result<()> {
        self.bytes = 0;
        let mut word = store.prepare_cached("INSERT INTO word (rowid, form, lemma, title) VALUES (?1, ?2, ?3, ?4)")?;
        for (story, [form, lemma, title]) in self.stories.drain(..) {
            word.execute(params![story, form, lemma, title])?;
        }
        let mut word = store.prepare_cached("INSERT INTO measure_word (rowid, lemma) VALUES (?1, ?2)")?;
        for (measure, lemmas) in self.measures.drain(..) {
            word.execute(params![measure, lemmas])?;
        }
        Ok(())
    }
}
