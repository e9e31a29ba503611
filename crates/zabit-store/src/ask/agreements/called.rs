//! The states of one agreement in time, by its name.

use rusqlite::{Connection, Result};
use zabit_turkish::casing;

use super::{AgreementRow, Agreements, of, row};
use crate::ask::{Page, Sql, counts};
use crate::error::Result as StoreResult;
use crate::open::Store;

/// Agreements of some parties that are looked through, the latest.
const LOOKED: u32 = 20_000;

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
    let all_days = Page { limit: LOOKED, skip: 0, ..page.clone() };
    let mut called = store.prepare_cached("SELECT agreement FROM event WHERE id = ?1")?;
    let mut found = Vec::new();
    for number in of(store, asked, &all_days)? {
        let agreement: String = called.query_row([number], |row| row.get(0))?;
        if casing::lower(&agreement) == name {
            found.push(number);
        }
    }
    Ok(found)
}
