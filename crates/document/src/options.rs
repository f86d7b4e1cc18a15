//! How to read: the format, the limits, the order of numeric dates.

use crate::DateOrder;

/// The form of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Format {
    /// Find out from the content, then from the file's name.
    #[default]
    Auto,
    /// Plain text, one story an input.
    Text,
    /// A web page, one story an input.
    Html,
    /// One JSON object a line.
    Jsonl,
    /// A table with a header line; delimited by comma, semicolon or tab.
    Csv,
}

impl Format {
    /// Every format, in the order of the command line's help.
    pub const ALL: &'static [Format] =
        &[Format::Auto, Format::Text, Format::Html, Format::Jsonl, Format::Csv];

    /// The word that the command line uses.
    pub fn word(self) -> &'static str {
        match self {
            Format::Auto => "auto",
            Format::Text => "text",
            Format::Html => "html",
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
        }
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.word())
    }
}

/// Says that a word is not the name of a format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown format {0:?}; known are auto, text, html, jsonl and csv")]
pub struct UnknownFormat(pub String);

impl std::str::FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, UnknownFormat> {
        let found = Format::ALL.iter().copied().find(|format| format.word() == word);
        found.ok_or_else(|| UnknownFormat(word.to_owned()))
    }
}

/// How to read an input. Take the default and change what you need.
///
/// ```
/// use detente_document::{Format, Options};
/// let options = Options { format: Format::Html, ..Options::default() };
/// assert_eq!(options.max_story_bytes, 256 << 20);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The format, or [`Format::Auto`] to find out.
    pub format: Format,
    /// The most bytes of one story as it stands in the input: a line of JSONL, a record of CSV, a whole text
    /// or page. What is longer is an error, and the rest goes on. 256 MiB by default.
    pub max_story_bytes: u64,
    /// The most bytes that one compressed input may unpack to. 1 TiB by default.
    pub max_unpacked_bytes: u64,
    /// The most bytes that one compressed byte may unpack to, counted once an input has given 64 MiB. News text
    /// packs three to ten times, machine-made records up to a hundred; 400 by default.
    pub max_unpack_ratio: u64,
    /// How to read dates such as 05/07/2009, which mean two things.
    pub date_order: DateOrder,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            format: Format::Auto,
            max_story_bytes: 256 << 20,
            max_unpacked_bytes: 1 << 40,
            max_unpack_ratio: 400,
            date_order: DateOrder::default(),
        }
    }
}
