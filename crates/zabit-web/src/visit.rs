//! One visit: in which language, by whom, of which address. Here faults become pages or problems, and cookies are set.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Uri, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::api::problem::problem;
use crate::error::{Carried, Fault};
use crate::guard::cookies::{cookie, set};
use crate::guard::secret::random;
use crate::pages::fault;
use crate::state::Web;
use crate::texts::{Language, negotiate};

const LANGUAGE: &str = "zabit_lang";
const LANGUAGE_AGE: u64 = 365 * 24 * 60 * 60;
const VISITOR: &str = "zabit_visitor";
/// Digits of a visitor's number.
const DIGITS: usize = 32;

/// What is known of a request before any page sees it.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The language of its answer.
    pub language: Language,
    /// A random number of the browser, which the tokens of its forms are bound to.
    pub visitor: String,
    /// What was asked for.
    pub uri: Uri,
}

impl Visit {
    /// Whether a program asks.
    pub fn is_api(&self) -> bool {
        self.uri.path().starts_with("/api/")
    }
}

/// Finds out what is known of a request, and gives its answer the form it needs.
pub async fn visit(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let chosen = request.uri().query().and_then(chosen);
    let kept = || cookie(headers, LANGUAGE).and_then(Language::of_code);
    let asked = || headers.get(header::ACCEPT_LANGUAGE).and_then(|line| line.to_str().ok());
    let language = chosen.or_else(kept).unwrap_or_else(|| negotiate(asked().unwrap_or_default()));
    let known = cookie(headers, VISITOR).filter(|digits| is_number(digits)).map(str::to_owned);
    let is_new = known.is_none();
    let visitor = known.unwrap_or_else(|| random::<{ DIGITS / 2 }>().unwrap_or_default());
    let visit = Visit { language, visitor, uri: request.uri().clone() };
    let is_asset = visit.uri.path().starts_with("/assets/");
    request.extensions_mut().insert(visit.clone());
    let response = next.run(request).await;
    let mut response = formed(&web, &visit, response).await;
    if !is_asset && !visit.is_api() {
        let new = is_new.then(|| set(VISITOR, &visit.visitor, None)).flatten();
        let chosen = chosen.and_then(|language| set(LANGUAGE, language.code(), Some(LANGUAGE_AGE)));
        for line in new.into_iter().chain(chosen) {
            response.headers_mut().append(header::SET_COOKIE, line);
        }
        response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    }
    response
}

/// The language of a switch in the address.
fn chosen(query: &str) -> Option<Language> {
    let lang = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "lang")?.1;
    Language::of_code(&lang)
}

fn is_number(digits: &str) -> bool {
    digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// An answer as it is, or a fault as a page or a problem.
async fn formed(web: &Web, visit: &Visit, mut response: Response) -> Response {
    let carried = response.extensions_mut().remove::<Carried>();
    let status = response.status();
    let has_form =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"));
    let fault = match carried {
        Some(Carried(fault)) => fault,
        None if has_form || !(status.is_client_error() || status.is_server_error()) => return response,
        None => std::sync::Arc::new(Fault::of_status(status)),
    };
    let mut formed = if visit.is_api() { problem(&fault) } else { fault::page(web, visit, &fault).await };
    *formed.status_mut() = fault.status();
    match *fault {
        Fault::TokenNeeded | Fault::TokenWrong => {
            formed.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        Fault::TooMany => {
            formed.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        Fault::Slow => {
            formed.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        _ => {}
    }
    // Which methods an address takes.
    if let Some(allow) = response.headers_mut().remove(header::ALLOW) {
        formed.headers_mut().insert(header::ALLOW, allow);
    }
    formed.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    formed
}
