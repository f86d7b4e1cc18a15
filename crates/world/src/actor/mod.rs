//! Who a phrase means.

use detente_ontology::Sector;
use jiff::civil::Date;

/// What a phrase was recognised as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorKind {
    /// A state or its people.
    Country,
    /// A named organisation, party or armed group.
    Organisation,
    /// A named person.
    Person,
    /// A role or group described by words ("two soldiers").
    Role,
}

/// Who a phrase means, as far as it can be told.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// Canonical name of a known country, organisation or person.
    pub name: Option<String>,
    /// ISO 3166 alpha-3, or IGO, NGO, MNC, IMG, ISM, UNO, EUR.
    pub country: Option<String>,
    /// Sector.
    pub sector: Option<Sector>,
    /// What was recognised.
    pub kind: ActorKind,
    /// Wikidata identifier, where known.
    pub wikidata: Option<String>,
}

/// The known participants of world politics.
#[derive(Debug)]
pub struct Actors {}

impl Actors {
    /// Reads the facts that are compiled in.
    pub fn load() -> Actors {
        Actors {}
    }

    /// Who `phrase` means at `date` (today's office holders are not assumed: without a date, a person who held
    /// office once is known by the latest office). `context` is the sentence or paragraph around the phrase.
    pub fn resolve(&self, _phrase: &str, _context: Option<&str>, _date: Option<Date>) -> Option<Actor> {
        None
    }
}
