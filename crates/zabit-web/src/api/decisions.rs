//! What a person decides: who is one with whom, what somebody is called, who said something.

use schemars::JsonSchema;
use serde::Deserialize;
use zabit_store::{Decided, Page, Store, Thing};

use super::ROOT;
use super::cursor::Row;
use super::query::{Asked, DecisionId, Nothing, Walk};
use super::rows::Told;
use super::table::{Body, Done};
use crate::error::Fault;
use crate::state::Web;

impl Row for Decided {
    fn name(&self) -> String {
        self.id.to_string()
    }
}

/// Nothing is asked beyond which page.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedDecisions {}

impl Asked for AskedDecisions {
    const DAYS: bool = false;

    fn walk(&self) -> Walk {
        Walk::After
    }
}

pub fn list(store: &Store, _: &Nothing, _: &AskedDecisions, page: &Page, after: &str) -> Result<Vec<Decided>, Fault> {
    let after: i64 = after.parse().unwrap_or_default();
    let later = store.decisions()?.into_iter().filter(|decided| decided.id > after);
    Ok(later.take(page.limit as usize).collect())
}

pub fn one(store: &Store, place: DecisionId, _: Nothing) -> Result<Told<Decided>, Fault> {
    let number: i64 = place.id.parse().map_err(|_| Fault::NotFound)?;
    let found = store.decisions()?.into_iter().find(|decided| decided.id == number);
    found.map(Told).ok_or(Fault::NotFound)
}

/// A decision to be made.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase", tag = "kind", deny_unknown_fields)]
pub enum Change {
    /// Two entities are one.
    Merge {
        /// The one that stays: "e12".
        #[schemars(regex(pattern = "^[eE][0-9]{1,18}$"), example = &"e1")]
        keep: String,
        /// The one that is the same.
        #[schemars(regex(pattern = "^[eE][0-9]{1,18}$"), example = &"e2")]
        gone: String,
    },
    /// An entity is somebody else in some stories.
    Split {
        /// The entity: "e12".
        #[schemars(regex(pattern = "^[eE][0-9]{1,18}$"), example = &"e1")]
        entity: String,
        /// The numbers of the stories.
        stories: Vec<i64>,
        /// What the other one is called; else what those stories call it.
        name: Option<String>,
    },
    /// An entity is called otherwise.
    Rename {
        /// The entity: "e12".
        #[schemars(regex(pattern = "^[eE][0-9]{1,18}$"), example = &"e1")]
        entity: String,
        /// Its name from now on.
        name: String,
    },
    /// Somebody else said a statement, or nobody known: one of the two.
    Correct {
        /// The statement: "s12".
        #[schemars(regex(pattern = "^[sS][0-9]{1,18}$"), example = &"s1")]
        statement: String,
        /// Who said it: "e12".
        #[schemars(regex(pattern = "^[eE][0-9]{1,18}$"), example = &"e2")]
        source: Option<String>,
        /// Whether nobody known said it.
        nobody: Option<bool>,
    },
}

impl Body for Change {
    const TEXT: bool = false;

    fn of_text(_: String) -> Self {
        Self::Rename { entity: String::new(), name: String::new() }
    }
}

fn entity(field: &str, typed: &str) -> Result<i64, Fault> {
    match Thing::new(typed) {
        Some(Thing::Entity(number)) => Ok(number),
        _ => Err(Fault::Refused(format!("{field}: give an entity by its number, as e12"))),
    }
}

pub async fn decide(web: Web, change: Change) -> Result<Done<Told<Decided>>, Fault> {
    let decided = web.change(move |store| made(store, &change)).await?;
    Ok(Done { new: true, at: format!("{ROOT}/decisions/{}", decided.id), answer: Told(decided) })
}

fn made(store: &mut Store, change: &Change) -> Result<Decided, Fault> {
    Ok(match change {
        Change::Merge { keep, gone } => store.merge(entity("keep", keep)?, entity("gone", gone)?)?,
        Change::Split { entity: one, stories, name } => store.split(
            entity("entity", one)?,
            stories,
            name.as_deref().map(str::trim).filter(|name| !name.is_empty()),
        )?,
        Change::Rename { entity: one, name } => store.rename(entity("entity", one)?, name)?,
        Change::Correct { statement, source, nobody } => {
            let Some(Thing::Statement(statement)) = Thing::new(statement) else {
                return Err(Fault::Refused("statement: give a statement by its number, as s12".to_owned()));
            };
            let source = match (source, nobody.unwrap_or_default()) {
                (Some(source), false) => Some(entity("source", source)?),
                (None, true) => None,
                _ => return Err(Fault::Refused("give a source, or \"nobody\": true; one of the two".to_owned())),
            };
            store.correct(statement, source)?
        }
    })
}

pub async fn undo(web: Web, place: DecisionId) -> Result<Told<Decided>, Fault> {
    let number: i64 = place.id.parse().map_err(|_| Fault::NotFound)?;
    Ok(Told(web.change(move |store| Ok(store.undo(number)?)).await?))
}
