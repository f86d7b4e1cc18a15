//! `relate`, `actor`, `place` and `when`: a line in, a line out.

use std::io::{BufRead as _, BufReader, Write as _};

use crate::common::{Run, detente, misquotes, program};
use serde_json::{Value, json};

const RELATE: &str =
    r#"{"id": "r", "text": "Élise said Norway will host Oman.", "actor": [11, 17], "recipient": [28, 32]}"#;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn sorted<const N: usize>(mut words: [&str; N]) -> Vec<&str> {
    words.sort_unstable();
    words.to_vec()
}

#[test]
fn relate_answers_in_the_form_of_the_contract() {
    for args in [&["relate"][..], &["relate", "--plover-strict"]] {
        let answers = detente(args, RELATE.as_bytes()).clean().answers();
        assert_eq!(answers.len(), 1);
        let fields = ["id", "event_type", "mode", "status", "confidence", "scores"];
        assert_eq!(keys(&answers[0]), sorted(fields));
        assert_eq!(answers[0]["id"], "r");
        assert!(answers[0]["event_type"].is_string() && answers[0]["mode"].is_array());
        let confidence = answers[0]["confidence"].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&confidence));
        for (name, score) in answers[0]["scores"].as_object().unwrap() {
            assert!(name.chars().all(|c| c.is_ascii_uppercase()), "{name}");
            assert!((0.0..=1.001).contains(&score.as_f64().unwrap()), "{name} {score}");
        }
    }
}

#[test]
fn actor_answers_in_the_form_of_the_contract() {
    let input = "{\"id\": 1, \"text\": \"the French army\", \"context\": null, \"date\": \"2009-05-07\"}\n\
                 {\"id\": 2, \"text\": \"qwxz\"}\n";
    let answers = detente(&["actor"], input.as_bytes()).clean().answers();
    assert_eq!(answers.len(), 2);
    for answer in &answers {
        assert_eq!(keys(answer), sorted(["id", "name", "country", "sector", "kind", "wikidata"]));
    }
    let nobody =
        json!({"id": 2, "name": null, "country": null, "sector": null, "kind": null, "wikidata": null});
    assert_eq!(answers[1], nobody);
    let asked = detente(&["actor", "the French army", "--date", "7 May 2009"], b"").clean().answers();
    assert_eq!(asked.len(), 1);
    for field in ["name", "country", "sector", "kind", "wikidata"] {
        assert_eq!(asked[0][field], answers[0][field], "{field}");
    }
}

#[test]
fn places_and_times_quote_their_text() {
    let text = "Zoë flew from Łódź to Paris, Texas, on May 7, and to Oslo two days later.";
    let line = json!({"id": "t", "text": text, "date": "2009-05-01"}).to_string();
    let fields =
        ["start", "end", "text", "name", "country", "admin1", "lat", "lon", "geoname_id", "kind", "metonym"];
    let (place, time) = (sorted(fields), sorted(["start", "end", "text", "type", "value", "from", "to"]));
    for (command, list, fields) in [("place", "places", place), ("when", "times", time)] {
        let answers = detente(&[command], line.as_bytes()).clean().answers();
        assert_eq!(keys(&answers[0]), sorted(["id", list]), "{command}");
        assert_eq!(misquotes(&answers[0], text), [""; 0]);
        for found in answers[0][list].as_array().unwrap() {
            assert_eq!(keys(found), fields);
        }
        let asked = detente(&[command, text], b"").clean().answers();
        assert_eq!(keys(&asked[0]), sorted(["id", list]));
        let nothing = detente(&[command, "--", ""], b"").clean().answers();
        assert_eq!(nothing, [json!({"id": null, list: []})]);
    }
}

