//! An agreement, and what can be asked of it.

use jiff::civil::Date;

use super::day::PartialDate;
use super::kind::{AgreementEnd, AgreementKind};
use crate::actor::table::is_code;

/// A treaty, pact, ceasefire or accord.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// Identifier, unique and lasting.
    pub id: &'static str,
    /// Name.
    pub name: &'static str,
    /// Other names and short forms, without their marks.
    pub also: Vec<&'static str>,
    /// What it is about.
    pub kind: AgreementKind,
    /// Who is bound by it; the first is the one that it is named by, where a short form is ambiguous.
    pub parties: Vec<AgreementParty>,
    /// Who else may be.
    pub scope: AgreementScope,
    /// Codes of states that are not parties, of those that could be.
    pub outside: Vec<&'static str>,
    /// When it was signed, or agreed where nothing was signed.
    pub signed: PartialDate,
    /// When it entered into force.
    pub in_force: InForce,
    /// When and how it ended; `None` while it lasts.
    pub ended: Option<(PartialDate, AgreementEnd)>,
    /// Who left it, and when.
    pub withdrawn: Vec<Withdrawal>,
    /// Identifier of what took its place.
    pub successor: Option<&'static str>,
    /// Wikidata identifier.
    pub wikidata: Option<&'static str>,
}

/// A party to an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementParty {
    /// Alpha-3 code of a state, or EUR, UNO; the name of any other party.
    pub party: &'static str,
    /// When it joined, where that was later than the rest.
    pub joined: Option<PartialDate>,
}

/// Who may join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementScope {
    /// Only those that are listed.
    Listed,
    /// Others too, and not all that have joined are listed.
    Open,
    /// All states, and nearly all have joined.
    Universal,
}

/// When an agreement entered into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InForce {
    /// On this date.
    From(PartialDate),
    /// With its signature, or it isn't known when.
    Signed,
    /// Not (yet).
    Never,
}

/// A party that left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// Who.
    pub party: &'static str,
    /// When it was out.
    pub date: PartialDate,
    /// When it came back.
    pub back: Option<PartialDate>,
}

impl Agreement {
    /// Whether it was in force at some time that the known dates allow to be `date`.
    pub fn is_in_force(&self, date: Date) -> bool {
        let from = match self.in_force {
            InForce::From(from) => from,
            InForce::Signed => self.signed,
            InForce::Never => return false,
        };
        from.first() <= date && self.ended.is_none_or(|(end, _)| date <= end.last())
    }

    /// Whether `party` (a code, or a name as the tables have it) ever was a party; with a date, whether it was one then.
    pub fn binds(&self, party: &str, date: Option<Date>) -> bool {
        let listed = self.parties.iter().find(|p| p.party == party);
        let is_party = match listed {
            Some(listed) => date.is_none_or(|date| listed.joined.is_none_or(|joined| joined.first() <= date)),
            None => {
                let is_state = is_code(party) && !matches!(party, "EUR" | "UNO");
                self.scope == AgreementScope::Universal && is_state && !self.outside.contains(&party)
            }
        };
        let is_out = |w: &Withdrawal| {
            let date = date.unwrap_or(Date::MIN);
            w.party == party && w.date.last() < date && w.back.is_none_or(|back| date < back.first())
        };
        is_party && !self.withdrawn.iter().any(is_out)
    }

    /// Whether it ended, or a party withdrew, before `date`. With `since`, only what happened on that day or after it
    /// counts; with `party`, only withdrawals of that one.
    pub fn ends_before(&self, date: Date, since: Option<Date>, party: Option<&str>) -> bool {
        let is_between = |d: PartialDate| d.last() < date && since.is_none_or(|since| since <= d.last());
        self.ended.is_some_and(|(end, _)| is_between(end))
            || self.withdrawn.iter().any(|w| party.is_none_or(|party| party == w.party) && is_between(w.date))
    }
}
