//! JSON lines: the record itself, one event a line.

use std::io::Write as _;

use detente_ontology::Mention;

use super::{Out, Sink};
use crate::commands::code::Head;

pub(super) struct Jsonl {
    out: Out,
}

impl Jsonl {
    pub(super) fn new(out: Out) -> Self {
        Jsonl { out }
    }
}

impl Sink for Jsonl {
    fn write(&mut self, _story: &Head, mentions: &[Mention]) -> anyhow::Result<()> {
        for mention in mentions {
            serde_json::to_writer(&mut self.out, mention).map_err(std::io::Error::from)?;
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn flush(&mut self) -> anyhow::Result<()> {
        Ok(self.out.flush()?)
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        self.flush()
    }
}
