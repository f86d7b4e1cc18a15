//! Names of agreements that the tables do not have.

use std::ops::Range;

use super::heads::head;
use super::words::{Gap, Shape, Words};

/// Words that a name has at most on one side of its head. It bounds the work in a text of capitals.
const LONGEST: usize = 12;

/// "Anti-Ballistic Missile Treaty", "Treaty of Lisbon", "the Geneva accord": a head with capitals before it or behind
/// it. `at` is the head; words before `free` and from `end` on belong to others.
pub(super) fn capitalised(words: &Words, free: usize, at: usize, end: usize) -> Option<Range<usize>> {
    let is_small = words.word(at).shape == Shape::Lower;
    // "The US deal" names nothing, "the Geneva accord" does.
    if is_small && !matches!(words.at(at), "treaty" | "accord" | "accords" | "pact")
        || is_weak(words.at(at)) && is_small
    {
        return None;
    }
    let capital =
        |i: usize| matches!(words.word(i).shape, Shape::Capital | Shape::Upper) && !is_article(words.at(i));
    let joined = |i: usize| words.word(i).gap == Gap::Open;
    let lowest = free.max(at.saturating_sub(LONGEST));
    let mut first = at;
    while first > lowest && joined(first) {
        if capital(first - 1) {
            first -= 1;
        } else if first - 1 > lowest
            && first < at
            && joined(first - 1)
            && matches!(words.at(first - 1), "of" | "and" | "on")
            && capital(first - 2)
        {
            first -= 2;
        } else {
            break;
        }
    }
    let mut last = at;
    if !is_small {
        let highest = end.min(at + LONGEST);
        while last + 1 < highest && joined(last + 1) {
            if capital(last + 1) {
                last += 1;
            } else if last + 2 < highest
                && joined(last + 2)
                && matches!(words.at(last + 1), "of" | "on" | "for" | "and")
                && capital(last + 2)
            {
                last += 2;
            } else {
                break;
            }
        }
    }
    // A small head needs two capitals or "the" before one: a sentence's first word is no name.
    if is_small {
        let is_after_article = first > free && words.at(first - 1) == "the" && joined(first);
        return (first < at && (is_after_article || first + 1 < at)).then_some(first..at + 1);
    }
    (first < last).then_some(first..last + 1)
}

/// "A maritime boundary agreement between Fiji and Tonga": by what it is about, and two names.
pub(super) fn between(words: &Words, free: usize, at: usize, end: usize) -> Option<Range<usize>> {
    let joined = |i: usize| i < end && words.word(i).gap == Gap::Open;
    if !(joined(at + 1) && words.at(at + 1) == "between") {
        return None;
    }
    let one = side(words, at + 2, end)?;
    if !(joined(one) && words.at(one) == "and") {
        return None;
    }
    let other = side(words, one + 1, end)?;
    // What it is about stands between the article and the head.
    let mut first = at;
    while first > free && words.word(first).gap == Gap::Open && at - first < 5 {
        if is_article(words.at(first - 1)) {
            return Some(first..other);
        }
        first -= 1;
    }
    Some(at..other)
}

/// The end of a side that begins at `at`: capitals, perhaps with "the" before them and "of" between them.
fn side(words: &Words, at: usize, end: usize) -> Option<usize> {
    let capital = |i: usize| {
        i < end
            && words.word(i).gap == Gap::Open
            && matches!(words.word(i).shape, Shape::Capital | Shape::Upper)
    };
    let mut at =
        if at < end && words.word(at).gap == Gap::Open && words.at(at) == "the" { at + 1 } else { at };
    if !capital(at) {
        return None;
    }
    let limit = at + LONGEST;
    while at < limit {
        if capital(at) {
            at += 1;
        } else if at < end && words.at(at) == "of" && words.word(at).gap == Gap::Open && capital(at + 1) {
            at += 2;
        } else {
            break;
        }
    }
    Some(at)
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "this" | "that" | "new" | "its" | "their")
}

/// Heads that are seldom names by themselves.
fn is_weak(word: &str) -> bool {
    head(word).is_some_and(|head| matches!(head, "declaration" | "charter" | "deal"))
}
