//! Is a commitment still open?

use super::{CommitmentRow, Commitments, last_day, row};
use crate::ask::Page;
use crate::error::Result as StoreResult;
use crate::open::Store;

/// What a day says of a commitment. Whether it was kept is another matter, which stories tell or do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Its day is yet to come, or has not ended.
    Ahead,
    /// Its day has passed.
    Past,
    /// No day is told.
    Untold,
}

impl CommitmentRow {
    /// Whether it is due on a day or later.
    pub fn due_on(&self, day: &str) -> Due {
        due(self.due.as_deref(), day)
    }
}

impl Store {
    /// Commitments in a state on a day, the latest first. What `asked` says of open ones does not count.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn commitments_due(
        &self,
        asked: &Commitments,
        wanted: Due,
        day: &str,
        page: &Page,
    ) -> StoreResult<Vec<CommitmentRow>> {
        let sql = asked
            .sql()
            .plain(if wanted == Due::Untold { "AND commitment.due IS NULL" } else { "AND commitment.due IS NOT NULL" })
            .days("commitment.day", page)
            .plain("ORDER BY commitment.day DESC, commitment.id DESC");
        self.sql(|store| {
            let mut found = Vec::new();
            sql.each(store, |row| {
                if due(row.get::<_, Option<String>>(1)?.as_deref(), day) == wanted {
                    found.push(row.get::<_, i64>(0)?);
                }
                Ok(found.len() < page.reach())
            })?;
            page.cut(found).into_iter().filter_map(|number| row(store, number).transpose()).collect()
        })
    }
}

fn due(due: Option<&str>, day: &str) -> Due {
    match due {
        None => Due::Untold,
        Some(due) if last_day(due).as_str() >= day => Due::Ahead,
        Some(_) => Due::Past,
    }
}
