//! Agreements as stories tell of them, the latest first, and the states of one in time.

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use zabit_store::{AgreementRow, Agreements, Page as Rows, Store};

use super::export::{self, Sheet};
use super::frame::{Frame, framed};
use super::pager::{Pager, page};
use super::typed::{Choice, choices};
use super::{Page, Tab, paths};
use crate::error::Fault;
use crate::state::Web;

const ROWS: u32 = 40;
const PATH: &str = "/agreements";
/// States that can be chosen, as the record has them.
const STATES: [&str; 9] =
    ["signed", "agreed", "planned", "in force", "ratified", "extended", "suspended", "cancelled", "rejected"];

#[derive(Template)]
#[template(path = "agreements.html")]
struct View {
    frame: Frame,
    asked: Asked,
    tabs: Vec<Tab>,
    unclear: Vec<Choice>,
    rows: Vec<AgreementRow>,
    pager: Pager,
}

framed!(View);

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    name: String,
    of: String,
    status: String,
    since: String,
    until: String,
    page: Option<u32>,
}

impl Asked {
    fn pairs(&self) -> [(&str, &str); 5] {
        [
            ("name", &self.name),
            ("of", &self.of),
            ("status", &self.status),
            ("since", &self.since),
            ("until", &self.until),
        ]
    }

    fn is_filtered(&self) -> bool {
        self.pairs().iter().any(|(_, value)| !value.is_empty())
    }

    fn but(&self, key: &str, value: &str) -> String {
        paths::with(PATH, &self.pairs().map(|(name, old)| (name, if name == key { value } else { old })))
    }

    fn sheet(&self) -> String {
        paths::with("/agreements.csv", &self.pairs())
    }
}

impl View {
    /// The states of one agreement in time.
    fn states(&self, row: &AgreementRow) -> String {
        paths::agreement(&row.agreement, &row.party_ids)
    }

    /// The parties with their pages.
    fn parties<'a>(&self, row: &'a AgreementRow) -> Vec<(&'a str, String)> {
        let names = row.parties.iter().map(String::as_str);
        names.zip(row.party_ids.iter().map(|id| paths::entity(id))).collect()
    }

    /// What is between the parties, where they are two.
    fn relation(&self, row: &AgreementRow) -> Option<String> {
        let [a, b] = row.party_ids.as_slice() else { return None };
        Some(paths::between(a, b))
    }
}

pub fn routes() -> Router<Web> {
    Router::new().route(PATH, get(agreements)).route("/agreements.csv", get(sheet))
}

async fn agreements(State(web): State<Web>, frame: Frame, Query(asked): Query<Asked>) -> Result<Page<View>, Fault> {
    let (number, rows) = page(asked.page, ROWS, &asked.since, &asked.until)?;
    let wanted = asked.clone();
    let (mut rows, unclear) = web.ask(move |store| found(store, &wanted, &rows)).await?;
    let pager = Pager::new(number, rows.len(), ROWS, PATH, &asked.pairs());
    rows.truncate(ROWS as usize);
    let tab = |status: &str| Tab {
        name: if status.is_empty() { frame.t.say("kind-of-all") } else { frame.t.name("status", status) }.into_owned(),
        href: asked.but("status", status),
        chosen: asked.status == status,
    };
    let tabs = [""].iter().chain(&STATES).map(|status| tab(status)).collect();
    Ok(Page(View { tabs, frame, asked, unclear, rows, pager }))
}

async fn sheet(State(web): State<Web>, Query(asked): Query<Asked>) -> Result<Response, Fault> {
    let (_, rows) = page(None, export::ROWS, &asked.since, &asked.until)?;
    let (rows, _) = web.gather(move |store| found(store, &asked, &rows)).await?;
    let mut sheet = Sheet::new(&[
        "day",
        "agreement",
        "kind",
        "status",
        "modality",
        "parties",
        "when",
        "words",
        "id",
        "title",
        "outlet",
        "url",
    ]);
    for row in rows {
        sheet.row(&[
            row.day.as_deref(),
            Some(&row.agreement),
            row.kind.as_deref(),
            row.status.as_deref(),
            Some(&row.modality),
            Some(&row.parties.join("; ")),
            row.when.as_deref(),
            Some(&row.words),
            Some(&row.id),
            row.at.title.as_deref(),
            row.at.outlet.as_deref(),
            row.at.url.as_deref(),
        ]);
    }
    sheet.answer("zabit-anlasmalar.csv")
}

fn found(store: &Store, asked: &Asked, rows: &Rows) -> Result<(Vec<AgreementRow>, Vec<Choice>), Fault> {
    let (named, unclear) = choices(store, "agreements-of", &asked.of, |of| asked.but("of", of))?;
    if !unclear.is_empty() {
        return Ok((Vec::new(), unclear));
    }
    let status = STATES.into_iter().find(|status| *status == asked.status).map(str::to_owned);
    let wanted = Agreements { of: named.into_iter().map(|named| named.entity).collect(), status };
    let found = match asked.name.trim() {
        "" => store.agreements(&wanted, rows)?,
        name => store.agreements_called(name, &wanted, rows)?,
    };
    Ok((found, unclear))
}
