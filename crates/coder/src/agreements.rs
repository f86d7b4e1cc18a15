//! Agreements of the story, by sentence.

use detente_ontology::ByteSpan;
use detente_world::AgreementMention;

/// The mentions within a sentence, of those of a story in the order of its text.
pub(crate) fn agreements_within<'f, 'a>(
    found: &'f [AgreementMention<'a>],
    sentence: ByteSpan,
) -> &'f [AgreementMention<'a>] {
    let start = found.partition_point(|a| a.span.start < sentence.start);
    let end = found.partition_point(|a| a.span.end <= sentence.end);
    &found[start..end.max(start)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_its_own_mentions() {
        let mention = |start, end| AgreementMention { span: ByteSpan::new(start, end), agreement: None };
        let found = [mention(0, 5), mention(10, 15), mention(20, 25)];
        let starts = |from, to| -> Vec<usize> {
            agreements_within(&found, ByteSpan::new(from, to)).iter().map(|a| a.span.start).collect()
        };
        assert_eq!(starts(0, 9), [0]);
        assert_eq!(starts(9, 30), [10, 20]);
        assert_eq!(starts(6, 9), []);
        assert_eq!(starts(12, 14), []);
    }
}
