//! Actor lists that users bring: TOML, CSV, and the dictionaries of TABARI, PETRARCH and Phoenix.

mod code;
mod csv;
mod dictionary;
mod join;
mod line;
#[cfg(test)]
mod tests;
mod toml;

use std::fmt;

pub(super) use join::Listed;

use detente_ontology::Sector;

use super::ActorKind;
use super::lexicon::Rank;
use super::period::Period;

/// Actors and words for roles that a user brings.
///
/// The ending of the file's name says how it is read: `.toml` and `.csv` are tables of Détente's own, anything else is a
/// dictionary in the format of TABARI, PETRARCH and Phoenix.
#[derive(Debug, Default, Clone)]
pub struct ActorList {
    pub(super) actors: Vec<ListedActor>,
    pub(super) roles: Vec<ListedRole>,
}

/// What is wrong in a user's list, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListFault {
    /// The file's name.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what was expected.
    pub what: String,
}

/// Somebody or something that a user names.
#[derive(Debug, Clone)]
pub(super) struct ListedActor {
    /// The name that records get.
    pub(super) name: String,
    /// How it may be written.
    pub(super) written: Vec<Written>,
    pub(super) terms: Vec<ListedTerm>,
    pub(super) wikidata: String,
}

/// A way to write a name.
#[derive(Debug, Clone)]
pub(super) struct Written {
    /// With a leading `=` where it counts only with its capitals.
    pub(super) text: String,
    /// The plural by rule counts too.
    pub(super) has_plural: bool,
}

/// What an actor is in some time.
#[derive(Debug, Clone)]
pub(super) struct ListedTerm {
    /// When, or nothing where it is so whenever nothing else is said.
    pub(super) period: Option<Period>,
    /// What; nothing where the words stand for nobody.
    pub(super) stand: Option<ListedStand>,
}

/// What an actor is.
#[derive(Debug, Clone)]
pub(super) struct ListedStand {
    /// Three capitals, or empty.
    pub(super) country: String,
    pub(super) sector: Option<Sector>,
    pub(super) kind: ActorKind,
}

/// A word for a role.
#[derive(Debug, Clone)]
pub(super) struct ListedRole {
    pub(super) written: Vec<Written>,
    pub(super) sector: Option<Sector>,
    pub(super) rank: Rank,
}

impl ActorList {
    /// Reads a list from the text of a file; `file` is its name. What has a fault is left out of the list.
    ///
    /// ```
    /// use detente_world::{ActorList, Actors};
    /// let (list, faults) = ActorList::read("ours.actors", "FREE_RIVERS_FRONT [NGAREB <20150101] [NGAPTY >20141231]\n+FRF\n");
    /// assert!(faults.is_empty());
    /// let actors = Actors::with_lists(&[list]);
    /// let day = Some(jiff::civil::date(2010, 1, 1));
    /// assert_eq!(actors.resolve("FRF gunmen", None, day).unwrap().country.as_deref(), Some("NGA"));
    /// ```
    pub fn read(file: &str, text: &str) -> (ActorList, Vec<ListFault>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let ending = file.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
        let (list, mut faults) = match ending.as_str() {
            "toml" => toml::read(text),
            "csv" => csv::read(text),
            _ => dictionary::read(text),
        };
        faults.sort();
        let named =
            |fault: line::Fault| ListFault { file: file.to_owned(), line: fault.line, what: fault.what };
        (list, faults.into_iter().map(named).collect())
    }

    /// How many actors it has.
    pub fn actors(&self) -> usize {
        self.actors.len()
    }

    /// How many words for roles it has.
    pub fn roles(&self) -> usize {
        self.roles.len()
    }
}

impl fmt::Display for ListFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}
