//! Addresses of pages, each in one place. Templates pass numbers behind references.

use std::borrow::Borrow;

/// A story.
pub fn story(story: impl Borrow<i64>) -> String {
    format!("/story/{}", story.borrow())
}

/// A story with one of its marks chosen, by its number in the store: "s12".
pub fn mark(story: impl Borrow<i64>, id: &str) -> String {
    format!("/story/{}?mark={id}#m-{id}", story.borrow())
}

/// Somebody or something that stories speak of, by its number: "e12".
pub fn entity(id: &str) -> String {
    format!("/entity/{id}")
}

/// What is between two, by their numbers or names.
pub fn between(a: &str, b: &str) -> String {
    with("/between", &[("a", a), ("b", b)])
}

/// The figures of a measure; `of` are numbers or names, with commas between them.
pub fn figures(measure: &str, of: &str) -> String {
    with("/figures", &[("measure", measure), ("of", of)])
}

/// The states of an agreement in time, by its name and the numbers of its parties.
pub fn agreement(name: &str, of: &[String]) -> String {
    with("/agreements", &[("name", name), ("of", &of.join(","))])
}

/// The feed of what somebody said, by their number.
pub fn entity_feed(id: &str) -> String {
    format!("/feed/entity/{id}")
}

/// The feed of what is between two, by their numbers.
pub fn relation_feed(a: &str, b: &str) -> String {
    format!("/feed/relation/{a}/{b}")
}

/// An address outside, if it is one of the web: a story may bring any, "javascript:…" too.
pub fn outside(address: &str) -> Option<&str> {
    let scheme = address.split_once("://")?.0;
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")).then_some(address)
}

/// An address with what is asked for; what is empty is left out.
pub fn with(path: &str, asked: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (key, value) in asked.iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(key, value);
    }
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_outside() {
        assert_eq!(outside("https://ornek.example/1"), Some("https://ornek.example/1"));
        for other in ["javascript:alert(1)", "data:text/html,x", "//evil.example", "", "javascript://x\nalert(1)"] {
            assert_eq!(outside(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_asked_for() {
        assert_eq!(
            with("/search", &[("q", "ırmak & köprü"), ("since", "")]),
            "/search?q=%C4%B1rmak+%26+k%C3%B6pr%C3%BC"
        );
        assert_eq!(with("/people", &[("q", "")]), "/people");
    }
}
