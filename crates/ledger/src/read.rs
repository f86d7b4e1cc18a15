//! Events and parties as the ledger has them.

use std::str::FromStr;

use detente_ontology::{EventType, Mode};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _, Row};

use crate::event::{Event, PlaceFact};
use crate::{Key, Ledger, LedgerError, Party, Period, day_of};

const COLUMNS: &str = "e.id, e.key, e.type, e.mode, e.context, e.status, e.score, e.confidence, e.from_day, e.to_day,
    e.actor, e.recipient, e.mentions, e.sources, e.first_seen, e.last_seen, e.code, l.id, l.name, l.country, l.lat,
    l.lon, l.geoname_id";

impl Ledger {
    /// An event by its number, as [`DyadEvent`](crate::DyadEvent) has it.
    ///
    /// # Errors
    /// If the ledger can't be read.
    pub fn event(&self, number: i64) -> Result<Option<Event>, LedgerError> {
        self.one("e.id", &number)
    }

    /// An event by its identifier.
    ///
    /// # Errors
    /// If the ledger can't be read.
    pub fn event_of(&self, id: Key) -> Result<Option<Event>, LedgerError> {
        self.one("e.key", &id)
    }

    /// Hands over the events that begin in a period, by day; those without a day come first, and only where the period
    /// is open. It stops where `take` fails.
    ///
    /// # Errors
    /// Those of `take`; or that the ledger can't be read.
    pub fn each_event<E: From<LedgerError>>(
        &self,
        period: Period,
        mut take: impl FnMut(Event) -> Result<(), E>,
    ) -> Result<(), E> {
        let wrong = |error| E::from(self.error(error));
        let (from, to) = period.numbers();
        let sql = format!(
            "SELECT {COLUMNS} FROM events e LEFT JOIN places l ON l.id = e.place
             WHERE e.from_day BETWEEN ?1 AND ?2 OR (e.from_day IS NULL AND ?3) ORDER BY e.from_day, e.id"
        );
        let mut select = self.connection.prepare(&sql).map_err(wrong)?;
        let is_open = period == Period::default();
        let mut rows = select.query((from, to, is_open)).map_err(wrong)?;
        while let Some(row) = rows.next().map_err(wrong)? {
            take(event(&self.connection, row).map_err(wrong)?)?;
        }
        Ok(())
    }

    /// All parties, with their numbers.
    ///
    /// # Errors
    /// If the ledger can't be read.
    pub fn parties(&self) -> Result<Vec<(i64, Party)>, LedgerError> {
        let read = || -> rusqlite::Result<Vec<(i64, Party)>> {
            let mut select = self
                .connection
                .prepare_cached("SELECT id, country, sector, name, code FROM parties ORDER BY id")?;
            select.query_map([], |row| Ok((row.get(0)?, party(row, 1)?)))?.collect()
        };
        read().map_err(|error| self.error(error))
    }

    /// How many events there are.
    ///
    /// # Errors
    /// If the ledger can't be read.
    pub fn event_count(&self) -> Result<i64, LedgerError> {
        let count = self.connection.query_row("SELECT count(*) FROM events", [], |row| row.get(0));
        count.map_err(|error| self.error(error))
    }

    fn one(&self, column: &str, value: &dyn rusqlite::ToSql) -> Result<Option<Event>, LedgerError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM events e LEFT JOIN places l ON l.id = e.place WHERE {column} = ?1"
        );
        let read = || {
            let mut select = self.connection.prepare_cached(&sql)?;
            select.query_row([value], |row| event(&self.connection, row)).optional()
        };
        read().map_err(|error| self.error(error))
    }
}

fn event(db: &Connection, row: &Row<'_>) -> rusqlite::Result<Event> {
    let event_type: EventType = word(row, 2)?;
    let modes: String = row.get(3)?;
    let contexts: String = row.get(4)?;
    let day = |at: usize| Ok::<_, rusqlite::Error>(row.get::<_, Option<i32>>(at)?.and_then(day_of));
    let place: Option<i64> = row.get(17)?;
    Ok(Event {
        number: row.get(0)?,
        id: row.get::<_, Key>(1)?,
        event_type,
        modes: parts(&modes)
            .map(|word| Mode::of(event_type, word).map_err(|e| broken(3, e)))
            .collect::<Result<_, _>>()?,
        contexts: parts(&contexts)
            .map(|word| word.parse().map_err(|e| broken(4, e)))
            .collect::<Result<_, _>>()?,
        status: word(row, 5)?,
        score: row.get(6)?,
        confidence: row.get(7)?,
        from: day(8)?,
        to: day(9)?,
        actor: side(db, row.get(10)?)?,
        recipient: side(db, row.get(11)?)?,
        place: place.map(|_| place_fact(row, 18)).transpose()?,
        mentions: row.get(12)?,
        sources: row.get(13)?,
        first_seen: day(14)?,
        last_seen: day(15)?,
        code: row.get(16)?,
    })
}

fn side(db: &Connection, side: i64) -> rusqlite::Result<Vec<Party>> {
    let mut select = db.prepare_cached(
        "SELECT p.country, p.sector, p.name, p.code FROM side_parties s JOIN parties p ON p.id = s.party
         WHERE s.side = ?1 ORDER BY s.position",
    )?;
    select.query_map([side], |row| party(row, 0))?.collect()
}

fn party(row: &Row<'_>, first: usize) -> rusqlite::Result<Party> {
    let sector: String = row.get(first + 1)?;
    let sector =
        (!sector.is_empty()).then(|| sector.parse().map_err(|e| broken(first + 1, e))).transpose()?;
    Ok(Party { country: text(row, first)?, sector, name: text(row, first + 2)?, code: text(row, first + 3)? })
}

fn place_fact(row: &Row<'_>, first: usize) -> rusqlite::Result<PlaceFact> {
    Ok(PlaceFact {
        name: row.get(first)?,
        country: text(row, first + 1)?,
        lat: row.get(first + 2)?,
        lon: row.get(first + 3)?,
        geoname_id: row.get(first + 4)?,
    })
}

/// A text; `None` where it is empty.
fn text(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<String>> {
    let text: String = row.get(at)?;
    Ok((!text.is_empty()).then_some(text))
}

/// The member of a closed vocabulary in a column.
pub(crate) fn word<T: FromStr<Err = detente_ontology::UnknownWord>>(
    row: &Row<'_>,
    at: usize,
) -> rusqlite::Result<T> {
    row.get_ref(at)?.as_str()?.parse().map_err(|error| broken(at, error))
}

fn broken(at: usize, error: detente_ontology::UnknownWord) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(at, Type::Text, Box::new(error))
}

fn parts(words: &str) -> impl Iterator<Item = &str> {
    words.split(',').filter(|word| !word.is_empty())
}
