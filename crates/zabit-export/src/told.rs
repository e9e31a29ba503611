//! Records read back from a store, a story at a time.

use std::collections::BTreeMap;

use zabit_record::{EntityId, Record};
use zabit_store::{Row, Store};

use crate::{Error, Result};

/// A story as a store tells it.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its record, as it was read: names and numbers are those of the story.
    pub record: Record,
    /// Its address.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published, RFC 3339, where the hour is known.
    pub published_at: Option<String>,
    /// Who its entities are across stories.
    pub known: BTreeMap<EntityId, Known>,
}

/// Somebody or something that stories speak of.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its number in the store.
    pub entity: i64,
    /// Its kind: person, organisation, place, group.
    pub kind: String,
    /// Its name across stories.
    pub name: String,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<String>,
}

/// Which stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    All,
    /// No copies and no earlier versions.
    Current,
}

/// Hands each story to `each`, in the order in which they were added.
pub(crate) fn each(store: &Store, which: Which, mut each: impl FnMut(Told) -> Result<()>) -> Result<()> {
    let filter = if which == Which::Current { "WHERE copy_of IS NULL AND superseded_by IS NULL" } else { "" };
    let sql = format!("SELECT id, url, author, published_at FROM story {filter} ORDER BY id");
    store.each_row(&sql, &[], |row| each(story(store, &row)?))
}

fn story(store: &Store, row: &Row) -> Result<Told> {
    let id = row.integer(0).unwrap_or_default();
    Ok(Told {
        record: store.record(id)?,
        url: maybe(row, 1),
        author: maybe(row, 2),
        published_at: maybe(row, 3),
        known: known(store, id)?,
    })
}

/// Who the entities of a story are.
fn known(store: &Store, story: i64) -> Result<BTreeMap<EntityId, Known>> {
    let mut known = BTreeMap::new();
    store.each_row(
        "SELECT a.local, e.id, e.kind, e.name, e.country FROM appearance a JOIN entity e ON e.id = a.entity
         WHERE a.story = ?1",
        &[story],
        |row| {
            let entity = row.integer(1).unwrap_or_default();
            let told = Known { entity, kind: word(&row, 2), name: word(&row, 3), country: maybe(&row, 4) };
            known.insert(EntityId(number(&row, 0)), told);
            Ok::<(), Error>(())
        },
    )?;
    Ok(known)
}

fn number(row: &Row, column: usize) -> u32 {
    row.integer(column).and_then(|number| number.try_into().ok()).unwrap_or_default()
}

fn word(row: &Row, column: usize) -> String {
    row.text(column).unwrap_or_default().to_owned()
}

fn maybe(row: &Row, column: usize) -> Option<String> {
    row.text(column).map(str::to_owned)
}
