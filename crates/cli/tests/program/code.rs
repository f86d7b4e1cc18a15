//! `code`: inputs, output forms, order.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::common::{detente, file, folder, misquotes, program, repository, stories};
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use serde_json::Value;

fn sample(name: &str) -> String {
    repository("samples").join(name).to_str().unwrap().to_owned()
}

/// The stories that a JSONL file has, by identifier.
fn texts(jsonl: &str) -> std::collections::HashMap<String, String> {
    let story = |line: &str| {
        let story: Value = serde_json::from_str(line).unwrap();
        (story["id"].as_str().unwrap().to_owned(), story["text"].as_str().unwrap().to_owned())
    };
    jsonl.lines().map(story).collect()
}

const FIELDS: [&str; 20] = [
    "id",
    "story",
    "event_type",
    "mode",
    "context",
    "status",
    "quad",
    "score",
    "cameo",
    "confidence",
    "actor",
    "recipient",
    "date",
    "place",
    "sentence",
    "trigger",
    "speaker",
    "agreements",
    "model",
    "version",
];

#[track_caller]
fn check_records(records: &[Value], texts: &std::collections::HashMap<String, String>) {
    let mut wrong = Vec::new();
    let mut ids = std::collections::HashSet::new();
    for record in records {
        wrong.extend(
            FIELDS.iter().filter(|field| record.get(field).is_none()).map(|field| format!("no {field}")),
        );
        wrong.extend(misquotes(record, &texts[record["story"].as_str().unwrap()]));
        if !ids.insert(record["id"].as_str().unwrap()) {
            wrong.push(format!("the identifier {} comes twice", record["id"]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn records_have_their_fields_and_quote_their_story() {
    let input = fs::read_to_string(sample("stories.jsonl")).unwrap();
    let records = detente(&["code", &sample("stories.jsonl")], b"").clean().answers();
    check_records(&records, &texts(&input));
    assert_eq!(records, detente(&["code", "--format", "jsonl", "-"], input.as_bytes()).clean().answers());

    let text = fs::read_to_string(sample("story.txt")).unwrap();
    let records = detente(&["code", &sample("story.txt"), "--date", "2024-03-13"], b"").clean().answers();
    for record in &records {
        assert_eq!(misquotes(record, &text), [""; 0]);
    }
}

/// Articles that are not part of the repository: where they are there, every span is checked.
#[test]
fn real_articles_are_quoted_exactly() {
    let path = repository("../shared/news/articles.jsonl");
    let Ok(input) = fs::read_to_string(&path) else {
        // Not by eprintln, which the test runner keeps to itself.
        let path = path.display();
        writeln!(std::io::stderr(), "SKIPPED: real_articles_are_quoted_exactly needs {path}").unwrap();
        return;
    };
    let run = detente(&["code", path.to_str().unwrap(), "--output", "jsonl"], b"").clean();
    check_records(&run.answers(), &texts(&input));
}

#[test]
fn the_output_does_not_hang_on_the_threads() {
    let input = stories(40) + "nonsense\n" + &stories(8);
    for form in ["jsonl", "csv", "table", "parquet"] {
        let one = detente(&["code", "--output", form, "--jobs", "1"], input.as_bytes());
        let many = detente(&["code", "--output", form, "--jobs", "2"], input.as_bytes());
        assert_eq!((one.code, one.errors().len()), (Some(1), 1));
        assert!(one == many, "{form}: the output hangs on the threads");
    }
}

#[test]
fn records_come_in_the_order_of_the_stories() {
    let folder = folder();
    file(&folder, "b.jsonl", stories(60));
    file(&folder, "a.txt", "Norway will visit Japan.");
    let path = folder.path().to_str().unwrap();
    let records = detente(&["code", path, "--jobs", "3", "--min-confidence", "0"], b"").clean().answers();
    let order: Vec<Option<usize>> = records
        .iter()
        .map(|record| record["story"].as_str().unwrap().strip_prefix('s')?.parse().ok())
        .collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn a_file_may_have_any_form() {
    let folder = folder();
    let input = stories(20);
    for (name, args, beginning) in [
        ("events.jsonl", &[][..], None),
        ("events.csv", &[], Some("id,story,story_date,")),
        ("events.txt", &[], None),
        ("events.data", &["--output", "csv"], Some("id,story,story_date,")),
        ("events.parquet", &[], None),
    ] {
        let path = folder.path().join(name);
        // What was there before is replaced.
        fs::write(&path, "x".repeat(100_000)).unwrap();
        let args = [&["code", "--out", path.to_str().unwrap()][..], args].concat();
        let run = detente(&args, input.as_bytes()).clean();
        assert_eq!((run.out.as_slice(), run.err.as_str()), (&b""[..], ""));
        let written = fs::read(&path).unwrap();
        if let Some(beginning) = beginning {
            assert!(written.starts_with(beginning.as_bytes()), "{name}");
        }
        assert!(!written.ends_with(b"xxxx"), "{name}");
    }
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 5, "no temporary file is left: {names:?}");
}

#[test]
fn all_forms_have_the_same_records() {
    let folder = folder();
    let input = stories(50);
    let records = detente(&["code"], input.as_bytes()).clean().answers();
    let csv = detente(&["code", "--output", "csv"], input.as_bytes()).clean().out;
    let mut rows = csv::Reader::from_reader(csv.as_slice());
    let names = rows.headers().unwrap().clone();
    let column = |name: &str| names.iter().position(|column| column == name).unwrap();
    let (id, sentence) = (column("id"), column("sentence_start"));
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), records.len());
    for (row, record) in rows.iter().zip(&records) {
        assert_eq!(row[id], *record["id"].as_str().unwrap());
        assert_eq!(row[sentence], record["sentence"]["start"].to_string());
    }
    let path = folder.path().join("events.parquet");
    detente(&["code", "--out", path.to_str().unwrap()], input.as_bytes()).clean();
    assert_eq!(parquet_rows(&path), records.len());
}

fn parquet_rows(path: &Path) -> usize {
    let reader = SerializedFileReader::new(fs::File::open(path).unwrap()).unwrap();
    reader.metadata().file_metadata().num_rows().try_into().unwrap()
}

#[test]
fn the_table_is_harmless_and_plain_where_nobody_asks_for_colour() {
    let evil = r#"{"id": "e\u001b[2J", "title": "\u001b]0;x\u0007 \u202egnp", "text": "Norway \u001b[31mmet\u009b0m Oman on Monday."}"#;
    for (args, may_have_codes) in [
        (&["code", "--output", "table"][..], false),
        (&["code", "--output", "table", "--color", "never"], false),
        (&["code", "--output", "table", "--color", "always"], true),
    ] {
        let run = detente(args, evil.as_bytes()).clean();
        let drawn = String::from_utf8(run.out).unwrap();
        assert!(drawn.contains("in 1 story"), "{drawn:?}");
        for evil in ['\u{7}', '\u{9b}', '\u{202e}'] {
            assert!(!drawn.contains(evil), "{drawn:?}");
        }
        assert!(
            !drawn.contains("\u{1b}[2J") && !drawn.contains("\u{1b}]") && !drawn.contains("\u{1b}[31mmet")
        );
        assert!(may_have_codes || !drawn.contains('\u{1b}'), "{drawn:?}");
    }
}

#[test]
fn dates_that_cannot_be_read_are_warnings() {
    let input = r#"{"id": "a", "text": "Norway met Oman.", "date": "0000-00-00"}"#;
    let run = detente(&["code"], input.as_bytes()).clean();
    let warning: Value = serde_json::from_str(&run.err).unwrap();
    assert_eq!((warning["id"].as_str(), warning["line"].as_u64()), (Some("a"), Some(1)));
    assert!(warning["warning"].as_str().unwrap().contains("0000-00-00"), "{warning}");
    assert_eq!(detente(&["code", "--quiet"], input.as_bytes()).clean().err, "");
}

#[test]
fn who_stops_reading_ends_the_program_quietly() {
    for args in [
        &["code", "--output", "csv"][..],
        &["when"],
        &["code", "--output", "parquet"],
        &["code", "--output", "table"],
    ] {
        let mut child = program(args).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        if args != ["when"] && args[2] == "csv" {
            let mut header = String::new();
            stdout.read_line(&mut header).unwrap();
        }
        drop(stdout);
        let run = crate::common::finish(child, stories(60).as_bytes());
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{args:?}");
    }
}

/// Waits until there is something in a folder that `is_there` recognises.
fn wait_for(is_there: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_there() {
        assert!(begun.elapsed() < Duration::from_secs(60), "it did not begin");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_a_valid_output() {
    for name in ["events.csv", "events.parquet"] {
        let folder = folder();
        let path = folder.path().join(name);
        let mut child = program(&["code", "--out", path.to_str().unwrap()]).spawn().unwrap();
        // Standard input stays open, so the program would wait for ever.
        let stdin = child.stdin.take().unwrap();
        wait_for(|| match name {
            "events.csv" => fs::metadata(&path).is_ok_and(|found| found.len() > 0),
            _ => fs::read_dir(folder.path()).unwrap().count() > 0,
        });
        let pid = child.id().to_string();
        assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(130));
        drop(stdin);
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!(err, "");
        match name {
            "events.csv" => assert!(fs::read_to_string(&path).unwrap().ends_with(",model,version\n")),
            _ => assert_eq!(parquet_rows(&path), 0),
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }
}
