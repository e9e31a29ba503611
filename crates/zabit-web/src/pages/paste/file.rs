//! A file of several stories: a list of them, each to be looked at alone, and those chosen kept.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use zabit_intake::{Article, Fault as Broken, Options, open};
use zabit_store::Fresh;

use super::super::Page;
use super::super::frame::{Frame, framed};
use super::super::paths;
use super::super::story::speakers::short;
use super::typed::Typed;
use super::{number, read, refused, shown};
use crate::error::Fault;
use crate::state::Web;
use crate::texts::Texts;

/// Stories of a file, and bytes of their text; more are for `zabit add`.
const STORIES: usize = 500;
const BYTES: usize = 16 << 20;

#[derive(Template)]
#[template(path = "paste_file.html")]
struct View {
    frame: Frame,
    /// The address of this file.
    path: String,
    rows: Vec<Row>,
    /// How many were kept just now.
    kept: Option<usize>,
    /// Why none were, in words.
    wrong: Option<String>,
}

framed!(View);

/// A story of the file.
struct Row {
    /// Its place in the file, from 1.
    item: usize,
    title: String,
    /// Outlet and day.
    about: String,
    /// Whether it is to be kept.
    chosen: bool,
    /// What became of it, and the story of the store.
    done: Option<(String, Option<i64>)>,
}

/// The address of a file.
pub fn path(id: &str) -> String {
    format!("/paste/file/{id}")
}

/// The stories of a file, or the key of the text that says why there are none. Broken items are left out where others
/// can be read.
///
/// # Errors
/// A file that holds no story that can be read, or too many.
pub fn articles(name: &str, bytes: Bytes) -> Result<Vec<Article>, &'static str> {
    let (mut found, mut size, mut wrong) = (Vec::new(), 0, "paste-file-none");
    // Names of files come from outside: only their last part is one.
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|letter| !letter.is_control()).take(120).collect();
    for article in open(if name.is_empty() { "web" } else { &name }, Cursor::new(bytes), &Options::default()) {
        match article {
            Ok(article) => {
                size += article.text.bytes().len();
                if found.len() == STORIES || size > BYTES {
                    return Err("paste-file-many");
                }
                found.push(article);
            }
            Err(fault) => {
                wrong = why(&fault);
                if fault.is_last() {
                    break;
                }
            }
        }
    }
    if found.is_empty() { Err(wrong) } else { Ok(found) }
}

fn why(fault: &Broken) -> &'static str {
    match fault {
        Broken::TooLarge { .. } => "fault-help-too-large",
        Broken::Packed { .. } => "paste-file-cut",
        Broken::Bomb { .. } => "paste-file-many",
        Broken::NoColumn { .. } => "paste-file-columns",
        _ => "paste-file-none",
    }
}

fn rows(articles: &[Article], t: Texts) -> Vec<Row> {
    let row = |(item, article): (usize, &Article)| {
        let text = String::from_utf8_lossy(article.text.bytes());
        let first = || short(text.trim_start().lines().next().unwrap_or_default());
        let day = article.published.map(|day| t.day(day.to_string()));
        let about: Vec<String> = article.outlet.clone().into_iter().chain(day).collect();
        let title = article.title.clone().unwrap_or_else(first);
        Row { item, title, about: about.join(", "), chosen: true, done: None }
    };
    (1..).zip(articles).map(row).collect()
}

fn gone(frame: Frame) -> Response {
    refused(frame, Typed::default(), "paste-file-gone")
}

pub async fn list(State(web): State<Web>, frame: Frame, Path(id): Path<String>) -> Response {
    let Some(articles) = web.pending().get(&id) else { return gone(frame) };
    let rows = rows(&articles, frame.t);
    Page(View { frame, path: path(&id), rows, kept: None, wrong: None }).into_response()
}

/// One story of the file in the form, with its record.
pub async fn one(
    State(web): State<Web>,
    frame: Frame,
    Path((id, item)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let Some(articles) = web.pending().get(&id) else { return Ok(gone(frame)) };
    let at = item.parse::<usize>().ok().and_then(|item| item.checked_sub(1));
    let article = at.and_then(|at| articles.get(at)).cloned().ok_or(Fault::NotFound)?;
    match web.work(move || Ok(read(article))).await? {
        Ok(fresh) => shown(&web, frame, Typed::default(), fresh).await,
        Err(wrong) => Ok(refused(frame, Typed::default(), wrong)),
    }
}

/// Keeps those that were chosen.
pub async fn keep(
    State(web): State<Web>,
    frame: Frame,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Fault> {
    let Some(articles) = web.pending().get(&id) else { return Ok(gone(frame)) };
    let body = request.into_body().collect().await.map_err(|_| Fault::Asked("asked-unreadable"))?.to_bytes();
    let chosen: BTreeSet<usize> = form_urlencoded::parse(&body)
        .filter(|(key, _)| key == "item")
        .filter_map(|(_, item)| item.parse().ok())
        .filter(|item| (1..=articles.len()).contains(item))
        .collect();
    let mut rows = rows(&articles, frame.t);
    rows.iter_mut().for_each(|row| row.chosen = chosen.contains(&row.item));
    let (fresh, mut broken) = (Arc::clone(&articles), Vec::new());
    let read = web.work(move || Ok(chosen.into_iter().map(|item| (item, one_of(&fresh, item))).collect::<Vec<_>>()));
    let mut good: Vec<(usize, Fresh)> = Vec::new();
    for (item, read) in read.await? {
        match read {
            Ok(fresh) => good.push((item, fresh)),
            Err(wrong) => broken.push((item, wrong)),
        }
    }
    let (items, fresh): (Vec<usize>, Vec<Fresh>) = good.into_iter().unzip();
    let added = match web.change(move |store| Ok(store.add(&fresh, &[])?)).await {
        Ok(added) => added,
        Err(fault) => {
            let wrong = Some(frame.t.name("fault", fault.name()).into_owned());
            let page = Page(View { frame, path: path(&id), rows, kept: None, wrong });
            return Ok((fault.status(), page).into_response());
        }
    };
    let t = frame.t;
    for (item, added) in items.iter().zip(&added) {
        let word = match added {
            zabit_store::Added::New { .. } => "new",
            zabit_store::Added::Known { .. } => "known",
            zabit_store::Added::Copy { .. } => "copy",
            zabit_store::Added::Version { .. } => "version",
        };
        rows[item - 1].done = Some((t.name("added", word).into_owned(), Some(number(added))));
    }
    for (item, wrong) in broken {
        rows[item - 1].done = Some((t.say(wrong).into_owned(), None));
    }
    let view = View { frame, path: path(&id), rows, kept: Some(items.len()), wrong: None };
    Ok((StatusCode::OK, Page(view)).into_response())
}

fn one_of(articles: &[Article], item: usize) -> Result<Fresh, &'static str> {
    articles.get(item - 1).cloned().map_or(Err("paste-no-text"), read)
}
