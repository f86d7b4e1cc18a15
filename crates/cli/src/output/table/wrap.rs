//! Words to lines of the width there is.

use std::fmt::Write as _;

use super::marks::Role;
use super::{Style, code};
use crate::terminal::{columns, visible};

/// A word, parts of which may have roles of their own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Word {
    parts: Vec<(Role, String)>,
}

impl Word {
    /// A word of one role.
    pub(super) fn of(role: Role, text: &str) -> Word {
        let mut word = Word::default();
        word.extend(role, text.chars());
        word
    }

    /// Adds characters, which must be harmless.
    pub(super) fn extend(&mut self, role: Role, chars: impl IntoIterator<Item = char>) {
        for c in chars {
            match self.parts.last_mut() {
                Some((last, text)) if *last == role => text.push(c),
                _ => self.parts.push((role, c.to_string())),
            }
        }
    }

    fn width(&self) -> usize {
        self.parts.iter().flat_map(|(_, text)| text.chars()).map(columns).sum()
    }
}

/// Lines in the making.
#[derive(Debug)]
pub(super) struct Wrapped {
    style: Style,
    indent: usize,
    lines: String,
    /// Columns that are taken in the last line; zero where none is begun.
    column: usize,
}

impl Wrapped {
    /// Lines that all begin with `indent` blanks.
    pub(super) fn new(style: Style, indent: usize) -> Self {
        Wrapped { style, indent, lines: String::new(), column: 0 }
    }

    /// Adds the words of a text, made harmless.
    pub(super) fn put_text(&mut self, role: Role, text: &str) {
        for word in visible(text).split_whitespace() {
            self.put(Word::of(role, word));
        }
    }

    /// Adds a word, on a new line if it finds no room. A word longer than a line is cut.
    pub(super) fn put(&mut self, word: Word) {
        let width = word.width();
        if word.parts.is_empty() {
            return;
        }
        if self.column > 0 && self.column + 1 + width > self.style.width {
            self.end_line();
        }
        if self.column > 0 {
            self.lines.push(' ');
            self.column += 1;
        } else {
            self.begin_line();
        }
        for (role, text) in &word.parts {
            self.put_part(*role, text);
        }
    }

    /// The lines, each ended.
    pub(super) fn finish(mut self) -> String {
        if self.column > 0 {
            self.end_line();
        }
        self.lines
    }

    fn put_part(&mut self, role: Role, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let cut = self.fitting(rest);
            let (now, later) = rest.split_at(cut);
            self.paint(role, now);
            rest = later;
            if !rest.is_empty() {
                self.end_line();
                self.begin_line();
            }
        }
    }

    /// How many bytes of a text fit into the line; at least one character does in a fresh line.
    fn fitting(&mut self, text: &str) -> usize {
        let is_fresh = self.column == self.indent;
        let mut column = self.column;
        for (at, c) in text.char_indices() {
            column += columns(c);
            if column > self.style.width && (at > 0 || !is_fresh) {
                return at;
            }
            self.column = column;
        }
        text.len()
    }

    fn paint(&mut self, role: Role, text: &str) {
        let code = code(role);
        if text.is_empty() {
            return;
        }
        if code.is_empty() || !self.style.has_colour {
            match (role.marks(), self.style.has_colour) {
                // The legend's words are marked like those in the sentences.
                (Some((open, close)), false) => {
                    // Writing to a string can't fail.
                    let _ = write!(self.lines, "{open}{text}{close}");
                }
                _ => self.lines.push_str(text),
            }
        } else {
            let _ = write!(self.lines, "\u{1b}[{code}m{text}\u{1b}[0m");
        }
    }

    fn begin_line(&mut self) {
        self.lines.extend(std::iter::repeat_n(' ', self.indent));
        self.column = self.indent;
    }

    fn end_line(&mut self) {
        self.lines.push('\n');
        self.column = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, width: usize, indent: usize, expected: &str) -> Result<(), String> {
        let mut lines = Wrapped::new(Style { width, has_colour: false }, indent);
        lines.put_text(Role::None, text);
        let got = lines.finish();
        if got == expected { Ok(()) } else { Err(format!("{text:?}: {got:?}, not {expected:?}")) }
    }

    #[test]
    fn words_find_their_lines() {
        let failures: Vec<_> = [
            check("", 10, 2, ""),
            check("one two three", 30, 2, "  one two three\n"),
            check("one two three", 9, 2, "  one two\n  three\n"),
            check("abcdefghijkl", 7, 2, "  abcde\n  fghij\n  kl\n"),
            check("a abcdefghijkl", 7, 2, "  a\n  abcde\n  fghij\n  kl\n"),
            check("東京 大阪", 6, 2, "  東京\n  大阪\n"),
            check("東京", 3, 2, "  東\n  京\n"),
        ]
        .into_iter()
        .filter_map(Result::err)
        .collect();
        assert!(failures.is_empty(), "{failures:#?}");
    }
}
