//! Names in a hash by their first word, so that a text is read once whatever the number of names.

use std::collections::HashMap;

use super::heads;
use super::words::{Gap, Shape, Words};

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// An agreement; a weak name counts only with evidence.
    Agreement { number: u32, is_weak: bool },
    /// A party, by its place in the list of parties.
    Party(u32),
}

#[derive(Debug)]
struct Form {
    /// The words behind the first.
    rest: Vec<(Box<str>, Shape, bool)>,
    first: Shape,
    meaning: Meaning,
}

/// All names.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    by_first: HashMap<Box<str>, Vec<Form>>,
}

/// What begins at a word: how many words the longest name has, and what it can mean.
#[derive(Debug, Default)]
pub(super) struct Hit {
    pub(super) len: usize,
    pub(super) meanings: Vec<Meaning>,
}

impl Lexicon {
    /// Adds a name. Its capitals count: "START" is not "start", but "treaty" may be written either way.
    pub(super) fn add(&mut self, name: &str, meaning: Meaning) {
        let words = Words::of(name);
        if words.len() == 0 {
            return;
        }
        let rest = (1..words.len())
            .map(|i| (words.at(i).into(), needed(&words, i), words.word(i).gap == Gap::Comma))
            .collect();
        let form = Form { rest, first: needed(&words, 0), meaning };
        let forms = self.by_first.entry(words.at(0).into()).or_default();
        if !forms.iter().any(|f| f.first == form.first && f.rest == form.rest && f.meaning == meaning) {
            // Longest first; of the same length, in the order of the tables.
            let at = forms.partition_point(|f| f.rest.len() >= form.rest.len());
            forms.insert(at, form);
        }
    }

    /// The longest name that begins at word `at`.
    pub(super) fn hit(&self, words: &Words, at: usize) -> Option<Hit> {
        let forms = self.by_first.get(words.at(at))?;
        let mut hit = Hit::default();
        for form in forms {
            let len = form.rest.len() + 1;
            if len < hit.len {
                break;
            }
            if form.fits(words, at) && !hit.meanings.contains(&form.meaning) {
                hit.len = len;
                hit.meanings.push(form.meaning);
            }
        }
        (hit.len > 0).then_some(hit)
    }
}

impl Form {
    fn fits(&self, words: &Words, at: usize) -> bool {
        if at + self.rest.len() >= words.len() || !is_written(words.word(at).shape, self.first) {
            return false;
        }
        self.rest.iter().enumerate().all(|(i, (word, shape, comma))| {
            let found = words.word(at + 1 + i);
            (found.gap == Gap::Open || *comma && found.gap == Gap::Comma)
                && words.at(at + 1 + i) == &**word
                && is_written(found.shape, *shape)
        })
    }
}

/// How a word of a name must be written. Kinds of agreements ("treaty") may be small in spite of the table's capital.
fn needed(words: &Words, at: usize) -> Shape {
    match words.word(at).shape {
        Shape::Capital if words.len() > 1 && heads::is_free(words.at(at)) => Shape::Lower,
        shape => shape,
    }
}

fn is_written(found: Shape, needed: Shape) -> bool {
    match needed {
        Shape::Lower | Shape::Number => true,
        Shape::Capital => matches!(found, Shape::Capital | Shape::Upper),
        Shape::Upper => found == Shape::Upper,
    }
}
