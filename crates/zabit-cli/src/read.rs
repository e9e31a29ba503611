//! `zabit read`: stories in, records out.

use std::io::{self, BufWriter};

use serde::Serialize;
use zabit_reader::Reading;
use zabit_record::Record;
use zabit_text::Loaded;

use crate::args::Format;
use crate::input::Input;
use crate::plan::{ReadPlan, page};
use crate::stories::{Outcome, each};
use crate::view;

/// Reads everything in the plan. `Ok(true)` where no story failed.
///
/// # Errors
/// Where standard output cannot be written; a reader that has gone away (`| head`) is no error.
pub fn read(plan: ReadPlan) -> io::Result<bool> {
    let stdout = io::stdout().lock();
    let ReadPlan { sources, format, explain, load, width } = plan;
    let work = |input: &Input| match input.load(&load) {
        Ok(loaded) => print(&reading(loaded, explain), format, explain, width),
        Err(error) => error.into(),
    };
    match format {
        Format::Json => each(sources, BufWriter::with_capacity(1 << 16, stdout), b"", work),
        Format::Text => each(sources, BufWriter::with_capacity(1 << 16, page(stdout)), b"\n", work),
    }
}

/// The record of a loaded story, with what the loader knows of it.
fn reading(loaded: Loaded, explain: bool) -> Reading {
    let read = if explain { zabit_reader::explain } else { zabit_reader::read };
    let mut reading = read(&loaded.story);
    zabit_keep::describe(&mut reading.record, loaded);
    reading
}

fn print(reading: &Reading, format: Format, explain: bool, width: usize) -> Outcome {
    let bytes = reading.record.document.text.len();
    match format {
        Format::Text => {
            let reasons = explain.then_some(reading.reasons.as_slice());
            Outcome::Read { printed: view::page(&reading.record, reasons, width).into_bytes(), bytes }
        }
        Format::Json => match json(reading, explain) {
            Ok(printed) => Outcome::Read { printed, bytes },
            Err(error) => Outcome::Failed(format!(
                "{}: internal error ({error}); please report it together with the story",
                reading.record.document.source
            )),
        },
    }
}

/// A record with its reasons, for `--explain`.
#[derive(Serialize)]
struct Explained<'a> {
    #[serde(flatten)]
    record: &'a Record,
    explain: Vec<Reason<'a>>,
}

/// Why one statement is in the record.
#[derive(Serialize)]
struct Reason<'a> {
    statement: zabit_record::StatementId,
    rule: &'a str,
    source: &'a str,
    /// The words that decided, with their analysis.
    analysis: &'a [String],
}

fn json(reading: &Reading, explain: bool) -> serde_json::Result<Vec<u8>> {
    let mut line = if explain {
        let reasons = reading.record.statements.iter().zip(&reading.reasons);
        let explain = reasons
            .map(|(s, why)| Reason { statement: s.id, rule: why.rule, source: why.source, analysis: &why.analysis })
            .collect();
        serde_json::to_vec(&Explained { record: &reading.record, explain })?
    } else {
        serde_json::to_vec(&reading.record)?
    };
    line.push(b'\n');
    Ok(line)
}
