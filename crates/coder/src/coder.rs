//! The coder's face.

use detente_ontology::{ByteSpan, EventType, Mention, Mode, Status, Story};

/// How to code.
#[derive(Debug, Clone)]
pub struct Options {
    /// Fold plans as PLOVER's manual does (planned CONSULT becomes AGREE, ...).
    pub plover_strict: bool,
    /// Leave out mentions less probable than this, 0 to 1.
    pub min_confidence: f32,
}

impl Default for Options {
    fn default() -> Self {
        Options { plover_strict: false, min_confidence: 0.5 }
    }
}

/// What one participant does to another in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// The most probable event type.
    pub event_type: EventType,
    /// Its mode, where one fits.
    pub mode: Vec<Mode>,
    /// How it stands.
    pub status: Status,
    /// Probability that it is right, 0 to 1.
    pub confidence: f32,
    /// Probability by type; `None` is that of no event between the two.
    pub scores: Vec<(Option<EventType>, f32)>,
}

/// The model or the world could not be loaded.
#[derive(Debug, thiserror::Error)]
#[error("loading the model: {0}")]
pub struct LoadError(String);

/// Codes stories. It is shared between threads.
#[derive(Debug)]
pub struct Coder {}

impl Coder {
    /// Loads the model and the world that are compiled into the program.
    ///
    /// # Errors
    /// If the compiled-in model can't be read.
    pub fn load() -> Result<Coder, LoadError> {
        Ok(Coder {})
    }

    /// Name and version of the model, like `detente-reader-1`.
    pub fn model_name(&self) -> &str {
        "none"
    }

    /// Every event that the story reports, in the order of its sentences.
    pub fn code(&self, _story: &Story, _options: &Options) -> Vec<Mention> {
        Vec::new()
    }

    /// What `actor` does to `recipient`, for each of several texts (a batch is faster than one by one).
    /// The answers do not depend on which other questions are in the batch.
    pub fn relate(&self, questions: &[(&str, ByteSpan, ByteSpan)], options: &Options) -> Vec<Relation> {
        questions
            .iter()
            .map(|_| Relation {
                event_type: EventType::Consult.strict(if options.plover_strict {
                    Status::Planned
                } else {
                    Status::Happened
                }),
                mode: Vec::new(),
                status: Status::Happened,
                confidence: 0.0,
                scores: Vec::new(),
            })
            .collect()
    }
}
