//! A figure that was read wrongly: what it comes to, or that it is none.
//!
//! The row of the figure holds what was decided, so every question heeds it; what was read is kept in `figure_read`.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use zabit_record::Points;

use super::{Before, Decided, Decision, Sql, relink, write};
use crate::error::{Error, Result};
use crate::open::Store;
use crate::words;

/// What a figure comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureValue {
    /// An exact decimal with a point.
    pub value: String,
    /// The upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper: Option<String>,
    /// ISO 4217, percent, person, …, or count.
    pub unit: String,
    /// actual, target, planned or change.
    pub status: String,
}

/// What a figure may be.
const STATUSES: [&str; 4] = ["actual", "target", "planned", "change"];
/// Digits of a decimal at most.
const DIGITS: usize = 40;
/// Letters of a unit at most.
const UNIT: usize = 24;
/// Letters before a figure by which it is known again in a later version.
const BEFORE: u32 = 16;

impl FigureValue {
    /// Says what is wrong with it, if anything is.
    fn check(&self) -> Result<()> {
        let refused = |why: &str| Err(Error::Refused(why.to_owned()));
        if ![Some(&self.value), self.upper.as_ref()].into_iter().flatten().all(|number| is_decimal(number)) {
            return refused("a figure is written in digits with a point: 6700000000, 12.5, -3");
        }
        let unit = self.unit.chars().count();
        if unit == 0 || unit > UNIT || self.unit.chars().any(|letter| letter.is_control() || letter == ' ') {
            return refused("a unit is a code like USD, percent, person, km or count");
        }
        if !STATUSES.contains(&self.status.as_str()) {
            return refused("a figure is actual, target, planned or change");
        }
        Ok(())
    }
}

/// "6700000000", "12.5", "-3".
fn is_decimal(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    text.len() <= DIGITS && digits(whole) && digits(part)
}

