//! Which of several agreements a name means.

use jiff::civil::Date;

use super::corefer::Memory;
use super::lexicon::Meaning;
use super::{Agreement, Agreements, InForce};

/// What a story says beside the name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence<'e> {
    /// The story's date.
    pub(super) date: Option<Date>,
    /// Parties that the sentence names.
    pub(super) sentence: &'e [&'static str],
    /// Parties that the story names.
    pub(super) story: &'e [&'static str],
}

/// Negotiations have a name before there is a treaty, but not for longer than this.
const YEARS_AHEAD: i16 = 10;

/// The agreement that a name means; `None` where none fits, or where several do equally well.
pub(super) fn choose(
    agreements: &Agreements,
    meanings: &[Meaning],
    years: &[i16],
    evidence: Evidence<'_>,
    memory: &Memory,
) -> Option<u32> {
    let mut best: Option<(i32, u32)> = None;
    let mut is_tied = false;
    let several = meanings.iter().filter(|m| matches!(m, Meaning::Agreement { .. })).count() > 1;
    for meaning in meanings {
        let Meaning::Agreement { number, is_weak } = *meaning else { continue };
        let agreement = &agreements.all[number as usize];
        let is_remembered = memory.knows(number);
        let Some(score) = score(agreement, is_weak, is_remembered, several, years, evidence) else {
            continue;
        };
        match best {
            Some((high, _)) if score < high => {}
            Some((high, _)) if score == high => is_tied = true,
            _ => {
                best = Some((score, number));
                is_tied = false;
            }
        }
    }
    best.filter(|_| !is_tied).map(|(_, number)| number)
}

/// How well an agreement fits, or `None` where it can't be meant.
fn score(
    agreement: &Agreement,
    is_weak: bool,
    is_remembered: bool,
    several: bool,
    years: &[i16],
    evidence: Evidence<'_>,
) -> Option<i32> {
    let mut score = if is_weak { 0 } else { 4 };
    let signed = (agreement.signed.first(), agreement.signed.last());
    let is_of = |year: &i16| is_of_year(agreement, *year);
    if years.iter().any(is_of) {
        score += 20;
    } else if !years.is_empty() && (several || is_weak) {
        return None;
    }
    let names = |named: &[&str]| {
        let parties = agreement.parties.iter().map(|p| p.party);
        parties.filter(|party| named.contains(party)).count().min(2) as i32
    };
    // Parties of agreements that bind many say little.
    if agreement.parties.len() <= 12 {
        score += 2 * names(evidence.sentence) + names(evidence.story);
    }
    let key = agreement.parties.first().map(|p| p.party);
    let has_key = key.is_some_and(|key| evidence.story.contains(&key));
    if has_key {
        score += 3;
    }
    if is_weak && !has_key && !is_remembered {
        return None;
    }
    if is_remembered {
        score += 6;
    }
    if let Some(date) = evidence.date {
        let ahead = signed.0.year() - date.year();
        if ahead > YEARS_AHEAD || is_weak && ahead > 3 {
            return None;
        }
        let since = date.year() - signed.1.year();
        score += match since {
            _ if date < signed.0 => -2,
            0..=2 => 3,
            3..=15 => 1,
            _ => 0,
        };
        score += if agreement.is_in_force(date) { 2 } else { 0 };
    }
    Some(score)
}

/// Whether it was signed or entered into force in `year`.
pub(super) fn is_of_year(agreement: &Agreement, year: i16) -> bool {
    let in_force = match agreement.in_force {
        InForce::From(date) => Some(date),
        _ => None,
    };
    std::iter::once(agreement.signed).chain(in_force).any(|date| date.first().year() == year)
}
