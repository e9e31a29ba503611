//! By which name a request calls us, and from which site a change comes.
//!
//! A page of another site can have its own name point at this machine (DNS rebinding): its requests carry that name, and
//! are refused. It can also send a form here: browsers then say where it comes from, and it is refused.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::error::Fault;
use crate::options::Options;
use crate::state::Web;

/// Refuses requests for another name, and changes from another site.
pub async fn check(State(web): State<Web>, request: Request, next: Next) -> Result<Response, Fault> {
    let host = host(&request).ok_or(Fault::Host)?;
    if !is_ours(host.host(), web.options()) {
        return Err(Fault::Host);
    }
    if is_change(request.method()) && is_foreign(request.headers(), &host) {
        return Err(Fault::Origin);
    }
    Ok(next.run(request).await)
}

/// Whether a method changes something.
pub fn is_change(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// The one name that a request calls us by.
fn host(request: &Request) -> Option<Authority> {
    let mut lines = request.headers().get_all(header::HOST).iter();
    let (Some(line), None) = (lines.next(), lines.next()) else { return None };
    let host: Authority = line.to_str().ok()?.parse().ok()?;
    // A line "GET http://other.example/" names us a second time.
    let same = request.uri().authority().is_none_or(|authority| *authority == host);
    // "user@host" is nobody's name.
    (same && !host.as_str().contains('@')).then_some(host)
}

/// Whether a name is ours. No other site can make an address its name, so on an open network any address is.
fn is_ours(host: &str, options: &Options) -> bool {
    let host = host.trim_end_matches('.');
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let listed = || options.hosts.iter().any(|name| name.eq_ignore_ascii_case(host));
    match bare.parse::<IpAddr>() {
        Ok(address) if options.listen.ip().is_loopback() => is_loopback(address) || listed(),
        Ok(_) => true,
        Err(_) => host.eq_ignore_ascii_case("localhost") || listed(),
    }
}

fn is_loopback(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => Ipv4Addr::is_loopback(&address),
        IpAddr::V6(address) => Ipv6Addr::is_loopback(&address),
    }
}

/// Whether a browser says that a request comes from another site. Programs that are no browsers say nothing.
fn is_foreign(headers: &HeaderMap, host: &Authority) -> bool {
    let site = headers.get("sec-fetch-site").map(|site| site.as_bytes());
    if site.is_some_and(|site| site != b"same-origin" && site != b"none") {
        return true;
    }
    headers.get_all(header::ORIGIN).iter().any(|origin| {
        let origin = origin.to_str().unwrap_or_default();
        let name = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
        !name.is_some_and(|name| name.eq_ignore_ascii_case(host.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(listen: &str, hosts: &[&str]) -> Options {
        let mut options = Options::new("kayit.db".into(), listen.parse().unwrap());
        options.hosts = hosts.iter().map(|&host| host.to_owned()).collect();
        options
    }

    #[test]
    fn names_of_ours() {
        let loopback = options("127.0.0.1:4280", &[]);
        for ours in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]", "localhost."] {
            assert!(is_ours(ours, &loopback), "{ours}");
        }
        for other in
            ["evil.example", "localhost.evil.example", "192.0.2.1", "127.0.0.1.evil.example", "", "zabit.example"]
        {
            assert!(!is_ours(other, &loopback), "{other}");
        }
        let open = options("0.0.0.0:4280", &["zabit.example"]);
        for ours in ["zabit.example", "Zabit.Example", "192.0.2.1", "[2001:db8::1]", "localhost"] {
            assert!(is_ours(ours, &open), "{ours}");
        }
        assert!(!is_ours("evil.example", &open));
    }

    #[test]
    fn changes_from_elsewhere() {
        let host: Authority = "localhost:4280".parse().unwrap();
        let foreign = |lines: &[(&'static str, &str)]| {
            let lines = lines.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
            is_foreign(&lines.collect::<HeaderMap>(), &host)
        };
        assert!(!foreign(&[]));
        assert!(!foreign(&[("origin", "http://localhost:4280"), ("sec-fetch-site", "same-origin")]));
        assert!(foreign(&[("origin", "http://evil.example")]));
        assert!(foreign(&[("origin", "http://localhost:4281")]));
        assert!(foreign(&[("origin", "null")]));
        assert!(foreign(&[("sec-fetch-site", "cross-site")]));
        assert!(foreign(&[("sec-fetch-site", "same-site")]));
    }
}
