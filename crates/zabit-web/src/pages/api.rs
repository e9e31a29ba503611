//! What programs can ask, and how.

use askama::Template;
use axum::Router;
use axum::routing::get;

use super::Page;
use super::frame::{Frame, framed};
use crate::api::ROOT;
use crate::state::Web;

#[derive(Template)]
#[template(path = "api.html")]
struct View {
    frame: Frame,
    root: &'static str,
}

framed!(View);

pub fn routes() -> Router<Web> {
    Router::new().route("/api", get(async |frame: Frame| Page(View { frame, root: ROOT })))
}
