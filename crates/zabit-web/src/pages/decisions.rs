//! All that a person decided, the latest first, each with its way back.

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;
use zabit_store::{Decided, Decision};

use super::frame::{Frame, framed};
use super::pager::{Pager, page};
use super::{Page, paths};
use crate::error::Fault;
use crate::state::Web;
use crate::texts::Texts;

const PATH: &str = "/decisions";
const ROWS: u32 = 50;

#[derive(Template)]
#[template(path = "decisions.html")]
struct View {
    frame: Frame,
    rows: Vec<Row>,
    pager: Pager,
}

framed!(View);

/// A decision on the page.
struct Row {
    id: i64,
    /// The day it was made.
    day: String,
    /// What was decided.
    what: String,
    /// What it is about: who or where, and the address.
    about: Vec<(String, String)>,
    /// The day it was undone.
    undone: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    page: Option<u32>,
}

pub fn routes() -> Router<Web> {
    Router::new().route(PATH, get(decisions))
}

async fn decisions(State(web): State<Web>, frame: Frame, Query(asked): Query<Asked>) -> Result<Page<View>, Fault> {
    let (number, rows) = page(asked.page, ROWS, "", "")?;
    let all = web.ask(|store| Ok(store.decisions()?)).await?;
    let some: Vec<Decided> = all.into_iter().rev().skip(rows.skip as usize).take(rows.limit as usize).collect();
    let pager = Pager::new(number, some.len(), ROWS, PATH, &[]);
    let rows = some.into_iter().take(ROWS as usize).map(|decided| row(decided, frame.t)).collect();
    Ok(Page(View { frame, rows, pager }))
}

fn row(decided: Decided, t: Texts) -> Row {
    let day = |stamp: &str| t.day(stamp.get(..10).unwrap_or(stamp));
    Row {
        id: decided.id,
        day: day(&decided.at),
        what: what(&decided.decision, t),
        about: about(&decided.decision, t),
        undone: decided.undone.as_deref().map(day),
    }
}

/// A decision in words.
fn what(decision: &Decision, t: Texts) -> String {
    match decision {
        Decision::Merge { names: [kept, lost], .. } => {
            t.with("decision-merge", &[("kept", kept.as_str().into()), ("gone", lost.as_str().into())])
        }
        Decision::Split { was, name, stories, .. } => t.with(
            "decision-split",
            &[
                ("was", was.as_str().into()),
                ("name", name.as_str().into()),
                ("count", stories.len().into()),
                ("shown", t.number(stories.len()).into()),
            ],
        ),
        Decision::Rename { was, name, .. } => {
            t.with("decision-rename", &[("was", was.as_str().into()), ("name", name.as_str().into())])
        }
        Decision::Correct { name: Some(name), .. } => t.tell("decision-source", name),
        Decision::Correct { .. } => t.say("decision-source-nobody").into_owned(),
        Decision::Figure { words, value: Some(value), .. } => {
            let upper = value.upper.as_deref().map(|upper| format!("–{}", t.decimal(upper))).unwrap_or_default();
            let unit = t.name("unit", &value.unit);
            let shown = format!("{}{upper} {unit}, {}", t.decimal(&value.value), t.name("figure", &value.status));
            t.with("decision-figure", &[("words", words.as_str().into()), ("value", shown.into())])
        }
        Decision::Figure { words, .. } => t.tell("decision-figure-none", words),
    }
}

/// What a decision is about, with links.
fn about(decision: &Decision, t: Texts) -> Vec<(String, String)> {
    let who = |name: &str, number: i64| (name.to_owned(), paths::entity(&format!("e{number}")));
    let place =
        |story: &str, id: String| (t.say("decision-place").into_owned(), format!("/story/{story}?mark={id}#m-{id}"));
    match decision {
        Decision::Merge { keep, names: [kept, _], .. } => vec![who(kept, *keep)],
        Decision::Split { entity, new, was, name, .. } => vec![who(was, *entity), who(name, *new)],
        Decision::Rename { entity, name, .. } => vec![who(name, *entity)],
        Decision::Correct { statement, story, entity, name, .. } => {
            let speaker = name.as_deref().zip(*entity).map(|(name, number)| who(name, number));
            [place(story, format!("s{statement}"))].into_iter().chain(speaker).collect()
        }
        Decision::Figure { figure, story, .. } => vec![place(story, format!("q{figure}"))],
    }
}
