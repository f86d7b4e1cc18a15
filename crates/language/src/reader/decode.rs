//! The heads' figures to spans and readings.

use super::encode::Piece;
use super::graph::{Pairs, Words};
use super::mark::Marked;
use super::tags::{self, Tag};
use super::{Found, PairReading, SidePair};
use detente_ontology::{ByteSpan, EventType};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

/// A pair that is as sure as this to have no event is not kept.
pub(super) const SURELY_NONE: f32 = 0.9;
/// Participants that are read in one sentence; the least probable ones above that number are left out, since the pairs grow
/// with the square.
const MOST_PARTICIPANTS: usize = 12;
/// Tokens around the best one that carry at least this share of its attention belong to the trigger.
const TRIGGER_SHARE: f32 = 0.35;
const MOST_TRIGGER_TOKENS: usize = 6;

/// A participant with its tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct TaggedSpan {
    /// First token, and one past the last, in its piece.
    pub(super) tokens: (usize, usize),
    pub(super) found: Found,
}

impl TaggedSpan {
    /// The tokens of a given span, if it has any.
    pub(super) fn of(piece: &Piece, span: ByteSpan) -> Option<TaggedSpan> {
        let start = piece.spans.iter().position(|s| s.overlaps(span))?;
        let end = piece.spans.iter().rposition(|s| s.overlaps(span))? + 1;
        Some(TaggedSpan { tokens: (start, end), found: Found { span, probability: 1.0 } })
    }
}

/// The participants that the tagger found in one sentence of a batch.
pub(super) fn participants(words: &Words, row: usize, piece: &Piece) -> Vec<TaggedSpan> {
    let mut found: Vec<TaggedSpan> = Vec::new();
    if row >= words.tags.size(0) {
        return found;
    }
    let read = tags::words(piece, |token| [0, 1, 2].map(|class| words.tags[[row, token, class]]));
    let best = tags::best_path(&read);
    let mut open = false;
    for (word, class) in read.iter().zip(best) {
        let probability = word.probability(class);
        let span = ByteSpan::new(piece.spans[word.start].start, piece.spans[word.end - 1].end);
        // "Ban Ki" and "-Moon" without a space between them are one name.
        let joined = found.last().is_some_and(|last| open && last.found.span.end == span.start);
        match class {
            Tag::Outside => open = false,
            Tag::Begin if !joined => {
                found.push(TaggedSpan { tokens: (word.start, word.end), found: Found { span, probability } });
                open = true;
            }
            Tag::Begin | Tag::Inside => {
                if let Some(last) = found.last_mut() {
                    last.tokens.1 = word.end;
                    last.found.span.end = span.end;
                    last.found.probability = last.found.probability.min(probability);
                }
            }
        }
    }
    while found.len() > MOST_PARTICIPANTS {
        let least =
            found.iter().enumerate().min_by(|a, b| a.1.found.probability.total_cmp(&b.1.found.probability));
        let Some((least, _)) = least else { break };
        found.remove(least);
    }
    found
}

/// One row of what was read over marked pairs. Sides and speaker are indices into `found`.
pub(super) fn pair_reading(
    pairs: &Pairs,
    row: usize,
    sides: SidePair,
    marked: &Marked,
    piece: &Piece,
    found: &[TaggedSpan],
) -> Option<PairReading> {
    if row >= pairs.types.size(0) {
        return None;
    }
    let all = |head: &NdTensor<f32, 2>| head.slice(row).iter().copied().collect::<Vec<f32>>();
    // The markers' share is left out: they are no words.
    let over_words = |head: &NdTensor<f32, 2>| -> Vec<f32> {
        marked.places.iter().map(|&place| head[[row, place]]).collect()
    };
    let mut types = all(&pairs.types);
    let none = types.split_off(EventType::ALL.len()).first().copied().unwrap_or(1.0);
    Some(PairReading {
        sides,
        types,
        none,
        modes: all(&pairs.modes),
        statuses: all(&pairs.statuses),
        contexts: all(&pairs.contexts),
        trigger: trigger(&over_words(&pairs.trigger), piece),
        speaker: speaker(&over_words(&pairs.speaker), piece, found),
    })
}

/// The word with most of the attention, and the words beside it that have a good share of it.
fn trigger(attention: &[f32], piece: &Piece) -> ByteSpan {
    let inside = 1..piece.ids.len() - 1;
    let best = inside.clone().max_by(|&a, &b| attention[a].total_cmp(&attention[b])).unwrap_or(0);
    let enough = attention[best] * TRIGGER_SHARE;
    let (mut start, mut end) = (best, best + 1);
    while start > 1
        && (piece.inner[start] || (attention[start - 1] >= enough && end - start < MOST_TRIGGER_TOKENS))
    {
        start -= 1;
    }
    while end < inside.end
        && (piece.inner[end] || (attention[end] >= enough && end - start < MOST_TRIGGER_TOKENS))
    {
        end += 1;
    }
    ByteSpan::new(piece.spans[start].start, piece.spans[end - 1].end)
}

/// The participant with most of the speaker's attention, if it has more than the mark that stands for nobody.
fn speaker(attention: &[f32], piece: &Piece, found: &[TaggedSpan]) -> Option<usize> {
    let mass = |f: &TaggedSpan| attention[f.tokens.0..f.tokens.1.min(piece.ids.len())].iter().sum::<f32>();
    let best = found.iter().map(mass).enumerate().max_by(|a, b| a.1.total_cmp(&b.1))?;
    (best.1 > attention[0].max(0.3)).then_some(best.0)
}
