//! How often one address may ask.

use std::net::IpAddr;
use std::num::NonZeroU32;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::MonotonicClock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use crate::error::Fault;
use crate::options::Limits;
use crate::state::Web;

/// Checks after which addresses that have been quiet are forgotten.
const SWEEP: u32 = 4096;

type Limiter = RateLimiter<IpAddr, HashMapStateStore<IpAddr>, MonotonicClock, NoOpMiddleware<Instant>>;

/// The address that a request comes from.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// Who asked how often, and who gave wrong tokens how often.
pub struct Rates {
    asked: Limiter,
    guessed: Limiter,
    checks: AtomicU32,
}

impl Rates {
    /// Nobody has asked yet.
    pub fn new(limits: &Limits) -> Self {
        let some = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let asked = Quota::per_second(some(limits.rate)).allow_burst(some(limits.burst));
        let guessed = Quota::per_minute(some(limits.guesses));
        Self { asked: limiter(asked), guessed: limiter(guessed), checks: AtomicU32::new(0) }
    }

    /// Whether an address may try a token.
    pub fn may_guess(&self, peer: IpAddr) -> bool {
        self.guessed.check_key(&network(peer)).is_ok()
    }

    fn may_ask(&self, peer: IpAddr) -> bool {
        if self.checks.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            self.asked.retain_recent();
            self.guessed.retain_recent();
        }
        self.asked.check_key(&network(peer)).is_ok()
    }
}

fn limiter(quota: Quota) -> Limiter {
    RateLimiter::new(quota, HashMapStateStore::default(), MonotonicClock)
}

/// The network that one user has: an address of IPv4, 64 bits of one of IPv6.
fn network(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((u128::from(address) & !u128::from(u64::MAX)).into()),
        address => address,
    }
}

/// Refuses requests of an address that has asked too often.
pub async fn check(State(web): State<Web>, request: Request, next: Next) -> Result<Response, Fault> {
    match request.extensions().get::<Peer>() {
        Some(Peer(peer)) if !web.rates().may_ask(*peer) => Err(Fault::TooMany),
        _ => Ok(next.run(request).await),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_no_more_each_address_for_itself() {
        let limits = Limits { rate: 1, burst: 3, guesses: 2, ..Limits::default() };
        let rates = Rates::new(&limits);
        let (one, other): (IpAddr, IpAddr) = ([192, 0, 2, 1].into(), [192, 0, 2, 2].into());
        assert_eq!([(); 4].map(|()| rates.may_ask(one)), [true, true, true, false]);
        assert!(rates.may_ask(other));
        assert_eq!([(); 3].map(|()| rates.may_guess(one)), [true, true, false]);
    }

    #[test]
    fn a_network_of_ipv6_is_one() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
    }
}
