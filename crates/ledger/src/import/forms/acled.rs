//! ACLED: political violence and protest, by sub-event type.

use detente_ontology::Sector;

use super::super::columns::{Columns, Wanted};
use super::super::crosswalk::{Meaning, meaning};
use super::super::draft::{Cast, Draft, Trouble, day};
use super::super::table::rows;
use super::{Rows, Who, degrees};
use crate::{Party, PlaceFact, day_of};

const ACLED: &str = include_str!("../../../data/acled.tsv");

const ID: usize = 0;
const DATE: usize = 1;
const SUB_EVENT: usize = 2;
/// Name and kind of the first actor, then of the second.
const ACTORS: [(usize, usize); 2] = [(3, 4), (5, 6)];
const COUNTRY: usize = 7;
const PLACE: usize = 8;
const LAT: usize = 9;
const LON: usize = 10;

const fn column(names: &'static [&'static str], is_needed: bool) -> Wanted {
    Wanted { names, is_needed }
}

const WANTED: &[Wanted] = &[
    column(&["event_id_cnty"], true),
    column(&["event_date"], true),
    column(&["sub_event_type"], true),
    column(&["actor1"], true),
    column(&["inter1"], true),
    column(&["actor2"], true),
    column(&["inter2"], true),
    column(&["country"], true),
    column(&["location"], false),
    column(&["latitude"], false),
    column(&["longitude"], false),
];

/// ACLED's kinds of actors, by number and, in newer files, by word; those of the last two columns: sector, and whether
/// such actors belong to the country where the event is.
const KINDS: &[(&str, &str, Sector, bool)] = &[
    ("1", "state forces", Sector::Mil, false),
    ("2", "rebel group", Sector::Reb, true),
    ("3", "political militia", Sector::Prm, true),
    ("4", "identity militia", Sector::Uaf, true),
    ("5", "rioters", Sector::Cvl, true),
    ("6", "protesters", Sector::Cvl, true),
    ("7", "civilians", Sector::Cvl, true),
    ("8", "external/other forces", Sector::Mil, false),
];

/// Reads ACLED.
pub(super) struct Acled<'w> {
    who: &'w (dyn Who + Sync),
    columns: Columns,
}

impl<'w> Acled<'w> {
    pub(super) fn new(who: &'w (dyn Who + Sync)) -> Acled<'w> {
        Acled { who, columns: Columns::fixed(&[], 0) }
    }

    fn side(&self, cells: &[&str], (name, kind): (usize, usize), day: i32, cast: &mut Cast) -> Option<u32> {
        let [name, kind, country] = [name, kind, COUNTRY].map(|which| self.columns.cell(cells, which));
        if name.is_empty() {
            return None;
        }
        let find = || {
            let small = kind.to_ascii_lowercase();
            let known_kind = KINDS.iter().find(|(number, word, ..)| *number == kind || *word == small);
            // "Police Forces of Kenya (2013-)", "Protesters (Kenya)": the country stands in brackets or after "of".
            let (words, bracket) = name
                .rsplit_once(" (")
                .map_or((name, ""), |(words, rest)| (words, rest.trim_end_matches(')')));
            let is_years = bracket.starts_with(|c: char| c.is_ascii_digit());
            let home = if is_years || bracket.is_empty() { "" } else { bracket };
            let country_of = |name: &str| self.who.who(name, None).and_then(|party| party.country);
            let known = self.who.who(words, day_of(day));
            let known_country = known.as_ref().and_then(|party| party.country.clone());
            let is_local = known_kind.is_some_and(|(.., is_local)| *is_local);
            let here = || is_local.then(|| country_of(country)).flatten();
            let sector = match known_kind {
                Some((.., Sector::Mil, _)) if words.starts_with("Police") => Some(Sector::Cop),
                Some((.., Sector::Mil, _)) if words.starts_with("Government") => Some(Sector::Gov),
                Some((_, _, sector, _)) => Some(*sector),
                None => known.and_then(|party| party.sector),
            };
            let named = (!home.is_empty()).then(|| country_of(home)).flatten();
            Ok(Party {
                country: named.or(known_country).or_else(here),
                sector,
                name: Some(name.to_owned()),
                code: None,
            })
        };
        cast.find(&format!("{name}\t{kind}\t{country}\t{}", day_of(day).map_or(0, |date| date.year())), find)
            .ok()
    }
}

impl Rows for Acled<'_> {
    fn begin(&mut self, cells: &[&str]) -> Result<bool, String> {
        self.columns = Columns::of_header(cells, WANTED)?;
        Ok(true)
    }

    fn columns(&self) -> &Columns {
        &self.columns
    }

    fn event(&mut self, cells: &[&str], cast: &mut Cast) -> Result<Draft, Trouble> {
        let cell = |which| self.columns.cell(cells, which);
        let day = day(cell(DATE))?;
        let wanted = cell(SUB_EVENT);
        let found: Option<[&str; 4]> = rows(ACLED)
            .map(|(_, cells)| cells)
            .find(|[name, ..]: &[&str; 4]| name.eq_ignore_ascii_case(wanted));
        let [_, event_type, mode, swap] =
            found.ok_or_else(|| Trouble::Refused(format!("there is no sub-event type {wanted:?}")))?;
        let known: Option<Meaning> = meaning(event_type, mode);
        let meaning =
            known.ok_or_else(|| Trouble::Refused(format!("{wanted}: PLOVER has no type for it")))?;
        let mut draft = Draft::new(day, meaning, wanted);
        draft.id = Some(cell(ID).to_owned()).filter(|id| !id.is_empty());
        let [first, second] = ACTORS.map(|at| self.side(cells, at, day, cast));
        (draft.actor, draft.recipient) = match (swap, second) {
            ("swap", Some(_)) => (second, first),
            _ => (first, second),
        };
        if draft.actor.is_none() && draft.recipient.is_none() {
            return Err(Trouble::Refused("nobody does it, and to nobody".to_owned()));
        }
        let place = [cell(PLACE), cell(COUNTRY)].into_iter().find(|name| !name.is_empty());
        if let Some(name) = place {
            draft.place = Some(PlaceFact {
                name: name.to_owned(),
                country: self.who.who(cell(COUNTRY), None).and_then(|party| party.country),
                lat: degrees(cell(LAT), 90.0, "latitude")?,
                lon: degrees(cell(LON), 180.0, "longitude")?,
                geoname_id: None,
            });
        }
        Ok(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_sound() {
        for (line, [name, event_type, mode, swap]) in rows::<4>(ACLED) {
            let is_sound = match meaning(event_type, mode) {
                None => event_type == "-" && mode.is_empty(),
                Some(known) => known.mode.is_some() != mode.is_empty(),
            };
            assert!(is_sound && !name.is_empty() && matches!(swap, "" | "swap"), "acled.tsv, line {line}");
        }
    }
}
