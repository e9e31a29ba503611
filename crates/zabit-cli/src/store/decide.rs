//! `zabit merge`, `split`, `rename`, `correct`, `decide`, `undo`, `decisions`: what a person knows better.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use serde::Serialize;
use zabit_store::{Decided, Decision, FigureValue, Store, Thing};

use super::ask::one;
use super::table::{Row, print};
use super::typed::{CorrectArgs, DecideArgs, MergeArgs, PlainArgs, RenameArgs, SplitArgs, UndoArgs};
use crate::{Stop, notes};

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

/// Somebody else, or nobody known, said a statement; a figure comes to something else, or is none.
///
/// # Errors
/// A statement, figure or entity that is not there, a figure that is none; a store that cannot be written.
pub fn correct(typed: &CorrectArgs) -> Result<bool, Stop> {
    let mut store = typed.store.open()?;
    match typed.what {
        Thing::Figure(figure) => {
            if typed.source.is_some() || typed.nobody {
                return Err(Stop::Usage("a figure has no source of its own; correct that of its statement".to_owned()));
            }
            let value = if typed.no_figure { None } else { Some(value(&store, figure, typed)?) };
            say(&store.correct_figure(figure, value)?)
        }
        Thing::Statement(statement) if typed.nobody => say(&store.correct(statement, None)?),
        Thing::Statement(statement) => {
            let Some(source) = &typed.source else {
                return Err(Stop::Usage("say who said it with --source, or --nobody".to_owned()));
            };
            match one(&store, source)? {
                Some(named) => say(&store.correct(statement, Some(named.entity))?),
                None => Ok(false),
            }
        }
        _ => Err(Stop::Usage("statements (s12) and figures (q12) can be corrected".to_owned())),
    }
}

/// What a figure comes to: what was typed, else what stands.
fn value(store: &Store, figure: i64, typed: &CorrectArgs) -> Result<FigureValue, Stop> {
    if typed.value.is_none() && typed.unit.is_none() && typed.status.is_none() {
        return Err(Stop::Usage("say what it comes to with --value, --unit or --status, or --no-figure".to_owned()));
    }
    let now = store.figure(figure)?;
    // Another number is no range any more, unless its upper end is given.
    let upper = if typed.value.is_some() { typed.upper.clone() } else { typed.upper.clone().or(now.upper) };
    Ok(FigureValue {
        value: typed.value.clone().unwrap_or(now.value),
        upper,
        unit: typed.unit.clone().unwrap_or(now.unit),
        status: typed.status.clone().unwrap_or(now.status),
    })
}

/// Decides what was decided in another store, as `zabit decisions --format json` tells it. `Ok(false)` where some of it
/// does not fit this store.
///
/// # Errors
/// A file that cannot be read or is none of decisions; a store that cannot be written.
pub fn decide(typed: &DecideArgs) -> Result<bool, Stop> {
    let mut store = typed.store.open()?;
    let name = typed.from.display().to_string();
    let told = |cause: io::Error| Stop::Usage(format!("{name}: cannot be read ({cause})"));
    let lines: Box<dyn BufRead> = if typed.from == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(&typed.from).map_err(told)?))
    };
    let mut all_fit = true;
    for (at, line) in (1..).zip(lines.lines()) {
        let line = line.map_err(told)?;
        if line.trim().is_empty() {
            continue;
        }
        let Some(decision) = standing(&line).map_err(|cause| {
            Stop::Usage(format!("{name}: line {at} is no decision ({cause}); see `zabit decisions --format json`"))
        })?
        else {
            continue;
        };
        match store.decide_as(&decision) {
            Ok(Some(decided)) => say(&decided).map(drop)?,
            Ok(None) => {}
            Err(zabit_store::Error::NotFound(why) | zabit_store::Error::Refused(why)) => {
                notes::error(&format!("{name}: line {at}: {why}"));
                all_fit = false;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(all_fit)
}

/// The decision of a line, unless it was undone.
fn standing(line: &str) -> serde_json::Result<Option<Decision>> {
    let value: serde_json::Value = serde_json::from_str(line)?;
    let undone = value.get("undone").is_some_and(|undone| !undone.is_null());
    let decision = serde_json::from_value(value)?;
    Ok((!undone).then_some(decision))
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
        Decision::Split { entity, new, stories, name, .. } => {
            let stories =
                if stories.len() == 1 { "one story".to_owned() } else { format!("{} stories", stories.len()) };
            format!("e{entity} is {name} (e{new}) in {stories}")
        }
        Decision::Rename { entity, name, .. } => format!("e{entity} is called {name}"),
        Decision::Correct { statement, entity: Some(entity), name, .. } => {
            format!("s{statement} was said by {} (e{entity})", name.as_deref().unwrap_or_default())
        }
        Decision::Correct { statement, .. } => format!("s{statement} was said by nobody known"),
        Decision::Figure { figure, words, value: Some(value), .. } => {
            let upper = value.upper.as_deref().map(|upper| format!(" to {upper}")).unwrap_or_default();
            format!("q{figure} ({words}) is {}{upper} {}, {}", value.value, value.unit, value.status)
        }
        Decision::Figure { figure, words, .. } => format!("q{figure} ({words}) is no figure"),
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
