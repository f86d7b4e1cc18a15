//! Which of several people is meant, and what they were at the date.

use detente_ontology::Sector;
use jiff::{ToSpan, civil::Date};

use super::fold::Folded;
use super::office::Office;
use super::people::{People, Person};
use super::pieces::Candidate;

/// What the phrase says about a person besides the name.
#[derive(Debug, Default)]
pub(crate) struct Hints<'a> {
    /// Countries named in the phrase.
    pub(crate) countries: Vec<&'a str>,
    /// The office named.
    pub(crate) office: Option<Office>,
    /// A title stands before the name.
    pub(crate) titled: bool,
    /// Called former.
    pub(crate) former: bool,
    /// The text around.
    pub(crate) context: Option<&'a Folded>,
    /// The day of the story.
    pub(crate) date: Option<Date>,
}

/// Longest time in years after the last day in office in which a surname alone is still understood.
const REMEMBERED_ALONE: i32 = 8;
/// The same with an office or country in the phrase.
const REMEMBERED_TITLED: i32 = 40;

/// The person who is meant, if it is clear.
pub(crate) fn choose<'p>(
    people: &'p People,
    candidates: &[Candidate],
    hints: &Hints<'_>,
) -> Option<&'p Person> {
    let mut left: Vec<(&Person, bool)> =
        candidates.iter().map(|one| (&people.all[one.person as usize], one.given)).collect();
    let some_given = left.iter().any(|(_, given)| *given);
    if some_given {
        left.retain(|(_, given)| *given);
    }
    if !hints.countries.is_empty() {
        let served = |person: &Person| hints.countries.iter().any(|country| person.served(country));
        let agree = left.iter().any(|(person, _)| served(person));
        if agree {
            left.retain(|(person, _)| served(person));
        } else if !some_given {
            return None;
        }
    }
    if let Some(office) = hints.office {
        if left.iter().any(|(person, _)| person.held(office)) {
            left.retain(|(person, _)| person.held(office));
        } else if !some_given {
            return None;
        }
    }
    let hinted = hints.office.is_some() || !hints.countries.is_empty();
    if !some_given {
        left.retain(|(person, _)| is_in_memory(person, hints, hinted));
    }
    if let [(only, _)] = left[..] {
        return Some(only);
    }
    if let Some(context) = hints.context {
        let mut named = left.iter().filter(|(person, _)| person.is_named_in(context.text()));
        if let (Some((person, _)), None) = (named.next(), named.next()) {
            return Some(person);
        }
    }
    match hints.date {
        Some(date) => by_date(&left, date, hints, hinted || some_given),
        None => {
            let country = left.first()?.0.terms.first()?.country;
            let together = hinted || some_given || left.iter().all(|(person, _)| person.served(country));
            let latest = left
                .iter()
                .max_by_key(|(person, _)| person.latest().map(|term| (term.period.to, term.period.from)));
            latest.filter(|_| together).map(|(person, _)| *person)
        }
    }
}

/// Of several, the one in office; of several in office, the one who leads; without one, who left last.
fn by_date<'p>(
    left: &[(&'p Person, bool)],
    date: Date,
    hints: &Hints<'_>,
    hinted: bool,
) -> Option<&'p Person> {
    let serving: Vec<&Person> = left
        .iter()
        .map(|(person, _)| *person)
        .filter(|person| !hints.former && person.term_at(date, hints.office).is_some())
        .collect();
    match serving[..] {
        [only] => return Some(only),
        [] => {}
        _ => {
            let of_office = |person: &&&Person| match hints.office {
                Some(office) => {
                    person.term_at(date, Some(office)).is_some_and(|term| term.office == Some(office))
                }
                None => person.term_at(date, None).is_some_and(|term| term.office.is_some_and(Office::leads)),
            };
            let mut fitting = serving.iter().filter(of_office);
            return match (fitting.next(), fitting.next()) {
                (Some(only), None) => Some(only),
                // On the day of a change both are in office, and the one who comes is meant.
                (Some(_), Some(_)) if hinted => serving
                    .iter()
                    .max_by_key(|person| person.term_at(date, hints.office).map(|term| term.period.from))
                    .copied(),
                _ => None,
            };
        }
    }
    let country = left.first()?.0.terms.first()?.country;
    if !hinted && !left.iter().all(|(person, _)| person.served(country)) {
        return None;
    }
    left.iter()
        .filter_map(|(person, _)| Some((person.left_before(date)?, *person)))
        .max_by_key(|(day, _)| *day)
        .map(|(_, person)| person)
}

/// Whether a reader at the date would know the person by the surname.
fn is_in_memory(person: &Person, hints: &Hints<'_>, hinted: bool) -> bool {
    let Some(date) = hints.date else { return true };
    let years = if hinted || hints.titled { REMEMBERED_TITLED } else { REMEMBERED_ALONE };
    let begins = person.first_day().checked_sub(1.year()).unwrap_or(Date::MIN);
    let ends = person
        .terms
        .iter()
        .map(|term| term.period.to.checked_add(years.years()).unwrap_or(Date::MAX))
        .max()
        .unwrap_or(Date::MAX);
    begins <= date && date <= ends
}

/// Country and sector of a person at the date; `title` is the sector of the words before the name.
pub(crate) fn position(
    person: &Person,
    hints: &Hints<'_>,
    title: Option<Sector>,
) -> (Option<&'static str>, Option<Sector>) {
    let outside = |sector: &Sector| !matches!(sector, Sector::Gov | Sector::Mil | Sector::Eli);
    let Some(date) = hints.date else {
        let latest = person
            .terms
            .iter()
            .filter(|term| hints.office.is_none() || term.office == hints.office)
            .max_by_key(|term| (term.period.to, term.office.is_some_and(Office::leads), term.period.from));
        let latest = latest.or_else(|| person.latest());
        let sector = if hints.former { Some(Sector::Eli) } else { latest.map(|term| term.sector) };
        return (latest.map(|term| term.country), sector);
    };
    if let Some(term) = person.term_at(date, hints.office).filter(|_| !hints.former) {
        return (Some(term.country), Some(term.sector));
    }
    // Whoever is not in office keeps the country of the office held last, or to be held first.
    let past = person.terms.iter().filter(|term| term.period.to < date).max_by_key(|term| term.period.to);
    let nearest = past.or_else(|| person.terms.iter().min_by_key(|term| term.period.from));
    let sector = match title {
        _ if hints.former => Sector::Eli,
        Some(sector) if past.is_none() || outside(&sector) => sector,
        _ => Sector::Eli,
    };
    (nearest.map(|term| term.country), Some(sector))
}
