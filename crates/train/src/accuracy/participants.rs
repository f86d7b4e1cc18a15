//! Participants: what the tagger finds in a sentence, against those that are marked.

use super::score::Score;
use crate::corpus::Sentence;
use detente_language::Reader;
use detente_ontology::ByteSpan;
use serde::Serialize;

/// How well participants are found.
#[derive(Debug, Serialize)]
pub struct Participants {
    /// The same span.
    pub exact: Score,
    /// A span that overlaps, each marked one counted once.
    pub overlapping: Score,
}

pub(super) fn measure(reader: &Reader, sentences: &[&Sentence]) -> Participants {
    let (mut exact, mut overlapping, mut said, mut gold) = (0, 0, 0, 0);
    for sentence in sentences {
        let whole = ByteSpan::new(0, sentence.text.len());
        let found: Vec<ByteSpan> = reader
            .read(&sentence.text, &[whole])
            .iter()
            .flat_map(|reading| reading.participants.iter().map(|p| p.span))
            .collect();
        exact += found.iter().filter(|f| sentence.participants.contains(f)).count();
        overlapping += pairs(&found, &sentence.participants);
        said += found.len();
        gold += sentence.participants.len();
    }
    Participants { exact: Score::new(exact, said, gold), overlapping: Score::new(overlapping, said, gold) }
}

/// Overlapping spans of two lists, none used twice. Neither list overlaps itself, so the first that fits will do.
fn pairs(found: &[ByteSpan], marked: &[ByteSpan]) -> usize {
    let mut left = marked.to_vec();
    for f in found {
        if let Some(at) = left.iter().position(|m| m.overlaps(*f)) {
            left.remove(at);
        }
    }
    marked.len() - left.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_span_counts_once() {
        let span = ByteSpan::new;
        assert_eq!(pairs(&[span(0, 3), span(4, 8)], &[span(0, 8), span(20, 25)]), 1);
        assert_eq!(pairs(&[span(2, 10), span(21, 22)], &[span(0, 8), span(20, 25)]), 2);
    }
}
