//! The words of stories that the store has. They are cut out of a text that is read once: SQLite's `substr` would read all
//! of it again for each part.

use rusqlite::{Connection, Result};
use zabit_record::Points;

/// The text of a story.
pub(crate) fn text(store: &Connection, story: i64) -> Result<String> {
    store.prepare_cached("SELECT text FROM story WHERE id = ?1")?.query_row([story], |row| row.get(0))
}

/// The statements of a story, in order, each with its words.
pub(crate) fn statements(store: &Connection, story: i64) -> Result<Vec<(i64, String)>> {
    let text = text(store, story)?;
    let points = Points::new(&text);
    store
        .prepare_cached("SELECT id, start, \"end\" FROM statement WHERE story = ?1 ORDER BY id")?
        .query_map([story], |row| Ok((row.get(0)?, points.words(row.get(1)?, row.get(2)?).to_owned())))?
        .collect()
}
