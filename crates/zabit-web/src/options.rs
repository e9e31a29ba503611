//! What a server is told before it starts.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use crate::guard::token::TokenHash;

/// What a server needs to know.
#[derive(Clone, Debug)]
pub struct Options {
    /// The store's file. It need not be there yet: pages say so until it is.
    pub store: PathBuf,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Names under which the server is reached beside its addresses and `localhost`. Requests for any other name are
    /// refused, or a page of somebody else could have its name point here and read everything.
    pub hosts: Vec<String>,
    /// The token that requests must show. Only loopback does without.
    pub token: Option<TokenHash>,
    /// How much of what.
    pub limits: Limits,
}

impl Options {
    /// The usual settings for a store and an address.
    pub fn new(store: PathBuf, listen: SocketAddr) -> Self {
        Self { store, listen, hosts: Vec::new(), token: None, limits: Limits::default() }
    }
}

/// How much one server takes on, so that nobody can make it fall over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time for the head of a request to arrive, and for a connection to stay idle.
    pub head: Duration,
    /// Time for a request from its head to its answer.
    pub request: Duration,
    /// Time to wait for another program that writes to the store.
    pub patience: Duration,
    /// Bytes of a request's body at most.
    pub body: usize,
    /// Connections at a time; others wait.
    pub connections: usize,
    /// Requests a second from one address, in the long run.
    pub rate: u32,
    /// Requests from one address at once.
    pub burst: u32,
    /// Wrong tokens a minute from one address.
    pub guesses: u32,
}

impl Default for Limits {
    /// For one machine with a few people: 8 MiB a page or file, 30 seconds a request, 500 requests a second from one address.
    fn default() -> Self {
        Self {
            head: Duration::from_secs(15),
            request: Duration::from_secs(30),
            patience: Duration::from_secs(2),
            body: (8 << 20) + (64 << 10),
            connections: 512,
            rate: 500,
            burst: 1000,
            guesses: 10,
        }
    }
}
