//! Who may come in: on loopback everybody who is on the machine, elsewhere whoever knows the token.
//!
//! Programs send `Authorization: Bearer TOKEN`. People type it once on a page and get a cookie for twelve hours, signed
//! with the secret of this run. Of the token itself only its SHA-256 is known here.

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::cookies::cookie;
use super::rate::Peer;
use super::secret::{hex, random};
use crate::error::Fault;
use crate::state::Web;

/// The cookie of somebody who has shown the token.
pub const SESSION: &str = "zabit_session";
/// How long it lasts, in seconds.
pub const SESSION_AGE: u64 = 12 * 60 * 60;
/// Where the token is typed.
pub const LOGIN: &str = "/login";
const PURPOSE: &str = "session";
const PREFIX: &str = "sha256:";

/// The SHA-256 of a token, written as "sha256:" and 64 hexadecimal digits.
///
/// ```
/// use zabit_web::TokenHash;
/// let (token, hash) = TokenHash::generate().unwrap();
/// assert!(hash.fits(&token));
/// assert!(!hash.fits("deneme"));
/// assert_eq!(hash.to_string().parse::<TokenHash>().unwrap(), hash);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct TokenHash([u8; 32]);

/// Why a text is no token's hash.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a token file holds one line, \"sha256:\" and 64 hexadecimal digits")]
pub struct TokenError;

impl TokenHash {
    /// A new token, and its hash. The token is random, so that nobody can guess it from the hash.
    ///
    /// # Errors
    /// A system without random numbers.
    pub fn generate() -> Result<(String, Self), std::io::Error> {
        let token = random::<32>().map_err(std::io::Error::from)?;
        let hash = Self::of(&token);
        Ok((token, hash))
    }

    /// The hash of a token.
    pub fn of(token: &str) -> Self {
        Self(Sha256::digest(token.as_bytes()).into())
    }

    /// Whether this is the token's hash. Takes the same time wherever they differ.
    pub fn fits(&self, token: &str) -> bool {
        self.0.ct_eq(&Self::of(token).0).into()
    }
}

impl fmt::Display for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{}", hex(&self.0))
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash")
    }
}

impl FromStr for TokenHash {
    type Err = TokenError;

    fn from_str(text: &str) -> Result<Self, TokenError> {
        let digits = text.trim().strip_prefix(PREFIX).ok_or(TokenError)?;
        if digits.len() != 64 || !digits.is_ascii() {
            return Err(TokenError);
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            let pair = digits.get(2 * at..2 * at + 2).ok_or(TokenError)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| TokenError)?;
        }
        Ok(Self(bytes))
    }
}

/// Refuses whoever has shown no token, where one is needed. Styles and the page to type it are free.
pub async fn check(State(web): State<Web>, mut request: Request, next: Next) -> Result<Response, Fault> {
    let path = request.uri().path();
    let free = path == LOGIN || path.starts_with("/assets/");
    if let (Some(hash), false) = (&web.options().token, free) {
        match bearer(request.headers()) {
            Some(token) => {
                let peer = request.extensions().get::<Peer>().copied();
                try_token(&web, hash, peer, token)?;
                request.extensions_mut().insert(Shown);
            }
            None if has_session(&web, request.headers()) => {}
            None => return Err(Fault::TokenNeeded),
        }
    }
    Ok(next.run(request).await)
}

/// A request that showed the token itself: no other site can have made it.
#[derive(Clone, Copy, Debug)]
pub struct Shown;

/// Tries a token. Who has given too many wrong ones must wait, right or wrong.
///
/// # Errors
/// A wrong token, or too many of them.
pub fn try_token(web: &Web, hash: &TokenHash, peer: Option<Peer>, token: &str) -> Result<(), Fault> {
    if hash.fits(token) {
        return Ok(());
    }
    match peer {
        Some(Peer(peer)) if !web.rates().may_guess(peer) => Err(Fault::TooMany),
        _ => Err(Fault::TokenWrong),
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let line = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = line.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The value of a session's cookie, from now on.
pub fn session(web: &Web) -> String {
    let until = (now() + SESSION_AGE).to_string();
    let signature = web.secret().sign(PURPOSE, &until);
    format!("{until}.{signature}")
}

fn has_session(web: &Web, headers: &HeaderMap) -> bool {
    let Some((until, signature)) = cookie(headers, SESSION).and_then(|value| value.split_once('.')) else {
        return false;
    };
    web.secret().signed(PURPOSE, until, signature) && until.parse::<u64>().is_ok_and(|until| now() < until)
}

/// Seconds of the clock.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_token_file_may_hold() {
        let (_, hash) = TokenHash::generate().unwrap();
        assert_eq!(format!("{hash}\n").parse(), Ok(hash.clone()));
        assert_eq!(format!("{hash:?}"), "TokenHash");
        for wrong in ["", "sha256:", "sha256:12", &hash.to_string()[7..], &format!("{hash}0"), &"ğ".repeat(32)] {
            assert_eq!(wrong.parse::<TokenHash>(), Err(TokenError), "{wrong}");
        }
        let no_digits = format!("sha256:{}", "x+".repeat(32));
        assert_eq!(no_digits.parse::<TokenHash>(), Err(TokenError));
    }
}
