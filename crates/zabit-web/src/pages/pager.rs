//! Pages of long answers, and the days that filter them.

use zabit_store::{Page, first_day, last_day};

use super::paths;
use crate::error::Fault;

/// Pages that can be turned to; whoever wants more filters.
const LAST: u32 = 1000;

/// Which page of an answer is shown, and where its neighbours are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pager {
    /// From one.
    pub number: u32,
    /// The address of the page before.
    pub previous: Option<String>,
    /// The address of the next one.
    pub next: Option<String>,
}

/// A page of the store's answer, with one row more than is shown: that tells whether there is another page.
///
/// # Errors
/// Days that are none.
pub fn page(number: Option<u32>, rows: u32, since: &str, until: &str) -> Result<(u32, Page), Fault> {
    let number = number.unwrap_or(1).clamp(1, LAST);
    let since = day(since, first_day)?;
    let until = day(until, last_day)?;
    Ok((number, Page { since, until, limit: rows + 1, skip: (number - 1) * rows }))
}

impl Pager {
    /// The pager of an answer of `found` rows, of which `rows` are shown. `asked` is what stays in the address.
    pub fn new(number: u32, found: usize, rows: u32, path: &str, asked: &[(&str, &str)]) -> Self {
        let at = |number: u32| {
            let text = number.to_string();
            let mut all = asked.to_vec();
            all.push(("page", if number > 1 { &text } else { "" }));
            paths::with(path, &all)
        };
        let more = found > rows as usize && number < LAST;
        Self { number, previous: (number > 1).then(|| at(number - 1)), next: more.then(|| at(number + 1)) }
    }

    /// Whether there is more than this page.
    pub fn turns(&self) -> bool {
        self.previous.is_some() || self.next.is_some()
    }
}

/// A day that was typed, or none.
fn day(typed: &str, of: fn(&str) -> Option<String>) -> Result<Option<String>, Fault> {
    match typed.trim() {
        "" => Ok(None),
        typed => of(typed).map(Some).ok_or(Fault::Asked("asked-day")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours() {
        let first = Pager::new(1, 21, 20, "/search", &[("q", "köprü")]);
        assert_eq!((first.previous, first.next.as_deref()), (None, Some("/search?q=k%C3%B6pr%C3%BC&page=2")));
        let last = Pager::new(2, 20, 20, "/search", &[("q", "a")]);
        assert_eq!((last.previous.as_deref(), last.next), (Some("/search?q=a"), None));
    }

    #[test]
    fn days_and_rows() {
        let (number, page) = page(Some(3), 20, "2025", "2025-09").unwrap();
        assert_eq!((number, page.limit, page.skip), (3, 21, 40));
        assert_eq!((page.since.as_deref(), page.until.as_deref()), (Some("2025-01-01"), Some("2025-09-31")));
        assert!(super::page(None, 20, "dün", "").is_err());
        assert_eq!(super::page(Some(u32::MAX), 20, "", "").unwrap().0, LAST);
    }
}
