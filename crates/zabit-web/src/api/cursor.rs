//! Pages of a long answer that stay right while stories are added.
//!
//! A cursor says where a page ended: how many rows were given, the last of them, and which state the store was in. While
//! the store is as it was, the next page begins after that many rows. Where it changed, the last row is looked for again:
//! rows keep their order, so new ones only push it on. Where its order changes with every story, as of those heard most,
//! or the row is gone, the cursor is out of date and says so, rather than let rows be missed.

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};
use zabit_store::{Page, Store};

use super::query::{Paging, Walk};
use super::rows::{Described, Told};
use crate::error::Fault;
use crate::guard::secret::hex;

/// Rows that are looked through at a time for the last one, and how many times in each direction.
const WINDOW: u32 = 200;
const WINDOWS: usize = 25;
/// The furthest row that a cursor may point at.
const FURTHEST: u32 = 10_000_000;

/// A row of a list.
pub trait Row: Described {
    /// What tells it from all other rows of its list.
    fn name(&self) -> String;
}

/// A page of a list.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "{R}List")]
pub struct List<R> {
    /// The rows.
    pub items: Vec<R>,
    /// The parameter "cursor" of the next page; null where this is the last.
    pub next: Option<String>,
}

/// Where a page ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Rows given so far.
    given: u32,
    /// The last of them.
    last: String,
    /// The state of the store.
    state: String,
    /// The question.
    question: String,
}

impl Cursor {
    /// Reads a cursor.
    ///
    /// # Errors
    /// Anything that is none.
    pub fn read(typed: &str) -> Result<Self, Fault> {
        let parts: Vec<&str> = typed.split('-').collect();
        let read = || match parts.as_slice() {
            [given, state, question, last] => Some(Self {
                given: given.parse().ok().filter(|given| *given <= FURTHEST)?,
                last: unhex(last)?,
                state: (*state).to_owned(),
                question: (*question).to_owned(),
            }),
            _ => None,
        };
        read().ok_or_else(|| Fault::Question("cursor: is none of ours; take the member \"next\" of a page".to_owned()))
    }

    fn written(&self) -> String {
        format!("{}-{}-{}-{}", self.given, self.state, self.question, hex(self.last.as_bytes()))
    }
}

/// A few digits that stand for a text.
pub fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes())[..8])
}

fn unhex(digits: &str) -> Option<String> {
    let pairs = digits.as_bytes().chunks(2).map(|pair| match pair {
        [high, low] => Some((char::from(*high).to_digit(16)? * 16 + char::from(*low).to_digit(16)?) as u8),
        _ => None,
    });
    String::from_utf8(pairs.collect::<Option<_>>()?).ok()
}

/// A page of what `ask` gives: rows of a page of the store, or those after the row of a name. The store must be in one
/// state all the while, as it is for [`crate::state::Web::ask`].
///
/// # Errors
/// A cursor of another question, or one that is out of date; a store that cannot be read.
pub fn turn<R: Row>(
    store: &Store,
    question: &str,
    walk: Walk,
    paging: Paging,
    ask: impl Fn(&Page, &str) -> Result<Vec<R>, Fault>,
) -> Result<List<Told<R>>, Fault> {
    let question = digest(question);
    if paging.cursor.as_ref().is_some_and(|cursor| cursor.question != question) {
        return Err(Fault::Question("cursor: belongs to another question; only the limit may change".to_owned()));
    }
    let state = digest(&store.stamp()?);
    let (given, after) = match &paging.cursor {
        None => (0, String::new()),
        Some(cursor) if walk == Walk::After => (0, cursor.last.clone()),
        Some(cursor) if cursor.state == state => (cursor.given, String::new()),
        Some(_) if walk == Walk::Ranked => return Err(Fault::Outdated),
        Some(cursor) => {
            let names = |skip, limit| {
                let rows = ask(&Page { skip, limit, ..paging.page.clone() }, "")?;
                Ok(rows.iter().map(Row::name).collect())
            };
            (place(cursor, names)?.ok_or(Fault::Outdated)?, String::new())
        }
    };
    let limit = paging.page.limit;
    let mut rows = ask(&Page { skip: given, limit: limit + 1, ..paging.page.clone() }, &after)?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let last = rows.last().filter(|_| more).map(Row::name);
    let next = last.map(|last| Cursor { given: given + limit, last, state, question }.written());
    Ok(List { items: rows.into_iter().map(Told).collect(), next })
}

/// How many rows stand up to and with the last one that was given: near where it was, then further on, then before.
fn place(cursor: &Cursor, names: impl Fn(u32, u32) -> Result<Vec<String>, Fault>) -> Result<Option<u32>, Fault> {
    let near = cursor.given.saturating_sub(1);
    let found = |from: u32, many: u32| -> Result<(Option<u32>, bool), Fault> {
        let names = names(from, many)?;
        let at = names.iter().rposition(|name| *name == cursor.last);
        Ok((at.map(|at| from + at as u32 + 1), names.len() < many as usize))
    };
    let mut from = near;
    for _ in 0..WINDOWS {
        let (at, end) = found(from, WINDOW)?;
        if at.is_some() {
            return Ok(at);
        }
        if end {
            break;
        }
        from += WINDOW;
    }
    let mut end = near;
    for _ in 0..WINDOWS {
        let many = end.min(WINDOW);
        if many == 0 {
            break;
        }
        end -= many;
        let (at, _) = found(end, many)?;
        if at.is_some() {
            return Ok(at);
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cursor(given: u32, last: &str) -> Cursor {
        Cursor { given, last: last.to_owned(), state: "ab".to_owned(), question: "cd".to_owned() }
    }

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        let one = cursor(50, "enflasyon oranı");
        assert_eq!(Cursor::read(&one.written()).unwrap(), one);
        for wrong in ["", "x", "1-2", "-1-a-b-00", "1-a-b-0", "1-a-b-zz", "1-a-b-ff", "4294967296-a-b-00", "1-a-b-ğ"] {
            assert!(Cursor::read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_last_row_is_found_wherever_it_went() {
        let rows: Vec<String> = (0..3000).map(|row| format!("s{row}")).collect();
        let names = |skip: u32, limit: u32| Ok(rows.iter().skip(skip as usize).take(limit as usize).cloned().collect());
        for (given, last, place) in [
            (50, "s49", Some(50)),
            (50, "s149", Some(150)),
            (50, "s2999", Some(3000)),
            (2000, "s3", Some(4)),
            (1, "x", None),
        ] {
            assert_eq!(super::place(&cursor(given, last), names).unwrap(), place, "{given} {last}");
        }
    }
}
