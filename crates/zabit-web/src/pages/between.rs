//! A relation: all that is between two, in one line of time, and the figures between them as charts.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query as Asking, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use zabit_store::{FigureRow, MomentKind, Named, Page as Rows, Store, YearRow};

use super::export::{self, Sheet};
use super::figures::{series_of, with_dues};
use super::frame::{Frame, framed};
use super::moments::{Entry, entries, tabs};
use super::pager::{Pager, page};
use super::typed::{Choice, Typed, choice};
use super::{Page, Tab, paths};
use crate::charts::bars::{self, Part, Tone, Year};
use crate::charts::{Chart, series};
use crate::error::Fault;
use crate::known::Known;
use crate::state::Web;
use crate::texts::Texts;

const ROWS: u32 = 30;
const PATH: &str = "/between";
/// Measures whose figures are drawn.
const MEASURES: usize = 6;
/// Charts of figures at most.
const CHARTS: usize = 4;
/// Figures of a chart at most, the latest.
const POINTS: u32 = 60;

#[derive(Template)]
#[template(path = "between.html")]
struct View {
    frame: Frame,
    asked: Asked,
    state: Seen,
    pager: Pager,
}

framed!(View);

/// What came of what was typed.
enum Seen {
    /// Nothing was typed yet.
    Start,
    /// A name fits nobody, or several.
    Unclear(Vec<Choice>),
    /// Both are one.
    Same(Named),
    /// What is between the two.
    Relation(Box<Relation>),
}

/// What is between two.
struct Relation {
    a: Named,
    b: Named,
    tabs: Vec<Tab>,
    entries: Vec<Entry>,
    charts: Vec<Chart>,
}

/// What the store says of two.
struct Told {
    a: Named,
    b: Named,
    moments: Vec<zabit_store::Moment>,
    years: Arc<Vec<YearRow>>,
    figures: Arc<Vec<FigureRow>>,
}

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    a: String,
    b: String,
    kind: String,
    since: String,
    until: String,
    page: Option<u32>,
    /// Of an export: which chart.
    chart: Option<usize>,
}

impl Asked {
    fn pairs(&self) -> [(&str, &str); 5] {
        [("a", &self.a), ("b", &self.b), ("kind", &self.kind), ("since", &self.since), ("until", &self.until)]
    }

    fn is_filtered(&self) -> bool {
        self.pairs()[2..].iter().any(|(_, value)| !value.is_empty())
    }

    /// The same with one thing otherwise.
    fn but(&self, path: &str, key: &str, value: &str) -> String {
        let mut pairs = self.pairs().map(|(name, old)| (name, if name == key { value } else { old })).to_vec();
        if key == "chart" {
            pairs.push((key, value));
        }
        paths::with(path, &pairs)
    }

    fn without_filters(&self) -> String {
        paths::with(PATH, &self.pairs()[..2])
    }

    fn sheet(&self) -> String {
        self.but("/between.csv", "", "")
    }

    fn picture(&self, at: &usize) -> String {
        self.but("/between.svg", "chart", &at.to_string())
    }

    fn kind(&self) -> Option<MomentKind> {
        MomentKind::of_name(&self.kind)
    }

    /// Whether charts stand above this page of the line of time.
    fn has_charts(&self) -> bool {
        self.page.unwrap_or(1) <= 1
            && matches!(
                self.kind(),
                None | Some(MomentKind::Figures | MomentKind::Meetings | MomentKind::Agreements | MomentKind::Events)
            )
    }
}

pub fn routes() -> Router<Web> {
    Router::new().route(PATH, get(between)).route("/between.csv", get(sheet)).route("/between.svg", get(picture))
}

async fn between(State(web): State<Web>, frame: Frame, Asking(asked): Asking<Asked>) -> Result<Page<View>, Fault> {
    let (number, rows) = page(asked.page, ROWS, &asked.since, &asked.until)?;
    let (wanted, here) = (asked.clone(), web.clone());
    let (seen, told) = web.ask(move |store| told(store, here.known(), &wanted, &rows)).await?;
    let Some(mut told) = told else { return Ok(Page(View { frame, asked, state: seen, pager: Pager::default() })) };
    let pager = Pager::new(number, told.moments.len(), ROWS, PATH, &asked.pairs());
    told.moments.truncate(ROWS as usize);
    let charts = charts(&told, &asked, frame.t);
    let relation = Relation {
        tabs: tabs(&asked.kind, &MomentKind::ALL, |kind| asked.but(PATH, "kind", kind), frame.t),
        entries: entries(told.moments, frame.t),
        charts,
        a: told.a,
        b: told.b,
    };
    Ok(Page(View { frame, asked, state: Seen::Relation(Box::new(relation)), pager }))
}

