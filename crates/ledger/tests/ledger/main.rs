//! The ledger as its users have it: real files on a real disk.
#![allow(clippy::unwrap_used, reason = "in tests a panic is the report")]

mod common;
mod docs;
mod files;
mod forms;
mod imports;
mod stories;
