//! Who a phrase means.

mod around;
mod choose;
pub(crate) mod facts;
mod fold;
mod group;
mod heads;
mod lexicon;
mod list;
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
use fold::{Folded, Gap};
pub use list::{ActorList, ListFault};
use people::People;
use pieces::{Kind, Piece};
use settle::Settler;

use crate::place::{PlaceKind, Places};

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
    places: Places,
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

    /// Reads the facts that are compiled in, and users' lists, whose entries win over them; of two lists the later one.
    pub fn with_lists(lists: &[ActorList]) -> Actors {
        let mut actors = Actors::load();
        for list in lists {
            actors.facts.add_list(list);
        }
        actors
    }

    fn read(faults: &mut Vec<table::Fault>) -> Actors {
        let mut facts = Facts::read(faults);
        let people = People::read(&mut facts.lexicon, faults);
        Actors { facts, people, places: Places::load() }
    }

    /// Who `phrase` means at `date` (today's office holders are not assumed: without a date, a person who held
    /// office once is known by the latest office). `context` is the sentence or paragraph around the phrase; it helps
    /// to tell people and parties of the same name apart, and tells of unknown people what stands beside their name there.
    ///
    /// The phrase is one participant, as it stands in the text: a name, a role, a nationality, or several of them with
    /// what belongs to them ("the former German defence minister", "a spokesman for the rebels"). Of a compound
    /// ("France and Germany") the first is taken, see [`Actors::resolve_all`]. Only the first few hundred bytes are looked at.
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
        let folded = Folded::new(phrase, PHRASE_LIMIT);
        if folded.len() == 0 {
            return None;
        }
        let context = context.map(|context| Folded::new(context, CONTEXT_LIMIT));
        let pieces = self.pieces(&folded, date);
        let actor = self.settle(&folded, &pieces, context.as_ref(), date);
        if actor.as_ref().is_some_and(|actor| actor.country.is_some() || actor.name.is_some()) {
            return actor;
        }
        let names = unknown_names(&folded, &pieces);
        if names.is_empty() {
            return actor;
        }
        let told = context.as_ref().and_then(|context| self.told_around(&folded, context, date));
        let told = told.or_else(|| self.in_gazetteer(phrase, &folded, &pieces, &names));
        match (actor, told) {
            (Some(actor), Some(told)) => Some(Actor { country: told.country, ..actor }),
            (actor, told) => actor.or(told),
        }
    }

    /// The actors of a phrase that names several: "French and German ministers", "Hamas and the Palestinian Authority".
    /// One that names a single actor gives that one, as [`Actors::resolve`] does; one of which a part is not recognised is
    /// taken as a whole.
    ///
    /// ```
    /// let actors = detente_world::Actors::load();
    /// let countries: Vec<_> = actors.resolve_all("French and German ministers", None, None).into_iter().map(|a| a.country).collect();
    /// assert_eq!(countries, [Some("FRA".to_owned()), Some("DEU".to_owned())]);
    /// ```
    pub fn resolve_all(&self, phrase: &str, context: Option<&str>, date: Option<Date>) -> Vec<Actor> {
        let whole = || self.resolve(phrase, context, date).into_iter().collect();
        let folded = Folded::new(phrase, PHRASE_LIMIT);
        let around = context.map(|context| Folded::new(context, CONTEXT_LIMIT));
        let pieces = self.pieces(&folded, date);
        let settle = |part: &Folded| self.settle(part, &self.pieces(part, date), around.as_ref(), date);
        if let Some(parts) = group::shared(&folded, &pieces) {
            let all: Vec<Actor> = parts.iter().filter_map(settle).collect();
            return if all.len() == parts.len() { all } else { whole() };
        }
        let parts = group::parts(&folded, &pieces);
        if parts.iter().filter(|(_, after_comma)| !after_comma).count() < 2 {
            return whole();
        }
        let mut all: Vec<Actor> = Vec::new();
        for (part, after_comma) in &parts {
            match settle(part) {
                // "Putin, the Russian president, and Merkel" are two.
                Some(actor)
                    if *after_comma
                        && all.last().is_some_and(|last| last.kind == ActorKind::Person)
                        && (actor.kind == ActorKind::Role
                            || all.last().is_some_and(|last| last.name == actor.name)) => {}
                Some(actor) => all.push(actor),
                None => return whole(),
            }
        }
        // "The home and office of the president" are not two.
        let is_told = |actor: &Actor| actor.country.is_some() || actor.name.is_some();
        if all.iter().all(is_told) { all } else { whole() }
    }

    fn pieces(&self, phrase: &Folded, date: Option<Date>) -> Vec<Piece> {
        pieces::pieces(&self.facts, &self.people, phrase, date)
    }

    fn settle(
        &self,
        phrase: &Folded,
        pieces: &[Piece],
        context: Option<&Folded>,
        date: Option<Date>,
    ) -> Option<Actor> {
        let hints = Hints { context, date, ..Hints::default() };
        Settler { facts: &self.facts, people: &self.people, phrase, pieces, hints }.settle()
    }

    /// What the words around an unknown name say of it: "the Kenyan minister Jane X", "Jane X, a Kenyan minister".
    fn told_around(&self, phrase: &Folded, context: &Folded, date: Option<Date>) -> Option<Actor> {
        let (text, at) = around::neighbourhood(context, phrase)?;
        let widened = around::widened(&text, &self.pieces(&text, date), at, at + phrase.len())?;
        let actor = self.settle(&widened, &self.pieces(&widened, date), Some(context), date)?;
        // A name in those words is not this one's.
        Some(Actor { name: None, kind: ActorKind::Role, wikidata: None, ..actor })
    }

    /// A town or region that only the gazetteer has: the phrase itself, or what tells the country of a role.
    fn in_gazetteer(
        &self,
        source: &str,
        phrase: &Folded,
        pieces: &[Piece],
        names: &[usize],
    ) -> Option<Actor> {
        // After a title stands somebody's name, whatever places are called so.
        let is_titled = |at: &usize| {
            *at > 0
                && matches!(pieces[at - 1].kind, Kind::Role(Some(_), _))
                && phrase.word(pieces[*at].from).gap == Gap::Space
        };
        if names.iter().any(is_titled) {
            return None;
        }
        let mut cut = source.len().min(PHRASE_LIMIT);
        while !source.is_char_boundary(cut) {
            cut -= 1;
        }
        let found =
            self.places.find(&source[..cut]).into_iter().find(|place| place.place.country.is_some())?;
        let words = Folded::new(found.span.of(source), PHRASE_LIMIT);
        let at = phrase.position(&words)?;
        // The place must be what was unknown.
        let held = at..at + words.len();
        if !names.iter().any(|name| held.contains(&pieces[*name].from)) {
            return None;
        }
        let alone = (0..phrase.len()).all(|word| held.contains(&word) || phrase.at(word) == "the");
        let is_town = matches!(found.place.kind, PlaceKind::City | PlaceKind::Admin | PlaceKind::County);
        let tells = alone || pieces.iter().any(|piece| !matches!(piece.kind, Kind::Word));
        (is_town && tells).then(|| Actor {
            name: alone.then_some(found.place.name),
            country: found.place.country,
            sector: alone.then_some(Sector::Cvl),
            kind: ActorKind::Country,
            wikidata: None,
        })
    }
}

/// How many rows each built-in table of actors has, by the name of its file, and what is wrong in them.
pub fn check_tables() -> (Vec<(String, usize)>, Vec<ListFault>) {
    let mut faults = Vec::new();
    Actors::read(&mut faults);
    let named = |fault: table::Fault| ListFault {
        file: format!("world/{}", fault.file),
        line: fault.line,
        what: fault.what,
    };
    let rows = |text: &str| {
        let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        lines.count().saturating_sub(1)
    };
    let tables = sources::all().map(|(file, text)| (format!("world/{file}"), rows(text)));
    (tables.collect(), faults.into_iter().map(named).collect())
}

/// Words with a capital that no table has.
fn unknown_names(phrase: &Folded, pieces: &[Piece]) -> Vec<usize> {
    let is_name = |piece: &Piece| matches!(piece.kind, Kind::Word) && phrase.word(piece.from).capital;
    (0..pieces.len()).filter(|&at| is_name(&pieces[at])).collect()
}
