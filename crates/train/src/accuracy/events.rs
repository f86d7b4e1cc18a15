//! Events end to end: a sentence as a story of its own, coded, against its labels.
//!
//! An event is right if its type is the label's and its sides overlap the label's; each label counts once. The corpus gives
//! only the year of a story: July 1 is taken for its date.

use super::score::{Score, rounded, share};
use crate::corpus::{Label, Sentence};
use detente_coder::{Coder, DEFAULT_MIN_CONFIDENCE, Options};
use detente_ontology::{ByteSpan, CharIndex, CharSpan, Mention, Participant, Story};
use jiff::civil::Date;
use serde::Serialize;
use std::time::Instant;

/// How well sentences are coded.
#[derive(Debug, Serialize)]
pub struct Events {
    /// At the coder's own threshold.
    pub at_default: AtConfidence,
    /// At others, to choose it by.
    pub by_confidence: Vec<AtConfidence>,
    /// Words (between white space) that one thread codes in a second, at the coder's own threshold.
    pub words_per_second: f64,
}

/// The figures at one threshold.
#[derive(Debug, Clone, Serialize)]
pub struct AtConfidence {
    /// The least confidence of an event that is kept.
    pub min_confidence: f32,
    /// Type and sides.
    #[serde(flatten)]
    pub score: Score,
    /// Share of the right ones whose status is right too.
    pub status: f64,
    /// Events found in sentences that have none, a hundred such sentences.
    pub false_alarms_per_100: f64,
}

const THRESHOLDS: &[f32] = &[0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

pub(super) fn measure(coder: &Coder, sentences: &[&Sentence]) -> Events {
    let stories: Vec<Story> = sentences.iter().map(|s| story(s)).collect();
    let began = Instant::now();
    let at_default = at(coder, sentences, &stories, DEFAULT_MIN_CONFIDENCE);
    let seconds = began.elapsed().as_secs_f64();
    let words: usize = stories.iter().map(|s| s.text.split_whitespace().count()).sum();
    // Lower thresholds join other pairs to an event, so each needs a run of its own.
    let figures = |&least: &f32| {
        if least == DEFAULT_MIN_CONFIDENCE {
            at_default.clone()
        } else {
            at(coder, sentences, &stories, least)
        }
    };
    let by_confidence = THRESHOLDS.iter().map(figures).collect();
    Events { at_default, by_confidence, words_per_second: (words as f64 / seconds.max(1e-9)).round() }
}

fn at(coder: &Coder, sentences: &[&Sentence], stories: &[Story], least: f32) -> AtConfidence {
    let options = Options { min_confidence: least, ..Options::default() };
    let (mut right, mut status, mut said, mut gold, mut alarms) = (0, 0, 0, 0, 0);
    for (sentence, story) in sentences.iter().zip(stories) {
        let mentions = coder.code(story, &options);
        let matched = matched(sentence, &mentions);
        right += matched.len();
        status += matched.iter().filter(|(label, mention)| label.status == mention.status).count();
        said += mentions.len();
        gold += sentence.labels.len();
        alarms += if sentence.labels.is_empty() { mentions.len() } else { 0 };
    }
    let quiet = sentences.iter().filter(|s| s.labels.is_empty()).count();
    AtConfidence {
        min_confidence: least,
        score: Score::new(right, said, gold),
        status: share(status, right),
        false_alarms_per_100: rounded(100.0 * alarms as f64 / quiet.max(1) as f64),
    }
}

fn story(sentence: &Sentence) -> Story {
    let year = i16::try_from(sentence.header.year).ok();
    let date = year.and_then(|y| Date::new(y, 7, 1).ok());
    Story { id: sentence.header.id.clone(), text: sentence.text.clone(), date, ..Story::default() }
}

/// The labels that were found, with the mention of each; no mention is used twice.
fn matched<'a>(sentence: &'a Sentence, mentions: &'a [Mention]) -> Vec<(&'a Label, &'a Mention)> {
    let index = CharIndex::new(&sentence.text);
    let spans: Vec<CharSpan> = sentence.participants.iter().map(|&p: &ByteSpan| index.chars(p)).collect();
    let mut left: Vec<&Mention> = mentions.iter().collect();
    let mut pairs = Vec::new();
    for label in &sentence.labels {
        if let Some(found) = left.iter().position(|m| agrees(label, m, &spans)) {
            pairs.push((label, left.remove(found)));
        }
    }
    pairs
}

/// Whether type and sides agree. In a two-sided event it does not matter on which side each of its participants stands.
fn agrees(label: &Label, mention: &Mention, spans: &[CharSpan]) -> bool {
    if label.event_type != mention.event_type {
        return false;
    }
    let within = |p: usize, said: &[Participant]| {
        said.iter().any(|s| s.start < spans[p].end && spans[p].start < s.end)
    };
    let side = |gold: &[usize], said: &[Participant]| {
        (gold.is_empty() && said.is_empty()) || gold.iter().any(|&p| within(p, said))
    };
    let everybody = || {
        let mut all = label.actors.iter().chain(&label.recipients);
        all.all(|&p| within(p, &mention.actor) || within(p, &mention.recipient))
    };
    (side(&label.actors, &mention.actor) && side(&label.recipients, &mention.recipient))
        || (label.event_type.is_symmetric() && everybody())
}
