//! The log of every change to an event.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::{Key, Ledger, LedgerError};

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The event; it may be gone.
    pub event: Key,
    /// When, as the program that did it knew the time (RFC 3339).
    pub at: String,
    /// `added`, `changed` or `removed`.
    pub kind: String,
    /// Why.
    pub reason: String,
    /// The story that it came by.
    pub story: Option<String>,
    /// What the event was before, in short.
    pub before: Option<String>,
    /// What it is since.
    pub after: Option<String>,
}

/// Why an event is changed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cause<'c> {
    pub(crate) at: Timestamp,
    pub(crate) reason: &'c str,
    pub(crate) story: &'c str,
}

/// Adds a line to the log. Which kind of change it is shows in what there was before and is after.
pub(crate) fn log(
    db: &Connection,
    event: Key,
    cause: Cause<'_>,
    before: Option<&str>,
    after: Option<&str>,
) -> rusqlite::Result<()> {
    let kind = match (before, after) {
        (None, _) => "added",
        (_, None) => "removed",
        _ => "changed",
    };
    db.prepare_cached(
        "INSERT INTO changes (event, at, kind, reason, story, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![event, cause.at.to_string(), kind, cause.reason, cause.story, before, after])?;
    Ok(())
}

impl Ledger {
    /// What was changed in an event, oldest first.
    ///
    /// # Errors
    /// If the ledger can't be read.
    pub fn changes(&self, event: Key) -> Result<Vec<Change>, LedgerError> {
        let read = || -> rusqlite::Result<Vec<Change>> {
            let mut select = self.connection.prepare_cached(
                "SELECT event, at, kind, reason, story, before, after FROM changes WHERE event = ?1 ORDER BY id",
            )?;
            let change = |row: &rusqlite::Row<'_>| {
                Ok(Change {
                    event: row.get(0)?,
                    at: row.get(1)?,
                    kind: row.get(2)?,
                    reason: row.get(3)?,
                    story: row.get(4)?,
                    before: row.get(5)?,
                    after: row.get(6)?,
                })
            };
            select.query_map([event], change)?.collect()
        };
        read().map_err(|error| self.error(error))
    }
}
