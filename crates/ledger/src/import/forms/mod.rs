//! One file a family of forms: from the cells of a row to an event.

mod acled;
mod coded;
mod gdelt;
mod icews;
mod polecat;

use jiff::civil::Date;

use super::Form;
use super::columns::Columns;
use super::draft::{Cast, Draft, Trouble};
use crate::Party;

/// Says who a name means: the facts about the world are not the ledger's.
pub trait Who {
    /// Country, sector and name of whoever a phrase means at a date.
    fn who(&self, phrase: &str, date: Option<Date>) -> Option<Party>;
}

/// Reads the rows of one file.
pub(crate) trait Rows {
    /// Takes the first line; says whether it is a header. Other lines are events.
    ///
    /// # Errors
    /// If the file is not of this form.
    fn begin(&mut self, cells: &[&str]) -> Result<bool, String>;

    /// The columns, after `begin`.
    fn columns(&self) -> &Columns;

    /// An event of a row with as many cells as the columns want.
    fn event(&mut self, cells: &[&str], cast: &mut Cast) -> Result<Draft, Trouble>;
}

/// The reader of a form.
pub(crate) fn rows<'w>(form: Form, who: &'w (dyn Who + Sync)) -> Box<dyn Rows + 'w> {
    match form {
        Form::Cameo | Form::Weis | Form::Phoenix => Box::new(coded::Coded::new(form)),
        Form::Icews => Box::new(icews::Icews::new(who)),
        Form::Gdelt1 | Form::Gdelt2 => Box::new(gdelt::Gdelt::new(form)),
        Form::Polecat => Box::new(polecat::Polecat::new(who)),
        Form::Acled => Box::new(acled::Acled::new(who)),
    }
}

/// A number in a cell; `None` where the cell is empty.
fn number<T: std::str::FromStr>(cell: &str, what: &str) -> Result<Option<T>, Trouble> {
    if cell.is_empty() {
        return Ok(None);
    }
    cell.parse().map(Some).map_err(|_| Trouble::Malformed(format!("{cell:?} is no {what}")))
}

/// Degrees in a cell.
fn degrees(cell: &str, most: f64, what: &str) -> Result<Option<f64>, Trouble> {
    match number::<f64>(cell, what)? {
        Some(degrees) if !(-most..=most).contains(&degrees) => {
            Err(Trouble::Malformed(format!("{cell:?} is no {what}")))
        }
        degrees => Ok(degrees),
    }
}
