//! The tables of countries, cities, bodies and roles, read into a lexicon.

use std::borrow::Cow;
use std::str::FromStr;

use detente_ontology::Sector;

use super::ActorKind;
use super::lexicon::{Entry, Form, Lexicon, Rank};
use super::list::Listed;
use super::sources;
use super::table::{Fault, Row, is_code, parts, rows};

/// Text of the compiled-in tables, or of a user's list.
pub(crate) type Text = Cow<'static, str>;

/// A country, region or dependency, or a state that is no more.
#[derive(Debug)]
pub(crate) struct Country {
    /// Alpha-3 code, of the sovereign or controlling state.
    pub(crate) code: Text,
    /// Name.
    pub(crate) name: Text,
    /// Partially recognised, so that its government has the sector PRE.
    pub(crate) partial: bool,
    /// Wikidata identifier, or empty.
    pub(crate) wikidata: Text,
}

/// A city, province or site.
#[derive(Debug)]
pub(crate) struct City {
    /// Alpha-3 code.
    pub(crate) country: &'static str,
    /// Name.
    pub(crate) name: &'static str,
}

/// An organisation, party, company or armed group.
#[derive(Debug)]
pub(crate) struct Body {
    /// Alpha-3 code, or IGO, NGO, ...; empty where a user's list says none.
    pub(crate) country: Text,
    /// Name.
    pub(crate) name: Text,
    /// Sector.
    pub(crate) sector: Sector,
    /// Other countries have bodies of this name too, so it counts only with its country.
    pub(crate) common: bool,
    /// What its members and speakers are recognised as.
    pub(crate) kind: ActorKind,
    /// Wikidata identifier, or empty.
    pub(crate) wikidata: Text,
}

/// What the tables hold, apart from people.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) countries: Vec<Country>,
    pub(crate) cities: Vec<City>,
    /// Names of capitals.
    pub(crate) capitals: Vec<&'static str>,
    pub(crate) bodies: Vec<Body>,
    /// What users' lists name.
    pub(crate) listed: Vec<Listed>,
    pub(crate) lexicon: Lexicon,
}

impl Facts {
    /// Reads the tables that are compiled in; rows with a fault are left out.
    pub(crate) fn read(faults: &mut Vec<Fault>) -> Facts {
        let mut facts = Facts { lexicon: Lexicon::new(), ..Facts::default() };
        facts.read_countries(faults);
        facts.read_bodies("organisations.tsv", sources::ORGANISATIONS, faults);
        facts.read_bodies("groups.tsv", sources::GROUPS, faults);
        facts.read_roles(faults);
        facts.read_cities(faults);
        facts
    }

    fn read_countries(&mut self, faults: &mut Vec<Fault>) {
        let columns = [
            "country",
            "kind",
            "name",
            "also",
            "adjectives",
            "demonyms",
            "capitals",
            "seats",
            "from",
            "to",
            "wikidata",
        ];
        for row in rows("countries.tsv", sources::COUNTRIES, columns, 3, faults) {
            let [code, kind, written, also, adjectives, demonyms, capitals, seats, from, to, wikidata] =
                row.cells;
            let name = written.strip_prefix('=').unwrap_or(written);
            if !is_code(code) {
                faults.push(row.fault(format!("{code:?} is no alpha-3 code")));
                continue;
            }
            if !["state", "partial", "former", "region", "dependency"].contains(&kind) {
                faults.push(row.fault(format!("kind {kind:?} is unknown")));
                continue;
            }
            for date in [from, to] {
                if !date.is_empty() && super::period::Period::read(date, date).is_none() {
                    faults.push(row.fault(format!("{date:?} is no date")));
                }
            }
            check_wikidata(&row, wikidata, faults);
            let number = self.countries.len() as u32;
            self.countries.push(Country {
                code: code.into(),
                name: name.into(),
                partial: kind == "partial",
                wikidata: wikidata.into(),
            });
            let entry = |form| Entry::Country(number, form);
            for written in std::iter::once(written).chain(parts(also)) {
                self.lexicon.add(written, entry(Form::Name));
            }
            parts(adjectives).for_each(|written| self.lexicon.add_countable(written, entry(Form::Adjective)));
            parts(demonyms).for_each(|written| self.lexicon.add_countable(written, entry(Form::Demonym)));
            for capital in parts(capitals) {
                // The chief town of a region is a place in the country, not its government.
                let form = if matches!(kind, "state" | "former") {
                    Form::Capital(self.capitals.len() as u32)
                } else {
                    Form::Name
                };
                for (place, written) in capital.split('/').enumerate() {
                    if place == 0 && matches!(form, Form::Capital(_)) {
                        self.capitals.push(written.strip_prefix('=').unwrap_or(written));
                    }
                    self.lexicon.add(written, entry(form));
                }
            }
            parts(seats).for_each(|written| self.lexicon.add(written, entry(Form::Seat)));
        }
    }

