//! Who is heard most?

use rusqlite::Result;
use serde::Serialize;

use super::resolve::latest_role;
use super::{Page, Sql, id};
use crate::error::Result as StoreResult;
use crate::name_key::name_key;
use crate::open::Store;

/// Which entities are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// person, organisation, place or group; person where nothing is said.
    pub kind: Option<String>,
    /// Beginnings of words that their names have; all of them.
    pub words: String,
}

/// An entity and how much is heard of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntityRow {
    /// Its name.
    pub name: String,
    /// person, organisation, place or group.
    pub kind: String,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// The latest office that a story gives it, with its body.
    pub role: Option<String>,
    /// What it said.
    pub statements: i64,
    /// Stories it appears in.
    pub stories: i64,
    /// The day of the first.
    pub first: Option<String>,
    /// The day of the last.
    pub last: Option<String>,
    /// Its number: "e12".
    pub id: String,
}

impl Store {
    /// Entities, those with most statements first. Days keep those whose stories reach into them.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn people(&self, asked: &People, page: &Page) -> StoreResult<Vec<EntityRow>> {
        let kind = asked.kind.clone().unwrap_or_else(|| "person".to_owned());
        let mut sql = Sql::new("SELECT id, name, kind, country, statements, stories, first, last FROM entity")
            .with("WHERE kind = ?", kind)
            .plain("AND merged_into IS NULL AND stories + statements > 0")
            .maybe("AND last >= ?", page.since.clone())
            .maybe("AND first <= ?", page.until.clone());
        for word in name_key(&asked.words).split_whitespace() {
            let part = "AND id IN (SELECT entity FROM name WHERE instr(' ' || key, ' ' || ?) > 0)";
            sql = sql.with(part, word.to_owned());
        }
        let sql = sql.plain("ORDER BY statements DESC, stories DESC, id").page(page);
        self.sql(|store| {
            let rows = sql.rows(store, |row| {
                let row = EntityRow {
                    id: id('e', row.get(0)?),
                    name: row.get(1)?,
                    kind: row.get(2)?,
                    country: row.get(3)?,
                    statements: row.get(4)?,
                    stories: row.get(5)?,
                    first: row.get(6)?,
                    last: row.get(7)?,
                    role: None,
                };
                Ok(row)
            })?;
            let with_role = |mut row: EntityRow| {
                row.role = latest_role(store, row.id[1..].parse().unwrap_or_default())?;
                Ok(row)
            };
            rows.into_iter().map(with_role).collect::<Result<_>>()
        })
    }
}
