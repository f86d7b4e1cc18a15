//! The parties of agreements, and the words by which texts name them.

use std::collections::HashMap;

use super::agreement::Agreement;
use super::lexicon::{Lexicon, Meaning};
use super::words::Words;
use crate::actor::sources::{COUNTRIES, ORGANISATIONS};
use crate::actor::table::{parts, rows};

/// Codes and names of parties.
#[derive(Debug, Default)]
pub(super) struct Parties {
    names: Vec<&'static str>,
    /// Places in `names`.
    numbers: HashMap<&'static str, u32>,
    /// Folded words for a party, and its place in `names`.
    forms: Vec<(String, u32)>,
}

impl Parties {
    /// States, the organisations with a code of their own, and the other parties of the agreements.
    pub(super) fn read(all: &[Agreement], lexicon: &mut Lexicon) -> Parties {
        let mut parties = Parties::default();
        // Faults of these tables are those of the actors' tests.
        let mut faults = Vec::new();
        let columns = ["country", "kind", "name", "also", "adjectives", "demonyms", "capitals", "seats"];
        for row in rows("countries.tsv", COUNTRIES, columns, 3, &mut faults) {
            let [code, kind, name, also, adjectives, demonyms, capitals, seats] = row.cells;
            // "Korea" or "Soviet" is the state, but a region is not: Scotland signs nothing for Britain.
            if kind == "region" {
                continue;
            }
            let cells = [name, also, adjectives, demonyms, seats];
            cells.into_iter().flat_map(parts).for_each(|form| parties.add(code, form, lexicon));
            capitals.split([';', '/']).filter(|form| !form.is_empty()).for_each(|form| {
                parties.add(code, form, lexicon);
            });
        }
        for row in rows("organisations.tsv", ORGANISATIONS, ["name", "country", "also"], 2, &mut faults) {
            let [name, code, also] = row.cells;
            if matches!((name, code), ("United Nations", "UNO") | ("European Union", "EUR")) {
                std::iter::once(name).chain(parts(also)).for_each(|form| parties.add(code, form, lexicon));
            }
        }
        for party in all.iter().flat_map(|agreement| &agreement.parties).map(|party| party.party) {
            if !crate::actor::table::is_code(party) {
                parties.add_named(party, lexicon);
            }
        }
        parties
    }

    /// "Free Aceh Movement (GAM)": the name, and what stands in brackets.
    fn add_named(&mut self, party: &'static str, lexicon: &mut Lexicon) {
        if self.numbers.contains_key(party) {
            return;
        }
        let (name, short) = party.split_once(" (").unwrap_or((party, ""));
        self.add(party, name, lexicon);
        let short = short.trim_end_matches(')');
        if !short.is_empty() {
            self.add(party, short, lexicon);
        }
    }

    fn add(&mut self, party: &'static str, form: &'static str, lexicon: &mut Lexicon) {
        let form = form.trim().trim_start_matches('=');
        let names = &mut self.names;
        let number = *self.numbers.entry(party).or_insert_with(|| {
            names.push(party);
            (names.len() - 1) as u32
        });
        lexicon.add(form, Meaning::Party(number));
        self.forms.push((folded(form), number));
    }

    /// Code or name of a party by its place.
    pub(super) fn name(&self, number: u32) -> &'static str {
        self.names[number as usize]
    }

    /// The party that a user means.
    pub(super) fn find(&self, asked: &str) -> Option<&'static str> {
        let asked = asked.trim();
        let code = asked.to_ascii_uppercase();
        let by_code = self.names.iter().find(|&&name| name == code || name == asked);
        let words = folded(asked);
        let by_form = || self.forms.iter().find(|(form, _)| *form == words);
        by_code.copied().or_else(|| by_form().map(|&(_, number)| self.name(number)))
    }

    /// The names of all parties.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().map(|(form, _)| form.as_str())
    }
}

/// The words of a name, to compare names by.
pub(super) fn folded(name: &str) -> String {
    let words = Words::of(name);
    (0..words.len()).map(|i| words.at(i)).collect::<Vec<_>>().join(" ")
}
