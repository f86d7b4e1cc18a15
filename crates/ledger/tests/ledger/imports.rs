//! Files go in as a whole or not at all, and every row is accounted for.

use detente_ledger::import::{Form, Source, Tally, Trouble, Watcher, Who};
use detente_ledger::{Ledger, LedgerError, Party, Period};
use jiff::civil::Date;

use crate::common::{ledger, now};

/// Knows two countries and their police.
pub(crate) struct FewNames;

impl Who for FewNames {
    fn who(&self, phrase: &str, _: Option<Date>) -> Option<Party> {
        let country = ["Kenya", "Norway"].into_iter().find(|name| phrase.contains(name))?;
        let code = if country == "Kenya" { "KEN" } else { "NOR" };
        let sector = phrase.contains("Police").then_some(detente_ontology::Sector::Cop);
        Some(Party { country: Some(code.into()), sector, ..Party::default() })
    }
}

/// Keeps what it is told.
#[derive(Default)]
pub(crate) struct Listed(pub(crate) Vec<(u64, Trouble)>);

impl Watcher for Listed {
    fn trouble(&mut self, line: u64, trouble: &Trouble) {
        self.0.push((line, trouble.clone()));
    }

    fn progress(&mut self, _: u64, _: u64) -> bool {
        true
    }
}

pub(crate) fn import(
    ledger: &mut Ledger,
    form: Form,
    file: impl AsRef<[u8]>,
    keep_going: bool,
) -> (Result<Tally, LedgerError>, Vec<(u64, Trouble)>) {
    let bytes = Box::new(std::io::Cursor::new(file.as_ref().to_vec()));
    let mut listed = Listed::default();
    let source = Source { name: "file", form, bytes, who: &FewNames, keep_going, at: now() };
    (ledger.import(source, &mut listed), listed.0)
}

const GOOD: &str = "date\tsource\ttarget\tcode\n\
    2001-05-07\tKENGOV\tNOR\t042\n\
    2001-05-07\tKENGOV\tNOR\t042\n\
    2001-05-08\tNOR\tKENGOV\t010\n\
    date\tsource\ttarget\tcode\n\
    20010509\tXXY\tKEN\t190\n\
    2001-05-10\tNORMIL\tUNO\t1411\n";

#[test]
fn every_row_is_accounted_for_and_twice_is_once() {
    let (_folder, mut ledger) = ledger();
    let (tally, listed) = import(&mut ledger, Form::Cameo, GOOD, false);
    let expected = Tally { rows: 6, taken: 3, refused: 3, is_kept: true, ..Tally::default() };
    assert_eq!(tally.unwrap(), expected);
    let lines: Vec<_> = listed.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [4, 5, 6]);
    let (tally, _) = import(&mut ledger, Form::Cameo, GOOD, false);
    assert_eq!(tally.unwrap(), Tally { taken: 0, known: 3, ..expected });
    assert_eq!(ledger.event_count().unwrap(), 3);
    // The same row twice in a file is two events.
    let days = ledger.dyad_days("KEN", "NOR", Period::default()).unwrap();
    assert_eq!((days.len(), days[0].count, days[0].sum), (1, 2, 8.0));
    // A longer edition adds what is new.
    let longer = format!("{GOOD}2001-06-01\tNOR\tKEN\t051\n");
    let (tally, _) = import(&mut ledger, Form::Cameo, longer, false);
    assert_eq!(
        tally.unwrap(),
        Tally { rows: 7, taken: 1, known: 3, refused: 3, is_kept: true, ..Tally::default() }
    );
    assert_eq!(ledger.faults().unwrap(), Vec::<String>::new());
}

#[test]
fn a_file_with_malformed_rows_is_not_taken_unless_asked() {
    let faults: [(&[u8], &str); 5] = [
        (b"2001-05-11\tNOR\tKEN\n", "3 columns"),
        (b"2001-02-30\tNOR\tKEN\t042\n", "no date"),
        (b"2001-05-11\tN\xe9R\tKEN\t042\n", "UTF-8"),
        (b"2001-05-11\tNOR", "2 columns"),
        (&[b'x'; 1 << 21], "longer than"),
    ];
    for (fault, reason) in faults {
        let (_folder, mut ledger) = ledger();
        let file = [GOOD.as_bytes(), fault].concat();
        let (tally, listed) = import(&mut ledger, Form::Cameo, &file, false);
        let expected = Tally { rows: 7, refused: 3, malformed: 1, ..Tally::default() };
        assert_eq!(tally.unwrap(), expected, "{reason}");
        assert_eq!(ledger.event_count().unwrap(), 0, "{reason}");
        let (line, trouble) = listed.last().unwrap();
        assert!(matches!(trouble, Trouble::Malformed(why) if why.contains(reason)), "{trouble:?}");
        assert_eq!(*line, 8, "{reason}");
        let (tally, _) = import(&mut ledger, Form::Cameo, &file, true);
        assert_eq!(tally.unwrap(), Tally { taken: 3, is_kept: true, ..expected }, "{reason}");
        assert_eq!(ledger.event_count().unwrap(), 3, "{reason}");
    }
}

