//! Who a phrase means.

mod choose;
pub(crate) mod facts;
mod fold;
mod heads;
mod lexicon;
mod modifiers;
mod office;
#[cfg(test)]
mod office_check;
mod people;
mod period;
mod pieces;
mod plural;
mod reading;
mod settle;
mod similar;
pub(crate) mod sources;
mod spelling;
pub(crate) mod table;
#[cfg(test)]
mod tests;
mod zones;

use detente_ontology::Sector;
use jiff::civil::Date;

use choose::Hints;
use facts::Facts;
use fold::Folded;
use people::People;
use settle::Settler;

/// What a phrase was recognised as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorKind {
    /// A state or its people.
    Country,
    /// A named organisation, party or armed group, or who speaks for it.
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
pub struct Actors {
    facts: Facts,
    people: People,
}

/// Bytes of a phrase that are looked at: what is longer is no name of anybody.
const PHRASE_LIMIT: usize = 400;
/// Bytes of the context that are looked at.
const CONTEXT_LIMIT: usize = 4000;

impl Actors {
    /// Reads the facts that are compiled in (tens of thousands of names, in some ten milliseconds: load once, then share).
    pub fn load() -> Actors {
        // Faulty rows are left out; a test says which they are, so that none is released.
        Actors::read(&mut Vec::new())
    }

    fn read(faults: &mut Vec<table::Fault>) -> Actors {
        let mut facts = Facts::read(faults);
        let people = People::read(&mut facts.lexicon, faults);
        Actors { facts, people }
    }

    /// Who `phrase` means at `date` (today's office holders are not assumed: without a date, a person who held
    /// office once is known by the latest office). `context` is the sentence or paragraph around the phrase; it helps
    /// to tell people and parties of the same name apart.
    ///
    /// The phrase is one participant, as it stands in the text: a name, a role, a nationality, or several of them with
    /// what belongs to them ("the former German defence minister", "a spokesman for the rebels"). Of a compound
    /// ("France and Germany") the first is taken. Only the first few hundred bytes are looked at.
    ///
    /// `None` where nothing is recognised; a field is `None` where it can't be told. An unknown person is nobody. A
    /// country that is only named has no sector: whether it acts as a state is for the caller to see. Its capital and
    /// the seats of its government are GOV. UNK says that somebody is meant whose sector is not told ("a group").
    ///
    /// ```
    /// let actors = detente_world::Actors::load();
    /// let actor = actors.resolve("the former German defence minister", None, None).unwrap();
    /// assert_eq!(actor.country.as_deref(), Some("DEU"));
    /// assert_eq!(actor.sector, Some(detente_ontology::Sector::Eli));
    /// assert_eq!(actors.resolve("a cat named Frank", None, None), None);
    /// ```
    pub fn resolve(&self, phrase: &str, context: Option<&str>, date: Option<Date>) -> Option<Actor> {
        let phrase = Folded::new(phrase, PHRASE_LIMIT);
        if phrase.len() == 0 {
            return None;
        }
        let context = context.map(|context| Folded::new(context, CONTEXT_LIMIT));
        let pieces = pieces::pieces(&self.facts, &self.people, &phrase);
        let hints = Hints { context: context.as_ref(), date, ..Hints::default() };
        Settler { facts: &self.facts, people: &self.people, phrase: &phrase, pieces: &pieces, hints }.settle()
    }
}
