//! Relations over time: a dyad's events to a series, and a series to its resets.
//!
//! It reads what the ledger holds and decides nothing about single events. Everything is a function of its input: no
//! clock, and the same figures on every run (what is drawn at random is seeded).

mod groups;
mod relation;
mod resets;
mod series;
mod side;

pub use relation::{Relation, RelationReset, resets_of};
pub use resets::{Direction, Options, Reset, resets};
pub use series::{Point, Series, Step};
pub use side::{Side, SideError, Way, days_between, events_between};
