//! The pages, a file each: what is asked of the store, what is shown of it, and the route.
//!
//! A page has a view, a struct with a template of `templates/`, and a handler that gives `Result<Page<View>, Fault>`. Every
//! view has a [`frame::Frame`], which holds the texts and what is around the page. To add one: a file here, its routes in
//! [`routes`], a template, its texts in `locales/`.

mod decide;
mod decisions;
mod entity;
pub mod fault;
pub mod frame;
mod home;
mod login;
mod pager;
pub mod paste;
mod paths;
mod people;
mod search;
mod story;

use askama::Template;
use axum::Router;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};

use crate::error::Fault;
use crate::state::Web;

/// The routes of all pages.
pub fn routes() -> Router<Web> {
    Router::new()
        .merge(decide::routes())
        .merge(decisions::routes())
        .merge(entity::routes())
        .merge(home::routes())
        .merge(login::routes())
        .merge(paste::routes())
        .merge(people::routes())
        .merge(search::routes())
        .merge(story::routes())
}

/// A view on its way out.
pub struct Page<T>(pub T);

impl<T: Template + frame::Framed> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        let language = self.0.frame().t.language.code();
        match self.0.render() {
            Ok(html) => ([(header::CONTENT_LANGUAGE, language)], Html(html)).into_response(),
            Err(_) => Fault::Internal.into_response(),
        }
    }
}
