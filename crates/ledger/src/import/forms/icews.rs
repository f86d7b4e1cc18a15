//! ICEWS: events with the names of their actors. Its event identifiers are not unique, so they are not used as such.

use std::collections::HashMap;

use detente_ontology::Sector;

use super::super::columns::{Columns, Wanted};
use super::super::crosswalk::Crosswalk;
use super::super::draft::{Cast, Draft, Trouble, day};
use super::{Rows, Who, degrees};
use crate::{Party, PlaceFact, day_of};

const DATE: usize = 0;
const SOURCE: usize = 1;
const TARGET: usize = 2;
const EVENT: usize = 3;
const CODE: usize = 4;
const SOURCE_COUNTRY: usize = 5;
const TARGET_COUNTRY: usize = 6;
const SOURCE_SECTORS: usize = 7;
const TARGET_SECTORS: usize = 8;
const CITY: usize = 9;
const COUNTRY: usize = 10;
const LAT: usize = 11;
const LON: usize = 12;

const fn column(names: &'static [&'static str], is_needed: bool) -> Wanted {
    Wanted { names, is_needed }
}

const WANTED: &[Wanted] = &[
    column(&["event date", "date"], true),
    column(&["source name", "source"], true),
    column(&["target name", "target"], true),
    column(&["event text", "event"], true),
    column(&["cameo code", "code"], false),
    column(&["source country"], false),
    column(&["target country"], false),
    column(&["source sectors"], false),
    column(&["target sectors"], false),
    column(&["city"], false),
    column(&["country"], false),
    column(&["latitude"], false),
    column(&["longitude"], false),
];

/// Words of ICEWS's lists of sectors, the finer before the coarser.
const SECTORS: &[(&str, Sector)] = &[
    ("police", Sector::Cop),
    ("judicial", Sector::Jud),
    ("legislative", Sector::Leg),
    ("parliament", Sector::Leg),
    ("intelligence", Sector::Spy),
    ("military", Sector::Mil),
    ("defense", Sector::Mil),
    ("rebel", Sector::Reb),
    ("insurgent", Sector::Reb),
    ("separatist", Sector::Reb),
    ("unidentified forces", Sector::Uaf),
    ("criminal", Sector::Crm),
    ("exiles", Sector::Opp),
    ("dissident", Sector::Opp),
    ("opposition", Sector::Opp),
    ("executive", Sector::Gov),
    ("cabinet", Sector::Gov),
    ("foreign ministry", Sector::Gov),
    ("media", Sector::Jrn),
    ("medical", Sector::Med),
    ("education", Sector::Edu),
    ("labor", Sector::Lab),
    ("business", Sector::Bus),
    ("refugee", Sector::Ref),
    ("religious", Sector::Rel),
    ("nongovernmental", Sector::Soc),
    ("parties", Sector::Pty),
    ("government", Sector::Gov),
    ("elite", Sector::Eli),
    ("general population", Sector::Cvl),
    ("civilian", Sector::Cvl),
];

/// Reads ICEWS.
pub(super) struct Icews<'w> {
    crosswalk: Crosswalk,
    who: &'w (dyn Who + Sync),
    columns: Columns,
    countries: HashMap<String, Option<String>>,
}

impl<'w> Icews<'w> {
    pub(super) fn new(who: &'w (dyn Who + Sync)) -> Icews<'w> {
        let columns = Columns::fixed(&[], 0);
        Icews { crosswalk: Crosswalk::cameo(), who, columns, countries: HashMap::new() }
    }

    /// The code of a country's name.
    fn country(&mut self, name: &str) -> Option<String> {
        if name.is_empty() {
            return None;
        }
        if let Some(known) = self.countries.get(name) {
            return known.clone();
        }
        let found = self.who.who(name, None).and_then(|party| party.country);
        self.countries.insert(name.to_owned(), found.clone());
        found
    }

    fn side(&mut self, name: &str, country: &str, sectors: &str, day: i32, cast: &mut Cast) -> Option<u32> {
        if name.is_empty() {
            return None;
        }
        // Who holds an office changes by the year, and asking anew for every day would take long.
        let date = day_of(day);
        let words = format!("{name}\t{country}\t{sectors}\t{}", date.map_or(0, |date| date.year()));
        cast.find(&words, || {
            let sectors = sectors.to_ascii_lowercase();
            let listed = SECTORS.iter().find(|(word, _)| sectors.contains(word)).map(|(_, sector)| *sector);
            // "Police (Kenya)": a role and its country, which ICEWS also names last for places of one name.
            let (role, home) = match name.strip_suffix(')').and_then(|name| name.rsplit_once(" (")) {
                Some((role, home)) => (role, home),
                None => (name, ""),
            };
            let home = self.country(if country.is_empty() { home } else { country });
            let known = match home.as_ref().and(name.rsplit_once(" (")) {
                Some((_, place)) => self.who.who(&format!("{} {role}", place.trim_end_matches(')')), date),
                None => self.who.who(name, date),
            };
            let (known_country, known_sector) =
                known.map_or((None, None), |party| (party.country, party.sector));
            Ok(Party {
                country: home.or(known_country),
                sector: listed.or(known_sector),
                name: Some(name.to_owned()),
                code: None,
            })
        })
        .ok()
    }

    fn place(&mut self, cells: &[&str]) -> Result<Option<PlaceFact>, Trouble> {
        let [city, country, lat, lon] =
            [CITY, COUNTRY, LAT, LON].map(|which| self.columns.cell(cells, which));
        let name = if city.is_empty() { country } else { city };
        if name.is_empty() {
            return Ok(None);
        }
        Ok(Some(PlaceFact {
            name: name.to_owned(),
            country: self.country(country),
            lat: degrees(lat, 90.0, "latitude")?,
            lon: degrees(lon, 180.0, "longitude")?,
            geoname_id: None,
        }))
    }
}

impl Rows for Icews<'_> {
    fn begin(&mut self, cells: &[&str]) -> Result<bool, String> {
        self.columns = Columns::of_header(cells, WANTED)?;
        Ok(true)
    }

    fn columns(&self) -> &Columns {
        &self.columns
    }

    fn event(&mut self, cells: &[&str], cast: &mut Cast) -> Result<Draft, Trouble> {
        let columns = self.columns.clone();
        let cell = |which| columns.cell(cells, which);
        let day = day(cell(DATE))?;
        let code = match cell(CODE) {
            "" => self.crosswalk.code_of(cell(EVENT)),
            code => Some(code),
        };
        let code = code.ok_or_else(|| Trouble::Refused(format!("there is no event {:?}", cell(EVENT))))?;
        let meaning = self.crosswalk.code(code).map_err(Trouble::Refused)?;
        let mut draft = Draft::new(day, meaning, code);
        draft.actor = self.side(cell(SOURCE), cell(SOURCE_COUNTRY), cell(SOURCE_SECTORS), day, cast);
        draft.recipient = self.side(cell(TARGET), cell(TARGET_COUNTRY), cell(TARGET_SECTORS), day, cast);
        if draft.actor.is_none() && draft.recipient.is_none() {
            return Err(Trouble::Refused("nobody does it, and to nobody".to_owned()));
        }
        draft.place = self.place(cells)?;
        Ok(draft)
    }
}
