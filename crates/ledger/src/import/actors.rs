//! From actor codes of KEDS, TABARI, CAMEO and Phoenix to parties.

use std::collections::{HashMap, HashSet};

use detente_ontology::Sector;

use super::table::rows;
use crate::Party;

const ACTORS: &str = include_str!("../../data/actors.tsv");
/// The states of the world: the first column of each line is an alpha-3 code.
const COUNTRIES: &str = include_str!("../../../../world/countries.tsv");

/// What a part of a code says; "" where it says nothing.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    country: &'static str,
    sector: &'static str,
    name: &'static str,
}

/// The codes.
#[derive(Debug)]
pub struct ActorCodes {
    states: HashSet<&'static str>,
    countries: HashMap<&'static str, Part>,
    bodies: HashMap<&'static str, Part>,
    peoples: HashMap<&'static str, Part>,
    sectors: HashMap<&'static str, Part>,
    groups: HashMap<&'static str, Part>,
}

impl ActorCodes {
    /// Reads the tables that are compiled in.
    pub fn load() -> ActorCodes {
        let states = rows::<2>(COUNTRIES).map(|(_, [country, _])| country).collect();
        let of = |wanted: &str| {
            let rows = rows::<5>(ACTORS).filter(|(_, cells)| cells[0] == wanted);
            rows.map(|(_, [_, code, country, sector, name])| (code, Part { country, sector, name })).collect()
        };
        ActorCodes {
            states,
            countries: of("country"),
            bodies: of("body"),
            peoples: of("people"),
            sectors: of("sector"),
            groups: of("group"),
        }
    }

    /// Whether it is the alpha-3 code of a state.
    pub(crate) fn is_state(&self, code: &str) -> bool {
        self.states.contains(code)
    }

    /// Who a code means.
    ///
    /// # Errors
    /// If its first part is in no list.
    pub fn party(&self, code: &str) -> Result<Party, String> {
        let mut parts = code.as_bytes().chunks(3).filter_map(|part| std::str::from_utf8(part).ok());
        let first = parts.next().unwrap_or_default();
        let mut who = self.first(first).ok_or_else(|| format!("there is no actor code {code:?}"))?;
        // A body has a name of its own, a sector or a country only what follows.
        let is_umbrella = matches!(first, "IGO" | "NGO" | "NGM" | "MNC" | "IMG" | "INT");
        let is_weak = is_umbrella || self.groups.contains_key(first);
        let mut sector = if is_weak { "" } else { who.sector };
        for part in parts {
            if is_umbrella && let Some(body) = self.bodies.get(part) {
                // The last is the finest: an agency of the United Nations.
                who = *body;
                sector = body.sector;
            } else if let Some(known) = self.sectors.get(part) {
                sector = if sector.is_empty() { known.sector } else { sector };
            } else if let Some(group) = self.groups.get(part).or_else(|| self.peoples.get(part)) {
                who.name = group.name;
                sector = if sector.is_empty() { group.sector } else { sector };
            } else if is_umbrella
                && first != "IGO"
                && let Some(home) = self.country(part)
            {
                // "NGOISR": an organisation of one country.
                who.country = home.country;
            }
        }
        if sector.is_empty() {
            sector = who.sector;
        }
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Ok(Party {
            country: text(who.country),
            sector: sector.parse::<Sector>().ok(),
            name: text(who.name),
            code: text(code),
        })
    }

    fn first(&self, code: &str) -> Option<Part> {
        let known = [&self.bodies, &self.peoples, &self.sectors, &self.groups];
        self.country(code).or_else(|| known.iter().find_map(|table| table.get(code).copied()))
    }

    fn country(&self, code: &str) -> Option<Part> {
        if let Some(part) = self.countries.get(code) {
            return Some(*part);
        }
        self.states.get(code).map(|country| Part { country, ..Part::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_sound() {
        let codes = ActorCodes::load();
        let others = ["IGO", "NGO", "MNC", "IMG", "ISM", "UNO", "EUR"];
        let mut met = HashSet::new();
        let mut faults = Vec::new();
        for (line, [place, code, country, sector, name]) in rows(ACTORS) {
            let is_country = country.is_empty() || codes.is_state(country) || others.contains(&country);
            let is_sector = sector.is_empty() || sector.parse::<Sector>().is_ok();
            let is_place = match place {
                "country" => codes.is_state(country),
                "sector" => !sector.is_empty() && country.is_empty(),
                "people" => !name.is_empty() && country.is_empty(),
                "group" => !name.is_empty() && codes.is_state(country),
                "body" => true,
                _ => false,
            };
            if !(is_country && is_sector && is_place && code.len() == 3 && met.insert((place, code))) {
                faults.push(format!("actors.tsv, line {line}: {place} {code}"));
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn codes_mean_parties() {
        let codes = ActorCodes::load();
        let cases = [
            ("KEN", "KEN", "", ""),
            ("KENGOV", "KEN", "GOV", ""),
            ("KENMED", "KEN", "JRN", ""),
            ("UAR", "EGY", "", ""),
            ("PALHAM", "PSE", "REB", "Hamas"),
            ("PSEGOVHMS", "PSE", "GOV", "Hamas"),
            ("BOS", "BIH", "", ""),
            ("SER", "SRB", "", ""),
            ("CROMIL", "HRV", "MIL", ""),
            ("NAT", "IGO", "MIL", "NATO"),
            ("IGONAT", "IGO", "MIL", "NATO"),
            ("UNO", "UNO", "", "United Nations"),
            ("IGOUNO", "UNO", "", "United Nations"),
            ("IGOUNOPKO", "UNO", "MIL", "United Nations"),
            ("IGOEUREEC", "EUR", "", "European Union"),
            ("IGO", "IGO", "", ""),
            ("NGOISR", "ISR", "SOC", ""),
            ("NGOAMN", "NGO", "SOC", "Amnesty International"),
            ("MNCUSA", "USA", "BUS", ""),
            ("NAM", "NAM", "", ""),
            ("HKG", "CHN", "", ""),
            ("ESH", "MAR", "PRE", "Western Sahara"),
            ("EUR", "", "", "Europe"),
            ("KURREB", "", "REB", "Kurds"),
            ("IRQKUR", "IRQ", "", "Kurds"),
            ("UAF", "", "UAF", ""),
            ("PLO", "PSE", "GOV", "Palestine Liberation Organization"),
            ("TALMIL", "AFG", "MIL", "Taliban"),
            ("KENXYZ", "KEN", "", ""),
        ];
        let shown = |party: &Party| {
            let sector = party.sector.map_or("", |sector| sector.word());
            [party.country.as_deref(), Some(sector), party.name.as_deref()]
                .map(|x| x.unwrap_or_default().to_owned())
        };
        let failures: Vec<_> = cases
            .iter()
            .filter_map(|(code, country, sector, name)| {
                let found = codes.party(code).map(|party| shown(&party));
                (found != Ok([country, sector, name].map(|x| (*x).to_owned()))).then_some((*code, found))
            })
            .collect();
        assert!(failures.is_empty(), "{failures:#?}");
        for code in ["XYZ", "", "US", "ken", "é1"] {
            assert!(codes.party(code).is_err(), "{code}");
        }
    }
}
