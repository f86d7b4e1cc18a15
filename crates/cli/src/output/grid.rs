//! Rows of short cells, for people.

use crate::terminal::{columns, visible};

/// Aligns the cells of the rows into columns, two blanks apart. Cells are made harmless for a terminal.
pub(crate) fn grid(rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<_>> = rows.iter().map(|row| row.iter().map(|cell| visible(cell)).collect()).collect();
    let mut widths = Vec::new();
    for row in &rows {
        for (at, cell) in row.iter().enumerate() {
            if at == widths.len() {
                widths.push(0);
            }
            widths[at] = widths[at].max(width(cell));
        }
    }
    let mut out = String::new();
    for row in &rows {
        let begin = out.len();
        for (cell, &wide) in row.iter().zip(&widths) {
            out.push_str(cell);
            out.extend(std::iter::repeat_n(' ', wide - width(cell) + 2));
        }
        let end = begin + out[begin..].trim_end().len();
        out.truncate(end);
        out.push('\n');
    }
    out
}

fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let rows = [["name", "kind"], ["Köln", "city"], ["東京", "city"], ["\u{1b}[31m", ""]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(grid(&rows), "name   kind\nKöln   city\n東京   city\n␛[31m\n");
    }
}
