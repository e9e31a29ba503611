//! Answers that hold as long as the store is as it is: told by an ETag, and kept so that they need not be made again.
//!
//! An answer is a function of the store's state ([`zabit_store::Store::stamp`]), the day, the language, the address and
//! the program. A digest of these is its tag; who has an answer of that tag is told so (304). Ready answers are kept,
//! packed, up to 32 MB of them. What is one visitor's own ([`Own`]) is neither tagged nor kept.

use std::sync::{Arc, LazyLock};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use sha2::{Digest, Sha256};
use zabit_store::today;

use crate::error::Fault;
use crate::guard::secret::hex;
use crate::guard::token::LOGIN;
use crate::state::Web;
use crate::visit::Visit;

/// Bytes that are kept, and of one answer.
const BYTES: u64 = 32 << 20;
const LARGEST: usize = 1 << 20;
/// Answers that room is made for at first.
const ANSWERS: usize = 4096;
/// Bytes that an answer takes beside its body, about.
const HEAD: u64 = 512;

/// Says of an answer that it is one visitor's own, as a page with a form is.
#[derive(Clone, Copy, Debug)]
pub struct Own;

/// Says of a request that the store could not be read just now: waiting for it twice helps nobody.
#[derive(Clone, Copy, Debug)]
pub struct Unread;

/// An answer that is kept.
#[derive(Clone, Debug)]
struct Answer {
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Clone, Debug)]
struct Weight;

impl Weighter<String, Arc<Answer>> for Weight {
    fn weight(&self, name: &String, answer: &Arc<Answer>) -> u64 {
        HEAD + (name.len() + answer.body.len()) as u64
    }
}

/// The answers that are kept.
pub struct Kept(Cache<String, Arc<Answer>, Weight>);

impl Default for Kept {
    fn default() -> Self {
        Self(Cache::with_weighter(ANSWERS, BYTES, Weight))
    }
}

/// Answers from what is kept where that holds, and keeps what is new.
pub async fn keep(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let Some(subject) = subject(&request) else { return next.run(request).await };
    // Before the question: what is made of a later state is never taken for one of an earlier.
    let Ok(stamp) = web.stamp().await else {
        request.extensions_mut().insert(Unread);
        return next.run(request).await;
    };
    let tag = digest(&format!("{} {stamp} {} {subject}", *PROGRAM, today()));
    let Ok(line) = HeaderValue::from_str(&format!("W/\"{tag}\"")) else { return Fault::Internal.into_response() };
    if has(request.headers(), &tag) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, line)]).into_response();
    }
    let packing = packing(request.headers());
    let name = format!("{tag} {packing}");
    if let Some(answer) = web.kept().0.get(&name) {
        return (answer.headers.clone(), Body::from(answer.body.clone())).into_response();
    }
    // Browsers list what they take in many ways; kept answers know three.
    request.headers_mut().insert(header::ACCEPT_ENCODING, HeaderValue::from_static(packing));
    let head = request.method() == Method::HEAD;
    let mut response = next.run(request).await;
    if response.status() != StatusCode::OK || response.extensions().get::<Own>().is_some() {
        return response;
    }
    response.headers_mut().insert(header::ETAG, line);
    if head { response } else { kept(&web, name, response).await }
}

/// Keeps an answer on its way out.
async fn kept(web: &Web, name: String, response: Response) -> Response {
    let (parts, body) = response.into_parts();
    let Ok(body) = body.collect().await.map(|body| body.to_bytes()) else { return Fault::Internal.into_response() };
    if body.len() <= LARGEST {
        web.kept().0.insert(name, Arc::new(Answer { headers: parts.headers.clone(), body: body.clone() }));
    }
    Response::from_parts(parts, Body::from(body))
}

/// What an answer depends on beside the store, the day and the program. `None` where it is not to be kept.
fn subject(request: &Request) -> Option<String> {
    let asks = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path();
    if !asks || path.starts_with("/assets/") || path == LOGIN {
        return None;
    }
    let visit = request.extensions().get::<Visit>()?;
    let language = if visit.is_api() { "" } else { visit.language.code() };
    Some(format!("{language} {}", request.uri()))
}

/// Which build of the program this is: another one may answer otherwise.
static PROGRAM: LazyLock<String> = LazyLock::new(|| {
    let file = std::env::current_exe().and_then(|file| file.metadata());
    let changed = file.as_ref().ok().and_then(|file| file.modified().ok());
    format!("{} {:?} {changed:?}", env!("CARGO_PKG_VERSION"), file.map(|file| file.len()).ok())
});

fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes())[..16])
}

/// Whether who asks has the answer of a tag already.
fn has(headers: &HeaderMap, tag: &str) -> bool {
    let lines = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|one| one.trim().trim_start_matches("W/").trim_matches('"') == tag)
}

/// The best packing that who asks can take.
fn packing(headers: &HeaderMap) -> &'static str {
    let lines = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    let taken: Vec<&str> = lines
        .flat_map(|line| line.split(','))
        .filter_map(|one| match one.split_once(';') {
            Some((_, weight)) if weight.trim().trim_start_matches("q=").parse() == Ok(0.0_f32) => None,
            Some((name, _)) => Some(name.trim()),
            None => Some(one.trim()),
        })
        .collect();
    ["br", "gzip"].into_iter().find(|packing| taken.contains(packing)).unwrap_or("identity")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, line: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(line).unwrap())])
    }

    #[test]
    fn tags_as_they_are_sent() {
        let has = |line: &str| has(&headers(header::IF_NONE_MATCH, line), "ab12");
        for line in ["W/\"ab12\"", "\"ab12\"", "\"x\", W/\"ab12\""] {
            assert!(has(line), "{line}");
        }
        for line in ["W/\"ab1\"", "*", "", "\"ab12 \""] {
            assert!(!has(line), "{line}");
        }
    }

    #[test]
    fn the_best_packing() {
        for (line, packing) in [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip;q=1.0, br;q=0", "gzip"),
            ("br;q=0.0, identity", "identity"),
            ("", "identity"),
        ] {
            assert_eq!(super::packing(&headers(header::ACCEPT_ENCODING, line)), packing, "{line}");
        }
    }
}
