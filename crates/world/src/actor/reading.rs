//! What a part of a phrase says, and how the parts add up.

use detente_ontology::Sector;

use super::lexicon::Rank;
use super::zones::Lead;
use super::{Actor, ActorKind};

/// What one part of a phrase says.
#[derive(Debug, Default, Clone)]
pub(super) struct Reading<'a> {
    pub(super) country: Option<&'a str>,
    pub(super) sector: Option<Sector>,
    /// How firmly the sector stands; nothing where no role or body is named.
    pub(super) rank: Option<Rank>,
    pub(super) name: Option<&'a str>,
    pub(super) kind: Option<ActorKind>,
    pub(super) wikidata: &'a str,
    /// The country is only partially recognised.
    pub(super) partial: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn is_something(&self) -> bool {
        self.country.is_some() || self.sector.is_some() || self.name.is_some()
    }

    /// Adds what a later part of the phrase tells.
    pub(super) fn add(&mut self, part: Reading<'a>, lead: Lead) {
        let nothing = !self.is_something();
        match lead {
            Lead::Of | Lead::For => {
                let takes = match self.rank {
                    None => self.kind.is_none() && lead == Lead::Of && !self.is_something(),
                    Some(Rank::Holder) => true,
                    // "President of the court", "commander of the rebels".
                    Some(Rank::Plain) => lead == Lead::Of && part.rank == Some(Rank::Firm),
                    Some(Rank::Firm) => false,
                };
                let takes = takes && part.rank.is_some() && part.sector.is_some();
                self.partial |= part.partial && self.country == part.country;
                let holder = self.rank == Some(Rank::Holder);
                if self.country.is_none() && (lead == Lead::Of || holder) {
                    self.country = part.country;
                    self.partial |= part.partial;
                }
                if takes {
                    self.sector = part.sector;
                    self.rank = part.rank;
                    if part.kind == Some(ActorKind::Organisation) {
                        (self.name, self.kind, self.wikidata) = (part.name, part.kind, part.wikidata);
                    } else {
                        self.kind = Some(ActorKind::Role);
                    }
                }
            }
            Lead::Core | Lead::Aside | Lead::And => {
                if nothing {
                    *self = part;
                    return;
                }
                if self.kind == Some(ActorKind::Country)
                    && lead == Lead::And
                    && part.kind != Some(ActorKind::Role)
                {
                    return;
                }
                if self.country.is_none() {
                    self.country = part.country;
                    self.partial |= part.partial;
                }
                if self.sector.is_none() && part.sector.is_some() {
                    (self.sector, self.rank) = (part.sector, part.rank);
                    if self.kind == Some(ActorKind::Country) && lead == Lead::And {
                        (self.name, self.kind, self.wikidata) = (None, Some(ActorKind::Role), "");
                    }
                }
            }
            Lead::Off => {}
        }
    }

    pub(super) fn into_actor(self) -> Option<Actor> {
        self.is_something().then(|| Actor {
            name: self.name.map(str::to_owned),
            country: self.country.map(str::to_owned),
            sector: self.sector,
            kind: self.kind.unwrap_or(ActorKind::Role),
            wikidata: identifier(self.wikidata),
        })
    }
}

/// A Wikidata identifier, if it is known.
pub(super) fn identifier(wikidata: &str) -> Option<String> {
    (!wikidata.is_empty()).then(|| wikidata.to_owned())
}
