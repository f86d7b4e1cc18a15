//! The corpus as the trainer reads it: JSON lines with code-point offsets.

use crate::corpus::{Part, Sentence};
use detente_ontology::{CharIndex, CharSpan, Context, EventType, Mode, Status};
use serde::Serialize;

/// A sentence for the trainer.
#[derive(Debug, Serialize)]
pub struct Example<'a> {
    id: &'a str,
    part: Part,
    text: &'a str,
    participants: Vec<CharSpan>,
    events: Vec<ExampleEvent<'a>>,
}

#[derive(Debug, Serialize)]
struct ExampleEvent<'a> {
    event_type: EventType,
    mode: Option<Mode>,
    status: Status,
    actors: &'a [usize],
    recipients: &'a [usize],
    trigger: CharSpan,
    speaker: Option<usize>,
    contexts: &'a [Context],
}

/// Converts a sentence of the given part.
pub fn example(sentence: &Sentence, part: Part) -> Example<'_> {
    let index = CharIndex::new(&sentence.text);
    let events = sentence.labels.iter().map(|l| ExampleEvent {
        event_type: l.event_type,
        mode: l.mode,
        status: l.status,
        actors: &l.actors,
        recipients: &l.recipients,
        trigger: index.chars(l.trigger),
        speaker: l.speaker,
        contexts: &l.contexts,
    });
    Example {
        id: &sentence.header.id,
        part,
        text: &sentence.text,
        participants: sentence.participants.iter().map(|&p| index.chars(p)).collect(),
        events: events.collect(),
    }
}
