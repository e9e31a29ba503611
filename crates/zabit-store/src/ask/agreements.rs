//! What was agreed?

mod called;

use rusqlite::{Connection, Result};
use serde::Serialize;

use super::between::{events, parties};
use super::side::Side;
use super::{At, Page, Sql, id, words_of};
use crate::error::Result as StoreResult;
use crate::open::Store;

/// Which agreements are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreements {
    /// All of these are parties, or somebody who speaks for them.
    pub of: Vec<i64>,
    /// signed, agreed, planned, cancelled, rejected, extended, "in force", …
    pub status: Option<String>,
}

/// An agreement as one story has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AgreementRow {
    /// The day it was published.
    pub day: Option<String>,
    /// Its name.
    pub agreement: String,
    /// memorandum, treaty, protocol, contract, declaration, ceasefire, agreement.
    pub kind: Option<String>,
    /// signed, agreed, planned, …
    pub status: Option<String>,
    /// Whether it took place: happened, planned, wished, denied or hypothetical.
    pub modality: String,
    /// The parties.
    pub parties: Vec<String>,
    /// Their numbers.
    pub party_ids: Vec<String>,
    /// When, EDTF.
    pub when: Option<String>,
    /// The words that tell of it.
    pub words: String,
    /// First code point of them.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Its number: "v12".
    pub id: String,
    /// The story.
    #[serde(flatten)]
    pub at: At,
}

impl Store {
    /// Agreements, the latest first.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn agreements(&self, asked: &Agreements, page: &Page) -> StoreResult<Vec<AgreementRow>> {
        self.sql(|store| {
            let numbers = if asked.of.is_empty() { all(store, asked, page)? } else { of(store, asked, page)? };
            numbers.into_iter().map(|number| row(store, number)).collect()
        })
    }
}

fn all(store: &Connection, asked: &Agreements, page: &Page) -> Result<Vec<i64>> {
    Sql::new(
        "SELECT event.id FROM event CROSS JOIN story INDEXED BY story_head ON story.id = event.story
         WHERE event.agreement IS NOT NULL AND story.superseded_by IS NULL AND story.copy_of IS NULL",
    )
    .maybe("AND event.agreement_status = ?", asked.status.clone())
    .days("event.day", page)
    .plain("ORDER BY event.day DESC, event.id DESC")
    .page(page)
    .rows(store, |row| row.get(0))
}

fn sides(store: &Connection, of: &[i64]) -> Result<Vec<Side>> {
    match of {
        [a, b] => Ok(Side::two(store, *a, *b)?.to_vec()),
        many => many.iter().map(|one| Side::new(store, *one)).collect(),
    }
}

fn of(store: &Connection, asked: &Agreements, page: &Page) -> Result<Vec<i64>> {
    let sides = sides(store, &asked.of)?;
    let only = match &asked.status {
        // A state is one of the program's own words; anything else that is typed has no agreements.
        Some(status) if !status.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ') => return Ok(Vec::new()),
        Some(status) => format!("AND event.agreement IS NOT NULL AND event.agreement_status = '{status}'"),
        None => "AND event.agreement IS NOT NULL".to_owned(),
    };
    let found = events(store, &sides, &only, page, page.reach())?;
    Ok(page.cut(found.into_iter().map(|(_, number)| number).collect()))
}

fn row(store: &Connection, number: i64) -> Result<AgreementRow> {
    let (parties, party_ids) = parties(store, number)?;
    let sql = format!(
        "SELECT event.day, event.agreement, event.agreement_kind, event.agreement_status, event.modality, event.date,
         {}, event.start, event.\"end\", {} FROM event CROSS JOIN story ON story.id = event.story WHERE event.id = ?1",
        words_of("event"),
        At::COLUMNS
    );
    store.prepare_cached(&sql)?.query_row([number], |row| {
        Ok(AgreementRow {
            day: row.get(0)?,
            agreement: row.get(1)?,
            kind: row.get(2)?,
            status: row.get(3)?,
            modality: row.get(4)?,
            parties,
            party_ids,
            when: row.get(5)?,
            words: row.get(6)?,
            start: row.get(7)?,
            end: row.get(8)?,
            id: id('v', number),
            at: At::of(row)?,
        })
    })
}
