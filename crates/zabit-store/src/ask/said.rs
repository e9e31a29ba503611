//! Who said what?

use rusqlite::{Connection, Result};
use serde::Serialize;

use super::query::{In, Query};
use super::{At, Page, Sql, id, maybe_id, words_of};
use crate::error::Result as StoreResult;
use crate::open::Store;

/// Which statements are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Who spoke.
    pub speaker: i64,
    /// What about.
    pub about: Option<Topic>,
}

/// What statements are about: their words, or somebody named in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    /// Words they have.
    pub words: Query,
    /// Entities of which one is named in them.
    pub entities: Vec<i64>,
}

/// A statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SaidRow {
    /// The day it was published.
    pub day: Option<String>,
    /// Who spoke.
    pub speaker: Option<String>,
    /// Their number.
    pub speaker_id: Option<String>,
    /// direct, indirect or mixed.
    pub kind: String,
    /// What was said.
    pub words: String,
    /// The stem of the verb or noun that reports it.
    pub cue: Option<String>,
    /// First code point of the content.
    pub start: u32,
    /// One past its last.
    pub end: u32,
    /// How many other stories have it word for word.
    pub copies: usize,
    /// Their outlets.
    pub copied_by: Vec<String>,
    /// Its number: "s12".
    pub id: String,
    /// The story.
    #[serde(flatten)]
    pub at: At,
}

impl Store {
    /// What somebody said, the latest first.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn said(&self, asked: &Said, page: &Page) -> StoreResult<Vec<SaidRow>> {
        self.sql(|store| {
            let places = match &asked.about {
                Some(about) => Places::new(store, about)?,
                None => Places::default(),
            };
            let sql = Sql::new("SELECT id, story FROM statement WHERE same_as IS NULL")
                .with("AND entity = ?", asked.speaker)
                .days("day", page)
                .plain("ORDER BY day DESC, story DESC, id DESC");
            let (mut skip, mut rows) = (page.skip, Vec::new());
            sql.each(store, |row| {
                let (statement, story): (i64, i64) = (row.get(0)?, row.get(1)?);
                let said = match &asked.about {
                    Some(about) => places.told(store, about, statement, story)?,
                    None => statement_row(store, statement)?,
                };
                if let Some(said) = said {
                    if skip > 0 { skip -= 1 } else { rows.push(said) }
                }
                Ok(rows.len() < page.limit as usize)
            })?;
            rows.truncate(page.limit as usize);
            Ok(rows)
        })
    }
}

/// Where a topic may be found.
#[derive(Default)]
struct Places {
    /// Stories that have its words, in order.
    stories: Vec<i64>,
    /// Statements that name one of its entities, in order.
    statements: Vec<i64>,
}

impl Places {
    fn new(store: &Connection, about: &Topic) -> Result<Self> {
        let mut statements = Vec::new();
        for entity in &about.entities {
            let sql = Sql::new("SELECT statement FROM about").with("WHERE entity = ?", *entity);
            statements.extend(sql.rows(store, |row| row.get::<_, i64>(0))?);
        }
        statements.sort_unstable();
        Ok(Self { stories: about.words.matching(store, In::Story)?, statements })
    }

    /// A statement, if it is about this.
    fn told(&self, store: &Connection, about: &Topic, statement: i64, story: i64) -> Result<Option<SaidRow>> {
        if self.statements.binary_search(&statement).is_ok() {
            return statement_row(store, statement);
        }
        if self.stories.binary_search(&story).is_err() {
            return Ok(None);
        }
        Ok(statement_row(store, statement)?.filter(|said| about.words.finds(&said.words)))
    }
}

/// A statement by its number; none where its story has a later version.
pub(super) fn statement_row(store: &Connection, statement: i64) -> Result<Option<SaidRow>> {
    let sql = format!(
        "SELECT statement.day, entity.name, statement.entity, statement.kind, {}, statement.cue, statement.start,
         statement.\"end\", {} FROM statement CROSS JOIN story ON story.id = statement.story
         LEFT JOIN entity ON entity.id = statement.entity WHERE story.superseded_by IS NULL",
        words_of("statement"),
        At::COLUMNS
    );
    let rows = Sql::new(sql).with("AND statement.id = ?", statement).rows(store, |row| {
        Ok(SaidRow {
            day: row.get(0)?,
            speaker: row.get(1)?,
            speaker_id: maybe_id('e', row.get(2)?),
            kind: row.get(3)?,
            words: row.get(4)?,
            cue: row.get(5)?,
            start: row.get(6)?,
            end: row.get(7)?,
            copies: 0,
            copied_by: Vec::new(),
            id: id('s', statement),
            at: At::of(row)?,
        })
    })?;
    let Some(mut said) = rows.into_iter().next() else { return Ok(None) };
    let copies: Vec<Option<String>> = Sql::new(
        "SELECT story.outlet FROM statement CROSS JOIN story ON story.id = statement.story
         WHERE story.superseded_by IS NULL",
    )
    .with("AND statement.same_as = ?", statement)
    .plain("ORDER BY statement.id")
    .rows(store, |row| row.get(0))?;
    said.copies = copies.len();
    for outlet in copies.into_iter().flatten() {
        if !said.copied_by.contains(&outlet) {
            said.copied_by.push(outlet);
        }
    }
    Ok(Some(said))
}
