//! `zabit`: reads Turkish news and keeps the record. Parses arguments, wires the libraries, prints.
//!
//! `args` is what was typed, `plan` what it means; `input` finds stories, `pool` shares them out,
//! `read` makes and prints records, `view` is the page for people, `notes` goes to standard error.

mod args;
mod input;
mod notes;
mod plan;
mod pool;
mod read;
mod view;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser};

use crate::args::{Command, Typed};

/// The command line is wrong.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let typed = match Typed::try_parse() {
        Ok(typed) => typed,
        Err(error) => return refuse(error),
    };
    plan::set_colors(typed.color);
    let done = match typed.command {
        Command::Read(typed) => match plan::ReadPlan::new(typed) {
            Ok(plan) => {
                notes::keep_panics_quiet();
                read::read(plan)
            }
            Err(line) => {
                notes::error(&line);
                return ExitCode::from(USAGE);
            }
        },
        Command::Schema => print(schema().as_bytes()),
        Command::Completions { shell } => print(&completions(shell)),
        Command::Man { dir: None } => man_page().and_then(|page| print(&page)),
        Command::Man { dir: Some(dir) } => man_pages(&dir),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            notes::error(&format!("the output could not be written ({error}); check the disk and where it goes"));
            ExitCode::FAILURE
        }
    }
}

/// Prints clap's message, and for a story given in a command's place how to read it.
fn refuse(error: clap::Error) -> ExitCode {
    let given = match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(given)) if error.kind() == ErrorKind::InvalidSubcommand => Some(given.clone()),
        _ => None,
    };
    if let Some(path) = given.filter(|given| Path::new(given).exists()) {
        notes::error(&format!("{path} is no command; to read it, type: zabit read {path}"));
        return ExitCode::from(USAGE);
    }
    // Output that is gone leaves nobody to tell.
    let _ = error.print();
    ExitCode::from(error.exit_code().try_into().unwrap_or(USAGE))
}

fn schema() -> String {
    // A schema is plain JSON; it cannot fail to print.
    serde_json::to_string_pretty(&zabit_record::schema()).unwrap_or_default() + "\n"
}

fn completions(shell: clap_complete::Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Typed::command(), "zabit", &mut script);
    script
}

fn man_page() -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Typed::command()).render(&mut page)?;
    Ok(page)
}

fn man_pages(dir: &Path) -> io::Result<bool> {
    std::fs::create_dir_all(dir)?;
    clap_mangen::generate_to(Typed::command(), dir)?;
    Ok(true)
}

/// Writes to standard output. A reader that has gone away is no error.
fn print(bytes: &[u8]) -> io::Result<bool> {
    match io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(true),
    }
}
