//! What is one a party of, and with whom?

use rusqlite::Result;

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
            .plain("CROSS JOIN story ON story.id = event.story CROSS JOIN party other ON other.event = event.id")
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
        let sql = Sql::new("SELECT substr(day, 1, 4) AS year, count(*) FROM statement WHERE same_as IS NULL")
            .with("AND entity = ?", speaker)
            .plain("AND day IS NOT NULL AND story NOT IN (SELECT id FROM story WHERE superseded_by IS NOT NULL)")
            .days("day", page)
            .plain("GROUP BY year ORDER BY year");
        self.sql(|store| sql.rows(store, |row| Ok((row.get(0)?, row.get(1)?))))
    }
}

/// Somebody who speaks and acts for nobody else.
fn alone(entity: i64) -> Side {
    Side { entity, all: vec![entity] }
}
