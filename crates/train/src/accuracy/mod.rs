//! How good the model is on the part of the corpus that it never sees in training: `detente-train accuracy`.
//!
//! What each measure counts is said where it is counted. The table and the JSON object hold the same figures.

mod events;
mod participants;
mod relations;
mod score;
mod table;

pub use events::{AtConfidence, Events};
pub use participants::Participants;
pub use relations::Relations;
pub use score::Score;
pub use table::table;

use crate::corpus::{Part, Sentence};
use detente_coder::{Coder, DEFAULT_MIN_CONFIDENCE};
use serde::Serialize;

/// Every figure.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Name and version of the model.
    pub model: &'static str,
    /// Sentences that were measured on.
    pub sentences: usize,
    /// Those of them without an event.
    pub without_event: usize,
    /// The least confidence of an event that the coder keeps if it is not told otherwise.
    pub min_confidence: f32,
    /// Who is found.
    pub participants: Participants,
    /// What is read between participants that are given.
    pub relations: Relations,
    /// What comes out at the end.
    pub events: Events,
}

/// Measures on the held-out sentences among `sentences`, and on no other.
pub fn measure(coder: &Coder, sentences: &[&Sentence]) -> Report {
    let held_out: Vec<&Sentence> = sentences.iter().copied().filter(|s| s.part() == Part::HeldOut).collect();
    Report {
        model: coder.model_name(),
        sentences: held_out.len(),
        without_event: held_out.iter().filter(|s| s.labels.is_empty()).count(),
        min_confidence: DEFAULT_MIN_CONFIDENCE,
        participants: participants::measure(coder.reader(), &held_out),
        relations: relations::measure(coder, &held_out),
        events: events::measure(coder, &held_out),
    }
}
