//! The coder's face, and its list of steps.

use crate::agreements::agreements_within;
use crate::events::{Event, events};
use crate::record::{Around, Recorder};
use crate::when::times_within;
use crate::r#where::{Setting, dateline};
use crate::{model, story::Entities};
use detente_language::{LoadError, PairReading, Reader, Reading, sentences};
use detente_ontology::{ByteSpan, EventType, Mention, Mode, Status, Story};
use detente_world::{Actors, Agreements, PlaceMention, Places, times};
use std::collections::HashMap;

/// How to code.
#[derive(Debug, Clone)]
pub struct Options {
    /// Fold plans as PLOVER's manual does (planned CONSULT becomes AGREE, ...).
    pub plover_strict: bool,
    /// Leave out mentions less probable than this, 0 to 1.
    pub min_confidence: f32,
}

impl Default for Options {
    fn default() -> Self {
        Options { plover_strict: false, min_confidence: DEFAULT_MIN_CONFIDENCE }
    }
}

/// Measured with others on the held-out part of the corpus (docs/accuracy.md): precision before recall.
pub const DEFAULT_MIN_CONFIDENCE: f32 = 0.5;

/// A pair is folded as a plan if the plan is at least this probable.
const SURE_PLAN: f32 = 0.7;

/// What one participant does to another in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// The most probable event type.
    pub event_type: EventType,
    /// Its mode, where one fits.
    pub mode: Vec<Mode>,
    /// How it stands.
    pub status: Status,
    /// Probability that it is right, 0 to 1.
    pub confidence: f32,
    /// Probability by type; `None` is that of no event between the two.
    pub scores: Vec<(Option<EventType>, f32)>,
}

/// Codes stories. It is shared between threads.
#[derive(Debug)]
pub struct Coder {
    reader: Reader,
    actors: Actors,
    places: Places,
    agreements: Agreements,
}

impl Coder {
    /// Loads the model and the world that are compiled into the program.
    ///
    /// # Errors
    /// If the compiled-in model can't be read.
    pub fn load() -> Result<Coder, LoadError> {
        Coder::with_actors(Actors::load())
    }

    /// The same with actors that the caller has loaded, users' lists among them.
    ///
    /// # Errors
    /// If the compiled-in model can't be read.
    pub fn with_actors(actors: Actors) -> Result<Coder, LoadError> {
        let reader = Reader::load(model::WORDS, model::PAIRS, model::TOKENIZER)?;
        let agreements = Agreements::load();
        Ok(Coder { reader, actors, places: Places::load(), agreements })
    }

    /// Name and version of the model.
    pub fn model_name(&self) -> &'static str {
        model::NAME
    }

    /// The model by itself, for measuring it.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Every event that the story reports, in the order of its sentences.
    pub fn code(&self, story: &Story, options: &Options) -> Vec<Mention> {
        let text = story.text.as_str();
        let sentences = sentences(text);
        let readings = self.read(text, &sentences);
        let events: Vec<Vec<Event>> = readings.iter().map(|r| events(r, options.min_confidence)).collect();
        if events.iter().all(Vec::is_empty) {
            return Vec::new();
        }
        let places = self.places.find(text);
        let agreements = self.agreements.find(text, &sentences, story.date);
        let times = times(text, story.date);
        let entities = Entities::settle(&self.actors, story, &sentences, &readings, &places);
        let dateline = dateline(text, &places);
        let mut recorder = Recorder::new(story, options.plover_strict);
        for (index, (&sentence, events)) in sentences.iter().zip(&events).enumerate() {
            if events.is_empty() {
                continue;
            }
            let times = times_within(&times, sentence);
            let around = Around {
                sentence,
                number: index,
                reading: &readings[index],
                identities: entities.of(index),
                times: &times,
                setting: Setting { here: places_within(&places, sentence), dateline },
                agreements: agreements_within(&agreements, sentence),
            };
            for event in events {
                recorder.add(event, &around);
            }
        }
        recorder.mentions
    }

    /// Reads each sentence once: in long stories many are repeated.
    fn read(&self, text: &str, sentences: &[ByteSpan]) -> Vec<Reading> {
        let mut first_with: HashMap<&str, usize> = HashMap::new();
        let mut unique = Vec::new();
        let which: Vec<usize> = sentences
            .iter()
            .map(|s| {
                *first_with.entry(s.of(text)).or_insert_with(|| {
                    unique.push(*s);
                    unique.len() - 1
                })
            })
            .collect();
        let readings = self.reader.read(text, &unique);
        if unique.len() == sentences.len() {
            return readings;
        }
        let moved =
            |(&at, sentence): (&usize, &ByteSpan)| moved(&readings[at], unique[at].start, sentence.start);
        which.iter().zip(sentences).map(moved).collect()
    }

    /// What `actor` does to `recipient`, for each of several texts. The answers do not depend on each other.
    pub fn relate(&self, questions: &[(&str, ByteSpan, ByteSpan)], options: &Options) -> Vec<Relation> {
        questions
            .iter()
            .map(|&(text, actor, recipient)| self.relate_one(text, actor, recipient, options))
            .collect()
    }

    fn relate_one(&self, text: &str, actor: ByteSpan, recipient: ByteSpan, options: &Options) -> Relation {
        let Some(reading) = self.reader.relate(text, actor, recipient) else {
            // One of the two has no words at all: nothing is known.
            return Relation {
                event_type: EventType::Consult,
                mode: Vec::new(),
                status: Status::Happened,
                confidence: 0.0,
                scores: vec![(None, 1.0)],
            };
        };
        let (event_type, confidence) = reading.best_type();
        let status = reading.status();
        let fold = options.plover_strict && reading.probability_of(status) >= SURE_PLAN;
        let types = EventType::ALL.iter().map(|&t| Some(t)).zip(reading.types.iter().copied());
        Relation {
            event_type: if fold { event_type.strict(status) } else { event_type },
            mode: modes(&reading, event_type, status, fold),
            status,
            confidence,
            scores: types.chain([(None, reading.none)]).collect(),
        }
    }
}

/// The modes of a reading; a type that was folded into another keeps none of its own.
pub(crate) fn modes(reading: &PairReading, event_type: EventType, status: Status, strict: bool) -> Vec<Mode> {
    if strict && event_type.strict(status) != event_type {
        return Vec::new();
    }
    reading.mode_of(event_type).into_iter().collect()
}

fn places_within(places: &[PlaceMention], sentence: ByteSpan) -> &[PlaceMention] {
    let start = places.partition_point(|p| p.span.start < sentence.start);
    let end = places.partition_point(|p| p.span.end <= sentence.end);
    &places[start..end.max(start)]
}

/// The reading of the same words at another place.
fn moved(reading: &Reading, from: usize, to: usize) -> Reading {
    let shift = |span: ByteSpan| ByteSpan::new(span.start - from + to, span.end - from + to);
    let mut reading = reading.clone();
    for found in &mut reading.participants {
        found.span = shift(found.span);
    }
    for pair in &mut reading.pairs {
        pair.trigger = shift(pair.trigger);
    }
    reading
}
