//! The work on one story.

use detente_coder::{Coder, Options};
use detente_document::Parsed;
use detente_ontology::{Mention, Story};
use serde_json::Value;

use crate::fault;
use crate::problem::Problem;

/// A story to be coded, or why there is none.
#[derive(Debug)]
pub(in crate::commands) struct Job {
    pub(in crate::commands) story: Result<Parsed, Problem>,
    /// The input's name, for messages.
    pub(in crate::commands) input: std::sync::Arc<str>,
    /// Bytes of all inputs that had been read when the story had been read.
    pub(in crate::commands) position: u64,
}

/// What came of it.
#[derive(Debug)]
pub(in crate::commands) struct Done {
    pub(in crate::commands) coded: Result<Coded, Problem>,
    pub(in crate::commands) warnings: Vec<Problem>,
    pub(in crate::commands) position: u64,
}

/// A story and its events.
#[derive(Debug)]
pub(in crate::commands) struct Coded {
    pub(in crate::commands) story: Story,
    pub(in crate::commands) mentions: Vec<Mention>,
}

/// Codes a story.
pub(in crate::commands) fn run(coder: &Coder, options: &Options, job: Job) -> Done {
    let Job { story, input, position } = job;
    let Parsed { story, line, diagnostics } = match story {
        Ok(parsed) => parsed,
        Err(problem) => return Done { coded: Err(problem), warnings: Vec::new(), position },
    };
    let place = match line {
        Some(line) => format!("{input}, line {line}"),
        None => input.to_string(),
    };
    let about = |message: &str| {
        Problem::new(format!("{place}: {message}")).of(Value::String(story.id.clone())).at(line)
    };
    let warnings = diagnostics.iter().map(|diagnostic| about(&diagnostic.message)).collect();
    let coded = fault::catch(|| coder.code(&story, options)).map_err(|message| about(&message));
    let coded = coded.map(|mentions| Coded { story, mentions });
    Done { coded, warnings, position }
}
