//! Agreements and parties by what a user calls them.

use super::parties::folded;
use super::{Agreement, Agreements};

/// How many suggestions a person reads.
const SUGGESTIONS: usize = 5;

impl Agreements {
    /// The agreements that bear a name or short form, whatever its capitals, or have it as their id. Several may.
    pub fn named(&self, name: &str) -> Vec<&Agreement> {
        let words = folded(name);
        let words = words.strip_prefix("the ").unwrap_or(&words);
        let mut numbers: Vec<u32> =
            self.forms.iter().filter(|(form, _)| form == words).map(|&(_, number)| number).collect();
        numbers
            .extend((0u32..).zip(&self.all).filter(|(_, a)| a.id == name.trim()).map(|(number, _)| number));
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|number| &self.all[number as usize]).collect()
    }

    /// Names of agreements that are like `name`, the likeliest first: those that have all of its words, then those that
    /// are spelt alike.
    pub fn like(&self, name: &str) -> Vec<&'static str> {
        let asked = folded(name);
        let mut scored: Vec<(usize, u32)> = Vec::new();
        for (form, number) in &self.forms {
            if let Some(score) = distance(&asked, form) {
                scored.push((score, *number));
            }
        }
        scored.sort_unstable();
        let mut names: Vec<&'static str> = Vec::new();
        for (_, number) in scored {
            let name = self.all[number as usize].name;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.truncate(SUGGESTIONS);
        names
    }

    /// The party that a user means by a code or a name: its code, or its name where it has none.
    pub fn party(&self, asked: &str) -> Option<&'static str> {
        self.parties.find(asked)
    }

    /// Names of parties that are spelt like `asked`.
    pub fn parties_like(&self, asked: &str) -> Vec<String> {
        let asked = folded(asked);
        let mut scored: Vec<(usize, &str)> =
            self.parties.forms().filter_map(|form| Some((distance(&asked, form)?, form))).collect();
        scored.sort_unstable();
        scored.dedup();
        scored.into_iter().take(SUGGESTIONS).map(|(_, form)| form.to_owned()).collect()
    }
}

/// How far apart two folded names are; `None` where they are not alike.
fn distance(asked: &str, form: &str) -> Option<usize> {
    if asked.is_empty() {
        return None;
    }
    if asked.split(' ').all(|word| form.split(' ').any(|known| known == word)) {
        return Some(0);
    }
    // Long texts are no names, and comparing them would take long.
    let limit = asked.chars().count().div_ceil(4).min(8);
    let (a, b): (Vec<char>, Vec<char>) = (asked.chars().take(200).collect(), form.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let edits = edits(&a, &b);
    (edits <= limit).then_some(edits)
}

/// The Levenshtein distance.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted() {
        for (a, b, expected) in [("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("oslo", "olso", 2)] {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            assert_eq!(edits(&chars(a), &chars(b)), expected, "{a} {b}");
        }
    }
}
