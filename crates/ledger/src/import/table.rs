//! The tables of facts that are compiled in: cells set apart by tabs, `#` begins a comment, the first line names the columns.

/// The rows of a table, with their line numbers; a cell that is missing at the end is empty.
pub(crate) fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = (usize, [&'static str; N])> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    lines.skip(1).map(|(number, line)| {
        let mut cells = [""; N];
        for (cell, found) in cells.iter_mut().zip(line.split('\t')) {
            *cell = found;
        }
        (number + 1, cells)
    })
}