    fn read_bodies(&mut self, file: &'static str, text: &'static str, faults: &mut Vec<Fault>) {
        for row in rows(file, text, ["name", "country", "sector", "also", "wikidata"], 3, faults) {
            let [written, country, sector, also, wikidata] = row.cells;
            if !is_code(country) {
                faults.push(row.fault(format!("{country:?} is no code of three capitals")));
                continue;
            }
            let Some(sector) = read_sector(&row, sector, faults) else { continue };
            check_wikidata(&row, wikidata, faults);
            let name = written.strip_prefix('=').unwrap_or(written);
            // "Democratic Party (Italy)" is written "Democratic Party".
            let short = written.split(" (").next().unwrap_or(written);
            let number = self.bodies.len() as u32;
            self.bodies.push(Body {
                country: country.into(),
                name: name.into(),
                sector,
                common: short != written,
                kind: ActorKind::Organisation,
                wikidata: wikidata.into(),
            });
            for written in std::iter::once(short).chain(parts(also)) {
                self.lexicon.add(written, Entry::Body(number));
            }
        }
    }

    fn read_roles(&mut self, faults: &mut Vec<Fault>) {
        let mut roles = Vec::new();
        for row in rows("roles.tsv", sources::ROLES, ["word", "sector", "rank"], 3, faults) {
            let [word, sector, rank] = row.cells;
            let sector = match sector {
                "-" => None,
                _ => match read_sector(&row, sector, faults) {
                    Some(sector) => Some(sector),
                    None => continue,
                },
            };
            let rank = match rank {
                "firm" => Rank::Firm,
                "plain" => Rank::Plain,
                "holder" => Rank::Holder,
                _ => {
                    faults.push(row.fault(format!("rank {rank:?} is none of firm, plain, holder")));
                    continue;
                }
            };
            self.lexicon.add(word, Entry::Role(sector, rank));
            roles.push((word, Entry::Role(sector, rank)));
        }
        // A plural that the table has is meant as it stands there: forces are not several times "force".
        for (word, entry) in roles {
            self.lexicon.add_plurals(word, entry);
        }
    }

    fn read_cities(&mut self, faults: &mut Vec<Fault>) {
        for row in rows("cities.tsv", sources::CITIES, ["name", "country", "also"], 2, faults) {
            let [written, country, also] = row.cells;
            if !is_code(country) {
                faults.push(row.fault(format!("{country:?} is no alpha-3 code")));
                continue;
            }
            let number = self.cities.len() as u32;
            self.cities.push(City { country, name: written.strip_prefix('=').unwrap_or(written) });
            for written in std::iter::once(written).chain(parts(also)) {
                self.lexicon.add(written, Entry::City(number));
            }
        }
    }
}

/// Reads a sector, or says what is wrong with it.
pub(crate) fn read_sector<const N: usize>(
    row: &Row<N>,
    word: &str,
    faults: &mut Vec<Fault>,
) -> Option<Sector> {
    match Sector::from_str(word) {
        Ok(sector) => Some(sector),
        Err(error) => {
            faults.push(row.fault(error.to_string()));
            None
        }
    }
}

/// Says so when a Wikidata identifier is not one.
pub(crate) fn check_wikidata<const N: usize>(row: &Row<N>, id: &str, faults: &mut Vec<Fault>) {
    let number = id.strip_prefix('Q').unwrap_or("");
    if !id.is_empty() && (number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit())) {
        faults.push(row.fault(format!("{id:?} is no Wikidata identifier")));
    }
}
