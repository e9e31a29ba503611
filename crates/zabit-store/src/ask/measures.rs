//! What is measured, and how often?

use std::collections::HashMap;

use rusqlite::{Connection, Result};
use serde::Serialize;

use super::{FigureRow, Page, Sql, id, list};
use crate::error::Result as StoreResult;
use crate::open::Store;

/// Figures that measures are counted in, those added last.
const FIGURES: i64 = 20_000;
/// Stories that measures told with somebody are counted in, the latest.
const STORIES: u32 = 2_000;

/// What is measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeasureRow {
    /// Its words.
    pub measure: String,
    /// Figures of it.
    pub figures: i64,
    /// Those that are targets or plans.
    pub targets: i64,
    /// Its commonest unit.
    pub unit: String,
    /// The day of the first of them.
    pub first: Option<String>,
    /// The day of the last.
    pub last: Option<String>,
}

/// What is counted of a measure.
#[derive(Default)]
struct Sum {
    figures: i64,
    targets: i64,
    units: HashMap<String, i64>,
    first: Option<String>,
    last: Option<String>,
}

impl Store {
    /// Measures, those with most figures first. With entities, those told in stories that name all of them. Counted in the
    /// 20,000 figures that were added last, or in the latest 2,000 stories that name them.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn measures(&self, of: &[i64], page: &Page) -> StoreResult<Vec<MeasureRow>> {
        self.sql(|store| {
            let mut sums: HashMap<i64, Sum> = HashMap::new();
            let sql = match of {
                [] => Sql::new(format!("{COLUMNS} FROM quantity CROSS JOIN story ON story.id = quantity.story"))
                    .with("WHERE quantity.id > (SELECT max(id) FROM quantity) - ?", FIGURES),
                of => Sql::new(format!("{COLUMNS} FROM json_each("))
                    .with("?) named CROSS JOIN quantity ON quantity.story = named.value", list(&together(store, of)?))
                    .plain("CROSS JOIN story ON story.id = quantity.story WHERE TRUE"),
            };
            let sql = sql.plain("AND measure IS NOT NULL AND story.superseded_by IS NULL AND story.copy_of IS NULL");
            sql.days("quantity.day", page).each(store, |row| {
                let sum = sums.entry(row.get(0)?).or_default();
                let (status, unit, day): (String, String, Option<String>) = (row.get(1)?, row.get(2)?, row.get(3)?);
                sum.figures += 1;
                sum.targets += i64::from(matches!(status.as_str(), "target" | "planned"));
                *sum.units.entry(unit).or_default() += 1;
                sum.last = sum.last.take().max(day.clone());
                sum.first = sum.first.take().into_iter().chain(day).min();
                Ok(true)
            })?;
            let mut sums: Vec<(i64, Sum)> = sums.into_iter().collect();
            sums.sort_by_key(|(measure, sum)| (-sum.figures, *measure));
            page.cut(sums).into_iter().map(|sum| row(store, sum)).collect()
        })
    }
}

const COLUMNS: &str = "SELECT quantity.measure, quantity.status, quantity.unit, quantity.day";

/// The latest stories that name all of these.
fn together(store: &Connection, of: &[i64]) -> Result<Vec<i64>> {
    let mut sql = Sql::new("SELECT DISTINCT story FROM appearance WHERE TRUE");
    for (at, one) in of.iter().enumerate() {
        sql = match at {
            0 => sql.with("AND entity = ?", *one),
            _ => sql.with("AND story IN (SELECT story FROM appearance WHERE entity = ?)", *one),
        };
    }
    sql.with("ORDER BY story DESC LIMIT ?", STORIES).rows(store, |row| row.get(0))
}

fn row(store: &Connection, (measure, sum): (i64, Sum)) -> Result<MeasureRow> {
    let phrase =
        store.prepare_cached("SELECT phrase FROM measure WHERE id = ?1")?.query_row([measure], |row| row.get(0))?;
    let commonest = sum.units.into_iter().max_by(|a, b| (a.1, &b.0).cmp(&(b.1, &a.0)));
    Ok(MeasureRow {
        measure: phrase,
        figures: sum.figures,
        targets: sum.targets,
        unit: commonest.map(|(unit, _)| unit).unwrap_or_default(),
        first: sum.first,
        last: sum.last,
    })
}

impl Store {
    /// Until when figures are promised or aimed at: those of them that a commitment with a day holds, by their number
    /// ("q12").
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn dues(&self, figures: &[FigureRow]) -> StoreResult<HashMap<String, String>> {
        let numbers: Vec<i64> = figures.iter().filter_map(|row| row.id.strip_prefix('q')?.parse().ok()).collect();
        let sql = Sql::new("SELECT quantity.id, commitment.due FROM json_each(")
            .with("?) asked CROSS JOIN quantity ON quantity.id = asked.value", list(&numbers))
            .plain(
                "CROSS JOIN commitment ON commitment.story = quantity.story AND commitment.quantity = quantity.local",
            )
            .plain("WHERE commitment.due IS NOT NULL");
        let rows = self.sql(|store| sql.rows(store, |row| Ok((id('q', row.get(0)?), row.get(1)?))))?;
        Ok(rows.into_iter().collect())
    }
}
