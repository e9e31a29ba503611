//! What a person knows better: who said something, who is who, what somebody is called, what a figure comes to.
//!
//! The forms stand beside what they correct; each is a decision of the store, which can be undone. Where a name that was
//! typed means nobody or several, a page asks which one is meant, and nothing is lost of what was typed.

use askama::Template;
use axum::Router;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use serde::Deserialize;
use zabit_store::{Error, FigureValue, Named, Resolved, Store, Thing};

use super::Page;
use super::frame::{Frame, framed};
use crate::error::Fault;
use crate::state::Web;

/// Letters of a name that are read.
const LETTERS: usize = 200;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/decide/source", post(source))
        .route("/decide/merge", post(merge))
        .route("/decide/split", post(split))
        .route("/decide/rename", post(rename))
        .route("/decide/figure", post(figure))
        .route("/decide/undo", post(undo))
}

/// What a form says. Each form has some of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    /// What is decided on: "s12", "e12", "q12", the number of a decision.
    on: String,
    /// Who said it: "e12", or "nobody".
    source: String,
    /// A name, or a number like "e12".
    name: String,
    /// The story.
    story: String,
    value: String,
    upper: String,
    unit: String,
    status: String,
    /// The page the form stands on.
    back: String,
}

/// Asks once more: which one is meant, or something that can be done.
#[derive(Template)]
#[template(path = "decide.html")]
struct View {
    frame: Frame,
    /// Where the form goes.
    action: &'static str,
    typed: Typed,
    /// The key of the text that says why it is asked.
    why: &'static str,
    /// Who may be meant.
    several: Vec<Named>,
    /// Whether another name can be given.
    named: bool,
}

framed!(View);

/// Why a decision was not made.
enum Undecided {
    /// The name is nobody's.
    Nobody,
    /// The name fits several.
    Several(Vec<Named>),
    /// The store refuses it.
    Refused,
}

type Decided = Result<Result<(), Undecided>, Fault>;

/// The one that a name means.
fn meant(store: &Store, name: &str) -> Result<Result<i64, Undecided>, Fault> {
    let name: String = name.chars().take(LETTERS).collect();
    Ok(match store.resolve(&name)? {
        Resolved::One(named) => Ok(named.entity),
        Resolved::Nobody => Err(Undecided::Nobody),
        Resolved::Several(several) => Err(Undecided::Several(several)),
    })
}

/// A decision of the store. What it refuses is said on a page of ours.
fn made<T>(decided: Result<T, Error>) -> Decided {
    match decided {
        Ok(_) => Ok(Ok(())),
        Err(Error::Refused(_)) => Ok(Err(Undecided::Refused)),
        Err(error) => Err(error.into()),
    }
}

fn entity(typed: &str) -> Result<i64, Fault> {
    match Thing::new(typed) {
        Some(Thing::Entity(number)) => Ok(number),
        _ => Err(Fault::NotFound),
    }
}

/// Back to the page of the form, or asks once more.
fn answer(
    frame: Frame,
    typed: Typed,
    action: &'static str,
    refused: &'static str,
    decided: Result<(), Undecided>,
) -> Response {
    let (why, several) = match decided {
        Ok(()) => return Redirect::to(local(&typed.back)).into_response(),
        Err(Undecided::Nobody) => ("decide-nobody", Vec::new()),
        Err(Undecided::Several(several)) => ("decide-several", several),
        Err(Undecided::Refused) => (refused, Vec::new()),
    };
    let named = ["/decide/source", "/decide/merge"].contains(&action);
    (StatusCode::UNPROCESSABLE_ENTITY, Page(View { frame, action, typed, why, several, named })).into_response()
}

/// An address of ours to go back to; anything else is the log.
fn local(back: &str) -> &str {
    let ours = back.strip_prefix('/').is_some_and(|rest| !rest.starts_with(['/', '\\']));
    if ours && back.bytes().all(|byte| byte.is_ascii_graphic()) { back } else { "/decisions" }
}

