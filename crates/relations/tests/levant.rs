//! The resets of the Levant: known turns are found, and what is shuffled in time has none.

use std::fs::File;
use std::path::Path;

use detente_ledger::import::{Form, Source, Trouble, Watcher, Who};
use detente_ledger::{Ledger, Party, Period};
use detente_relations::{Direction, Options, Relation, RelationReset, Side, resets_of};
use jiff::civil::{Date, date};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/events/levant_cameo.tsv");
/// How far a reset may be from the day that history knows.
const NEAR_DAYS: i64 = 45;

struct Nobody;

impl Who for Nobody {
    fn who(&self, _: &str, _: Option<Date>) -> Option<Party> {
        None
    }
}

impl Watcher for Nobody {
    fn trouble(&mut self, _: u64, _: &Trouble) {}

    fn progress(&mut self, _: u64, _: u64) -> bool {
        true
    }
}

#[test]
fn known_turns_of_the_levant_are_found() {
    if !Path::new(TABLE).exists() {
        eprintln!("skipped: {TABLE} is not there");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::create(&folder.path().join("levant.db")).unwrap();
    let source = Source {
        name: "levant_cameo.tsv",
        form: Form::Cameo,
        bytes: Box::new(File::open(TABLE).unwrap()),
        who: &Nobody,
        keep_going: true,
        at: "2024-05-08T12:00:00Z".parse().unwrap(),
    };
    assert!(ledger.import(source, &mut Nobody).unwrap().taken > 100_000);

    let cases = [
        ("ISR", "PSE", date(2000, 9, 28), Direction::Chill),
        ("ISR", "PSE", date(1993, 9, 13), Direction::Thaw),
        ("ISR", "LBN", date(1982, 6, 6), Direction::Chill),
        ("ISR", "LBN", date(2006, 7, 12), Direction::Chill),
    ];
    let mut missed = Vec::new();
    for (a, b, day, direction) in cases {
        let found = resets_between(&ledger, a, b).unwrap();
        let is_it = |r: &&RelationReset| {
            r.direction == direction && i64::from(r.date.since(day).unwrap().get_days()).abs() <= NEAR_DAYS
        };
        match found.iter().find(is_it) {
            Some(reset) => assert!(!reset.events.is_empty(), "no event carries {reset:?}"),
            None => missed.push((a, b, day, found.iter().map(|r| (r.date, r.direction)).collect::<Vec<_>>())),
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

fn resets_between(
    ledger: &Ledger,
    a: &str,
    b: &str,
) -> Result<Vec<RelationReset>, Box<dyn std::error::Error>> {
    let relation = Relation::between(ledger, &Side::find(a, ledger)?, &Side::find(b, ledger)?)?;
    Ok(resets_of(ledger, &[relation], Period::default(), &Options::default(), 1, &|_| ())?)
}
