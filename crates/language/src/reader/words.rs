//! The first pass: the words of a batch of sentences.

use super::{LoadError, encode::Piece, pool::Lent};
use rten::{Model, NodeId, Value};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

/// Layers of the encoder, each with its keys and values.
pub(super) const LAYERS: usize = 6;

/// The graph `words.onnx`.
pub(super) struct WordsGraph {
    model: Model,
    tokens: NodeId,
    present: NodeId,
    outputs: Vec<NodeId>,
}

/// What the first pass gives for a batch.
pub(super) struct Words {
    /// Probabilities of outside, begin and inside, by sentence and token.
    pub(super) tags: NdTensor<f32, 3>,
    /// 1 where a token is, 0 where a shorter sentence was filled up.
    pub(super) present: NdTensor<f32, 2>,
    /// Hidden states, embeddings, and the layers' keys and then values: each by sentence, token and dimension.
    pub(super) memory: Vec<NdTensor<f32, 3>>,
}

pub(super) fn node(model: &Model, graph: &'static str, name: &str) -> Result<NodeId, LoadError> {
    model.node_id(name).map_err(|_| LoadError::Version { graph, name: name.to_owned() })
}

/// The names under which both graphs pass on the memory.
pub(super) fn memory_names() -> impl Iterator<Item = String> {
    let layers = |kind: &'static str| (0..LAYERS).map(move |i| format!("{kind}{i}"));
    ["hidden", "embedded"].map(str::to_owned).into_iter().chain(layers("key")).chain(layers("value"))
}

/// A value of the runtime as numbers. The graphs give what they are asked for, or they would not have loaded.
pub(super) fn numbers<const N: usize>(value: Value) -> NdTensor<f32, N> {
    value.try_into().unwrap_or_else(|_| NdTensor::zeros([0; N]))
}

impl WordsGraph {
    pub(super) fn new(model: Model) -> Result<WordsGraph, LoadError> {
        let find = |name: &str| node(&model, "words", name);
        let outputs = std::iter::once("tags".to_owned())
            .chain(memory_names())
            .map(|n| find(&n))
            .collect::<Result<_, _>>()?;
        Ok(WordsGraph { tokens: find("tokens")?, present: find("present")?, outputs, model })
    }

    pub(super) fn run(&self, batch: &[&Piece], threads: &Lent) -> Words {
        let width = batch.iter().map(|p| p.ids.len()).max().unwrap_or(0);
        let mut tokens = NdTensor::<i32, 2>::zeros([batch.len(), width]);
        let mut present = NdTensor::<f32, 2>::zeros([batch.len(), width]);
        for (row, piece) in batch.iter().enumerate() {
            for (at, &id) in piece.ids.iter().enumerate() {
                tokens[[row, at]] = id as i32;
                present[[row, at]] = 1.0;
            }
        }
        let inputs = vec![(self.tokens, tokens.view().into()), (self.present, present.view().into())];
        let mut outputs =
            self.model.run(inputs, &self.outputs, threads.options()).unwrap_or_default().into_iter();
        let tags = outputs.next().map_or_else(|| NdTensor::zeros([0; 3]), numbers);
        Words { tags, present, memory: outputs.map(numbers).collect() }
    }
}
