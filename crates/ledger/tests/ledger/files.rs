//! Files that are no ledgers, damaged ones, and ledgers that others hold.

use std::fs;

use detente_ledger::{Ledger, LedgerError, SCHEMA_VERSION};

use crate::common::{ledger, now};

#[test]
fn a_file_that_is_no_ledger_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.db");
    assert!(matches!(Ledger::open(&missing).unwrap_err(), LedgerError::Missing(_)));
    assert!(!missing.exists());

    let text = folder.path().join("notes.db");
    let words = "These are notes, and no database at all. ".repeat(200);
    fs::write(&text, &words).unwrap();
    assert!(matches!(Ledger::create(&text).unwrap_err(), LedgerError::NotALedger(_)));
    assert_eq!(fs::read_to_string(&text).unwrap(), words);

    let other = folder.path().join("other.db");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE birds (name)").unwrap();
    let before = fs::read(&other).unwrap();
    assert!(matches!(Ledger::create(&other).unwrap_err(), LedgerError::NotALedger(_)));
    assert_eq!(fs::read(&other).unwrap(), before);
}

#[test]
fn a_newer_ledger_is_refused_and_left_as_it_is() {
    let (_folder, ledger) = ledger();
    let path = ledger.path().to_owned();
    drop(ledger);
    rusqlite::Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", SCHEMA_VERSION + 1)
        .unwrap();
    let before = fs::read(&path).unwrap();
    let error = Ledger::open(&path).unwrap_err();
    assert!(matches!(error, LedgerError::Newer { found, .. } if found == SCHEMA_VERSION + 1), "{error}");
    assert!(error.to_string().contains("use a newer detente"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_damaged_ledger_is_said_to_be_damaged() {
    let (_folder, ledger) = ledger();
    let path = ledger.path().to_owned();
    ledger.settle().unwrap();
    drop(ledger);
    let mut bytes = fs::read(&path).unwrap();
    // All pages but the first, which says what the file is.
    bytes[4096..].fill(0xAA);
    fs::write(&path, &bytes).unwrap();
    let found = Ledger::open(&path).and_then(|ledger| ledger.event_count());
    assert!(matches!(found, Err(LedgerError::Corrupt { .. })), "{found:?}");
}

#[test]
fn a_ledger_that_another_writes_to_is_said_to_be_locked() {
    let (_folder, mut ledger) = ledger();
    let other = rusqlite::Connection::open(ledger.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = ledger.ingest(now()).unwrap_err();
    assert!(matches!(error, LedgerError::Locked(_)), "{error}");
    // Readers are not in the way of writers, nor the other way round.
    assert_eq!(ledger.event_count().unwrap(), 0);
    other.execute_batch("ROLLBACK").unwrap();
    ledger.ingest(now()).unwrap().commit().unwrap();
}
