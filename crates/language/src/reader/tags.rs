//! The tagger's probabilities to the most probable tags: over whole words, and over the sentence as a whole.

use super::encode::Piece;

/// A word's part in a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Outside,
    Begin,
    Inside,
}

const TAGS: [Tag; 3] = [Tag::Outside, Tag::Begin, Tag::Inside];

/// A probability of zero would forbid a path.
const LEAST: f32 = 1e-6;

/// A word with its tokens, and how its tags' probabilities look from all of them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// First token, and one past the last.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Logarithms, in the order of `TAGS`.
    scores: [f32; 3],
}

impl Word {
    /// Probability, 0 to 1, of its least certain token having this tag's class.
    pub(super) fn probability(&self, tag: Tag) -> f32 {
        self.scores[tag as usize].exp()
    }
}

/// The words between the marks that frame a piece. A word has one tag for all of its tokens: where it begins a participant, its first
/// token does and the others are inside.
pub(super) fn words(piece: &Piece, classes: impl Fn(usize) -> [f32; 3]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for token in 1..piece.ids.len() - 1 {
        let [outside, begin, inside] = classes(token).map(|p| p.max(LEAST).ln());
        match words.last_mut() {
            Some(word) if piece.inner[token] => {
                word.end = token + 1;
                word.scores = [
                    word.scores[0].min(outside),
                    word.scores[1].min(inside.max(begin)),
                    word.scores[2].min(inside.max(begin)),
                ];
            }
            _ => words.push(Word { start: token, end: token + 1, scores: [outside, begin, inside] }),
        }
    }
    words
}

/// The most probable tags of a sentence (Viterbi's algorithm), in which nothing is inside that does not follow a beginning.
pub(super) fn best_path(words: &[Word]) -> Vec<Tag> {
    let allowed = |before: Tag, tag: Tag| tag != Tag::Inside || before != Tag::Outside;
    let mut reached = [0.0, f32::NEG_INFINITY, f32::NEG_INFINITY];
    let mut came_from: Vec<[Tag; 3]> = Vec::with_capacity(words.len());
    for word in words {
        let mut next = ([f32::NEG_INFINITY; 3], [Tag::Outside; 3]);
        for tag in TAGS {
            for before in TAGS.into_iter().filter(|&b| allowed(b, tag)) {
                let score = reached[before as usize] + word.scores[tag as usize];
                if score > next.0[tag as usize] {
                    next.0[tag as usize] = score;
                    next.1[tag as usize] = before;
                }
            }
        }
        reached = next.0;
        came_from.push(next.1);
    }
    let mut tag = TAGS.into_iter().max_by(|&a, &b| reached[a as usize].total_cmp(&reached[b as usize]));
    let mut path: Vec<Tag> = Vec::with_capacity(words.len());
    for from in came_from.iter().rev() {
        let Some(last) = tag else { break };
        path.push(last);
        tag = Some(from[last as usize]);
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use Tag::*;
    use proptest::prelude::*;

    fn word(outside: f32, begin: f32, inside: f32) -> Word {
        Word { start: 1, end: 2, scores: [outside.ln(), begin.ln(), inside.ln()] }
    }

    #[test]
    fn a_doubtful_word_between_two_sure_ones_is_inside() {
        let name =
            [word(0.01, 0.98, 0.01), word(0.79, 0.01, 0.2), word(0.03, 0.01, 0.96), word(0.98, 0.01, 0.01)];
        assert_eq!(best_path(&name), [Begin, Inside, Inside, Outside]);
    }

    #[test]
    fn what_nothing_begins_is_begun() {
        assert_eq!(best_path(&[word(0.1, 0.2, 0.7)]), [Begin]);
        assert_eq!(best_path(&[word(0.9, 0.05, 0.05), word(0.1, 0.3, 0.6)]), [Outside, Begin]);
        assert_eq!(best_path(&[]), []);
    }

    proptest! {
        #[test]
        fn a_path_has_a_tag_a_word_and_nothing_inside_of_nothing(
            scores in prop::collection::vec([0.001..1.0f32, 0.001..1.0f32, 0.001..1.0f32], 0..40),
        ) {
            let words: Vec<Word> = scores.iter().map(|&[o, b, i]| word(o, b, i)).collect();
            let path = best_path(&words);
            prop_assert_eq!(path.len(), words.len());
            prop_assert!(path.first() != Some(&Inside));
            prop_assert!(path.windows(2).all(|w| w != [Outside, Inside]));
        }
    }
}
