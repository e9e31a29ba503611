//! Figures in time: what is measured, then the series of a measure as a chart and as a table, each point with its source.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::{Query as Asking, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use zabit_store::{FigureRow, Figures, MeasureRow, Page as Rows, Query, Store};

use super::export::{self, Sheet};
use super::frame::{Frame, framed};
use super::pager::{Pager, page};
use super::typed::{Choice, choices};
use super::{Page, paths};
use crate::charts::Chart;
use crate::charts::series::{self, Point, Series};
use crate::error::Fault;
use crate::state::Web;
use crate::texts::Texts;

/// Figures of a page: as many as a chart holds.
const ROWS: u32 = 100;
const MEASURES: u32 = 60;
const PATH: &str = "/figures";
/// Charts of a page at most, those with most points.
const CHARTS: usize = 6;
/// Letters of a measure that are read.
const LETTERS: usize = 300;

#[derive(Template)]
#[template(path = "figures.html")]
struct View {
    frame: Frame,
    asked: Asked,
    state: Seen,
    pager: Pager,
}

framed!(View);

/// What came of what was asked.
enum Seen {
    /// Nothing was asked: what there is.
    Measures(Vec<MeasureRow>),
    /// A name fits nobody, or several.
    Unclear(Vec<Choice>),
    /// A series, maybe empty: the latest row first.
    Series(Vec<Chart>, Vec<FigureRow>),
}

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    measure: String,
    of: String,
    since: String,
    until: String,
    page: Option<u32>,
    chart: Option<usize>,
}

impl Asked {
    fn pairs(&self) -> [(&str, &str); 4] {
        [("measure", &self.measure), ("of", &self.of), ("since", &self.since), ("until", &self.until)]
    }

    fn is_filtered(&self) -> bool {
        self.pairs()[1..].iter().any(|(_, value)| !value.is_empty())
    }

    fn without_filters(&self) -> String {
        paths::with(PATH, &self.pairs()[..1])
    }

    fn sheet(&self) -> String {
        paths::with("/figures.csv", &self.pairs())
    }

    fn picture(&self, at: &usize) -> String {
        let (at, page) = (at.to_string(), self.page.map(|page| page.to_string()).unwrap_or_default());
        let mut pairs = self.pairs().to_vec();
        pairs.extend([("page", page.as_str()), ("chart", at.as_str())]);
        paths::with("/figures.svg", &pairs)
    }
}

impl View {
    /// A figure with its comparison and unit, as it is written.
    fn value(&self, row: &FigureRow) -> String {
        value(row, self.frame.t)
    }
}

pub fn routes() -> Router<Web> {
    Router::new().route(PATH, get(figures)).route("/figures.csv", get(sheet)).route("/figures.svg", get(picture))
}

async fn figures(State(web): State<Web>, frame: Frame, Asking(asked): Asking<Asked>) -> Result<Page<View>, Fault> {
    let (number, rows) = page(asked.page, ROWS, &asked.since, &asked.until)?;
    let wanted = asked.clone();
    let t = frame.t;
    let (state, found) = web.ask(move |store| seen(store, &wanted, &rows, t)).await?;
    let pager = Pager::new(number, found, ROWS, PATH, &asked.pairs());
    Ok(Page(View { frame, asked, state, pager }))
}

async fn sheet(State(web): State<Web>, Asking(asked): Asking<Asked>) -> Result<Response, Fault> {
    let (_, rows) = page(None, export::ROWS, &asked.since, &asked.until)?;
    let rows = web.gather(move |store| asked_for(store, &asked, &rows)).await?.map_err(|_| Fault::NotFound)?;
    let mut sheet = Sheet::new(&[
        "day",
        "when",
        "measure",
        "comparator",
        "value",
        "upper",
        "unit",
        "status",
        "said_by",
        "words",
        "id",
        "title",
        "outlet",
        "url",
    ]);
    for row in rows {
        sheet.row(&[
            row.day.as_deref(),
            row.when.as_deref(),
            row.measure.as_deref(),
            Some(&row.comparator),
            Some(&row.value),
            row.upper.as_deref(),
            Some(&row.unit),
            Some(&row.status),
            row.said_by.as_deref(),
            Some(&row.words),
            Some(&row.id),
            row.at.title.as_deref(),
            row.at.outlet.as_deref(),
            row.at.url.as_deref(),
        ]);
    }
    sheet.answer("zabit-rakamlar.csv")
}

async fn picture(State(web): State<Web>, frame: Frame, Asking(asked): Asking<Asked>) -> Result<Response, Fault> {
    let (_, rows) = page(asked.page, ROWS, &asked.since, &asked.until)?;
    let (wanted, t) = (asked.clone(), frame.t);
    let Seen::Series(charts, _) = web.ask(move |store| Ok(seen(store, &wanted, &rows, t)?.0)).await? else {
        return Err(Fault::NotFound);
    };
    export::picture(charts, asked.chart, "zabit-rakamlar.svg")
}

/// What is shown, and how many rows were found.
fn seen(store: &Store, asked: &Asked, rows: &Rows, t: Texts) -> Result<(Seen, usize), Fault> {
    if asked.measure.trim().is_empty() && asked.of.trim().is_empty() {
        let all = Rows { limit: MEASURES, skip: 0, ..rows.clone() };
        return Ok((Seen::Measures(store.measures(&[], &all)?), 0));
    }
    let mut found = match asked_for(store, asked, rows)? {
        Ok(found) => found,
        Err(state) => return Ok((state, 0)),
    };
    let many = found.len();
    // In order of time: the row too many is the first.
    if many > ROWS as usize {
        found.remove(0);
    }
    let series = series_of(&found, !asked.of.trim().is_empty(), t);
    let charts = series.iter().filter_map(|series| series::chart(series, t)).take(CHARTS).collect();
    found.reverse();
    Ok((Seen::Series(charts, found), many))
}

