//! Finds a long word again when it is misspelt by one letter.

use std::collections::HashMap;

/// Words by first letter and length: a misspelling seldom changes the first letter, and changes the length by one at most.
#[derive(Debug, Default)]
pub(crate) struct Similar {
    words: HashMap<(u8, usize), Vec<Known>>,
}

/// A word, and the fewest letters that a misspelling of it has.
type Known = (Box<str>, usize);

/// Longer words than this are not looked for.
const LONGEST: usize = 24;

impl Similar {
    /// Adds a word, to be found from words of at least `shortest` letters.
    pub(crate) fn add(&mut self, word: &str, shortest: usize) {
        if word.is_ascii() && word.len() >= shortest && word.len() <= LONGEST {
            let bucket = self.words.entry((word.as_bytes()[0], word.len())).or_default();
            if bucket.iter().all(|(known, _)| &**known != word) {
                bucket.push((word.into(), shortest));
            }
        }
    }

    /// The first known word that is one letter off.
    pub(crate) fn find(&self, word: &str) -> Option<&str> {
        if !word.is_ascii() || word.len() < 5 || word.len() > LONGEST {
            return None;
        }
        for length in [word.len(), word.len() - 1, word.len() + 1] {
            let Some(bucket) = self.words.get(&(word.as_bytes()[0], length)) else { continue };
            // Of short words only two letters in the wrong order are believed to be a slip.
            let near = |known: &&Known| {
                let (a, b) = (word.as_bytes(), known.0.as_bytes());
                word.len() >= known.1 && if word.len() < 6 { is_swapped(a, b) } else { is_one_off(a, b) }
            };
            if let Some((known, _)) = bucket.iter().find(near) {
                return Some(known);
            }
        }
        None
    }
}

/// Whether one letter inserted, left out or changed, or two neighbours swapped, make `a` into `b`.
pub(crate) fn is_one_off(a: &[u8], b: &[u8]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (x, y) = (&a[front..], &b[front..]);
    match x.len().cmp(&y.len()) {
        std::cmp::Ordering::Less => x == &y[1..],
        std::cmp::Ordering::Greater => &x[1..] == y,
        // The words are the same when nothing is left.
        std::cmp::Ordering::Equal => x.is_empty() || x[1..] == y[1..] || is_swapped(a, b),
    }
}

/// Whether `a` is `b` with two neighbouring letters swapped.
fn is_swapped(a: &[u8], b: &[u8]) -> bool {
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (x, y) = (&a[front..], &b[front..]);
    x.len() == y.len() && x.len() > 1 && x[0] == y[1] && x[1] == y[0] && x[2..] == y[2..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_one_letter_off() {
        let mut similar = Similar::default();
        for word in ["philippines", "kyrgyzstan", "guerrilla"] {
            similar.add(word, 6);
        }
        let cases = [
            ("philipines", Some("philippines")),
            ("phillippines", Some("philippines")),
            ("kyrgystan", Some("kyrgyzstan")),
            ("guerilla", Some("guerrilla")),
            ("geurrilla", Some("guerrilla")),
            ("gorilla", None),
            ("philx", None),
            ("é", None),
            ("", None),
        ];
        let wrong: Vec<_> = cases.iter().filter(|(word, want)| similar.find(word) != *want).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
