//! Events to records: spans to code points, words beside every span, and what is known of each participant.

use crate::coder::modes;
use crate::events::Event;
use crate::model;
use crate::story::Identity;
use crate::when::{EventTime, date_of, event_time};
use crate::r#where::{Setting, place_of};
use detente_language::Reading;
use detente_ontology::{
    AgreementRecord, ByteSpan, CharIndex, Mention, Participant, PlaceRecord, SentenceRecord, SpanText, Story,
};
use detente_world::{AgreementMention, PlaceMention, TimeMention};

/// All that was read of a sentence besides its events. `times` count from the sentence's beginning, all else from the story's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'s> {
    pub(crate) sentence: ByteSpan,
    /// Its number in the story.
    pub(crate) number: usize,
    pub(crate) reading: &'s Reading,
    pub(crate) identities: &'s [Identity],
    pub(crate) times: &'s [TimeMention],
    pub(crate) setting: Setting<'s>,
    pub(crate) agreements: &'s [AgreementMention<'s>],
}

/// Writes the records of one story.
pub(crate) struct Recorder<'s> {
    story: &'s Story,
    index: CharIndex<'s>,
    strict: bool,
    pub(crate) mentions: Vec<Mention>,
}

impl<'s> Recorder<'s> {
    pub(crate) fn new(story: &'s Story, strict: bool) -> Recorder<'s> {
        Recorder { story, index: CharIndex::new(&story.text), strict, mentions: Vec::new() }
    }

    /// Adds an event of a sentence.
    pub(crate) fn add(&mut self, event: &Event, around: &Around<'_>) {
        let Around { sentence, number, reading, identities, times, setting, agreements } = *around;
        let text = self.story.text.as_str();
        let within = sentence.of(text);
        let trigger = event.reading.trigger;
        let in_sentence = ByteSpan::new(trigger.start - sentence.start, trigger.end - sentence.start);
        let read = event.reading.status();
        let EventTime { time, status } = event_time(within, in_sentence, times, read, self.story.date);
        let event_type = if self.strict { event.event_type.strict(read) } else { event.event_type };
        let mode = modes(&event.reading, event.event_type, read, self.strict);
        let spans: Vec<ByteSpan> = reading.participants.iter().map(|p| p.span).collect();
        let side = |of: &[usize]| of.iter().map(|&p| self.participant(spans[p], &identities[p])).collect();
        let mention = Mention {
            id: self.id(event, &spans),
            story: self.story.id.clone(),
            event_type,
            context: event.reading.contexts(),
            status,
            quad: event_type.quad(),
            score: event_type.score_with(&mode),
            cameo: event_type.cameo_root(&mode),
            mode,
            confidence: (event.confidence * 1000.0).round() / 1000.0,
            actor: side(&event.actors),
            recipient: side(&event.recipients),
            date: date_of(within, time, status, self.story.date),
            place: place_of(text, trigger, &spans, status, setting).map(|p| self.place(p)),
            sentence: {
                let at = self.index.chars(sentence);
                SentenceRecord { text: within.to_owned(), start: at.start, end: at.end, index: number }
            },
            trigger: Some(self.words(trigger)),
            speaker: event.reading.speaker.map(|p| self.participant(spans[p], &identities[p])),
            agreements: agreements.iter().map(|a| self.agreement(a)).collect(),
            model: model::NAME.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        };
        self.mentions.push(mention);
    }

    fn words(&self, span: ByteSpan) -> SpanText {
        let at = self.index.chars(span);
        SpanText { text: span.of(&self.story.text).to_owned(), start: at.start, end: at.end }
    }

    fn participant(&self, span: ByteSpan, identity: &Identity) -> Participant {
        let SpanText { text, start, end } = self.words(span);
        Participant {
            text,
            start,
            end,
            name: identity.name.clone(),
            country: identity.country.clone(),
            sector: identity.sector,
        }
    }

    fn agreement(&self, mention: &AgreementMention<'_>) -> AgreementRecord {
        let SpanText { text, start, end } = self.words(mention.span);
        let known = mention.agreement;
        AgreementRecord {
            text,
            start,
            end,
            name: known.map(|a| a.name.to_owned()),
            id: known.map(|a| a.id.to_owned()),
            kind: known.map(|a| a.kind.word()),
        }
    }

    fn place(&self, mention: &PlaceMention) -> PlaceRecord {
        let SpanText { text, start, end } = self.words(mention.span);
        let place = mention.place.clone();
        PlaceRecord {
            text,
            start,
            end,
            name: place.name,
            country: place.country,
            lat: place.lat,
            lon: place.lon,
            geoname_id: place.geoname_id,
        }
    }

    /// A hash of what the event is and where the story says it: the same in every run, whatever else the story holds.
    fn id(&self, event: &Event, spans: &[ByteSpan]) -> String {
        let mut hash = Fnv::default();
        hash.add(self.story.id.as_bytes());
        hash.add(event.event_type.word().as_bytes());
        hash.add(&(event.reading.trigger.start as u64).to_le_bytes());
        for (side, people) in [(b"a", &event.actors), (b"r", &event.recipients)] {
            hash.add(side);
            for &p in people {
                hash.add(&(spans[p].start as u64).to_le_bytes());
            }
        }
        format!("{:016x}", hash.0)
    }
}

/// The FNV-1a hash, 64 bits: small, and the same on every machine.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for &b in bytes.iter().chain(b"\x1f") {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
