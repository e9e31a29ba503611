//! What was promised, aimed at, wished for or demanded?

mod due;

use rusqlite::{Connection, Result};
use serde::Serialize;

use super::between::named;
use super::{At, Page, Sql, id, maybe_id, words_of};
use crate::error::Result as StoreResult;
use crate::open::Store;

pub use due::Due;

/// Which commitments are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commitments {
    /// Who commits.
    pub by: Option<i64>,
    /// pledge, target, wish or call.
    pub kind: Option<String>,
    /// Only those that are due on this day or later, or on no day that is told.
    pub open: Option<String>,
}

impl Commitments {
    /// Numbers and days of commitments in stories that count; what is open is not looked at.
    fn sql(&self) -> Sql {
        Sql::new("SELECT commitment.id, commitment.due FROM commitment")
            .plain("CROSS JOIN story INDEXED BY story_head ON story.id = commitment.story")
            .plain("WHERE story.superseded_by IS NULL AND story.copy_of IS NULL")
            .maybe("AND commitment.entity = ?", self.by)
            .maybe("AND commitment.kind = ?", self.kind.clone())
    }
}

/// A commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CommitmentRow {
    /// The day it was published.
    pub day: Option<String>,
    /// Who commits.
    pub by: Option<String>,
    /// Their number.
    pub by_id: Option<String>,
    /// pledge, target, wish or call.
    pub kind: String,
    /// When it is due, EDTF.
    pub due: Option<String>,
    /// The words.
    pub words: String,
    /// The figure promised or aimed at, an exact decimal.
    pub value: Option<String>,
    /// Its unit.
    pub unit: Option<String>,
    /// What it measures.
    pub measure: Option<String>,
    /// First code point of the words.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The statement it was made in: "s12".
    pub statement: Option<String>,
    /// Its number: "c12".
    pub id: String,
    /// The story.
    #[serde(flatten)]
    pub at: At,
}

impl Store {
    /// Commitments, the latest first.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn commitments(&self, asked: &Commitments, page: &Page) -> StoreResult<Vec<CommitmentRow>> {
        let sql = asked.sql().days("commitment.day", page).plain("ORDER BY commitment.day DESC, commitment.id DESC");
        self.sql(|store| {
            let mut found = Vec::new();
            sql.each(store, |row| {
                let due: Option<String> = row.get(1)?;
                let open = match (&asked.open, &due) {
                    (Some(day), Some(due)) => last_day(due).as_str() >= day.as_str(),
                    _ => true,
                };
                if open {
                    found.push(row.get::<_, i64>(0)?);
                }
                Ok(found.len() < page.reach())
            })?;
            let page = page.cut(found);
            page.into_iter().filter_map(|number| self::row(store, number).transpose()).collect()
        })
    }
}

/// The last day of an EDTF date or interval, as far as text can tell: "2030" ends on 2030-12-31. No month is longer than
/// 31 days, and days are compared as text.
fn last_day(due: &str) -> String {
    let last = due.rsplit('/').next().filter(|last| last.len() >= 4).unwrap_or("9999");
    let plain = last.trim_end_matches(['?', '~', '%']).replace('X', "9");
    let mut parts = plain.splitn(3, '-').map(str::to_owned);
    let year = parts.next().unwrap_or_default();
    // Months above twelve are seasons and quarters: of those the year must do.
    let month = parts.next().filter(|month| ("01"..="12").contains(&month.as_str())).unwrap_or_else(|| "12".to_owned());
    let day = parts.next().filter(|day| day.as_str() <= "31").unwrap_or_else(|| "31".to_owned());
    format!("{year}-{month}-{day}")
}

pub(super) fn row(store: &Connection, number: i64) -> Result<Option<CommitmentRow>> {
    let sql = format!(
        "SELECT commitment.day, entity.name, commitment.entity, commitment.kind, commitment.due, {}, quantity.value,
         quantity.unit, measure.phrase, commitment.start, commitment.\"end\", statement.id, {} FROM commitment
         CROSS JOIN story ON story.id = commitment.story
         LEFT JOIN entity ON entity.id = commitment.entity
         LEFT JOIN quantity ON quantity.story = commitment.story AND quantity.local = commitment.quantity
         AND quantity.status <> 'none'
         LEFT JOIN measure ON measure.id = quantity.measure
         LEFT JOIN statement ON statement.story = commitment.story AND statement.local = commitment.statement",
        words_of("commitment"),
        At::COLUMNS
    );
    let rows = Sql::new(sql).with("WHERE commitment.id = ?", number).rows(store, |row| {
        let (by, by_id) = named(row, 1, 2)?;
        Ok(CommitmentRow {
            day: row.get(0)?,
            by,
            by_id,
            kind: row.get(3)?,
            due: row.get(4)?,
            words: row.get(5)?,
            value: row.get(6)?,
            unit: row.get(7)?,
            measure: row.get(8)?,
            start: row.get(9)?,
            end: row.get(10)?,
            statement: maybe_id('s', row.get(11)?),
            id: id('c', number),
            at: At::of(row)?,
        })
    })?;
    Ok(rows.into_iter().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_days() {
        for (due, day) in [
            ("2030", "2030-12-31"),
            ("2025-10", "2025-10-31"),
            ("2025-10-03", "2025-10-03"),
            ("2025/2027", "2027-12-31"),
            ("2025-XX", "2025-12-31"),
            ("203X", "2039-12-31"),
            ("2025-10/..", "9999-12-31"),
            ("2025-24", "2025-12-31"),
            ("2025~", "2025-12-31"),
        ] {
            assert_eq!(last_day(due), day, "{due}");
        }
    }
}
