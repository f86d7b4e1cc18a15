//! Stories and their mentions into the ledger.

use detente_ontology::{Mention, Participant, Story};
use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Transaction, TransactionBehavior, params};

use crate::changes::Cause;
use crate::event::{self, EventRow, day, list};
use crate::intern::{self, Intern};
use crate::{Key, Ledger, LedgerError, Party, PlaceFact, copies, day_number, refresh};

/// What became of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ingested {
    /// It is in the ledger now.
    Added,
    /// It was there, word for word and event for event.
    Known,
    /// The ledger had another version of it, which it replaces.
    Replaced,
    /// It was retracted, and stays so.
    Retracted,
}

/// Stories that go into the ledger together. Dropped without [`commit`](Ingest::commit), nothing of it remains.
#[derive(Debug)]
pub struct Ingest<'l> {
    transaction: Transaction<'l>,
    path: &'l std::path::Path,
    intern: Intern,
    at: Timestamp,
}

impl Ledger {
    /// Begins to add stories; nobody else can write until it ends. `at` is the time that changes are logged with.
    ///
    /// # Errors
    /// If another process writes, or the ledger can't be written.
    pub fn ingest(&mut self, at: Timestamp) -> Result<Ingest<'_>, LedgerError> {
        let path = self.path.as_path();
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| LedgerError::new(path, error))?;
        Ok(Ingest { transaction, path, intern: Intern::default(), at })
    }
}

