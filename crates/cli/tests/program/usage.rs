//! What the program says of itself, and how it refuses.

use crate::common::{detente, file, folder};

#[test]
fn it_explains_itself() {
    let run = detente(&[], b"");
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("Usage: detente") && run.err.contains("Examples:"), "{}", run.err);
    for command in
        ["code", "relate", "actor", "place", "when", "agreements", "ingest", "import", "export", "retract"]
    {
        assert!(run.err.contains(command));
        let help = detente(&[command, "--help"], b"");
        let text = String::from_utf8(help.out).unwrap();
        assert_eq!(help.code, Some(0));
        assert!(text.contains(&format!("Usage: detente {command}")) && text.contains("Example"), "{text}");
    }
    let version = detente(&["--version"], b"");
    assert_eq!(version.code, Some(0));
    let version = String::from_utf8(version.out).unwrap();
    assert!(version.starts_with("detente ") && version.contains("model "), "{version}");
}

#[test]
fn usage_errors_have_their_exit_code() {
    let folder = folder();
    let story = file(&folder, "story.txt", "Norway met Oman.");
    let failures: Vec<String> = [
        (&["sing"][..], "sing"),
        (&["code", "--loud"], "--loud"),
        (&["code", "--date", "soon"], "soon"),
        (&["code", "--format", "pdf"], "pdf"),
        (&["code", "--format", "warc"], "not yet supported in this version"),
        (&["code", "--format", "feed"], "not yet supported in this version"),
        (&["code", "--output", "xml"], "xml"),
        (&["code", "--min-confidence", "2"], "from 0 to 1"),
        (&["code", "--min-confidence", "nan"], "from 0 to 1"),
        (&["code", "--jobs", "0"], "0"),
        (&["code", &story, "--out", &story], "overwrite"),
        (&["when", "today", "--date", "31 February 2009"], "31 February 2009"),
        (&["relate", "file.jsonl"], "file.jsonl"),
    ]
    .into_iter()
    .filter_map(|(args, expected)| {
        let run = detente(args, b"");
        let is_right = run.code == Some(2) && run.err.contains(expected) && run.out.is_empty();
        (!is_right).then(|| format!("{args:?}: {run:?}"))
    })
    .collect();
    assert!(failures.is_empty(), "{failures:#?}");
    assert_eq!(std::fs::read(story).unwrap(), b"Norway met Oman.");
}

#[test]
fn output_that_cannot_be_made_is_an_error() {
    let folder = folder();
    let story = file(&folder, "story.txt", "Norway met Oman.");
    let nowhere = folder.path().join("no/such/folder/events.jsonl");
    let here = folder.path().to_str().unwrap();
    for form in ["jsonl", "csv", "parquet", "table"] {
        for out in [nowhere.to_str().unwrap(), here] {
            let run = detente(&["code", &story, "--output", form, "--out", out], b"");
            assert_eq!((run.code, run.errors().len()), (Some(1), 1), "{form} to {out}: {}", run.err);
            assert!(run.err.contains("writing to"), "{}", run.err);
        }
    }
}
