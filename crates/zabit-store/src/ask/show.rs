//! One thing of the store in its context.

use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

use super::{At, id};
use crate::error::{Error, Result};
use crate::open::Store;

/// What a number with a letter names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// "s12"
    Statement(i64),
    /// "e12"
    Entity(i64),
    /// "v12"
    Event(i64),
    /// "c12"
    Commitment(i64),
    /// "q12"
    Figure(i64),
}

impl Thing {
    /// Reads a number with its letter; anything else is no thing.
    ///
    /// ```
    /// use zabit_store::Thing;
    /// assert_eq!(Thing::new("s12"), Some(Thing::Statement(12)));
    /// assert_eq!(Thing::new("12"), None);
    /// ```
    pub fn new(typed: &str) -> Option<Self> {
        let mut letters = typed.trim().chars();
        let letter = letters.next()?.to_ascii_lowercase();
        let digits = letters.as_str();
        let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??;
        match letter {
            's' => Some(Self::Statement(number)),
            'e' => Some(Self::Entity(number)),
            'v' => Some(Self::Event(number)),
            'c' => Some(Self::Commitment(number)),
            'q' => Some(Self::Figure(number)),
            _ => None,
        }
    }
}

/// Something that a story says, with the words around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// Its number: "s12".
    pub id: String,
    /// statement, event, commitment or figure.
    pub what: &'static str,
    /// The day it was published.
    pub day: Option<String>,
    /// Who spoke or promised.
    pub who: Option<String>,
    /// What is known of it, in words: "direct", "pledge", "1200000000 USD".
    pub facts: Vec<String>,
    /// The words before it in its paragraph.
    pub before: String,
    /// Its words.
    pub words: String,
    /// The words after it in its paragraph.
    pub after: String,
    /// First code point of its words.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Whether its story has a later version.
    pub superseded: bool,
    /// The story.
    #[serde(flatten)]
    pub at: At,
}

/// Letters of context on each side at most.
const CONTEXT: usize = 400;

impl Store {
    /// A statement, event, commitment or figure with the words around it; for entities see [`Store::who`].
    ///
    /// # Errors
    /// Nothing with this number; a store that cannot be read.
    pub fn show(&self, thing: Thing) -> Result<Shown> {
        let (letter, number, what, table, facts) = match thing {
            Thing::Statement(number) => {
                ('s', number, "statement", "statement", "thing.kind, thing.cue, NULL, thing.entity")
            }
            Thing::Event(number) => (
                'v',
                number,
                "event",
                "event",
                "lower(coalesce(thing.consult, thing.kind)), thing.modality,
                 nullif(concat_ws(', ', thing.agreement, thing.agreement_status, thing.date), ''), (SELECT statement.entity FROM
                 statement WHERE statement.story = thing.story AND statement.local = thing.statement)",
            ),
            Thing::Commitment(number) => {
                ('c', number, "commitment", "commitment", "thing.kind, 'due ' || thing.due, NULL, thing.entity")
            }
            Thing::Figure(number) => (
                'q',
                number,
                "figure",
                "quantity",
                "thing.comparator || ' ' || thing.value || coalesce(' to ' || thing.upper, '') || ' ' || thing.unit,
                 (SELECT phrase FROM measure WHERE measure.id = thing.measure),
                 concat_ws(', ', thing.status, thing.\"when\"), (SELECT statement.entity FROM
                 statement WHERE statement.story = thing.story AND statement.local = thing.statement)",
            ),
            Thing::Entity(number) => {
                return Err(Error::Refused(format!("e{number} is an entity; see `zabit who e{number}`")));
            }
        };
        let sql = format!(
            "SELECT {facts}, thing.day, thing.start, thing.\"end\", story.superseded_by IS NOT NULL, story.text, {}
             FROM {table} thing CROSS JOIN story ON story.id = thing.story WHERE thing.id = ?1",
            At::COLUMNS
        );
        let name = |entity: i64| {
            self.sql(|store| store.query_row("SELECT name FROM entity WHERE id = ?1", [entity], |row| row.get(0)))
        };
        let read = |row: &Row| {
            let facts: [Option<String>; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
            let (start, end): (u32, u32) = (row.get(5)?, row.get(6)?);
            let text: String = row.get(8)?;
            let [before, words, after] = context(&text, start as usize, end as usize);
            let facts = facts.into_iter().flatten().collect();
            let entity: Option<i64> = row.get(3)?;
            let (day, superseded, at) = (row.get(4)?, row.get(7)?, At::of(row)?);
            let id = id(letter, number);
            Ok((entity, Shown { id, what, day, who: None, facts, before, words, after, start, end, superseded, at }))
        };
        let found = self.sql(|store| store.prepare_cached(&sql)?.query_row([number], read).optional())?;
        let (entity, mut shown) =
            found.ok_or_else(|| Error::NotFound(format!("{letter}{number}: no such {what} in the store")))?;
        shown.who = entity.map(name).transpose()?;
        Ok(shown)
    }
}

/// A span of a text with the rest of its paragraph.
fn context(text: &str, start: usize, end: usize) -> [String; 3] {
    let letters: Vec<char> = text.chars().collect();
    let end = end.min(letters.len());
    let start = start.min(end);
    let from = letters[..start].iter().rposition(|c| *c == '\n').map_or(0, |at| at + 1);
    let to = letters[end..].iter().position(|c| *c == '\n').map_or(letters.len(), |at| end + at);
    let (from, to) = (from.max(start.saturating_sub(CONTEXT)), to.min(end + CONTEXT));
    [from..start, start..end, end..to].map(|range| letters[range].iter().collect())
}
