//! What went wrong, as RFC 9457 has it.

use axum::Json;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;
use zabit_store::{Error, Named};

use super::rows::Told;
use crate::error::Fault;
use crate::texts::{Language, Texts};

/// The type of such an answer.
pub const KIND: &str = "application/problem+json";

/// What went wrong.
#[derive(Serialize, JsonSchema)]
pub struct Problem {
    /// What kind of problem: "tag:zabit,2025:not-found". It stays the same from version to version.
    #[serde(rename = "type")]
    kind: String,
    /// The status in words.
    title: String,
    /// The status of the answer.
    status: u16,
    /// What is wrong with this request.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// Where a name fits several: all of them, to ask again by number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<Told<Named>>,
}

impl Problem {
    fn new(fault: &Fault) -> Self {
        let detail = match fault {
            // What else the store says may name a path of this machine; the type must do.
            Fault::Store(Error::NotFound(said) | Error::Refused(said)) => Some(said.clone()),
            Fault::Store(_) => None,
            Fault::Asked(why) => Some(Texts::new(Language::English).say(why).into_owned()),
            fault => Some(fault.to_string()),
        };
        let candidates = match fault {
            Fault::Several(_, several) => several.iter().cloned().map(Told).collect(),
            _ => Vec::new(),
        };
        let status = fault.status();
        Self {
            kind: format!("tag:zabit,2025:{}", fault.name()),
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            detail,
            candidates,
        }
    }
}

/// The answer that tells a program of a fault.
pub fn problem(fault: &Fault) -> Response {
    let mut response = Json(Problem::new(fault)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(KIND));
    response
}
