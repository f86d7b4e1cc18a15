//! Tests of the real program, run as scripts run it. They check form, not content: what an event is and who an actor
//! is has its tests in other crates.
#![allow(clippy::unwrap_used, reason = "in tests a panic is the report")]

mod agreements;
mod bad_input;
mod code;
mod common;
mod conversation;
mod ledger;
mod usage;
