//! What is measured, and how often?

use std::cmp::Reverse;
use std::collections::HashMap;

use rusqlite::{Connection, Result};
use serde::Serialize;

use super::{FigureRow, Page, Sql, gone, id, list};
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

/// What is told of a measure.
#[derive(Default)]
pub(super) struct Sum {
    /// The day, the story and the number of each figure.
    pub(super) figures: Vec<(Option<String>, i64, i64)>,
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
        self.sql(|store| page.cut(told(store, of, page)?).into_iter().map(|sum| row(store, sum)).collect())
    }
}

/// Measures, those with most figures first, and what is counted of each.
pub(super) fn told(store: &Connection, of: &[i64], page: &Page) -> Result<Vec<(i64, Sum)>> {
    let mut sums: HashMap<i64, Sum> = HashMap::new();
    let sql = match of {
        [] => Sql::new(format!("{COLUMNS} FROM quantity"))
            .with("WHERE quantity.id > (SELECT max(id) FROM quantity) - ?", FIGURES),
        of => Sql::new(format!("{COLUMNS} FROM json_each(")).with(
            "?) named CROSS JOIN quantity ON quantity.story = named.value WHERE TRUE",
            list(&together(store, of)?),
        ),
    };
    let gone = gone(store)?;
    sql.plain("AND measure IS NOT NULL").days("quantity.day", page).each(store, |row| {
        let (story, number) = (row.get(4)?, row.get(5)?);
        if gone.contains(&story) {
            return Ok(true);
        }
        let sum = sums.entry(row.get(0)?).or_default();
        let (status, unit, day): (String, String, Option<String>) = (row.get(1)?, row.get(2)?, row.get(3)?);
        sum.targets += i64::from(matches!(status.as_str(), "target" | "planned"));
        *sum.units.entry(unit).or_default() += 1;
        sum.last = sum.last.take().max(day.clone());
        sum.first = sum.first.take().into_iter().chain(day.clone()).min();
        sum.figures.push((day, story, number));
        Ok(true)
    })?;
    let mut sums: Vec<(i64, Sum)> = sums.into_iter().collect();
    sums.sort_by_key(|(measure, sum)| (Reverse(sum.figures.len()), *measure));
    Ok(sums)
}

const COLUMNS: &str = "SELECT quantity.measure, quantity.status, quantity.unit, quantity.day, quantity.story,
     quantity.id";

/// The latest stories that name all of these: those of the one in fewest are gone through.
fn together(store: &Connection, of: &[i64]) -> Result<Vec<i64>> {
    let order: Vec<i64> = Sql::new("SELECT DISTINCT value FROM")
        .with("json_each(?) LEFT JOIN entity ON entity.id = value ORDER BY stories, value", list(of))
        .rows(store, |row| row.get(0))?;
    let mut sql = Sql::new("SELECT DISTINCT story FROM appearance own WHERE TRUE");
    for (at, one) in order.into_iter().enumerate() {
        sql = match at {
            0 => sql.with("AND entity = ?", one),
            _ => sql.with("AND EXISTS (SELECT 1 FROM appearance WHERE story = own.story AND entity = ?)", one),
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
        figures: sum.figures.len() as i64,
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
    pub fn dues<'a>(&self, figures: impl Iterator<Item = &'a FigureRow>) -> StoreResult<HashMap<String, String>> {
        let numbers: Vec<i64> = figures.filter_map(|row| row.id.strip_prefix('q')?.parse().ok()).collect();
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
