//! Words that take an agreement up again: "the treaty", "the 1991 accord".

use std::ops::Range;

use super::choose::{Evidence, is_of_year};
use super::words::{Gap, Shape, Words};
use super::{Agreements, heads};

/// What the story has named so far.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// In the order of the text; an unknown agreement is remembered by its head.
    named: Vec<(Named, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Known(u32),
    Unknown(&'static str),
}

/// Sentences after which "the deal" is rather another one.
const NEAR: usize = 5;
/// Sentences after which "the treaty" is rather another one.
const FAR: usize = 15;
/// Distinct agreements that are looked through: a story that names more is a list.
const REMEMBERED: usize = 32;

impl Memory {
    pub(super) fn known(&mut self, number: u32, sentence: usize) {
        self.put(Named::Known(number), sentence);
    }

    pub(super) fn unknown(&mut self, head: &'static str, sentence: usize) {
        self.put(Named::Unknown(head), sentence);
    }

    fn put(&mut self, named: Named, sentence: usize) {
        self.named.retain(|(known, _)| *known != named);
        self.named.push((named, sentence));
        if self.named.len() > REMEMBERED {
            self.named.remove(0);
        }
    }

    pub(super) fn knows(&self, number: u32) -> bool {
        self.named.iter().any(|(named, _)| *named == Named::Known(number))
    }
}

/// The agreement that the head at word `at` takes up, and the first word that belongs to it. `free` are the words of the
/// sentence that no other mention has.
#[allow(clippy::too_many_arguments, reason = "it is where all that the story has said comes together")]
pub(super) fn taken_up(
    agreements: &Agreements,
    words: &Words,
    free: Range<usize>,
    at: usize,
    head: &'static str,
    sentence: usize,
    evidence: Evidence<'_>,
    memory: &Memory,
) -> Option<(usize, u32)> {
    // Several are not one.
    if words.at(at).ends_with('s') && words.at(at) != "accords" && words.at(at) != "agreements"
        || words.word(at).gap != Gap::Open
        || has_own_content(words, at, free.end, head)
    {
        return None;
    }
    let before = |i: usize| (i > free.start && words.word(i).gap == Gap::Open).then(|| i - 1);
    let mut first = before(at)?;
    let mut about = None;
    if !is_determiner(words.at(first)) && words.word(first).shape == Shape::Lower {
        about = Some(words.at(first));
        first = before(first)?;
    }
    let year = match words.word(first).shape {
        Shape::Number => Some(words.at(first).parse::<i16>().ok().filter(|y| (1945..2100).contains(y))?),
        _ => None,
    };
    let from = if year.is_some() { first } else { first + 1 };
    if year.is_some() {
        first = before(first)?;
    }
    if !is_determiner(words.at(first)) {
        return None;
    }
    let fits = |number: u32| {
        let agreement = &agreements.all[number as usize];
        heads::can_mean(head, agreement)
            && year.is_none_or(|year| is_of_year(agreement, year))
            && about.is_none_or(|about| heads::fits(about, agreement.kind) == Some(true))
    };
    let limit = if heads::is_general(head) { NEAR } else { FAR };
    for &(named, when) in memory.named.iter().rev() {
        match named {
            _ if year.is_none() && sentence - when > limit => break,
            Named::Known(number) if fits(number) => return Some((from, number)),
            Named::Known(_) => {}
            Named::Unknown(other) if year.is_none() && (other == head || heads::is_general(head)) => {
                return None;
            }
            Named::Unknown(_) => {}
        }
    }
    // Never named in the story, but there is only one of that year between those whom it names.
    year?;
    let mut numbers = (0u32..).zip(&agreements.all).filter(|(number, agreement)| {
        let named = |by: &[&str]| agreement.parties.iter().filter(|p| by.contains(&p.party)).count();
        let has_sides = named(evidence.sentence) >= 2 || named(evidence.story) >= 2;
        let is_past = evidence.date.is_none_or(|date| agreement.signed.first() <= date);
        has_sides && is_past && agreement.parties.len() <= 12 && fits(*number)
    });
    let only = numbers.next()?;
    numbers.next().is_none().then_some((from, only.0))
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "this" | "that")
}

/// "The deal to sell grain", "the agreement with Oman" and "the treaty between the two" are what they say themselves.
fn has_own_content(words: &Words, at: usize, end: usize, head: &str) -> bool {
    let next = at + 1;
    if next >= end || words.word(next).gap != Gap::Open {
        return false;
    }
    match words.at(next) {
        "of" | "between" | "among" | "with" | "over" | "for" | "concerning" | "regulating" => true,
        "to" => heads::is_general(head) || head == "ceasefire",
        "on" => next + 1 < end && words.word(next + 1).shape == Shape::Lower,
        _ => false,
    }
}
