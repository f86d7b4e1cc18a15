//! Agreements that a sentence names: capitalised words around "Treaty", "Accord" and the like.

use detente_language::tokens;
use detente_ontology::ByteSpan;

const HEADS: &[&str] = &[
    "Treaty",
    "Accord",
    "Accords",
    "Agreement",
    "Agreements",
    "Pact",
    "Convention",
    "Protocol",
    "Protocols",
    "Concordat",
    "Armistice",
    "Compact",
    "Memorandum",
];

/// Where `sentence` names an agreement: a head word with at least one more capitalised word before it ("Anti-Ballistic Missile
/// Treaty"), or followed by "of", "on" or "for" and a capitalised word ("Treaty of Lisbon"). Spans count from its beginning.
pub(crate) fn agreements(sentence: &str) -> Vec<ByteSpan> {
    let tokens = tokens(sentence);
    let word = |i: usize| tokens[i].span.of(sentence);
    let capital =
        |i: usize| tokens[i].is_word && word(i).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let mut found: Vec<ByteSpan> = Vec::new();
    for head in (0..tokens.len()).filter(|&i| HEADS.contains(&word(i))) {
        let mut first = head;
        while first > 0
            && (capital(first - 1)
                || first > 1 && matches!(word(first - 1), "of" | "and" | "on") && capital(first - 2))
            && word(first - 1) != "The"
        {
            first -= 1;
        }
        let mut last = head;
        while last + 1 < tokens.len()
            && (capital(last + 1)
                || last + 2 < tokens.len()
                    && matches!(word(last + 1), "of" | "on" | "for" | "and")
                    && capital(last + 2))
        {
            last += 1;
        }
        if first == last {
            continue;
        }
        let span = ByteSpan::new(tokens[first].span.start, tokens[last].span.end);
        if !found.last().is_some_and(|f| f.overlaps(span)) {
            found.push(span);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreements_are_found_by_their_names() {
        for (sentence, expected) in [
            ("They left the Anti-Ballistic Missile Treaty.", "Anti-Ballistic Missile Treaty"),
            ("The Treaty of Lisbon entered into force.", "Treaty of Lisbon"),
            ("Both signed the Helsinki Accords in 1975.", "Helsinki Accords"),
            ("The Agreement was signed.", ""),
            ("They signed a treaty.", ""),
        ] {
            let found: Vec<&str> = agreements(sentence).iter().map(|s| s.of(sentence)).collect();
            assert_eq!(found.join("|"), expected, "{sentence}");
        }
    }
}
