//! The reader: one pass of the encoder over a sentence finds the participants and the pairs that may have an event (the gate);
//! then each such pair is read in a pass of its own, with its markers in the text.
//!
//! How the model is built and trained is in `docs/model.md` and `crates/train/python/model.py`.

mod decode;
mod encode;
mod gate;
mod graph;
mod mark;
mod pool;
mod tags;

use detente_ontology::{ByteSpan, Context, EventType, Mode, Status};
use encode::Piece;
use mark::Marked;
use pool::{Lent, Pool};
use tokenizers::Tokenizer;

/// The model can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The graph is damaged, or is not one that the runtime can run.
    #[error("the model's graph can't be loaded")]
    Graph(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The graph lacks an input or output: it is of another version than this program.
    #[error("the model's graph has no `{name}`; it is not of this program's version")]
    Version {
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
    /// The same with its participants' indices counted from elsewhere.
    fn shifted(mut self, by: usize) -> PairReading {
        for index in [&mut self.sides.actor, &mut self.sides.recipient, &mut self.speaker] {
            *index = index.map(|i| i + by);
        }
        self
    }

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
    /// Every ordered pair, and each participant alone on either side: the gate's probability, and what was read.
    pub pairs: Vec<(f32, PairReading)>,
}

/// The encoder with its heads. It can be shared between threads; each call runs on one.
pub struct Reader {
    graph: graph::Graph,
    tokenizer: Tokenizer,
    pool: Pool,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").finish_non_exhaustive()
    }
}

impl Reader {
    /// Opens the graph and the tokenizer (`reader.onnx` and `tokenizer.json` of the folder `model`).
    ///
    /// # Errors
    /// If one of them is damaged or of another version.
    pub fn load(graph: &'static [u8], tokenizer: &[u8]) -> Result<Reader, LoadError> {
        let mut tokenizer = Tokenizer::from_bytes(tokenizer).map_err(LoadError::Tokenizer)?;
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(LoadError::Tokenizer)?;
        Ok(Reader { graph: graph::Graph::open(graph)?, tokenizer, pool: Pool::default() })
    }

    /// Reads sentences of one text. A sentence that is too long for the encoder is read in pieces.
    ///
    /// The encoder's 8-bit arithmetic is scaled by batch, so a sentence's figures may differ in the third digit with the
    /// sentences around it; the same call gives the same figures on every run.
    pub fn read(&self, text: &str, sentences: &[ByteSpan]) -> Vec<Reading> {
        let mut readings = vec![Reading::default(); sentences.len()];
        self.pool.with(|threads| {
            let pieces = encode::pieces(&self.tokenizer, text, sentences);
            // In windows, so that memory is bounded whatever the length of the text.
            for window in pieces.chunks(encode::WINDOW) {
                self.read_window(window, threads, &mut readings);
            }
        });
        readings
    }

    fn read_window(&self, pieces: &[Piece], threads: &Lent, readings: &mut [Reading]) {
        let mut found = vec![Vec::new(); pieces.len()];
        let mut candidates: Vec<Candidate> = Vec::new();
        for batch in encode::batches(pieces, |p| p.ids.len()) {
            let words = self.graph.words(&batch.iter().map(|&at| &pieces[at]).collect::<Vec<_>>(), threads);
            for (row, &at) in batch.iter().enumerate() {
                found[at] = decode::participants(&words, row, &pieces[at]);
                let passed = gate::passed(&words, row, &found[at]);
                candidates
                    .extend(passed.into_iter().map(|sides| Candidate::new(pieces, at, &found[at], sides)));
            }
        }
        // Where in its sentence's list each piece's participants begin: a long sentence has several pieces.
        let first: Vec<usize> = (pieces.iter().zip(&found))
            .map(|(piece, found)| {
                let participants = &mut readings[piece.sentence].participants;
                participants.extend(found.iter().map(|f: &decode::TaggedSpan| f.found));
                participants.len() - found.len()
            })
            .collect();
        let mut read: Vec<Option<PairReading>> = self.read_pairs(pieces, &found, &candidates, threads);
        candidates.iter().zip(&mut read).for_each(|(candidate, reading)| {
            if let Some(reading) = reading.take_if(|r| r.none < decode::SURELY_NONE) {
                let sentence = pieces[candidate.piece].sentence;
                readings[sentence].pairs.push(reading.shifted(first[candidate.piece]));
            }
        });
    }

