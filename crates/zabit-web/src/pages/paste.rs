//! A story pasted into a box is read and kept, the same way as `zabit add` keeps it.

use askama::Template;
use axum::Router;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;
use zabit_intake::{Article, Text};
use zabit_keep::{Taken, take};
use zabit_store::Added;
use zabit_text::{LoadError, LoadOptions};

use super::frame::{Frame, framed};
use super::{Page, paths};
use crate::error::Fault;
use crate::state::Web;

const PATH: &str = "/paste";

#[derive(Template)]
#[template(path = "paste.html")]
struct View {
    frame: Frame,
    typed: Typed,
    /// The key of the text that says why it was not kept.
    wrong: Option<&'static str>,
}

framed!(View);

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    text: String,
    title: String,
    outlet: String,
    published: String,
    url: String,
}

pub fn routes() -> Router<Web> {
    Router::new().route(PATH, get(form).post(keep))
}

async fn form(frame: Frame) -> Page<View> {
    Page(View { frame, typed: Typed::default(), wrong: None })
}

async fn keep(State(web): State<Web>, frame: Frame, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let article = article(&typed);
    let read = match article {
        Ok(article) => web.work(move || Ok(take(article, &LoadOptions::default()).map(Taken::read))).await?,
        Err(wrong) => return Ok(refused(frame, typed, wrong)),
    };
    match read {
        Ok(fresh) => {
            let added = web.change(move |store| Ok(store.add(&[fresh], &[])?)).await?;
            let story = added.first().map(number).ok_or(Fault::Internal)?;
            Ok(Redirect::to(&paths::story(story)).into_response())
        }
        Err(LoadError::OtherLanguage { .. }) => Ok(refused(frame, typed, "paste-language")),
        Err(LoadError::TooLarge { .. }) => Err(Fault::TooLarge),
        Err(_) => Ok(refused(frame, typed, "paste-no-text")),
    }
}

/// The form once more, with what was typed and why it was not kept.
fn refused(frame: Frame, typed: Typed, wrong: &'static str) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Page(View { frame, typed, wrong: Some(wrong) })).into_response()
}

/// The article that was typed, or the key of the text that says what is wrong with it.
fn article(typed: &Typed) -> Result<Article, &'static str> {
    let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let published = match some(&typed.published) {
        Some(day) => Some(day.parse().map_err(|_| "paste-day")?),
        None => None,
    };
    Ok(Article {
        source: "web".to_owned(),
        item: 0,
        text: Text::Plain(typed.text.replace("\r\n", "\n")),
        title: some(&typed.title),
        published,
        published_at: None,
        modified: None,
        modified_at: None,
        retrieved_at: None,
        outlet: some(&typed.outlet),
        author: None,
        url: some(&typed.url),
        language: None,
        native_id: None,
    })
}

fn number(added: &Added) -> i64 {
    match *added {
        Added::New { story } | Added::Known { story } | Added::Copy { story, .. } | Added::Version { story, .. } => {
            story
        }
    }
}
