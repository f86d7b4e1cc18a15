//! A sentence with the markers of one pair in it.

use super::decode::TaggedSpan;
use super::{SidePair, encode::Piece};

// Ids of the vocabulary that no text has; `crates/train/python/labels.py` has the same.
const ACTOR_BEGIN: u32 = 1;
const ACTOR_END: u32 = 2;
const RECIPIENT_BEGIN: u32 = 3;
const RECIPIENT_END: u32 = 4;
const NO_ACTOR: u32 = 5;
const NO_RECIPIENT: u32 = 6;

/// A sentence's token ids with one pair's markers.
#[derive(Debug, PartialEq)]
pub(super) struct Marked {
    pub(super) ids: Vec<u32>,
    /// Where each token of the plain sentence stands among them.
    pub(super) places: Vec<usize>,
    /// Where the markers stand that speak for the two sides.
    pub(super) actor: usize,
    pub(super) recipient: usize,
}

impl Marked {
    /// Sides stand between their markers; an absent side has one behind the sentence's first mark.
    pub(super) fn new(piece: &Piece, found: &[TaggedSpan], pair: SidePair) -> Marked {
        let mut marked = Marked {
            ids: Vec::with_capacity(piece.ids.len() + 4),
            places: Vec::with_capacity(piece.ids.len()),
            actor: 0,
            recipient: 0,
        };
        let actor = pair.actor.map(|a| found[a].tokens);
        let recipient = pair.recipient.map(|r| found[r].tokens);
        let ends = |side: Option<(usize, usize)>, at: usize| side.is_some_and(|(_, end)| end == at);
        for (at, &id) in piece.ids.iter().enumerate() {
            if ends(recipient, at) {
                marked.ids.push(RECIPIENT_END);
            }
            if ends(actor, at) {
                marked.ids.push(ACTOR_END);
            }
            marked.begin(at, actor, recipient);
            marked.places.push(marked.ids.len());
            marked.ids.push(id);
            if at == 0 {
                if actor.is_none() {
                    marked.actor = marked.push(NO_ACTOR);
                }
                if recipient.is_none() {
                    marked.recipient = marked.push(NO_RECIPIENT);
                }
            }
        }
        marked
    }

    fn begin(&mut self, at: usize, actor: Option<(usize, usize)>, recipient: Option<(usize, usize)>) {
        let begins =
            |side: Option<(usize, usize)>| side.filter(|&(start, _)| start == at).map(|(_, end)| end);
        let (actor, recipient) = (begins(actor), begins(recipient));
        // Of two that begin together the longer one is outside.
        if recipient > actor && actor.is_some() {
            self.recipient = self.push(RECIPIENT_BEGIN);
            self.actor = self.push(ACTOR_BEGIN);
            return;
        }
        if actor.is_some() {
            self.actor = self.push(ACTOR_BEGIN);
        }
        if recipient.is_some() {
            self.recipient = self.push(RECIPIENT_BEGIN);
        }
    }

    fn push(&mut self, id: u32) -> usize {
        self.ids.push(id);
        self.ids.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::Found;
    use detente_ontology::ByteSpan;

    fn check(sides: [Option<(usize, usize)>; 2], ids: &[u32], places: &[usize], at: (usize, usize)) {
        let empty = ByteSpan::new(0, 0);
        let piece = Piece {
            sentence: 0,
            ids: vec![101, 51, 52, 53, 102],
            spans: vec![empty; 5],
            inner: vec![false; 5],
        };
        let found: Vec<TaggedSpan> = sides
            .iter()
            .flatten()
            .map(|&tokens| TaggedSpan { tokens, found: Found { span: empty, probability: 1.0 } })
            .collect();
        let actor = sides[0].map(|_| 0);
        let recipient = sides[1].map(|_| usize::from(actor.is_some()));
        let marked = Marked::new(&piece, &found, SidePair { actor, recipient });
        assert_eq!((marked.ids.as_slice(), marked.places.as_slice()), (ids, places));
        assert_eq!((marked.actor, marked.recipient), at);
    }

    #[test]
    fn sides_stand_between_their_markers() {
        check([Some((1, 2)), Some((3, 4))], &[101, 1, 51, 2, 52, 3, 53, 4, 102], &[0, 2, 4, 6, 8], (1, 5));
        check([Some((2, 4)), Some((1, 2))], &[101, 3, 51, 4, 1, 52, 53, 2, 102], &[0, 2, 5, 6, 8], (4, 1));
    }

    #[test]
    fn an_absent_side_has_one_marker() {
        check([None, Some((2, 3))], &[101, 5, 51, 3, 52, 4, 53, 102], &[0, 2, 4, 6, 7], (1, 3));
        check([Some((1, 2)), None], &[101, 6, 1, 51, 2, 52, 53, 102], &[0, 3, 5, 6, 7], (2, 1));
    }

    #[test]
    fn a_side_within_the_other_is_within_its_markers() {
        check([Some((1, 2)), Some((1, 3))], &[101, 3, 1, 51, 2, 52, 4, 53, 102], &[0, 3, 5, 7, 8], (2, 1));
        check([Some((1, 3)), Some((1, 2))], &[101, 1, 3, 51, 4, 52, 2, 53, 102], &[0, 3, 5, 7, 8], (1, 2));
    }
}
