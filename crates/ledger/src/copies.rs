//! Copies of a story: the same words, whoever prints them.

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::Key;
use crate::event::EventRow;

/// Finds the family of a story by its text, and keeps it; gives the number of the family's first story.
pub(crate) fn settle(db: &Connection, story: i64, text: &str) -> rusqlite::Result<i64> {
    let digest = digest(text);
    let first: Option<i64> = db
        .prepare_cached(
            "SELECT id FROM stories WHERE text_digest = ?1 AND id <> ?2 AND family IS NULL AND retracted IS NULL
             ORDER BY id LIMIT 1",
        )?
        .query_row(params![digest, story], |row| row.get(0))
        .optional()?;
    // Others may be copies of this one; then it stays the first.
    let has_copies: bool = db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM stories WHERE family = ?1 AND text_digest = ?2)")?
        .query_row(params![story, digest], |row| row.get(0))?;
    let family = first.filter(|_| !has_copies);
    db.prepare_cached("UPDATE stories SET text_digest = ?2, family = ?3 WHERE id = ?1")?
        .execute(params![story, digest, family])?;
    Ok(family.unwrap_or(story))
}

/// The event that a copy of the story reports in the same sentence, with the same type and sides.
pub(crate) fn event_of(
    db: &Connection,
    family: i64,
    story: i64,
    row: &EventRow,
    sentence: &str,
) -> rusqlite::Result<Option<(i64, Key)>> {
    db.prepare_cached(
        "SELECT e.id, e.key FROM stories s JOIN mentions m ON m.story = s.id JOIN events e ON e.id = m.event
         WHERE (s.id = ?1 OR s.family = ?1) AND s.id <> ?2 AND m.type = ?3 AND m.actor = ?4 AND m.recipient = ?5
            AND m.sentence = ?6 AND NOT EXISTS (SELECT 1 FROM mentions o WHERE o.event = e.id AND o.story = ?2)
         ORDER BY e.id LIMIT 1",
    )?
    .query_row(params![family, story, row.event_type.word(), row.actor, row.recipient, sentence], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
    .optional()
}

/// The words alone: white space and capitals are the printer's.
fn digest(text: &str) -> Key {
    let folded = text.to_lowercase();
    Key::of(folded.split_whitespace().map(str::as_bytes))
}
