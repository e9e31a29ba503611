//! `zabit`: reads Turkish news and keeps the record. Parses arguments, wires the libraries, prints.
//!
//! `args` is what was typed, `plan` what it means; `input` finds stories, `pool` shares them out, `stories` takes each
//! to its end; `read` makes and prints records, `view` is the page for people, `analyze` prints words, `store` keeps records
//! and asks for them; `notes` goes to standard error.

mod analyze;
mod args;
mod input;
mod notes;
mod plan;
mod pool;
mod read;
mod store;
mod stories;
mod view;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser};
use thiserror::Error;

use crate::args::{Command, Typed};
use crate::plan::Sources;

/// Stories are read by several threads and written by one: memory goes from thread to thread, which glibc's allocator is
/// slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The command line is wrong.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let typed = match Typed::try_parse() {
        Ok(typed) => typed,
        Err(error) => return refuse(error),
    };
    plan::set_colors(typed.color);
    match done(typed.command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(stop) => {
            notes::error(&stop.to_string());
            if matches!(stop, Stop::Usage(_)) { ExitCode::from(USAGE) } else { ExitCode::FAILURE }
        }
    }
}

/// Why a command ends before its work is done. Each message is one line.
#[derive(Debug, Error)]
enum Stop {
    #[error("{0}")]
    Usage(String),
    #[error("{0}")]
    Models(#[from] zabit_analysis::models::LoadError),
    #[error("{0}")]
    Store(#[from] zabit_store::Error),
    #[error("{0}")]
    Export(#[from] zabit_export::Error),
    #[error("{0}")]
    Serve(#[from] zabit_web::ServeError),
    #[error("the output could not be written ({0}); check the disk and where it goes")]
    Output(#[from] io::Error),
}

/// Does what was asked. `Ok(false)` where some story failed, of which the user knows by now.
fn done(command: Command) -> Result<bool, Stop> {
    let done = match command {
        Command::Read(typed) => {
            let plan = plan::ReadPlan::new(typed).map_err(Stop::Usage)?;
            prepare(&plan.sources)?;
            read::read(plan)
        }
        Command::Analyze(typed) => {
            let plan = plan::AnalyzePlan::new(typed).map_err(Stop::Usage)?;
            prepare(&plan.sources)?;
            analyze::analyze(plan)
        }
        Command::Add(typed) => return store::add::add(typed),
        Command::Ask(asked) => return store::ask::ask(asked),
        Command::Stats(typed) => return store::keep::stats(&typed),
        Command::Merge(typed) => return store::decide::merge(&typed),
        Command::Split(typed) => return store::decide::split(&typed),
        Command::Rename(typed) => return store::decide::rename(&typed),
        Command::Correct(typed) => return store::decide::correct(&typed),
        Command::Decide(typed) => return store::decide::decide(&typed),
        Command::Undo(typed) => return store::decide::undo(&typed),
        Command::Decisions(typed) => return store::decide::decisions(&typed),
        Command::Check(typed) => return store::care::check(&typed),
        Command::Backup(typed) => return store::care::backup(&typed),
        Command::Export(typed) => return store::export::export(&typed),
        Command::Serve(typed) => return store::serve::run(typed),
        Command::Schema => print(schema().as_bytes()),
        Command::Completions { shell } => print(&completions(shell)),
        Command::Man { dir: None } => man_page().and_then(|page| print(&page)),
        Command::Man { dir: Some(dir) } => man_pages(&dir),
    };
    Ok(done?)
}

/// What must be done before the first story is read.
fn prepare(sources: &Sources) -> Result<(), Stop> {
    notes::keep_panics_quiet();
    if let Some(models) = &sources.models {
        zabit_analysis::models::load(models)?;
    }
    Ok(())
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
