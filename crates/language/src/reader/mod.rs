//! The reader: one pass of the encoder over the words of a sentence, then one over the markers of its pairs.
//!
//! The words don't see the markers, so the second pass reuses the first one's keys and values, whatever the number of
//! pairs. How the model is built and trained is in `docs/model.md` and `crates/train/python/model.py`.

mod decode;
mod encode;
mod pairs;
mod pool;
mod words;

use crate::reader::pool::Pool;
use detente_ontology::{ByteSpan, Context, EventType, Mode, Status};
use rten::{Model, ModelOptions};
use tokenizers::Tokenizer;

/// The model can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// One of the two graphs is damaged, or is not one that the runtime can run.
    #[error("the model's graph `{graph}` can't be loaded")]
    Graph {
        /// `words` or `pairs`.
        graph: &'static str,
        /// What the runtime says.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A graph lacks an input or output: it is of another version than this program.
    #[error("the model's graph `{graph}` has no `{name}`; it is not of this program's version")]
    Version {
        /// `words` or `pairs`.
        graph: &'static str,
        /// The input or output that was looked for.
        name: String,
    },
    /// The tokenizer's file is damaged.
    #[error("the model's tokenizer can't be loaded")]
    Tokenizer(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A participant that the tagger found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Where the text names it.
    pub span: ByteSpan,
    /// Probability, 0 to 1, of its least certain word.
    pub probability: f32,
}

/// Which participants a reading is about, by their index; `None` is a side that the sentence does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SidePair {
    /// Who does it.
    pub actor: Option<usize>,
    /// To whom.
    pub recipient: Option<usize>,
}

/// What the model reads between two participants.
#[derive(Debug, Clone, PartialEq)]
pub struct PairReading {
    /// Which two.
    pub sides: SidePair,
    /// Probability of each event type, in the order of `EventType::ALL`.
    pub types: Vec<f32>,
    /// Probability that there is no event between them. With `types` it sums to one.
    pub none: f32,
    /// Probability of each mode, in the order of `Mode::ALL`, and last that no mode fits.
    pub modes: Vec<f32>,
    /// Probability of each status, in the order of `Status::ALL`.
    pub statuses: Vec<f32>,
    /// Probability of each context, each by itself, in the order of `Context::ALL`.
    pub contexts: Vec<f32>,
    /// The words that the decision rests on.
    pub trigger: ByteSpan,
    /// The participant who says it, if it is said.
    pub speaker: Option<usize>,
}

impl PairReading {
    /// The most probable type and its probability.
    pub fn best_type(&self) -> (EventType, f32) {
        best(EventType::ALL, &self.types)
    }

    /// The mode of `event_type` that is more probable than having none, if there is one.
    pub fn mode_of(&self, event_type: EventType) -> Option<Mode> {
        let none = self.modes.last().copied().unwrap_or(1.0);
        let own = Mode::ALL.iter().zip(&self.modes).filter(|(m, _)| m.event_type() == event_type);
        let best = own.max_by(|a, b| a.1.total_cmp(b.1))?;
        (*best.1 > none).then_some(*best.0)
    }

    /// The most probable status.
    pub fn status(&self) -> Status {
        best(Status::ALL, &self.statuses).0
    }

    /// Probability of a status.
    pub fn probability_of(&self, status: Status) -> f32 {
        Status::ALL.iter().zip(&self.statuses).find(|(s, _)| **s == status).map_or(0.0, |(_, p)| *p)
    }

    /// Contexts more probable than not.
    pub fn contexts(&self) -> Vec<Context> {
        Context::ALL.iter().zip(&self.contexts).filter(|(_, p)| **p > 0.5).map(|(c, _)| *c).collect()
    }
}

fn best<T: Copy>(all: &[T], probabilities: &[f32]) -> (T, f32) {
    let mut best = (all[0], probabilities.first().copied().unwrap_or(0.0));
    for (&item, &p) in all.iter().zip(probabilities) {
        if p > best.1 {
            best = (item, p);
        }
    }
    best
}

/// What the model reads in a sentence.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The participants, in the order of the text.
    pub participants: Vec<Found>,
    /// The pairs that may have an event: all but those that almost certainly have none.
    pub pairs: Vec<PairReading>,
}

/// The model's own figures for one sentence, as they are before anything is decided.
#[doc(hidden)]
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// Token ids with the two that frame them, and where each token stands.
    pub tokens: Vec<(u32, ByteSpan)>,
    /// Probabilities of outside, begin and inside, by token.
    pub tags: Vec<[f32; 3]>,
    /// Every ordered pair, and each participant alone on either side.
    pub pairs: Vec<PairReading>,
}

/// The encoder with its heads. It can be shared between threads; each call runs on one.
pub struct Reader {
    words: words::WordsGraph,
    pairs: pairs::PairsGraph,
    tokenizer: Tokenizer,
    pool: Pool,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").finish_non_exhaustive()
    }
}

