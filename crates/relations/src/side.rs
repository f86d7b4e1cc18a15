//! Who stands on a side of a relation, and the days and events between two sides.

use std::collections::BTreeSet;

use detente_ledger::{DayCount, DyadEvent, Ledger, LedgerError, Party, Period};
use detente_ontology::Sector;

use crate::groups;

/// A country, a sector of one, a group of countries or somebody by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    label: String,
    parts: Vec<Part>,
}

/// Somebody of a country, from a day to a day.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    country: String,
    /// Numbers of the parties; all of the country where it is `None`.
    parties: Option<BTreeSet<i64>>,
    from: i32,
    to: i32,
}

/// Which events count between two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// What the first does to the second.
    There,
    /// What either does to the other. An event counts once.
    Both,
}

/// Why a side is nobody.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SideError {
    /// Not in the ledger.
    #[error(
        "nobody named {0:?} is in this ledger; give a country (RUS), a country's sector (RUS/MIL), a group (EU, NATO) or a name as the ledger has it"
    )]
    Unknown(String),
    /// No such sector.
    #[error("{0:?}: {1}")]
    Sector(String, detente_ontology::UnknownWord),
    /// The ledger can't be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl Side {
    /// Reads `RUS`, `RUS/MIL`, a group of `world/country_groups.tsv`, or a name that a party of the ledger has (upper and lower case are
    /// the same).
    ///
    /// # Errors
    /// If nobody is meant, or the ledger can't be read.
    pub fn find(text: &str, ledger: &Ledger) -> Result<Side, SideError> {
        let side = |parts| Ok(Side { label: text.to_owned(), parts });
        let members = groups::members(text);
        if !members.is_empty() {
            let part = |m: &groups::Membership| Part {
                country: m.country.to_owned(),
                parties: None,
                from: m.from,
                to: m.to,
            };
            return side(members.iter().map(part).collect());
        }
        let always = |country: &str, parties| Part {
            country: country.to_owned(),
            parties,
            from: i32::MIN,
            to: i32::MAX,
        };
        if is_code(text) {
            return side(vec![always(text, None)]);
        }
        let parties_of = |wanted: &dyn Fn(&Party) -> bool| -> Result<Vec<(i64, Party)>, LedgerError> {
            let all = ledger.parties()?;
            Ok(all.into_iter().filter(|(_, party)| wanted(party)).collect())
        };
        if let Some((country, sector)) = text.split_once('/').filter(|(country, _)| is_code(country)) {
            let sector: Sector = sector.parse().map_err(|e| SideError::Sector(text.to_owned(), e))?;
            let found = parties_of(&|p| p.country.as_deref() == Some(country) && p.sector == Some(sector))?;
            return side(vec![always(country, Some(found.into_iter().map(|(number, _)| number).collect()))]);
        }
        let name = text.to_lowercase();
        let found = parties_of(&|p| p.name.as_ref().is_some_and(|n| n.to_lowercase() == name))?;
        if found.is_empty() {
            return Err(SideError::Unknown(text.to_owned()));
        }
        let country = |party: &Party| party.country.clone().unwrap_or_default();
        let countries: BTreeSet<String> = found.iter().map(|(_, party)| country(party)).collect();
        let part = |of: &String| {
            let of_country = found.iter().filter(|(_, party)| country(party) == *of);
            always(of, Some(of_country.map(|(number, _)| *number).collect()))
        };
        side(countries.iter().map(part).collect())
    }

    /// The side as it was asked for.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Whether it is one whole country.
    fn country(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [part] if part.parties.is_none() && part.from == i32::MIN && part.to == i32::MAX => {
                Some(&part.country)
            }
            _ => None,
        }
    }
}

impl Part {
    fn has(&self, day: i32, party: i64) -> bool {
        self.from <= day
            && day <= self.to
            && self.parties.as_ref().is_none_or(|parties| parties.contains(&party))
    }
}

/// The events between two sides, by day, each once.
///
/// # Errors
/// If the ledger can't be read.
pub fn events_between(
    ledger: &Ledger,
    a: &Side,
    b: &Side,
    way: Way,
    period: Period,
) -> Result<Vec<DyadEvent>, LedgerError> {
    let mut events = events_there(ledger, a, b, period)?;
    if way == Way::Both {
        events.extend(events_there(ledger, b, a, period)?);
    }
    events.sort_by_key(|e| (e.day, e.event));
    events.dedup_by_key(|e| e.event);
    Ok(events)
}

/// The same, counted by day.
///
/// # Errors
/// If the ledger can't be read.
pub fn days_between(
    ledger: &Ledger,
    a: &Side,
    b: &Side,
    way: Way,
    period: Period,
) -> Result<Vec<DayCount>, LedgerError> {
    // SQLite counts whole countries faster than we do.
    if let (Way::There, Some(a), Some(b)) = (way, a.country(), b.country()) {
        return ledger.dyad_days(a, b, period);
    }
    Ok(days(&events_between(ledger, a, b, way, period)?))
}

/// Each event as a day's count of its own.
pub(crate) fn days(events: &[DyadEvent]) -> Vec<DayCount> {
    let day = |e: &DyadEvent| DayCount {
        day: e.day,
        event_type: e.event_type,
        status: e.status,
        count: 1,
        sum: e.score,
    };
    events.iter().map(day).collect()
}

fn events_there(ledger: &Ledger, a: &Side, b: &Side, period: Period) -> Result<Vec<DyadEvent>, LedgerError> {
    let is_group = a.parts.len() > 1 || b.parts.len() > 1;
    let mut all = Vec::new();
    for actor in &a.parts {
        for recipient in &b.parts {
            // What goes on inside of a country that is in both groups is no relation of them.
            if is_group && actor.country == recipient.country {
                continue;
            }
            let events = ledger.dyad_events(&actor.country, &recipient.country, period)?;
            all.extend(
                events
                    .into_iter()
                    .filter(|e| actor.has(e.day, e.actor_party) && recipient.has(e.day, e.recipient_party)),
            );
        }
    }
    Ok(all)
}

fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase())
}
