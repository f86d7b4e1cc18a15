//! Why something could not be done with a ledger: what, with which file, and what to do about it.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// What a ledger, or a file that is to go into it, can't do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// No file of that name.
    #[error("{}: there is no such ledger; `ingest` and `import` make one", .0.display())]
    Missing(PathBuf),
    /// Another kind of file.
    #[error("{}: this is not a ledger of Détente; nothing was changed", .0.display())]
    NotALedger(PathBuf),
    /// Written by a program that knows more.
    #[error("{}: this ledger has version {found}, and this program knows versions up to {known}; use a newer detente; nothing was changed", .path.display())]
    Newer {
        /// The ledger.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest that is known.
        known: i64,
    },
    /// Somebody else writes.
    #[error("{}: another process is writing to this ledger; try again when it is done; nothing was changed", .0.display())]
    Locked(PathBuf),
    /// The disk, or the quota, is full.
    #[error("{}: the disk is full; what was not yet complete is not in the ledger, the rest is; make room and run it again", .0.display())]
    Full(PathBuf),
    /// May not be written, or its folder may not.
    #[error("{}: this ledger can't be written: {why}", .path.display())]
    ReadOnly {
        /// The ledger.
        path: PathBuf,
        /// SQLite's words.
        why: String,
    },
    /// Damaged.
    #[error("{}: this ledger is damaged ({why}); keep the file, and take what can be read with `sqlite3 FILE .recover`, or go back to a copy", .path.display())]
    Corrupt {
        /// The ledger.
        path: PathBuf,
        /// SQLite's words.
        why: String,
    },
    /// No story of that identifier.
    #[error("there is no story {0:?} in this ledger")]
    NoStory(String),
    /// Anything else that SQLite says.
    #[error("{}: {source}", .path.display())]
    Sqlite {
        /// The ledger.
        path: PathBuf,
        /// What it says.
        source: rusqlite::Error,
    },
    /// A file could not be read.
    #[error("{name}: {source}")]
    Read {
        /// The file.
        name: String,
        /// Why.
        source: std::io::Error,
    },
    /// A file is not of the form that it is said to be.
    #[error("{name}, line {line}: this is no file of the form {form}: {message}; nothing of it was taken")]
    Form {
        /// The file.
        name: String,
        /// Where it shows.
        line: u64,
        /// The form that was asked for.
        form: &'static str,
        /// What is wrong.
        message: String,
    },
    /// The caller asked to stop.
    #[error("stopped; what was not yet complete is not in the ledger")]
    Stopped,
}

impl LedgerError {
    /// What SQLite's error means for a person.
    pub(crate) fn new(path: &Path, source: rusqlite::Error) -> LedgerError {
        let path = path.to_owned();
        let why = source.to_string();
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => LedgerError::Locked(path),
            Some(ErrorCode::DiskFull) => LedgerError::Full(path),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                LedgerError::ReadOnly { path, why }
            }
            Some(ErrorCode::DatabaseCorrupt) => LedgerError::Corrupt { path, why },
            Some(ErrorCode::NotADatabase) => LedgerError::NotALedger(path),
            _ => LedgerError::Sqlite { path, source },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_said_to_be_one() {
        let db = rusqlite::Connection::open_in_memory().unwrap();
        // SQLite reports the same code where the file system has no room.
        db.pragma_update(None, "max_page_count", 4).unwrap();
        db.execute_batch("CREATE TABLE t (x)").unwrap();
        let error = db.execute("INSERT INTO t VALUES (zeroblob(100000))", []).unwrap_err();
        let error = LedgerError::new(Path::new("a.db"), error);
        assert!(matches!(error, LedgerError::Full(_)), "{error:?}");
        assert!(error.to_string().starts_with("a.db: the disk is full"), "{error}");
    }
}
