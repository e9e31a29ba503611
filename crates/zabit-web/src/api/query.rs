//! What stands behind the "?": every parameter by its name, none that is not known, none twice.

use axum::extract::Query;
use axum::http::Uri;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use zabit_store::{Page, first_day, last_day};

use super::cursor::Cursor;
use crate::error::Fault;

/// Rows of a page where nothing is said, and at most.
pub const ROWS: (u32, u32) = (50, 500);
/// Letters of a parameter at most; more are no question but a text.
const LETTERS: usize = 2000;

/// Parameters of a question.
pub trait Asked: DeserializeOwned + JsonSchema + Send + 'static {
    /// How the pages of its answer follow each other.
    fn walk(&self) -> Walk {
        Walk::Found
    }

    /// Whether days keep part of its answer.
    const DAYS: bool = true;
}

/// How the pages of an answer follow each other when the store changed in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// Rows keep their order: the last one that was given is found again, and the next page begins after it.
    Found,
    /// The question itself goes on after a row.
    After,
    /// Rows change their order with every story. The walk must begin anew.
    Ranked,
}

/// No parameters.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl Asked for Nothing {}

macro_rules! places {
    ($($(#[$about:meta])* $name:ident: $example:expr),+ $(,)?) => {
        $(
            $(#[$about])*
            #[derive(Clone, Debug, Deserialize, JsonSchema)]
            pub struct $name {
                $(#[$about])*
                #[schemars(length(min = 1), example = $example)]
                pub id: String,
            }
        )+
    };
}

places! {
    /// The number of an entity; one that was merged into another stands for that.
    EntityId: &"e1",
    /// The number of a statement, event, commitment or figure.
    ThingId: &"s1",
    /// The number or key of a story.
    StoryId: &"1",
    /// The number of a decision.
    DecisionId: &"1",
}

/// How a day, a month or a year is written.
pub const DAY: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

/// The days that a list may be held to.
#[derive(JsonSchema)]
#[allow(dead_code)]
pub struct Days {
    /// Only from this day on: 2025-09-08, 2025-09 or 2025.
    #[schemars(regex(pattern = DAY))]
    since: Option<String>,
    /// Only up to and with this day: 2025-09-08, 2025-09 or 2025.
    #[schemars(regex(pattern = DAY))]
    until: Option<String>,
}

/// Which page of a list.
#[derive(JsonSchema)]
#[allow(dead_code)]
pub struct Turn {
    /// Rows at most.
    #[schemars(range(min = 1, max = 500), extend("default" = 50))]
    limit: Option<u32>,
    /// The member "next" of the page before. It is good for the same question alone.
    cursor: Option<String>,
}

/// Which part of a list is asked for.
#[derive(Debug)]
pub struct Paging {
    /// Days and rows.
    pub page: Page,
    /// Where the page before ended.
    pub cursor: Option<Cursor>,
}

/// The pairs of a query, each known and there once.
#[derive(Debug)]
pub struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// Reads a query whose parameters have these names.
    ///
    /// # Errors
    /// A parameter that is not known, is there twice, or is too long.
    pub fn new(uri: &Uri, known: &[String]) -> Result<Self, Fault> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (key, value) in form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()) {
            if !known.iter().any(|name| *name == key) {
                return Err(Fault::Question(format!("there is no parameter \"{}\"; {}", shown(&key), list(known))));
            }
            if pairs.iter().any(|(other, _)| *other == key) {
                return Err(Fault::Question(format!("the parameter \"{key}\" is there twice")));
            }
            if value.chars().nth(LETTERS).is_some() || value.contains('\0') {
                return Err(Fault::Question(format!(
                    "the parameter \"{key}\" is longer than {LETTERS} letters, or no text"
                )));
            }
            pairs.push((key.into_owned(), value.into_owned()));
        }
        Ok(Self(pairs))
    }

    fn take(&mut self, key: &str) -> Option<String> {
        let at = self.0.iter().position(|(name, _)| name == key)?;
        Some(self.0.swap_remove(at).1)
    }

    /// Takes out which part of a list is asked for.
    ///
    /// # Errors
    /// Days, numbers and cursors that are none.
    pub fn paging(&mut self) -> Result<Paging, Fault> {
        let limit = match self.take("limit") {
            None => ROWS.0,
            Some(typed) => typed.parse().ok().filter(|rows| (1..=ROWS.1).contains(rows)).ok_or_else(|| {
                Fault::Question(format!("limit: \"{}\" is no number from 1 to {}", shown(&typed), ROWS.1))
            })?,
        };
        let (since, until) = days(self.take("since").as_deref(), self.take("until").as_deref())?;
        let cursor = self.take("cursor").map(|typed| Cursor::read(&typed)).transpose()?;
        Ok(Paging { page: Page { since, until, limit, skip: 0 }, cursor })
    }

    /// What is left, as the parameters of a question.
    ///
    /// # Errors
    /// Values that are none of the parameter's.
    pub fn read<Q: Asked>(self) -> Result<Q, Fault> {
        let mut query = form_urlencoded::Serializer::new(String::from("/?"));
        query.extend_pairs(self.0);
        let uri: Uri = query.finish().parse().map_err(|_| Fault::TooLarge)?;
        let read = Query::<Q>::try_from_uri(&uri);
        read.map(|Query(asked)| asked).map_err(|error| {
            let said = error.body_text();
            Fault::Question(said.split_once(": ").map_or(said.as_str(), |(_, why)| why).to_owned())
        })
    }
}

/// The first and the last day that were typed.
///
/// # Errors
/// What is no day.
pub fn days(since: Option<&str>, until: Option<&str>) -> Result<(Option<String>, Option<String>), Fault> {
    let day = |key: &str, typed: Option<&str>, of: fn(&str) -> Option<String>| {
        let wrong = |typed: &str| format!("{key}: \"{}\" is no day; write 2025-09-08, 2025-09 or 2025", shown(typed));
        typed.map(|typed| of(typed).ok_or_else(|| Fault::Question(wrong(typed)))).transpose()
    };
    Ok((day("since", since, first_day)?, day("until", until, last_day)?))
}

/// What was typed, short enough to be shown.
pub fn shown(typed: &str) -> String {
    typed.chars().filter(|letter| !letter.is_control()).take(80).collect()
}

fn list(known: &[String]) -> String {
    if known.is_empty() { "this address takes none".to_owned() } else { format!("there are {}", known.join(", ")) }
}
