//! The second pass: the markers of pairs, which look at the words of the first.

use super::decode::TaggedSpan;
use super::encode::Piece;
use super::pool::Lent;
use super::words::{Words, memory_names, node, numbers};
use super::{LoadError, SidePair};
use rten::{Model, NodeId, ValueOrView};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

/// Sentences whose pairs are read at once, and pairs of one sentence at once.
const SENTENCES: usize = 8;
const PAIRS: usize = 48;

const ACTOR: i32 = 0;
const RECIPIENT: i32 = 1;
const NO_ACTOR: i32 = 2;
const NO_RECIPIENT: i32 = 3;

/// The graph `pairs.onnx`.
pub(super) struct PairsGraph {
    model: Model,
    memory: Vec<NodeId>,
    present: NodeId,
    average: NodeId,
    kinds: NodeId,
    outputs: Vec<NodeId>,
}

/// The pairs of one sentence that are to be read.
#[derive(Debug, Clone)]
pub(super) struct Question {
    /// The sentence's row in its batch.
    pub(super) row: usize,
    /// Token ranges of the participants.
    spans: Vec<(usize, usize)>,
    /// The pairs.
    pub(super) pairs: Vec<SidePair>,
}

impl Question {
    /// Every ordered pair, and each participant alone on either side.
    pub(super) fn all(row: usize, found: &[TaggedSpan]) -> Question {
        let people = 0..found.len();
        let mut pairs = Vec::with_capacity(found.len() * (found.len() + 1));
        for actor in people.clone() {
            let others = people.clone().filter(|&r| r != actor);
            pairs.extend(others.map(|r| SidePair { actor: Some(actor), recipient: Some(r) }));
        }
        pairs.extend(people.clone().map(|a| SidePair { actor: Some(a), recipient: None }));
        pairs.extend(people.map(|r| SidePair { actor: None, recipient: Some(r) }));
        Question { row, spans: found.iter().map(|f| f.tokens).collect(), pairs }
    }

    /// One pair.
    pub(super) fn one(row: usize, found: &[TaggedSpan], pair: SidePair) -> Question {
        Question { row, spans: found.iter().map(|f| f.tokens).collect(), pairs: vec![pair] }
    }

    /// The same in parts that are small enough.
    fn parts(&self) -> impl Iterator<Item = Question> {
        self.pairs.chunks(PAIRS).map(|pairs| Question { pairs: pairs.to_vec(), ..self.clone() })
    }
}

/// The heads' outputs for the pairs of one question: rows are pairs.
pub(super) struct Answers {
    pub(super) types: Vec<Vec<f32>>,
    pub(super) modes: Vec<Vec<f32>>,
    pub(super) statuses: Vec<Vec<f32>>,
    pub(super) contexts: Vec<Vec<f32>>,
    pub(super) trigger: Vec<Vec<f32>>,
    pub(super) speaker: Vec<Vec<f32>>,
}

impl PairsGraph {
    pub(super) fn new(model: Model) -> Result<PairsGraph, LoadError> {
        let find = |name: &str| node(&model, "pairs", name);
        let memory = memory_names().map(|n| find(&n)).collect::<Result<_, _>>()?;
        let heads = ["type", "mode", "status", "context", "trigger", "speaker"];
        let outputs = heads.iter().map(|n| find(n)).collect::<Result<_, _>>()?;
        let (present, average, kinds) = (find("present")?, find("average")?, find("kinds")?);
        Ok(PairsGraph { memory, present, average, kinds, outputs, model })
    }

    /// Answers the questions of one batch; a long question is answered in several parts.
    pub(super) fn run(
        &self,
        words: &Words,
        batch: &[&Piece],
        questions: &[Question],
        threads: &Lent,
    ) -> Vec<(Question, Answers)> {
        let mut parts: Vec<Question> = questions.iter().flat_map(Question::parts).collect();
        // Like numbers of pairs together, so that few are filled up. The order among equals is that of the text.
        parts.sort_by_key(|q| q.pairs.len());
        parts.chunks(SENTENCES).flat_map(|group| self.run_group(words, batch, group, threads)).collect()
    }

    fn run_group(
        &self,
        words: &Words,
        batch: &[&Piece],
        group: &[Question],
        threads: &Lent,
    ) -> Vec<(Question, Answers)> {
        let width = group.iter().map(|q| batch[q.row].ids.len()).max().unwrap_or(0);
        let most = group.iter().map(|q| q.pairs.len()).max().unwrap_or(0);
        let mut average = NdTensor::<f32, 3>::zeros([group.len(), 2 * most, width]);
        let mut kinds = NdTensor::<i32, 2>::zeros([group.len(), 2 * most]);
        for (at, question) in group.iter().enumerate() {
            for (number, pair) in question.pairs.iter().enumerate() {
                let sides = [
                    (number, pair.actor, ACTOR, NO_ACTOR),
                    (most + number, pair.recipient, RECIPIENT, NO_RECIPIENT),
                ];
                for (marker, side, kind, absent) in sides {
                    let Some(side) = side else {
                        kinds[[at, marker]] = absent;
                        continue;
                    };
                    kinds[[at, marker]] = kind;
                    let (start, end) = question.spans[side];
                    for token in start..end {
                        average[[at, marker, token]] = 1.0 / (end - start) as f32;
                    }
                }
            }
        }
        let present = gather2(&words.present, group, width);
        let memory: Vec<NdTensor<f32, 3>> = words.memory.iter().map(|m| gather3(m, group, width)).collect();
        let mut inputs: Vec<(NodeId, ValueOrView)> =
            self.memory.iter().zip(&memory).map(|(&id, m)| (id, m.view().into())).collect();
        inputs.push((self.present, present.view().into()));
        inputs.push((self.average, average.view().into()));
        inputs.push((self.kinds, kinds.view().into()));
        let Ok(outputs) = self.model.run(inputs, &self.outputs, threads.options()) else { return Vec::new() };
        let heads: Vec<NdTensor<f32, 3>> = outputs.into_iter().map(numbers).collect();
        let rows = |head: usize, at: usize, pairs: usize| -> Vec<Vec<f32>> {
            (0..pairs).map(|p| heads[head].slice((at, p)).iter().copied().collect()).collect()
        };
        let answers = |at: usize, n: usize| Answers {
            types: rows(0, at, n),
            modes: rows(1, at, n),
            statuses: rows(2, at, n),
            contexts: rows(3, at, n),
            trigger: rows(4, at, n),
            speaker: rows(5, at, n),
        };
        group.iter().enumerate().map(|(at, q)| (q.clone(), answers(at, q.pairs.len()))).collect()
    }
}

/// The group's rows of a batch's tensor, as wide as the group needs.
fn gather3(from: &NdTensor<f32, 3>, group: &[Question], width: usize) -> NdTensor<f32, 3> {
    let depth = from.size(2);
    let mut data = Vec::with_capacity(group.len() * width * depth);
    for question in group {
        data.extend(from.slice((question.row, ..width)).iter());
    }
    NdTensor::from_data([group.len(), width, depth], data)
}

fn gather2(from: &NdTensor<f32, 2>, group: &[Question], width: usize) -> NdTensor<f32, 2> {
    let data: Vec<f32> =
        group.iter().flat_map(|q| from.slice((q.row, ..width)).iter().copied().collect::<Vec<_>>()).collect();
    NdTensor::from_data([group.len(), width], data)
}
