//! One reader a format.

mod csv;
mod draft;
mod jsonl;
mod text;

pub(crate) use csv::CsvReader;
pub(crate) use draft::Draft;
pub(crate) use jsonl::JsonlReader;
pub(crate) use text::story_of_text;
