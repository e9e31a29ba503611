//! `zabit stats`: what a store holds.

use indicatif::HumanBytes;
use zabit_store::Stats;

use super::table::{Row, print};
use super::typed::{Answer, PlainArgs};
use crate::Stop;

/// Prints how much a store holds.
///
/// # Errors
/// A store that cannot be read.
pub fn stats(typed: &PlainArgs) -> Result<bool, Stop> {
    let stats = typed.store.open()?.stats()?;
    let terminal = std::io::IsTerminal::is_terminal(&std::io::stdout());
    match typed.format {
        Some(Answer::Json) => Ok(print(&[Whole(stats)], typed.format, "")?),
        None if !terminal => Ok(print(&[Whole(stats)], typed.format, "")?),
        _ => Ok(print(&counts(&stats), typed.format, "")?),
    }
}

/// All counts in one row, for programs.
#[derive(serde::Serialize)]
#[serde(transparent)]
struct Whole(Stats);

impl Row for Whole {
    const COLUMNS: &'static [&'static str] = &[];

    fn cells(&self) -> Vec<String> {
        Vec::new()
    }
}

/// One count, for people.
#[derive(serde::Serialize)]
struct Count {
    what: &'static str,
    count: String,
}

impl Row for Count {
    const COLUMNS: &'static [&'static str] = &["", ""];

    fn cells(&self) -> Vec<String> {
        vec![self.what.to_owned(), self.count.clone()]
    }
}

fn counts(stats: &Stats) -> Vec<Count> {
    let number = |number: i64| indicatif::HumanCount(number.unsigned_abs()).to_string();
    let days = match (&stats.first, &stats.last) {
        (Some(first), Some(last)) => format!("{first} to {last}"),
        _ => "no dates".to_owned(),
    };
    let named = format!("{} ({} with a speaker)", number(stats.statements), number(stats.statements_with_speaker));
    let copies = format!(
        "{} ({} copies, {} earlier versions)",
        number(stats.stories),
        number(stats.copies),
        number(stats.superseded)
    );
    [
        ("stories", copies),
        ("published", days),
        ("failed", number(stats.failures)),
        ("people", number(stats.people)),
        ("organisations", number(stats.organisations)),
        ("places", number(stats.places)),
        ("statements", named),
        ("figures", number(stats.figures)),
        ("events", number(stats.events)),
        ("meetings", number(stats.meetings)),
        ("agreements", number(stats.agreements)),
        ("commitments", number(stats.commitments)),
        ("decisions", number(stats.decisions)),
        ("letters", number(stats.letters)),
        ("file", HumanBytes(stats.bytes.unsigned_abs()).to_string()),
    ]
    .into_iter()
    .map(|(what, count)| Count { what, count })
    .collect()
}
