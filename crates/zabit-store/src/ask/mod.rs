//! Questions to a store, one file each, and what several of them need.
//!
//! In:  what is asked for, and which [`Page`] of the answer.
//! Out: plain rows that carry everything: numbers, spans in code points, and where they stand ([`At`]).
//! Only what holds now counts: earlier versions of a story never, copies once.
//! Numbers that people type and see have a letter: "e12" an entity, "s12" a statement, "v12" an event, "c12" a commitment,
//! "q12" a figure.

mod agreements;
mod between;
mod commitments;
mod decided;
mod entity;
mod events;
mod figures;
mod joined;
mod latest;
mod measured;
mod measures;
mod network;
mod numbered;
mod people;
#[cfg(test)]
mod plans;
mod query;
mod record;
mod resolve;
mod said;
mod search;
mod show;
mod side;
mod stamp;

pub use agreements::{AgreementRow, Agreements};
pub use between::{Moment, MomentKind, YearRow};
pub use commitments::{CommitmentRow, Commitments, Due};
pub use decided::FigureDecided;
pub use entity::{Companion, Held, Join, Who};
pub use figures::{FigureRow, Figures};
pub use joined::{Carrier, Joined, JoinedEntity, JoinedStatement};
pub use latest::{Counts, LatestRow, OutletRow};
pub use measured::Measured;
pub use measures::MeasureRow;
pub use network::{Network, Node, Tie, TieKind, Ties};
pub use people::{EntityRow, People};
pub use query::Query;
pub use record::Kept;
pub use resolve::{Named, Resolved, office};
pub use said::{Said, SaidRow, Topic};
pub use search::{Hit, Search};
pub use show::{Shown, Thing};

use std::collections::HashSet;

use rusqlite::types::Value;
use rusqlite::{Connection, Result, Row, params_from_iter};
use serde::Serialize;

/// Which part of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Only from this day on, ISO 8601.
    pub since: Option<String>,
    /// Only up to and with this day, ISO 8601.
    pub until: Option<String>,
    /// Rows at most.
    pub limit: u32,
    /// Rows to pass over first.
    pub skip: u32,
}

impl Page {
    /// The first rows of everything.
    pub fn first(limit: u32) -> Self {
        Self { limit, ..Self::default() }
    }

    /// How many rows must be found for this page.
    fn reach(&self) -> usize {
        self.skip as usize + self.limit as usize
    }

    /// This page of rows that are all there.
    fn cut<T>(&self, rows: Vec<T>) -> Vec<T> {
        rows.into_iter().skip(self.skip as usize).take(self.limit as usize).collect()
    }
}

/// The story that something stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct At {
    /// The story's number.
    pub story: i64,
    /// Its key.
    pub story_key: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The file it was read from.
    pub source: String,
}

impl At {
    /// The columns that [`At::of`] reads, of the table `story`.
    const COLUMNS: &str = "story.id AS at_story, story.key AS at_key, story.title AS at_title, \
         story.outlet AS at_outlet, story.url AS at_url, story.source AS at_source";

    fn of(row: &Row) -> Result<Self> {
        Ok(Self {
            story: row.get("at_story")?,
            story_key: row.get("at_key")?,
            title: row.get("at_title")?,
            outlet: row.get("at_outlet")?,
            url: row.get("at_url")?,
            source: row.get("at_source")?,
        })
    }
}

/// Whether a story counts: no earlier version, and, where `once`, no copy.
fn counts(store: &Connection, story: i64, once: bool) -> Result<bool> {
    store
        .prepare_cached(
            "SELECT 1 FROM story INDEXED BY story_head
             WHERE id = ?1 AND superseded_by IS NULL AND (?2 = 0 OR copy_of IS NULL)",
        )?
        .exists((story, once))
}

/// Stories that do not count: copies and earlier versions.
fn gone(store: &Connection) -> Result<HashSet<i64>> {
    let sql = Sql::new("SELECT id FROM story WHERE copy_of IS NOT NULL")
        .plain("UNION ALL SELECT id FROM story WHERE superseded_by IS NOT NULL");
    Ok(sql.rows(store, |row| row.get(0))?.into_iter().collect())
}

/// A number as people see it: "e12".
fn id(letter: char, number: i64) -> String {
    format!("{letter}{number}")
}

fn maybe_id(letter: char, number: Option<i64>) -> Option<String> {
    number.map(|number| id(letter, number))
}

/// Numbers as SQLite's `json_each` reads them.
fn list(numbers: &[i64]) -> String {
    serde_json::to_string(numbers).unwrap_or_default()
}

/// The words of a span of the table `table`, out of the text of `story`.
fn words_of(table: &str) -> String {
    format!("substr(story.text, {table}.start + 1, {table}.\"end\" - {table}.start) AS words")
}

/// A question in SQL, put together from parts.
#[derive(Default)]
struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), values: Vec::new() }
    }

    /// Adds a part that has one "?".
    fn with(mut self, part: &str, value: impl Into<Value>) -> Self {
        self.text.push(' ');
        self.text.push_str(part);
        self.values.push(value.into());
        self
    }

    /// Adds a part that has one "?", where there is something to put there.
    fn maybe(self, part: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(part, value),
            None => self,
        }
    }

    fn plain(mut self, part: &str) -> Self {
        self.text.push(' ');
        self.text.push_str(part);
        self
    }

    /// Only the days of a page.
    fn days(self, column: &str, page: &Page) -> Self {
        self.maybe(&format!("AND {column} >= ?"), page.since.clone())
            .maybe(&format!("AND {column} <= ?"), page.until.clone())
    }

    fn page(self, page: &Page) -> Self {
        self.with("LIMIT ?", page.limit).with("OFFSET ?", page.skip)
    }

    /// All rows.
    fn rows<T>(&self, store: &Connection, read: impl FnMut(&Row) -> Result<T>) -> Result<Vec<T>> {
        store.prepare_cached(&self.text)?.query_map(params_from_iter(&self.values), read)?.collect()
    }

    /// Goes through the rows until `take` has enough and says so with `false`.
    fn each(&self, store: &Connection, mut take: impl FnMut(&Row) -> Result<bool>) -> Result<()> {
        let mut statement = store.prepare_cached(&self.text)?;
        let mut rows = statement.query(params_from_iter(&self.values))?;
        while let Some(row) = rows.next()? {
            if !take(row)? {
                break;
            }
        }
        Ok(())
    }
}
