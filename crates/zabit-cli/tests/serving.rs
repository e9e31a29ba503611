//! `zabit serve`: how it starts, what it refuses, and how it ends.

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use common::{Place, STORY};

/// A server at work, and its lines on standard error.
struct Served {
    child: Child,
    lines: BufReader<std::process::ChildStderr>,
}

impl Served {
    fn new(place: &Place, args: &[&str]) -> Self {
        let mut command = place.command(&[&["serve", "--store", "kayit.db"], args].concat());
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("starts");
        let lines = BufReader::new(child.stderr.take().expect("a pipe"));
        Self { child, lines }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).expect("a line");
        line
    }

    /// The port it says it listens on.
    fn port(&mut self) -> u16 {
        let line = self.line();
        let (_, rest) = line.rsplit_once(":").expect("an address");
        rest.split('/').next().and_then(|port| port.parse().ok()).unwrap_or_else(|| panic!("{line}"))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn get(port: u16, headers: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("connects");
    let request = format!("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn a_store_is_shown_and_a_signal_ends_it() {
    let place = Place::new();
    place.file("a.txt", STORY);
    place.zabit(&["add", "--quiet", "--store", "kayit.db", "a.txt"]).assert(0, &[]);
    let mut served = Served::new(&place, &["--listen", "127.0.0.1:0"]);
    let port = served.port();
    let answer = get(port, "");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("Zabıt"), "{answer}");
    #[cfg(unix)]
    {
        let ended = std::process::Command::new("kill").arg(served.child.id().to_string()).status().expect("kill");
        assert!(ended.success());
        assert!(served.child.wait().expect("ends").success());
    }
}

#[test]
fn an_open_address_needs_a_token_of_which_only_the_hash_is_kept() {
    let place = Place::new();
    let refused = place.zabit(&["serve", "--store", "kayit.db", "--listen", "0.0.0.0:0"]);
    assert_eq!((refused.code, refused.err.contains("--token-file")), (1, true), "{}", refused.err);
    let mut served = Served::new(&place, &["--listen", "0.0.0.0:0", "--token-file", "zabit.token"]);
    let line = served.line();
    let token = line.trim().rsplit(' ').next().expect("a token").to_owned();
    let port = served.port();
    let kept = fs::read_to_string(place.path().join("zabit.token")).expect("a token file");
    assert!(kept.starts_with("sha256:") && !kept.contains(&token), "{kept}");
    assert!(get(port, "").starts_with("HTTP/1.1 401"));
    // The store is not there, but the token is right.
    assert!(get(port, &format!("Authorization: Bearer {token}\r\n")).starts_with("HTTP/1.1 503"));
    drop(served);
    let mut again = Served::new(&place, &["--listen", "127.0.0.1:0", "--token-file", "zabit.token"]);
    let port = again.port();
    assert!(get(port, "").starts_with("HTTP/1.1 401"), "the token that was made stays");
    place.file("bad.token", "gizli");
    let bad = place.zabit(&["serve", "--store", "kayit.db", "--token-file", "bad.token"]);
    assert_eq!((bad.code, bad.err.contains("sha256:")), (2, true), "{}", bad.err);
}
