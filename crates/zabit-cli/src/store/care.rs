//! `zabit check`, `zabit backup`: is the store as it must be, and where is its copy?

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use indicatif::{HumanBytes, HumanCount};
use zabit_store::Damage;

use super::typed::StoreArg;
use crate::Stop;
use crate::notes;

/// Examples of `zabit check`.
pub const CHECK_EXAMPLES: &str = "\
Examples:
  zabit check
  zabit check --store yedek.db && echo whole

Looks at every page of the file and every row: spans lie inside their stories, references lead somewhere, counters
agree with a count, the index of words has every story. Nothing is changed. Prints one line a fault: where, what.
Exit status: 0 the store is sound, 1 it is not or cannot be read, 2 the command line is wrong.";

/// Examples of `zabit backup`.
pub const BACKUP_EXAMPLES: &str = "\
Examples:
  zabit backup /media/disk/zabit-2025-09-08.db
  zabit backup --force yedek.db                 in place of the one that is there

The copy is one state of the store, taken while others may write; it is a store itself. It gets its name
when it is whole and on the disk.";

/// `zabit check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Which store.
    #[command(flatten)]
    pub store: StoreArg,
}

/// `zabit backup`.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// Which store.
    #[command(flatten)]
    pub store: StoreArg,
    /// The file to copy it to.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Replace a file that is there.
    #[arg(long)]
    pub force: bool,
}

/// Looks a store over and prints what is wrong with it. `Ok(false)` where anything is.
///
/// # Errors
/// A store that cannot be read.
pub fn check(typed: &CheckArgs) -> Result<bool, Stop> {
    let store = typed.store.open()?;
    let mut printed = Ok(());
    let checked = store.check(&mut |damage: Damage| {
        if printed.is_ok() {
            printed = line(&damage.to_string());
        }
    })?;
    printed?;
    if checked.faults == 0 {
        let (stories, many) =
            (HumanCount(checked.stories.unsigned_abs()), if checked.stories == 1 { "story" } else { "stories" });
        line(&format!("{} is sound: {stories} {many}", store.path().display()))?;
    } else {
        let (faults, many) = (HumanCount(checked.faults), if checked.faults == 1 { "fault" } else { "faults" });
        notes::error(&format!(
            "{}: {faults} {many}; restore a backup, or add the stories to a new store",
            store.path().display()
        ));
    }
    Ok(checked.faults == 0)
}

/// Copies a store to another file.
///
/// # Errors
/// A store that cannot be read, a file that is there or cannot be written.
pub fn backup(typed: &BackupArgs) -> Result<bool, Stop> {
    let bytes = typed.store.open()?.backup(&typed.file, typed.force)?;
    line(&format!("{} is a copy of the store: {}", typed.file.display(), HumanBytes(bytes)))?;
    Ok(true)
}

/// Prints a line. A reader that has gone away is no error.
fn line(text: &str) -> io::Result<()> {
    match writeln!(io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}
