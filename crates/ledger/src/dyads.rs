//! Events by dyad and day.

use detente_ontology::{EventType, Status};
use jiff::civil::Date;
use rusqlite::{Row, params};

use crate::{Ledger, LedgerError, day_number};

/// From a day to a day, both counted; open where it is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// One event between two countries. Which of them is actor and which is recipient, the question says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DyadEvent {
    /// The event's number in this ledger; [`Ledger::event`] gives all of it.
    pub event: i64,
    /// First day of the event, in days since 1970-01-01.
    pub day: i32,
    /// What happened.
    pub event_type: EventType,
    /// How it stands.
    pub status: Status,
    /// Score, -10 to +10.
    pub score: f64,
    /// The acting party's number; [`Ledger::parties`] gives them.
    pub actor_party: i64,
    /// The other party's number; 0 for none.
    pub recipient_party: i64,
}

/// The events of a dyad on a day that have a type and a status.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayCount {
    /// Days since 1970-01-01.
    pub day: i32,
    /// What happened.
    pub event_type: EventType,
    /// How it stands.
    pub status: Status,
    /// How many.
    pub count: i64,
    /// Sum of their scores.
    pub sum: f64,
}

impl Ledger {
    /// The events that `actor` did to `recipient` (country codes; "" stands for those without a country, and as
    /// recipient for nobody), by day. An event whose sides have several parties of a country comes once for each
    /// pair of parties.
    ///
    /// # Errors
    /// If the ledger can't be read.
    pub fn dyad_events(
        &self,
        actor: &str,
        recipient: &str,
        period: Period,
    ) -> Result<Vec<DyadEvent>, LedgerError> {
        let (from, to) = period.numbers();
        let read = || -> rusqlite::Result<Vec<DyadEvent>> {
            let mut select = self.connection.prepare_cached(
                "SELECT event, day, type, status, score, actor_party, recipient_party FROM pairs
                 WHERE actor = ?1 AND recipient = ?2 AND day BETWEEN ?3 AND ?4 ORDER BY day, event",
            )?;
            select.query_map(params![actor, recipient, from, to], |row| event(row, 0))?.collect()
        };
        read().map_err(|error| self.error(error))
    }

    /// How many events of each type and status `actor` did to `recipient` on each day, and the sum of their scores;
    /// each event counts once.
    ///
    /// # Errors
    /// If the ledger can't be read.
    pub fn dyad_days(
        &self,
        actor: &str,
        recipient: &str,
        period: Period,
    ) -> Result<Vec<DayCount>, LedgerError> {
        let (from, to) = period.numbers();
        let read = || -> rusqlite::Result<Vec<DayCount>> {
            let mut select = self.connection.prepare_cached(
                "SELECT day, type, status, count(*), sum(score) FROM pairs
                 WHERE actor = ?1 AND recipient = ?2 AND day BETWEEN ?3 AND ?4 AND is_first
                 GROUP BY day, type, status ORDER BY day, type, status",
            )?;
            let count = |row: &Row<'_>| {
                Ok(DayCount {
                    day: row.get(0)?,
                    event_type: member(EventType::ALL, row.get(1)?, 1)?,
                    status: member(Status::ALL, row.get(2)?, 2)?,
                    count: row.get(3)?,
                    sum: row.get(4)?,
                })
            };
            select.query_map(params![actor, recipient, from, to], count)?.collect()
        };
        read().map_err(|error| self.error(error))
    }

    /// Hands over the events of all dyads, in the order of actor's country, recipient's country, day and event; each
    /// event comes once for each dyad that it stands in.
    ///
    /// # Errors
    /// If the ledger can't be read.
    pub fn each_dyad_event(
        &self,
        period: Period,
        mut take: impl FnMut(&str, &str, DyadEvent),
    ) -> Result<(), LedgerError> {
        let (from, to) = period.numbers();
        let mut read = || -> rusqlite::Result<()> {
            let mut select = self.connection.prepare_cached(
                "SELECT actor, recipient, event, day, type, status, score, actor_party, recipient_party FROM pairs
                 WHERE day BETWEEN ?1 AND ?2 AND is_first ORDER BY actor, recipient, day, event",
            )?;
            let mut rows = select.query([from, to])?;
            while let Some(row) = rows.next()? {
                let [actor, recipient] = [0, 1].map(|at| row.get_ref(at).and_then(|cell| Ok(cell.as_str()?)));
                take(actor?, recipient?, event(row, 2)?);
            }
            Ok(())
        };
        read().map_err(|error| self.error(error))
    }

    /// All dyads, with the number of their events.
    ///
    /// # Errors
    /// If the ledger can't be read.
    pub fn dyads(&self) -> Result<Vec<(String, String, i64)>, LedgerError> {
        let read = || -> rusqlite::Result<Vec<(String, String, i64)>> {
            let mut select = self.connection.prepare_cached(
                "SELECT actor, recipient, count(*) FROM pairs WHERE is_first GROUP BY actor, recipient",
            )?;
            select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
        };
        read().map_err(|error| self.error(error))
    }
}

impl Period {
    pub(crate) fn numbers(self) -> (i32, i32) {
        (self.from.map_or(i32::MIN, day_number), self.to.map_or(i32::MAX, day_number))
    }
}

fn event(row: &Row<'_>, first: usize) -> rusqlite::Result<DyadEvent> {
    Ok(DyadEvent {
        event: row.get(first)?,
        day: row.get(first + 1)?,
        event_type: member(EventType::ALL, row.get(first + 2)?, first + 2)?,
        status: member(Status::ALL, row.get(first + 3)?, first + 3)?,
        score: row.get(first + 4)?,
        actor_party: row.get(first + 5)?,
        recipient_party: row.get(first + 6)?,
    })
}

/// The member of a vocabulary that a number stands for.
fn member<T: Copy>(all: &[T], number: i64, column: usize) -> rusqlite::Result<T> {
    let found = usize::try_from(number).ok().and_then(|at| all.get(at)).copied();
    found.ok_or(rusqlite::Error::IntegralValueOutOfRange(column, number))
}
