//! Spans of text, with their unit in the type.

use serde::Serialize;

/// A half-open range of bytes of a UTF-8 text, on character boundaries. The unit of all inner work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ByteSpan {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl ByteSpan {
    /// A span from `start` to `end` (exclusive).
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        ByteSpan { start, end }
    }

    /// The words that the span covers.
    ///
    /// # Panics
    /// If the span does not lie on character boundaries of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: ByteSpan) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly within it.
    pub fn contains(self, other: ByteSpan) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same span counted from `offset` bytes earlier.
    pub fn shifted(self, offset: usize) -> ByteSpan {
        ByteSpan { start: self.start + offset, end: self.end + offset }
    }
}

/// A half-open range of Unicode code points: the unit of records and of all commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct CharSpan {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// Converts between bytes and code points of one text, in constant time a look-up.
#[derive(Debug)]
pub struct CharIndex<'t> {
    text: &'t str,
    /// Code points before every `STEP`th byte; empty for ASCII text, where both counts agree.
    marks: Vec<u32>,
}

const STEP: usize = 128;

impl<'t> CharIndex<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let mut chars = 0u32;
            for (at, &byte) in text.as_bytes().iter().enumerate() {
                if at % STEP == 0 {
                    marks.push(chars);
                }
                chars += u32::from(is_char_start(byte));
            }
            marks.push(chars);
        }
        CharIndex { text, marks }
    }

    /// Code points before byte `at`.
    pub fn char_at(&self, at: usize) -> usize {
        if self.marks.is_empty() {
            return at;
        }
        let mark = at / STEP;
        let rest = &self.text.as_bytes()[mark * STEP..at];
        self.marks[mark] as usize + rest.iter().filter(|&&b| is_char_start(b)).count()
    }

    /// The byte at which code point `at` begins; the text's length if there are just `at` of them; `None` beyond.
    pub fn byte_at(&self, at: usize) -> Option<usize> {
        if self.marks.is_empty() {
            return (at <= self.text.len()).then_some(at);
        }
        // The last mark that has at most `at` code points before it. The last entry marks the text's end, not a step.
        let steps = &self.marks[..self.marks.len() - 1];
        let mark = steps.partition_point(|&chars| chars as usize <= at).saturating_sub(1);
        let mut chars = steps.get(mark).map_or(0, |&c| c as usize);
        for (byte, &b) in self.text.as_bytes().iter().enumerate().skip(mark * STEP) {
            if is_char_start(b) {
                if chars == at {
                    return Some(byte);
                }
                chars += 1;
            }
        }
        (chars == at).then_some(self.text.len())
    }

    /// The span in code points.
    pub fn chars(&self, span: ByteSpan) -> CharSpan {
        CharSpan { start: self.char_at(span.start), end: self.char_at(span.end) }
    }

    /// The span in bytes, or `None` where it does not lie within the text.
    pub fn bytes(&self, span: CharSpan) -> Option<ByteSpan> {
        let (start, end) = (self.byte_at(span.start)?, self.byte_at(span.end)?);
        (start <= end).then_some(ByteSpan { start, end })
    }
}

fn is_char_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_converts_both_ways() {
        let long = "Détente – «перезагрузка» 𝛼 plain ".repeat(30);
        for text in ["", "plain", "é", "日本語の新聞", long.as_str()] {
            let index = CharIndex::new(text);
            let boundaries = text.char_indices().map(|(b, _)| b).chain([text.len()]);
            for (char_at, byte_at) in boundaries.enumerate() {
                assert_eq!(index.char_at(byte_at), char_at);
                assert_eq!(index.byte_at(char_at), Some(byte_at));
            }
            assert_eq!(index.byte_at(text.chars().count() + 1), None);
        }
    }
}
