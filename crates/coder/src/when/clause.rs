//! Which words of a sentence belong together: a main clause, and what hangs on it.
//!
//! No parser: commas and the words that open clauses tell enough to say whether a time stands in the same clause as
//! a verb.

/// What opens a clause that the next comma closes.
const RELATIVE: &[&str] = &["which", "who", "whose", "whom", "where"];

/// What opens a clause that lasts to the end of the sentence, or, at its beginning, to the next comma.
const JOINING: &[&str] = &[
    "after", "although", "as", "because", "before", "but", "if", "once", "since", "that", "though", "unless",
    "until", "when", "whereas", "while",
];

/// Verbs of telling: the time beside them is when the news was told.
const TELLING: &[&str] = &[
    "said",
    "says",
    "told",
    "announced",
    "reported",
    "added",
    "stated",
    "according",
    "confirmed",
    "say",
    "reports",
    "tells",
    "wrote",
    "tweeted",
];

/// A word with its clause.
#[derive(Debug, Clone, Copy)]
struct Word<'t> {
    start: usize,
    text: &'t str,
    /// Index into the clauses.
    clause: usize,
}

/// The clauses of a sentence, as a tree: each knows what it hangs on.
#[derive(Debug)]
pub(super) struct Clauses<'t> {
    words: Vec<Word<'t>>,
    parents: Vec<usize>,
}

impl<'t> Clauses<'t> {
    /// Cuts `sentence`. A joining word right before one of the bytes in `times` leads to a time, and opens nothing.
    pub(super) fn cut(sentence: &'t str, times: &[usize]) -> Clauses<'t> {
        let mut clauses = Clauses { words: Vec::new(), parents: vec![0] };
        let mut open = 0;
        let mut to_comma = false;
        for (start, text) in pieces(sentence) {
            let lower = text.to_ascii_lowercase();
            let is = |list: &[&str]| list.contains(&lower.as_str());
            let after = start + text.len();
            let leads_to_time = times.iter().any(|&time| {
                time >= after
                    && sentence.get(after..time).is_some_and(|gap| gap.split_whitespace().count() <= 1)
            });
            if is(RELATIVE) || (is(JOINING) && !leads_to_time) {
                to_comma = is(RELATIVE) || clauses.words.is_empty();
                clauses.parents.push(open);
                open = clauses.parents.len() - 1;
            } else if matches!(text, ";" | ":" | "\u{2014}") {
                clauses.parents.push(0);
                open = clauses.parents.len() - 1;
                to_comma = false;
            } else if text == "," && to_comma {
                open = clauses.parents.get(open).copied().unwrap_or(0);
                to_comma = false;
            }
            clauses.words.push(Word { start, text, clause: open });
        }
        clauses
    }

    /// How many steps lie between the clauses of two bytes of the sentence.
    pub(super) fn steps(&self, one: usize, other: usize) -> usize {
        let (one, other) = (self.line(one), self.line(other));
        let common = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
        one.len() + other.len() - 2 * common
    }

    /// Words and commas between two bytes of the sentence.
    pub(super) fn words_between(&self, from: usize, to: usize) -> (usize, usize) {
        let between = self.words.iter().filter(|word| (from..to).contains(&word.start));
        between.fold(
            (0, 0),
            |(words, marks), word| {
                if is_mark(word.text) { (words, marks + 1) } else { (words + 1, marks) }
            },
        )
    }

    /// Whether a verb of telling stands right before the byte: "officials said on Tuesday".
    pub(super) fn is_told_at(&self, time: usize) -> bool {
        let before = self.words.iter().rev().filter(|word| word.start < time);
        before.take(2).any(|word| TELLING.iter().any(|verb| word.text.eq_ignore_ascii_case(verb)))
    }

    /// The words of one clause before the byte, the nearest first.
    pub(super) fn before(&self, byte: usize) -> impl Iterator<Item = &'t str> {
        let clause = self.clause(byte);
        self.words
            .iter()
            .rev()
            .filter(move |word| word.start < byte && word.clause == clause)
            .map(|word| word.text)
    }

    fn clause(&self, byte: usize) -> usize {
        self.words.iter().rev().find(|word| word.start <= byte).map_or(0, |word| word.clause)
    }

    /// The clause of the byte and all that it hangs on, the main clause last.
    fn line(&self, byte: usize) -> Vec<usize> {
        let mut line = vec![self.clause(byte)];
        while let Some(&last) = line.last()
            && last != 0
        {
            // A parent is always older than its child, so this ends.
            line.push(self.parents.get(last).copied().unwrap_or(0));
        }
        line
    }
}

fn is_mark(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// The words and marks of a sentence, with their first bytes.
fn pieces(sentence: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &sentence[at..];
        let skip = rest.find(|c: char| !c.is_whitespace())?;
        let start = at + skip;
        let rest = &sentence[start..];
        let first = rest.chars().next()?;
        let length = if first.is_alphanumeric() {
            rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        at = start + length;
        Some((start, &sentence[start..at]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(sentence: &str, one: &str, other: &str) -> usize {
        let clauses = Clauses::cut(sentence, &[]);
        clauses.steps(sentence.find(one).unwrap(), sentence.find(other).unwrap())
    }

    #[test]
    fn clauses_are_told_apart() {
        for (sentence, one, other, expected) in [
            ("The envoy, who came in May, will meet rebels in June.", "meet", "June", 0),
            ("The envoy, who came in May, will meet rebels in June.", "meet", "May", 1),
            ("After the rebels struck on Monday, the army attacked on Tuesday.", "attacked", "Tuesday", 0),
            ("After the rebels struck on Monday, the army attacked on Tuesday.", "attacked", "Monday", 1),
            ("He said on Tuesday that they had met.", "met", "Tuesday", 1),
            ("They met; others left on Tuesday.", "met", "Tuesday", 1),
        ] {
            assert_eq!(steps(sentence, one, other), expected, "{sentence} {one} {other}");
        }
    }

    #[test]
    fn a_word_that_leads_to_a_time_opens_no_clause() {
        let sentence = "They met after the Monday vote.";
        let monday = sentence.find("Monday").unwrap();
        assert_eq!(Clauses::cut(sentence, &[monday]).steps(0, monday), 0);
        assert_eq!(Clauses::cut(sentence, &[]).steps(0, monday), 1);
    }

    #[test]
    fn any_sentence_is_cut() {
        for sentence in ["", ",,,;;", "who who who, which", "é\u{2014}é after", "\u{a0}"] {
            let clauses = Clauses::cut(sentence, &[0, 99]);
            assert_eq!(clauses.steps(0, sentence.len()), clauses.steps(sentence.len(), 0));
        }
    }
}
