//! The pairs of parties that an event stands between: the way to a dyad's events by day.

use detente_ontology::{EventType, Status};
use rusqlite::{Connection, params};

use crate::schema::{status_number, type_number};

/// What `pairs` keeps of an event.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PairFacts {
    pub(crate) event: i64,
    pub(crate) day: i32,
    pub(crate) event_type: EventType,
    pub(crate) status: Status,
    pub(crate) score: f64,
}

/// A party and its country; "" where it has none.
pub(crate) type Member = (i64, String);

/// The two sides of an event, as far as pairs go.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sides {
    pub(crate) actor: Vec<Member>,
    pub(crate) recipient: Vec<Member>,
}

impl Sides {
    /// The parties of two sides.
    pub(crate) fn read(db: &Connection, actor: i64, recipient: i64) -> rusqlite::Result<Sides> {
        let side = |side: i64| -> rusqlite::Result<Vec<Member>> {
            let mut select = db.prepare_cached(
                "SELECT p.id, p.country FROM side_parties s JOIN parties p ON p.id = s.party
                 WHERE s.side = ?1 ORDER BY s.position",
            )?;
            select.query_map([side], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        Ok(Sides { actor: side(actor)?, recipient: side(recipient)? })
    }

    /// Every ordered pair. Those who do something together to nobody (a meeting, an agreement) are paired with each
    /// other; one side alone is paired with nobody.
    fn pairs(&self, event_type: EventType) -> Vec<(&Member, Option<&Member>)> {
        if !self.recipient.is_empty() {
            let all = self.actor.iter().flat_map(|a| self.recipient.iter().map(move |r| (a, Some(r))));
            return all.collect();
        }
        if self.actor.len() > 1 && event_type.is_symmetric() {
            let all = self.actor.iter().flat_map(|a| self.actor.iter().map(move |r| (a, Some(r))));
            return all.filter(|(a, r)| Some(a.0) != r.map(|r| r.0)).collect();
        }
        self.actor.iter().map(|a| (a, None)).collect()
    }
}

const INSERT: &str = "INSERT OR IGNORE INTO pairs VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

/// Adds an event's pairs. The first pair of each two countries is marked, so that a count of a dyad's events has each
/// event once.
pub(crate) fn add(db: &Connection, sides: &Sides, facts: PairFacts) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached(INSERT)?;
    let mut met: Vec<(&str, &str)> = Vec::new();
    for (actor, recipient) in sides.pairs(facts.event_type) {
        let (recipient_party, recipient_country) = recipient.map_or((0, ""), |r| (r.0, r.1.as_str()));
        let dyad = (actor.1.as_str(), recipient_country);
        let is_first = !met.contains(&dyad);
        if is_first {
            met.push(dyad);
        }
        insert.execute(params![
            actor.1,
            recipient_country,
            facts.day,
            facts.event,
            actor.0,
            recipient_party,
            is_first,
            type_number(facts.event_type),
            status_number(facts.status),
            facts.score
        ])?;
    }
    Ok(())
}

/// Takes an event's pairs away; `sides`, `day` and `event_type` are those that they were added with.
pub(crate) fn remove(
    db: &Connection,
    sides: &Sides,
    event_type: EventType,
    day: i32,
    event: i64,
) -> rusqlite::Result<()> {
    let mut delete = db.prepare_cached(
        "DELETE FROM pairs WHERE actor = ?1 AND recipient = ?2 AND day = ?3 AND event = ?4",
    )?;
    for (actor, recipient) in sides.pairs(event_type) {
        delete.execute(params![actor.1, recipient.map_or("", |r| &r.1), day, event])?;
    }
    Ok(())
}
