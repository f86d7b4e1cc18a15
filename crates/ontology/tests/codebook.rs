//! The tables of `docs/codebook.md` say what the code does.

#![allow(
    clippy::unwrap_used,
    reason = "in a test, a panic is the report; clippy does not know its helpers as tests"
)]

use detente_ontology::{Context, EventType, Mode, Sector, Status};

const CODEBOOK: &str = include_str!("../../../docs/codebook.md");

/// The cells of a table's rows, under a heading.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let (_, rest) = CODEBOOK.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = rest.split("\n## ").next().unwrap();
    let lines = section.lines().filter(|l| l.starts_with('|'));
    let cells = |line: &'static str| line.trim_matches('|').split('|').map(str::trim).collect();
    // The first two lines are the head and the rule below it.
    lines.skip(2).map(cells).collect()
}

#[test]
fn types() {
    let written: Vec<_> = rows("Types").iter().map(|r| r[..4].join(" | ")).collect();
    let coded: Vec<_> = EventType::ALL
        .iter()
        .map(|t| {
            let needs = if t.needs_recipient() { "yes" } else { "no" };
            format!("{t} | {} | {needs} | {}", t.quad(), t.score())
        })
        .collect();
    assert_eq!(written, coded);
}

#[test]
fn modes() {
    let written: Vec<_> = rows("Modes").iter().map(|r| r[..3].join(" | ")).collect();
    let coded: Vec<_> =
        Mode::ALL.iter().map(|m| format!("{} | {} | {}", m.event_type(), m.word(), m.score())).collect();
    assert_eq!(written, coded);
}

#[test]
fn statuses() {
    let written: Vec<_> = rows("Status").iter().map(|r| r[0].trim_matches('`').to_owned()).collect();
    let coded: Vec<_> = Status::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(written, coded);
}

#[test]
fn contexts() {
    let (_, list) = CODEBOOK.split_once("37, and an event may have several: ").unwrap();
    let list = list.split_once('.').unwrap().0;
    let written: Vec<_> = list.split(',').map(str::trim).collect();
    let coded: Vec<_> = Context::ALL.iter().map(|c| c.word()).collect();
    assert_eq!(written, coded);
    assert_eq!(coded.len(), 37);
}

#[test]
fn sectors() {
    let table = rows("Sides");
    let mut written: Vec<_> =
        table.iter().flat_map(|r| [r[0], r[2], r[4]]).filter(|s| !s.is_empty()).collect();
    let mut coded: Vec<_> = Sector::ALL.iter().map(|s| s.word()).collect();
    // The table is laid out for the eye, by kind.
    written.sort_unstable();
    coded.sort_unstable();
    assert_eq!(written, coded);
}
