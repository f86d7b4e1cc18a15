//! Tables of date, source, target and code: `cameo`, `weis`, PETRARCH's output, and Phoenix.

use super::super::Form;
use super::super::actors::ActorCodes;
use super::super::columns::{Columns, Wanted};
use super::super::crosswalk::Crosswalk;
use super::super::draft::{Cast, Draft, Trouble, day};
use super::{Rows, degrees};
use crate::PlaceFact;

const WANTED: &[Wanted] = &[
    Wanted { names: &["date", "day"], is_needed: true },
    Wanted { names: &["source", "actor"], is_needed: true },
    Wanted { names: &["target", "recipient"], is_needed: true },
    Wanted { names: &["code", "event", "cameo", "weis"], is_needed: true },
];
/// Phoenix: identifier, date, year, month, day, source with its three parts, target with its three parts, code, root, quad
/// class, Goldstein, issues, latitude, longitude, place, state, country, sentence, addresses, sources.
const PHOENIX_WIDTH: usize = 26;
const PHOENIX: &[usize] = &[1, 5, 9, 13, 0, 18, 19, 20, 22];
/// What the columns are, by their place in the lists above.
const DATE: usize = 0;
const SOURCE: usize = 1;
const TARGET: usize = 2;
const CODE: usize = 3;
const ID: usize = 4;
const LAT: usize = 5;
const LON: usize = 6;
const PLACE: usize = 7;
const PLACE_COUNTRY: usize = 8;

/// Reads such tables.
pub(super) struct Coded {
    form: Form,
    crosswalk: Crosswalk,
    actors: ActorCodes,
    columns: Columns,
    /// The header, by which it is known when it comes again in the middle of joined files.
    header: Vec<String>,
}

impl Coded {
    pub(super) fn new(form: Form) -> Coded {
        let crosswalk = if form == Form::Weis { Crosswalk::weis() } else { Crosswalk::cameo() };
        Coded {
            form,
            crosswalk,
            actors: ActorCodes::load(),
            columns: Columns::fixed(&[], 0),
            header: Vec::new(),
        }
    }

    fn place(&self, cells: &[&str]) -> Result<Option<PlaceFact>, Trouble> {
        let cell = |which| self.columns.cell(cells, which);
        if cell(PLACE).is_empty() {
            return Ok(None);
        }
        Ok(Some(PlaceFact {
            name: cell(PLACE).to_owned(),
            country: Some(cell(PLACE_COUNTRY).to_owned()).filter(|code| self.actors.is_state(code)),
            lat: degrees(cell(LAT), 90.0, "latitude")?,
            lon: degrees(cell(LON), 180.0, "longitude")?,
            geoname_id: None,
        }))
    }
}

impl Rows for Coded {
    fn begin(&mut self, cells: &[&str]) -> Result<bool, String> {
        if self.form == Form::Phoenix {
            // PETRARCH writes date, source, target and code first, and what it was told to write after them.
            self.columns = match cells.len() {
                PHOENIX_WIDTH => Columns::fixed(PHOENIX, PHOENIX_WIDTH),
                4..=8 => Columns::fixed(&[0, 1, 2, 3], cells.len()),
                width => {
                    return Err(format!(
                        "{width} columns, where Phoenix has {PHOENIX_WIDTH} and PETRARCH 4 to 8"
                    ));
                }
            };
            return Ok(day(self.columns.cell(cells, DATE)).is_err());
        }
        self.columns = Columns::of_header(cells, WANTED)?;
        self.header = cells.iter().map(|cell| (*cell).to_owned()).collect();
        Ok(true)
    }

    fn columns(&self) -> &Columns {
        &self.columns
    }

    fn event(&mut self, cells: &[&str], cast: &mut Cast) -> Result<Draft, Trouble> {
        if self.header == cells {
            return Err(Trouble::Refused("the header again".to_owned()));
        }
        let cell = |which| self.columns.cell(cells, which);
        let day = day(cell(DATE))?;
        let meaning = self.crosswalk.code(cell(CODE)).map_err(Trouble::Refused)?;
        let mut draft = Draft::new(day, meaning, cell(CODE));
        let actors = &self.actors;
        let mut side = |code: &str| {
            if matches!(code, "" | "---" | "NULL") {
                return Ok(None);
            }
            cast.find(code, || actors.party(code)).map(Some).map_err(Trouble::Refused)
        };
        draft.actor = side(cell(SOURCE))?;
        draft.recipient = side(cell(TARGET))?;
        if draft.actor.is_none() && draft.recipient.is_none() {
            return Err(Trouble::Refused("nobody does it, and to nobody".to_owned()));
        }
        draft.id = Some(cell(ID).to_owned()).filter(|id| !id.is_empty());
        draft.place = self.place(cells)?;
        Ok(draft)
    }
}
