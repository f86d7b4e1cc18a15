//! The gate: which pairs are worth reading, told from the plain sentence.

use super::SidePair;
use super::decode::TaggedSpan;
use super::graph::Words;
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

/// A pair to which the gate gives less than this is not read. `docs/model.md` has what that loses and saves.
const LET_PASS: f32 = 0.25;

/// A pair that may have an event, and how probable the gate finds that.
pub(super) struct Candidate {
    pub(super) sides: SidePair,
    pub(super) probability: f32,
}

/// Every ordered pair of a sentence's participants, and each of them alone on either side.
pub(super) fn candidates(words: &Words, row: usize, found: &[TaggedSpan]) -> Vec<Candidate> {
    // An absent side is what the mark at the sentence's beginning says of it.
    let absent = (0, 1);
    let tokens = || std::iter::once(absent).chain(found.iter().map(|f| f.tokens));
    let actors: Vec<Vec<f32>> = tokens().map(|t| mean(&words.as_actor, row, t)).collect();
    let recipients: Vec<Vec<f32>> = tokens().map(|t| mean(&words.as_recipient, row, t)).collect();
    let candidate = |sides: SidePair| {
        let side = |side: Option<usize>| side.map_or(0, |s| s + 1);
        Candidate {
            sides,
            probability: probability(&actors[side(sides.actor)], &recipients[side(sides.recipient)]),
        }
    };
    let people = 0..found.len();
    let mut all = Vec::with_capacity(found.len() * (found.len() + 1));
    for actor in people.clone() {
        let others = people.clone().filter(|&r| r != actor);
        all.extend(others.map(|r| candidate(SidePair { actor: Some(actor), recipient: Some(r) })));
    }
    all.extend(people.clone().map(|a| candidate(SidePair { actor: Some(a), recipient: None })));
    all.extend(people.map(|r| candidate(SidePair { actor: None, recipient: Some(r) })));
    all
}

/// The candidates that are to be read.
pub(super) fn passed(words: &Words, row: usize, found: &[TaggedSpan]) -> Vec<SidePair> {
    let all = candidates(words, row, found);
    all.into_iter().filter(|c| c.probability >= LET_PASS).map(|c| c.sides).collect()
}

/// The mean over the tokens of one side.
fn mean(side: &NdTensor<f32, 3>, row: usize, (start, end): (usize, usize)) -> Vec<f32> {
    let mut sum = vec![0.0; side.size(2)];
    for token in start..end {
        for (sum, value) in sum.iter_mut().zip(side.slice((row, token)).iter()) {
            *sum += value / (end - start) as f32;
        }
    }
    sum
}

/// The scaled product of both sides, and what each has of its own: its last number.
fn probability(actor: &[f32], recipient: &[f32]) -> f32 {
    let (Some((a, actor)), Some((r, recipient))) = (actor.split_last(), recipient.split_last()) else {
        return 0.0;
    };
    let product: f32 = actor.iter().zip(recipient).map(|(a, r)| a * r).sum();
    let score = product / (actor.len().max(1) as f32).sqrt() + a + r;
    1.0 / (1.0 + (-score).exp())
}
