//! Which cell of a row is what.

/// A column that a form asks for.
pub(crate) struct Wanted {
    /// Its names in headers, folded to small letters.
    pub(crate) names: &'static [&'static str],
    /// Whether the form can't be read without it.
    pub(crate) is_needed: bool,
}

/// Where the columns that a form asks for stand.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    at: Vec<Option<usize>>,
    /// How many cells a row has.
    pub(crate) width: usize,
}

impl Columns {
    /// Finds the columns by a header, in whatever order they stand.
    pub(crate) fn of_header(header: &[&str], wanted: &[Wanted]) -> Result<Columns, String> {
        let header: Vec<_> = header.iter().map(|cell| bare(cell).to_ascii_lowercase()).collect();
        let at: Vec<_> = wanted
            .iter()
            .map(|column| column.names.iter().find_map(|name| header.iter().position(|cell| cell == name)))
            .collect();
        let missing: Vec<_> = wanted
            .iter()
            .zip(&at)
            .filter(|(column, at)| column.is_needed && at.is_none())
            .map(|(column, _)| column.names[0])
            .collect();
        if missing.is_empty() {
            return Ok(Columns { at, width: header.len() });
        }
        let found: String = header.join(", ").chars().take(200).collect();
        Err(format!("the header has no column {}; it has: {found}", missing.join(", ")))
    }

    /// The columns of a form without a header.
    pub(crate) fn fixed(at: &[usize], width: usize) -> Columns {
        Columns { at: at.iter().map(|at| Some(*at)).collect(), width }
    }

    /// The cell of the `which`-th column that was asked for; "" where there is none.
    pub(crate) fn cell<'c>(&self, cells: &[&'c str], which: usize) -> &'c str {
        let at = self.at.get(which).copied().flatten();
        at.and_then(|at| cells.get(at)).map_or("", |cell| bare(cell))
    }
}

/// A cell without blanks and quotes around it.
fn bare(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).unwrap_or(cell)
}
