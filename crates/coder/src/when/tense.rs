//! Where a trigger looks: back or ahead.

use super::clause::Clauses;

/// The tense of a trigger, as far as its form and the words before it tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// A noun, a present form: "talks", "meets".
    Open,
}

/// What makes the verb after it one of the future.
const AHEAD: &[&str] = &[
    "will",
    "ll",
    "shall",
    "would",
    "may",
    "might",
    "could",
    "going",
    "due",
    "scheduled",
    "expected",
    "planned",
    "plans",
    "planning",
    "set",
    "slated",
    "intends",
    "hopes",
    "to",
];

/// What makes the form after it one of the past.
const BACK: &[&str] = &["was", "were", "had", "has", "have", "did", "been"];

/// Past forms without `-ed` that news uses of acts.
const PAST_FORMS: &[&str] = &[
    "began",
    "beat",
    "bought",
    "broke",
    "brought",
    "built",
    "came",
    "cut",
    "drew",
    "drove",
    "fell",
    "fled",
    "flew",
    "fought",
    "found",
    "froze",
    "gave",
    "held",
    "hit",
    "kept",
    "laid",
    "led",
    "left",
    "lost",
    "made",
    "met",
    "overthrew",
    "paid",
    "quit",
    "rose",
    "said",
    "sank",
    "saw",
    "sent",
    "shot",
    "shut",
    "sold",
    "spoke",
    "spent",
    "stole",
    "struck",
    "swore",
    "threw",
    "told",
    "took",
    "went",
    "withdrew",
    "won",
    "wrote",
];

/// How many words before the trigger are looked at.
const REACH: usize = 4;

/// The tense of the trigger `words`, which begins at byte `at` of the sentence.
pub(super) fn tense(clauses: &Clauses, words: &str, at: usize) -> Tense {
    let is = |list: &[&str], word: &str| list.iter().any(|one| one.eq_ignore_ascii_case(word));
    let own: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let before: Vec<&str> = clauses.before(at).take(REACH).collect();
    if own.iter().chain(&before).any(|word| is(AHEAD, word)) {
        return Tense::Future;
    }
    let past = |word: &&str| is(PAST_FORMS, word) || (word.len() > 4 && word.ends_with("ed"));
    if own.iter().any(past) || own.iter().chain(before.iter().take(2)).any(|word| is(BACK, word)) {
        return Tense::Past;
    }
    Tense::Open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenses_of_triggers() {
        for (sentence, trigger, expected) in [
            ("They met in Oslo.", "met", Tense::Past),
            ("They were received in Oslo.", "received", Tense::Past),
            ("They will meet in Oslo.", "meet", Tense::Future),
            ("They are expected to be received in Oslo.", "received", Tense::Future),
            ("They plan talks in Oslo.", "talks", Tense::Open),
            ("The envoy visits Oslo.", "visits", Tense::Open),
        ] {
            let at = sentence.find(trigger).unwrap();
            assert_eq!(tense(&Clauses::cut(sentence, &[]), trigger, at), expected, "{sentence}");
        }
    }
}
