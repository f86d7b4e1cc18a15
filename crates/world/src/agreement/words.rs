//! The words of a sentence, folded for comparing, with their place in the text.

use detente_ontology::ByteSpan;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Begins with a small letter.
    Lower,
    /// Begins with a capital.
    Capital,
    /// Has no small letter, and two characters or more.
    Upper,
    /// Digits.
    Number,
}

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// White space, a hyphen, an apostrophe or the full stop of an abbreviation: a name goes on.
    Open,
    /// A comma.
    Comma,
    /// Any other mark, or the sentence's beginning: a name ends.
    Break,
}

/// A word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Where it stands in the text.
    pub(super) span: ByteSpan,
    from: usize,
    to: usize,
    pub(super) shape: Shape,
    pub(super) gap: Gap,
}

/// The words of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Words {
    folded: String,
    words: Vec<Word>,
}

/// Written with a hyphen or without it: cease-fire, ceasefire; non-proliferation, nonproliferation.
const PREFIXES: &[&str] = &["anti", "cease", "co", "de", "non", "re"];

impl Words {
    /// The words of a text that is no part of a longer one.
    pub(super) fn of(text: &str) -> Words {
        let mut words = Words::default();
        words.add(text, 0);
        words
    }

    /// Adds the words of `text`, which begins at byte `offset` of the whole.
    pub(super) fn add(&mut self, text: &str, offset: usize) {
        let mut gap = Gap::Break;
        let mut after_hyphen = false;
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            if !c.is_alphanumeric() {
                let next = chars.peek().map(|&(_, next)| next);
                gap = match c {
                    c if c.is_whitespace() => gap,
                    '-' | '‐' | '‑' | '–' | '/' | '\'' | '’' => gap,
                    '.' if next.is_some_and(char::is_alphanumeric) => gap,
                    ',' if gap != Gap::Break => Gap::Comma,
                    // A full stop behind a single letter is an abbreviation's: "the U.S. treaty".
                    '.' if self.words.last().is_some_and(|w| w.span.len() == 1) => gap,
                    _ => Gap::Break,
                };
                after_hyphen = matches!(c, '-' | '‐' | '‑');
                continue;
            }
            let mut end = start + c.len_utf8();
            while let Some(&(at, next)) = chars.peek().filter(|(_, next)| is_part(*next)) {
                end = at + next.len_utf8();
                chars.next();
            }
            self.push(&text[start..end], ByteSpan::new(start, end).shifted(offset), gap, after_hyphen);
            gap = Gap::Open;
            after_hyphen = false;
        }
    }

    fn push(&mut self, word: &str, span: ByteSpan, gap: Gap, after_hyphen: bool) {
        let from = self.folded.len();
        if word.is_ascii() {
            self.folded.extend(word.bytes().map(|b| char::from(b.to_ascii_lowercase())));
        } else {
            let plain = word.nfd().filter(|&c| !is_combining_mark(c));
            self.folded.extend(plain.flat_map(char::to_lowercase));
        }
        let to = self.folded.len();
        if after_hyphen && gap == Gap::Open {
            let folded = &self.folded;
            if let Some(last) = self.words.last_mut().filter(|w| PREFIXES.contains(&&folded[w.from..w.to])) {
                last.span.end = span.end;
                last.to = to;
                return;
            }
        }
        self.words.push(Word { span, from, to, shape: shape(word), gap });
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at `index`.
    pub(super) fn word(&self, index: usize) -> Word {
        self.words[index]
    }

    /// Its folded letters.
    pub(super) fn at(&self, index: usize) -> &str {
        american(&self.folded[self.words[index].from..self.words[index].to])
    }

    /// The span of words `from..to`, which must not be empty.
    pub(super) fn span(&self, from: usize, to: usize) -> ByteSpan {
        ByteSpan::new(self.words[from].span.start, self.words[to - 1].span.end)
    }
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// American and British spelling are the same, as far as names of agreements go.
fn american(word: &str) -> &str {
    match word {
        "defence" => "defense",
        "organisation" => "organization",
        "programme" => "program",
        "neighbourliness" => "neighborliness",
        "normalisation" => "normalization",
        "denuclearisation" => "denuclearization",
        "labour" => "labor",
        word => word,
    }
}

fn shape(word: &str) -> Shape {
    let mut chars = word.chars();
    match chars.next() {
        Some(c) if c.is_numeric() => Shape::Number,
        Some(c) if c.is_uppercase() => {
            let rest = chars.as_str();
            let is_upper = !rest.is_empty() && !rest.chars().any(char::is_lowercase);
            if is_upper { Shape::Upper } else { Shape::Capital }
        }
        _ => Shape::Lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_keep_their_place() {
        let cases = [
            ("Anti-Ballistic Missile Treaty", "antiballistic|missile|treaty"),
            ("the U.S. cease-fire; Élysée defence", "the|u|s|ceasefire|elysee|defense"),
            ("START-1, 1991", "start|1|1991"),
            ("", ""),
        ];
        for (text, expected) in cases {
            let words = Words::of(text);
            let found: Vec<&str> = (0..words.len()).map(|i| words.at(i)).collect();
            assert_eq!(found.join("|"), expected, "{text}");
            for i in 0..words.len() {
                assert!(!words.span(i, i + 1).of(text).is_empty());
            }
        }
    }

    #[test]
    fn marks_end_names() {
        let words = Words::of("Oslo (Norway), the U.S. pact");
        let gaps: Vec<Gap> = (0..words.len()).map(|i| words.word(i).gap).collect();
        use Gap::*;
        assert_eq!(gaps, [Break, Break, Break, Open, Open, Open]);
    }
}
