//! What all commands that read stories have in common: each story on its own, in order, one bad story never stopping
//! the others.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use zabit_text::LoadError;

use crate::input::{Input, Inputs};
use crate::notes::{Notes, panic_place};
use crate::plan::Sources;
use crate::pool::in_order;

/// What became of one story.
pub enum Outcome {
    /// What is printed of it.
    Read {
        /// The output.
        printed: Vec<u8>,
        /// Bytes of its text.
        bytes: usize,
    },
    /// Left out on purpose; the line that says why.
    Skipped(String),
    /// Not readable; the line that says why.
    Failed(String),
}

impl From<LoadError> for Outcome {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::OtherLanguage { .. } => Outcome::Skipped(error.to_string()),
            _ => Outcome::Failed(error.to_string()),
        }
    }
}

/// Does `work` on each story, on several threads, and writes what it prints in the order of the stories, with `gap`
/// between them. `Ok(true)` where no story failed.
///
/// # Errors
/// Where `out` cannot be written; a reader that has gone away (`| head`) is no error.
pub fn each(
    sources: Sources,
    mut out: impl Write,
    gap: &[u8],
    work: impl Fn(&Input) -> Outcome + Sync,
) -> io::Result<bool> {
    let inputs = Inputs::new(sources.paths, sources.endings);
    let mut notes = Notes::new(sources.quiet, sources.progress_after);
    let mut written = Ok(());
    let mut first = true;
    in_order(
        inputs,
        sources.threads,
        |input| outcome(&input, &work),
        |outcome| {
            match outcome {
                Outcome::Read { printed, bytes } => {
                    notes.read(bytes);
                    let gap = if first { b"" } else { gap };
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

/// One story. The guard is a last resort: a fault of ours in one story must not cost the others.
fn outcome(input: &Input, work: impl Fn(&Input) -> Outcome) -> Outcome {
    match input {
        Input::Fault(line) => Outcome::Failed(line.clone()),
        _ => guarded(&input.name(), || work(input)).unwrap_or_else(Outcome::Failed),
    }
}

/// Does `work` on the story of this name; a panic is the line that says so.
pub fn guarded<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let place = panic_place().map(|place| format!(" at {place}")).unwrap_or_default();
        format!("{name}: internal error{place}; please report it together with the story")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_one_line_that_names_the_file() {
        crate::notes::keep_panics_quiet();
        let line = guarded::<()>("haber.txt", || panic!("a fault of ours")).expect_err("a panic is a failure");
        assert!(line.starts_with("haber.txt: internal error at ") && line.contains("stories.rs:"), "{line}");
        assert!(line.ends_with("; please report it together with the story"), "{line}");
    }
}
