//! Relations: what `relate` says of two marked participants, against the events that are labelled between them.
//!
//! Asked is every pair of an actor and a recipient of a label. Where a two-sided event has no recipient, its actors are
//! asked about in the order of the text. A pair with several labels is asked once, and any of their types is right.

use super::score::{Score, rounded, share};
use crate::corpus::{Label, Sentence};
use detente_coder::{Coder, Options};
use detente_ontology::EventType;
use serde::Serialize;
use std::collections::BTreeMap;

/// How well relations are read.
#[derive(Debug, Serialize)]
pub struct Relations {
    /// Pairs that were asked about.
    pub pairs: usize,
    /// Share of the pairs with the right type.
    pub accuracy: f64,
    /// Mean of the types' F1, over the types that occur.
    pub macro_f1: f64,
    /// Each type's figures.
    pub by_type: BTreeMap<EventType, Score>,
    /// Share of the pairs with the right status.
    pub status: f64,
    /// Share of the pairs with the right mode, or rightly none, among those whose type is right.
    pub mode: f64,
    /// Share of the pairs whose trigger overlaps the labelled one, among those whose type is right.
    pub trigger: f64,
}

pub(super) fn measure(coder: &Coder, sentences: &[&Sentence]) -> Relations {
    let (mut pairs, mut right, mut status, mut mode, mut trigger) = (0, 0, 0, 0, 0);
    let mut counts: BTreeMap<EventType, [usize; 3]> = BTreeMap::new();
    for sentence in sentences {
        for (sides, labels) in asked(sentence) {
            let [actor, recipient] = sides.map(|p| sentence.participants[p]);
            let Some(said) = coder.relate(&[(&sentence.text, actor, recipient)], &Options::default()).pop()
            else {
                continue;
            };
            pairs += 1;
            let hit = labels.iter().find(|l| l.event_type == said.event_type);
            let label = hit.unwrap_or(&labels[0]);
            counts.entry(said.event_type).or_default()[1] += 1;
            counts.entry(label.event_type).or_default()[2] += 1;
            status += usize::from(said.status == label.status);
            if hit.is_none() {
                continue;
            }
            right += 1;
            counts.entry(said.event_type).or_default()[0] += 1;
            mode += usize::from(said.mode == label.mode.into_iter().collect::<Vec<_>>());
            let words = coder.reader().relate(&sentence.text, actor, recipient).map(|r| r.trigger);
            trigger += usize::from(words.is_some_and(|w| w.overlaps(label.trigger)));
        }
    }
    let by_type: BTreeMap<EventType, Score> =
        counts.into_iter().map(|(t, [right, said, gold])| (t, Score::new(right, said, gold))).collect();
    let occurring: Vec<f64> = by_type.values().filter(|s| s.gold > 0).map(|s| s.f1).collect();
    Relations {
        pairs,
        accuracy: share(right, pairs),
        macro_f1: rounded(occurring.iter().sum::<f64>() / occurring.len().max(1) as f64),
        by_type,
        status: share(status, pairs),
        mode: share(mode, right),
        trigger: share(trigger, right),
    }
}

/// The pairs of a sentence, each with its labels.
fn asked(sentence: &Sentence) -> BTreeMap<[usize; 2], Vec<&Label>> {
    let mut pairs: BTreeMap<[usize; 2], Vec<&Label>> = BTreeMap::new();
    for label in &sentence.labels {
        let mut add =
            |actor: usize, recipient: usize| pairs.entry([actor, recipient]).or_default().push(label);
        for &actor in &label.actors {
            for &recipient in &label.recipients {
                add(actor, recipient);
            }
            if label.recipients.is_empty() && label.event_type.is_symmetric() {
                label.actors.iter().filter(|&&other| other > actor).for_each(|&other| add(actor, other));
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_asked_once_with_all_its_labels() {
        let source = "= x-1 wire 1994\n{1:A} met {2:B} and hit {3:C}.\nCONSULT happened 1+2 > - \"met\"\n\
                      ASSAULT happened 1+2 > 3 \"hit\"\nACCUSE happened 1 > 3 \"hit\"\nPROTEST happened 1 > - \"hit\"\n";
        let (sentences, faults) = crate::corpus::parse(source);
        assert_eq!(faults, []);
        let found: Vec<([usize; 2], usize)> =
            asked(&sentences[0]).iter().map(|(p, l)| (*p, l.len())).collect();
        assert_eq!(found, [([0, 1], 1), ([0, 2], 2), ([1, 2], 1)]);
    }
}
