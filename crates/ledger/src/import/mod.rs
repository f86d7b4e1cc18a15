//! Tables of other coders into the ledger.
//!
//! A file is one transaction: it is in the ledger as a whole or not at all. Every row is accounted for: taken, known
//! already, refused with the reason, or malformed. A file with malformed rows is not taken unless the caller asks for it.

mod actors;
mod columns;
mod crosswalk;
mod draft;
mod form;
mod forms;
mod lines;
mod parse;
mod table;
mod write;

use std::io::Read;
use std::sync::mpsc;
use std::thread;

use jiff::Timestamp;
use rusqlite::TransactionBehavior;

pub use actors::ActorCodes;
pub use crosswalk::{Crosswalk, Meaning};
pub use draft::Trouble;
pub use form::Form;
pub use forms::Who;

use crate::{Ledger, LedgerError};

/// Batches that wait between reading and writing.
const BATCHES: usize = 4;

/// A file to import.
pub struct Source<'s> {
    /// Its name, for messages and for the ledger.
    pub name: &'s str,
    /// What it holds.
    pub form: Form,
    /// Its bytes.
    pub bytes: Box<dyn Read + Send + 's>,
    /// Says who names mean.
    pub who: &'s (dyn Who + Sync),
    /// Whether to take the sound rows of a file that has malformed ones.
    pub keep_going: bool,
    /// The time that changes are logged with.
    pub at: Timestamp,
}

/// What became of the rows of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// All rows but the header.
    pub rows: u64,
    /// Events that are new in the ledger.
    pub taken: u64,
    /// Rows whose event the ledger had.
    pub known: u64,
    /// Events that the ledger had in another version, which was replaced.
    pub changed: u64,
    /// Rows that say nothing that the ledger has a place for.
    pub refused: u64,
    /// Rows that are not what the form asks for.
    pub malformed: u64,
    /// Whether it was kept; if not, the ledger is as it was.
    pub is_kept: bool,
}

/// Follows an import.
pub trait Watcher {
    /// A row was not taken.
    fn trouble(&mut self, line: u64, trouble: &Trouble);

    /// So many bytes and rows are done; says whether to go on.
    fn progress(&mut self, bytes: u64, rows: u64) -> bool;
}

impl Ledger {
    /// Imports a file. Importing the same file again changes nothing.
    ///
    /// # Errors
    /// If the file can't be read or is of another form, the ledger can't be written, or the watcher says stop; then
    /// nothing of the file is in the ledger.
    pub fn import(&mut self, source: Source<'_>, watcher: &mut dyn Watcher) -> Result<Tally, LedgerError> {
        let path = self.path.clone();
        let wrong = |error| LedgerError::new(&path, error);
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(wrong)?;
        let mut writer = write::Writer::new(&transaction, &source).map_err(wrong)?;
        let digest = thread::scope(|scope| {
            let (send, receive) = mpsc::sync_channel(BATCHES);
            let name = source.name;
            let parser = thread::Builder::new()
                .name("parser".to_owned())
                .spawn_scoped(scope, move || parse::run(source, &send))
                .map_err(|error| LedgerError::Read { name: name.to_owned(), source: error })?;
            for batch in receive {
                writer.take(&batch, watcher).map_err(wrong)?;
                if !watcher.progress(batch.bytes, writer.tally.rows) {
                    return Err(LedgerError::Stopped);
                }
            }
            parser.join().unwrap_or_else(|_| Err(LedgerError::Stopped))
        })?;
        let mut tally = writer.finish(digest).map_err(wrong)?;
        if tally.is_kept {
            transaction.commit().map_err(wrong)?;
        } else {
            transaction.rollback().map_err(wrong)?;
            (tally.taken, tally.known, tally.changed) = (0, 0, 0);
        }
        Ok(tally)
    }
}