/// A line for each case, with a part of the error that it must get.
fn check_errors(command: &str, cases: &[(&[u8], Value, &str)]) {
    let good = RELATE.as_bytes();
    let mut input = Vec::new();
    for (line, ..) in cases {
        for line in [line, good] {
            input.extend_from_slice(line);
            input.push(b'\n');
        }
    }
    let Run { code, .. } = detente(&[command], &input);
    let run = detente(&[command, "--jobs", "2"], &input);
    assert_eq!((code, run.code), (Some(1), Some(1)));
    let answers = run.answers();
    assert_eq!(answers.len(), cases.len(), "the good lines go on");
    assert!(answers.iter().all(|answer| answer["id"] == "r"));
    let errors = run.errors();
    assert_eq!(errors.len(), cases.len(), "{errors:#?}");
    let mut failures = Vec::new();
    for (at, (error, (_, id, expected))) in errors.iter().zip(cases).enumerate() {
        let message = error["error"].as_str().unwrap();
        if error["id"] != *id || error["line"] != 2 * at + 1 || !message.contains(expected) {
            failures.push(format!("{error}, not {id} {expected:?}"));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn a_bad_line_costs_that_line_only() {
    let cases: [(&[u8], Value, &str); 9] = [
        (b"not json", Value::Null, "line 1: is no JSON object"),
        (b"[1, 2]", Value::Null, "is an array"),
        (b"\"text\"", Value::Null, "is a string"),
        (b"{\"id\": \"a\", \"text\": \"\xff\xfe\"}", Value::Null, "is not UTF-8"),
        (br#"{"id": "a"}"#, json!("a"), "\"text\""),
        (br#"{"id": 7, "text": 7}"#, json!(7), "a number in \"text\""),
        (br#"{"id": null, "text": null}"#, Value::Null, "\"text\""),
        (b"\x00\x01\x02\x1b[31m", Value::Null, "is no JSON object"),
        (br#"{"id": "a", "text": "half"#, Value::Null, "EOF"),
    ];
    for command in ["relate", "actor", "place", "when"] {
        check_errors(command, &cases);
    }
    let deep = format!("{{\"text\": {}", "[".repeat(200_000));
    check_errors("when", &[(deep.as_bytes(), Value::Null, "recursion")]);
}

#[test]
fn each_command_checks_its_fields() {
    check_errors(
        "relate",
        &[
            (br#"{"id": 1, "text": "A met B."}"#, json!(1), "\"actor\""),
            (br#"{"id": 1, "text": "A met B.", "actor": [0, 1]}"#, json!(1), "\"recipient\""),
            (br#"{"id": 1, "text": "A met B.", "actor": [0, 1], "recipient": [6, 70]}"#, json!(1), "outside"),
            (br#"{"id": 1, "text": "A met B.", "actor": [1, 0], "recipient": [6, 7]}"#, json!(1), "nothing"),
            (
                br#"{"id": 1, "text": "A met B.", "actor": "A", "recipient": [6, 7]}"#,
                json!(1),
                "[start, end]",
            ),
            (
                br#"{"id": 1, "text": "A met B.", "actor": [0.5, 1], "recipient": [6, 7]}"#,
                json!(1),
                "[start, end]",
            ),
        ],
    );
    for command in ["actor", "when"] {
        check_errors(
            command,
            &[
                (br#"{"id": 1, "text": "x", "date": "soon"}"#, json!(1), "date \"soon\""),
                (br#"{"id": 1, "text": "x", "date": "2009-02-30"}"#, json!(1), "date"),
                (br#"{"id": 1, "text": "x", "date": "0000-01-01"}"#, json!(1), "date"),
                (br#"{"id": 1, "text": "x", "date": 20090507}"#, json!(1), "\"date\""),
            ],
        );
    }
    check_errors("actor", &[(br#"{"id": 1, "text": "x", "context": []}"#, json!(1), "\"context\"")]);
}

#[test]
fn answers_keep_the_order_and_do_not_hang_on_the_threads() {
    let line = |n: usize| {
        let text = format!("Day {n}: {} met on May 7.", "Norway ".repeat(n % 50));
        json!({"id": n, "text": text, "date": "2009-05-01", "actor": [0, 3], "recipient": [4, 5]}).to_string()
    };
    let input: String = (0..300).map(|n| line(n) + "\n").collect();
    for command in ["relate", "actor", "place", "when"] {
        let one = detente(&[command, "--jobs", "1"], input.as_bytes()).clean();
        let many = detente(&[command, "--jobs", "3"], input.as_bytes()).clean();
        assert!(one == many, "{command}: the output hangs on the threads");
        let ids: Vec<_> = one.answers().iter().map(|answer| answer["id"].as_u64().unwrap()).collect();
        assert_eq!(ids, (0..300).collect::<Vec<_>>(), "{command}");
    }
}

#[test]
fn who_asks_and_waits_gets_the_answer() {
    let mut child = program(&["when"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(stdin, "{{\"id\": {id}, \"text\": \"today\"}}").unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_line_of_fifty_megabytes_passes() {
    let long = json!({"id": 1, "text": "ab ".repeat(17_000_000)}).to_string();
    let input = format!("{long}\n{}\n", json!({"id": 2, "text": "short"}));
    for command in ["place", "when", "actor"] {
        let answers = detente(&[command], input.as_bytes()).clean().answers();
        assert_eq!(answers.iter().map(|answer| &answer["id"]).collect::<Vec<_>>(), [1, 2], "{command}");
    }
}

#[test]
fn nothing_in_is_nothing_out() {
    for command in ["code", "relate", "actor", "place", "when"] {
        for input in ["", "\n \n\r\n"] {
            let run = detente(&[command], input.as_bytes()).clean();
            assert_eq!((run.out.as_slice(), run.err.as_str()), (&b""[..], ""), "{command}");
        }
    }
}
