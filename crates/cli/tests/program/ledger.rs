//! The ledger's commands: nothing is lost or doubled, whatever happens.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use detente_ledger::{Ledger, Period};
use serde_json::Value;

use crate::common::{detente, file, folder, program, stories};

/// A table of CAMEO events; `first` sets one apart from another.
fn table(first: usize, rows: usize) -> String {
    let countries = ["NOR", "KEN", "PER", "OMN", "JPN"];
    let row = |n: usize| {
        let (source, target) = (countries[n % 5], countries[(n / 5 + 1) % 5]);
        format!(
            "20{:02}-{:02}-{:02}\t{source}GOV\t{target}\t0{}\n",
            first,
            n % 12 + 1,
            n % 28 + 1,
            40 + n % 7
        )
    };
    let rows: String = (0..rows).map(row).collect();
    format!("date\tsource\ttarget\tcode\n{rows}")
}

/// All events of a ledger, without what hangs on the clock or the order.
fn events(path: &Path) -> Vec<String> {
    let ledger = Ledger::open(path).unwrap();
    assert_eq!(ledger.faults().unwrap(), Vec::<String>::new());
    let mut events = Vec::new();
    let take = |mut event: detente_ledger::Event| {
        event.number = 0;
        events.push(format!("{event:?}"));
        Ok::<_, detente_ledger::LedgerError>(())
    };
    ledger.each_event(Period::default(), take).unwrap();
    events.sort_unstable();
    events
}

#[test]
fn killed_at_any_moment_it_is_valid_and_goes_on() {
    const KILLS: u32 = 100;
    const ROWS: usize = 2000;
    let folder = folder();
    let files = [1, 2, 3].map(|n| file(&folder, &format!("{n}.tsv"), table(n, ROWS)));
    let whole = folder.path().join("whole.db");
    let args = |ledger: &Path| -> Vec<String> {
        let ledger = ledger.to_str().unwrap().to_owned();
        let mut args: Vec<String> =
            ["import", "--as", "cameo", "--quiet", "--ledger"].map(str::to_owned).to_vec();
        args.push(ledger);
        args.extend(files.iter().cloned());
        args
    };
    let began = Instant::now();
    let all = args(&whole);
    detente(&all.iter().map(String::as_str).collect::<Vec<_>>(), b"").clean();
    let time = began.elapsed();
    let expected = events(&whole);
    assert_eq!(expected.len(), 3 * ROWS);

    let ledger = folder.path().join("killed.db");
    let args = args(&ledger);
    let args: Vec<_> = args.iter().map(String::as_str).collect();
    // A fixed row of moments that jumps about, from before the start to after the end.
    for kill in 0..KILLS {
        let moment = time.mul_f64(f64::from(kill * 37 % KILLS) * 1.2 / f64::from(KILLS));
        let mut child = program(&args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(moment);
        // SIGKILL, where the system has it.
        child.kill().unwrap();
        child.wait().unwrap();
        if !ledger.exists() {
            continue;
        }
        match Ledger::open(&ledger) {
            // Killed before its tables were there.
            Ok(open) => {
                assert_eq!(
                    open.event_count().unwrap() % ROWS as i64,
                    0,
                    "a part of a file after kill {kill}"
                );
                assert_eq!(open.faults().unwrap(), Vec::<String>::new(), "kill {kill}");
            }
            Err(error) => panic!("kill {kill}: {error}"),
        }
        // Begin anew now and then, so that all moments of a first run are met.
        if kill % 3 == 2 {
            for ending in ["db", "db-wal", "db-shm"] {
                let _ = fs::remove_file(ledger.with_extension(ending));
            }
        }
    }
    detente(&args, b"").clean();
    assert!(events(&ledger) == expected, "events are lost or doubled");
    detente(&args, b"").clean();
    assert!(events(&ledger) == expected, "reading again changes something");
}

#[test]
fn stories_are_ingested_once_and_retracted() {
    let folder = folder();
    let input = file(&folder, "stories.jsonl", stories(6));
    let ledger = folder.path().join("l.db");
    let path = ledger.to_str().unwrap();
    let first = detente(&["ingest", &input, "--ledger", path], b"").clean();
    assert_eq!((&first.answers()[0]["added"], &first.answers()[0]["known"]), (&6.into(), &0.into()));
    let before = events(&ledger);
    assert!(!before.is_empty());
    let again = detente(&["ingest", &input, "--ledger", path], b"").clean();
    assert_eq!((&again.answers()[0]["added"], &again.answers()[0]["known"]), (&0.into(), &6.into()));
    assert_eq!(events(&ledger), before);
    for story in 0..6 {
        detente(&["retract", &format!("s{story}"), "--ledger", path, "--reason", "a test"], b"").clean();
    }
    assert_eq!(events(&ledger), Vec::<String>::new());
    let stays = detente(&["ingest", &input, "--ledger", path], b"");
    assert_eq!(stays.answers()[0]["retracted"], 6);
    for story in 0..6 {
        detente(&["retract", &format!("s{story}"), "--ledger", path, "--restore"], b"").clean();
    }
    detente(&["ingest", &input, "--ledger", path], b"").clean();
    assert_eq!(events(&ledger), before);
}

#[test]
fn exports_have_all_events() {
    let folder = folder();
    let input = file(&folder, "events.tsv", table(9, 100));
    let ledger = folder.path().join("l.db");
    let path = ledger.to_str().unwrap();
    detente(&["import", &input, "--as", "cameo", "--ledger", path], b"").clean();
    let export = |form: &str| {
        let to = folder.path().join(form);
        let run =
            detente(&["export", "--ledger", path, "--as", form, "--to", to.to_str().unwrap()], b"").clean();
        assert_eq!(run.answers()[0]["events"], 100, "{form}");
        to
    };
    for form in ["jsonl", "plover"] {
        let lines = fs::read_to_string(export(form)).unwrap();
        let records: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(records.len(), 100, "{form}");
        let types = if form == "plover" { "event" } else { "event_type" };
        assert!(
            records.iter().all(|record| record[types] == "CONSULT" && record["id"].is_string()),
            "{form}"
        );
    }
    for (form, columns, delimiter) in [("csv", 29, b','), ("polecat", 40, b'\t')] {
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_path(export(form)).unwrap();
        assert_eq!(reader.headers().unwrap().len(), columns, "{form}");
        assert_eq!(reader.records().map(Result::unwrap).count(), 100, "{form}");
    }
    // What was exported as POLECAT can be imported as such.
    let other = folder.path().join("other.db");
    let polecat = folder.path().join("polecat");
    let args = ["import", polecat.to_str().unwrap(), "--as", "polecat", "--ledger", other.to_str().unwrap()];
    assert_eq!(detente(&args, b"").clean().answers()[0]["taken"], 100);
    let parquet = export("parquet");
    let months = fs::read_dir(parquet.join("year=2009")).unwrap().count();
    assert_eq!(months, 12);
    assert!(parquet.join("year=2009/month=01/events.parquet").is_file());
    let again =
        detente(&["export", "--ledger", path, "--as", "parquet", "--to", parquet.to_str().unwrap()], b"");
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("new or empty"), "{}", again.err);
}

