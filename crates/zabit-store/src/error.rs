//! What can go wrong with a store, each in one line: which file, what, and what to do.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why a store could not be opened, asked or changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no store at this path.
    #[error("{0}: no store there; make one with `zabit add`, or name another with --store")]
    Missing(PathBuf),
    /// A file, but no store of ours.
    #[error("{0}: is no Zabıt store; name another with --store")]
    Foreign(PathBuf),
    /// A store that a newer program made.
    #[error("{path}: was made by a newer version (format {found}, this program knows {known}); update the program")]
    Newer {
        /// The store.
        path: PathBuf,
        /// The format it has.
        found: i64,
        /// The newest format known.
        known: i64,
    },
    /// Somebody else writes to it, and did not finish in time.
    #[error("{0}: another program is writing to it; try again when that is done")]
    Busy(PathBuf),
    /// The disk is full. What was acknowledged before is kept.
    #[error("{0}: the disk is full; make room and run the same command again, nothing kept so far is lost")]
    Full(PathBuf),
    /// The file or its folder cannot be written.
    #[error("{0}: cannot be written; check its permissions and those of its folder")]
    ReadOnly(PathBuf),
    /// The file or its folder cannot be opened.
    #[error("{0}: cannot be opened; check the path and its permissions")]
    Unopened(PathBuf),
    /// The file is damaged.
    #[error("{0}: is damaged; see `zabit check`, and restore a backup or add the stories to a new store")]
    Damaged(PathBuf),
    /// Something that was asked for by name or number is not there.
    #[error("{0}")]
    NotFound(String),
    /// A question or decision that makes no sense; the message says why and what does.
    #[error("{0}")]
    Refused(String),
    /// Anything else SQLite says.
    #[error("{path}: {cause}; please report it")]
    Sql {
        /// The store.
        path: PathBuf,
        /// What SQLite said.
        #[source]
        cause: rusqlite::Error,
    },
}

impl Error {
    /// An error of SQLite as one of ours.
    pub(crate) fn of(path: &Path, cause: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match cause.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(path),
            Some(ErrorCode::DiskFull) => Self::Full(path),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly(path),
            Some(ErrorCode::CannotOpen) => Self::Unopened(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(path),
            Some(ErrorCode::NotADatabase) => Self::Foreign(path),
            _ => Self::Sql { path, cause },
        }
    }
}

/// What the store's functions give.
pub type Result<T> = std::result::Result<T, Error>;