async fn source(State(web): State<Web>, frame: Frame, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let Some(Thing::Statement(statement)) = Thing::new(&typed.on) else { return Err(Fault::NotFound) };
    let (chosen, name) = (typed.source.clone(), typed.name.clone());
    let decided = web.change(move |store| {
        // A name that was typed is meant, whatever stands in the list above it.
        let who = match (name.trim(), chosen.as_str()) {
            ("", "nobody") => None,
            ("", number) => Some(entity(number)?),
            (name, _) => match meant(store, name)? {
                Ok(entity) => Some(entity),
                Err(undecided) => return Ok(Err(undecided)),
            },
        };
        made(store.correct(statement, who))
    });
    let decided = decided.await?;
    Ok(answer(frame, typed, "/decide/source", "decide-refused", decided))
}

async fn merge(State(web): State<Web>, frame: Frame, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let (keep, name) = (entity(&typed.on)?, typed.name.clone());
    let decided = web.change(move |store| match meant(store, &name)? {
        Ok(gone) => made(store.merge(keep, gone)),
        Err(undecided) => Ok(Err(undecided)),
    });
    let decided = decided.await?;
    Ok(answer(frame, typed, "/decide/merge", "decide-refused-merge", decided))
}

async fn split(State(web): State<Web>, frame: Frame, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let (entity, story) = (entity(&typed.on)?, typed.story.clone());
    let name = Some(typed.name.trim().to_owned()).filter(|name| !name.is_empty());
    let decided = web.change(move |store| {
        let story = store.story(&story)?;
        made(store.split(entity, &[story], name.as_deref()))
    });
    let decided = decided.await?;
    Ok(answer(frame, typed, "/decide/split", "decide-refused-split", decided))
}

async fn rename(State(web): State<Web>, frame: Frame, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let entity = entity(&typed.on)?;
    let name: String = typed.name.trim().chars().take(LETTERS).collect();
    let decided = web.change(move |store| made(store.rename(entity, &name))).await?;
    Ok(answer(frame, typed, "/decide/rename", "decide-refused-rename", decided))
}

async fn figure(State(web): State<Web>, frame: Frame, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let Some(Thing::Figure(figure)) = Thing::new(&typed.on) else { return Err(Fault::NotFound) };
    let value = (typed.status != "none").then(|| FigureValue {
        value: decimal(&typed.value),
        upper: Some(decimal(&typed.upper)).filter(|upper| !upper.is_empty()),
        unit: typed.unit.trim().to_owned(),
        status: typed.status.clone(),
    });
    let decided = web.change(move |store| made(store.correct_figure(figure, value))).await?;
    Ok(answer(frame, typed, "/decide/figure", "decide-refused-figure", decided))
}

async fn undo(State(web): State<Web>, frame: Frame, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let decision: i64 = typed.on.parse().map_err(|_| Fault::NotFound)?;
    let decided = web.change(move |store| made(store.undo(decision))).await?;
    Ok(answer(frame, typed, "/decide/undo", "decide-refused-undo", decided))
}

/// An exact decimal as people of either language write it: "1.234,5", "1,234.5", "12,5", "1 234". One sign with three
/// digits behind it parts thousands only where it stands more than once; the page shows what was understood.
fn decimal(typed: &str) -> String {
    let plain: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let points = |sign: char| plain.matches(sign).count();
    match (points('.'), points(',')) {
        (0, 1) => plain.replace(',', "."),
        (0, _) => plain.replace(',', ""),
        (1, 0) => plain,
        (_, 0) => plain.replace('.', ""),
        // The sign that comes last parts the whole from the rest.
        _ if plain.rfind(',') > plain.rfind('.') => plain.replace('.', "").replace(',', "."),
        _ => plain.replace(',', ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_of_both_languages() {
        for (typed, read) in [
            ("12,5", "12.5"),
            ("12.5", "12.5"),
            ("1.234.567,89", "1234567.89"),
            ("1,234,567.89", "1234567.89"),
            ("6.700.000.000", "6700000000"),
            ("6,700,000,000", "6700000000"),
            ("6 700 000", "6700000"),
            ("-3", "-3"),
            ("beş", "beş"),
            ("", ""),
        ] {
            assert_eq!(decimal(typed), read, "{typed}");
        }
    }

    #[test]
    fn only_our_own_pages_are_gone_back_to() {
        assert_eq!(local("/story/3?mark=s1#panel"), "/story/3?mark=s1#panel");
        for other in ["//evil.example", "/\\evil.example", "https://evil.example", "", "story", "/a\r\nX: y", "/ğ"] {
            assert_eq!(local(other), "/decisions", "{other:?}");
        }
    }
}
