//! What stands between the net and the pages, a file each. Everything is refused that is not allowed here; a page need
//! not think of it.
//!
//! In the order a request meets them: [`headers`] (on every answer), [`rate`], [`origin`] (by which name we are called,
//! and from where), [`token`] (who may come in), [`csrf`] (whether a change was meant, and how large it may be).

pub mod cookies;
pub mod csrf;
pub mod headers;
pub mod origin;
pub mod rate;
pub mod secret;
pub mod token;
