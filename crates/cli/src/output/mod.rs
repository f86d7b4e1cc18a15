//! The output forms, one file each.

mod cell;
mod columns;
mod csv;
pub(crate) mod events;
mod grid;
mod jsonl;
mod parquet;
mod replace;
mod table;

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::ValueEnum;
use detente_ontology::Mention;

pub(crate) use grid::grid;

use crate::commands::code::Head;
use crate::failure::{Failure, Outcome};
use crate::terminal;

/// Takes the events of stories.
pub(crate) trait Sink {
    /// Writes a story's events.
    fn write(&mut self, story: &Head, mentions: &[Mention]) -> anyhow::Result<()>;

    /// Hands over what was kept back, as far as the form allows.
    fn flush(&mut self) -> anyhow::Result<()>;

    /// Completes the output. Nothing may be written after it.
    fn finish(&mut self) -> anyhow::Result<()>;
}

/// A form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people: each event with its sentence
    Table,
    /// One JSON object an event
    Jsonl,
    /// One line an event, for spreadsheets
    Csv,
    /// For R, pandas, DuckDB, Spark
    Parquet,
}

impl Form {
    /// The form that a file's ending asks for.
    pub(crate) fn by_ending(path: &Path) -> Option<Form> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" => Some(Form::Table),
            "jsonl" | "ndjson" | "json" => Some(Form::Jsonl),
            "csv" => Some(Form::Csv),
            "parquet" => Some(Form::Parquet),
            _ => None,
        }
    }
}

/// Where the output goes.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    /// In which form.
    pub(crate) form: Form,
    /// The file; `None` for standard output.
    pub(crate) path: Option<PathBuf>,
    /// Whether it goes to a person's terminal.
    pub(crate) is_terminal: bool,
    /// Whether a table has colour.
    pub(crate) has_colour: bool,
}

impl Target {
    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

/// Bytes that are handed on at once.
const BUFFER_BYTES: usize = 1 << 16;

/// Opens the output.
///
/// # Errors
/// If the file can't be made.
pub(crate) fn open(target: &Target) -> anyhow::Result<Box<dyn Sink>> {
    Ok(match (target.form, target.path()) {
        (Form::Parquet, Some(path)) => Box::new(parquet::ParquetFile::create(path)?),
        (Form::Parquet, None) => Box::new(parquet::Parquet::new(io::stdout())?),
        (Form::Table, path) => {
            let style = table::Style { width: terminal::width(), has_colour: target.has_colour };
            Box::new(table::Table::new(writer(path)?, style))
        }
        (Form::Jsonl, path) => Box::new(jsonl::Jsonl::new(writer(path)?)),
        (Form::Csv, path) => Box::new(csv::Csv::new(writer(path)?)?),
    })
}

/// A file or standard output, with a buffer that the sinks flush.
type Out = BufWriter<Box<dyn Write>>;

fn writer(path: Option<&Path>) -> anyhow::Result<Out> {
    let out: Box<dyn Write> = match path {
        None => Box::new(io::stdout()),
        Some(path) => Box::new(File::create(path).with_context(|| format!("writing to {}", path.display()))?),
    };
    Ok(BufWriter::with_capacity(BUFFER_BYTES, out))
}

/// Whether answers go to a person.
pub(crate) fn is_for_people() -> bool {
    io::stdout().is_terminal()
}

/// Writes to standard output.
pub(crate) fn say(text: &str) -> Result<Outcome, Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Outcome::Clean)
}
