//! A copy of a store that is whole, taken while others write.
//!
//! SQLite's online backup copies one state of the store: in write-ahead mode a reader holds it, and writers go on beside.
//! The copy is made under a temporary name in the same folder, looked over, brought to the disk and only then given its
//! name: a backup that was cut off leaves what stood there before.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, Result};
use crate::open::{PATIENCE, Store};

/// Time between two tries while the store is locked.
const PAUSE: Duration = Duration::from_millis(20);

impl Store {
    /// Copies the store, as it is now, to another file. Gives the size of the copy in bytes.
    ///
    /// # Errors
    /// A file that is there, unless `force`; one that cannot be written, is this store or is in use; a damaged store.
    ///
    /// ```
    /// let folder = tempfile::tempdir().unwrap();
    /// let store = zabit_store::Store::create(&folder.path().join("kayit.db")).unwrap();
    /// let copy = folder.path().join("yedek.db");
    /// store.backup(&copy, false).unwrap();
    /// assert!(zabit_store::Store::open(&copy).is_ok());
    /// assert!(store.backup(&copy, false).is_err());
    /// ```
    pub fn backup(&self, to: &Path, force: bool) -> Result<u64> {
        self.may_replace(to, force)?;
        let part = beside(to, &format!(".{}.part", std::process::id()));
        let done = self.copy_to(&part).and_then(|()| {
            let bytes = on_disk(&part).map_err(|cause| unwritten(to, &cause))?;
            release(to)?;
            fs::rename(&part, to).map_err(|cause| unwritten(to, &cause))?;
            // The new name is on the disk when its folder is.
            let _ = File::open(folder(to)).and_then(|folder| folder.sync_all());
            Ok(bytes)
        });
        if done.is_err() {
            let _ = fs::remove_file(&part);
        }
        ["-journal", "-wal", "-shm"].iter().for_each(|end| drop(fs::remove_file(beside(&part, end))));
        done
    }

    fn may_replace(&self, to: &Path, force: bool) -> Result<()> {
        if to.is_dir() {
            return Err(Error::Refused(format!("{}: is a folder; name a file in it", to.display())));
        }
        let same = |a: &Path, b: &Path| matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b);
        if same(&self.path, to) {
            return Err(Error::Refused(format!("{}: is the store itself; name another file", to.display())));
        }
        if to.exists() && !force {
            return Err(Error::Refused(format!(
                "{}: is there already; name another file, or replace it with --force",
                to.display()
            )));
        }
        Ok(())
    }

    fn copy_to(&self, part: &Path) -> Result<()> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut copy = Connection::open_with_flags(part, flags).map_err(|cause| Error::of(part, cause))?;
        self.copy_pages(&mut copy, part)?;
        let said = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
        match said {
            Ok(said) if said == "ok" => Ok(()),
            Ok(_) => Err(Error::Damaged(self.path.clone())),
            // What is wrong with the copy was wrong with the store.
            Err(cause) => Err(Error::of(&self.path, cause)),
        }
    }

    /// All pages in one go: the state is held, so that a busy writer cannot make the copy begin anew for ever.
    fn copy_pages(&self, copy: &mut Connection, part: &Path) -> Result<()> {
        let backup = Backup::new(&self.connection, copy).map_err(|cause| Error::of(part, cause))?;
        let start = Instant::now();
        loop {
            match backup.step(-1).map_err(|cause| Error::of(&self.path, cause))? {
                StepResult::Done => return Ok(()),
                StepResult::Busy | StepResult::Locked if start.elapsed() > PATIENCE => {
                    return Err(Error::Busy(self.path.clone()));
                }
                _ => thread::sleep(PAUSE),
            }
        }
    }
}

/// Sees to it that no log of an earlier database waits beside a file: it would be taken for that of the new one.
fn release(to: &Path) -> Result<()> {
    if !to.exists() {
        // Logs without their database are worth nothing.
        ["-journal", "-wal", "-shm"].iter().for_each(|end| drop(fs::remove_file(beside(to, end))));
        return Ok(());
    }
    // Closing the last connection writes the log into the file and takes it away.
    if let Ok(old) = Connection::open_with_flags(to, OpenFlags::SQLITE_OPEN_READ_WRITE) {
        let _ = old.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
    let waits = |end: &&str| fs::metadata(beside(to, end)).is_ok_and(|log| log.len() > 0);
    if ["-wal", "-journal"].iter().any(waits) {
        return Err(Error::Refused(format!("{}: is in use; name another file", to.display())));
    }
    Ok(())
}

fn on_disk(path: &Path) -> io::Result<u64> {
    let file = File::open(path)?;
    file.sync_all()?;
    Ok(file.metadata()?.len())
}

fn unwritten(path: &Path, cause: &io::Error) -> Error {
    match cause.kind() {
        io::ErrorKind::StorageFull => Error::Full(path.to_owned()),
        _ => Error::ReadOnly(path.to_owned()),
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file beside another: its name with an ending.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    PathBuf::from(name)
}
