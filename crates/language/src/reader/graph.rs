//! The graph `reader.onnx`, run over plain sentences and over sentences with a pair's markers.

use super::mark::Marked;
use super::{LoadError, encode::Piece, pool::Lent};
use rten::{Model, ModelOptions, NodeId, Value, ValueOrView};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

/// The model, with the places of its inputs and outputs.
pub(super) struct Graph {
    model: Model,
    tokens: NodeId,
    present: NodeId,
    at: NodeId,
    words: Vec<NodeId>,
    pair: Vec<NodeId>,
}

/// What is read over plain sentences: each by sentence, token and dimension.
pub(super) struct Words {
    /// Probabilities of outside, begin and inside.
    pub(super) tags: NdTensor<f32, 3>,
    /// The gate's view of a token as actor, and as recipient.
    pub(super) as_actor: NdTensor<f32, 3>,
    pub(super) as_recipient: NdTensor<f32, 3>,
}

/// What is read over marked pairs: a row a pair.
pub(super) struct Pairs {
    pub(super) types: NdTensor<f32, 2>,
    pub(super) modes: NdTensor<f32, 2>,
    pub(super) statuses: NdTensor<f32, 2>,
    pub(super) contexts: NdTensor<f32, 2>,
    pub(super) trigger: NdTensor<f32, 2>,
    pub(super) speaker: NdTensor<f32, 2>,
}

impl Graph {
    pub(super) fn open(bytes: &'static [u8]) -> Result<Graph, LoadError> {
        let model = ModelOptions::with_all_ops()
            .load_static_slice(bytes)
            .map_err(|e| LoadError::Graph(Box::new(e)))?;
        let find = |name: &str| model.node_id(name).map_err(|_| LoadError::Version { name: name.to_owned() });
        let all = |names: &[&str]| names.iter().map(|n| find(n)).collect::<Result<Vec<_>, _>>();
        let words = all(&["tags", "as_actor", "as_recipient"])?;
        let pair = all(&["type", "mode", "status", "context", "trigger", "speaker"])?;
        let (tokens, present, at) = (find("tokens")?, find("present")?, find("at")?);
        Ok(Graph { tokens, present, at, words, pair, model })
    }

    /// Reads plain sentences.
    pub(super) fn words(&self, batch: &[&Piece], threads: &Lent) -> Words {
        let (tokens, present) = padded(batch.iter().map(|p| p.ids.as_slice()));
        let inputs = vec![(self.tokens, tokens.view().into()), (self.present, present.view().into())];
        let mut outputs = self.run(inputs, &self.words, threads);
        let mut next = || outputs.next().map_or_else(|| NdTensor::zeros([0; 3]), numbers);
        Words { tags: next(), as_actor: next(), as_recipient: next() }
    }

    /// Reads one pair in each sentence.
    pub(super) fn pairs(&self, batch: &[&Marked], threads: &Lent) -> Pairs {
        let (tokens, present) = padded(batch.iter().map(|m| m.ids.as_slice()));
        let mut at = NdTensor::<f32, 3>::zeros([batch.len(), 2, tokens.size(1)]);
        for (row, marked) in batch.iter().enumerate() {
            at[[row, 0, marked.actor]] = 1.0;
            at[[row, 1, marked.recipient]] = 1.0;
        }
        let inputs = vec![
            (self.tokens, tokens.view().into()),
            (self.present, present.view().into()),
            (self.at, at.view().into()),
        ];
        let mut outputs = self.run(inputs, &self.pair, threads);
        let mut next = || outputs.next().map_or_else(|| NdTensor::zeros([0; 2]), numbers);
        Pairs {
            types: next(),
            modes: next(),
            statuses: next(),
            contexts: next(),
            trigger: next(),
            speaker: next(),
        }
    }

    fn run(
        &self,
        inputs: Vec<(NodeId, ValueOrView)>,
        outputs: &[NodeId],
        threads: &Lent,
    ) -> impl Iterator<Item = Value> + use<> {
        // The graph was checked when it was opened; were it to fail all the same, nothing is read.
        self.model.run(inputs, outputs, threads.options()).unwrap_or_default().into_iter()
    }
}

/// A value of the runtime as numbers. The graph gives what it is asked for, or it would not have loaded.
fn numbers<const N: usize>(value: Value) -> NdTensor<f32, N> {
    value.try_into().unwrap_or_else(|_| NdTensor::zeros([0; N]))
}

/// Token ids filled up to the longest row, and 1 where a token is.
fn padded<'a>(
    rows: impl ExactSizeIterator<Item = &'a [u32]> + Clone,
) -> (NdTensor<i32, 2>, NdTensor<f32, 2>) {
    let shape = [rows.len(), rows.clone().map(<[u32]>::len).max().unwrap_or(0)];
    let (mut tokens, mut present) = (NdTensor::zeros(shape), NdTensor::zeros(shape));
    for (row, ids) in rows.enumerate() {
        for (at, &id) in ids.iter().enumerate() {
            tokens[[row, at]] = id as i32;
            present[[row, at]] = 1.0;
        }
    }
    (tokens, present)
}
