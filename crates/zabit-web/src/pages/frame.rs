//! What is around every page: texts, links, the search box, what the store holds.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::assets;
use crate::error::Fault;
use crate::guard::csrf;
use crate::kept::Unread;
use crate::state::{Summary, Web};
use crate::texts::{Language, Texts};
use crate::visit::Visit;

/// What is around a page. Handlers take it as an argument.
#[derive(Clone)]
pub struct Frame {
    /// The texts.
    pub t: Texts,
    /// Which part of the navigation this is: the first word of the address.
    pub here: String,
    /// This page in the other language.
    pub switch: String,
    /// The other language's code.
    pub other: &'static str,
    /// What the store holds; nothing where it cannot be read.
    pub summary: Option<Arc<Summary>>,
    /// The token that forms hold in the field "csrf".
    pub csrf: String,
    /// What stands in the search box.
    pub sought: String,
}

/// A view that has a frame.
pub trait Framed {
    /// Its frame.
    fn frame(&self) -> &Frame;
}

/// Says where views have their frame.
macro_rules! framed {
    ($($view:ty),+) => {
        $(impl $crate::pages::frame::Framed for $view {
            fn frame(&self) -> &$crate::pages::frame::Frame {
                &self.frame
            }
        })+
    };
}
pub(crate) use framed;

impl Frame {
    /// The frame of a visit. Without a store where none is to be asked.
    pub async fn new(web: &Web, visit: &Visit, with_store: bool) -> Self {
        let path = visit.uri.path();
        let other = visit.language.other();
        Self {
            t: Texts::new(visit.language),
            here: path.split('/').nth(1).unwrap_or_default().to_owned(),
            switch: switch(path, visit.uri.query().unwrap_or_default(), other),
            other: other.code(),
            summary: if with_store { web.summary().await } else { None },
            csrf: csrf::token(web, &visit.visitor),
            sought: String::new(),
        }
    }

    /// The address of a file of ours.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// "page" where this is the part of the navigation shown, for `aria-current`.
    pub fn current(&self, part: &str) -> &'static str {
        if self.here == part { "page" } else { "false" }
    }

    /// The first and last day of the store's stories, in words.
    pub fn days(&self) -> Option<String> {
        let counts = &self.summary.as_ref()?.counts;
        let (first, last) = (self.t.day(counts.first.as_ref()?), self.t.day(counts.last.as_ref()?));
        Some(self.t.with("footer-days", &[("first", first.into()), ("last", last.into())]))
    }

    /// A day in words, or that there is none.
    pub fn day(&self, day: &Option<String>) -> String {
        day.as_deref().map_or_else(|| self.t.say("no-day").into_owned(), |day| self.t.day(day))
    }
}

/// An address in another language: what it asks for stays.
fn switch(path: &str, query: &str, other: Language) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        if key != "lang" && key != "part" {
            out.append_pair(&key, &value);
        }
    }
    format!("{path}?{}", out.append_pair("lang", other.code()).finish())
}

impl FromRequestParts<Web> for Frame {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Fault> {
        let visit = parts.extensions.get::<Visit>().ok_or(Fault::Internal)?;
        Ok(Self::new(web, visit, parts.extensions.get::<Unread>().is_none()).await)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_switch_keeps_what_is_asked_for() {
        let english = |path, query| switch(path, query, Language::English);
        assert_eq!(english("/", ""), "/?lang=en");
        assert_eq!(english("/search", "q=%C4%B1rmak+a%26b&lang=tr"), "/search?q=%C4%B1rmak+a%26b&lang=en");
        assert_eq!(english("/story/3", "mark=s1&part=panel"), "/story/3?mark=s1&lang=en");
    }
}
