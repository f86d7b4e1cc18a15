//! CSV: a header line with the names of a story's fields, then one record a story.

use std::io::Read;
use std::sync::Arc;

use super::Draft;
use crate::encoding::decode_slice;
use crate::error::InputFault;
use crate::input::{Budget, CsvDialect};
use crate::{DateOrder, Diagnostic, ErrorKind, Parsed, ReadError};

/// Reads stories record by record. A record that is no story is an error, and the rest goes on.
pub(crate) struct CsvReader<R> {
    records: ::csv::Reader<Budget<R>>,
    record: ::csv::ByteRecord,
    columns: Columns,
    lines_before: u64,
    input: Arc<str>,
    order: DateOrder,
    limit: u64,
    failed: bool,
}

/// What the csv crate may have read beyond a record; its buffer is 8 KiB.
const READ_AHEAD_BYTES: u64 = 64 << 10;

/// Where the fields stand in a record.
#[derive(Debug, Default)]
struct Columns {
    count: usize,
    id: Option<usize>,
    text: usize,
    title: Option<usize>,
    date: Option<usize>,
    source: Option<usize>,
    url: Option<usize>,
}

impl<R: Read> CsvReader<R> {
    /// Reads the header. The preamble that the dialect tells of must have been skipped. An input with nothing in it is an empty table.
    pub(crate) fn new(
        reader: R,
        dialect: CsvDialect,
        input: Arc<str>,
        limit: u64,
        order: DateOrder,
    ) -> Result<Self, ReadError> {
        let mut records = ::csv::ReaderBuilder::new()
            .delimiter(dialect.delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(Budget::new(reader, limit.saturating_add(READ_AHEAD_BYTES)));
        let mut record = ::csv::ByteRecord::new();
        let lines_before = u64::from(dialect.preamble > 0);
        let has_header =
            records.read_byte_record(&mut record).map_err(|error| of_csv(&input, error, lines_before + 1))?;
        let columns = if has_header {
            Columns::of_header(&record).ok_or_else(|| no_text_column(&record, &input).at(lines_before + 1))?
        } else {
            Columns::default()
        };
        Ok(CsvReader { records, record, columns, lines_before, input, order, limit, failed: false })
    }

    /// The next story; `None` at the end.
    pub(crate) fn next_story(&mut self) -> Option<Result<Parsed, ReadError>> {
        if self.failed {
            return None;
        }
        self.records.get_mut().renew();
        let line = self.records.position().line() + self.lines_before;
        match self.records.read_byte_record(&mut self.record) {
            Ok(false) => None,
            Ok(true) => {
                let line = self.record.position().map_or(line, |at| at.line() + self.lines_before);
                Some(self.story(line).map_err(|error| error.at(line)))
            }
            // After an error of the reader, or a field without an end, there is nothing to go on from.
            Err(error) => {
                self.failed = true;
                Some(Err(of_csv(&self.input, error, line)))
            }
        }
    }

    fn story(&self, line: u64) -> Result<Parsed, ReadError> {
        if self.record.as_slice().len() as u64 > self.limit {
            let message = format!("the record is longer than {} bytes", self.limit);
            return Err(ReadError::new(ErrorKind::TooLong, &self.input, message));
        }
        let mut draft = Draft::default();
        let fields = self.fields(&mut draft.diagnostics);
        let field =
            |at: Option<usize>| at.and_then(|at| fields.get(at).cloned()).filter(|text| !text.is_empty());
        draft.id = field(self.columns.id);
        // Records with other numbers of fields come from quotes that were not doubled: their fields are not where they should be.
        let spare = self.record.iter().skip(self.columns.count);
        if fields.len() < self.columns.count || spare.into_iter().any(|field| !field.is_empty()) {
            let message =
                format!("the record has {} fields and the header {}", self.record.len(), self.columns.count);
            return Err(ReadError::new(ErrorKind::Malformed, &self.input, message)
                .of_story(draft.id)
                .with_hint("quote fields with delimiters or line ends, and double the quotes in them"));
        }
        draft.title = field(self.columns.title);
        draft.date = field(self.columns.date);
        draft.source = field(self.columns.source);
        draft.url = field(self.columns.url);
        draft.text = Some(fields.get(self.columns.text).cloned().unwrap_or_default());
        draft
            .finish(Some(line), self.order)
            .map_err(|id| ReadError::new(ErrorKind::MissingField, &self.input, "no text").of_story(id))
    }

    /// The fields as text. A record is decoded as a whole, so that its fields are all of one encoding.
    fn fields(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
        if let Ok(record) = ::csv::StringRecord::from_byte_record(self.record.clone()) {
            return record.iter().map(str::to_owned).collect();
        }
        // U+001E, the record separator of ASCII, keeps the fields apart; where it is in them, they are decoded singly.
        let joined: Vec<u8> = self.record.iter().collect::<Vec<_>>().join(&0x1E);
        let decoded = decode_slice(&joined);
        let mut fields: Vec<String> = decoded.text.split('\u{1E}').map(str::to_owned).collect();
        if fields.len() != self.record.len() {
            fields = self.record.iter().map(|field| decode_slice(field).text).collect();
        }
        diagnostics.extend(decoded.replaced.map(Diagnostic::replaced));
        fields
    }
}

impl Columns {
    fn of_header(header: &::csv::ByteRecord) -> Option<Columns> {
        let find = |name: &str| {
            header.iter().position(|field| field.trim_ascii().eq_ignore_ascii_case(name.as_bytes()))
        };
        Some(Columns {
            count: header.len(),
            id: find("id"),
            text: find("text")?,
            title: find("title"),
            date: find("date"),
            source: find("source"),
            url: find("url"),
        })
    }
}

fn no_text_column(header: &::csv::ByteRecord, input: &Arc<str>) -> ReadError {
    let names: Vec<String> = header
        .iter()
        .take(12)
        .map(|name| String::from_utf8_lossy(&name[..name.len().min(40)]).into_owned())
        .collect();
    let message = format!("the header has no column \"text\"; it has {names:?}");
    ReadError::new(ErrorKind::MissingField, input, message)
        .with_hint("the first line must name the columns: id, text, title, date, source, url")
}

/// The csv crate's errors are its reader's: records are flexible, and bytes of any kind are fields.
fn of_csv(input: &Arc<str>, error: ::csv::Error, line: u64) -> ReadError {
    let message = error.to_string();
    let ::csv::ErrorKind::Io(error) = error.into_kind() else {
        return ReadError::new(ErrorKind::Malformed, input, message).at(line);
    };
    let too_long = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<InputFault>())
        .is_some_and(|fault| matches!(fault, InputFault::TooLong { .. }));
    let read = ReadError::from_io(input, error).at(line);
    if too_long { read.with_hint("is a quote opened here and not closed?") } else { read }
}
