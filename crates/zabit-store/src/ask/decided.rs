//! Given a story, what did a person decide on its figures?

use super::{Sql, id};
use crate::decide::FigureValue;
use crate::error::{Error, Result};
use crate::open::Store;

/// A figure that a person decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureDecided {
    /// Its number: "q12".
    pub id: String,
    /// What it comes to; `None` where it is no figure.
    pub value: Option<FigureValue>,
    /// The decision.
    pub decision: i64,
}

impl Store {
    /// What a figure comes to, as it stands.
    ///
    /// # Errors
    /// A figure that is not there; a store that cannot be read.
    pub fn figure(&self, figure: i64) -> Result<FigureValue> {
        let sql = Sql::new("SELECT value, upper, unit, status FROM quantity").with("WHERE id = ?", figure);
        let rows = self.sql(|store| {
            sql.rows(store, |row| {
                Ok(FigureValue { value: row.get(0)?, upper: row.get(1)?, unit: row.get(2)?, status: row.get(3)? })
            })
        })?;
        rows.into_iter()
            .next()
            .ok_or_else(|| Error::NotFound(format!("q{figure}: no such figure; see `zabit figures`")))
    }

    /// The figures of a story that a person decided on.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn figures_decided(&self, story: i64) -> Result<Vec<FigureDecided>> {
        let sql = Sql::new(
            "SELECT quantity.id, quantity.value, quantity.upper, quantity.unit, quantity.status, figure_read.decision
             FROM quantity CROSS JOIN figure_read ON figure_read.id = quantity.id",
        )
        .with("WHERE quantity.story = ?", story)
        .plain("ORDER BY quantity.id");
        self.sql(|store| {
            sql.rows(store, |row| {
                let status: String = row.get(4)?;
                let value =
                    FigureValue { value: row.get(1)?, upper: row.get(2)?, unit: row.get(3)?, status: status.clone() };
                let value = (status != "none").then_some(value);
                Ok(FigureDecided { id: id('q', row.get(0)?), value, decision: row.get(5)? })
            })
        })
    }
}
