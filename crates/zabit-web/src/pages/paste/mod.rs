//! A story pasted into a box, or a file of stories: the record is shown beside it, and kept where that is wanted, the same
//! way as `zabit add` keeps it.
//!
//! `typed` is what the form says, `file` the page of a file that holds several stories, `pending` what such a file holds
//! until they are kept. Whatever goes wrong, the form comes back with all that was typed.

mod file;
pub mod pending;
mod typed;

use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use zabit_intake::Article;
use zabit_keep::{Taken, take};
use zabit_store::{Added, Fresh};
use zabit_text::{LoadError, LoadOptions};

use self::typed::Typed;
use super::frame::{Frame, framed};
use super::story::Part;
use super::story::preview::{Preview, preview};
use super::{Page, paths};
use crate::error::Fault;
use crate::state::Web;

const PATH: &str = "/paste";

#[derive(Template)]
#[template(path = "paste.html")]
struct View {
    frame: Frame,
    typed: Typed,
    /// Why it was not kept, in words.
    wrong: Option<String>,
    /// What was read in it.
    record: Option<Preview>,
    /// The story of the store that has the very words.
    known: Option<i64>,
}

framed!(View);

pub fn routes() -> Router<Web> {
    Router::new()
        .route(PATH, get(form).post(pasted))
        .route("/paste/file/{id}", get(file::list).post(file::keep))
        .route("/paste/file/{id}/{item}", get(file::one))
        // Bodies are held to their limit before they come here.
        .layer(DefaultBodyLimit::disable())
}

async fn form(frame: Frame) -> Page<View> {
    Page(View { frame, typed: Typed::default(), wrong: None, record: None, known: None })
}

async fn pasted(State(web): State<Web>, frame: Frame, request: Request) -> Result<Response, Fault> {
    let (mut typed, file) = typed::of(request).await?;
    if let Some((name, bytes)) = file {
        if !typed.text.trim().is_empty() {
            return Ok(refused(frame, typed, "paste-both"));
        }
        let articles = match web.work(move || Ok(file::articles(&name, bytes))).await? {
            Ok(articles) => articles,
            Err(wrong) => return Ok(refused(frame, typed, wrong)),
        };
        let Ok([article]) = <[Article; 1]>::try_from(articles.clone()) else {
            let id = web.pending().put(articles)?;
            return Ok(Redirect::to(&file::path(&id)).into_response());
        };
        // What the file says fills the form; what was typed stays.
        match web.work(move || Ok(read(article))).await? {
            Ok(fresh) => typed.fill(&fresh),
            Err(wrong) => return Ok(refused(frame, typed, wrong)),
        }
    }
    let article = match typed.article() {
        Ok(article) => article,
        Err(wrong) => return Ok(refused(frame, typed, wrong)),
    };
    let fresh = match web.work(move || Ok(read(article))).await? {
        Ok(fresh) => fresh,
        Err(wrong) => return Ok(refused(frame, typed, wrong)),
    };
    if typed.act == "read" { shown(&web, frame, typed, fresh).await } else { kept(&web, frame, typed, fresh).await }
}

/// The record beside the form.
async fn shown(web: &Web, frame: Frame, mut typed: Typed, fresh: Fresh) -> Result<Response, Fault> {
    typed.fill(&fresh);
    let key = fresh.record.document.id.clone();
    // Without a store a story can be read all the same.
    let known = web.ask(move |store| Ok(store.story(&key).ok())).await.ok().flatten();
    let t = frame.t;
    let record = web.work(move || Ok(preview(fresh, t))).await?;
    Ok(Page(View { frame, typed, wrong: None, record: Some(record), known }).into_response())
}

/// Adds the story, and opens it.
async fn kept(web: &Web, frame: Frame, typed: Typed, fresh: Fresh) -> Result<Response, Fault> {
    let added = web.change(move |store| Ok(store.add(&[fresh], &[])?)).await;
    match added {
        Ok(added) => {
            let story = added.first().map(number).ok_or(Fault::Internal)?;
            Ok(Redirect::to(&paths::story(story)).into_response())
        }
        // The store may be locked or the disk full: the story must not go with it.
        Err(fault) => {
            let wrong = Some(frame.t.name("fault", fault.name()).into_owned());
            let status = fault.status();
            Ok((status, Page(View { frame, typed, wrong, record: None, known: None })).into_response())
        }
    }
}

/// Reads an article, or gives the key of the text that says why not.
fn read(article: Article) -> Result<Fresh, &'static str> {
    match take(article, &LoadOptions::default()).map(Taken::read) {
        Ok(fresh) => Ok(fresh),
        Err(LoadError::OtherLanguage { .. }) => Err("paste-language"),
        Err(LoadError::TooLarge { .. }) => Err("fault-help-too-large"),
        Err(_) => Err("paste-no-text"),
    }
}

/// The form once more, with what was typed and why it was not kept.
fn refused(frame: Frame, typed: Typed, wrong: &'static str) -> Response {
    let wrong = Some(frame.t.say(wrong).into_owned());
    let page = Page(View { frame, typed, wrong, record: None, known: None });
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

fn number(added: &Added) -> i64 {
    match *added {
        Added::New { story } | Added::Known { story } | Added::Copy { story, .. } | Added::Version { story, .. } => {
            story
        }
    }
}
