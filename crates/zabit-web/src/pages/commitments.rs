//! What was promised, aimed at, wished for and demanded: by whom, until when, in which words.

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use zabit_store::{CommitmentRow, Commitments, Due, Page as Rows, Store, today};

use super::export::{self, Sheet};
use super::frame::{Frame, framed};
use super::pager::{Pager, page};
use super::typed::{Choice, choices};
use super::{Page, Tab, paths};
use crate::error::Fault;
use crate::state::Web;

const ROWS: u32 = 40;
const PATH: &str = "/commitments";
const KINDS: [&str; 4] = ["pledge", "target", "wish", "call"];
/// What their day says of them.
const DUES: [(&str, Due); 3] = [("ahead", Due::Ahead), ("past", Due::Past), ("untold", Due::Untold)];

#[derive(Template)]
#[template(path = "commitments.html")]
struct View {
    frame: Frame,
    asked: Asked,
    tabs: Vec<Tab>,
    unclear: Vec<Choice>,
    rows: Vec<CommitmentRow>,
    pager: Pager,
    today: String,
}

framed!(View);

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    by: String,
    kind: String,
    due: String,
    since: String,
    until: String,
    page: Option<u32>,
}

impl Asked {
    fn pairs(&self) -> [(&str, &str); 5] {
        [("by", &self.by), ("kind", &self.kind), ("due", &self.due), ("since", &self.since), ("until", &self.until)]
    }

    fn is_filtered(&self) -> bool {
        self.pairs().iter().any(|(_, value)| !value.is_empty())
    }

    fn but(&self, key: &str, value: &str) -> String {
        paths::with(PATH, &self.pairs().map(|(name, old)| (name, if name == key { value } else { old })))
    }

    fn sheet(&self) -> String {
        paths::with("/commitments.csv", &self.pairs())
    }
}

impl View {
    /// What its day says of a commitment: "ahead".
    fn due(&self, row: &CommitmentRow) -> &'static str {
        let state = row.due_on(&self.today);
        DUES.into_iter().find(|(_, due)| *due == state).map_or("", |(name, _)| name)
    }

    /// The figure of a commitment.
    fn figure(&self, row: &CommitmentRow) -> Option<String> {
        let t = self.frame.t;
        Some(format!("{} {}", t.decimal(row.value.as_deref()?), t.name("unit", row.unit.as_deref()?)))
    }

    /// What was told of its measure since.
    fn later(&self, row: &CommitmentRow) -> Option<String> {
        let (measure, day) = (row.measure.as_deref()?, row.day.as_deref()?);
        Some(paths::with("/figures", &[("measure", measure), ("since", day)]))
    }
}

pub fn routes() -> Router<Web> {
    Router::new().route(PATH, get(commitments)).route("/commitments.csv", get(sheet))
}

async fn commitments(State(web): State<Web>, frame: Frame, Query(asked): Query<Asked>) -> Result<Page<View>, Fault> {
    let (number, rows) = page(asked.page, ROWS, &asked.since, &asked.until)?;
    let wanted = asked.clone();
    let (mut rows, unclear) = web.ask(move |store| found(store, &wanted, &rows)).await?;
    let pager = Pager::new(number, rows.len(), ROWS, PATH, &asked.pairs());
    rows.truncate(ROWS as usize);
    let tab = |due: &str| Tab {
        name: frame.t.name("due-state", if due.is_empty() { "all" } else { due }).into_owned(),
        href: asked.but("due", due),
        chosen: asked.due == due,
    };
    let tabs = ["", "ahead", "past", "untold"].into_iter().map(tab).collect();
    Ok(Page(View { tabs, frame, asked, unclear, rows, pager, today: today() }))
}

async fn sheet(State(web): State<Web>, Query(asked): Query<Asked>) -> Result<Response, Fault> {
    let (_, rows) = page(None, export::ROWS, &asked.since, &asked.until)?;
    let (rows, _) = web.gather(move |store| found(store, &asked, &rows)).await?;
    let mut sheet = Sheet::new(&[
        "day",
        "by",
        "kind",
        "due",
        "words",
        "value",
        "unit",
        "measure",
        "statement",
        "id",
        "title",
        "outlet",
        "url",
    ]);
    for row in rows {
        sheet.row(&[
            row.day.as_deref(),
            row.by.as_deref(),
            Some(&row.kind),
            row.due.as_deref(),
            Some(&row.words),
            row.value.as_deref(),
            row.unit.as_deref(),
            row.measure.as_deref(),
            row.statement.as_deref(),
            Some(&row.id),
            row.at.title.as_deref(),
            row.at.outlet.as_deref(),
            row.at.url.as_deref(),
        ]);
    }
    sheet.answer("zabit-taahhutler.csv")
}

fn found(store: &Store, asked: &Asked, rows: &Rows) -> Result<(Vec<CommitmentRow>, Vec<Choice>), Fault> {
    let (named, unclear) = choices(store, "commitments-by", &asked.by, |by| asked.but("by", by))?;
    if !unclear.is_empty() {
        return Ok((Vec::new(), unclear));
    }
    let kind = KINDS.into_iter().find(|kind| *kind == asked.kind).map(str::to_owned);
    let wanted = Commitments { by: named.first().map(|named| named.entity), kind, open: None };
    let due = DUES.into_iter().find(|(name, _)| *name == asked.due);
    let found = match due {
        Some((_, due)) => store.commitments_due(&wanted, due, &today(), rows)?,
        None => store.commitments(&wanted, rows)?,
    };
    Ok((found, unclear))
}
