//! Endpoints: from one function each, its route and its part of the document.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Path, Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, delete, get, post};
use axum::{Json, Router};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zabit_store::{Page, Store};

use super::ROOT;
use super::cursor::{List, Row, turn};
use super::document::Document;
use super::query::{Asked, Pairs};
use super::rows::Told;
use crate::error::Fault;
use crate::state::Web;

/// The endpoints so far.
#[derive(Default)]
pub struct Table {
    router: Router<Web>,
    document: Document,
}

/// A type that a part of the address fills.
pub trait Place: DeserializeOwned + JsonSchema + Clone + Send + 'static {}

impl<T: DeserializeOwned + JsonSchema + Clone + Send + 'static> Place for T {}

/// What a change is told.
pub trait Body: DeserializeOwned + JsonSchema + Send + 'static {
    /// Whether plain text is taken too.
    const TEXT: bool;

    /// What plain text says.
    fn of_text(text: String) -> Self;
}

/// A change that was made.
pub struct Done<A> {
    /// Whether something is there now that was not.
    pub new: bool,
    /// Its address.
    pub at: String,
    /// What is said of it.
    pub answer: A,
}

impl<A: Serialize> IntoResponse for Done<A> {
    fn into_response(self) -> Response {
        let (status, name) =
            if self.new { (StatusCode::CREATED, header::LOCATION) } else { (StatusCode::OK, header::CONTENT_LOCATION) };
        (status, [(name, self.at)], Json(self.answer)).into_response()
    }
}

type Ask<P, Q, A> = fn(&Store, P, Q) -> Result<A, Fault>;
type AskRows<P, Q, R> = fn(&Store, &P, &Q, &Page, &str) -> Result<Vec<R>, Fault>;

impl Table {
    /// A question with one answer.
    pub fn get<P: Place, Q: Asked, A>(mut self, path: &'static str, about: &str, ask: Ask<P, Q, A>) -> Self
    where
        A: Serialize + JsonSchema + Send + 'static,
    {
        let known = self.document.question::<P, Q, A>(path, about);
        self.route(path, answered(known, ask, |answer| Json(answer).into_response()))
    }

    /// A question whose answer is plain text.
    pub fn text<P: Place, Q: Asked>(mut self, path: &'static str, about: &str, ask: Ask<P, Q, String>) -> Self {
        let known = self.document.words::<P, Q>(path, about);
        self.route(path, answered(known, ask, IntoResponse::into_response))
    }

    /// A question whose answer comes in pages.
    pub fn list<P: Place, Q: Asked, R: Row>(mut self, path: &'static str, about: &str, ask: AskRows<P, Q, R>) -> Self {
        let known: Arc<[String]> = self.document.pages::<P, Q, List<Told<R>>>(path, about).into();
        let handler = move |State(web): State<Web>, Path(place): Path<P>, uri: Uri| {
            let known = Arc::clone(&known);
            async move {
                let mut pairs = Pairs::new(&uri, &known)?;
                let paging = pairs.paging()?;
                let asked: Q = pairs.read()?;
                let question = question(&uri);
                let rows = web.ask(move |store| {
                    let walk = asked.walk();
                    turn(store, &question, walk, paging, |page, after| ask(store, &place, &asked, page, after))
                });
                let list = rows.await?;
                let next = list.next.as_deref().map(|cursor| next(&uri, cursor));
                let mut response = Json(list).into_response();
                if let Some(link) = next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok())
                {
                    response.headers_mut().insert(header::LINK, link);
                }
                Ok::<_, Fault>(response)
            }
        };
        self.route(path, get(handler))
    }

