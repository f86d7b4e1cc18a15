//! Sides and directions, on a small table.

use detente_ledger::import::{Form, Source, Trouble, Watcher, Who};
use detente_ledger::{Ledger, Party, Period};
use detente_relations::{Side, SideError, Way, days_between, events_between};
use jiff::civil::Date;

/// Britain is in the European Union on the first day and not on the last.
const TABLE: &str = "date\tsource\ttarget\tcode\n\
    2019-05-01\tGBRGOV\tRUSGOV\t112\n\
    2019-05-02\tFRAGOV\tRUSMIL\t112\n\
    2019-05-03\tRUSMIL\tFRAGOV\t190\n\
    2019-05-04\tFRAGOV\tDEUGOV\t040\n\
    2021-05-01\tGBRGOV\tRUSGOV\t112\n";

struct Nobody;

impl Who for Nobody {
    fn who(&self, _: &str, _: Option<Date>) -> Option<Party> {
        None
    }
}

impl Watcher for Nobody {
    fn trouble(&mut self, line: u64, trouble: &Trouble) {
        panic!("line {line}: {trouble:?}");
    }

    fn progress(&mut self, _: u64, _: u64) -> bool {
        true
    }
}

#[test]
fn sides_are_countries_sectors_and_groups_by_date() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::create(&folder.path().join("sides.db")).unwrap();
    let source = Source {
        name: "table",
        form: Form::Cameo,
        bytes: Box::new(TABLE.as_bytes()),
        who: &Nobody,
        keep_going: false,
        at: "2024-05-08T12:00:00Z".parse().unwrap(),
    };
    assert_eq!(ledger.import(source, &mut Nobody).unwrap().taken, 5);

    let cases = [
        ("GBR", "RUS", Way::There, 2),
        ("RUS", "GBR", Way::There, 0),
        ("RUS", "GBR", Way::Both, 2),
        ("EU", "RUS", Way::There, 2),
        ("EU", "RUS", Way::Both, 3),
        ("EU", "EU", Way::Both, 1),
        ("FRA", "RUS/MIL", Way::There, 1),
        ("GBR", "RUS/MIL", Way::There, 0),
        ("NATO", "RUS", Way::There, 3),
    ];
    let mut wrong = Vec::new();
    for (a, b, way, expected) in cases {
        let (first, second) = (Side::find(a, &ledger).unwrap(), Side::find(b, &ledger).unwrap());
        let events = events_between(&ledger, &first, &second, way, Period::default()).unwrap();
        let days = days_between(&ledger, &first, &second, way, Period::default()).unwrap();
        let counted: i64 = days.iter().map(|day| day.count).sum();
        if events.len() as i64 != expected || counted != expected {
            wrong.push(format!("{a} {b} {way:?}: {} and {counted}, not {expected}", events.len()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(matches!(Side::find("Nobody at all", &ledger), Err(SideError::Unknown(_))));
    assert!(matches!(Side::find("RUS/XYZ", &ledger), Err(SideError::Sector(..))));
}
