//! What do figures say of a measure, in time?

use rusqlite::{Connection, Result};
use serde::Serialize;
use zabit_text::Story;

use super::between::named;
use super::query::{In, Query};
use super::{At, Page, Sql, counts, id, list, maybe_id, words_of};
use crate::error::Result as StoreResult;
use crate::open::Store;
use crate::words;

/// Which figures are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Words of what is measured.
    pub measure: Query,
    /// All of these are named with the figure.
    pub of: Vec<i64>,
}

/// A figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FigureRow {
    /// The day it was published.
    pub day: Option<String>,
    /// The time it holds for, EDTF.
    pub when: Option<String>,
    /// What is measured.
    pub measure: Option<String>,
    /// How it relates to the number: =, >, >=, <, <=, ~.
    pub comparator: String,
    /// An exact decimal.
    pub value: String,
    /// The upper end of a range.
    pub upper: Option<String>,
    /// ISO 4217, percent, person, …, or count.
    pub unit: String,
    /// actual, target, planned or change.
    pub status: String,
    /// Who said it.
    pub said_by: Option<String>,
    /// Their number.
    pub said_by_id: Option<String>,
    /// The statement it was said in: "s12".
    pub statement: Option<String>,
    /// Where those asked for are named: in its sentence, its statement, or only in its story.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub named_in: Option<&'static str>,
    /// Its words.
    pub words: String,
    /// First code point of them.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Its number: "q12".
    pub id: String,
    /// The story.
    #[serde(flatten)]
    pub at: At,
}

impl Store {
    /// The figures of a measure: the latest ones, in order of time. A figure is of those asked for where its sentence or
    /// its statement names them all, or its story does and its sentence names no other body or place.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn figures(&self, asked: &Figures, page: &Page) -> StoreResult<Vec<FigureRow>> {
        self.sql(|store| {
            let measures = asked.measure.matching(store, In::Measure)?;
            let found = found(store, &measures, &asked.of, page)?;
            rows(store, page.cut(found))
        })
    }

    /// The figures of the measures that are told most in the latest 2,000 stories that name all of these: of at most
    /// `measures` measures, each with its page of the latest, in order of time.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn figures_between(&self, of: &[i64], measures: usize, page: &Page) -> StoreResult<Vec<FigureRow>> {
        self.sql(|store| {
            let mut all = Vec::new();
            for (_, mut told) in super::measures::told(store, of, page)?.into_iter().take(measures) {
                told.figures.sort_unstable_by(|a, b| b.cmp(a));
                let mut found = Vec::new();
                for (.., number) in told.figures {
                    if found.len() == page.reach() {
                        break;
                    }
                    found.extend(place(store, number, of)?.map(|place| (number, Some(place))));
                }
                all.extend(rows(store, page.cut(found))?);
            }
            Ok(all)
        })
    }
}

