//! What is between two: meetings and other events, agreements, what one side says of the other, promises and wishes it
//! has for it, figures it gives; one line of time.

mod kinds;
mod shared;

use std::cmp::{Ordering, Reverse};
use std::collections::HashSet;

use rusqlite::{CachedStatement, Connection, Result, Row};
use serde::Serialize;

use super::said::statement_row;
use super::side::Side;
use super::{At, Page, Sql, counts, id, list, maybe_id, words_of};
use crate::error::Result as StoreResult;
use crate::open::Store;

pub(super) use kinds::years;
pub use kinds::{MomentKind, YearRow};
#[cfg(test)]
pub(super) use shared::BACK as EVENTS_BACK;
pub(super) use shared::{events, shared};

/// Something between two sides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// The day it was published.
    pub day: Option<String>,
    /// meeting, call, visit, agreement, statement, figure, pledge, target, wish, call for; else the type of the event.
    pub what: String,
    /// Who: the parties, or the one who spoke.
    pub who: Vec<String>,
    /// Their numbers.
    pub who_ids: Vec<String>,
    /// The words of the story.
    pub words: String,
    /// What it comes to: name and state of an agreement, value of a figure, day a promise is due.
    pub detail: Option<String>,
    /// When it took place, EDTF, where the story says so.
    pub when: Option<String>,
    /// Of events: happened, planned, wished, denied or hypothetical.
    pub modality: Option<String>,
    /// First code point of the words.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Its number: "v12", "s12", "c12", "q12".
    pub id: String,
    /// The story.
    #[serde(flatten)]
    pub at: At,
}

/// Something found that is not read yet.
#[derive(PartialEq, Eq)]
struct Found {
    day: Option<String>,
    /// The statement that it is or belongs to.
    statement: Option<i64>,
    /// The letter of its number.
    kind: char,
    id: i64,
}

impl Found {
    /// The latest day first; of one day events, then each statement with what belongs to it.
    fn order(&self, other: &Self) -> Ordering {
        let first = |found: &Self| (found.statement.is_some(), Reverse(found.statement), found.kind != 's');
        let days = other.day.cmp(&self.day);
        days.then(first(self).cmp(&first(other))).then(self.kind.cmp(&other.kind)).then(other.id.cmp(&self.id))
    }
}

impl Store {
    /// All that is between two entities, the latest first. Who holds an office of a body or a country speaks for it.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn between(&self, a: i64, b: i64, page: &Page) -> StoreResult<Vec<Moment>> {
        self.sql(|store| {
            let sides = Side::two(store, a, b)?;
            let most = page.reach();
            let mut found: Vec<Found> = Vec::new();
            for (day, event) in events(store, &sides, "", page, most)? {
                found.push(Found { day, statement: None, kind: 'v', id: event });
            }
            for (one, other) in [(&sides[0], &sides[1]), (&sides[1], &sides[0])] {
                for (day, statement) in statements(store, one, other, page, most)? {
                    let part = |(kind, id)| Found { day: day.clone(), statement: Some(statement), kind, id };
                    found.push(part(('s', statement)));
                    found.extend(parts(store, statement, one)?.into_iter().map(part));
                }
            }
            found.sort_by(Found::order);
            found.dedup();
            let page = page.cut(found);
            page.into_iter().filter_map(|found| moment(store, found.kind, found.id).transpose()).collect()
        })
    }
}

/// Rows that are looked at one by one to find what two sides have in common. Of more, something is found soon by going
/// back through the days.
const MANY: i64 = 30_000;
/// All statements from the latest back. A bound on the day makes it a search of the index of days.
pub(super) const BACK: &str = "SELECT day, id, story, entity FROM statement WHERE day <= '9999' AND same_as IS NULL";

