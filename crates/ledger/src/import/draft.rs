//! What a row of a table says, before it is in the ledger.

use std::collections::HashMap;

use jiff::civil::Date;

use super::crosswalk::Meaning;
use crate::{Party, PlaceFact, day_number};

/// An event as a row has it.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The dataset's own identifier of the event, where it has one.
    pub(crate) id: Option<String>,
    pub(crate) day: i32,
    pub(crate) meaning: Meaning,
    pub(crate) contexts: String,
    /// Numbers in [`Cast`]; `None` for nobody.
    pub(crate) actor: Option<u32>,
    pub(crate) recipient: Option<u32>,
    pub(crate) place: Option<PlaceFact>,
    pub(crate) mentions: i64,
    pub(crate) sources: i64,
    /// The day on which the dataset has it first.
    pub(crate) seen: Option<i32>,
    /// The dataset's event code.
    pub(crate) code: String,
}

impl Draft {
    /// An event with what all rows have.
    pub(crate) fn new(day: i32, meaning: Meaning, code: &str) -> Draft {
        Draft {
            id: None,
            day,
            meaning,
            contexts: String::new(),
            actor: None,
            recipient: None,
            place: None,
            mentions: 1,
            sources: 1,
            seen: Some(day),
            code: code.to_owned(),
        }
    }
}

/// Why a row is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The row can be read, but says nothing that the ledger has a place for.
    Refused(String),
    /// The row is not what the form asks for: the file may be broken, or of another form.
    Malformed(String),
}

/// The parties of a file, each once.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    numbers: HashMap<Party, u32>,
    /// Those that were not handed on yet.
    pub(crate) new: Vec<Party>,
    by_words: HashMap<String, Result<u32, String>>,
}

impl Cast {
    /// The number of a party.
    pub(crate) fn number(&mut self, party: Party) -> u32 {
        let next = self.numbers.len() as u32;
        let number = *self.numbers.entry(party.clone()).or_insert(next);
        if number == next {
            self.new.push(party);
        }
        number
    }

    /// The number of the party that words mean; `find` is asked once for the same words.
    pub(crate) fn find(
        &mut self,
        words: &str,
        find: impl FnOnce() -> Result<Party, String>,
    ) -> Result<u32, String> {
        if let Some(known) = self.by_words.get(words) {
            return known.clone();
        }
        let found = find().map(|party| self.number(party));
        self.by_words.insert(words.to_owned(), found.clone());
        found
    }
}

/// A day as `2009-05-07`, `20090507` or `7 May 2009`.
pub(crate) fn day(text: &str) -> Result<i32, Trouble> {
    let wrong = || Trouble::Malformed(format!("{text:?} is no date (YYYY-MM-DD or YYYYMMDD)"));
    let bytes = text.as_bytes();
    let parts = match bytes.len() {
        10 if bytes[4] == b'-' && bytes[7] == b'-' => in_digits(text, 5, 8),
        8 => in_digits(text, 4, 6),
        _ => None,
    };
    let (year, month, day) = parts.or_else(|| in_words(text)).ok_or_else(wrong)?;
    Date::new(year, month, day).map(day_number).map_err(|_| wrong())
}

/// The year stands first; month and day begin where it is said.
fn in_digits(text: &str, month: usize, day: usize) -> Option<(i16, i8, i8)> {
    let digits = |from: usize, to: usize| {
        text.get(from..to).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let year = digits(0, 4)?.parse().ok()?;
    Some((year, digits(month, month + 2)?.parse().ok()?, digits(day, day + 2)?.parse().ok()?))
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// `7 May 2009`, as ACLED has it.
fn in_words(text: &str) -> Option<(i16, i8, i8)> {
    let mut words = text.split([' ', '-']);
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let month = month.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|known| *known == month)?;
    Some((year.parse().ok().filter(|year| *year > 999)?, i8::try_from(month + 1).ok()?, day.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for text in ["2009-05-07", "20090507", "7 May 2009", "07-May-2009", "7 may 2009"] {
            assert_eq!(day(text), Ok(14371), "{text}");
        }
        for text in
            ["", "2009-02-30", "soon", "2009-5-7", "2009/05/07", "+2009507", "07 May 09", "7 Mayo", "é 2é3é4"]
        {
            assert!(matches!(day(text), Err(Trouble::Malformed(_))), "{text}");
        }
    }
}
