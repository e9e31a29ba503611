//! Where the token is typed.

use askama::Template;
use axum::extract::{Form, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};
use serde::Deserialize;

use super::Page;
use super::frame::{Frame, framed};
use crate::error::Fault;
use crate::guard::cookies::set;
use crate::guard::rate::Peer;
use crate::guard::token::{LOGIN, SESSION, SESSION_AGE, session, try_token};
use crate::state::Web;
use crate::visit::Visit;

/// The form.
#[derive(Template)]
#[template(path = "login.html")]
pub struct View {
    frame: Frame,
    next: String,
    wrong: bool,
}

framed!(View);

impl View {
    /// The form, and where it leads.
    pub fn new(frame: Frame, next: String, wrong: bool) -> Self {
        Self { frame, next, wrong }
    }
}

pub fn routes() -> Router<Web> {
    Router::new().route(LOGIN, get(form).post(enter))
}

/// Where a visit goes on after logging in.
pub fn next_of(visit: &Visit) -> String {
    visit.uri.path_and_query().map_or("/", |address| address.as_str()).to_owned()
}

async fn form(State(web): State<Web>, Extension(visit): Extension<Visit>) -> Page<View> {
    // Who is not in yet learns nothing of the store.
    Page(View::new(Frame::new(&web, &visit, false).await, "/".to_owned(), false))
}

#[derive(Deserialize)]
struct Typed {
    token: String,
    #[serde(default)]
    next: String,
}

async fn enter(
    State(web): State<Web>,
    Extension(visit): Extension<Visit>,
    Extension(peer): Extension<Peer>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let next = ours(&typed.next);
    let Some(hash) = &web.options().token else { return Ok(Redirect::to(next).into_response()) };
    match try_token(&web, hash, Some(peer), typed.token.trim()) {
        Ok(()) => {
            let cookie = set(SESSION, &session(&web), Some(SESSION_AGE)).ok_or(Fault::Internal)?;
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to(next)).into_response())
        }
        Err(Fault::TokenWrong) => {
            let view = View::new(Frame::new(&web, &visit, false).await, next.to_owned(), true);
            Ok((axum::http::StatusCode::UNAUTHORIZED, Page(view)).into_response())
        }
        Err(fault) => Err(fault),
    }
}

/// An address of ours: a form may bring any.
fn ours(next: &str) -> &str {
    let plain = next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if plain && next.starts_with('/') && !next.starts_with("//") && !next.starts_with(LOGIN) { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_astray() {
        assert_eq!(ours("/search?q=k%C3%B6pr%C3%BC"), "/search?q=k%C3%B6pr%C3%BC");
        for other in ["https://evil.example", "//evil.example", "/\\evil.example", "/\nx", "", "evil", "/login"] {
            assert_eq!(ours(other), "/", "{other:?}");
        }
    }
}
