//! The ledger: stories, mentions, events and dyads in one SQLite file.
//!
//! It joins the mentions of one event, imports tables of other coders, and gives events by dyad and day. What a story
//! says is the coder's decision, and what a dyad's events mean is for `relations` to say. It has no clock: the time
//! that a change is logged with is handed in. `docs/ledger.md` describes the tables, `docs/import.md` the imports.
//!
//! A change is a transaction: it is in the ledger as a whole or not at all, whenever the program is killed.

mod changes;
mod copies;
mod day;
mod dyads;
mod error;
mod event;
pub mod import;
mod ingest;
mod intern;
mod key;
mod ledger;
mod pairs;
mod party;
mod read;
mod refresh;
mod retract;
mod schema;

pub use changes::Change;
pub use day::{day_number, day_of};
pub use dyads::{DayCount, DyadEvent, Period};
pub use error::LedgerError;
pub use event::{Event, PlaceFact};
pub use ingest::{Ingest, Ingested};
pub use key::Key;
pub use ledger::Ledger;
pub use party::Party;
pub use schema::SCHEMA_VERSION;
