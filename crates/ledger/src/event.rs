//! An event, and how it is written.

use detente_ontology::{Context, EventType, Mode, Status};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::pairs::{self, PairFacts, Sides};
use crate::{Key, Party, day_number};

/// What happened in the world, once.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Number in this ledger.
    pub number: i64,
    /// Identifier, made from content.
    pub id: Key,
    /// What.
    pub event_type: EventType,
    /// How.
    pub modes: Vec<Mode>,
    /// In which fields.
    pub contexts: Vec<Context>,
    /// How it stands.
    pub status: Status,
    /// Score, -10 to +10.
    pub score: f64,
    /// Probability that it is right, where its coder gives one.
    pub confidence: Option<f64>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Who.
    pub actor: Vec<Party>,
    /// To whom.
    pub recipient: Vec<Party>,
    /// Where.
    pub place: Option<PlaceFact>,
    /// How many mentions it has.
    pub mentions: i64,
    /// How many of them don't depend on each other.
    pub sources: i64,
    /// Day of the first story that has it.
    pub first_seen: Option<Date>,
    /// Day of the last story that has it.
    pub last_seen: Option<Date>,
    /// The code of the dataset that it was imported from.
    pub code: Option<String>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlaceFact {
    /// Name.
    pub name: String,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// Latitude in degrees, north positive.
    pub lat: Option<f64>,
    /// Longitude in degrees, east positive.
    pub lon: Option<f64>,
    /// GeoNames identifier.
    pub geoname_id: Option<u32>,
}

/// What is written into `events`, with sides and places as numbers.
#[derive(Debug, Clone)]
pub(crate) struct EventRow {
    pub(crate) event_type: EventType,
    pub(crate) modes: String,
    pub(crate) contexts: String,
    pub(crate) status: Status,
    pub(crate) score: f64,
    pub(crate) confidence: Option<f64>,
    pub(crate) from: Option<i32>,
    pub(crate) to: Option<i32>,
    pub(crate) actor: i64,
    pub(crate) recipient: i64,
    pub(crate) place: Option<i64>,
    pub(crate) mentions: i64,
    pub(crate) sources: i64,
    pub(crate) first_seen: Option<i32>,
    pub(crate) last_seen: Option<i32>,
}

/// Where an imported event stands in its file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin<'o> {
    pub(crate) input: i64,
    pub(crate) line: i64,
    pub(crate) code: &'o str,
}

/// The number of the event of a key.
pub(crate) fn find(db: &Connection, key: Key) -> rusqlite::Result<Option<i64>> {
    db.prepare_cached("SELECT id FROM events WHERE key = ?1")?.query_row([key], |row| row.get(0)).optional()
}

/// Adds an event with its pairs; `None` where the ledger has it already.
pub(crate) fn insert(
    db: &Connection,
    key: Key,
    row: &EventRow,
    sides: &Sides,
    origin: Option<Origin<'_>>,
) -> rusqlite::Result<Option<i64>> {
    let mut insert = db.prepare_cached(
        "INSERT INTO events (key, type, mode, context, status, score, confidence, from_day, to_day, actor, recipient,
            place, mentions, sources, first_seen, last_seen, input, line, code)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
         ON CONFLICT DO NOTHING",
    )?;
    let added = insert.execute(params![
        key,
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
        row.last_seen,
        origin.map(|o| o.input),
        origin.map(|o| o.line),
        origin.map(|o| o.code),
    ])?;
    if added == 0 {
        return Ok(None);
    }
    let event = db.last_insert_rowid();
    row.add_pairs(db, event, sides)?;
    Ok(Some(event))
}

impl EventRow {
    /// The day that the event stands on in a dyad's series. Events without a day stand in none.
    fn day(&self) -> Option<i32> {
        self.from.or(self.to)
    }

    pub(crate) fn add_pairs(&self, db: &Connection, event: i64, sides: &Sides) -> rusqlite::Result<()> {
        let Some(day) = self.day() else { return Ok(()) };
        let facts =
            PairFacts { event, day, event_type: self.event_type, status: self.status, score: self.score };
        pairs::add(db, sides, facts)
    }

    pub(crate) fn remove_pairs(&self, db: &Connection, event: i64) -> rusqlite::Result<()> {
        let Some(day) = self.day() else { return Ok(()) };
        let sides = Sides::read(db, self.actor, self.recipient)?;
        pairs::remove(db, &sides, self.event_type, day, event)
    }
}

/// Modes or contexts, set apart by commas.
pub(crate) fn list<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.collect::<Vec<_>>().join(",")
}

/// A date of a record.
pub(crate) fn day(text: Option<&str>) -> Option<i32> {
    text.and_then(|text| text.parse::<Date>().ok()).map(day_number)
}
