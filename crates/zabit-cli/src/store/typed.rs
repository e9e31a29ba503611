//! What was typed for the commands that keep records and ask for them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use zabit_store::{first_day, last_day};

use zabit_store::Thing;

use crate::args::size;

/// Which store.
#[derive(Debug, Args)]
pub struct StoreArg {
    /// The store's file [default: zabit.db in the data folder of your system].
    #[arg(long, value_name = "FILE", env = "ZABIT_STORE")]
    pub store: Option<PathBuf>,
}

/// How answers are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Answer {
    /// A table for people.
    Table,
    /// One JSON object a line.
    Json,
    /// Comma-separated values with a line of names.
    Csv,
}

/// Which part of an answer, and how it is printed.
#[derive(Debug, Args)]
pub struct AnswerArgs {
    /// Which store.
    #[command(flatten)]
    pub store: StoreArg,
    /// How to print: table for people, json or csv for programs [default: table on a terminal, else json].
    #[arg(short, long, value_enum)]
    pub format: Option<Answer>,
    /// Only from this day on: 2025-09-08, 2025-09 or 2025.
    #[arg(long, value_name = "DAY", value_parser = since)]
    pub since: Option<String>,
    /// Only up to and with this day: 2025-09-08, 2025-09 or 2025.
    #[arg(long, value_name = "DAY", value_parser = until)]
    pub until: Option<String>,
    /// Rows at most.
    #[arg(short = 'n', long, value_name = "N", default_value_t = 50)]
    pub limit: u32,
    /// Rows to pass over first: the next page.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub skip: u32,
}

/// `zabit add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// Which store.
    #[command(flatten)]
    pub store: StoreArg,
    /// Files of stories, folders of them, or "-" for standard input: text, HTML, JSON Lines, CSV, RSS, Atom, WARC, each as
    /// it is or packed with gzip or zstd.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Which columns of a table or JSON hold what: text=body,published=date. Also title, outlet, author, url, id, language,
    /// modified.
    #[arg(long, value_name = "FIELD=COLUMN,…")]
    pub map: Option<String>,
    /// What the files are, where it is not told by their content: text, html, jsonl, json, csv, tsv, feed, warc.
    #[arg(long, value_name = "FORMAT")]
    pub input: Option<String>,
    /// Try again the stories that failed before.
    #[arg(long, conflicts_with = "paths")]
    pub retry: bool,
    /// Keep stories in other languages too, read as if they were Turkish.
    #[arg(long)]
    pub any_language: bool,
    /// Files to take from a folder, by the end of their names [default: all known formats].
    #[arg(long, value_name = "EXT", value_delimiter = ',')]
    pub extension: Vec<String>,
    /// Largest text of a story, in bytes or with K, M, G; with its markup it may be eight times as large.
    #[arg(long, value_name = "SIZE", default_value = "1M", value_parser = size)]
    pub max_size: u64,
    /// Threads to read with [default: one a processor].
    #[arg(short = 'j', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
    /// Print no notes on skipped stories, no progress and no totals; errors are still printed.
    #[arg(short, long)]
    pub quiet: bool,
}

/// A command that needs nothing but the store.
#[derive(Debug, Args)]
pub struct PlainArgs {
    /// Which store.
    #[command(flatten)]
    pub store: StoreArg,
    /// How to print [default: table on a terminal, else json].
    #[arg(short, long, value_enum)]
    pub format: Option<Answer>,
}

/// `zabit merge`.
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Which store.
    #[command(flatten)]
    pub store: StoreArg,
    /// The entity that stays, as "e12".
    #[arg(value_name = "ENTITY", value_parser = entity)]
    pub keep: i64,
    /// The entity that is the same.
    #[arg(value_name = "SAME", value_parser = entity)]
    pub gone: i64,
}

/// `zabit split`.
#[derive(Debug, Args)]
pub struct SplitArgs {
    /// Which store.
    #[command(flatten)]
    pub store: StoreArg,
    /// The entity that is two, as "e12".
    #[arg(value_parser = entity)]
    pub entity: i64,
    /// The stories in which it is somebody else, by number.
    #[arg(long, value_name = "N", required = true, value_delimiter = ',')]
    pub story: Vec<i64>,
    /// What the other one is called [default: what those stories call it].
    #[arg(long)]
    pub name: Option<String>,
}

/// `zabit rename`.
#[derive(Debug, Args)]
pub struct RenameArgs {
    /// Which store.
    #[command(flatten)]
    pub store: StoreArg,
    /// The entity, as "e12".
    #[arg(value_parser = entity)]
    pub entity: i64,
    /// What it is called from now on.
    pub name: String,
}

/// `zabit correct`.
#[derive(Debug, Args)]
pub struct CorrectArgs {
    /// Which store.
    #[command(flatten)]
    pub store: StoreArg,
    /// The statement, as "s12", or the figure, as "q12".
    #[arg(value_parser = correctable)]
    pub what: Thing,
    /// Who said it: a name, or a number as "e12".
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Nobody known said it.
    #[arg(long, conflicts_with = "source")]
    pub nobody: bool,
    /// What the figure comes to: digits with a point.
    #[arg(long, value_name = "DECIMAL", allow_hyphen_values = true)]
    pub value: Option<String>,
    /// The upper end, where it is a range.
    #[arg(long, value_name = "DECIMAL", allow_hyphen_values = true)]
    pub upper: Option<String>,
    /// Its unit: USD, percent, person, km, count …
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
    /// Its state: actual, target, planned or change.
    #[arg(long, value_name = "STATE")]
    pub status: Option<String>,
    /// It is no figure.
    #[arg(long, conflicts_with_all = ["value", "upper", "unit", "status"])]
    pub no_figure: bool,
}

/// `zabit decide`.
#[derive(Debug, Args)]
pub struct DecideArgs {
    /// Which store.
    #[command(flatten)]
    pub store: StoreArg,
    /// What `zabit decisions --format json` printed, or "-" for standard input.
    #[arg(value_name = "FILE")]
    pub from: PathBuf,
}

/// `zabit undo`.
#[derive(Debug, Args)]
pub struct UndoArgs {
    /// Which store.
    #[command(flatten)]
    pub store: StoreArg,
    /// The number of the decision; see `zabit decisions`.
    pub decision: i64,
}

/// An entity's number: "e12".
fn entity(typed: &str) -> Result<i64, String> {
    number(typed, 'e').ok_or_else(|| "give an entity by its number, as e12; `zabit who NAME` tells it".to_owned())
}

/// What can be corrected: "s12" or "q12".
fn correctable(typed: &str) -> Result<Thing, String> {
    match Thing::new(typed) {
        Some(thing @ (Thing::Statement(_) | Thing::Figure(_))) => Ok(thing),
        _ => Err(
            "give a statement or figure by its number, as s12 or q12; `zabit said NAME` and `zabit figures MEASURE` \
                  tell it"
                .to_owned(),
        ),
    }
}

fn number(typed: &str, letter: char) -> Option<i64> {
    typed.strip_prefix(letter)?.parse().ok().filter(|number| *number > 0)
}

/// The first day of a day, month or year.
fn since(typed: &str) -> Result<String, String> {
    first_day(typed).ok_or_else(no_day)
}

/// The last day of a day, month or year.
pub fn until(typed: &str) -> Result<String, String> {
    last_day(typed).ok_or_else(no_day)
}

fn no_day() -> String {
    "give a day as 2025-09-08, a month as 2025-09 or a year as 2025".to_owned()
}
