//! What can go wrong with a request. It becomes a page in the reader's language, or under `/api/` a problem in JSON
//! (RFC 9457); [`crate::visit`] makes it
//! so, as it knows the language and the path.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use zabit_store::{Error, Named};

/// Why a request has no answer.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Nothing is at this address.
    #[error("nothing is at this address")]
    NotFound,
    /// The address is for other methods.
    #[error("this address does not take this method")]
    Method,
    /// A question that makes no sense; the key of the text that says why.
    #[error("the request makes no sense: {0}")]
    Asked(&'static str),
    /// A question that makes no sense; why, in English, for programs.
    #[error("{0}")]
    Question(String),
    /// What was sent makes no sense; why, in English, for programs.
    #[error("{0}")]
    Refused(String),
    /// A name that is nobody's.
    #[error("{0}: nobody of this name is in the store")]
    Nobody(String),
    /// A name that fits several.
    #[error("{0}: fits {several}; say which one by its number", several = .1.len())]
    Several(String, Vec<Named>),
    /// A cursor of a state that the store is not in any more.
    #[error("the store has changed since, and with it the order of the rows; begin again without the cursor")]
    Outdated,
    /// A name that is not ours: somebody else's page may have had it point here.
    #[error("this server is not known by the name that was asked for")]
    Host,
    /// Another site tried to make a change.
    #[error("the request comes from another site")]
    Origin,
    /// A form without its token, or with one of an earlier run.
    #[error("the form's token is missing or out of date; load the page again")]
    Csrf,
    /// The token is missing.
    #[error("a token is needed; send it as `Authorization: Bearer …`")]
    TokenNeeded,
    /// The token is not the one.
    #[error("the token is wrong")]
    TokenWrong,
    /// More bytes than are taken.
    #[error("the request is too large")]
    TooLarge,
    /// The request did not arrive in time, or its answer was not found in time.
    #[error("the request took too long")]
    Slow,
    /// Too many requests.
    #[error("too many requests; wait a moment")]
    TooMany,
    /// A body in a form that is not taken.
    #[error(
        "the body must be a form; under /api/ JSON, or for a story plain text with the header X-Zabit-Csrf or a token"
    )]
    Media,
    /// The store says no.
    #[error("{0}")]
    Store(#[from] Error),
    /// A fault of ours.
    #[error("internal error")]
    Internal,
}

impl Fault {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::Nobody(_) | Self::Store(Error::NotFound(_)) => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Asked(_) | Self::Question(_) => StatusCode::BAD_REQUEST,
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Origin | Self::Csrf => StatusCode::FORBIDDEN,
            Self::TokenNeeded | Self::TokenWrong => StatusCode::UNAUTHORIZED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Media => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Several(..) | Self::Refused(_) | Self::Store(Error::Refused(_)) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Outdated => StatusCode::GONE,
            Self::Store(Error::Full(_)) => StatusCode::INSUFFICIENT_STORAGE,
            Self::Store(Error::Sql { .. }) | Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The word that names it in texts (`fault-…`) and problems.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotFound | Self::Store(Error::NotFound(_)) => "not-found",
            Self::Nobody(_) => "nobody",
            Self::Several(..) => "several",
            Self::Outdated => "outdated",
            Self::Method => "method",
            Self::Asked(_) | Self::Question(_) => "asked",
            Self::Host => "host",
            Self::Origin => "origin",
            Self::Csrf => "csrf",
            Self::TokenNeeded => "token-needed",
            Self::TokenWrong => "token-wrong",
            Self::TooLarge => "too-large",
            Self::Slow => "slow",
            Self::TooMany => "too-many",
            Self::Media => "media",
            Self::Store(Error::Missing(_)) => "store-missing",
            Self::Store(Error::Foreign(_)) => "store-foreign",
            Self::Store(Error::Newer { .. }) => "store-newer",
            Self::Store(Error::Busy(_)) => "store-busy",
            Self::Store(Error::Full(_)) => "store-full",
            Self::Store(Error::ReadOnly(_)) => "store-read-only",
            Self::Store(Error::Unopened(_)) => "store-unopened",
            Self::Store(Error::Damaged(_)) => "store-damaged",
            Self::Refused(_) | Self::Store(Error::Refused(_)) => "refused",
            Self::Store(Error::Sql { .. }) | Self::Internal => "internal",
        }
    }

    /// All names, so that a test can ask for their texts.
    #[cfg(test)]
    pub const NAMES: &[&str] = &[
        "not-found",
        "nobody",
        "several",
        "outdated",
        "method",
        "asked",
        "host",
        "origin",
        "csrf",
        "token-needed",
        "token-wrong",
        "too-large",
        "slow",
        "too-many",
        "media",
        "store-missing",
        "store-foreign",
        "store-newer",
        "store-busy",
        "store-full",
        "store-read-only",
        "store-unopened",
        "store-damaged",
        "refused",
        "internal",
    ];

    /// The fault that a bare status stands for, as libraries below answer with.
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::Method,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::REQUEST_TIMEOUT => Self::Slow,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::Media,
            StatusCode::UNAUTHORIZED => Self::TokenNeeded,
            StatusCode::FORBIDDEN => Self::Csrf,
            status if status.is_client_error() => Self::Asked("asked-unreadable"),
            _ => Self::Internal,
        }
    }
}

/// A fault on its way out, kept in the answer until it is given its form.
#[derive(Clone, Debug)]
pub struct Carried(pub std::sync::Arc<Fault>);

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Carried(std::sync::Arc::new(self)));
        response
    }
}