impl Store {
    /// Decides what a figure comes to, or with `None` that it is no figure.
    ///
    /// # Errors
    /// A figure that is not there, a value that is none; a store that cannot be written.
    pub fn correct_figure(&mut self, figure: i64, value: Option<FigureValue>) -> Result<Decided> {
        if let Some(value) = &value {
            value.check()?;
        }
        let found = self.sql(|store| {
            let sql = "SELECT story.key, quantity.start, quantity.\"end\", figure_read.decision,
                 substr(story.text, quantity.start + 1, quantity.\"end\" - quantity.start)
                 FROM quantity JOIN story ON story.id = quantity.story
                 LEFT JOIN figure_read ON figure_read.id = quantity.id WHERE quantity.id = ?1";
            let read = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
            store.prepare_cached(sql)?.query_row([figure], read).optional()
        })?;
        let Some((story, start, end, earlier, words)) = found else {
            return Err(Error::NotFound(format!("q{figure}: no such figure; see `zabit figures`")));
        };
        let decision = Decision::Figure { figure, story, start, end, words, value };
        self.decide(|store| {
            let id = write(store, &decision, &Before { decision: earlier, ..Before::default() })?;
            if let Decision::Figure { value, .. } = &decision {
                set(store, figure, value.as_ref(), id)?;
            }
            Ok(id)
        })
    }
}

/// Gives a figure what was decided, and keeps what was read.
fn set(store: &Connection, figure: i64, value: Option<&FigureValue>, decision: i64) -> Sql<()> {
    store
        .prepare_cached(
            "INSERT INTO figure_read (id, value, upper, unit, measure, status, statement, decision)
             SELECT id, value, upper, unit, measure, status, statement, ?2 FROM quantity WHERE id = ?1
             ON CONFLICT (id) DO UPDATE SET decision = excluded.decision",
        )?
        .execute([figure, decision])?;
    match value {
        Some(value) => store
            .prepare_cached(
                "UPDATE quantity SET value = ?2, upper = ?3, unit = ?4, status = ?5,
                 (measure, statement) = (SELECT measure, statement FROM figure_read f WHERE f.id = quantity.id)
                 WHERE id = ?1",
            )?
            .execute(params![figure, value.value, value.upper, value.unit, value.status]),
        None => store
            .prepare_cached("UPDATE quantity SET status = 'none', measure = NULL, statement = NULL WHERE id = ?1")?
            .execute([figure]),
    }
    .map(drop)
}

/// Undoes a decision on a figure, in later versions too: the decision before it holds again, else what was read.
pub(super) fn undo(store: &Connection, decision: i64, before: &Before) -> Sql<()> {
    let figures: Vec<i64> = store
        .prepare_cached("SELECT id FROM figure_read WHERE decision = ?1")?
        .query_map([decision], |row| row.get(0))?
        .collect::<Sql<_>>()?;
    let earlier = before.decision.map(|earlier| Ok::<_, rusqlite::Error>((earlier, decided(store, earlier)?)));
    let earlier = earlier.transpose()?;
    for figure in &figures {
        match &earlier {
            Some((earlier, value)) => set(store, *figure, value.as_ref(), *earlier)?,
            None => give_back(store, *figure)?,
        }
    }
    relink(store, "figure", decision, before)
}

fn give_back(store: &Connection, figure: i64) -> Sql<()> {
    store
        .prepare_cached(
            "UPDATE quantity SET (value, upper, unit, measure, status, statement) =
               (SELECT value, upper, unit, measure, status, statement FROM figure_read f WHERE f.id = quantity.id)
             WHERE id = ?1",
        )?
        .execute([figure])?;
    store.prepare_cached("DELETE FROM figure_read WHERE id = ?1")?.execute([figure]).map(drop)
}

/// What a decision says of its figure.
fn decided(store: &Connection, decision: i64) -> Sql<Option<FigureValue>> {
    let detail: String = store.query_row("SELECT detail FROM decision WHERE id = ?1", [decision], |row| row.get(0))?;
    Ok(match serde_json::from_str(&detail) {
        Ok(Decision::Figure { value, .. }) => value,
        _ => None,
    })
}

/// A figure of a story with its words and those before it.
struct Place {
    id: i64,
    words: String,
    before: String,
    decision: Option<i64>,
}

fn places(store: &Connection, story: i64) -> Sql<Vec<Place>> {
    let text = words::text(store, story)?;
    let points = Points::new(&text);
    let sql = "SELECT quantity.id, quantity.start, quantity.\"end\", figure_read.decision FROM quantity
         LEFT JOIN figure_read ON figure_read.id = quantity.id WHERE quantity.story = ?1 ORDER BY quantity.id";
    let read = |row: &rusqlite::Row| {
        let (start, end): (u32, u32) = (row.get(1)?, row.get(2)?);
        let words = points.words(start, end).to_owned();
        let before = points.words(start.saturating_sub(BEFORE), start).to_owned();
        Ok(Place { id: row.get(0)?, words, before, decision: row.get(3)? })
    };
    store.prepare_cached(sql)?.query_map([story], read)?.collect()
}

/// Lets what was decided on the figures of one version of a story hold in the next: for the same words after the same
/// words, or the only figure of these words in both.
pub(super) fn inherit(store: &Connection, old: i64, new: i64) -> Sql<()> {
    let was = places(store, old)?;
    if was.iter().all(|place| place.decision.is_none()) {
        return Ok(());
    }
    let is = places(store, new)?;
    let only = |all: &[Place], words: &str| all.iter().filter(|place| place.words == words).count() == 1;
    for place in &was {
        let Some(decision) = place.decision else { continue };
        let same = |other: &&Place| {
            other.words == place.words
                && (other.before == place.before || only(&was, &place.words) && only(&is, &place.words))
        };
        if let Some(other) = is.iter().find(same) {
            set(store, other.id, decided(store, decision)?.as_ref(), decision)?;
        }
    }
    Ok(())
}