impl Reader {
    /// Opens the two graphs and the tokenizer (`words.onnx`, `pairs.onnx` and `tokenizer.json` of the folder `model`).
    ///
    /// # Errors
    /// If one of them is damaged or of another version.
    pub fn load(words: &'static [u8], pairs: &'static [u8], tokenizer: &[u8]) -> Result<Reader, LoadError> {
        let open = |graph: &'static str, bytes: &'static [u8]| -> Result<Model, LoadError> {
            ModelOptions::with_all_ops()
                .load_static_slice(bytes)
                .map_err(|e| LoadError::Graph { graph, source: Box::new(e) })
        };
        let mut tokenizer = Tokenizer::from_bytes(tokenizer).map_err(LoadError::Tokenizer)?;
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(LoadError::Tokenizer)?;
        Ok(Reader {
            words: words::WordsGraph::new(open("words", words)?)?,
            pairs: pairs::PairsGraph::new(open("pairs", pairs)?)?,
            tokenizer,
            pool: Pool::default(),
        })
    }

    /// Reads sentences of one text. A sentence that is too long for the encoder is read in pieces.
    ///
    /// The encoder's 8-bit arithmetic is scaled by batch, so a sentence's figures may differ in the third digit with the
    /// sentences around it; the same call gives the same figures on every run.
    pub fn read(&self, text: &str, sentences: &[ByteSpan]) -> Vec<Reading> {
        let pieces = encode::pieces(&self.tokenizer, text, sentences);
        let mut readings = vec![Reading::default(); sentences.len()];
        self.pool.with(|threads| {
            for batch in encode::batches(&pieces) {
                let words = self.words.run(&batch, threads);
                let found: Vec<Vec<decode::TaggedSpan>> = batch
                    .iter()
                    .enumerate()
                    .map(|(row, piece)| decode::participants(&words, row, piece))
                    .collect();
                // Where in its sentence's list each piece's participants begin: a long sentence has several pieces.
                let mut first = vec![0; batch.len()];
                for (row, found) in found.iter().enumerate() {
                    let participants = &mut readings[batch[row].sentence].participants;
                    first[row] = participants.len();
                    participants.extend(found.iter().map(|f| f.found));
                }
                let asked: Vec<pairs::Question> = (found.iter().enumerate().filter(|(_, f)| !f.is_empty()))
                    .map(|(row, found)| pairs::Question::all(row, found))
                    .collect();
                for (question, answers) in self.pairs.run(&words, &batch, &asked, threads) {
                    let row = question.row;
                    let pairs =
                        decode::pair_readings(&answers, &question, batch[row], &found[row], first[row]);
                    let kept = pairs.into_iter().filter(|p| p.none < decode::SURELY_NONE);
                    readings[batch[row].sentence].pairs.extend(kept);
                }
            }
        });
        readings
    }

    /// Reads what `actor` does to `recipient` in a text that is taken as one sentence, without looking for others.
    /// Where the text is too long for the encoder, it is cut around the two.
    pub fn relate(&self, text: &str, actor: ByteSpan, recipient: ByteSpan) -> Option<PairReading> {
        let piece = encode::piece_around(&self.tokenizer, text, actor, recipient);
        let sides: Vec<decode::TaggedSpan> =
            [actor, recipient].iter().filter_map(|&span| decode::TaggedSpan::of(&piece, span)).collect();
        let [_, _] = sides[..] else { return None };
        let sides_of = SidePair { actor: Some(0), recipient: Some(1) };
        self.pool.with(|threads| {
            let batch = [&piece];
            let words = self.words.run(&batch, threads);
            let question = pairs::Question::one(0, &sides, sides_of);
            let (question, answers) = self
                .pairs
                .run(&words, &batch, std::slice::from_ref(&question), threads)
                .into_iter()
                .next()?;
            decode::pair_readings(&answers, &question, &piece, &sides, 0).into_iter().next()
        })
    }

    /// The model's own figures for a text that is taken as one sentence, with the participants given: for tests that
    /// hold them against a reference. The text is to fit into the encoder.
    #[doc(hidden)]
    pub fn inspect(&self, text: &str, participants: &[ByteSpan]) -> Inspection {
        let whole = ByteSpan::new(0, text.len());
        let piece = encode::piece_around(&self.tokenizer, text, whole, whole);
        let sides: Vec<decode::TaggedSpan> =
            participants.iter().filter_map(|&span| decode::TaggedSpan::of(&piece, span)).collect();
        self.pool.with(|threads| {
            let batch = [&piece];
            let words = self.words.run(&batch, threads);
            let question = pairs::Question::all(0, &sides);
            let answers = self.pairs.run(&words, &batch, std::slice::from_ref(&question), threads);
            let readings = |(question, answers): &(pairs::Question, pairs::Answers)| {
                decode::pair_readings(answers, question, &piece, &sides, 0)
            };
            Inspection {
                tokens: piece.ids.iter().copied().zip(piece.spans.iter().copied()).collect(),
                tags: (0..piece.ids.len())
                    .map(|t| [0, 1, 2].map(|class| words.tags[[0, t, class]]))
                    .collect(),
                pairs: answers.iter().flat_map(readings).collect(),
            }
        })
    }
}