#[test]
fn a_file_of_another_form_is_refused_with_its_line() {
    let cases: [(Form, &[u8], &str); 7] = [
        (Form::Cameo, b"", "empty"),
        (Form::Cameo, b"2001-05-07\tKENGOV\tNOR\t042\n", "no column date"),
        (Form::Weis, b"date\tsource\ttarget\n", "no column code"),
        (Form::Cameo, &[0; 3 << 20], "longer than"),
        (Form::Gdelt1, b"1\t2\t3\n", "3 columns"),
        (Form::Acled, b"event_id_cnty,event_date\n", "sub_event_type"),
        (Form::Polecat, b"\xff\xfe\x00", "UTF-8"),
    ];
    for (form, file, reason) in cases {
        let (_folder, mut ledger) = ledger();
        let (result, _) = import(&mut ledger, form, file, true);
        let error = result.unwrap_err().to_string();
        assert!(error.contains(reason) && error.contains("line 1") && error.contains(form.word()), "{error}");
        assert_eq!(ledger.event_count().unwrap(), 0);
    }
}

#[test]
fn a_new_version_of_a_datasets_event_replaces_the_old_one() {
    let row = |code: &str, mentions: u32| {
        let mut cells = vec![String::new(); 58];
        let known = [
            (0, "41"),
            (1, "20130401"),
            (5, "KENGOV"),
            (6, "KENYA"),
            (15, "NOR"),
            (16, "NORWAY"),
            (26, code),
        ];
        for (at, cell) in known {
            cells[at] = cell.into();
        }
        cells[31] = mentions.to_string();
        format!("{}\n", cells.join("\t"))
    };
    let (_folder, mut ledger) = ledger();
    assert_eq!(import(&mut ledger, Form::Gdelt1, row("042", 3), false).0.unwrap().taken, 1);
    assert_eq!(import(&mut ledger, Form::Gdelt1, row("042", 3), false).0.unwrap().known, 1);
    assert_eq!(import(&mut ledger, Form::Gdelt1, row("190", 5), false).0.unwrap().changed, 1);
    let events = ledger.dyad_events("KEN", "NOR", Period::default()).unwrap();
    assert_eq!(events.len(), 1);
    let event = ledger.event(events[0].event).unwrap().unwrap();
    assert_eq!((event.event_type.word(), event.mentions), ("ASSAULT", 5));
    let log = ledger.changes(event.id).unwrap();
    assert_eq!((log.len(), log[0].kind.as_str()), (1, "changed"));
    assert_eq!(ledger.faults().unwrap(), Vec::<String>::new());
}

#[test]
fn an_event_takes_less_than_400_bytes() {
    const ROWS: usize = 50_000;
    let countries = ["NOR", "KEN", "PER", "OMN", "JPN", "USA", "RUS", "CHN", "FRA", "EGY", "SYR"];
    let sectors = ["", "GOV", "MIL", "OPP"];
    let codes = ["042", "190", "0841", "111", "057"];
    let mut file = String::from("date\tsource\ttarget\tcode\n");
    for n in 0..ROWS {
        // Pairs and codes change from row to row, days every forty rows.
        let (source, target) = (countries[n * 7 % 11], countries[(n * 5 + n / 11) % 11]);
        let (day, code) = (n / 40, codes[n * 3 % 5]);
        let (year, month, day) = (1979 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
        file += &format!("{year}-{month:02}-{day:02}\t{source}{}\t{target}\t{code}\n", sectors[n % 4]);
    }
    let (_folder, mut ledger) = ledger();
    assert_eq!(import(&mut ledger, Form::Cameo, file, false).0.unwrap().taken, ROWS as u64);
    ledger.settle().unwrap();
    let bytes = std::fs::metadata(ledger.path()).unwrap().len() / ROWS as u64;
    assert!((40..400).contains(&bytes), "{bytes} bytes an event");
}
