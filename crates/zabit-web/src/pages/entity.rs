//! Somebody or something that stories speak of: offices in time, what was said, whom it meets, what it agreed and promised,
//! and why its stories are held to be about one.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;
use zabit_store::{
    AgreementRow, Agreements, CommitmentRow, Commitments, Held, Join, Moment, MomentKind, Page as Rows, Query as Words,
    Resolved, Said, SaidRow, Store, Thing, Topic, YearRow,
};

use super::frame::{Frame, framed};
use super::moments::{Entry, entries};
use super::pager::{Pager, page};
use super::{Page, Tab, paths};
use crate::charts::Chart;
use crate::charts::bars::{self, Part, Tone, Year};
use crate::charts::periods::{self, Period};
use crate::error::Fault;
use crate::known::{About, Known};
use crate::state::Web;
use crate::texts::Texts;

const ROWS: u32 = 30;
/// What can be shown, the first where nothing is said.
const PARTS: [&str; 6] = ["said", "meetings", "agreements", "events", "commitments", "why"];
/// Letters of a topic that are read.
const LETTERS: usize = 300;

#[derive(Template)]
#[template(path = "entity.html")]
struct View {
    frame: Frame,
    asked: Asked,
    about: Arc<About>,
    tabs: Vec<Tab>,
    charts: Vec<Chart>,
    list: List,
    pager: Pager,
}

framed!(View);

/// What is listed.
enum List {
    Said(Vec<SaidRow>),
    Events(Vec<Entry>),
    Agreements(Vec<AgreementRow>),
    Commitments(Vec<CommitmentRow>),
    Why(Vec<Join>),
}

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    show: String,
    about: String,
    since: String,
    until: String,
    /// Whether the forms to correct it are wanted: they hold a token, so the page is its visitor's own then.
    correct: String,
    page: Option<u32>,
}

impl Asked {
    fn pairs(&self) -> [(&str, &str); 4] {
        [("show", &self.show), ("about", &self.about), ("since", &self.since), ("until", &self.until)]
    }

    fn is_filtered(&self) -> bool {
        self.pairs()[1..].iter().any(|(_, value)| !value.is_empty())
    }

    fn part(&self) -> &'static str {
        PARTS.into_iter().find(|part| *part == self.show).unwrap_or(PARTS[0])
    }
}

/// What the store says.
struct Told {
    about: Arc<About>,
    said: Vec<(String, i64)>,
    years: Arc<Vec<YearRow>>,
    found: Found,
}

enum Found {
    Said(Vec<SaidRow>),
    Events(Vec<Moment>),
    Agreements(Vec<AgreementRow>),
    Commitments(Vec<CommitmentRow>),
    Why(Vec<Join>),
}

impl View {
    fn office(&self, held: &Held) -> String {
        title(held, self.frame.t)
    }

    /// Why a story was held to be about this one: the words for its grounds.
    fn grounds(&self, evidence: &str) -> String {
        let grounds = evidence.split(", ").filter(|one| !one.is_empty());
        grounds.map(|one| self.frame.t.name("evidence", one).into_owned()).collect::<Vec<_>>().join(", ")
    }

    fn score(&self, score: &f64) -> String {
        self.frame.t.decimal(&format!("{score:.1}"))
    }

    fn relation(&self, other: &str) -> String {
        paths::between(&self.about.who.id, other)
    }

    fn network(&self) -> String {
        paths::with("/network", &[("of", &self.about.who.id)])
    }

    fn all(&self) -> String {
        paths::with(&paths::entity(&self.about.who.id), &self.asked.pairs()[..1])
    }

    fn shows(&self, part: &str) -> bool {
        self.asked.part() == part
    }
}

pub fn routes() -> Router<Web> {
    Router::new().route("/entity/{id}", get(entity))
}

async fn entity(
    State(web): State<Web>,
    frame: Frame,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let Some(Thing::Entity(_)) = Thing::new(&id) else { return Err(Fault::NotFound) };
    let (number, rows) = page(asked.page, ROWS, &asked.since, &asked.until)?;
    let (typed, wanted, here) = (id.clone(), asked.clone(), web.clone());
    let told = web.ask(move |store| told(store, here.known(), &typed, (&wanted, &rows))).await?;
    if told.about.who.id != id {
        return Ok(Redirect::to(&paths::entity(&told.about.who.id)).into_response());
    }
    let path = paths::entity(&id);
    let first = number == 1 && asked.part() != "why";
    let charts = if first { charts(&told, &path, &asked, frame.t) } else { Vec::new() };
    let Told { about, found, .. } = told;
    let (list, many) = listed(found, frame.t);
    let pager = Pager::new(number, many, ROWS, &path, &asked.pairs());
    let tab = |part: &str| Tab {
        name: frame.t.name("entity-part", part).into_owned(),
        href: paths::with(&path, &[("show", part), ("since", &asked.since), ("until", &asked.until)]),
        chosen: asked.part() == part,
    };
    Ok(Page(View { tabs: PARTS.into_iter().map(tab).collect(), frame, asked, about, charts, list, pager })
        .into_response())
}

