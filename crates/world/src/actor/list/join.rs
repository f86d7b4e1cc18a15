//! Puts users' lists into the facts, where they stand before what is built in.

use std::borrow::Cow;

use detente_ontology::Sector;
use jiff::civil::Date;

use super::{ActorList, ListedStand};
use crate::actor::ActorKind;
use crate::actor::facts::{Body, Country, Facts};
use crate::actor::lexicon::{Entry, Form};
use crate::actor::period::Period;

/// An actor of a user's list.
#[derive(Debug)]
pub(crate) struct Listed {
    /// What it is in which time, or nobody; without a time, whenever nothing else is said.
    terms: Vec<(Option<Period>, Option<Entry>)>,
}

impl Listed {
    /// What it is at the date; the innermost nothing is nobody, the outer one that the list says nothing of that time.
    pub(crate) fn at(&self, date: Option<Date>) -> Option<Option<Entry>> {
        let undated = || self.terms.iter().find(|(period, _)| period.is_none());
        let dated = self.terms.iter().filter_map(|term| Some((term.0?, term)));
        let found = match date {
            Some(date) => {
                dated.filter(|(period, _)| period.holds(date)).max_by_key(|(period, _)| period.from)
            }
            None => dated.max_by_key(|(period, _)| (period.to, period.from)),
        };
        found.map(|(_, term)| term).or_else(undated).map(|(_, entry)| *entry)
    }
}

impl Facts {
    /// Adds a user's list.
    pub(crate) fn add_list(&mut self, list: &ActorList) {
        for actor in &list.actors {
            let mut terms = Vec::with_capacity(actor.terms.len());
            for term in &actor.terms {
                let stand = term.stand.as_ref();
                terms.push((
                    term.period,
                    stand.map(|stand| self.add_stand(stand, &actor.name, &actor.wikidata)),
                ));
            }
            let entry = Entry::Listed(self.listed.len() as u32);
            self.listed.push(Listed { terms });
            for written in &actor.written {
                self.lexicon.put_first(&written.text, entry);
                if written.has_plural {
                    self.lexicon.put_plurals_first(&written.text, entry);
                }
            }
        }
        for role in &list.roles {
            let entry = Entry::ListedRole(role.sector, role.rank);
            for written in &role.written {
                self.lexicon.put_first(&written.text, entry);
                if written.has_plural {
                    self.lexicon.put_plurals_first(&written.text, entry);
                }
            }
        }
    }

    fn add_stand(&mut self, stand: &ListedStand, name: &str, wikidata: &str) -> Entry {
        let own = |text: &str| Cow::Owned(text.to_owned());
        if stand.kind == ActorKind::Country && stand.sector.is_none() {
            self.countries.push(Country {
                code: own(&stand.country),
                name: own(name),
                partial: false,
                wikidata: own(wikidata),
            });
            return Entry::Country(self.countries.len() as u32 - 1, Form::Name);
        }
        self.bodies.push(Body {
            country: own(&stand.country),
            name: own(name),
            sector: stand.sector.unwrap_or(Sector::Unk),
            common: false,
            kind: stand.kind,
            wikidata: own(wikidata),
        });
        Entry::Body(self.bodies.len() as u32 - 1)
    }
}
