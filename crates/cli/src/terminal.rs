//! What there is between the program and a person: width, colour, and characters that do no harm.

use std::borrow::Cow;
use std::env;

use unicode_width::UnicodeWidthChar as _;

/// Columns where the terminal does not tell.
const USUAL_WIDTH: usize = 100;
/// Narrower than this nothing can be laid out, and wider lines are hard to read.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=160;

/// Columns to write in: the terminal's, else `COLUMNS`, else 100.
pub(crate) fn width() -> usize {
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let columns = || env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    let width = terminal.filter(|&width| width > 0).or_else(columns).unwrap_or(USUAL_WIDTH);
    width.clamp(*WIDTHS.start(), *WIDTHS.end())
}

/// Whether the user's settings allow colour (`NO_COLOR`, and terminals that can't).
pub(crate) fn may_colour() -> bool {
    env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl ColorChoice {
    /// Whether to use colour in what goes to a terminal or not.
    pub(crate) fn on(self, is_terminal: bool) -> bool {
        match self {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => is_terminal && may_colour(),
        }
    }
}

/// The text with nothing in it that a terminal would obey: control characters show as symbols, line breaks and tabs
/// become spaces, and marks that turn the writing direction become U+FFFD.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| visible_char(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(visible_char).collect())
}

/// The same for one character.
pub(crate) fn visible_char(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        // The pictures of the control characters stand in Unicode in the same order.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        // Tag characters and noncharacters are invisible and can hide words.
        '\u{e0000}'..='\u{e007f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => '\u{fffd}',
        c => c,
    }
}

/// Columns that a character takes.
pub(crate) fn columns(c: char) -> usize {
    c.width().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_made_visible() {
        let cases = [
            ("plain é 日本", "plain é 日本"),
            ("\u{1b}[2J", "␛[2J"),
            ("\u{9b}31m", "\u{fffd}31m"),
            ("a\r\nb\tc", "a  b c"),
            ("\u{7}\u{7f}", "␇␡"),
            ("abc\u{202e}def", "abc\u{fffd}def"),
        ];
        let wrong: Vec<_> = cases.iter().filter(|(text, expected)| visible(text) != *expected).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
