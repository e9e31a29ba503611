//! `zabit merge`, `split`, `rename`, `correct`, `undo`, `decisions`: what a person knows better.

use serde::Serialize;
use zabit_store::{Decided, Decision};

use super::table::{Row, print};
use super::typed::{CorrectArgs, MergeArgs, PlainArgs, RenameArgs, SplitArgs, UndoArgs};
use crate::Stop;

/// Two entities are one.
///
/// # Errors
/// Entities that are not there or of different kinds; a store that cannot be written.
pub fn merge(typed: &MergeArgs) -> Result<bool, Stop> {
    say(&typed.store.open()?.merge(typed.keep, typed.gone)?)
}

/// An entity is somebody else in some stories.
///
/// # Errors
/// An entity that is not there, or in none of the stories; a store that cannot be written.
pub fn split(typed: &SplitArgs) -> Result<bool, Stop> {
    say(&typed.store.open()?.split(typed.entity, &typed.story, typed.name.as_deref())?)
}

/// An entity is called otherwise.
///
/// # Errors
/// An entity that is not there; a store that cannot be written.
pub fn rename(typed: &RenameArgs) -> Result<bool, Stop> {
    say(&typed.store.open()?.rename(typed.entity, &typed.name)?)
}

/// Somebody else, or nobody known, said a statement.
///
/// # Errors
/// A statement or an entity that is not there; a store that cannot be written.
pub fn correct(typed: &CorrectArgs) -> Result<bool, Stop> {
    say(&typed.store.open()?.correct(typed.statement, typed.source)?)
}

/// A decision is taken back.
///
/// # Errors
/// A decision that is not there or was undone; a store that cannot be written.
pub fn undo(typed: &UndoArgs) -> Result<bool, Stop> {
    say(&typed.store.open()?.undo(typed.decision)?)
}

/// Prints all decisions, those undone included.
///
/// # Errors
/// A store that cannot be read.
pub fn decisions(typed: &PlainArgs) -> Result<bool, Stop> {
    let rows: Vec<Line> = typed.store.open()?.decisions()?.into_iter().map(Line).collect();
    Ok(print(&rows, typed.format, "no decisions; see `zabit merge`, `split`, `rename` and `correct`")?)
}

/// Says what was done, and how to take it back.
fn say(decided: &Decided) -> Result<bool, Stop> {
    let line = match &decided.undone {
        Some(_) => format!("undone: {}\n", words(&decided.decision)),
        None => format!("{}; to take it back: zabit undo {}\n", words(&decided.decision), decided.id),
    };
    Ok(crate::print(line.as_bytes())?)
}

/// A decision in words.
fn words(decision: &Decision) -> String {
    match decision {
        Decision::Merge { keep, gone, names: [kept, lost] } => {
            format!("{lost} (e{gone}) is {kept} (e{keep})")
        }
        Decision::Split { entity, new, stories, name } => {
            let stories =
                if stories.len() == 1 { "one story".to_owned() } else { format!("{} stories", stories.len()) };
            format!("e{entity} is {name} (e{new}) in {stories}")
        }
        Decision::Rename { entity, name } => format!("e{entity} is called {name}"),
        Decision::Correct { statement, entity: Some(entity), name, .. } => {
            format!("s{statement} was said by {} (e{entity})", name.as_deref().unwrap_or_default())
        }
        Decision::Correct { statement, .. } => format!("s{statement} was said by nobody known"),
    }
}

/// A decision as a row.
#[derive(Serialize)]
#[serde(transparent)]
struct Line(Decided);

impl Row for Line {
    const COLUMNS: &'static [&'static str] = &["", "when", "what", "undone"];

    fn cells(&self) -> Vec<String> {
        let Decided { id, at, decision, undone } = &self.0;
        vec![id.to_string(), at.clone(), words(decision), undone.clone().unwrap_or_default()]
    }
}
