//! Taking a story back.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};

use crate::changes::Cause;
use crate::{Key, Ledger, LedgerError, refresh};

impl Ledger {
    /// Takes a story's mentions out of the ledger, and with them the events that no other story has. The story stays
    /// known as retracted, with the reason, and is passed over when it is read again. Gives the number of its mentions.
    ///
    /// # Errors
    /// If there is no such story, or the ledger can't be written.
    pub fn retract(&mut self, story: &str, reason: &str, at: Timestamp) -> Result<usize, LedgerError> {
        self.with_story(story, |db, number| {
            let said = format!("the story was retracted: {reason}");
            let removed = remove_mentions(db, number, Cause { at, reason: &said, story })?;
            db.execute("UPDATE stories SET retracted = ?2 WHERE id = ?1", params![number, reason])?;
            Ok(removed)
        })
    }

    /// Forgets that a story was retracted, so that reading it again brings its mentions back.
    ///
    /// # Errors
    /// If there is no such story, or the ledger can't be written.
    pub fn restore(&mut self, story: &str) -> Result<(), LedgerError> {
        self.with_story(story, |db, number| {
            // Another digest than any story's: it counts as changed when it is read again.
            db.execute("UPDATE stories SET retracted = NULL, digest = zeroblob(16) WHERE id = ?1", [number])?;
            Ok(())
        })
    }

    fn with_story<T>(
        &mut self,
        story: &str,
        change: impl FnOnce(&Connection, i64) -> rusqlite::Result<T>,
    ) -> Result<T, LedgerError> {
        let run = || -> rusqlite::Result<Option<T>> {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let number = transaction
                .query_row("SELECT id FROM stories WHERE key = ?1", [story], |row| row.get(0))
                .optional()?;
            let Some(number) = number else { return Ok(None) };
            let result = change(&transaction, number)?;
            transaction.commit()?;
            Ok(Some(result))
        };
        let done = run().map_err(|error| LedgerError::new(&self.path, error))?;
        done.ok_or_else(|| LedgerError::NoStory(story.to_owned()))
    }
}

/// Takes out the mentions of a story, and makes their events what the other stories say. Gives how many there were.
pub(crate) fn remove_mentions(db: &Connection, story: i64, cause: Cause<'_>) -> rusqlite::Result<usize> {
    let mut select = db.prepare_cached(
        "SELECT DISTINCT e.id, e.key FROM mentions m JOIN events e ON e.id = m.event WHERE m.story = ?1 ORDER BY e.id",
    )?;
    let events: Vec<(i64, Key)> =
        select.query_map([story], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let removed = db.prepare_cached("DELETE FROM mentions WHERE story = ?1")?.execute([story])?;
    for (event, key) in events {
        refresh::refresh(db, event, key, cause)?;
    }
    Ok(removed)
}
