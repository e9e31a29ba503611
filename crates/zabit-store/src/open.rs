//! Opening a store: the file, its format, and the settings that its promises rest on.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, Result};

/// "zbit": tells a store from other SQLite files.
const APPLICATION: i64 = 0x7a62_6974;
/// Scripts that make each format from the one before it.
const MIGRATIONS: &[&str] = &[
    concat!(include_str!("../schema/001.sql"), include_str!("../schema/views.sql")),
    include_str!("../schema/002.sql"),
    include_str!("../schema/003.sql"),
];
/// How long to wait for another writer.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);
/// Memory for pages of whoever asks and of whoever adds, in KiB; negative as SQLite wants it.
const CACHE: i64 = -24 * 1024;
const WRITING: i64 = -32 * 1024;
/// Bytes of a page of a new file. Twice SQLite's own: long texts fill pages better, and trees are less deep.
const PAGE: i64 = 8 * 1024;
/// Pages of the log after which they go into the file. Pages that many transactions change go there once.
const CHECKPOINT: i64 = 8 * 1024;

/// An open store: records of stories in one SQLite file.
#[derive(Debug)]
pub struct Store {
    pub(crate) path: PathBuf,
    pub(crate) connection: Connection,
}

impl Store {
    /// Opens a store to write, and makes it where there is none.
    ///
    /// # Errors
    /// A file that cannot be opened or written, is no store, or is of a newer format.
    ///
    /// ```
    /// let folder = tempfile::tempdir().unwrap();
    /// let store = zabit_store::Store::create(&folder.path().join("kayit.db")).unwrap();
    /// assert_eq!(store.stats().unwrap().stories, 0);
    /// ```
    pub fn create(path: &Path) -> Result<Self> {
        let store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE, PATIENCE)?;
        // A file of another program is left as it is, its mode of journal too.
        store.format()?;
        store.sql(|connection| {
            connection.pragma_update(None, "page_size", PAGE)?;
            // Write-ahead logging: readers are not in the way, and a killed writer leaves the last commit whole.
            connection.pragma_update(None, "journal_mode", "wal")?;
            // Every commit reaches the disk before it is acknowledged.
            connection.pragma_update(None, "synchronous", "full")?;
            connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT)?;
            connection.pragma_update(None, "cache_size", WRITING)?;
            connection.pragma_update(None, "foreign_keys", true)
        })?;
        store.migrate()?;
        Ok(store)
    }

    /// Opens a store that is there, to ask it or to change it.
    ///
    /// # Errors
    /// No file, one that cannot be opened, is no store, or is of a newer format.
    pub fn open(path: &Path) -> Result<Self> {
        Self::open_within(path, PATIENCE)
    }

    /// As [`Store::open`], for somebody who will not wait long for another writer: [`Error::Busy`] comes after `patience`.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_within(path: &Path, patience: Duration) -> Result<Self> {
        if !path.exists() {
            return Err(Error::Missing(path.to_owned()));
        }
        let store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, patience)?;
        store.sql(|connection| connection.pragma_update(None, "foreign_keys", true))?;
        match store.format()? {
            0 => Err(Error::Foreign(path.to_owned())),
            // A store of an older format is brought up to date by whoever opens it.
            _ => store.migrate().map(|()| store),
        }
    }

    fn connect(path: &Path, flags: OpenFlags, patience: Duration) -> Result<Self> {
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(path, flags).map_err(|cause| Error::of(path, cause))?;
        let store = Self { path: path.to_owned(), connection };
        store.sql(|connection| {
            connection.busy_timeout(patience)?;
            // Plans do not depend on the values asked for: they would be made anew for each of them.
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
            connection.pragma_update(None, "cache_size", CACHE)?;
            connection.set_prepared_statement_cache_capacity(128);
            Ok(())
        })?;
        Ok(store)
    }

    /// The format of the file; 0 for an empty one.
    fn format(&self) -> Result<i64> {
        let number =
            |name| self.sql(|connection| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)));
        let (application, format) = (number("application_id")?, number("user_version")?);
        let tables: i64 = self.sql(|c| c.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)))?;
        if application != APPLICATION && (application != 0 || format != 0 || tables != 0) {
            return Err(Error::Foreign(self.path.clone()));
        }
        let known = MIGRATIONS.len() as i64;
        if format > known {
            return Err(Error::Newer { path: self.path.clone(), found: format, known });
        }
        Ok(format)
    }

    /// Brings the file to the newest format, whole or not at all: in one go, since each waits for the disk.
    fn migrate(&self) -> Result<()> {
        if self.format()? >= MIGRATIONS.len() as i64 {
            return Ok(());
        }
        self.sql(|connection| {
            connection.execute_batch("BEGIN IMMEDIATE")?;
            // Another program may have done it while this one waited.
            let format = connection.pragma_query_value(None, "user_version", |row| row.get(0));
            let done = format.and_then(|format: i64| {
                let mut steps = MIGRATIONS.iter().skip(usize::try_from(format).unwrap_or_default());
                steps.try_for_each(|script| connection.execute_batch(script))?;
                connection.pragma_update(None, "application_id", APPLICATION)?;
                connection.pragma_update(None, "user_version", format.max(MIGRATIONS.len() as i64))
            });
            match done {
                Ok(()) => connection.execute_batch("COMMIT"),
                Err(error) => {
                    connection.execute_batch("ROLLBACK")?;
                    Err(error)
                }
            }
        })
    }

    /// Runs something on the connection; errors name the store.
    pub(crate) fn sql<T>(&self, run: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        run(&self.connection).map_err(|cause| Error::of(&self.path, cause))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}
