//! The rows of a file, with line numbers. A line that is too long or no UTF-8 is a fault of that line.

use std::io::{self, BufRead, BufReader, Read};

use sha2::{Digest, Sha256};

/// A longer line is no row of any table.
const LONGEST: u64 = 1 << 20;

/// How cells are set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// By tabs; quotes mean nothing.
    Tabs,
    /// By tabs, with cells in quotes where they have tabs or line breaks.
    QuotedTabs,
    /// By commas or semicolons, with quotes.
    Csv,
}

/// One row.
pub(crate) enum Row<'r> {
    /// Its cells.
    Cells(Vec<&'r str>),
    /// Why it can't be read.
    Fault(String),
}

/// Counts and digests what is read.
pub(crate) struct Metered<R> {
    inner: R,
    pub(crate) bytes: u64,
    hash: Sha256,
}

impl<R: Read> Metered<R> {
    pub(crate) fn new(inner: R) -> Metered<R> {
        Metered { inner, bytes: 0, hash: Sha256::new() }
    }

    pub(crate) fn digest(self) -> [u8; 16] {
        let mut digest = [0; 16];
        digest.copy_from_slice(&self.hash.finalize()[..16]);
        digest
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(out)?;
        self.bytes += read as u64;
        self.hash.update(&out[..read]);
        Ok(read)
    }
}

/// Hands over every row with its line number and the bytes read so far, until `take` says stop.
pub(crate) fn each<R: Read>(
    input: &mut Metered<R>,
    shape: Shape,
    take: &mut dyn FnMut(u64, u64, Row<'_>) -> bool,
) -> io::Result<()> {
    match shape {
        Shape::Tabs => plain(input, take),
        Shape::QuotedTabs | Shape::Csv => quoted(input, shape, take),
    }
}

fn plain<R: Read>(input: &mut Metered<R>, take: &mut dyn FnMut(u64, u64, Row<'_>) -> bool) -> io::Result<()> {
    let mut reader = BufReader::with_capacity(1 << 16, input);
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        if (&mut reader).take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        number += 1;
        let is_cut = line.last() != Some(&b'\n') && line.len() as u64 == LONGEST;
        if is_cut {
            skip_line(&mut reader)?;
        }
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        let text = if number == 1 { text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text) } else { text };
        if text.is_empty() {
            continue;
        }
        let row = match std::str::from_utf8(text) {
            _ if is_cut => Row::Fault(too_long()),
            Err(_) => Row::Fault(not_utf8()),
            Ok(text) => Row::Cells(text.split('\t').collect()),
        };
        let bytes = reader.get_ref().bytes;
        if !take(number, bytes, row) {
            return Ok(());
        }
    }
}

/// Passes over the rest of a line without keeping it.
fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        let (used, is_done) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        reader.consume(used);
        if is_done {
            return Ok(());
        }
    }
}

fn quoted<R: Read>(
    input: &mut Metered<R>,
    shape: Shape,
    take: &mut dyn FnMut(u64, u64, Row<'_>) -> bool,
) -> io::Result<()> {
    let mut buffered = BufReader::with_capacity(1 << 16, &mut *input);
    let delimiter = match shape {
        Shape::Csv => delimiter(buffered.fill_buf()?),
        _ => b'\t',
    };
    // A quote that is never closed would take the whole file for one cell, so a row is limited, too.
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(Limited { inner: buffered, left: LONGEST });
    let mut record = csv::ByteRecord::new();
    loop {
        let line = reader.position().line();
        reader.get_mut().left = LONGEST;
        if !reader.read_byte_record(&mut record).map_err(io::Error::from)? {
            if reader.get_ref().left == 0 {
                take(line, 0, Row::Fault(too_long()));
            }
            return Ok(());
        }
        let cells: Result<Vec<&str>, _> = record.iter().map(std::str::from_utf8).collect();
        let row = match cells {
            _ if reader.get_ref().left == 0 => {
                Row::Fault(format!("{}; what follows was not read: is a quote never closed?", too_long()))
            }
            Ok(mut cells) => {
                if let Some(first) = cells.first_mut().filter(|_| line == 1) {
                    *first = first.trim_start_matches('\u{feff}');
                }
                Row::Cells(cells)
            }
            Err(_) => Row::Fault(not_utf8()),
        };
        let bytes = reader.get_ref().inner.get_ref().bytes;
        if !take(line, bytes, row) {
            return Ok(());
        }
    }
}

/// Ends the input where a row goes on for too long.
struct Limited<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let most = out.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        let read = self.inner.read(&mut out[..most])?;
        self.left -= read as u64;
        Ok(read)
    }
}

/// Commas or semicolons, whichever the first line has more of.
fn delimiter(start: &[u8]) -> u8 {
    let header = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |wanted: u8| header.iter().filter(|byte| **byte == wanted).count();
    if count(b';') > count(b',') { b';' } else { b',' }
}

fn too_long() -> String {
    format!("longer than {} KiB: this is no row of a table", LONGEST >> 10)
}

fn not_utf8() -> String {
    "not UTF-8; convert the file, as with `iconv -f latin1 -t utf-8`".to_owned()
}