/// A figure's number, and where those asked for are named.
type Found = (i64, Option<&'static str>);

/// The rows of some figures, in order of time.
fn rows(store: &Connection, found: Vec<Found>) -> Result<Vec<FigureRow>> {
    let row = |(number, place): Found| Ok(row(store, number)?.map(|row| FigureRow { named_in: place, ..row }));
    let mut rows: Vec<FigureRow> =
        found.into_iter().filter_map(|found| row(found).transpose()).collect::<Result<_>>()?;
    rows.sort_by(|a, b| (&a.day, a.at.story, a.start).cmp(&(&b.day, b.at.story, b.start)));
    Ok(rows)
}

/// The latest figures, with the place where those asked for are named.
fn found(store: &Connection, measures: &[i64], of: &[i64], page: &Page) -> Result<Vec<Found>> {
    let sql = Sql::new("SELECT id, story FROM quantity WHERE measure IS NOT NULL");
    let sql = match measures {
        // One lies in order in the index; several must be put in order.
        [one] => sql.with("AND measure = ?", *one),
        many => sql.with("AND measure IN (SELECT value FROM json_each(?))", list(many)),
    };
    let sql = sql.days("day", page).plain("ORDER BY day DESC, story DESC, id DESC");
    let mut named = store.prepare_cached("SELECT 1 FROM appearance WHERE entity = ?1 AND story = ?2")?;
    let mut found = Vec::new();
    sql.each(store, |row| {
        let (number, story): (i64, i64) = (row.get(0)?, row.get(1)?);
        for one in of {
            if !named.exists([*one, story])? {
                return Ok(true);
            }
        }
        if !counts(store, story, true)? {
            return Ok(true);
        }
        if of.is_empty() {
            found.push((number, None));
        } else if let Some(place) = place(store, number, of)? {
            found.push((number, Some(place)));
        }
        Ok(found.len() < page.reach())
    })?;
    Ok(found)
}

/// An entity where it is named.
struct Mention {
    entity: i64,
    /// A body or a place.
    is_thing: bool,
    start: u32,
    end: u32,
}

/// Where entities are named with a figure.
fn place(store: &Connection, number: i64, of: &[i64]) -> Result<Option<&'static str>> {
    let (story, start, statement): (i64, u32, Option<i64>) = store
        .prepare_cached("SELECT story, start, statement FROM quantity WHERE id = ?1")?
        .query_row([number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mentions = mentions(store, story)?;
    let all = |(from, to): (u32, u32)| {
        of.iter().all(|one| mentions.iter().any(|m| m.entity == *one && from <= m.start && m.end <= to))
    };
    let sentence = sentence(&words::text(store, story)?, start);
    if all(sentence) {
        return Ok(Some("sentence"));
    }
    if let Some(statement) = statement {
        let said = store
            .prepare_cached("SELECT start, \"end\" FROM statement WHERE story = ?1 AND local = ?2")?
            .query_row([story, statement], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if all(said) {
            return Ok(Some("statement"));
        }
    }
    let inside = |m: &&Mention| sentence.0 <= m.start && m.end <= sentence.1;
    let other = mentions.iter().filter(inside).any(|m| m.is_thing && !of.contains(&m.entity));
    Ok((!other).then_some("story"))
}

fn mentions(store: &Connection, story: i64) -> Result<Vec<Mention>> {
    Sql::new("SELECT entity, kind IN ('organisation', 'place'), m.value ->> 0, m.value ->> 1")
        .plain("FROM appearance CROSS JOIN json_each(appearance.mentions) m")
        .with("WHERE appearance.story = ?", story)
        .rows(store, |row| {
            Ok(Mention { entity: row.get(0)?, is_thing: row.get(1)?, start: row.get(2)?, end: row.get(3)? })
        })
}

/// The sentence around a code point of a text.
pub(super) fn sentence(text: &str, at: u32) -> (u32, u32) {
    let story = Story::new(text);
    let token = story.tokens.partition_point(|token| token.cp_end <= at);
    let sentence = story.sentences.get(story.sentence_of(token)).cloned();
    sentence.map_or((0, u32::MAX), |sentence| story.span(sentence))
}

pub(super) fn row(store: &Connection, number: i64) -> Result<Option<FigureRow>> {
    let sql = format!(
        "SELECT quantity.day, quantity.\"when\", measure.phrase, quantity.comparator, quantity.value, quantity.upper,
         quantity.unit, quantity.status, entity.name, statement.entity, statement.id, {}, quantity.start,
         quantity.\"end\", {} FROM quantity CROSS JOIN story ON story.id = quantity.story
         LEFT JOIN measure ON measure.id = quantity.measure
         LEFT JOIN statement ON statement.story = quantity.story AND statement.local = quantity.statement
         LEFT JOIN entity ON entity.id = statement.entity",
        words_of("quantity"),
        At::COLUMNS
    );
    let rows = Sql::new(sql).with("WHERE quantity.id = ?", number).rows(store, |row| {
        let (said_by, said_by_id) = named(row, 8, 9)?;
        Ok(FigureRow {
            day: row.get(0)?,
            when: row.get(1)?,
            measure: row.get(2)?,
            comparator: row.get(3)?,
            value: row.get(4)?,
            upper: row.get(5)?,
            unit: row.get(6)?,
            status: row.get(7)?,
            said_by,
            said_by_id,
            statement: maybe_id('s', row.get(10)?),
            named_in: None,
            words: row.get(11)?,
            start: row.get(12)?,
            end: row.get(13)?,
            id: id('q', number),
            at: At::of(row)?,
        })
    })?;
    Ok(rows.into_iter().next())
}
