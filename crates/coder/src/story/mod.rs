//! Who is who within a story: every participant by what the world knows of it, and by what the story said before.

mod antecedent;
mod pronoun;

use antecedent::Memory;
use detente_language::Reading;
use detente_ontology::{ByteSpan, Sector, Story};
use detente_world::{Actor, ActorKind, Actors, PlaceMention};
use pronoun::Pronoun;
use std::collections::BTreeMap;

/// Who a participant is, as far as it could be settled.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Identity {
    pub(crate) name: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) sector: Option<Sector>,
}

/// The participants of a story, by sentence.
#[derive(Debug)]
pub(crate) struct Entities(Vec<Vec<Identity>>);

impl Entities {
    /// Identities of a sentence's participants, in the order of its reading.
    pub(crate) fn of(&self, sentence: usize) -> &[Identity] {
        &self.0[sentence]
    }

    /// Settles every participant, from the first sentence to the last.
    pub(crate) fn settle(
        actors: &Actors,
        story: &Story,
        sentences: &[ByteSpan],
        readings: &[Reading],
        places: &[PlaceMention],
    ) -> Entities {
        let text = story.text.as_str();
        let mut memory = Memory::default();
        let main_country = main_country(places.iter());
        let mut all = Vec::with_capacity(readings.len());
        for (index, (sentence, reading)) in sentences.iter().zip(readings).enumerate() {
            let within = sentence.of(text);
            let here: Vec<&PlaceMention> = places
                .iter()
                .skip(places.partition_point(|p| p.span.start < sentence.start))
                .take_while(|p| p.span.end <= sentence.end)
                .collect();
            let setting = only_country(&here).or_else(|| main_country.clone());
            let mut identities = Vec::with_capacity(reading.participants.len());
            // In the order of the text, since what stands before may be meant by what comes after.
            let mut order: Vec<usize> = (0..reading.participants.len()).collect();
            order.sort_by_key(|&p| reading.participants[p].span.start);
            identities.resize(order.len(), Identity::default());
            for participant in order {
                let span = reading.participants[participant].span;
                let words = span.of(text);
                identities[participant] = match Pronoun::of(words) {
                    Some(pronoun) => memory.meant_by(pronoun, index).unwrap_or_default(),
                    None => {
                        let actor = actors.resolve(words, Some(within), story.date);
                        let identity = identity(words, actor.as_ref(), &memory, setting.as_deref());
                        memory.note(words, actor.as_ref(), &identity, index);
                        identity
                    }
                };
            }
            all.push(identities);
        }
        Entities(all)
    }
}

fn identity(words: &str, actor: Option<&Actor>, memory: &Memory, setting: Option<&str>) -> Identity {
    let mut identity = actor.map_or_else(Identity::default, |a| Identity {
        name: a.name.clone(),
        country: a.country.clone(),
        sector: a.sector,
    });
    if identity.country.is_none()
        && let Some(earlier) = memory.named_before(words)
    {
        identity.name = identity.name.or(earlier.name);
        identity.country = earlier.country;
        identity.sector = identity.sector.or(earlier.sector);
    }
    match actor.map(|a| a.kind) {
        // A state that is a side of an event acts by its government.
        Some(ActorKind::Country) if identity.sector.is_none() => identity.sector = Some(Sector::Gov),
        // "Police", "the army": that of the country that the sentence, or else the story, is about.
        Some(ActorKind::Role) if identity.country.is_none() && is_of_one_country(words) => {
            identity.country = setting.map(str::to_owned);
        }
        _ => {}
    }
    identity
}

/// Whether a role can be one of the country that the story is about: "several foreign ministers" can't.
fn is_of_one_country(words: &str) -> bool {
    const OTHERS: &[&str] = &[
        "countries",
        "nations",
        "states",
        "foreign",
        "international",
        "world",
        "global",
        "western",
        "other",
        "allies",
        "foreigners",
    ];
    !words.split(' ').any(|word| OTHERS.contains(&word.to_lowercase().as_str()))
}

/// The code that records use for a place's country.
fn code(place: &PlaceMention) -> Option<&str> {
    place.place.country.as_deref()
}

/// The country that a sentence's places lie in, if it is one only.
fn only_country(places: &[&PlaceMention]) -> Option<String> {
    let mut codes = places.iter().filter_map(|p| code(p));
    let first = codes.next()?;
    codes.all(|c| c == first).then(|| first.to_owned())
}

/// The country that most of a story's places lie in, if it has more than all others together.
fn main_country<'p>(places: impl Iterator<Item = &'p PlaceMention>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for place in places {
        if let Some(code) = code(place) {
            *counts.entry(code).or_default() += 1;
        }
    }
    let total: usize = counts.values().sum();
    let (code, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (2 * count > total).then(|| code.to_owned())
}
