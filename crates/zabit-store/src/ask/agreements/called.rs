//! The states of one agreement in time, by its name.

use rusqlite::{Connection, Result};
use zabit_turkish::casing;

use super::{AgreementRow, Agreements, row, sides};
use crate::ask::between::shared;
use crate::ask::{Page, Sql, counts, list};
use crate::error::Result as StoreResult;
use crate::open::Store;

impl Store {
    /// Agreements of a name, in capitals or not, the latest first. What two stories call alike need not be one agreement:
    /// the parties tell.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn agreements_called(&self, name: &str, asked: &Agreements, page: &Page) -> StoreResult<Vec<AgreementRow>> {
        let name = casing::lower(name.trim());
        self.sql(|store| {
            let found = if asked.of.is_empty() {
                among_all(store, &name, asked, page)?
            } else {
                among_theirs(store, &name, asked, page)?
            };
            page.cut(found).into_iter().map(|number| row(store, number)).collect()
        })
    }
}

fn among_all(store: &Connection, name: &str, asked: &Agreements, page: &Page) -> Result<Vec<i64>> {
    let sql = Sql::new("SELECT id, agreement, story FROM event WHERE agreement IS NOT NULL")
        .maybe("AND agreement_status = ?", asked.status.clone())
        .days("day", page)
        .plain("ORDER BY day DESC, id DESC");
    called(store, name, &sql, page)
}

/// Of rows with an event, its agreement and its story, those of a name, as far as a page goes.
fn called(store: &Connection, name: &str, sql: &Sql, page: &Page) -> Result<Vec<i64>> {
    let mut found = Vec::new();
    sql.each(store, |row| {
        let agreement = row.get_ref(1)?.as_str()?;
        if casing::lower(agreement) == name && counts(store, row.get(2)?, true)? {
            found.push(row.get(0)?);
        }
        Ok(found.len() < page.reach())
    })?;
    Ok(found)
}

fn among_theirs(store: &Connection, name: &str, asked: &Agreements, page: &Page) -> Result<Vec<i64>> {
    let shared = list(&shared(store, &sides(store, &asked.of)?)?);
    let sql = Sql::new("SELECT event.id, event.agreement, event.story FROM")
        .with("json_each(?) CROSS JOIN event ON event.id = value WHERE event.agreement IS NOT NULL", shared)
        .maybe("AND event.agreement_status = ?", asked.status.clone())
        .days("event.day", page)
        .plain("ORDER BY event.day DESC, event.id DESC");
    called(store, name, &sql, page)
}