#[test]
fn what_is_wrong_with_a_table_is_said_with_its_line() {
    let folder = folder();
    let ledger = folder.path().join("l.db");
    let path = ledger.to_str().unwrap();
    let input = file(&folder, "bad.tsv", format!("{}2009-13-01\tNOR\tKEN\t042\n", table(9, 10)));
    let run = detente(&["import", &input, "--as", "cameo", "--ledger", path], b"");
    assert_eq!((run.code, &run.errors()[0]["line"]), (Some(1), &12.into()), "{}", run.err);
    assert!(run.err.contains("nothing of the file was taken"), "{}", run.err);
    assert_eq!(run.answers()[0]["kept"], false);
    assert!(events(&ledger).is_empty());
    let run = detente(&["import", &input, "--as", "cameo", "--ledger", path, "--keep-going"], b"");
    assert_eq!((run.code, &run.answers()[0]["taken"]), (Some(1), &10.into()));
    let missing = detente(&["export", "--ledger", "nowhere.db", "--as", "csv", "--to", "x.csv"], b"");
    assert!(missing.code == Some(1) && missing.err.contains("no such ledger"), "{}", missing.err);
}

#[test]
fn rows_without_a_place_in_the_ledger_are_listed_and_counted() {
    let folder = folder();
    let ledger = folder.path().join("l.db");
    let rows = "2009-05-07\tNOR\tKEN\t010\n2009-05-07\tQQQ\tKEN\t042\n";
    let input = file(&folder, "statements.tsv", format!("{}{rows}", table(9, 10)));
    let args = ["import", &input, "--as", "cameo", "--ledger", ledger.to_str().unwrap()];
    let run = detente(&args, b"").clean();
    let answer = &run.answers()[0];
    assert_eq!((&answer["taken"], &answer["refused"]), (&10.into(), &2.into()), "{answer}");
    let said: Vec<Value> = run.err.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(said.len(), 3, "{}", run.err);
    for (line, row, word) in [(&said[0], 12, "010"), (&said[1], 13, "QQQ")] {
        assert!(line["line"] == row && line["warning"].as_str().unwrap().contains(word), "{line}");
    }
    assert!(said[2]["warning"].as_str().unwrap().contains("2 of 12 rows were refused"), "{}", said[2]);
}

#[test]
fn every_row_of_the_benchmark_tables_is_accounted_for() {
    let shared = crate::common::repository("../shared/events");
    let tables = [
        ("levant_cameo.tsv", "cameo"),
        ("turkey_cameo.tsv", "cameo"),
        ("icews_2005_2015_sample.tsv", "icews"),
    ];
    let folder = folder();
    for (name, form) in tables {
        // One ledger each: the tables share some events, which the second would know.
        let ledger = folder.path().join(name).with_extension("db");
        let path = shared.join(name);
        if !path.is_file() {
            println!("skipped: no benchmark data beside the repository");
            return;
        }
        let lines = fs::read_to_string(&path).unwrap().lines().count() as u64;
        let args = ["import", path.to_str().unwrap(), "--as", form, "--ledger", ledger.to_str().unwrap()];
        let run = detente(&args, b"").clean();
        let answer = &run.answers()[0];
        let count = |field: &str| answer[field].as_u64().unwrap();
        assert_eq!(count("rows"), lines - 1, "{name}");
        assert_eq!(count("taken") + count("refused"), count("rows"), "{name}: {answer}");
        // A line for each row that was refused, and one that counts them.
        let refused = count("refused");
        assert_eq!(run.err.lines().count() as u64, refused + u64::from(refused > 0), "{name}");
        let counted = format!("{refused} of {} rows were refused", count("rows"));
        assert!(refused == 0 || run.err.contains(&counted), "{name}: no {counted:?}");
    }
}
