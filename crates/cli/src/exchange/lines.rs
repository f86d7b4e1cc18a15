//! Lines of a stream, none longer than a limit.

use std::io::{self, BufRead};

/// A line of the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number, from 1.
    pub(super) number: u64,
    /// Its bytes without the line's end; `None` where it was longer than the limit and was left out.
    pub(super) bytes: Option<Vec<u8>>,
}

/// Reads lines one by one.
pub(super) struct Lines<R> {
    reader: R,
    limit: usize,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// Lines of at most `limit` bytes.
    pub(super) fn new(reader: R, limit: usize) -> Self {
        Lines { reader, limit, number: 0 }
    }

    /// The number of the last line, from 1.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// What the lines are read from.
    pub(super) fn reader(&self) -> &R {
        &self.reader
    }

    /// The next line, or `None` at the end.
    pub(super) fn next_line(&mut self) -> io::Result<Option<Line>> {
        self.number += 1;
        let mut line = Vec::new();
        let (mut has_begun, mut is_too_long) = (false, false);
        loop {
            let ahead = match self.reader.fill_buf() {
                Ok(ahead) => ahead,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if ahead.is_empty() {
                if !has_begun {
                    return Ok(None);
                }
                break;
            }
            has_begun = true;
            let end = memchr::memchr(b'\n', ahead);
            let part = &ahead[..end.unwrap_or(ahead.len())];
            is_too_long |= line.len() + part.len() > self.limit;
            if is_too_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(part);
            }
            let used = part.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(Some(Line { number: self.number, bytes: (!is_too_long).then_some(line) }))
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    #[test]
    fn lines_are_cut_and_long_ones_left_out() {
        let cases: [(&str, &[Option<&str>]); 6] = [
            ("", &[]),
            ("\n", &[Some("")]),
            ("ab\r\ncd", &[Some("ab"), Some("cd")]),
            ("12345678\n1\n", &[Some("12345678"), Some("1")]),
            ("123456789\n1\n", &[None, Some("1")]),
            ("1\n1234567890123456789012", &[Some("1"), None]),
        ];
        for capacity in [1, 3, 64] {
            for (text, expected) in cases {
                let mut lines = Lines::new(BufReader::with_capacity(capacity, text.as_bytes()), 8);
                let mut got = Vec::new();
                while let Some(line) = lines.next_line().unwrap() {
                    assert_eq!(line.number, got.len() as u64 + 1);
                    got.push(line.bytes.map(|bytes| String::from_utf8(bytes).unwrap()));
                }
                let got: Vec<_> = got.iter().map(Option::as_deref).collect();
                assert_eq!(got, expected, "{text:?} in pieces of {capacity}");
            }
        }
    }
}