fn told(store: &Store, known: &Known, typed: &str, (asked, rows): (&Asked, &Rows)) -> Result<Told, Fault> {
    // An entity that was merged into another is that one.
    let Resolved::One(named) = store.resolve(typed)? else { return Err(Fault::NotFound) };
    let one = named.entity;
    let found = match asked.part() {
        "why" => Found::Why(store.joins(one, rows)?),
        "agreements" => Found::Agreements(store.agreements(&Agreements { of: vec![one], status: None }, rows)?),
        "commitments" => {
            Found::Commitments(store.commitments(&Commitments { by: Some(one), ..Commitments::default() }, rows)?)
        }
        part => match MomentKind::of_name(part) {
            Some(kind) => Found::Events(store.events_of(one, kind, rows)?),
            None => Found::Said(store.said(&Said { speaker: one, about: topic(store, &asked.about)? }, rows)?),
        },
    };
    let about = known.about(store, one)?;
    Ok(Told {
        said: if matches!(found, Found::Said(_)) { store.said_years(one, rows)? } else { Vec::new() },
        years: match found {
            Found::Events(_) | Found::Agreements(_) => known.years_of(store, one, rows)?,
            _ => Arc::default(),
        },
        about,
        found,
    })
}

/// What statements are about: words in all their forms, or somebody called so.
fn topic(store: &Store, typed: &str) -> Result<Option<Topic>, Fault> {
    let typed: String = typed.trim().chars().take(LETTERS).collect();
    if typed.is_empty() {
        return Ok(None);
    }
    Ok(Some(Topic { words: Words::new(&typed), entities: store.called(&typed)? }))
}

/// The list of a page and how many rows were found, of which one more than is shown.
fn listed(found: Found, t: Texts) -> (List, usize) {
    fn cut<T>(mut rows: Vec<T>) -> (Vec<T>, usize) {
        let many = rows.len();
        rows.truncate(ROWS as usize);
        (rows, many)
    }
    match found {
        Found::Said(rows) => {
            let (rows, many) = cut(rows);
            (List::Said(rows), many)
        }
        Found::Events(rows) => {
            let (rows, many) = cut(rows);
            (List::Events(entries(rows, t)), many)
        }
        Found::Agreements(rows) => {
            let (rows, many) = cut(rows);
            (List::Agreements(rows), many)
        }
        Found::Commitments(rows) => {
            let (rows, many) = cut(rows);
            (List::Commitments(rows), many)
        }
        Found::Why(rows) => {
            let (rows, many) = cut(rows);
            (List::Why(rows), many)
        }
    }
}

fn charts(told: &Told, path: &str, asked: &Asked, t: Texts) -> Vec<Chart> {
    let href = |show: &str, year: &str| paths::with(path, &[("show", show), ("since", year), ("until", year)]);
    let part = |key: &str, tone| Part { name: t.say(key).into_owned(), tone };
    let offices: Vec<Period> = told.about.who.roles.iter().map(|held| period(held, path, t)).collect();
    let offices = if asked.part() == "said" { periods::chart(&t.say("entity-roles-time"), &offices, t) } else { None };
    let years = match asked.part() {
        "said" => {
            let years = told.said.iter().map(|(year, count)| Year {
                year: year.clone(),
                counts: vec![*count],
                href: href("", year),
            });
            let parts = [part("chart-statements", Tone::Statements)];
            bars::chart(&t.say("entity-years"), &parts, &years.collect::<Vec<_>>(), t)
        }
        "meetings" | "agreements" | "events" => {
            let parts = [
                part("chart-meetings", Tone::Meetings),
                part("chart-agreements", Tone::Agreements),
                part("chart-events", Tone::Events),
            ];
            let year = |row: &YearRow| Year {
                counts: vec![row.meetings, row.agreements, row.events],
                href: href(asked.part(), &row.year),
                year: row.year.clone(),
            };
            bars::chart(&t.say("entity-event-years"), &parts, &told.years.iter().map(year).collect::<Vec<_>>(), t)
        }
        _ => None,
    };
    offices.into_iter().chain(years).collect()
}

/// An office, called a former one where it is.
fn title(held: &Held, t: Texts) -> String {
    if held.former { t.tell("role-former", zabit_record::office(&held.title)) } else { held.title.clone() }
}

/// An office as a stretch of time; it leads to what was said in its days.
fn period(held: &Held, path: &str, t: Texts) -> Period {
    let title = title(held, t);
    let name = match &held.body {
        Some(body) => format!("{title}, {body}"),
        None => title,
    };
    let day = |day: &Option<String>| day.as_deref().map(|day| t.day(day)).unwrap_or_default();
    let days = if held.first == held.last {
        day(&held.first)
    } else {
        format!("{} – {}", day(&held.first), day(&held.last))
    };
    let (since, until) = (held.first.clone().unwrap_or_default(), held.last.clone().unwrap_or_default());
    Period {
        label: format!("{name}: {days} ({}).", t.count("count-stories", held.stories)),
        name,
        first: held.first.clone(),
        last: held.last.clone(),
        is_past: held.former,
        href: paths::with(path, &[("since", &since), ("until", &until)]),
    }
}
