//! Feeds to follow somebody, or what is between two, in a feed reader (Atom, RFC 4287).
//!
//! `atom` is the form, this what stands in it: the latest statements of an entity, the latest of a relation. An entry is
//! named by the words it points at, so it keeps its name in every store; it counts as updated when its story was added.

mod atom;

use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Router, http::header};
use zabit_store::{At, Moment, Named, Page, Resolved, Said, SaidRow, Store, Thing};

use self::atom::{Entry, Feed};
use crate::error::Fault;
use crate::pages::paths;
use crate::state::Web;
use crate::texts::Texts;
use crate::visit::Visit;

/// Entries of a feed.
const ENTRIES: u32 = 50;
/// Letters of an entry's title.
const LETTERS: usize = 120;

/// The routes of all feeds.
pub fn routes() -> Router<Web> {
    Router::new().route("/feed/entity/{id}", get(entity)).route("/feed/relation/{a}/{b}", get(relation))
}

async fn entity(
    State(web): State<Web>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let t = Texts::new(visit.language);
    let typed = id.clone();
    let (named, entries) = web
        .ask(move |store| {
            let named = named(store, &typed)?;
            let rows = store.said(&Said { speaker: named.entity, about: None }, &Page::first(ENTRIES))?;
            let entries = rows.iter().map(|row| said(store, row, t)).collect::<Result<Vec<_>, Fault>>()?;
            Ok((named, entries))
        })
        .await?;
    let address = paths::entity_feed(&named.id);
    if named.id != id {
        return Ok(Redirect::to(&address).into_response());
    }
    let title = t.tell("feed-entity", &named.name);
    Ok(written(Feed { title, address, page: Some(paths::entity(&named.id)), language: t.language.code(), entries }))
}

async fn relation(
    State(web): State<Web>,
    Extension(visit): Extension<Visit>,
    Path((a, b)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let t = Texts::new(visit.language);
    let typed = (a.clone(), b.clone());
    let (one, other, entries) = web
        .ask(move |store| {
            let (one, other) = (named(store, &typed.0)?, named(store, &typed.1)?);
            if one.entity == other.entity {
                return Err(Fault::NotFound);
            }
            let rows = store.between(one.entity, other.entity, &Page::first(ENTRIES))?;
            let entries = rows.iter().map(|row| moment(store, row, t)).collect::<Result<Vec<_>, Fault>>()?;
            Ok((one, other, entries))
        })
        .await?;
    let address = paths::relation_feed(&one.id, &other.id);
    if one.id != a || other.id != b {
        return Ok(Redirect::to(&address).into_response());
    }
    let title = t.with("feed-relation", &[("one", one.name.into()), ("other", other.name.into())]);
    let page = paths::between(&one.id, &other.id);
    Ok(written(Feed { title, address, page: Some(page), language: t.language.code(), entries }))
}

fn written(feed: Feed) -> Response {
    match feed.written() {
        Ok(xml) => ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], xml).into_response(),
        Err(_) => Fault::Internal.into_response(),
    }
}

/// An entity by its number.
fn named(store: &Store, id: &str) -> Result<Named, Fault> {
    let Some(Thing::Entity(_)) = Thing::new(id) else { return Err(Fault::NotFound) };
    match store.resolve(id)? {
        Resolved::One(named) => Ok(named),
        _ => Err(Fault::NotFound),
    }
}

fn said(store: &Store, row: &SaidRow, t: Texts) -> Result<Entry, Fault> {
    let who = row.speaker.clone().unwrap_or_else(|| t.say("nobody").into_owned());
    let words = if row.kind == "direct" { format!("“{}”", row.words) } else { row.words.clone() };
    let what = t.name("statement", &row.kind).into_owned();
    entry(
        store,
        &Told { who, what, words, day: row.day.as_deref(), span: (row.start, row.end), id: &row.id, at: &row.at },
        t,
    )
}

fn moment(store: &Store, row: &Moment, t: Texts) -> Result<Entry, Fault> {
    let what = match (row.id.chars().next(), row.what.as_str()) {
        (Some('s'), _) => t.say("mark-statement"),
        (Some('q'), _) => t.say("mark-figure"),
        (Some('c'), kind) => t.name("commitment", kind),
        (_, "agreement") => t.say("fact-agreement"),
        (_, kind @ ("meeting" | "call" | "visit")) => t.name("consult", kind),
        _ => t.say("mark-event"),
    };
    let who = if row.who.is_empty() { t.say("nobody").into_owned() } else { row.who.join(", ") };
    let (what, words) = (what.into_owned(), row.words.clone());
    entry(
        store,
        &Told { who, what, words, day: row.day.as_deref(), span: (row.start, row.end), id: &row.id, at: &row.at },
        t,
    )
}

/// What an entry tells.
struct Told<'a> {
    who: String,
    what: String,
    words: String,
    day: Option<&'a str>,
    span: (u32, u32),
    id: &'a str,
    at: &'a At,
}

fn entry(store: &Store, told: &Told, t: Texts) -> Result<Entry, Fault> {
    let kept = store.kept(told.at.story)?;
    let outlet = told.at.outlet.clone().unwrap_or_else(|| t.say("no-outlet").into_owned());
    let story = told.at.title.clone().unwrap_or_else(|| t.say("no-title").into_owned());
    let (letter, (start, end)) = (&told.id[..1], told.span);
    Ok(Entry {
        name: format!("tag:zabit,2025:{}/{letter}/{start}-{end}", told.at.story_key),
        title: format!("{}: {}", told.who, short(&told.words)),
        updated: kept.added,
        published: kept.published_at.filter(|time| has_offset(time)).or_else(|| told.day.map(midnight)),
        author: outlet.clone(),
        category: told.what.clone(),
        page: paths::mark(told.at.story, told.id),
        // Whose words, which words, where they stand.
        content: format!("{} ({}): {}\n{story} · {outlet}", told.who, told.what, told.words),
    })
}

/// The beginning of a day in Türkiye, whose stories these are.
fn midnight(day: &str) -> String {
    format!("{day}T00:00:00+03:00")
}

fn has_offset(time: &str) -> bool {
    let zone = time.get(19..).unwrap_or_default().trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    zone == "Z" || (zone.len() == 6 && zone.starts_with(['+', '-']))
}

/// The first words of a text, in one line.
fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{} …", line[..end].rsplit_once(' ').map_or(&line[..end], |(whole, _)| whole)),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_with_their_zone() {
        for time in ["2025-09-08T14:05:00+03:00", "2025-09-08T14:05:00Z", "2025-09-08T14:05:00.25Z"] {
            assert!(has_offset(time), "{time}");
        }
        for time in ["2025-09-08T14:05:00", "2025-09-08", "", "2025-09-08T14:05:00ğ"] {
            assert!(!has_offset(time), "{time}");
        }
    }
}
