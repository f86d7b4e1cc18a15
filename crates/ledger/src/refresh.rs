//! What an event is, from its mentions.

use std::fmt::Write as _;

use detente_ontology::Status;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::Key;
use crate::changes::{Cause, log};
use crate::event::{EventRow, insert};
use crate::pairs::Sides;
use crate::read::word;

/// Makes an event what its mentions say, and logs the change. The most confident mention gives type, sides, dates and
/// place, the latest story the status. An event without mentions is taken out.
pub(crate) fn refresh(db: &Connection, event: i64, key: Key, cause: Cause<'_>) -> rusqlite::Result<()> {
    let after = of_mentions(db, event)?;
    replace(db, event, key, after.as_ref(), cause)?;
    Ok(())
}

/// Makes an event what `after` says, or takes it out where that is nothing, and logs it; says whether it differs.
pub(crate) fn replace(
    db: &Connection,
    event: i64,
    key: Key,
    after: Option<&EventRow>,
    cause: Cause<'_>,
) -> rusqlite::Result<bool> {
    let before = stored(db, event)?;
    let shown = |row: Option<&EventRow>| row.map(|row| describe(db, row)).transpose();
    let (old, new) = (shown(before.as_ref())?, shown(after)?);
    if old == new {
        return Ok(false);
    }
    if let Some(row) = &before {
        row.remove_pairs(db, event)?;
    }
    match after {
        None => {
            db.prepare_cached("DELETE FROM events WHERE id = ?1")?.execute([event])?;
        }
        Some(row) => {
            update(db, event, row)?;
            row.add_pairs(db, event, &Sides::read(db, row.actor, row.recipient)?)?;
        }
    }
    log(db, key, cause, old.as_deref(), new.as_deref())?;
    Ok(true)
}

/// Adds the event of a first mention, and logs it.
pub(crate) fn begin(db: &Connection, key: Key, row: &EventRow, cause: Cause<'_>) -> rusqlite::Result<i64> {
    let sides = Sides::read(db, row.actor, row.recipient)?;
    let added = insert(db, key, row, &sides, None)?;
    log(db, key, cause, None, Some(&describe(db, row)?))?;
    // The key is made of the mention's, which was not in the ledger.
    added.ok_or(rusqlite::Error::QueryReturnedNoRows)
}

fn update(db: &Connection, event: i64, row: &EventRow) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE events SET type = ?2, mode = ?3, context = ?4, status = ?5, score = ?6, confidence = ?7, from_day = ?8,
            to_day = ?9, actor = ?10, recipient = ?11, place = ?12, mentions = ?13, sources = ?14, first_seen = ?15,
            last_seen = ?16 WHERE id = ?1",
    )?
    .execute(params![
        event,
        row.event_type.word(),
        row.modes,
        row.contexts,
        row.status.word(),
        row.score,
        row.confidence,
        row.from,
        row.to,
        row.actor,
        row.recipient,
        row.place,
        row.mentions,
        row.sources,
        row.first_seen,
        row.last_seen
    ])?;
    Ok(())
}

/// The columns that `events` and `mentions` share, in the order of [`shared`].
const SHARED: &str =
    "type, mode, context, status, score, confidence, from_day, to_day, actor, recipient, place";

fn shared(row: &Row<'_>) -> rusqlite::Result<EventRow> {
    Ok(EventRow {
        event_type: word(row, 0)?,
        modes: row.get(1)?,
        contexts: row.get(2)?,
        status: word(row, 3)?,
        score: row.get(4)?,
        confidence: row.get(5)?,
        from: row.get(6)?,
        to: row.get(7)?,
        actor: row.get(8)?,
        recipient: row.get(9)?,
        place: row.get(10)?,
        mentions: 0,
        sources: 0,
        first_seen: None,
        last_seen: None,
    })
}

fn stored(db: &Connection, event: i64) -> rusqlite::Result<Option<EventRow>> {
    let sql = format!("SELECT {SHARED}, mentions, sources, first_seen, last_seen FROM events WHERE id = ?1");
    let whole = |row: &Row<'_>| {
        Ok(EventRow {
            mentions: row.get(11)?,
            sources: row.get(12)?,
            first_seen: row.get(13)?,
            last_seen: row.get(14)?,
            ..shared(row)?
        })
    };
    db.prepare_cached(&sql)?.query_row([event], whole).optional()
}

fn of_mentions(db: &Connection, event: i64) -> rusqlite::Result<Option<EventRow>> {
    let sql = format!("SELECT {SHARED} FROM mentions WHERE event = ?1 ORDER BY confidence DESC, key LIMIT 1");
    let Some(best) = db.prepare_cached(&sql)?.query_row([event], shared).optional()? else { return Ok(None) };
    // Copies of a story are one source, and so are the stories of a publisher.
    let mut count = db.prepare_cached(
        "SELECT count(*), count(DISTINCT ifnull(head.source, 'story ' || head.id)), min(s.day), max(s.day)
         FROM mentions m JOIN stories s ON s.id = m.story JOIN stories head ON head.id = ifnull(s.family, s.id)
         WHERE m.event = ?1",
    )?;
    let (mentions, sources, first_seen, last_seen) =
        count.query_row([event], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let mut latest = db.prepare_cached(
        "SELECT m.status FROM mentions m JOIN stories s ON s.id = m.story WHERE m.event = ?1
         ORDER BY s.day DESC NULLS LAST, m.confidence DESC, m.key LIMIT 1",
    )?;
    let status = match latest.query_row([event], |row| word(row, 0))? {
        // What is long past for the latest story was news for the earlier ones.
        Status::Historical => best.status,
        status => status,
    };
    Ok(Some(EventRow { status, mentions, sources, first_seen, last_seen, ..best }))
}

/// An event in a line, for the log.
fn describe(db: &Connection, row: &EventRow) -> rusqlite::Result<String> {
    let side = |side: i64| -> rusqlite::Result<String> {
        let mut select = db.prepare_cached(
            "SELECT group_concat(trim(p.name || ' ' || p.country || ' ' || p.sector), ' + ') FROM
             (SELECT party FROM side_parties WHERE side = ?1 ORDER BY position) s JOIN parties p ON p.id = s.party",
        )?;
        Ok(select.query_row([side], |row| row.get::<_, Option<String>>(0))?.unwrap_or_default())
    };
    let EventRow { event_type, modes, status, mentions, sources, .. } = row;
    let mut line = format!("{event_type} {modes} {status}: {} > {}", side(row.actor)?, side(row.recipient)?);
    for (name, day) in
        [("from", row.from), ("to", row.to), ("first seen", row.first_seen), ("last seen", row.last_seen)]
    {
        if let Some(day) = day.and_then(crate::day_of) {
            // Writing into a String does not fail.
            let _ = write!(line, ", {name} {day}");
        }
    }
    let _ = write!(line, ", place {}, {mentions} mentions, {sources} sources", row.place.unwrap_or(0));
    Ok(line)
}