/// The figures asked for, or what stands in their place.
fn asked_for(store: &Store, asked: &Asked, rows: &Rows) -> Result<Result<Vec<FigureRow>, Seen>, Fault> {
    let href = |of: &str| {
        let mut pairs = asked.pairs();
        pairs[1].1 = of;
        paths::with(PATH, &pairs)
    };
    let (named, unclear) = choices(store, "figures-of", &asked.of, href)?;
    if !unclear.is_empty() {
        return Ok(Err(Seen::Unclear(unclear)));
    }
    let of: Vec<i64> = named.into_iter().map(|named| named.entity).collect();
    let typed: String = asked.measure.chars().take(LETTERS).collect();
    let measure = Query::new(&typed);
    if measure.is_empty() {
        let all = Rows { limit: MEASURES, skip: 0, ..rows.clone() };
        return Ok(Err(Seen::Measures(store.measures(&of, &all)?)));
    }
    Ok(Ok(with_dues(store, store.figures(&Figures { measure, of }, rows)?)?))
}

/// Figures, those of a commitment with its day: a target without its day says little.
pub fn with_dues(store: &Store, mut rows: Vec<FigureRow>) -> Result<Vec<FigureRow>, Fault> {
    let without = |row: &FigureRow| row.when.is_none() && row.status != "actual";
    let dues = store.dues(rows.iter().filter(|row| without(row)))?;
    for row in rows.iter_mut().filter(|row| without(row)) {
        row.when = dues.get(&row.id).cloned();
    }
    Ok(rows)
}

/// Figures as series: one a measure and unit, those with most points first. Changes are no values and stand in no series.
pub fn series_of(rows: &[FigureRow], joined: bool, t: Texts) -> Vec<Series> {
    let mut series: BTreeMap<(&str, &str), Series> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.status != "change") {
        let measure = row.measure.as_deref().unwrap_or_default();
        let one = series.entry((measure, &row.unit)).or_insert_with(|| Series {
            title: format!("{measure} ({})", t.name("unit", &row.unit)),
            points: Vec::new(),
            joined,
        });
        one.points.push(Point {
            day: row.day.clone(),
            when: row.when.clone(),
            value: row.value.clone(),
            upper: row.upper.clone(),
            is_target: row.status != "actual",
            label: label(row, t),
            href: paths::mark(row.at.story, &row.id),
        });
    }
    let mut series: Vec<(&str, Series)> = series.into_iter().map(|((_, unit), one)| (unit, one)).collect();
    // What is counted one by one tells least: "iki ülke".
    series.sort_by_key(|(unit, one)| (*unit == "count", std::cmp::Reverse(one.points.len())));
    let series: Vec<Series> = series.into_iter().map(|(_, one)| one).collect();
    series
}

/// All that is told of a figure: "5.000.000.000 USD (2024, gerçekleşen). Ali Denemez; Örnek Gazete, 3 Mart 2025."
fn label(row: &FigureRow, t: Texts) -> String {
    let when = row.when.as_deref().map(|when| format!("{}, ", t.day(when))).unwrap_or_default();
    let who = row.said_by.clone().unwrap_or_else(|| t.say("nobody").into_owned());
    let day = row.day.as_deref().map(|day| t.day(day));
    let told: Vec<String> = row.at.outlet.clone().into_iter().chain(day).collect();
    format!("{} ({when}{}). {who}; {}.", value(row, t), t.name("figure", &row.status), told.join(", "))
}

/// A figure with its comparison and unit: "≥ 5.000.000.000 USD".
fn value(row: &FigureRow, t: Texts) -> String {
    let sign = match row.comparator.as_str() {
        ">" => "> ",
        ">=" => "≥ ",
        "<" => "< ",
        "<=" => "≤ ",
        "~" => "≈ ",
        _ => "",
    };
    let upper = row.upper.as_deref().map(|upper| format!("–{}", t.decimal(upper))).unwrap_or_default();
    format!("{sign}{}{upper} {}", t.decimal(&row.value), t.name("unit", &row.unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    #[test]
    fn a_series_for_each_measure_and_unit() {
        let row = |unit: &str, status: &str| FigureRow {
            measure: Some("ticaret hacmi".to_owned()),
            value: "5".to_owned(),
            unit: unit.to_owned(),
            status: status.to_owned(),
            comparator: ">=".to_owned(),
            ..FigureRow::default()
        };
        let rows = [row("USD", "actual"), row("percent", "change"), row("USD", "target"), row("EUR", "planned")];
        let t = Texts { language: Language::Turkish };
        let series = series_of(&rows, true, t);
        let told: Vec<_> = series.iter().map(|one| (one.title.as_str(), one.points.len())).collect();
        assert_eq!(told, [("ticaret hacmi (USD)", 2), ("ticaret hacmi (EUR)", 1)]);
        assert!(!series[0].points[0].is_target && series[0].points[1].is_target && series[1].points[0].is_target);
        assert!(
            series[0].points[0].label.starts_with("≥ 5 USD (gerçekleşen). Söyleyen belli değil"),
            "{:?}",
            series[0]
        );
    }
}
