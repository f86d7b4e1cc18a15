//! CSV, for spreadsheets: one line an event.

use std::borrow::Cow;
use std::io::Write as _;

use detente_ontology::Mention;

use super::cell::Cell;
use super::columns::COLUMNS;
use super::{Out, Sink};
use crate::commands::code::Head;

pub(super) struct Csv {
    out: Out,
    /// The lines of one story. The buffer is ours so that errors of the output keep their kind.
    lines: csv::Writer<Vec<u8>>,
}

impl Csv {
    /// Writes the header at once, so that a run without events makes a table too.
    pub(super) fn new(out: Out) -> anyhow::Result<Self> {
        let mut csv = Csv { out, lines: csv::Writer::from_writer(Vec::new()) };
        csv.lines.write_record(COLUMNS.iter().map(|column| column.name))?;
        csv.hand_on()?;
        Ok(csv)
    }

    fn hand_on(&mut self) -> anyhow::Result<()> {
        let lines = std::mem::replace(&mut self.lines, csv::Writer::from_writer(Vec::new()));
        let lines = lines.into_inner().map_err(|error| anyhow::anyhow!("writing CSV: {}", error.error()))?;
        Ok(self.out.write_all(&lines)?)
    }
}

impl Sink for Csv {
    fn write(&mut self, story: &Head, mentions: &[Mention]) -> anyhow::Result<()> {
        if mentions.is_empty() {
            return Ok(());
        }
        for mention in mentions {
            for column in COLUMNS {
                self.lines.write_field(field(&(column.cell)(story, mention)).as_bytes())?;
            }
            self.lines.write_record(None::<&[u8]>)?;
        }
        self.hand_on()
    }

    fn flush(&mut self) -> anyhow::Result<()> {
        Ok(self.out.flush()?)
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        self.flush()
    }
}

pub(super) fn field<'m>(cell: &'m Cell<'m>) -> Cow<'m, str> {
    match cell {
        Cell::Text(text) => harmless(Cow::Borrowed(text.unwrap_or_default())),
        Cell::Name(name) => harmless(Cow::Borrowed(name)),
        Cell::Texts(texts) => harmless(Cow::Owned(joined(texts.iter().map(|text| part(text))))),
        Cell::Wholes(numbers) => Cow::Owned(joined(numbers.iter().map(|n| Cow::Owned(n.to_string())))),
        Cell::Whole(number) => shown(number.as_ref()),
        Cell::Single(number) => shown(number.as_ref()),
        Cell::Double(number) => shown(number.as_ref()),
        Cell::Day(day) => shown(day.as_ref()),
    }
}

fn shown(value: Option<&impl ToString>) -> Cow<'_, str> {
    Cow::Owned(value.map(ToString::to_string).unwrap_or_default())
}

/// A part of a list. What would look like the list's own mark becomes a comma.
fn part<'m>(text: &Option<&'m str>) -> Cow<'m, str> {
    let text = text.unwrap_or_default();
    if text.contains(';') { Cow::Owned(text.replace(';', ",")) } else { Cow::Borrowed(text) }
}

fn joined<'m>(parts: impl Iterator<Item = Cow<'m, str>>) -> String {
    let mut all = String::new();
    for (at, part) in parts.enumerate() {
        if at > 0 {
            all.push(';');
        }
        all.push_str(&part);
    }
    all
}

/// A spreadsheet takes a text that begins like this for a formula, and runs it. An apostrophe before it says that it is a text.
fn harmless(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { Cow::Owned(format!("'{text}")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_harmless_and_keep_their_parts() {
        let cases = [
            (Cell::Text(Some("plain, \"quoted\"")), "plain, \"quoted\""),
            (Cell::Text(None), ""),
            (Cell::Text(Some("=HYPERLINK(1)")), "'=HYPERLINK(1)"),
            (Cell::Text(Some("-1+1")), "'-1+1"),
            (Cell::Texts(vec![Some("a;b"), None, Some("c")]), "a,b;;c"),
            (Cell::Texts(vec![Some("@x"), Some("y")]), "'@x;y"),
            (Cell::Texts(vec![]), ""),
            (Cell::Wholes(vec![3, 14]), "3;14"),
            (Cell::Double(Some(-98.6)), "-98.6"),
            (Cell::Single(Some(0.93)), "0.93"),
            (Cell::day(Some("2009-05-07")), "2009-05-07"),
            (Cell::day(Some("soon")), ""),
        ];
        let failures: Vec<_> = cases.iter().filter(|(cell, expected)| field(cell) != *expected).collect();
        assert!(failures.is_empty(), "{failures:?}");
    }
}
