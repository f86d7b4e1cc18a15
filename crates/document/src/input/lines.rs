//! Lines of a stream, none longer than a limit.

use std::io::{self, BufRead};

/// One line, without its end.
pub(crate) enum Line<'b> {
    /// The whole line.
    Whole(&'b [u8]),
    /// What could be read of a line before the input failed; the failure comes next.
    Cut(&'b [u8]),
    /// It was longer than the limit and was left out.
    TooLong,
}

/// Reads lines one by one into a buffer that it keeps.
pub(crate) struct Lines<R> {
    reader: R,
    limit: u64,
    number: u64,
    line: Vec<u8>,
    failure: Option<io::Error>,
}

/// A buffer that one long line has blown up is given back from here on.
const KEEP_BYTES: usize = 1 << 20;

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(reader: R, limit: u64) -> Self {
        Lines { reader, limit, number: 0, line: Vec::new(), failure: None }
    }

    /// The number of the last line, from 1.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// The next line, or `None` at the end.
    pub(crate) fn next_line(&mut self) -> Option<io::Result<Line<'_>>> {
        if let Some(error) = self.failure.take() {
            return Some(Err(error));
        }
        if self.line.capacity() > KEEP_BYTES {
            self.line = Vec::new();
        }
        self.line.clear();
        self.number += 1;
        let mut too_long = false;
        let mut begun = false;
        loop {
            let ahead = match self.reader.fill_buf() {
                Ok(ahead) => ahead,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) if begun && !too_long => {
                    self.failure = Some(error);
                    return Some(Ok(Line::Cut(&self.line)));
                }
                Err(error) => return Some(Err(error)),
            };
            if ahead.is_empty() {
                if !begun {
                    return None;
                }
                break;
            }
            begun = true;
            let end = memchr::memchr(b'\n', ahead);
            let part = &ahead[..end.unwrap_or(ahead.len())];
            if (self.line.len() + part.len()) as u64 > self.limit {
                too_long = true;
                self.line = Vec::new();
            }
            if !too_long {
                self.line.extend_from_slice(part);
            }
            let used = part.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        if too_long {
            return Some(Ok(Line::TooLong));
        }
        if self.line.last() == Some(&b'\r') {
            self.line.pop();
        }
        Some(Ok(Line::Whole(&self.line)))
    }
}
