//! Writes the rows of a file, within its transaction.

use jiff::Timestamp;
use rusqlite::{Transaction, params};

use super::draft::{Draft, Trouble};
use super::parse::Batch;
use super::{Source, Tally, Watcher};
use crate::changes::Cause;
use crate::event::{self, EventRow, Origin};
use crate::intern::{self, Intern};
use crate::pairs::{Member, Sides};
use crate::{Key, refresh};

pub(super) struct Writer<'t> {
    db: &'t Transaction<'t>,
    intern: Intern,
    /// The file in `inputs`.
    input: i64,
    at: Timestamp,
    keep_going: bool,
    /// The parties of the file, by their numbers in it: the side that is this party alone, and the party.
    cast: Vec<(i64, Member)>,
    nobody: i64,
    name: String,
    pub(super) tally: Tally,
}

impl<'t> Writer<'t> {
    pub(super) fn new(db: &'t Transaction<'t>, source: &Source<'_>) -> rusqlite::Result<Writer<'t>> {
        let input = db
            .prepare_cached(
                "INSERT INTO inputs (name, form, digest, rows, taken, known, changed, refused, malformed, at)
                 VALUES (?1, ?2, zeroblob(16), 0, 0, 0, 0, 0, 0, ?3)",
            )?
            .insert(params![source.name, source.form.word(), source.at.to_string()])?;
        let mut intern = Intern::default();
        let nobody = intern.side(db, &[])?;
        let Source { keep_going, at, .. } = *source;
        let name = source.name.to_owned();
        Ok(Writer {
            db,
            intern,
            input,
            at,
            keep_going,
            cast: Vec::new(),
            nobody,
            name,
            tally: Tally::default(),
        })
    }

    /// Writes a batch. Once a file is found broken, its rows are only counted.
    pub(super) fn take(&mut self, batch: &Batch, watcher: &mut dyn Watcher) -> rusqlite::Result<()> {
        for party in &batch.parties {
            let number = self.intern.party(self.db, party)?;
            let side = self.intern.side(self.db, &[number])?;
            self.cast.push((side, (number, party.country.clone().unwrap_or_default())));
        }
        for (line, row) in &batch.rows {
            self.tally.rows += 1;
            match row {
                Err(trouble) => {
                    match trouble {
                        Trouble::Refused(_) => self.tally.refused += 1,
                        Trouble::Malformed(_) => self.tally.malformed += 1,
                    }
                    watcher.trouble(*line, trouble);
                }
                Ok((key, draft)) if self.is_kept() => self.put(*line, *key, draft)?,
                Ok(_) => {}
            }
        }
        Ok(())
    }

    /// Completes the file's line in `inputs`. A file that brings nothing has none.
    pub(super) fn finish(mut self, digest: [u8; 16]) -> rusqlite::Result<Tally> {
        self.tally.is_kept = self.is_kept();
        let Tally { rows, taken, known, changed, refused, malformed, .. } = self.tally;
        if taken + changed == 0 {
            self.db.execute("DELETE FROM inputs WHERE id = ?1", [self.input])?;
            return Ok(self.tally);
        }
        let counts = [rows, taken, known, changed, refused, malformed].map(|count| count as i64);
        self.db.execute(
            "UPDATE inputs SET digest = ?2, rows = ?3, taken = ?4, known = ?5, changed = ?6, refused = ?7, malformed = ?8
             WHERE id = ?1",
            params![self.input, digest, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]],
        )?;
        Ok(self.tally)
    }

    fn is_kept(&self) -> bool {
        self.keep_going || self.tally.malformed == 0
    }

    fn put(&mut self, line: u64, key: Key, draft: &Draft) -> rusqlite::Result<()> {
        let side = |number: Option<u32>| number.and_then(|number| self.cast.get(number as usize));
        let (actor, recipient) = (side(draft.actor), side(draft.recipient));
        let row = EventRow {
            event_type: draft.meaning.event_type,
            modes: draft.meaning.mode.map_or("", |mode| mode.word()).to_owned(),
            contexts: draft.contexts.clone(),
            status: detente_ontology::Status::Happened,
            score: f64::from(draft.meaning.score()),
            confidence: None,
            from: Some(draft.day),
            to: Some(draft.day),
            actor: actor.map_or(self.nobody, |side| side.0),
            recipient: recipient.map_or(self.nobody, |side| side.0),
            place: draft.place.as_ref().map(|place| intern::place(self.db, place)).transpose()?,
            mentions: draft.mentions,
            sources: draft.sources,
            first_seen: draft.seen,
            last_seen: draft.seen,
        };
        let members = |side: Option<&(i64, Member)>| side.map(|side| side.1.clone()).into_iter().collect();
        let sides = Sides { actor: members(actor), recipient: members(recipient) };
        let origin = Origin { input: self.input, line: line as i64, code: &draft.code };
        if event::insert(self.db, key, &row, &sides, Some(origin))?.is_some() {
            self.tally.taken += 1;
        } else if draft.id.is_some() && self.replace(key, &row)? {
            self.tally.changed += 1;
        } else {
            self.tally.known += 1;
        }
        Ok(())
    }

    /// Replaces an event that the dataset has in another version now; says whether it differs.
    fn replace(&self, key: Key, row: &EventRow) -> rusqlite::Result<bool> {
        let Some(event) = event::find(self.db, key)? else { return Ok(false) };
        let cause = Cause { at: self.at, reason: "the dataset has another version of it", story: &self.name };
        refresh::replace(self.db, event, key, Some(row), cause)
    }
}
