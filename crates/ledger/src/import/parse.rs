//! Reads a file and makes events of its rows, ahead of the thread that writes them.

use std::collections::HashMap;
use std::sync::mpsc::SyncSender;

use super::draft::{Cast, Draft, Trouble};
use super::forms::{self, Rows};
use super::lines::{self, Metered, Row, Shape};
use super::{Form, Source};
use crate::{Key, LedgerError, Party};

/// Rows that go to the writer together.
const BATCH_ROWS: usize = 4096;

/// The event of a row with its identifier, or why there is none.
pub(super) type Parsed = Result<(Key, Draft), Trouble>;

/// Rows in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) rows: Vec<(u64, Parsed)>,
    /// Parties that no batch before had.
    pub(super) parties: Vec<Party>,
    /// Bytes read so far.
    pub(super) bytes: u64,
}

/// Reads all of a file, and gives its digest.
pub(super) fn run(source: Source<'_>, send: &SyncSender<Batch>) -> Result<[u8; 16], LedgerError> {
    let Source { name, form, bytes, who, .. } = source;
    let shape = match form {
        Form::Acled => Shape::Csv,
        Form::Polecat => Shape::QuotedTabs,
        _ => Shape::Tabs,
    };
    let mut parser = Parser {
        form,
        rows: forms::rows(form, who),
        cast: Cast::default(),
        met: HashMap::new(),
        is_begun: false,
    };
    let mut batch = Batch::default();
    let mut input = Metered::new(bytes);
    let mut wrong = None;
    let mut take = |line: u64, bytes: u64, row: Row<'_>| {
        match parser.row(line, row) {
            Ok(None) => return true,
            Ok(Some(result)) => batch.rows.push((line, result)),
            Err(message) => {
                wrong = Some(LedgerError::Form { name: name.to_owned(), line, form: form.word(), message });
                return false;
            }
        }
        if batch.rows.len() < BATCH_ROWS {
            return true;
        }
        let mut full = std::mem::take(&mut batch);
        full.parties = std::mem::take(&mut parser.cast.new);
        full.bytes = bytes;
        send.send(full).is_ok()
    };
    lines::each(&mut input, shape, &mut take)
        .map_err(|error| LedgerError::Read { name: name.to_owned(), source: error })?;
    if let Some(error) = wrong {
        return Err(error);
    }
    if !parser.is_begun {
        let message = "the file is empty".to_owned();
        return Err(LedgerError::Form { name: name.to_owned(), line: 1, form: form.word(), message });
    }
    batch.parties = std::mem::take(&mut parser.cast.new);
    batch.bytes = input.bytes;
    // Where the writer has gone, it has its own reason.
    let _ = send.send(batch);
    Ok(input.digest())
}

struct Parser<'w> {
    form: Form,
    rows: Box<dyn Rows + 'w>,
    cast: Cast,
    /// How often a row was met in this file: tables without identifiers have the same event several times on a day.
    met: HashMap<Key, u32>,
    is_begun: bool,
}

impl Parser<'_> {
    /// What a row says; `None` for the header.
    ///
    /// # Errors
    /// If the file is not of this form at all.
    fn row(&mut self, line: u64, row: Row<'_>) -> Result<Option<Parsed>, String> {
        let cells = match row {
            Row::Cells(cells) => cells,
            Row::Fault(fault) if !self.is_begun => return Err(fault),
            Row::Fault(fault) => return Ok(Some(Err(Trouble::Malformed(fault)))),
        };
        if !self.is_begun {
            let is_header = self.rows.begin(&cells)?;
            self.is_begun = true;
            if is_header && line > 0 {
                return Ok(None);
            }
        }
        let width = self.rows.columns().width;
        if cells.len() != width {
            let message = format!("{} columns, where there should be {width}", cells.len());
            return Ok(Some(Err(Trouble::Malformed(message))));
        }
        let draft = self.rows.event(&cells, &mut self.cast);
        Ok(Some(draft.map(|draft| (self.key(&draft, &cells), draft))))
    }

    /// The identifier of an event: by the dataset's own, where it has one, else by the whole row and which of the same
    /// rows it is.
    fn key(&mut self, draft: &Draft, cells: &[&str]) -> Key {
        let form = self.form.word().as_bytes();
        if let Some(id) = &draft.id {
            return Key::of([b"import", form, id.as_bytes()]);
        }
        let whole =
            Key::of([b"row".as_slice(), form].into_iter().chain(cells.iter().map(|cell| cell.as_bytes())));
        let count = self.met.entry(whole).or_insert(0);
        *count += 1;
        Key::of([whole.0.as_slice(), &count.to_le_bytes()])
    }
}
