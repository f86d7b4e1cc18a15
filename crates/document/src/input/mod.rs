//! From the bytes of an input to UTF-8 (or another ASCII-compatible encoding) of a known format.

mod budget;
mod detect;
mod lines;
mod peek;
mod signature;
mod unpack;
mod utf16;

pub(crate) use budget::Budget;
pub(crate) use detect::{CsvDialect, csv_dialect, detect};
pub(crate) use lines::{Line, Lines};
pub(crate) use peek::Peek;
pub(crate) use signature::{binary, not_text};
pub(crate) use unpack::unpack;
pub(crate) use utf16::{Damage, Utf16, utf16_encoding};

/// How many bytes of an input decide its format, at most.
pub(crate) const HEAD_BYTES: usize = 64 << 10;
