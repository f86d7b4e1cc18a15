//! The tables, their version, and the way from one version to the next.

use detente_ontology::{EventType, Status};
use rusqlite::{Connection, params};

/// Marks the file as a ledger of Détente: "Dete" as SQLite's `application_id`.
pub(crate) const APPLICATION_ID: i64 = 0x4465_7465;

/// What makes version n + 1 of version n, from nothing on. A step that was released is never edited.
const STEPS: &[&str] = &[include_str!("v1.sql")];

/// The version that this program writes.
pub const SCHEMA_VERSION: i64 = STEPS.len() as i64;

/// Brings the tables to the present version, all or nothing.
pub(crate) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    for step in STEPS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        transaction.execute_batch(step)?;
    }
    if found == 0 {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        vocabularies(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    transaction.commit()
}

/// The version of the tables in a file; 0 where there are none.
pub(crate) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// The words behind the numbers in `pairs`.
fn vocabularies(connection: &Connection) -> rusqlite::Result<()> {
    let mut insert = connection.prepare("INSERT INTO event_types VALUES (?1, ?2, ?3, ?4)")?;
    for (id, t) in EventType::ALL.iter().enumerate() {
        insert.execute(params![id as i64, t.word(), t.quad().word(), f64::from(t.score())])?;
    }
    let mut insert = connection.prepare("INSERT INTO statuses VALUES (?1, ?2)")?;
    for (id, s) in Status::ALL.iter().enumerate() {
        insert.execute(params![id as i64, s.word()])?;
    }
    Ok(())
}

/// The number of an event type in `pairs`: its place in the codebook, from 0.
pub(crate) fn type_number(event_type: EventType) -> i64 {
    EventType::ALL.iter().position(|t| *t == event_type).map_or(0, |at| at as i64)
}

/// The number of a status in `pairs`.
pub(crate) fn status_number(status: Status) -> i64 {
    Status::ALL.iter().position(|s| *s == status).map_or(0, |at| at as i64)
}
