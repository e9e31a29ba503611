//! Given a story, who are its people across all stories, which numbers have its parts, and who else carries them?
//!
//! A record counts its parts from one ([`Store::record`]); this says which of the store's numbers each part has, and what
//! the store knows of it beyond the story.

use rusqlite::{Connection, Result, Row};
use serde::Serialize;

use super::resolve::latest_role;
use super::{At, Sql, id, maybe_id};
use crate::error::Result as StoreResult;
use crate::open::Store;

/// Other stories listed for one statement, and copies of one story.
const CARRIERS: u32 = 20;

/// A story's parts in the store.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Joined {
    /// Its people, bodies and places, in order of first mention.
    pub entities: Vec<JoinedEntity>,
    /// Its statements, in order.
    pub statements: Vec<JoinedStatement>,
    /// Its figures: the number inside the record, and "q12".
    pub figures: Vec<(u32, String)>,
    /// Its events: the number inside the record, and "v12".
    pub events: Vec<(u32, String)>,
    /// Its commitments: the number inside the record, and "c12".
    pub commitments: Vec<(u32, String)>,
    /// Copies of it, or what it is a copy of with the other copies; the earliest first, at most 20.
    pub copies: Vec<Carrier>,
    /// Earlier versions of it.
    pub earlier: Vec<Carrier>,
}

/// Who somebody of a story is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JoinedEntity {
    /// The number inside the record.
    pub local: u32,
    /// Its number: "e12".
    pub id: String,
    /// Its name across stories.
    pub name: String,
    /// person, organisation, place or group.
    pub kind: String,
    /// The latest office that a story gives it, with its body.
    pub role: Option<String>,
    /// Stories it appears in.
    pub stories: i64,
    /// How much spoke for joining it, where 2 is enough.
    pub score: f64,
    /// What spoke for it: "name, role", or "new" where it was met first.
    pub evidence: String,
    /// The decision of a person that overrules it.
    pub decision: Option<i64>,
}

/// A statement of a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JoinedStatement {
    /// The number inside the record.
    pub local: u32,
    /// Its number: "s12".
    pub id: String,
    /// Who said it, decisions of a person heeded.
    pub speaker: Option<String>,
    /// Their number: "e12".
    pub speaker_id: Option<String>,
    /// The decision of a person on who said it.
    pub decision: Option<i64>,
    /// Other stories that have it word for word, at most 20.
    pub carried: Vec<Carrier>,
}

/// Another story that has the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Carrier {
    /// The day it was published.
    pub day: Option<String>,
    /// The story.
    #[serde(flatten)]
    pub at: At,
}

impl Store {
    /// What the store knows of a story's parts. A number that is no story's has none.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn joined(&self, story: i64) -> StoreResult<Joined> {
        self.sql(|store| {
            Ok(Joined {
                entities: entities(store, story)?,
                statements: statements(store, story)?,
                figures: numbers(store, story, "quantity", 'q')?,
                events: numbers(store, story, "event", 'v')?,
                commitments: numbers(store, story, "commitment", 'c')?,
                copies: copies(store, story)?,
                earlier: earlier(store, story)?,
            })
        })
    }
}

fn entities(store: &Connection, story: i64) -> Result<Vec<JoinedEntity>> {
    let sql = Sql::new(
        "SELECT appearance.local, entity.id, entity.name, entity.kind, entity.stories, appearance.score,
         appearance.evidence, appearance.decision FROM appearance CROSS JOIN entity ON entity.id = appearance.entity",
    )
    .with("WHERE appearance.story = ?", story)
    .plain("ORDER BY appearance.local");
    let rows = sql.rows(store, |row| {
        let number: i64 = row.get(1)?;
        let entity = JoinedEntity {
            local: row.get(0)?,
            id: id('e', number),
            name: row.get(2)?,
            kind: row.get(3)?,
            role: None,
            stories: row.get(4)?,
            score: row.get(5)?,
            evidence: row.get(6)?,
            decision: row.get(7)?,
        };
        Ok((number, entity))
    })?;
    let with_role = |(number, mut entity): (i64, JoinedEntity)| {
        entity.role = latest_role(store, number)?;
        Ok(entity)
    };
    rows.into_iter().map(with_role).collect()
}

fn statements(store: &Connection, story: i64) -> Result<Vec<JoinedStatement>> {
    let sql = Sql::new(
        "SELECT statement.local, statement.id, entity.name, statement.entity, statement.decision, statement.same_as
         FROM statement LEFT JOIN entity ON entity.id = statement.entity",
    )
    .with("WHERE statement.story = ?", story)
    .plain("ORDER BY statement.id");
    let rows = sql.rows(store, |row| {
        let (number, same_as): (i64, Option<i64>) = (row.get(1)?, row.get(5)?);
        let statement = JoinedStatement {
            local: row.get(0)?,
            id: id('s', number),
            speaker: row.get(2)?,
            speaker_id: maybe_id('e', row.get(3)?),
            decision: row.get(4)?,
            carried: Vec::new(),
        };
        Ok((number, same_as, statement))
    })?;
    let with_carriers = |(number, same_as, mut statement): (i64, Option<i64>, JoinedStatement)| {
        statement.carried = carriers(store, number, same_as.unwrap_or(number))?;
        Ok(statement)
    };
    rows.into_iter().map(with_carriers).collect()
}

/// Other stories of a statement. `first` is the statement that all of them are the same as.
fn carriers(store: &Connection, statement: i64, first: i64) -> Result<Vec<Carrier>> {
    Sql::new(format!(
        "SELECT story.published, {} FROM statement CROSS JOIN story ON story.id = statement.story
         WHERE story.superseded_by IS NULL",
        At::COLUMNS
    ))
    .with("AND statement.id IN (SELECT id FROM statement WHERE same_as = ?", first)
    .with("UNION ALL SELECT ?)", first)
    .with("AND statement.id <> ?", statement)
    .plain("ORDER BY story.published, story.id")
    .with("LIMIT ?", CARRIERS)
    .rows(store, carrier)
}

fn numbers(store: &Connection, story: i64, table: &str, letter: char) -> Result<Vec<(u32, String)>> {
    Sql::new(format!("SELECT local, id FROM {table}"))
        .with("WHERE story = ?", story)
        .plain("ORDER BY id")
        .rows(store, |row| Ok((row.get(0)?, id(letter, row.get(1)?))))
}

fn copies(store: &Connection, story: i64) -> Result<Vec<Carrier>> {
    Sql::new(format!("SELECT story.published, {} FROM story WHERE superseded_by IS NULL", At::COLUMNS))
        .with("AND story.id IN (WITH first (id) AS (SELECT coalesce(copy_of, id) FROM story WHERE id = ?)", story)
        .plain("SELECT id FROM first UNION ALL SELECT copy.id FROM first CROSS JOIN story copy ON copy.copy_of = first.id)")
        .with("AND story.id <> ?", story)
        .plain("ORDER BY story.published, story.id")
        .with("LIMIT ?", CARRIERS)
        .rows(store, carrier)
}

fn earlier(store: &Connection, story: i64) -> Result<Vec<Carrier>> {
    Sql::new(format!("SELECT story.published, {} FROM story", At::COLUMNS))
        .with("WHERE superseded_by = ?", story)
        .plain("ORDER BY id")
        .rows(store, carrier)
}

fn carrier(row: &Row) -> Result<Carrier> {
    Ok(Carrier { day: row.get(0)?, at: At::of(row)? })
}
