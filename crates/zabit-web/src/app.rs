//! All routes behind all guards.

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::error::Fault;
use crate::guard::{csrf, headers, origin, rate, token};
use crate::state::Web;
use crate::{api, assets, feeds, kept, pages, visit};

/// The whole application. The layer added last is the first that a request meets.
pub fn app(web: Web) -> Router {
    let request = web.options().limits.request;
    pages::routes()
        .merge(api::routes())
        .merge(feeds::routes())
        .route("/assets/{name}", get(assets::serve))
        .fallback(async || Fault::NotFound)
        .method_not_allowed_fallback(async || Fault::Method)
        .layer(from_fn_with_state(web.clone(), kept::keep))
        .layer(from_fn_with_state(web.clone(), csrf::check))
        .layer(from_fn_with_state(web.clone(), token::check))
        .layer(from_fn_with_state(web.clone(), origin::check))
        .layer(from_fn_with_state(web.clone(), rate::check))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, request))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(web.clone(), visit::visit))
        // What is not kept; what is kept is packed already.
        .layer(CompressionLayer::new())
        .layer(from_fn(headers::add))
        .with_state(web)
}
