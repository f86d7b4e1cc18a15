//! GDELT 1.0 and 2.0: no header, columns by their place.

use super::super::Form;
use super::super::actors::ActorCodes;
use super::super::columns::Columns;
use super::super::crosswalk::Crosswalk;
use super::super::draft::{Cast, Draft, Trouble, day};
use super::super::table::rows;
use super::{Rows, degrees, number};
use crate::{Party, PlaceFact};

/// Countries by FIPS 10-4, which GDELT has for places.
const FIPS: &str = include_str!("../../../data/fips.tsv");

const ID: usize = 0;
const DAY: usize = 1;
const ACTOR: usize = 2;
const ACTOR_NAME: usize = 3;
const RECIPIENT: usize = 4;
const RECIPIENT_NAME: usize = 5;
const CODE: usize = 6;
const MENTIONS: usize = 7;
const SOURCES: usize = 8;
const PLACE: usize = 9;
const PLACE_COUNTRY: usize = 10;
const LAT: usize = 11;
const LON: usize = 12;
const ADDED: usize = 13;

/// Where those stand in 1.0, with the address of the source or, until March 2013, without.
const FIRST: &[usize] = &[0, 1, 5, 6, 15, 16, 26, 31, 32, 50, 51, 53, 54, 56];
const FIRST_WIDTHS: [usize; 2] = [57, 58];
/// Where they stand in 2.0, whose places have a column more.
const SECOND: &[usize] = &[0, 1, 5, 6, 15, 16, 26, 31, 32, 52, 53, 56, 57, 59];
const SECOND_WIDTH: usize = 61;

/// Reads GDELT.
pub(super) struct Gdelt {
    form: Form,
    crosswalk: Crosswalk,
    actors: ActorCodes,
    columns: Columns,
}

impl Gdelt {
    pub(super) fn new(form: Form) -> Gdelt {
        let columns = Columns::fixed(&[], 0);
        Gdelt { form, crosswalk: Crosswalk::cameo(), actors: ActorCodes::load(), columns }
    }
}

impl Rows for Gdelt {
    fn begin(&mut self, cells: &[&str]) -> Result<bool, String> {
        let width = cells.len();
        self.columns = match self.form {
            Form::Gdelt1 if FIRST_WIDTHS.contains(&width) => Columns::fixed(FIRST, width),
            Form::Gdelt2 if width == SECOND_WIDTH => Columns::fixed(SECOND, width),
            Form::Gdelt1 => return Err(format!("{width} columns, where GDELT 1.0 has 57 or 58")),
            _ => return Err(format!("{width} columns, where GDELT 2.0 has 61")),
        };
        Ok(!self.columns.cell(cells, ID).bytes().all(|byte| byte.is_ascii_digit()))
    }

    fn columns(&self) -> &Columns {
        &self.columns
    }

    fn event(&mut self, cells: &[&str], cast: &mut Cast) -> Result<Draft, Trouble> {
        let cell = |which| self.columns.cell(cells, which);
        let meaning = self.crosswalk.code(cell(CODE)).map_err(Trouble::Refused)?;
        let mut draft = Draft::new(day(cell(DAY))?, meaning, cell(CODE));
        draft.id = Some(cell(ID).to_owned()).filter(|id| !id.is_empty());
        let actors = &self.actors;
        let mut side = |code: &str, name: &str| {
            if code.is_empty() && name.is_empty() {
                return Ok(None);
            }
            let words = format!("{code}\t{name}");
            let find = || {
                // What is only named has no code to go by.
                let known = if code.is_empty() { Ok(Party::default()) } else { actors.party(code) };
                known.map(|party| Party {
                    name: party.name.or(Some(name.to_owned()).filter(|n| !n.is_empty())),
                    ..party
                })
            };
            cast.find(&words, find).map(Some).map_err(Trouble::Refused)
        };
        draft.actor = side(cell(ACTOR), cell(ACTOR_NAME))?;
        draft.recipient = side(cell(RECIPIENT), cell(RECIPIENT_NAME))?;
        if draft.actor.is_none() && draft.recipient.is_none() {
            return Err(Trouble::Refused("nobody does it, and to nobody".to_owned()));
        }
        draft.mentions = number(cell(MENTIONS), "number of mentions")?.unwrap_or(1);
        draft.sources = number(cell(SOURCES), "number of sources")?.unwrap_or(1);
        // 2.0 has the time of day, too.
        draft.seen = cell(ADDED).get(..8).and_then(|text| day(text).ok());
        if !cell(PLACE).is_empty() {
            let fips = cell(PLACE_COUNTRY);
            draft.place = Some(PlaceFact {
                name: cell(PLACE).to_owned(),
                country: rows::<2>(FIPS)
                    .find(|(_, [code, _])| *code == fips)
                    .map(|(_, [_, iso])| iso.to_owned()),
                lat: degrees(cell(LAT), 90.0, "latitude")?,
                lon: degrees(cell(LON), 180.0, "longitude")?,
                geoname_id: None,
            });
        }
        Ok(draft)
    }
}
