//! Answers that hold as long as the store is as it is: told by an ETag, and kept so that they need not be made again.
//!
//! An answer is a function of the store's state ([`zabit_store::Store::stamp`]), the day, the language, the address and
//! the program. A digest of these is its tag; who has an answer of that tag is told so (304). Ready answers are kept,
//! packed, up to 32 MB of them. Who asks for an answer that is being made waits for it: it is made once. What is one
//! visitor's own ([`Own`]) is neither tagged nor kept.

use std::io::Read;
use std::sync::{Arc, LazyLock};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::bufread::GzEncoder;
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
/// Bytes from which on packing is worth it, and from which on it takes long.
const WORTH: usize = 256;
const LONG: usize = 256 << 10;
/// How hard Brotli tries, of 11, and the bits of its window: pages are small, and larger windows take megabytes each.
const QUALITY: i32 = 4;
const WINDOW: i32 = 18;
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

impl Weighter<String, Option<Arc<Answer>>> for Weight {
    fn weight(&self, name: &String, answer: &Option<Arc<Answer>>) -> u64 {
        HEAD + (name.len() + answer.as_ref().map_or(0, |answer| answer.body.len())) as u64
    }
}

/// The answers that are kept; `None` where an answer is one visitor's own, so that nobody waits for another's.
pub struct Kept(Cache<String, Option<Arc<Answer>>, Weight>);

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
    let place = match web.kept().0.get_value_or_guard_async(&name).await {
        Ok(Some(answer)) => return (answer.headers.clone(), Body::from(answer.body.clone())).into_response(),
        Ok(None) => None,
        Err(place) => Some(place),
    };
    // Browsers list what they take in many ways; kept answers know three.
    request.headers_mut().insert(header::ACCEPT_ENCODING, HeaderValue::from_static(packing));
    let head = request.method() == Method::HEAD;
    let mut response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return response;
    }
    if response.extensions().get::<Own>().is_some() {
        let _ = place.map(|place| place.insert(None));
        return response;
    }
    response.headers_mut().insert(header::ETAG, line);
    if head {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = body.collect().await.map(|body| body.to_bytes()) else { return Fault::Internal.into_response() };
    let body = packed(&mut parts.headers, body, packing).await;
    if let Some(place) = place.filter(|_| body.len() <= LARGEST) {
        // Where the cache has no room for it, it is made again.
        let _ = place.insert(Some(Arc::new(Answer { headers: parts.headers.clone(), body: body.clone() })));
    }
    Response::from_parts(parts, Body::from(body))
}

/// A body as it is sent. All that is kept is text.
async fn packed(headers: &mut HeaderMap, body: Bytes, packing: &'static str) -> Bytes {
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if packing == "identity" || body.len() < WORTH {
        return body;
    }
    // What takes long is no work for the threads that all requests share.
    let done = if body.len() < LONG {
        pack(&body, packing)
    } else {
        let whole = body.clone();
        tokio::task::spawn_blocking(move || pack(&whole, packing)).await.ok().flatten()
    };
    let Some(packed) = done else { return body };
    headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(packing));
    headers.remove(header::CONTENT_LENGTH);
    Bytes::from(packed)
}

fn pack(body: &[u8], packing: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len() / 4);
    if packing == "br" {
        let params = BrotliEncoderParams {
            quality: QUALITY,
            lgwin: WINDOW,
            size_hint: body.len(),
            ..BrotliEncoderParams::default()
        };
        brotli::BrotliCompress(&mut &body[..], &mut out, &params).ok()?;
    } else {
        GzEncoder::new(body, Compression::fast()).read_to_end(&mut out).ok()?;
    }
    Some(out)
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
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use axum::middleware::from_fn_with_state;
    use tower::ServiceExt;

    use super::*;

    fn headers(name: header::HeaderName, line: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(line).unwrap())])
    }

    /// How often an answer is made that twenty ask for at once, and what they get.
    fn asked_by_twenty(own: bool) -> (usize, Vec<Bytes>) {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("kayit.db");
        zabit_store::Store::create(&store).unwrap();
        let web = Web::new(crate::Options::new(store, "127.0.0.1:0".parse().unwrap())).unwrap();
        let page = move || async move {
            MADE.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(50)).await;
            let mut response = "bir sayfa ".repeat(100).into_response();
            if own {
                response.extensions_mut().insert(Own);
            }
            response
        };
        let app = axum::Router::new()
            .route("/sayfa", axum::routing::get(page))
            .layer(from_fn_with_state(web.clone(), keep))
            .layer(from_fn_with_state(web.clone(), crate::visit::visit))
            .with_state(web);
        MADE.store(0, Ordering::SeqCst);
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        let bodies = runtime.block_on(async {
            let ask = || {
                let request = Request::builder().uri("/sayfa").header(header::ACCEPT_ENCODING, "br");
                tokio::spawn(app.clone().oneshot(request.body(Body::empty()).unwrap()))
            };
            let asked: Vec<_> = (0..20).map(|_| ask()).collect();
            let mut bodies = Vec::new();
            for one in asked {
                let response = one.await.unwrap().unwrap();
                assert_eq!(response.status(), StatusCode::OK);
                bodies.push(response.into_body().collect().await.unwrap().to_bytes());
            }
            bodies
        });
        (MADE.load(Ordering::SeqCst), bodies)
    }

    #[test]
    fn an_answer_is_made_once_for_all_who_wait_for_it_and_for_each_where_it_is_their_own() {
        let (made, bodies) = asked_by_twenty(false);
        assert_eq!(made, 1);
        assert!(bodies.iter().all(|body| *body == bodies[0] && body.len() < 100), "packed");
        let (made, bodies) = asked_by_twenty(true);
        assert_eq!((made, bodies.len()), (20, 20));
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
