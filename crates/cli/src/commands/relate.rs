//! `detente relate`: what one participant does to another in a text.

use std::collections::BTreeMap;

use detente_coder::{Coder, Options, Relation};
use detente_ontology::{ByteSpan, CharIndex, EventType, Mode, Status};
use serde::{Serialize, Serializer};

use super::Jobs;
use crate::cli::explain;
use crate::exchange::{Answerer, Fields, converse, is_unasked};
use crate::failure::{Failure, Outcome};

/// Say what one participant does to another in a sentence
///
/// Reads a JSON object a line, {"id", "text", "actor": [start, end], "recipient": [start, end]}, with offsets in Unicode
/// code points, end exclusive. Writes {"id", "event_type", "mode", "status", "confidence", "scores"} for each, where
/// "scores" has the probability of each event type, and of "NONE".
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct RelateArgs {
    /// Fold planned events as PLOVER's manual does: a meeting to come is AGREE, not a planned CONSULT
    #[arg(long)]
    plover_strict: bool,
    #[command(flatten)]
    jobs: Jobs,
}

const EXAMPLES: &str = "\
Example:
  echo '{\"id\": 1, \"text\": \"Norway will host Oman.\", \"actor\": [0, 6], \"recipient\": [17, 21]}' | detente relate";

/// Runs the command.
pub(crate) fn run(args: RelateArgs) -> Result<Outcome, Failure> {
    if is_unasked() {
        return Err(explain(Some("relate")));
    }
    let coder = Coder::load().map_err(anyhow::Error::from)?;
    let options = Options { plover_strict: args.plover_strict, ..Options::default() };
    converse(Relate { coder, options }, args.jobs)
}

struct Relate {
    coder: Coder,
    options: Options,
}

struct Question {
    text: String,
    actor: ByteSpan,
    recipient: ByteSpan,
}

#[derive(Serialize)]
struct Answer {
    event_type: EventType,
    mode: Vec<Mode>,
    status: Status,
    confidence: f32,
    scores: Scores,
}

/// Probabilities in the order in which the coder gives them.
struct Scores(Vec<(Option<EventType>, f32)>);

impl Serialize for Scores {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(kind, p)| (kind.map_or("NONE", EventType::word), p)))
    }
}

impl Answerer for Relate {
    type Question = Question;
    type Answer = Answer;

    fn question(&self, fields: &Fields) -> Result<Question, String> {
        let text = fields.text("text")?;
        let index = CharIndex::new(text);
        let (actor, recipient) = (fields.span("actor", &index)?, fields.span("recipient", &index)?);
        Ok(Question { actor, recipient, text: text.to_owned() })
    }

    fn answer(&self, questions: &[Question]) -> Vec<Answer> {
        let questions: Vec<_> = questions.iter().map(|q| (q.text.as_str(), q.actor, q.recipient)).collect();
        self.coder.relate(&questions, &self.options).into_iter().map(Answer::from).collect()
    }
}

impl From<Relation> for Answer {
    fn from(relation: Relation) -> Self {
        Answer {
            event_type: relation.event_type,
            mode: relation.mode,
            status: relation.status,
            confidence: relation.confidence,
            scores: Scores(summed(relation.scores)),
        }
    }
}

/// An object can't have a key twice, but folding may have brought two scores to one type.
fn summed(scores: Vec<(Option<EventType>, f32)>) -> Vec<(Option<EventType>, f32)> {
    let mut by_type = BTreeMap::new();
    for (kind, p) in scores {
        *by_type.entry(kind).or_insert(0.0) += p;
    }
    by_type.into_iter().collect()
}
