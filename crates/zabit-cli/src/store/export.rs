//! `zabit export`: a store written out in formats that other programs read.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use indicatif::HumanCount;
use zabit_export::{Error, Lines, Tables};
use zabit_store::Store;

use super::typed::StoreArg;
use crate::Stop;

/// Examples of `zabit export`.
pub const EXAMPLES: &str = "\
Examples:
  zabit export tablolar/                              CSV, a file for each public view, and what its columns mean
  zabit export --format parquet tablolar/             the same as Parquet
  zabit export --format records kayitlar.jsonl        the record of each story, as `zabit read` gives it
  zabit export --format plover | jq .event_type       events with PLOVER's types, parties with country codes
  zabit export --format ftm varliklar.ftm.json        entities of FollowTheMoney
  zabit export --format annotations > notlar.jsonl    W3C Web Annotations, one a line

All comes from one state of the store, whoever writes meanwhile. Copies and earlier versions of stories are left out,
but for records, which are all there. A file that is there is replaced when the new one is whole.";

/// `zabit export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Which store.
    #[command(flatten)]
    pub store: StoreArg,
    /// What to write.
    #[arg(short, long, value_enum, default_value_t)]
    pub format: Form,
    /// A folder for csv and parquet; for the others a file, or "-" for standard output [default: standard output].
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
}

/// What a store is written out as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// The public views as comma-separated values, with datapackage.json.
    #[default]
    Csv,
    /// The public views as Parquet.
    Parquet,
    /// Records, JSON Lines.
    Records,
    /// Events, JSON Lines.
    Plover,
    /// Entities of FollowTheMoney, JSON Lines.
    Ftm,
    /// W3C Web Annotations, JSON Lines.
    Annotations,
}

/// Writes a store out.
///
/// # Errors
/// A store that cannot be read, a file or folder that cannot be written.
pub fn export(typed: &ExportArgs) -> Result<bool, Stop> {
    let store = typed.store.open()?;
    let form = match typed.format {
        Form::Csv => return tables(&store, Tables::Csv, typed.path.as_deref()),
        Form::Parquet => return tables(&store, Tables::Parquet, typed.path.as_deref()),
        Form::Records => Lines::Records,
        Form::Plover => Lines::Plover,
        Form::Ftm => Lines::FollowTheMoney,
        Form::Annotations => Lines::Annotations,
    };
    match typed.path.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => to_file(&store, form, path),
        None => match zabit_export::lines(&store, form, &mut BufWriter::new(io::stdout().lock())) {
            // A reader that has gone away (`| head`) is no error.
            Err(Error::Stream(cause)) if cause.kind() == io::ErrorKind::BrokenPipe => Ok(true),
            done => Ok(done.map(|_| true)?),
        },
    }
}

fn tables(store: &Store, form: Tables, folder: Option<&Path>) -> Result<bool, Stop> {
    let Some(folder) = folder.filter(|folder| *folder != Path::new("-")) else {
        return Err(Stop::Usage(
            "no folder given; name one to write the tables into, or take --format records".to_owned(),
        ));
    };
    let files = zabit_export::tables(store, form, folder)?;
    said(&format!("{} files in {}", files.len(), folder.display()));
    Ok(true)
}

fn to_file(store: &Store, form: Lines, path: &Path) -> Result<bool, Stop> {
    let fault = |cause| Stop::Export(Error::File { path: path.to_owned(), cause });
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    let part = PathBuf::from(name);
    let write = || -> Result<u64, Stop> {
        let mut out = BufWriter::new(File::create(&part).map_err(fault)?);
        let lines = zabit_export::lines(store, form, &mut out).map_err(|error| match error {
            Error::Stream(cause) => fault(cause),
            other => other.into(),
        })?;
        out.flush().map_err(fault)?;
        std::fs::rename(&part, path).map_err(fault)?;
        Ok(lines)
    };
    let done = write();
    if done.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    said(&format!("{} lines in {}", HumanCount(done?), path.display()));
    Ok(true)
}

/// Tells people what was written; programs see it by the exit status.
fn said(line: &str) {
    if io::stderr().is_terminal() {
        let _ = writeln!(io::stderr(), "{line}");
    }
}
