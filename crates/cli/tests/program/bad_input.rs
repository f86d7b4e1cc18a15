//! Bad input is normal: nothing panics or hangs, and what is good is coded all the same.

use std::io::Write as _;

use crate::common::{Run, detente, file, folder, stories};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Exit code and number of errors.
type End = (Option<i32>, usize);

/// Runs `code` on bytes in a file, and again on standard input; gives exit code and number of errors, which must agree.
#[track_caller]
fn code(name: &str, bytes: &[u8]) -> End {
    let folder = folder();
    let path = file(&folder, name, bytes);
    let ends = [detente(&["code", &path], b""), detente(&["code", "-"], bytes)].map(|run: Run| {
        assert!(!run.err.contains("internal error") && !run.err.contains("panicked"), "{name}: {}", run.err);
        for error in run.errors() {
            assert!(error["error"].as_str().is_some_and(|message| !message.is_empty()), "{name}: {error}");
        }
        run.answers();
        (run.code, run.errors().len())
    });
    assert_eq!(ends[0], ends[1], "{name}: file and standard input");
    ends[0]
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const READ: End = (Some(0), 0);
const REFUSED: End = (Some(1), 1);

#[test]
fn what_is_no_story_is_one_error() {
    let noise: Vec<u8> = (0..100_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let packed = gzip(stories(200).as_bytes());
    let cases: [(&str, &[u8], End); 6] = [
        ("empty.txt", b"", READ),
        ("blank.txt", b" \n\t\n", READ),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", REFUSED),
        ("noise.bin", &noise, REFUSED),
        ("whole.jsonl.gz", &packed, READ),
        ("cut.jsonl.gz", &packed[..packed.len() / 2], REFUSED),
    ];
    let failures: Vec<_> = cases
        .iter()
        .filter_map(|(name, bytes, expected)| {
            let got = code(name, bytes);
            (got != *expected).then(|| format!("{name}: {got:?}, not {expected:?}"))
        })
        .collect();
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn invalid_utf8_is_read() {
    assert_eq!(code("latin.txt", b"Le pr\xe9sident a rencontr\xe9 le ministre \xe0 Oslo."), READ);
    assert_eq!(code("broken.txt", b"Norway met Oman \xff\xfe\xc3 in Oslo. \xf0\x9f\x98"), READ);
    assert_eq!(code("broken.jsonl", b"{\"id\": \"a\", \"text\": \"Norway met \xff Oman.\"}\n"), READ);
}

#[test]
fn one_bad_story_costs_only_itself() {
    let good = stories(100);
    let mut lines: Vec<&str> = good.lines().collect();
    lines[41] = "{\"id\": \"bad\", \"title\": \"no text\"}";
    let folder = folder();
    let input = lines.join("\n");
    let path = file(&folder, "hundred.jsonl", &input);
    let run = detente(&["code", &path], b"");
    assert_eq!(run.code, Some(1));
    let errors = run.errors();
    assert_eq!(errors.len(), 1);
    assert_eq!((errors[0]["id"].as_str(), errors[0]["line"].as_u64()), (Some("bad"), Some(42)));
    let rest = lines
        .iter()
        .filter(|line| !line.contains("\"bad\""))
        .map(|line| format!("{line}\n"))
        .collect::<String>();
    assert_eq!(run.answers(), detente(&["code"], rest.as_bytes()).clean().answers());
}

#[test]
fn one_bad_file_costs_only_itself() {
    let folder = folder();
    let good = file(&folder, "good.txt", "Norway will visit Japan.");
    let bad = file(&folder, "bad.gz", b"\x1f\x8b\x08\0nonsense");
    let run = detente(&["code", "no-such-file.txt", &bad, &good], b"");
    assert_eq!((run.code, run.errors().len()), (Some(1), 2), "{}", run.err);
    assert_eq!(run.answers(), detente(&["code", &good], b"").clean().answers());
}

#[test]
fn dates_of_the_year_0_are_no_dates() {
    for date in ["0000-01-01", "0000-00-00", "-0001-05-05", "9999-12-31", "99999-01-01"] {
        let input =
            serde_json::json!({"id": "a", "text": "Norway met Oman last week, on Tuesday.", "date": date});
        assert_eq!(code("old.jsonl", input.to_string().as_bytes()), READ, "{date}");
    }
}

#[test]
fn deeply_nested_html_is_read() {
    let depth = 100_000;
    let page = format!(
        "<!DOCTYPE html><html><body>{}<p>Norway's foreign minister met the Omani envoy in Oslo on Monday, an official said.</p>{}</body></html>",
        "<div><b>".repeat(depth),
        "</b></div>".repeat(depth)
    );
    let (exit, errors) = code("deep.html", page.as_bytes());
    assert!((exit, errors) == READ || (exit, errors) == REFUSED, "{exit:?} {errors}");
}

#[test]
fn a_line_of_fifty_megabytes_passes() {
    let long = "x".repeat(50 << 20);
    let input = format!("{}\n{}", serde_json::json!({"id": "long", "text": long}), stories(3));
    assert_eq!(code("long.jsonl", input.as_bytes()), READ);
}

#[test]
fn a_hundred_thousand_sentences_pass() {
    assert_eq!(code("rain.txt", "It rained. ".repeat(100_000).as_bytes()), READ);
}
