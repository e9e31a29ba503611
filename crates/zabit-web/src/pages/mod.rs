//! The pages, a file each: what is asked of the store, what is shown of it, and the route.
//!
//! A page has a view, a struct with a template of `templates/`, and a handler that gives `Result<Page<View>, Fault>`. Every
//! view has a [`frame::Frame`], which holds the texts and what is around the page. To add one: a file here, its routes in
//! [`routes`], a template, its texts in `locales/`.

mod agreements;
mod api;
mod between;
mod commitments;
mod decide;
mod decisions;
mod entity;
mod export;
pub mod fault;
mod figures;
pub mod frame;
mod home;
mod login;
mod moments;
pub mod network;
mod pager;
pub mod paste;
pub mod paths;
mod people;
mod search;
mod story;
mod typed;

use askama::Template;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use axum::{Extension, Router};

use crate::error::Fault;
use crate::kept::Own;
use crate::state::Web;

/// The routes of all pages.
pub fn routes() -> Router<Web> {
    Router::new()
        .merge(agreements::routes())
        .merge(between::routes())
        .merge(commitments::routes())
        .merge(api::routes())
        .merge(decide::routes())
        .merge(decisions::routes())
        .merge(entity::routes())
        .merge(figures::routes())
        .merge(home::routes())
        .merge(login::routes())
        .merge(network::routes())
        .merge(paste::routes())
        .merge(people::routes())
        .merge(search::routes())
        .merge(story::routes())
}

/// One of several that can be chosen.
pub struct Tab {
    /// What it is called.
    pub name: String,
    /// Its address.
    pub href: String,
    /// Whether it is the one shown.
    pub chosen: bool,
}

/// A view on its way out.
pub struct Page<T>(pub T);

impl<T: Template + frame::Framed> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        let frame = self.0.frame();
        let Ok(html) = self.0.render() else { return Fault::Internal.into_response() };
        // A token of forms is one visitor's, and so is the page with it.
        let own = html.contains(&frame.csrf).then_some(Extension(Own));
        ([(header::CONTENT_LANGUAGE, frame.t.language.code())], own, Html(html)).into_response()
    }
}
