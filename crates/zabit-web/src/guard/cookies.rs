//! Cookies, read and written.

use axum::http::{HeaderMap, HeaderValue, header};

/// A cookie of a request by its name. Of two of one name the first counts.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// The line that sets a cookie. Scripts cannot read it, other sites do not send it with a change. Without `age` (seconds)
/// it goes with the browser's session.
pub fn set(name: &str, value: &str, age: Option<u64>) -> Option<HeaderValue> {
    let age = age.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_by_name() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=1; zabit_lang=tr;b==2"));
        assert_eq!(cookie(&headers, "zabit_lang"), Some("tr"));
        assert_eq!(cookie(&headers, "b"), Some("=2"));
        assert_eq!(cookie(&headers, "lang"), None);
    }
}
