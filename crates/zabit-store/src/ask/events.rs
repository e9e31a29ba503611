//! What is one a party of, and with whom?

use std::collections::HashMap;

use rusqlite::{Connection, Result};

use super::between::{event, events, years};
use super::side::Side;
use super::{Companion, Moment, MomentKind, Page, Sql, YearRow, id};
use crate::error::Result as StoreResult;
use crate::open::Store;

/// Companions listed.
const LISTED: u32 = 10;
/// Events looked at for companions, those added last.
const RECENT: u32 = 1_000;

impl Store {
    /// Events that an entity is itself a party of, the latest first. Of kinds that are no events there are none.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn events_of(&self, entity: i64, kind: MomentKind, page: &Page) -> StoreResult<Vec<Moment>> {
        let Some(only) = kind.only() else { return Ok(Vec::new()) };
        self.sql(|store| {
            let found = events(store, &[alone(entity)], only, page, page.reach())?;
            page.cut(found).into_iter().map(|(_, number)| event(store, number)).collect()
        })
    }

    /// How many events of an entity the stories of each year tell of, the first year first.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn event_years(&self, entity: i64, page: &Page) -> StoreResult<Vec<YearRow>> {
        self.sql(|store| years(store, &[alone(entity)], page))
    }

    /// With whom an entity meets most, by what stories tell of meetings, calls and visits; counted in the
    /// 1,000 events of it that were added last.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn meets(&self, entity: i64) -> StoreResult<Vec<Companion>> {
        let sql = Sql::new("SELECT other.entity, count(DISTINCT event.id) AS times FROM")
            .with("(SELECT DISTINCT event FROM party WHERE entity = ?", entity)
            .with("ORDER BY event DESC LIMIT ?) own CROSS JOIN event ON event.id = own.event", RECENT)
            .plain("CROSS JOIN story INDEXED BY story_head ON story.id = event.story")
            .plain("CROSS JOIN party other ON other.event = event.id")
            .plain("WHERE event.consult IS NOT NULL AND story.superseded_by IS NULL AND story.copy_of IS NULL")
            .with("AND other.entity <> ?", entity)
            .with("GROUP BY other.entity ORDER BY times DESC, other.entity LIMIT ?", LISTED);
        self.sql(|store| {
            let rows: Vec<(i64, i64)> = sql.rows(store, |row| Ok((row.get(0)?, row.get(1)?)))?;
            let mut name = store.prepare_cached("SELECT name FROM entity WHERE id = ?1")?;
            let companion = |(other, times)| {
                Ok(Companion { id: id('e', other), name: name.query_row([other], |row| row.get(0))?, times })
            };
            rows.into_iter().map(companion).collect::<Result<_>>()
        })
    }

    /// How many statements of an entity each year has, the first year first: no copies, no earlier versions.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn said_years(&self, speaker: i64, page: &Page) -> StoreResult<Vec<(String, i64)>> {
        self.sql(|store| {
            let mut gone = said_before(store, speaker, page)?;
            let (mut next, mut years) = (page.since.clone().unwrap_or_default(), Vec::new());
            while let Some(first) = first_said(store, speaker, &next, page)? {
                let Some(year) = first.get(..4) else { break };
                // No day is later than these letters, and none of the next year is earlier.
                let last = format!("{year}-99");
                let until = page.until.as_ref().map_or(last.as_str(), |until| until.min(&last));
                let said = Sql::new("SELECT count(*) FROM statement WHERE same_as IS NULL")
                    .with("AND entity = ?", speaker)
                    .with("AND day >= ?", first.clone())
                    .with("AND day <= ?", until.to_owned())
                    .rows(store, |row| row.get::<_, i64>(0))?;
                let said = said.first().copied().unwrap_or_default() - gone.remove(year).unwrap_or_default();
                years.extend((said > 0).then(|| (year.to_owned(), said)));
                next = last;
            }
            Ok(years)
        })
    }
}

/// The first day, from one on, on which somebody said something.
fn first_said(store: &Connection, speaker: i64, from: &str, page: &Page) -> Result<Option<String>> {
    let sql = Sql::new("SELECT min(day) FROM statement WHERE same_as IS NULL").with("AND entity = ?", speaker);
    let sql = sql.with("AND day >= ?", from.to_owned()).maybe("AND day <= ?", page.until.clone());
    Ok(sql.rows(store, |row| row.get(0))?.into_iter().next().flatten())
}

/// How many statements of somebody stand in earlier versions of stories, by year.
fn said_before(store: &Connection, speaker: i64, page: &Page) -> Result<HashMap<String, i64>> {
    let sql = Sql::new("SELECT substr(day, 1, 4), count(*) FROM story")
        .plain("CROSS JOIN statement ON statement.story = story.id WHERE story.superseded_by IS NOT NULL")
        .with("AND same_as IS NULL AND day IS NOT NULL AND statement.entity = ?", speaker)
        .days("day", page)
        .plain("GROUP BY 1");
    Ok(sql.rows(store, |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}

/// Somebody who speaks and acts for nobody else.
fn alone(entity: i64) -> Side {
    Side { entity, all: vec![entity] }
}
