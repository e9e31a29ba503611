//! A store written out whole, in formats that other programs read.
//!
//! In:  a store. Out: files, or lines on a stream.
//! Tables (`tables.rs`, `columnar.rs`) are the public views as they are; records (`told.rs`) are read back story by
//! story, and from them come events (`plover.rs`), entities (`ftm.rs`) and annotations (`annotations.rs`). Everything
//! comes from one state of the store, a row or a story at a time: memory does not grow with the store.
//! Not here: which rows answer a question; that is for the store.

mod annotations;
#[cfg(feature = "parquet")]
mod columnar;
mod country;
mod ftm;
mod plover;
mod tables;
mod told;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use zabit_store::Store;

pub use told::Told;

/// A form that a store is written out in, one line after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// The record of each story as `zabit read` gives it, copies and earlier versions too: JSON Lines.
    Records,
    /// Events with the codes of PLOVER: JSON Lines.
    Plover,
    /// Entities of FollowTheMoney: JSON Lines.
    FollowTheMoney,
    /// W3C Web Annotations: JSON-LD, one a line.
    Annotations,
}

/// A form that a store is written out in, a file for each public view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tables {
    /// Comma-separated values, with `datapackage.json` beside them (Frictionless Data Package).
    Csv,
    /// Apache Parquet.
    Parquet,
}

/// Why a store was not written out. Each message is one line.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store cannot be read.
    #[error("{0}")]
    Store(#[from] zabit_store::Error),
    /// A file cannot be written.
    #[error("{path}: cannot be written ({cause}); check the disk and the path")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The stream cannot be written.
    #[error("the output could not be written ({0}); check the disk and where it goes")]
    Stream(#[from] io::Error),
    /// Something stands in the store that no record has.
    #[error("the store holds a value that no record has ({0}); see `zabit check`")]
    Value(String),
    /// This program was built without it.
    #[error("this program was built without Parquet; build it with the feature \"parquet\", or take --format csv")]
    NoParquet,
}

/// What was written.
pub type Result<T> = std::result::Result<T, Error>;

/// Writes a store to a stream, a line for each thing. Gives the number of lines.
///
/// # Errors
/// A store that cannot be read, a stream that cannot be written.
pub fn lines(store: &Store, form: Lines, out: &mut dyn Write) -> Result<u64> {
    let mut out = Counted { out, lines: 0 };
    store.steady(|store| match form {
        Lines::Records => told::each(store, told::Which::All, |told| out.line(&told.record)),
        Lines::Plover => told::each(store, told::Which::Current, |told| plover::events(&told, &mut out)),
        Lines::FollowTheMoney => {
            ftm::entities(store, &mut out)?;
            told::each(store, told::Which::Current, |told| ftm::story(&told, &mut out))
        }
        Lines::Annotations => told::each(store, told::Which::Current, |told| annotations::story(&told, &mut out)),
    })?;
    out.out.flush()?;
    Ok(out.lines)
}

/// Writes a store into a folder, a file for each public view; files of the same names are replaced, each when the new one
/// is whole. Gives the files.
///
/// # Errors
/// A store that cannot be read, a folder that cannot be written.
pub fn tables(store: &Store, form: Tables, folder: &Path) -> Result<Vec<PathBuf>> {
    fs::create_dir_all(folder).map_err(|cause| Error::File { path: folder.to_owned(), cause })?;
    store.steady(|store| match form {
        Tables::Csv => tables::csv(store, folder),
        #[cfg(feature = "parquet")]
        Tables::Parquet => columnar::parquet(store, folder),
        #[cfg(not(feature = "parquet"))]
        Tables::Parquet => Err(Error::NoParquet),
    })
}

/// A stream of lines that are counted.
struct Counted<'a> {
    out: &'a mut dyn Write,
    lines: u64,
}

impl Counted<'_> {
    fn line<T: Serialize>(&mut self, value: &T) -> Result<()> {
        serde_json::to_writer(&mut self.out, value).map_err(io::Error::from)?;
        self.out.write_all(b"\n")?;
        self.lines += 1;
        Ok(())
    }
}

/// Writes a file under a temporary name beside it, and gives it its name when it is whole.
fn whole(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> Result<()>) -> Result<()> {
    let part = path.with_extension("part");
    let fault = |cause| Error::File { path: path.to_owned(), cause };
    let done = File::create(&part).map_err(fault).and_then(|file| {
        let mut out = BufWriter::new(file);
        write(&mut out).map_err(|error| match error {
            Error::Stream(cause) => fault(cause),
            other => other,
        })?;
        out.flush().map_err(fault)?;
        fs::rename(&part, path).map_err(fault)
    });
    if done.is_err() {
        let _ = fs::remove_file(&part);
    }
    done
}
