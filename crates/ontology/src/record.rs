//! The record of one mention: the fields, and their order, are a contract (ARCHITECTURE.md, "The record").

use serde::Serialize;

use crate::{Context, EventType, Mode, Quad, Sector, Status};

/// One event as one story reports it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mention {
    /// Identifier, the same for the same story and event in every run.
    pub id: String,
    /// The story's identifier.
    pub story: String,
    /// What happened.
    pub event_type: EventType,
    /// How; empty where no mode fits.
    pub mode: Vec<Mode>,
    /// In which fields.
    pub context: Vec<Context>,
    /// Whether it is done, planned, possible or denied.
    pub status: Status,
    /// The type's quad class.
    pub quad: Quad,
    /// PLOVER's conflict-cooperation score, -10 to +10.
    pub score: f32,
    /// CAMEO root code.
    pub cameo: &'static str,
    /// Probability, 0 to 1, that the mention is right.
    pub confidence: f32,
    /// Who does it.
    pub actor: Vec<Participant>,
    /// To whom it is done.
    pub recipient: Vec<Participant>,
    /// When.
    pub date: Option<DateRecord>,
    /// Where.
    pub place: Option<PlaceRecord>,
    /// The sentence that says it.
    pub sentence: SentenceRecord,
    /// The words that the decision rests on.
    pub trigger: Option<SpanText>,
    /// Who says it, where it is said in a quote or in reported speech.
    pub speaker: Option<Participant>,
    /// Agreements that the sentence names.
    pub agreements: Vec<AgreementRecord>,
    /// Name of the model.
    pub model: String,
    /// Version of the program.
    pub version: String,
}

/// A side of an event, or part of one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Participant {
    /// The words.
    pub text: String,
    /// First code point in the story's text.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Canonical name, where the participant is known or is referred to elsewhere in the story by name.
    pub name: Option<String>,
    /// ISO 3166 alpha-3, or IGO, NGO, MNC, IMG, ISM, or the code of an organisation (UNO, EUR).
    pub country: Option<String>,
    /// Sector.
    pub sector: Option<Sector>,
}

/// Words with their place in the story's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpanText {
    /// The words.
    pub text: String,
    /// First code point in the story's text.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// A treaty, pact, ceasefire or accord that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgreementRecord {
    /// The words.
    pub text: String,
    /// First code point in the story's text.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Name of a known agreement.
    pub name: Option<String>,
    /// Its identifier in the tables of `world/agreements`.
    pub id: Option<String>,
    /// What it is about: `arms-control`, `peace`, `trade` and so on.
    pub kind: Option<&'static str>,
}

/// A sentence with its place in the story's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SentenceRecord {
    /// The words.
    pub text: String,
    /// First code point in the story's text.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Which sentence of the story it is, from 0.
    pub index: usize,
}

/// When an event takes place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateRecord {
    /// The words that say it; empty where the story's own date is taken.
    pub text: String,
    /// TIMEX3 value.
    pub value: String,
    /// First day, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Last day, `YYYY-MM-DD`.
    pub to: Option<String>,
}

/// Where an event takes place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceRecord {
    /// The words.
    pub text: String,
    /// First code point in the story's text.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Name in the gazetteer.
    pub name: String,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// Latitude in degrees, north positive.
    pub lat: Option<f64>,
    /// Longitude in degrees, east positive.
    pub lon: Option<f64>,
    /// GeoNames identifier.
    pub geoname_id: Option<u32>,
}
