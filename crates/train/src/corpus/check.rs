//! What must hold of the corpus as a whole, beyond each file's format.

use super::{File, Part};
use detente_ontology::EventType;
use std::collections::{BTreeMap, HashMap};

/// The corpus counted.
#[derive(Debug, Default)]
pub struct Summary {
    /// Sentences.
    pub sentences: usize,
    /// Sentences without an event.
    pub without_event: usize,
    /// Sentences held out of training.
    pub held_out: usize,
    /// Events by type.
    pub by_type: BTreeMap<EventType, usize>,
    /// Events by status.
    pub by_status: BTreeMap<&'static str, usize>,
}

/// Counts the corpus and lists its faults, each as `file:line: message`.
pub fn check(files: &[File]) -> (Summary, Vec<String>) {
    let mut summary = Summary::default();
    let mut faults = Vec::new();
    let mut ids: HashMap<&str, String> = HashMap::new();
    let mut texts: HashMap<&str, String> = HashMap::new();
    for file in files {
        let place = |line: usize| format!("{}:{line}", file.path.display());
        faults.extend(file.faults.iter().map(|f| format!("{}: {}", place(f.line), f.message)));
        for s in &file.sentences {
            if let Some(first) = ids.insert(&s.header.id, place(s.line)) {
                faults.push(format!("{}: the id {} stands at {first} too", place(s.line), s.header.id));
            }
            if let Some(first) = texts.insert(&s.text, place(s.line)) {
                faults.push(format!("{}: the same text stands at {first}", place(s.line)));
            }
            summary.sentences += 1;
            summary.without_event += usize::from(s.labels.is_empty());
            summary.held_out += usize::from(s.part() == Part::HeldOut);
            for label in &s.labels {
                *summary.by_type.entry(label.event_type).or_default() += 1;
                *summary.by_status.entry(label.status.word()).or_default() += 1;
            }
        }
    }
    (summary, faults)
}