    /// A change.
    pub fn post<B: Body, A, F>(mut self, path: &'static str, about: &str, make: fn(Web, B) -> F) -> Self
    where
        A: Serialize + JsonSchema + Send + 'static,
        F: Future<Output = Result<Done<A>, Fault>> + Send + 'static,
    {
        self.document.change::<B, A>(path, about);
        let handler = move |State(web): State<Web>, request: Request| async move {
            no_query(request.uri())?;
            make(web, body(request).await?).await
        };
        self.route(path, post(handler))
    }

    /// A change that takes something back.
    pub fn delete<P: Place, A, F>(mut self, path: &'static str, about: &str, make: fn(Web, P) -> F) -> Self
    where
        A: Serialize + JsonSchema + Send + 'static,
        F: Future<Output = Result<A, Fault>> + Send + 'static,
    {
        self.document.taken_back::<P, A>(path, about);
        let handler = move |State(web): State<Web>, Path(place): Path<P>, uri: Uri| async move {
            no_query(&uri)?;
            Ok::<_, Fault>(Json(make(web, place).await?))
        };
        self.route(path, delete(handler))
    }

    fn route(mut self, path: &str, methods: MethodRouter<Web>) -> Self {
        self.router = self.router.route(&format!("{ROOT}{path}"), methods);
        self
    }

    /// The document.
    #[cfg(test)]
    pub fn document(self) -> serde_json::Value {
        self.document.finish()
    }

    /// All routes, that of the document too.
    pub fn finish(self) -> Router<Web> {
        let document: Arc<str> = self.document.finish().to_string().into();
        let serve = move |uri: Uri| {
            let document = Arc::clone(&document);
            async move {
                no_query(&uri)?;
                Ok::<_, Fault>(([(header::CONTENT_TYPE, "application/json")], document.to_string()))
            }
        };
        self.router.route(&format!("{ROOT}/openapi.json"), get(serve))
    }
}

/// The route of a question with one answer.
fn answered<P: Place, Q: Asked, A: Send + 'static>(
    known: Vec<String>,
    ask: Ask<P, Q, A>,
    form: fn(A) -> Response,
) -> MethodRouter<Web> {
    let known: Arc<[String]> = known.into();
    get(move |State(web): State<Web>, Path(place): Path<P>, uri: Uri| {
        let known = Arc::clone(&known);
        async move {
            let asked: Q = Pairs::new(&uri, &known)?.read()?;
            Ok::<_, Fault>(form(web.ask(move |store| ask(store, place, asked)).await?))
        }
    })
}

/// Refuses parameters where there are none.
fn no_query(uri: &Uri) -> Result<(), Fault> {
    Pairs::new(uri, &[]).map(drop)
}

/// What a change is told, as JSON or plain text.
async fn body<B: Body>(request: Request) -> Result<B, Fault> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_text = kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("text/plain"));
    if is_text && B::TEXT {
        let text = String::from_request(request, &()).await.map_err(|error| Fault::of_status(error.status()))?;
        return Ok(B::of_text(text));
    }
    match Json::from_request(request, &()).await {
        Ok(Json(body)) => Ok(body),
        Err(JsonRejection::JsonDataError(error)) => Err(Fault::Refused(plain(&error.body_text()))),
        Err(JsonRejection::JsonSyntaxError(error)) => Err(Fault::Question(plain(&error.body_text()))),
        Err(error) => Err(Fault::of_status(error.status())),
    }
}

/// What a library says of a body, without its own beginning.
fn plain(said: &str) -> String {
    said.split_once(": ").map_or(said, |(_, why)| why).to_owned()
}

/// The question without what tells its pages apart, in one form.
fn question(uri: &Uri) -> String {
    let pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let mut pairs: Vec<_> = pairs.filter(|(key, _)| key != "cursor" && key != "limit").collect();
    pairs.sort();
    format!("{} {pairs:?}", uri.path())
}

/// The address of the next page.
fn next(uri: &Uri, cursor: &str) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    let pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    out.extend_pairs(pairs.filter(|(key, _)| key != "cursor"));
    format!("{}?{}", uri.path(), out.append_pair("cursor", cursor).finish())
}
