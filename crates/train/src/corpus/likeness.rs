//! Sentences that are too like each other, or like texts that must stay apart from the corpus.

use super::{File, fnv1a};
use std::collections::{HashMap, HashSet};

/// A run of as many words that stands in two texts was copied, or is a formula that neither should have.
const COPIED: usize = 8;
/// Runs by which two sentences of the corpus are compared, and the share of them (Jaccard) that makes them near-duplicates.
const SHINGLE: usize = 3;
const NEAR: f64 = 0.5;

/// Pairs of sentences that say nearly the same, each as a fault at the second of them.
pub fn near_duplicates(files: &[File]) -> Vec<String> {
    let mut seen: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut all: Vec<(String, HashSet<u64>)> = Vec::new();
    let mut faults = Vec::new();
    for file in files {
        for sentence in &file.sentences {
            let place = format!("{}:{}", file.path.display(), sentence.line);
            let own = runs(&sentence.text, SHINGLE);
            let mut shared: HashMap<usize, usize> = HashMap::new();
            for other in own.iter().filter_map(|run| seen.get(run)).flatten() {
                *shared.entry(*other).or_default() += 1;
            }
            let like = shared
                .iter()
                .filter(|&(&other, &n)| n as f64 >= NEAR * (own.len() + all[other].1.len() - n) as f64);
            if let Some(other) = like.map(|(&other, _)| other).min() {
                faults.push(format!("{place}: nearly the same as {}", all[other].0));
            }
            for &run in &own {
                seen.entry(run).or_default().push(all.len());
            }
            all.push((place, own));
        }
    }
    faults
}

/// Sentences that share a run of eight words with one of `texts` (each with the name to be shown), as faults.
pub fn overlaps<'t>(files: &[File], texts: impl Iterator<Item = (&'t str, &'t str)>) -> Vec<String> {
    let mut outside: HashMap<u64, &str> = HashMap::new();
    for (name, text) in texts {
        for run in runs(text, COPIED) {
            outside.entry(run).or_insert(name);
        }
    }
    let mut faults = Vec::new();
    for file in files {
        for sentence in &file.sentences {
            let shared = runs_in_order(&sentence.text, COPIED).find_map(|run| outside.get(&run));
            if let Some(name) = shared {
                faults.push(format!(
                    "{}:{}: shares {COPIED} words with {name}",
                    file.path.display(),
                    sentence.line
                ));
            }
        }
    }
    faults
}

fn runs(text: &str, length: usize) -> HashSet<u64> {
    runs_in_order(text, length).collect()
}

/// Hashes of all runs of `length` words, whatever their case and what stands between them.
fn runs_in_order(text: &str, length: usize) -> impl Iterator<Item = u64> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let count = (words.len() + 1).saturating_sub(length);
    (0..count).map(move |at| fnv1a(words[at..at + length].join(" ").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::parse;

    fn file(texts: &[&str]) -> Vec<File> {
        let blocks: Vec<String> =
            texts.iter().enumerate().map(|(i, t)| format!("= t-{i} wire 1990 other\n{t}\n")).collect();
        let (sentences, faults) = parse(&blocks.join("\n"));
        assert!(faults.is_empty(), "{faults:?}");
        vec![File { path: "t.txt".into(), sentences, faults }]
    }

    #[test]
    fn a_sentence_written_twice_is_found() {
        let files = file(&[
            "The ferry to the island was late again on Monday morning.",
            "Nobody in the village had seen the bear since spring.",
            "The ferry to the island was late again on Tuesday morning.",
        ]);
        assert_eq!(near_duplicates(&files), ["t.txt:7: nearly the same as t.txt:1"]);
    }

    #[test]
    fn eight_words_from_elsewhere_are_found_whatever_stands_between_them() {
        let files = file(&[
            "Nobody in the village had seen the bear since spring.",
            "The ferry to the island was late.",
        ]);
        let texts = [
            ("a", "Yet, \"nobody in the village had seen the Bear\"."),
            ("b", "The ferry to the island was early."),
        ];
        assert_eq!(overlaps(&files, texts.into_iter()), ["t.txt:1: shares 8 words with a"]);
    }
}