impl Ingest<'_> {
    /// Adds a story with what the coder found in it. Mentions of an event that the ledger has are joined to it.
    ///
    /// # Errors
    /// If the ledger can't be written.
    pub fn add(&mut self, story: &Story, mentions: &[Mention]) -> Result<Ingested, LedgerError> {
        self.put(story, mentions).map_err(|error| LedgerError::new(self.path, error))
    }

    /// Makes it last: when this returns, it is on the disk.
    ///
    /// # Errors
    /// If the ledger can't be written; then nothing of it is there.
    pub fn commit(self) -> Result<(), LedgerError> {
        self.transaction.commit().map_err(|error| LedgerError::new(self.path, error))
    }

    fn put(&mut self, story: &Story, mentions: &[Mention]) -> rusqlite::Result<Ingested> {
        let digest = digest(story, mentions);
        let known: Option<(i64, Key, Option<String>)> = self
            .transaction
            .prepare_cached("SELECT id, digest, retracted FROM stories WHERE key = ?1")?
            .query_row([&story.id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let outcome = match known {
            Some((_, _, Some(_))) => return Ok(Ingested::Retracted),
            Some((_, old, None)) if old == digest => return Ok(Ingested::Known),
            Some((number, ..)) => {
                let cause =
                    Cause { at: self.at, reason: "the story was read in another version", story: &story.id };
                crate::retract::remove_mentions(&self.transaction, number, cause)?;
                Ingested::Replaced
            }
            None => Ingested::Added,
        };
        let number = self.put_story(story, digest)?;
        let family = copies::settle(&self.transaction, number, &story.text)?;
        for mention in mentions {
            self.put_mention(story, number, family, mention)?;
        }
        Ok(outcome)
    }

    fn put_story(&self, story: &Story, digest: Key) -> rusqlite::Result<i64> {
        self.transaction
            .prepare_cached(
                "INSERT INTO stories (key, digest, title, day, source, url, text, text_digest)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, zeroblob(16))
                 ON CONFLICT (key) DO UPDATE SET digest = ?2, title = ?3, day = ?4, source = ?5, url = ?6, text = ?7
                 RETURNING id",
            )?
            .query_row(
                params![
                    story.id,
                    digest,
                    story.title,
                    story.date.map(day_number),
                    story.source,
                    story.url,
                    story.text
                ],
                |row| row.get(0),
            )
    }

    fn put_mention(
        &mut self,
        story: &Story,
        number: i64,
        family: i64,
        mention: &Mention,
    ) -> rusqlite::Result<()> {
        let db = &self.transaction;
        let actors = parties(&mut self.intern, db, &mention.actor)?;
        let recipients = parties(&mut self.intern, db, &mention.recipient)?;
        let place = mention.place.as_ref().map(|p| intern::place(db, &PlaceFact::from(p))).transpose()?;
        let date = mention.date.as_ref();
        let from = day(date.and_then(|d| d.from.as_deref()));
        let seen = story.date.map(day_number);
        let row = EventRow {
            event_type: mention.event_type,
            modes: list(mention.mode.iter().map(|mode| mode.word())),
            contexts: list(mention.context.iter().map(|context| context.word())),
            status: mention.status,
            score: f64::from(mention.score),
            confidence: Some(f64::from(mention.confidence)),
            from,
            to: day(date.and_then(|d| d.to.as_deref())),
            actor: self.intern.side(db, &actors)?,
            recipient: self.intern.side(db, &recipients)?,
            place,
            mentions: 1,
            sources: 1,
            first_seen: seen,
            last_seen: seen,
        };
        let cause = Cause { at: self.at, reason: "a story reports it", story: &story.id };
        let key = Key::of([b"mention".as_slice(), mention.id.as_bytes()]);
        // An event outlives its first mention where others have joined it.
        let known = match event::find(db, key)? {
            Some(event) => Some((event, key)),
            None => copies::event_of(db, family, number, &row, &mention.sentence.text)?,
        };
        let event = match known {
            Some((event, _)) => event,
            None => refresh::begin(db, key, &row, cause)?,
        };
        let id = self.put_row(number, event, mention, &row)?;
        if let Some((event, key)) = known {
            refresh::refresh(&self.transaction, event, key, cause)?;
        }
        for (role, side) in [("actor", &mention.actor), ("recipient", &mention.recipient)] {
            self.put_participants(id, role, side)?;
        }
        self.put_participants(id, "speaker", mention.speaker.as_slice())?;
        let db = &self.transaction;
        let mut insert = db.prepare_cached("INSERT INTO mention_agreements VALUES (?1, ?2, ?3, ?4, ?5)")?;
        for (position, named) in mention.agreements.iter().enumerate() {
            let agreement = intern::agreement(db, &named.text)?;
            insert.execute(params![id, position as i64, agreement, named.start as i64, named.end as i64])?;
        }
        Ok(())
    }

    fn put_row(&self, story: i64, event: i64, mention: &Mention, row: &EventRow) -> rusqlite::Result<i64> {
        let db = &self.transaction;
        let (date, place, trigger) =
            (mention.date.as_ref(), mention.place.as_ref(), mention.trigger.as_ref());
        db.prepare_cached(
            "INSERT INTO mentions (key, story, event, coder, type, mode, context, status, score, confidence, actor,
                recipient, date_text, date_value, from_day, to_day, place, place_text, place_start, place_end, sentence,
                sentence_start, sentence_end, sentence_index, trigger, trigger_start, trigger_end)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
                ?22, ?23, ?24, ?25, ?26, ?27)",
        )?
        .insert(params![
            mention.id,
            story,
            event,
            intern::coder(db, mention)?,
            row.event_type.word(),
            row.modes,
            row.contexts,
            row.status.word(),
            row.score,
            row.confidence,
            row.actor,
            row.recipient,
            date.map(|d| &d.text),
            date.map(|d| &d.value),
            row.from,
            row.to,
            row.place,
            place.map(|p| &p.text),
            place.map(|p| p.start as i64),
            place.map(|p| p.end as i64),
            mention.sentence.text,
            mention.sentence.start as i64,
            mention.sentence.end as i64,
            mention.sentence.index as i64,
            trigger.map(|t| &t.text),
            trigger.map(|t| t.start as i64),
            trigger.map(|t| t.end as i64),
        ])
    }

    fn put_participants(&mut self, mention: i64, role: &str, side: &[Participant]) -> rusqlite::Result<()> {
        for (position, who) in side.iter().enumerate() {
            let party = self.intern.party(&self.transaction, &Party::of(who))?;
            self.transaction
                .prepare_cached("INSERT INTO participants VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
                .execute(params![
                    mention,
                    role,
                    position as i64,
                    party,
                    who.text,
                    who.start as i64,
                    who.end as i64
                ])?;
        }
        Ok(())
    }
}

fn parties(intern: &mut Intern, db: &Transaction<'_>, side: &[Participant]) -> rusqlite::Result<Vec<i64>> {
    side.iter().map(|who| intern.party(db, &Party::of(who))).collect()
}

/// Changes where anything of the story or of what was found in it does.
fn digest(story: &Story, mentions: &[Mention]) -> Key {
    let date = story.date.map(|date| date.to_string());
    let fields = [
        Some(&story.id),
        Some(&story.text),
        story.title.as_ref(),
        date.as_ref(),
        story.source.as_ref(),
        story.url.as_ref(),
    ];
    // A record is plain data, which can always be written as JSON.
    let records: Vec<_> = mentions.iter().map(|m| serde_json::to_vec(m).unwrap_or_default()).collect();
    let fields = fields.into_iter().map(|field| field.map_or(&b"\0none"[..], |text| text.as_bytes()));
    Key::of(fields.chain(records.iter().map(Vec::as_slice)))
}