/// Everything of the line of time as a table.
async fn sheet(State(web): State<Web>, Asking(asked): Asking<Asked>) -> Result<Response, Fault> {
    let (_, rows) = page(None, export::ROWS, &asked.since, &asked.until)?;
    let here = web.clone();
    let told =
        web.gather(move |store| Ok(self::told(store, here.known(), &asked, &rows)?.1)).await?.ok_or(Fault::NotFound)?;
    let mut sheet =
        Sheet::new(&["day", "what", "who", "words", "detail", "when", "modality", "id", "title", "outlet", "url"]);
    for row in told.moments {
        let who = row.who.join("; ");
        sheet.row(&[
            row.day.as_deref(),
            Some(&row.what),
            Some(&who),
            Some(&row.words),
            row.detail.as_deref(),
            row.when.as_deref(),
            row.modality.as_deref(),
            Some(&row.id),
            row.at.title.as_deref(),
            row.at.outlet.as_deref(),
            row.at.url.as_deref(),
        ]);
    }
    sheet.answer("zabit-iliski.csv")
}

async fn picture(State(web): State<Web>, frame: Frame, Asking(asked): Asking<Asked>) -> Result<Response, Fault> {
    let (_, rows) = page(None, 1, &asked.since, &asked.until)?;
    let asked = Asked { page: None, ..asked };
    let (wanted, here) = (asked.clone(), web.clone());
    let told =
        web.ask(move |store| Ok(self::told(store, here.known(), &wanted, &rows)?.1)).await?.ok_or(Fault::NotFound)?;
    export::picture(charts(&told, &asked, frame.t), asked.chart, "zabit-iliski.svg")
}

fn told(store: &Store, known: &Known, asked: &Asked, rows: &Rows) -> Result<(Seen, Option<Told>), Fault> {
    if asked.a.trim().is_empty() && asked.b.trim().is_empty() {
        return Ok((Seen::Start, None));
    }
    let mut ends = Vec::new();
    let mut unclear = Vec::new();
    for (key, field, typed) in [("a", "between-a", &asked.a), ("b", "between-b", &asked.b)] {
        match choice(store, field, typed, |id| asked.but(PATH, key, id))? {
            Typed::One(named) => ends.push(named),
            Typed::Unclear(choice) => unclear.push(choice),
        }
    }
    let Ok([a, b]) = <[Named; 2]>::try_from(ends) else { return Ok((Seen::Unclear(unclear), None)) };
    if a.entity == b.entity {
        return Ok((Seen::Same(a), None));
    }
    let moments = match asked.kind() {
        Some(kind) => store.between_only(a.entity, b.entity, kind, rows)?,
        None => store.between(a.entity, b.entity, rows)?,
    };
    let both = [a.entity, b.entity];
    let years = match asked.kind() {
        Some(MomentKind::Figures) => Arc::default(),
        _ if asked.has_charts() => known.years(store, both, rows)?,
        _ => Arc::default(),
    };
    let drawn = asked.has_charts() && matches!(asked.kind(), None | Some(MomentKind::Figures));
    let figures = match drawn {
        true => known.figures(store, both, rows, || figures(store, &both, rows))?,
        false => Arc::default(),
    };
    Ok((Seen::Start, Some(Told { a, b, moments, years, figures })))
}

/// The figures told with both, of the measures told most.
fn figures(store: &Store, of: &[i64], rows: &Rows) -> Result<Vec<FigureRow>, Fault> {
    let latest = Rows { limit: POINTS, skip: 0, ..rows.clone() };
    with_dues(store, store.figures_between(of, MEASURES, &latest)?)
}

fn charts(told: &Told, asked: &Asked, t: Texts) -> Vec<Chart> {
    let series = series_of(&told.figures, true, t);
    // A value alone is told in the line of time; where figures are asked for, it is drawn too.
    let least = if asked.kind() == Some(MomentKind::Figures) { 1 } else { 2 };
    let many = series.iter().filter(|series| series.points.len() >= least);
    let drawn = many.filter_map(|series| series::chart(series, t)).take(CHARTS);
    let parts =
        [("chart-meetings", Tone::Meetings), ("chart-agreements", Tone::Agreements), ("chart-events", Tone::Events)];
    let parts = parts.map(|(key, tone)| Part { name: t.say(key).into_owned(), tone });
    let year = |row: &YearRow| Year {
        href: paths::with(
            PATH,
            &[("a", &asked.a), ("b", &asked.b), ("kind", &asked.kind), ("since", &row.year), ("until", &row.year)],
        ),
        year: row.year.clone(),
        counts: vec![row.meetings, row.agreements, row.events],
    };
    let years: Vec<Year> = told.years.iter().map(year).collect();
    let title = t.with("between-years", &[("a", told.a.name.as_str().into()), ("b", told.b.name.as_str().into())]);
    bars::chart(&title, &parts, &years, t).into_iter().chain(drawn).collect()
}
