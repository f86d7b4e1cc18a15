//! Parquet, for R, pandas, DuckDB and Spark: flat columns, lists where a side has several participants.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use arrow_array::RecordBatch;
use arrow_schema::{Field, Schema};
use detente_ontology::Mention;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

mod build;

use self::build::Builder;
use super::Sink;
use super::cell::{Cell, Kind};
use super::columns::COLUMNS;
use super::replace::Replacement;
use crate::commands::code::Head;

/// Rows that are gathered before they are turned into columns.
const BATCH_ROWS: usize = 4096;
/// Bytes of text that are gathered, at most: one story may have a sentence of fifty megabytes, and a column of a batch
/// must stay under two gigabytes.
const BATCH_BYTES: usize = 16 << 20;
/// Bytes of a row group while it is being made; it bounds the memory.
const GROUP_BYTES: usize = 64 << 20;

/// Writes Parquet to whatever takes bytes.
pub(super) struct Parquet<W: Write> {
    pub(super) out: W,
    /// Writes to memory, from where the bytes go on to the output: so its errors keep their cause. `None` once the
    /// output is complete.
    writer: Option<ArrowWriter<Vec<u8>>>,
    schema: Arc<Schema>,
    builders: Vec<Builder>,
    rows: usize,
    bytes: usize,
}

impl<W: Write> Parquet<W> {
    /// A file of the events that stories report.
    pub(super) fn new(out: W) -> anyhow::Result<Self> {
        let columns: Vec<_> = COLUMNS.iter().map(|column| (column.name, column.kind)).collect();
        Parquet::with_columns(out, &columns)
    }

    /// A file of any rows.
    pub(super) fn with_columns(out: W, columns: &[(&str, Kind)]) -> anyhow::Result<Self> {
        let builders: Vec<_> = columns.iter().map(|(_, kind)| Builder::new(*kind)).collect();
        let fields = columns.iter().map(|(name, kind)| Field::new(*name, build::data_type(*kind), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<Field>>()));
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by(format!("detente {}", env!("CARGO_PKG_VERSION")))
            .build();
        let writer = ArrowWriter::try_new(Vec::new(), Arc::clone(&schema), Some(properties))?;
        Ok(Parquet { out, writer: Some(writer), schema, builders, rows: 0, bytes: 0 })
    }

    /// Adds a row, whose cells are of the columns' kinds.
    pub(super) fn push<'c>(&mut self, cells: impl Iterator<Item = Cell<'c>>) -> anyhow::Result<()> {
        for (cell, builder) in cells.zip(&mut self.builders) {
            self.bytes += cell.text_bytes();
            builder.push(cell);
        }
        self.rows += 1;
        if self.rows >= BATCH_ROWS || self.bytes >= BATCH_BYTES {
            self.write_batch()?;
        }
        Ok(())
    }

    fn write_batch(&mut self) -> anyhow::Result<()> {
        let Some(writer) = &mut self.writer else { return Ok(()) };
        if self.rows == 0 {
            return Ok(());
        }
        (self.rows, self.bytes) = (0, 0);
        let arrays = self.builders.iter_mut().map(Builder::finish).collect();
        writer.write(&RecordBatch::try_new(Arc::clone(&self.schema), arrays)?)?;
        if writer.memory_size() > GROUP_BYTES {
            writer.flush()?;
        }
        self.out.write_all(&std::mem::take(writer.inner_mut()))?;
        Ok(())
    }

    /// Writes the footer.
    pub(super) fn complete(&mut self) -> anyhow::Result<()> {
        self.write_batch()?;
        if let Some(writer) = self.writer.take() {
            self.out.write_all(&writer.into_inner()?)?;
        }
        Ok(self.out.flush()?)
    }
}

impl<W: Write> Sink for Parquet<W> {
    fn write(&mut self, story: &Head, mentions: &[Mention]) -> anyhow::Result<()> {
        mentions
            .iter()
            .try_for_each(|mention| self.push(COLUMNS.iter().map(|column| (column.cell)(story, mention))))
    }

