//! The corpus: labelled sentences in text files that a person can edit. The format is described in `corpus/GUIDELINE.md`.

mod check;
mod header;
mod label;
mod likeness;
mod parse;
mod text;

pub use check::{Summary, check};
pub use header::{Header, REGISTERS, TOPICS};
pub use label::Label;
pub use likeness::{near_duplicates, overlaps};
pub use parse::{Fault, parse};

use detente_ontology::ByteSpan;
use std::path::{Path, PathBuf};

/// A labelled sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Identifier, register, year and topic.
    pub header: Header,
    /// Line of the header in its file, from 1.
    pub line: usize,
    /// The text, without the marks.
    pub text: String,
    /// Participants in the order of their numbers, which is that of the text.
    pub participants: Vec<ByteSpan>,
    /// The events that the sentence reports.
    pub labels: Vec<Label>,
}

/// Which part of the corpus a sentence belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The model learns from it.
    Train,
    /// The model is measured on it and never sees it in training.
    HeldOut,
}

impl Sentence {
    /// One sentence in ten is held out, by a hash of its identifier, so that adding sentences moves none.
    pub fn part(&self) -> Part {
        if fnv1a(self.header.id.as_bytes()).is_multiple_of(10) { Part::HeldOut } else { Part::Train }
    }
}

/// The FNV-1a hash, 64 bits: small and the same on every machine and in every version.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// A file of the corpus with its sentences.
#[derive(Debug)]
pub struct File {
    /// Where it was read from.
    pub path: PathBuf,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// Reads every `.txt` file of a folder, in the order of their names.
///
/// # Errors
/// If the folder or a file can't be read; what is wrong inside a file is in its `faults`.
pub fn read(folder: &Path) -> std::io::Result<Vec<File>> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let read_one = |path: PathBuf| {
        let (sentences, faults) = parse(&std::fs::read_to_string(&path)?);
        Ok(File { path, sentences, faults })
    };
    paths.into_iter().map(read_one).collect()
}
