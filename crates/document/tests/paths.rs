//! What paths, folders and patterns expand to.

use std::path::{Path, PathBuf};

use detente_document::{ErrorKind, Options, expand, open};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/folder")
}

fn names(paths: &[&str]) -> Vec<String> {
    let given: Vec<PathBuf> =
        paths.iter().map(|path| if *path == "-" { "-".into() } else { folder().join(path) }).collect();
    let root = folder();
    let shown = |path: &Path| path.strip_prefix(&root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    expand(&given)
        .iter()
        .map(|found| match found {
            Ok(path) => shown(path),
            Err(error) => format!("{:?} {}", error.kind(), shown(Path::new(error.input()))),
        })
        .collect()
}

#[test]
fn inputs_come_sorted_and_once() {
    let cases: &[(&[&str], &[&str])] = &[
        (&[], &[]),
        (&["-"], &["-"]),
        (&["b.txt"], &["b.txt"]),
        (&[""], &["a.txt", "b.txt", "deep/c.jsonl", "deep/deeper/[d].txt"]),
        (&["b.txt", "*.txt"], &["b.txt", "a.txt"]),
        (&["**/*.jsonl"], &["deep/c.jsonl"]),
        (&["d*"], &["deep/c.jsonl", "deep/deeper/[d].txt"]),
        (&["deep/deeper/[d].txt"], &["deep/deeper/[d].txt"]),
        (&["none.txt", "a.txt"], &["NotFound none.txt", "a.txt"]),
        (&["none*"], &["NotFound none*"]),
        (&["[", "a.txt"], &["NotFound [", "a.txt"]),
    ];
    let failures: Vec<String> = cases
        .iter()
        .map(|(given, expected)| (given, names(given), expected))
        .filter(|(_, got, expected)| got != *expected)
        .map(|(given, got, expected)| format!("{given:?}: {got:?}, not {expected:?}"))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_missing_file_is_an_error() {
    let error = open(Path::new("no/such/file.txt"), &Options::default()).expect_err("there is none");
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(error.to_string(), "no/such/file.txt: no such file or folder");
}
