//! A ledger's events, in the forms that other programs read.

mod columns;
mod json;
mod polecat;

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::ValueEnum;
use detente_ledger::Event;
use tempfile::TempDir;

use super::csv::field;
use super::parquet::Parquet;
use super::replace::Replacement;

/// A form of export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum EventForm {
    /// A folder with a file for each year and month, for R, pandas, DuckDB, Spark
    Parquet,
    /// One line an event, for spreadsheets
    Csv,
    /// One JSON object an event
    Jsonl,
    /// One JSON object an event, with PLOVER's names
    Plover,
    /// POLECAT's columns, set apart by tabs
    Polecat,
}

/// Takes events by day. Nothing stands under the output's name until `finish`.
pub(crate) trait EventSink {
    /// Writes an event.
    fn write(&mut self, event: &Event) -> anyhow::Result<()>;

    /// Completes the output, and gives it its name.
    fn finish(self: Box<Self>) -> anyhow::Result<()>;
}

/// Opens an export.
///
/// # Errors
/// If it can't be written there.
pub(crate) fn open(form: EventForm, path: &Path) -> anyhow::Result<Box<dyn EventSink>> {
    if form == EventForm::Parquet {
        return Ok(Box::new(Partitions::create(path)?));
    }
    let out = Replacement::create(path).with_context(|| format!("writing to {}", path.display()))?;
    let mut lines = Lines { out: BufWriter::new(out), line: line_of(form) };
    if let Some(header) = header(form)? {
        lines.out.write_all(&header)?;
    }
    Ok(Box::new(lines))
}

type Line = fn(&Event) -> anyhow::Result<Vec<u8>>;

fn line_of(form: EventForm) -> Line {
    match form {
        EventForm::Csv | EventForm::Parquet => |event| {
            csv_line(columns::COLUMNS.iter().map(|column| field(&(column.cell)(event)).into_owned()), b',')
        },
        EventForm::Polecat => |event| csv_line(polecat::cells(event).into_iter(), b'\t'),
        EventForm::Jsonl => json::record,
        EventForm::Plover => json::plover,
    }
}

fn header(form: EventForm) -> anyhow::Result<Option<Vec<u8>>> {
    Ok(match form {
        EventForm::Csv | EventForm::Parquet => {
            Some(csv_line(columns::COLUMNS.iter().map(|column| column.name.to_owned()), b',')?)
        }
        EventForm::Polecat => Some(csv_line(polecat::COLUMNS.iter().map(|name| (*name).to_owned()), b'\t')?),
        EventForm::Jsonl | EventForm::Plover => None,
    })
}

fn csv_line(cells: impl Iterator<Item = String>, delimiter: u8) -> anyhow::Result<Vec<u8>> {
    let mut line = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    line.write_record(cells)?;
    line.into_inner().map_err(|error| anyhow::anyhow!("writing a line: {}", error.error()))
}

/// One line an event.
struct Lines {
    out: BufWriter<Replacement>,
    line: Line,
}

impl EventSink for Lines {
    fn write(&mut self, event: &Event) -> anyhow::Result<()> {
        Ok(self.out.write_all(&(self.line)(event)?)?)
    }

    fn finish(mut self: Box<Self>) -> anyhow::Result<()> {
        self.out.flush()?;
        self.out.get_mut().put_in_place()
    }
}

/// Where events without a day go, as Hive and its readers have it.
const NO_DAY: &str = "__HIVE_DEFAULT_PARTITION__";

/// A folder `year=…/month=…` for each month, with one Parquet file each. Events come by day, so one is open at a time.
struct Partitions {
    path: PathBuf,
    /// Takes its name at the end.
    folder: TempDir,
    open: Option<(String, Parquet<BufWriter<fs::File>>)>,
}

impl Partitions {
    fn create(path: &Path) -> anyhow::Result<Partitions> {
        let is_taken =
            fs::read_dir(path).map_or_else(|_| path.exists(), |mut entries| entries.next().is_some());
        if is_taken {
            bail!("{} exists; an export into folders wants a new or empty one", path.display());
        }
        let parent = path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
        let folder = tempfile::Builder::new()
            .prefix(".detente-")
            .tempdir_in(parent)
            .with_context(|| format!("writing to {}", path.display()))?;
        Ok(Partitions { path: path.to_owned(), folder, open: None })
    }

    fn close(&mut self) -> anyhow::Result<()> {
        let Some((_, mut file)) = self.open.take() else { return Ok(()) };
        file.complete()?;
        Ok(file.out.get_ref().sync_all()?)
    }
}

impl EventSink for Partitions {
    fn write(&mut self, event: &Event) -> anyhow::Result<()> {
        let month = match event.from {
            Some(day) => format!("year={}/month={:02}", day.year(), day.month()),
            None => format!("year={NO_DAY}/month={NO_DAY}"),
        };
        if self.open.as_ref().is_none_or(|(open, _)| *open != month) {
            self.close()?;
            let folder = self.folder.path().join(&month);
            fs::create_dir_all(&folder).with_context(|| format!("writing to {}", folder.display()))?;
            let file = fs::File::create(folder.join("events.parquet"))?;
            let kinds: Vec<_> = columns::COLUMNS.iter().map(|column| (column.name, column.kind)).collect();
            self.open = Some((month, Parquet::with_columns(BufWriter::new(file), &kinds)?));
        }
        match &mut self.open {
            Some((_, file)) => file.push(columns::COLUMNS.iter().map(|column| (column.cell)(event))),
            None => Ok(()),
        }
    }

    fn finish(mut self: Box<Self>) -> anyhow::Result<()> {
        self.close()?;
        let Partitions { path, folder, .. } = *self;
        // Temporary folders are private by default, but this one becomes an ordinary one.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755))?;
        }
        if path.is_dir() {
            fs::remove_dir(&path)?;
        }
        fs::rename(folder.path(), &path).with_context(|| format!("completing {}", path.display()))?;
        // It has another name now, and is to stay.
        let _ = folder.keep();
        Ok(())
    }
}
