//! `zabit read`: stories in, records out, one bad story never stopping the others.

use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use zabit_reader::Reading;
use zabit_record::Record;
use zabit_text::{LoadError, Loaded, load_path, load_reader};

use crate::args::Format;
use crate::input::{Input, Inputs};
use crate::notes::{Notes, panic_place};
use crate::plan::{ReadPlan, page};
use crate::pool::in_order;
use crate::view;

/// What became of one story.
enum Outcome {
    /// Its record, printed.
    Read { printed: Vec<u8>, bytes: usize },
    /// Left out on purpose; the line that says why.
    Skipped(String),
    /// Not readable; the line that says why.
    Failed(String),
}

/// Reads everything in the plan. `Ok(true)` where no story failed.
///
/// # Errors
/// Where standard output cannot be written; a reader that has gone away (`| head`) is no error.
pub fn read(plan: ReadPlan) -> io::Result<bool> {
    let stdout = io::stdout().lock();
    match plan.format {
        Format::Json => write_all(plan, BufWriter::with_capacity(1 << 16, stdout)),
        Format::Text => write_all(plan, BufWriter::with_capacity(1 << 16, page(stdout))),
    }
}

fn write_all(mut plan: ReadPlan, mut out: impl Write) -> io::Result<bool> {
    let inputs = Inputs::new(std::mem::take(&mut plan.paths), std::mem::take(&mut plan.endings));
    let mut notes = Notes::new(plan.quiet, plan.progress_after);
    let mut written = Ok(());
    let mut first = true;
    in_order(
        inputs,
        plan.threads,
        |input| outcome(input, &plan),
        |outcome| {
            match outcome {
                Outcome::Read { printed, bytes } => {
                    notes.read(bytes);
                    let gap: &[u8] = if plan.format == Format::Text && !first { b"\n" } else { b"" };
                    first = false;
                    written = out.write_all(gap).and_then(|()| out.write_all(&printed));
                }
                Outcome::Skipped(line) => notes.skipped(&line),
                Outcome::Failed(line) => notes.failed(&line),
            }
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        },
    );
    let written = written.and_then(|()| out.flush());
    notes.end();
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(notes.none_failed()),
    }
}

/// Reads one story. The guard is a last resort: a fault of ours in one story must not cost the others.
fn outcome(input: Input, plan: &ReadPlan) -> Outcome {
    let name = match &input {
        Input::Stdin => "-".to_owned(),
        Input::File(path) => path.display().to_string(),
        Input::Fault(line) => return Outcome::Failed(line.clone()),
    };
    guarded(&name, || story(&input, plan))
}

fn guarded(name: &str, work: impl FnOnce() -> Outcome) -> Outcome {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let place = panic_place().map(|place| format!(" at {place}")).unwrap_or_default();
        Outcome::Failed(format!("{name}: internal error{place}; please report it together with the story"))
    })
}

fn story(input: &Input, plan: &ReadPlan) -> Outcome {
    let loaded = match input {
        Input::File(path) => load_path(path, &plan.load),
        _ => load_reader("-", io::stdin().lock(), &plan.load),
    };
    match loaded {
        Ok(loaded) => print(&reading(loaded), plan),
        Err(error @ LoadError::OtherLanguage { .. }) => Outcome::Skipped(error.to_string()),
        Err(error) => Outcome::Failed(error.to_string()),
    }
}

/// The record of a loaded story, with what the loader knows of it.
fn reading(loaded: Loaded) -> Reading {
    let mut reading = zabit_reader::read(&loaded.story);
    let document = &mut reading.record.document;
    document.id = loaded.id;
    document.title = loaded.title;
    document.outlet = loaded.outlet;
    document.source = loaded.source;
    document.language = loaded.language.code.to_owned();
    reading
}

fn print(reading: &Reading, plan: &ReadPlan) -> Outcome {
    let bytes = reading.record.document.text.len();
    match plan.format {
        Format::Text => {
            let reasons = plan.explain.then_some(reading.reasons.as_slice());
            Outcome::Read { printed: view::page(&reading.record, reasons, plan.width).into_bytes(), bytes }
        }
        Format::Json => match json(reading, plan.explain) {
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
}

fn json(reading: &Reading, explain: bool) -> serde_json::Result<Vec<u8>> {
    let mut line = if explain {
        let reasons = reading.record.statements.iter().zip(&reading.reasons);
        let explain = reasons.map(|(s, why)| Reason { statement: s.id, rule: why.rule, source: why.source }).collect();
        serde_json::to_vec(&Explained { record: &reading.record, explain })?
    } else {
        serde_json::to_vec(&reading.record)?
    };
    line.push(b'\n');
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_one_line_that_names_the_file() {
        crate::notes::keep_panics_quiet();
        let Outcome::Failed(line) = guarded("haber.txt", || panic!("a fault of ours")) else {
            panic!("a panic is a failure")
        };
        assert!(line.starts_with("haber.txt: internal error at ") && line.contains("read.rs:"), "{line}");
        assert!(line.ends_with("; please report it together with the story"), "{line}");
    }
}
