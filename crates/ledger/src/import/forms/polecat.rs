//! POLECAT: events in PLOVER already.

use detente_ontology::{Context, EventType, Mode, Sector};

use super::super::columns::{Columns, Wanted};
use super::super::crosswalk::Meaning;
use super::super::draft::{Cast, Draft, Trouble, day};
use super::{Rows, Who, degrees, number};
use crate::event::list;
use crate::{Party, PlaceFact, day_of};

const ID: usize = 0;
const DATE: usize = 1;
const TYPE: usize = 2;
const MODE: usize = 3;
const CONTEXTS: usize = 4;
/// Name, country and primary sector of the actor stand from here, those of the recipient from there.
const ACTOR: usize = 5;
const RECIPIENT: usize = 8;
const PLACE: usize = 11;
const PLACE_COUNTRY: usize = 12;
const LAT: usize = 13;
const LON: usize = 14;
const GEONAME: usize = 15;
const PUBLISHED: usize = 16;

const fn column(names: &'static [&'static str], is_needed: bool) -> Wanted {
    Wanted { names, is_needed }
}

const WANTED: &[Wanted] = &[
    column(&["event id"], true),
    column(&["event date"], true),
    column(&["event type"], true),
    column(&["event mode"], true),
    column(&["contexts"], false),
    column(&["actor name"], true),
    column(&["actor country"], true),
    column(&["primary actor sector"], true),
    column(&["recipient name"], true),
    column(&["recipient country"], true),
    column(&["primary recipient sector"], true),
    column(&["placename"], false),
    column(&["country"], false),
    column(&["latitude"], false),
    column(&["longitude"], false),
    column(&["geonames id"], false),
    column(&["publication date"], false),
];

/// Reads POLECAT.
pub(super) struct Polecat<'w> {
    who: &'w (dyn Who + Sync),
    columns: Columns,
}

impl<'w> Polecat<'w> {
    pub(super) fn new(who: &'w (dyn Who + Sync)) -> Polecat<'w> {
        Polecat { who, columns: Columns::fixed(&[], 0) }
    }

    /// The code of a country, which is given as a code or by name.
    fn country(&self, cell: &str) -> Option<String> {
        if cell.len() == 3 && cell.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Some(cell.to_owned());
        }
        (!is_none(cell)).then(|| self.who.who(cell, None)).flatten().and_then(|party| party.country)
    }

    fn side(&self, cells: &[&str], first: usize, day: i32, cast: &mut Cast) -> Option<u32> {
        let [name, country, sector] = [0, 1, 2].map(|at| self.columns.cell(cells, first + at));
        if is_none(name) && is_none(country) {
            return None;
        }
        let find = || {
            let known = || self.who.who(name, day_of(day));
            let country = self.country(country).or_else(|| known().and_then(|party| party.country));
            let sector = sector.split(';').find_map(|word| word.trim().parse::<Sector>().ok());
            Ok(Party {
                country,
                sector,
                name: Some(name.to_owned()).filter(|name| !is_none(name)),
                code: None,
            })
        };
        cast.find(&format!("{name}\t{country}\t{sector}"), find).ok()
    }

    fn place(&self, cells: &[&str]) -> Result<Option<PlaceFact>, Trouble> {
        let cell = |which| {
            if is_none(self.columns.cell(cells, which)) { "" } else { self.columns.cell(cells, which) }
        };
        let name = [cell(PLACE), cell(PLACE_COUNTRY)].into_iter().find(|name| !name.is_empty());
        let Some(name) = name else { return Ok(None) };
        Ok(Some(PlaceFact {
            name: name.to_owned(),
            country: self.country(cell(PLACE_COUNTRY)),
            lat: degrees(cell(LAT), 90.0, "latitude")?,
            lon: degrees(cell(LON), 180.0, "longitude")?,
            // Spreadsheets and pandas make 3143244.0 of it.
            geoname_id: number(cell(GEONAME).trim_end_matches(".0"), "GeoNames number")?,
        }))
    }
}

/// POLECAT writes what it does not know in several ways.
fn is_none(cell: &str) -> bool {
    matches!(cell, "" | "None" | "NA" | "NaN" | "nan")
}

impl Rows for Polecat<'_> {
    fn begin(&mut self, cells: &[&str]) -> Result<bool, String> {
        self.columns = Columns::of_header(cells, WANTED)?;
        Ok(true)
    }

    fn columns(&self) -> &Columns {
        &self.columns
    }

    fn event(&mut self, cells: &[&str], cast: &mut Cast) -> Result<Draft, Trouble> {
        let cell = |which| self.columns.cell(cells, which);
        let refused = |error: detente_ontology::UnknownWord| Trouble::Refused(error.to_string());
        let event_type: EventType = cell(TYPE).to_ascii_uppercase().parse().map_err(refused)?;
        let mode = match cell(MODE).to_ascii_lowercase().replace([' ', '_'], "-") {
            mode if is_none(cell(MODE)) || mode.is_empty() => None,
            mode => Some(Mode::of(event_type, &mode).map_err(refused)?),
        };
        let day = day(cell(DATE))?;
        let mut draft = Draft::new(day, Meaning { event_type, mode }, cell(TYPE));
        draft.id = Some(cell(ID).to_owned()).filter(|id| !id.is_empty());
        let contexts = cell(CONTEXTS)
            .split([';', ','])
            .map(|word| word.trim().to_ascii_lowercase().replace([' ', '-'], "_"));
        let contexts: Vec<Context> = contexts.filter_map(|word| word.parse().ok()).collect();
        draft.contexts = list(contexts.iter().map(|context| context.word()));
        draft.actor = self.side(cells, ACTOR, day, cast);
        draft.recipient = self.side(cells, RECIPIENT, day, cast);
        if draft.actor.is_none() && draft.recipient.is_none() {
            return Err(Trouble::Refused("nobody does it, and to nobody".to_owned()));
        }
        draft.place = self.place(cells)?;
        if !is_none(cell(PUBLISHED)) {
            draft.seen = Some(super::super::draft::day(cell(PUBLISHED).get(..10).unwrap_or_default())?);
        }
        Ok(draft)
    }
}
