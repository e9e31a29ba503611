//! The page that says what went wrong, in the reader's language; for somebody who must log in, the form to do so.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::Page;
use super::frame::{Frame, framed};
use super::login;
use crate::error::Fault;
use crate::state::Web;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "fault.html")]
struct View {
    frame: Frame,
    name: &'static str,
    heading: String,
    help: String,
    /// Whether the same address may work in a while.
    again: bool,
    /// The commands that help.
    command: Option<&'static str>,
}

framed!(View);

/// The page of a fault. The store is not asked: it may be what is at fault.
pub async fn page(web: &Web, visit: &Visit, fault: &Fault) -> Response {
    let frame = Frame::new(web, visit, matches!(fault, Fault::NotFound)).await;
    if matches!(fault, Fault::TokenNeeded) {
        return Page(login::View::new(frame, login::next_of(visit), false)).into_response();
    }
    let name = fault.name();
    let help = match fault {
        Fault::Asked(why) => frame.t.say(why).into_owned(),
        _ => frame.t.name("fault-help", name).into_owned(),
    };
    let again = fault.status().is_server_error() || matches!(fault, Fault::Slow | Fault::TooMany);
    let command = (name == "store-missing").then_some("zabit add haberler/");
    Page(View { heading: frame.t.name("fault", name).into_owned(), frame, name, help, again, command }).into_response()
}
