//! Whether a change was meant: a form carries a token that only our own pages hold.
//!
//! A form has the field [`FIELD`], first of all where it sends files; a script may send the header [`HEADER`] instead.
//! Under `/api/` bodies are JSON, or there is the header, or the method is none of forms: no other site can send that
//! without asking first, and asking is refused. A request that shows the token of the server was meant in any case. This is also where a body is held to its limit and read.

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use super::origin::is_change;
use super::secret::random;
use super::token::{LOGIN, Shown};
use crate::error::Fault;
use crate::state::Web;
use crate::visit::Visit;

/// The field of a form that holds the token.
pub const FIELD: &str = "csrf";
/// The header that may hold it instead.
pub const HEADER: &str = "x-zabit-csrf";
const PURPOSE: &str = "form";
/// Digits of the part that makes each token another one; compressed pages give nothing away then.
const NONCE: usize = 32;
/// Bytes of the form with the token of the server.
const LOGIN_BODY: usize = 4096;

/// A token for the forms of one visitor.
pub fn token(web: &Web, visitor: &str) -> String {
    let nonce = random::<{ NONCE / 2 }>().unwrap_or_default();
    let signature = web.secret().sign(PURPOSE, &format!("{visitor} {nonce}"));
    nonce + &signature
}

fn fits(web: &Web, visitor: &str, token: &str) -> bool {
    let Some((nonce, signature)) = token.split_at_checked(NONCE) else { return false };
    web.secret().signed(PURPOSE, &format!("{visitor} {nonce}"), signature)
}

/// Refuses changes that no page of ours asked for, and bodies that are too large.
pub async fn check(State(web): State<Web>, request: Request, next: Next) -> Result<Response, Fault> {
    if !is_change(request.method()) {
        return Ok(next.run(request).await);
    }
    let (parts, body) = request.into_parts();
    // Few large bodies are in memory at a time. Who has not come in yet holds up nobody, and sends little.
    let login = parts.uri.path() == LOGIN;
    let _turn = if login { None } else { Some(web.bodies().acquire().await.map_err(|_| Fault::Internal)?) };
    let limit = if login { LOGIN_BODY } else { web.options().limits.body };
    let body = read(&parts.headers, body, limit).await?;
    if !is_meant(&web, &parts, &body)? {
        return Err(if parts.uri.path().starts_with("/api/") { Fault::Media } else { Fault::Csrf });
    }
    Ok(next.run(Request::from_parts(parts, Body::from(body))).await)
}

async fn read(headers: &HeaderMap, body: Body, limit: usize) -> Result<Bytes, Fault> {
    let told = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if told.is_some_and(|length| length > limit) {
        return Err(Fault::TooLarge);
    }
    match Limited::new(body, limit).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(Fault::TooLarge),
        Err(_) => Err(Fault::Asked("asked-unreadable")),
    }
}

fn is_meant(web: &Web, parts: &Parts, body: &[u8]) -> Result<bool, Fault> {
    if parts.extensions.get::<Shown>().is_some() {
        return Ok(true);
    }
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let (kind, _) = kind.split_once(';').unwrap_or((kind, ""));
    let kind = kind.trim().to_ascii_lowercase();
    // None of these can be sent by another site unasked.
    let asks_first =
        || parts.method != Method::POST || kind == "application/json" || parts.headers.contains_key(HEADER);
    if parts.uri.path().starts_with("/api/") && asks_first() {
        return Ok(true);
    }
    let Some(visit) = parts.extensions.get::<Visit>() else { return Err(Fault::Internal) };
    let sent = parts.headers.get(HEADER).and_then(|token| token.to_str().ok().map(str::to_owned));
    let token = sent.or_else(|| match kind.as_str() {
        "application/x-www-form-urlencoded" => field(body),
        "multipart/form-data" => first_part(body),
        _ => None,
    });
    Ok(token.is_some_and(|token| fits(web, &visit.visitor, &token)))
}

/// The token in a form.
fn field(body: &[u8]) -> Option<String> {
    form_urlencoded::parse(body).find_map(|(key, value)| (key == FIELD).then(|| value.into_owned()))
}

/// The token in a form with files, where it is the first field.
fn first_part(body: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&body[..body.len().min(1024)]);
    let (before, rest) = head.split_once("\r\n\r\n")?;
    let named = before.lines().count() == 2 && before.ends_with(&format!("; name=\"{FIELD}\""));
    named.then(|| rest.lines().next().map(str::to_owned))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_of_a_form() {
        assert_eq!(field(b"text=a%20b&csrf=12").as_deref(), Some("12"));
        assert_eq!(field(b"text=csrf=12"), None);
        let part = b"--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n--x--\r\n";
        assert_eq!(first_part(part).as_deref(), Some("abc"));
        let other = b"--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\ncsrf\r\n--x--\r\n";
        assert_eq!(first_part(other), None);
        assert_eq!(first_part(b""), None);
    }
}
