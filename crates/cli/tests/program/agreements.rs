//! `detente agreements`.

use crate::common::detente;

fn ids(args: &[&str]) -> Vec<String> {
    let run = detente(&[&["agreements", "--output", "jsonl"], args].concat(), b"").clean();
    run.answers().iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_name_finds_what_bears_it() {
    assert_eq!(ids(&["START I"]), ["start-1"]);
    assert_eq!(ids(&["the inf treaty"]), ["inf"]);
    assert_eq!(ids(&["abm"]), ["abm"], "an id is a name too");
    let several = ids(&["start"]);
    assert!(
        several.contains(&"start-1".to_owned()) && several.contains(&"new-start".to_owned()),
        "{several:?}"
    );
}

#[test]
fn dates_and_parties_narrow_the_list() {
    let expiring = ids(&["--party", "Russia", "--on", "2009-05-07", "--ends-before", "2010-01-01"]);
    assert!(expiring.contains(&"start-1".to_owned()), "{expiring:?}");
    assert!(!expiring.contains(&"abm".to_owned()), "{expiring:?}");
    // A party that left is bound no more, and one that came later was not bound yet.
    assert!(ids(&["--party", "USA", "--on", "2019-01-01"]).contains(&"open-skies".to_owned()));
    assert!(!ids(&["--party", "USA", "--on", "2021-06-01"]).contains(&"open-skies".to_owned()));
    assert!(!ids(&["--party", "FIN", "--on", "2020-01-01"]).contains(&"north-atlantic".to_owned()));
    assert!(ids(&["--party", "finland", "--on", "2024-01-01"]).contains(&"north-atlantic".to_owned()));
    assert!(!ids(&["--party", "Israel"]).contains(&"npt".to_owned()));
    assert!(ids(&["--party", "NOR"]).contains(&"npt".to_owned()));
    assert_eq!(ids(&["START I", "--on", "2015-01-01"]), Vec::<String>::new());
}

#[test]
fn the_forms_agree() {
    let args = |form| ["agreements", "START I", "--output", form];
    let csv = String::from_utf8(detente(&args("csv"), b"").clean().out).unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    let line = &detente(&args("jsonl"), b"").clean().answers()[0];
    for (name, cell) in header.iter().zip(&row).filter(|(name, _)| line[*name].is_string()) {
        assert_eq!(line[name].as_str(), Some(cell), "{name}");
    }
    let fields: Vec<&str> = header.iter().collect();
    assert!(line.as_object().unwrap().keys().all(|key| fields.contains(&key.as_str())));
    assert_eq!(line["ended"], "2009-12-05");
    let table = String::from_utf8(detente(&args("table"), b"").clean().out).unwrap();
    assert!(table.contains("2009-12-05 expired") && table.lines().count() == 2, "{table}");
}

#[test]
fn what_is_not_known_gets_a_suggestion() {
    let run = detente(&["agreements", "Dayton Agremeent"], b"");
    assert_eq!((run.code, run.out.len()), (Some(1), 0));
    assert!(run.err.contains("did you mean") && run.err.contains("Dayton Agreement"), "{}", run.err);
    let run = detente(&["agreements", "--party", "Frannce"], b"");
    assert_eq!((run.code, run.out.len()), (Some(2), 0));
    assert!(run.err.contains("Frannce") && run.err.contains("france"), "{}", run.err);
    let run = detente(&["agreements", "--on", "soon"], b"");
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("soon"), "{}", run.err);
}
