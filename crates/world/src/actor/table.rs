//! Reads the tables that people edit: tab-separated, a header line, `#` before a comment line.

use std::fmt;

/// What is wrong in a data file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// File, relative to the folder `world`.
    pub(crate) file: &'static str,
    /// Line, from 1.
    pub(crate) line: usize,
    /// What is wrong.
    pub(crate) what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "world/{}:{}: {}", self.file, self.line, self.what)
    }
}

/// A line of a table, its cells in the order of the columns asked for.
#[derive(Debug)]
pub(crate) struct Row<const N: usize> {
    /// The name of its file.
    pub(crate) file: &'static str,
    line: usize,
    /// The cells; missing ones are empty.
    pub(crate) cells: [&'static str; N],
}

impl<const N: usize> Row<N> {
    /// A fault in this row.
    pub(crate) fn fault(&self, what: impl Into<String>) -> Fault {
        Fault { file: self.file, line: self.line, what: what.into() }
    }
}

/// Reads `columns` of a table; the first `needed` of them must not be empty.
pub(crate) fn rows<const N: usize>(
    file: &'static str,
    text: &'static str,
    columns: [&str; N],
    needed: usize,
    faults: &mut Vec<Fault>,
) -> Vec<Row<N>> {
    let mut header: Option<[Option<usize>; N]> = None;
    let mut width = 0;
    let mut out = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let fault = |what: String| Fault { file, line: index + 1, what };
        let Some(places) = header else {
            let places = columns.map(|column| line.split('\t').position(|cell| cell.trim() == column));
            for (column, place) in columns.iter().zip(&places).take(needed) {
                if place.is_none() {
                    faults.push(fault(format!("no column {column:?} in the header")));
                }
            }
            width = line.split('\t').count();
            header = Some(places);
            continue;
        };
        if line.split('\t').count() > width {
            faults.push(fault(format!("more than {width} cells")));
            continue;
        }
        let cells =
            places.map(|place| place.and_then(|place| line.split('\t').nth(place)).unwrap_or("").trim());
        match (0..needed).find(|&column| cells[column].is_empty()) {
            Some(column) => faults.push(fault(format!("{:?} is empty", columns[column]))),
            None => out.push(Row { file, line: index + 1, cells }),
        }
    }
    out
}

/// The parts of a cell that holds several words, set apart by `;`.
pub(crate) fn parts(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split(';').map(str::trim).filter(|part| !part.is_empty())
}

/// A country code: three capitals.
pub(crate) fn is_code(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_line_of_a_fault() {
        let mut faults = Vec::new();
        let text = "# comment\nb\ta\n1\t2\n\t3\n1\t2\t3\n4\n";
        let rows = rows("x.tsv", text, ["b", "a", "c"], 1, &mut faults);
        assert_eq!(rows.iter().map(|row| row.cells).collect::<Vec<_>>(), [["1", "2", ""], ["4", "", ""]]);
        let faults: Vec<_> = faults.iter().map(Fault::to_string).collect();
        assert_eq!(faults, ["world/x.tsv:4: \"b\" is empty", "world/x.tsv:5: more than 2 cells"]);
    }
}