    /// What is read of each candidate, in their order.
    fn read_pairs(
        &self,
        pieces: &[Piece],
        found: &[Vec<decode::TaggedSpan>],
        candidates: &[Candidate],
        threads: &Lent,
    ) -> Vec<Option<PairReading>> {
        let mut readings = vec![None; candidates.len()];
        for batch in encode::batches(candidates, |c| c.marked.ids.len()) {
            let marked: Vec<&Marked> = batch.iter().map(|&at| &candidates[at].marked).collect();
            let pairs = self.graph.pairs(&marked, threads);
            for (row, &at) in batch.iter().enumerate() {
                let Candidate { piece, sides, marked } = &candidates[at];
                readings[at] =
                    decode::pair_reading(&pairs, row, *sides, marked, &pieces[*piece], &found[*piece]);
            }
        }
        readings
    }

    /// Reads what `actor` does to `recipient` in a text that is taken as one sentence, without looking for others.
    /// Where the text is too long for the encoder, it is cut around the two.
    pub fn relate(&self, text: &str, actor: ByteSpan, recipient: ByteSpan) -> Option<PairReading> {
        let pieces = [encode::piece_around(&self.tokenizer, text, actor, recipient)];
        let sides: Vec<decode::TaggedSpan> =
            [actor, recipient].iter().filter_map(|&span| decode::TaggedSpan::of(&pieces[0], span)).collect();
        let [_, _] = sides[..] else { return None };
        let candidate = Candidate::new(&pieces, 0, &sides, SidePair { actor: Some(0), recipient: Some(1) });
        self.pool.with(|threads| self.read_pairs(&pieces, &[sides], &[candidate], threads).pop()?)
    }

    /// The model's own figures for a text that is taken as one sentence, with the participants given: for tests that
    /// hold them against a reference. The text is to fit into the encoder.
    #[doc(hidden)]
    pub fn inspect(&self, text: &str, participants: &[ByteSpan]) -> Inspection {
        let whole = ByteSpan::new(0, text.len());
        let pieces = [encode::piece_around(&self.tokenizer, text, whole, whole)];
        let sides: Vec<decode::TaggedSpan> =
            participants.iter().filter_map(|&span| decode::TaggedSpan::of(&pieces[0], span)).collect();
        self.pool.with(|threads| {
            let words = self.graph.words(&[&pieces[0]], threads);
            let all = gate::candidates(&words, 0, &sides);
            let candidates: Vec<Candidate> =
                all.iter().map(|c| Candidate::new(&pieces, 0, &sides, c.sides)).collect();
            let tokens = 0..pieces[0].ids.len();
            let tags = tokens.map(|t| [0, 1, 2].map(|class| words.tags[[0, t, class]])).collect();
            let read = self.read_pairs(&pieces, &[sides], &candidates, threads);
            Inspection {
                tokens: pieces[0].ids.iter().copied().zip(pieces[0].spans.iter().copied()).collect(),
                tags,
                pairs: all
                    .iter()
                    .zip(read)
                    .filter_map(|(gate, read)| Some((gate.probability, read?)))
                    .collect(),
            }
        })
    }
}

/// A pair that is to be read.
struct Candidate {
    /// Index of its piece.
    piece: usize,
    sides: SidePair,
    marked: Marked,
}

impl Candidate {
    fn new(pieces: &[Piece], piece: usize, found: &[decode::TaggedSpan], sides: SidePair) -> Candidate {
        Candidate { piece, sides, marked: Marked::new(&pieces[piece], found, sides) }
    }
}