    /// Rows can be read only once the footer is written, so there is nothing to hand over before.
    fn flush(&mut self) -> anyhow::Result<()> {
        Ok(())
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        self.complete()
    }
}

/// Writes a Parquet file, which takes its name once it is complete.
pub(super) struct ParquetFile(Parquet<Replacement>);

impl ParquetFile {
    pub(super) fn create(path: &Path) -> anyhow::Result<Self> {
        let out = Replacement::create(path).with_context(|| format!("writing to {}", path.display()))?;
        Ok(ParquetFile(Parquet::new(out)?))
    }
}

impl Sink for ParquetFile {
    fn write(&mut self, story: &Head, mentions: &[Mention]) -> anyhow::Result<()> {
        self.0.write(story, mentions)
    }

    fn flush(&mut self) -> anyhow::Result<()> {
        self.0.flush()
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        self.0.complete()?;
        self.0.out.put_in_place()
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::cast::AsArray as _;
    use arrow_array::types::{Date32Type, Float32Type, Float64Type, Int64Type};
    use arrow_array::{Array as _, RecordBatchReader as _};
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

    use super::super::columns::example;
    use super::*;

    fn read(path: &Path) -> Vec<RecordBatch> {
        let file = std::fs::File::open(path).unwrap();
        let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
        let names: Vec<_> = reader.schema().fields().iter().map(|field| field.name().clone()).collect();
        assert_eq!(names, COLUMNS.iter().map(|column| column.name).collect::<Vec<_>>());
        reader.map(Result::unwrap).collect()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("events.parquet");
        let (head, mention) = example();
        let mut sink = ParquetFile::create(&path).unwrap();
        let rows = BATCH_ROWS + 3;
        for _ in 0..rows {
            sink.write(&head, std::slice::from_ref(&mention)).unwrap();
        }
        assert!(!path.exists(), "the file has its name before it is complete");
        sink.finish().unwrap();
        let batches = read(&path);
        assert_eq!(batches.iter().map(RecordBatch::num_rows).sum::<usize>(), rows);
        let batch = &batches[0];
        let column = |name: &str| batch.column_by_name(name).unwrap();
        assert_eq!(column("event_type").as_string::<i32>().value(0), "CONSULT");
        assert_eq!(column("story_title").as_string::<i32>().value(0), "=Envoys, at \"last\"");
        assert!(column("story_source").is_null(0));
        assert_eq!(column("confidence").as_primitive::<Float32Type>().value(0), 0.93);
        assert_eq!(column("place_lon").as_primitive::<Float64Type>().value(0), -19.47395);
        assert_eq!(column("place_geoname_id").as_primitive::<Int64Type>().value(0), 3_093_133);
        assert_eq!(column("sentence_text").as_string::<i32>().value(0), mention.sentence.text);
        // 2009-05-07 is the 14371st day after 1970-01-01.
        assert_eq!(column("date_from").as_primitive::<Date32Type>().value(0), 14_371);
        let names = column("actor_name").as_list::<i32>().value(0);
        assert_eq!(names.as_string::<i32>().value(0), "Ada Moe");
        assert!(names.is_null(1));
        let starts = column("actor_start").as_list::<i32>().value(0);
        assert_eq!(starts.as_primitive::<Int64Type>().values(), &[0, 13]);
        assert!(column("speaker_text").is_null(0));
    }

    #[test]
    fn a_run_without_events_makes_a_file_without_rows() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("none.parquet");
        ParquetFile::create(&path).unwrap().finish().unwrap();
        assert_eq!(read(&path).iter().map(RecordBatch::num_rows).sum::<usize>(), 0);
    }

    #[test]
    fn what_is_not_completed_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let (head, mention) = example();
        let mut sink = ParquetFile::create(&folder.path().join("half.parquet")).unwrap();
        sink.write(&head, &[mention]).unwrap();
        drop(sink);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
