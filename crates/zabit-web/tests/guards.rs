//! What must not get in, over a real connection.

mod common;

use std::io::Write;
use std::time::{Duration, Instant};

use common::{Answer, Running, STORIES, encoded};
use zabit_store::Store;
use zabit_web::TokenHash;

/// Every answer says what a browser may do with it.
fn assert_headers(answer: &Answer) {
    let policy = answer.header("content-security-policy").expect("a policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(answer.header("referrer-policy"), Some("same-origin"));
    assert_eq!(answer.header("x-frame-options"), Some("DENY"));
}

fn stories(server: &Running) -> i64 {
    Store::open(&server.store).unwrap().counts().unwrap().stories
}

#[test]
fn every_answer_has_the_headers() {
    let server = Running::new(STORIES);
    for path in
        ["/", "/story/1", "/people", "/search?q=%C4%B1rmak", "/paste", "/nothing", "/story/99", "/api/v1/nothing"]
    {
        assert_headers(&server.get(path));
    }
    let home = server.get("/");
    let (_, rest) = home.body.split_once("/assets/").unwrap();
    let asset = server.get(&format!("/assets/{}", rest.split('"').next().unwrap()));
    assert_headers(&asset);
    assert_eq!((asset.status, asset.header("cache-control")), (200, Some("public, max-age=31536000, immutable")));
    assert_eq!(home.header("cache-control"), Some("private, no-cache"));
    assert_headers(&server.get_with("/", &[("Host", "evil.example")]));
    assert_headers(&server.send("POST", "/paste", &[], b""));
    assert_headers(&server.send("DELETE", "/", &[], b""));
}

#[test]
fn a_name_of_somebody_else_is_refused() {
    let server = Running::new(STORIES);
    for host in ["evil.example", "evil.example:4280", "127.0.0.1.evil.example", "192.0.2.7", "a@127.0.0.1", "[", ""] {
        let answer = server.get_with("/story/1", &[("Host", host)]);
        assert!(matches!(answer.status, 400 | 421), "{host}: {}", answer.status);
        assert!(!answer.body.contains("Denemez"), "{host}");
    }
    for host in ["localhost", "127.0.0.1", "[::1]:9", "LOCALHOST:1"] {
        assert_eq!(server.get_with("/story/1", &[("Host", host)]).status, 200, "{host}");
    }
    let twice = server.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert!(matches!(twice.status, 400 | 421), "{}", twice.status);
    let none = server.raw(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    assert!(matches!(none.status, 400 | 421), "{}", none.status);
    let absolute = server.raw(b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert_eq!(absolute.status, 421);
}

#[test]
fn no_other_site_makes_a_change() {
    let server = Running::new(STORIES);
    let (cookies, csrf) = server.visitor();
    let body = encoded(&[("csrf", &csrf), ("text", "Ayşe Denemez, \"Köprü açıldı.\" dedi.")]);
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    for foreign in [
        ("Origin", "http://evil.example"),
        ("Origin", "null"),
        ("Origin", "http://localhost:1"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ] {
        let answer = server.send("POST", "/paste", &[("Cookie", &cookies), form, foreign], body.as_bytes());
        assert_eq!(answer.status, 403, "{foreign:?}");
        assert!(answer.body.contains("fault-origin"), "{foreign:?}");
    }
    assert_eq!(stories(&server), 3);
}

#[test]
fn a_form_needs_the_token_of_its_visitor() {
    let server = Running::new(STORIES);
    let (cookies, csrf) = server.visitor();
    let (others, _) = server.visitor();
    let text = "Ayşe Denemez, \"Köprü dün açıldı.\" dedi.";
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let half = &csrf[..40];
    for (cookies, csrf) in
        [(&cookies, ""), (&cookies, "abc"), (&cookies, half), (&others, &csrf), (&String::new(), &csrf)]
    {
        let body = encoded(&[("csrf", csrf), ("text", text)]);
        let answer = server.send("POST", "/paste", &[("Cookie", cookies), form], body.as_bytes());
        assert_eq!(answer.status, 403, "{csrf}");
    }
    let plain = encoded(&[("text", text)]);
    for kind in
        ["text/plain", "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
    {
        let answer = server.send("POST", "/paste", &[("Cookie", &cookies), ("Content-Type", kind)], plain.as_bytes());
        assert_eq!(answer.status, 403, "{kind}");
    }
    assert_eq!(stories(&server), 3);
    let body = encoded(&[("csrf", &csrf), ("text", text)]);
    let answer = server.send("POST", "/paste", &[("Cookie", &cookies), form], body.as_bytes());
    assert_eq!((answer.status, answer.header("location")), (303, Some("/story/4")), "{}", answer.body);
    let by_header =
        server.send("POST", "/paste", &[("Cookie", &cookies), form, ("X-Zabit-Csrf", &csrf)], plain.as_bytes());
    assert_eq!(by_header.header("location"), Some("/story/4"));
    assert_eq!(stories(&server), 4);
}

#[test]
fn no_answer_lets_another_site_read_it() {
    let server = Running::new(STORIES);
    let headers = [("Origin", "http://evil.example"), ("Access-Control-Request-Method", "POST")];
    for method in ["GET", "OPTIONS"] {
        let answer = server.send(method, "/api/v1/people", &headers, b"");
        assert!(answer.headers.iter().all(|(name, _)| !name.starts_with("access-control")), "{method}");
    }
}

#[test]
fn a_body_that_is_too_large() {
    let server = Running::with(STORIES, |options| options.limits.body = 10_000);
    let (cookies, csrf) = server.visitor();
    let headers = [("Cookie", cookies.as_str()), ("Content-Type", "application/x-www-form-urlencoded")];
    let body = encoded(&[("csrf", &csrf), ("text", &"köprü ".repeat(5_000))]);
    assert_eq!(server.send("POST", "/paste", &headers, body.as_bytes()).status, 413);
    // Without a length, too.
    let head = format!(
        "POST /paste HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n",
        server.host()
    );
    let chunk = format!("{:x}\r\n{}\r\n", 20_000, "a".repeat(20_000));
    assert_eq!(server.raw(format!("{head}{chunk}0\r\n\r\n").as_bytes()).status, 413);
    assert_eq!(server.get(&format!("/search?q={}", "a".repeat(200_000))).status / 100, 4);
}

#[test]
fn who_is_slow_is_not_waited_for() {
    let server = Running::with(STORIES, |options| {
        options.limits.head = Duration::from_millis(300);
        options.limits.request = Duration::from_millis(400);
    });
    let begun = Instant::now();
    let mut head = server.open();
    head.write_all(b"GET / HTTP/1.1\r\nHost: loc").unwrap();
    let answer = Answer::read(&mut head);
    assert!(matches!(answer.status, 0 | 408), "{}", answer.status);
    let mut body = server.open();
    let lines = format!("POST /paste HTTP/1.1\r\nHost: {}\r\nContent-Length: 100\r\n\r\ncsrf", server.host());
    body.write_all(lines.as_bytes()).unwrap();
    assert_eq!(Answer::read(&mut body).status, 408);
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn who_asks_too_often_waits() {
    let server = Running::with(STORIES, |options| {
        options.limits.rate = 1;
        options.limits.burst = 5;
    });
    let statuses: Vec<u16> = (0..8).map(|_| server.get("/people").status).collect();
    assert_eq!(&statuses[..5], [200; 5]);
    let last = server.get("/people");
    assert_eq!((last.status, last.header("retry-after")), (429, Some("5")));
    assert!(last.body.contains("Çok fazla istek"), "{}", last.body);
}

#[test]
fn off_loopback_nothing_without_the_token() {
    let (token, hash) = TokenHash::generate().unwrap();
    let server = Running::with(STORIES, |options| {
        options.listen = "0.0.0.0:0".parse().unwrap();
        options.token = Some(hash);
        options.limits.guesses = 5;
    });
    for path in ["/", "/story/1", "/search?q=%C4%B1rmak", "/api/v1/people", "/nothing"] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("www-authenticate")), (401, Some("Bearer")), "{path}");
        assert!(!answer.body.contains("Denemez"), "{path}");
    }
    let bearer = format!("Bearer {token}");
    assert_eq!(server.get_with("/story/1", &[("Authorization", &bearer)]).status, 200);
    assert_eq!(server.get_with("/story/1", &[("Authorization", "Bearer yanlış")]).status, 401);
    assert_eq!(server.get_with("/story/1", &[("Authorization", "Basic YTpi")]).status, 401);
    // Programs change something with the token alone; without it nobody does.
    let text = encoded(&[("text", "Ayşe Denemez, \"Köprü dün açıldı.\" dedi.")]);
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    assert_eq!(server.send("POST", "/paste", &[form], text.as_bytes()).status, 401);
    assert_eq!(server.send("POST", "/paste", &[form, ("Authorization", &bearer)], text.as_bytes()).status, 303);
    // People log in.
    let page = server.get("/story/1");
    let fields = |token: &str| encoded(&[("csrf", &page.csrf()), ("token", token), ("next", "/story/1")]);
    let log_in =
        |token: &str| server.send("POST", "/login", &[("Cookie", &page.cookies()), form], fields(token).as_bytes());
    assert_eq!(log_in("yanlış").status, 401);
    let inside = log_in(&token);
    assert_eq!((inside.status, inside.header("location")), (303, Some("/story/1")));
    let session = inside.cookies();
    assert!(session.starts_with("zabit_session="), "{session}");
    assert!(inside.headers.iter().any(|(_, line)| line.contains("HttpOnly; SameSite=Lax")));
    assert_eq!(server.get_with("/story/1", &[("Cookie", &session)]).status, 200);
    let forged = session.replace("zabit_session=1", "zabit_session=2");
    assert_eq!(server.get_with("/story/1", &[("Cookie", &forged)]).status, 401);
    // Whoever guesses is held up.
    let guesses: Vec<u16> = (0..8).map(|_| log_in("yanlış").status).collect();
    assert_eq!(guesses.last(), Some(&429), "{guesses:?}");
}

#[test]
fn an_open_address_needs_a_token() {
    let options = zabit_web::Options::new("kayit.db".into(), "0.0.0.0:0".parse().unwrap());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let refused = runtime.block_on(zabit_web::Server::bind(options)).err().expect("refused");
    assert!(refused.to_string().contains("--token-file"), "{refused}");
}

#[test]
fn a_story_that_was_accepted_is_kept_when_the_server_stops() {
    let mut server = Running::new(STORIES);
    let (cookies, csrf) = server.visitor();
    let text = "Ayşe Denemez, \"Köprü dün açıldı.\" dedi. ".repeat(2_000);
    let body = encoded(&[("csrf", &csrf), ("text", &text)]);
    let head = format!(
        "POST /paste HTTP/1.1\r\nHost: {}\r\nCookie: {cookies}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n",
        server.host(),
        body.len()
    );
    let mut stream = server.open();
    let (first, rest) = body.split_at(body.len() / 2);
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(first.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    server.stop();
    std::thread::sleep(Duration::from_millis(100));
    stream.write_all(rest.as_bytes()).unwrap();
    let answer = Answer::read(&mut stream);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/story/4")));
    let path = server.store.clone();
    let _folder = server.end();
    assert_eq!(Store::open(&path).unwrap().counts().unwrap().stories, 4);
}
