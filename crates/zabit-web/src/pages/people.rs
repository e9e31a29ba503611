//! Who is heard: people, bodies, places and groups, those with most statements first.

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;
use zabit_store::{EntityRow, People};

use super::frame::{Frame, framed};
use super::pager::{Pager, page};
use super::{Page, paths};
use crate::error::Fault;
use crate::state::Web;

const ROWS: u32 = 50;
const PATH: &str = "/people";
const KINDS: [&str; 4] = ["person", "organisation", "place", "group"];

#[derive(Template)]
#[template(path = "people.html")]
struct View {
    frame: Frame,
    asked: Asked,
    kinds: Vec<Kind>,
    rows: Vec<EntityRow>,
    pager: Pager,
}

framed!(View);

/// A kind that can be chosen.
struct Kind {
    name: &'static str,
    href: String,
    chosen: bool,
}

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    kind: String,
    q: String,
    since: String,
    until: String,
    page: Option<u32>,
}

impl Asked {
    fn pairs(&self) -> [(&str, &str); 4] {
        [("kind", &self.kind), ("q", &self.q), ("since", &self.since), ("until", &self.until)]
    }

    fn is_filtered(&self) -> bool {
        self.pairs()[1..].iter().any(|(_, value)| !value.is_empty())
    }

    fn of_kind(&self, kind: &str) -> String {
        let kind = if kind == KINDS[0] { "" } else { kind };
        let mut pairs = self.pairs();
        pairs[0].1 = kind;
        paths::with(PATH, &pairs)
    }
}

pub fn routes() -> Router<Web> {
    Router::new().route(PATH, get(people))
}

async fn people(State(web): State<Web>, frame: Frame, Query(asked): Query<Asked>) -> Result<Page<View>, Fault> {
    let kind = KINDS.into_iter().find(|kind| *kind == asked.kind).unwrap_or(KINDS[0]);
    let (number, rows) = page(asked.page, ROWS, &asked.since, &asked.until)?;
    let wanted = People { kind: Some(kind.to_owned()), words: asked.q.clone() };
    let mut rows = web.ask(move |store| Ok(store.people(&wanted, &rows)?)).await?;
    let pager = Pager::new(number, rows.len(), ROWS, PATH, &asked.pairs());
    rows.truncate(ROWS as usize);
    let kinds = KINDS.map(|name| Kind { name, href: asked.of_kind(name), chosen: name == kind });
    Ok(Page(View { frame, kinds: kinds.into(), asked, rows, pager }))
}
