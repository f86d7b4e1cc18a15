//! Opening and making a ledger.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::LedgerError;
use crate::schema::{self, APPLICATION_ID, SCHEMA_VERSION};

/// How long to wait for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);
/// SQLite's page cache, in KiB: an import touches pages all over its indexes.
const CACHE_KIB: i64 = 128 << 10;

/// A ledger: one SQLite file, with a `-wal` and a `-shm` file beside it while it is open.
#[derive(Debug)]
pub struct Ledger {
    pub(crate) path: PathBuf,
    pub(crate) connection: Connection,
}

impl Ledger {
    /// Opens a ledger, and makes an empty one where there is no file.
    ///
    /// # Errors
    /// If the file is no ledger, is one of a newer version, or can't be read or written.
    pub fn create(path: &Path) -> Result<Ledger, LedgerError> {
        Ledger::with(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens a ledger that exists.
    ///
    /// # Errors
    /// If there is none, the file is no ledger or one of a newer version, or it can't be read.
    pub fn open(path: &Path) -> Result<Ledger, LedgerError> {
        if !path.exists() {
            return Err(LedgerError::Missing(path.to_owned()));
        }
        Ledger::with(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts all that was committed into the ledger's own file, and on the disk.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn settle(&self) -> Result<(), LedgerError> {
        // The answer says whether a reader was in the way; what is in the -wal file is durable too.
        let checkpoint = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        checkpoint.map_err(|error| self.error(error))
    }

    /// Looks through the whole file for damage; an empty list says that there is none. It takes seconds for a million
    /// events.
    ///
    /// # Errors
    /// If it can't be read at all.
    pub fn faults(&self) -> Result<Vec<String>, LedgerError> {
        let read = || -> rusqlite::Result<Vec<String>> {
            let mut check = self.connection.prepare("PRAGMA integrity_check")?;
            let said: Vec<String> = check.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            let mut faults: Vec<_> = said.into_iter().filter(|line| line != "ok").collect();
            let mut check = self.connection.prepare("PRAGMA foreign_key_check")?;
            let orphans = check.query_map([], |row| {
                Ok(format!(
                    "row {:?} of {} has no parent",
                    row.get::<_, Option<i64>>(1)?,
                    row.get::<_, String>(0)?
                ))
            })?;
            for orphan in orphans {
                faults.push(orphan?);
            }
            Ok(faults)
        };
        read().map_err(|error| self.error(error))
    }

    fn with(path: &Path, flags: OpenFlags) -> Result<Ledger, LedgerError> {
        let wrong = |error| LedgerError::new(path, error);
        let mut connection =
            Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(wrong)?;
        connection.busy_timeout(PATIENCE).map_err(wrong)?;
        identify(path, &connection)?;
        configure(&connection).map_err(wrong)?;
        if schema::version(&connection).map_err(wrong)? < SCHEMA_VERSION {
            schema::migrate(&mut connection).map_err(wrong)?;
        }
        Ok(Ledger { path: path.to_owned(), connection })
    }

    pub(crate) fn error(&self, error: rusqlite::Error) -> LedgerError {
        LedgerError::new(&self.path, error)
    }
}

/// Makes sure that it is a ledger that we know, or an empty file, before anything is written.
fn identify(path: &Path, connection: &Connection) -> Result<(), LedgerError> {
    let wrong = |error| LedgerError::new(path, error);
    let mark: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(wrong)?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(wrong)?;
    if mark != APPLICATION_ID && tables > 0 {
        return Err(LedgerError::NotALedger(path.to_owned()));
    }
    let found = schema::version(connection).map_err(wrong)?;
    if found > SCHEMA_VERSION {
        return Err(LedgerError::Newer { path: path.to_owned(), found, known: SCHEMA_VERSION });
    }
    Ok(())
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // A commit is on the disk when it returns.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    // Else SQLite plans a kept statement anew for each value that is bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}
