//! Bytes to stories: plain text, HTML, JSONL and CSV, compressed or not, in any encoding.
//!
//! It finds the article and keeps its text exactly. It does not fetch anything, and it does not
//! look into what a story says.
//!
//! ```
//! use detente_document::{Options, read};
//!
//! let jsonl = r#"{"id": "a1", "text": "Sergey Lavrov flew to Washington.", "date": "May 7, 2009"}"#;
//! for item in read(jsonl.as_bytes(), "standard input", &Options::default()) {
//!     match item {
//!         Ok(parsed) => assert_eq!(parsed.story.date.map(|d| d.to_string()).as_deref(), Some("2009-05-07")),
//!         Err(error) => eprintln!("{error}"),
//!     }
//! }
//! ```
//!
//! # The way of the bytes
//!
//! | step | module |
//! | --- | --- |
//! | paths, globs and folders to inputs | `paths` |
//! | gzip and zstd off, with limits | `input::unpack` |
//! | UTF-16 to UTF-8, byte order mark off | `input::utf16` |
//! | which format | `input::detect` (and `input::signature` for what is no text) |
//! | stories | one reader a format, in `format` and `html` |
//! | bytes of other encodings to text | `encoding` |
//! | dates, identifiers | `date`, `id` |
//!
//! A new format (WARC, RSS and Atom are to come) is a member of [`Format`], a test in `input::detect`,
//! and a reader beside those in `format`, started in `stories`. A WARC record that holds HTML goes to `html`.
//!
//! # What holds
//!
//! - Nothing panics, recurses with the depth of the input or takes more than linear time.
//! - JSONL and CSV are read as streams: memory holds one story, up to [`Options::max_story_bytes`]. Text and HTML
//!   are one story an input.
//! - Valid UTF-8 is never read as anything else.
//! - What is wrong with one story does not lose the next; what is wrong with a date does not lose its story.

mod date;
mod diagnostic;
mod encoding;
mod error;
mod format;
mod html;
mod id;
mod input;
mod options;
mod paths;
mod stories;

pub use date::{DateError, DateOrder, parse_date};
pub use diagnostic::{Diagnostic, DiagnosticKind};
pub use error::{ErrorKind, ReadError};
pub use id::content_id;
pub use options::{Format, Options, UnknownFormat};
pub use paths::{STANDARD_INPUT, expand};
pub use stories::{Parsed, Stories, open, read};
