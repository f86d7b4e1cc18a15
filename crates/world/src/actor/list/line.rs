//! Faults by line, and the cells that TOML and CSV share.

use std::str::FromStr;

use detente_ontology::Sector;

use super::{ListedActor, ListedRole, ListedStand, ListedTerm, Written};
use crate::actor::ActorKind;
use crate::actor::fold::Folded;
use crate::actor::lexicon::Rank;
use crate::actor::period::Period;
use crate::actor::table::is_code;

/// What is wrong, and in which line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fault {
    pub(super) line: usize,
    pub(super) what: String,
}

/// Collects what is wrong in one entry.
#[derive(Debug)]
pub(super) struct Faults<'f> {
    pub(super) line: usize,
    pub(super) all: &'f mut Vec<Fault>,
}

impl Faults<'_> {
    pub(super) fn add(&mut self, what: impl Into<String>) {
        self.all.push(Fault { line: self.line, what: what.into() });
    }
}

/// The cells of an actor or of one of its terms; what is missing is empty.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Cells<'c> {
    pub(super) country: &'c str,
    pub(super) sector: &'c str,
    pub(super) kind: &'c str,
    pub(super) from: &'c str,
    pub(super) to: &'c str,
}

/// Reads a term, or says what is wrong with it.
pub(super) fn term(cells: Cells<'_>, faults: &mut Faults<'_>) -> Option<ListedTerm> {
    let before = faults.all.len();
    if !cells.country.is_empty() && !is_code(cells.country) {
        faults.add(format!(
            "country {:?}; three capitals such as FRA, UNO or NGO were expected",
            cells.country
        ));
    }
    let sector = sector(cells.sector, faults);
    let kind = match cells.kind {
        "" if cells.sector.is_empty() => ActorKind::Country,
        "" | "organisation" => ActorKind::Organisation,
        "country" => ActorKind::Country,
        "person" => ActorKind::Person,
        other => {
            faults.add(format!("kind {other:?}; country, organisation, person or role was expected"));
            ActorKind::Organisation
        }
    };
    if cells.country.is_empty() && cells.sector.is_empty() {
        faults.add("neither country nor sector; at least one of them was expected");
    }
    let period = match (cells.from, cells.to) {
        ("", "") => None,
        (from, to) => {
            let period = Period::read(from, to);
            if period.is_none() {
                faults.add(format!("from {from:?} to {to:?}; days as 2009-05-07, months as 2009-05 or years were expected, the first not after the last"));
            }
            period
        }
    };
    let stand = ListedStand { country: cells.country.to_owned(), sector, kind };
    (faults.all.len() == before).then_some(ListedTerm { period, stand: Some(stand) })
}

/// Reads a sector; nothing where the cell is empty or wrong.
pub(super) fn sector(word: &str, faults: &mut Faults<'_>) -> Option<Sector> {
    if word.is_empty() {
        return None;
    }
    let sector = Sector::from_str(word).ok();
    if sector.is_none() {
        faults.add(format!("sector {word:?}; a PLOVER sector such as GOV, MIL, REB or COP was expected"));
    }
    sector
}

/// Reads a way to write a name; it must have letters.
pub(super) fn written(text: &str, has_plural: bool, faults: &mut Faults<'_>) -> Option<Written> {
    if Folded::new(text, usize::MAX).len() == 0 {
        faults.add(format!("name {text:?}; letters or digits were expected"));
        return None;
    }
    Some(Written { text: text.to_owned(), has_plural })
}

/// Reads an identifier of Wikidata.
pub(super) fn wikidata(id: &str, faults: &mut Faults<'_>) -> String {
    let number = id.strip_prefix('Q').unwrap_or("");
    if !id.is_empty() && (number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit())) {
        faults.add(format!("wikidata {id:?}; an identifier such as Q76 was expected"));
    }
    id.to_owned()
}

/// Reads a role.
pub(super) fn role(
    words: Vec<Written>,
    sector_word: &str,
    rank: &str,
    faults: &mut Faults<'_>,
) -> Option<ListedRole> {
    let before = faults.all.len();
    let sector = sector(sector_word, faults);
    let rank = match rank {
        "" if sector.is_none() => Rank::Holder,
        "" | "firm" => Rank::Firm,
        "plain" => Rank::Plain,
        "holder" => Rank::Holder,
        other => {
            faults.add(format!("rank {other:?}; firm, plain or holder was expected"));
            Rank::Firm
        }
    };
    (faults.all.len() == before && !words.is_empty()).then_some(ListedRole { written: words, sector, rank })
}

/// Adds an actor, or its terms to the one of that name.
pub(super) fn add_actor(actors: &mut Vec<ListedActor>, actor: ListedActor) {
    match actors.last_mut().filter(|last| last.name == actor.name) {
        Some(last) => {
            last.terms.extend(actor.terms);
            last.written.extend(actor.written);
        }
        None => actors.push(actor),
    }
}