/// Numbers that are those of somebody of a side, in order.
fn numbers(store: &Connection, sql: &str, side: &Side) -> Result<Vec<i64>> {
    let sql = Sql::new(sql).with("(SELECT value FROM json_each(?))", side.list());
    let mut numbers: Vec<i64> = sql.rows(store, |row| row.get(0))?;
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

/// Whether one of some entities is among the rows of a number.
fn any(rows: &mut CachedStatement, number: i64, entities: &HashSet<i64>) -> Result<bool> {
    let mut rows = rows.query([number])?;
    while let Some(row) = rows.next()? {
        if entities.contains(&row.get(0)?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What one side says in which the other is named, the latest first.
fn statements(
    store: &Connection,
    one: &Side,
    other: &Side,
    page: &Page,
    most: usize,
) -> Result<Vec<(Option<String>, i64)>> {
    let spoken = one.weight(store)?.1;
    let count = Sql::new("SELECT count(*) FROM (SELECT 1 FROM about WHERE entity IN");
    let named: i64 = count
        .with("(SELECT value FROM json_each(?))", other.list())
        .with("LIMIT ?)", spoken.min(MANY) + 1)
        .rows(store, |row| row.get(0))?
        .first()
        .copied()
        .unwrap_or_default();
    let all = |sql: &str, side: &Side| -> Result<Sql> {
        let numbers = numbers(store, sql, side)?;
        let rows = Sql::new(
            "SELECT day, statement.id, story, entity FROM json_each(?) CROSS JOIN statement ON statement.id = value
             WHERE same_as IS NULL",
        );
        Ok(Sql { values: vec![list(&numbers).into()], ..rows })
    };
    let sql = if spoken.min(named) > MANY {
        Sql::new(BACK)
    } else if spoken < named {
        all("SELECT id FROM statement WHERE same_as IS NULL AND entity IN", one)?
    } else {
        all("SELECT statement FROM about WHERE entity IN", other)?
            .with("AND entity IN (SELECT value FROM json_each(?))", one.list())
    };
    let sql = sql.days("day", page).plain("ORDER BY day DESC, story DESC, statement.id DESC");
    let (speakers, others) = (one.set(), other.set());
    let mut about = store.prepare_cached("SELECT entity FROM about WHERE statement = ?1")?;
    let mut found = Vec::new();
    sql.each(store, |row| {
        let (statement, story): (i64, i64) = (row.get(1)?, row.get(2)?);
        let spoken = row.get::<_, Option<i64>>(3)?.is_some_and(|speaker| speakers.contains(&speaker));
        if spoken && any(&mut about, statement, &others)? && counts(store, story, false)? {
            found.push((row.get(0)?, statement));
        }
        Ok(found.len() < most)
    })?;
    Ok(found)
}

/// The commitments of a side and the figures inside a statement.
fn parts(store: &Connection, statement: i64, side: &Side) -> Result<Vec<(char, i64)>> {
    let mut parts = Sql::new(
        "SELECT commitment.id FROM statement CROSS JOIN commitment ON commitment.story = statement.story
         AND commitment.statement = statement.local",
    )
    .with("WHERE statement.id = ?", statement)
    .with("AND commitment.entity IN (SELECT value FROM json_each(?))", side.list())
    .rows(store, |row| Ok(('c', row.get(0)?)))?;
    parts.extend(
        Sql::new(
            "SELECT quantity.id FROM statement CROSS JOIN quantity ON quantity.story = statement.story
             AND quantity.statement = statement.local",
        )
        .with("WHERE statement.id = ?", statement)
        .rows(store, |row| Ok(('q', row.get(0)?)))?,
    );
    Ok(parts)
}

fn moment(store: &Connection, kind: char, number: i64) -> Result<Option<Moment>> {
    match kind {
        'v' => event(store, number).map(Some),
        'c' => commitment(store, number),
        'q' => figure(store, number),
        _ => Ok(statement_row(store, number)?.map(|said| Moment {
            day: said.day,
            what: "statement".to_owned(),
            who: said.speaker.into_iter().collect(),
            who_ids: said.speaker_id.into_iter().collect(),
            words: said.words,
            start: said.start,
            end: said.end,
            id: said.id,
            at: said.at,
            ..Moment::default()
        })),
    }
}

/// The parties of an event: their names and numbers, those who act first.
pub(super) fn parties(store: &Connection, event: i64) -> Result<(Vec<String>, Vec<String>)> {
    let rows: Vec<(String, i64)> = Sql::new("SELECT entity.name, entity.id FROM party")
        .plain("CROSS JOIN entity ON entity.id = party.entity")
        .with("WHERE party.event = ?", event)
        .plain("ORDER BY party.side, party.seat")
        .rows(store, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.into_iter().map(|(name, number)| (name, id('e', number))).unzip())
}

pub(super) fn event(store: &Connection, number: i64) -> Result<Moment> {
    let (who, who_ids) = parties(store, number)?;
    let sql = format!(
        "SELECT event.day, event.kind, event.consult, event.agreement, event.agreement_status, event.date,
         event.modality, event.start, event.\"end\", {}, {} FROM event
         CROSS JOIN story ON story.id = event.story WHERE event.id = ?1",
        words_of("event"),
        At::COLUMNS
    );
    store.prepare_cached(&sql)?.query_row([number], |row| {
        let agreement: Option<String> = row.get(3)?;
        let status: Option<String> = row.get(4)?;
        let kind: String = row.get(1)?;
        let consult: Option<String> = row.get(2)?;
        let what = match &agreement {
            Some(_) => "agreement".to_owned(),
            None => consult.unwrap_or_else(|| kind.to_ascii_lowercase()),
        };
        Ok(Moment {
            day: row.get(0)?,
            what,
            who,
            who_ids,
            words: row.get("words")?,
            detail: agreement.map(|name| format!("{name}, {}", status.unwrap_or_default())),
            when: row.get(5)?,
            modality: row.get(6)?,
            start: row.get(7)?,
            end: row.get(8)?,
            id: id('v', number),
            at: At::of(row)?,
        })
    })
}

fn commitment(store: &Connection, number: i64) -> Result<Option<Moment>> {
    Ok(super::commitments::row(store, number)?.map(|promised| Moment {
        day: promised.day,
        what: promised.kind,
        who: promised.by.into_iter().collect(),
        who_ids: promised.by_id.into_iter().collect(),
        words: promised.words,
        detail: promised.due.map(|due| format!("due {due}")),
        start: promised.start,
        end: promised.end,
        id: promised.id,
        at: promised.at,
        ..Moment::default()
    }))
}

fn figure(store: &Connection, number: i64) -> Result<Option<Moment>> {
    Ok(super::figures::row(store, number)?.map(|figure| {
        let measure = figure.measure.as_deref().map(|measure| format!("{measure}: ")).unwrap_or_default();
        Moment {
            day: figure.day,
            what: "figure".to_owned(),
            who: figure.said_by.into_iter().collect(),
            who_ids: figure.said_by_id.into_iter().collect(),
            words: figure.words,
            detail: Some(format!("{measure}{} {}", figure.value, figure.unit)),
            when: figure.when,
            start: figure.start,
            end: figure.end,
            id: figure.id,
            at: figure.at,
            ..Moment::default()
        }
    }))
}

/// The name and number of one entity.
pub(super) fn named(row: &Row, name: usize, number: usize) -> Result<(Option<String>, Option<String>)> {
    Ok((row.get(name)?, maybe_id('e', row.get(number)?)))
}
