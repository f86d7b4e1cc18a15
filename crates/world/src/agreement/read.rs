//! The tables of agreements, read.

use std::collections::HashSet;

use super::agreement::{Agreement, AgreementParty, AgreementScope, InForce, Withdrawal};
use super::day::PartialDate;
use super::kind::{AgreementEnd, AgreementKind};
use crate::actor::facts::check_wikidata;
use crate::actor::sources::COUNTRIES;
use crate::actor::table::{Fault, Row, is_code, parts, rows};

const COLUMNS: [&str; 11] = [
    "id",
    "name",
    "kind",
    "parties",
    "signed",
    "in_force",
    "ended",
    "withdrawn",
    "successor",
    "also",
    "wikidata",
];

/// A row: the agreement, and its other names with their marks.
pub(super) struct Read {
    pub(super) agreement: Agreement,
    pub(super) also: &'static str,
}

/// A line of the table of groups of states.
struct Group {
    name: &'static str,
    members: Vec<(AgreementParty, Option<PartialDate>)>,
}

/// Reads the tables; rows with a fault are left out.
pub(super) fn read(
    files: &[(&'static str, &'static str)],
    groups: (&'static str, &'static str),
    faults: &mut Vec<Fault>,
) -> Vec<Read> {
    let mut codes: HashSet<&str> = COUNTRIES.lines().filter_map(|line| line.split('\t').next()).collect();
    codes.extend(["EUR", "UNO"]);
    let mut known = Vec::new();
    for row in rows(groups.0, groups.1, ["name", "members"], 2, faults) {
        let mut reader = Reader { row: &row, codes: &codes, groups: &[], faults };
        let members = reader.members(row.cells[1]);
        known.push(Group { name: row.cells[0], members });
    }
    let mut all: Vec<(Read, Row<11>)> = Vec::new();
    for &(file, text) in files {
        for row in rows(file, text, COLUMNS, 5, faults) {
            if let Some(read) = (Reader { row: &row, codes: &codes, groups: &known, faults }).agreement() {
                all.push((read, row));
            }
        }
    }
    check_links(&all, faults);
    all.into_iter().map(|(read, _)| read).collect()
}

/// Identifiers and names are unique, and successors are there, and are no older.
fn check_links(all: &[(Read, Row<11>)], faults: &mut Vec<Fault>) {
    for (at, (read, row)) in all.iter().enumerate() {
        let agreement = &read.agreement;
        for (other, _) in &all[..at] {
            if other.agreement.id == agreement.id {
                faults.push(row.fault(format!("there is another agreement with id {:?}", agreement.id)));
            }
            if other.agreement.name == agreement.name {
                let what = format!("there is another {:?}; put the year into the name", agreement.name);
                faults.push(row.fault(what));
            }
        }
        if let Some(successor) = agreement.successor {
            match all.iter().find(|(other, _)| other.agreement.id == successor) {
                None => faults.push(row.fault(format!("successor {successor:?} is no id of an agreement"))),
                Some((other, _)) if other.agreement.signed.last() < agreement.signed.first() => {
                    faults.push(row.fault(format!("successor {successor:?} was signed earlier")));
                }
                Some(_) => {}
            }
        }
    }
}

struct Reader<'r, const N: usize> {
    row: &'r Row<N>,
    codes: &'r HashSet<&'static str>,
    groups: &'r [Group],
    faults: &'r mut Vec<Fault>,
}

impl Reader<'_, 11> {
    fn agreement(&mut self) -> Option<Read> {
        let before = self.faults.len();
        let [id, name, kind, parties, signed, in_force, ended, withdrawn, successor, also, wikidata] =
            self.row.cells;
        if !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            self.fault(format!("id {id:?} has other characters than a-z, 0-9 and -"));
        }
        let kind = AgreementKind::read(kind);
        if kind.is_none() {
            let known: Vec<_> = AgreementKind::ALL.iter().map(|kind| kind.word()).collect();
            self.fault(format!("kind {:?} is none of {}", self.row.cells[2], known.join(", ")));
        }
        let signed = self.date(signed);
        let in_force = match in_force {
            "" => Some(InForce::Signed),
            "-" => Some(InForce::Never),
            date => self.date(date).map(InForce::From),
        };
        let ended = self.end(ended);
        let mut agreement = Agreement {
            id,
            name,
            also: parts(also).map(|name| name.trim_start_matches('~')).collect(),
            kind: kind?,
            parties: Vec::new(),
            scope: AgreementScope::Listed,
            outside: Vec::new(),
            signed: signed?,
            in_force: in_force?,
            ended,
            withdrawn: Vec::new(),
            successor: (!successor.is_empty()).then_some(successor),
            wikidata: (!wikidata.is_empty()).then_some(wikidata),
        };
        check_wikidata(self.row, wikidata, self.faults);
        self.parties(parties, &mut agreement);
        for (party, date, back) in parts(withdrawn).filter_map(|cell| self.spell(cell)).collect::<Vec<_>>() {
            match date {
                Some(date) => agreement.withdrawn.push(Withdrawal { party, date, back }),
                None => self.fault(format!("withdrawn: {party:?} needs a date behind it")),
            }
        }
        self.check(&agreement);
        (self.faults.len() == before).then_some(Read { agreement, also })
    }

    fn parties(&mut self, cell: &'static str, agreement: &mut Agreement) {
        for part in parts(cell) {
            if part == "ALL" {
                agreement.scope = AgreementScope::Universal;
            } else if part == "OPEN" {
                agreement.scope = AgreementScope::Open;
            } else if let Some(code) = part.strip_prefix('-') {
                self.check_code(code);
                agreement.outside.push(code);
            } else if let Some(group) = part.strip_prefix('@') {
                let Some(group) = self.groups.iter().find(|known| known.name == group) else {
                    self.fault(format!("group {group:?} is not in agreement_groups.tsv"));
                    continue;
                };
                for (member, left) in &group.members {
                    agreement.parties.push(member.clone());
                    if let Some(date) = *left {
                        agreement.withdrawn.push(Withdrawal { party: member.party, date, back: None });
                    }
                }
            } else {
                let members = self.members(part);
                agreement.parties.extend(members.into_iter().map(|(party, _)| party));
            }
        }
        if agreement.parties.is_empty() && agreement.scope == AgreementScope::Listed {
            self.fault("no parties".to_owned());
        }
    }

    fn end(&mut self, cell: &'static str) -> Option<(PartialDate, AgreementEnd)> {
        if cell.is_empty() {
            return None;
        }
        let (date, how) = cell.split_once(' ').unwrap_or((cell, ""));
        let Some(end) = AgreementEnd::read(how) else {
            let known: Vec<_> = AgreementEnd::ALL.iter().map(|end| end.word()).collect();
            self.fault(format!("ended {cell:?} should be a date, a blank and one of {}", known.join(", ")));
            return None;
        };
        Some((self.date(date)?, end))
    }

    /// Dates are in order, and who left was there.
    fn check(&mut self, agreement: &Agreement) {
        let is_before = |a: PartialDate, b: PartialDate| a.last() < b.first();
        let mut faults = Vec::new();
        if agreement.signed.first().year() < 1945 {
            faults.push("signed before 1945".to_owned());
        }
        let begin = match agreement.in_force {
            InForce::From(from) => from,
            _ => agreement.signed,
        };
        if is_before(begin, agreement.signed) {
            faults.push(format!("in force on {begin}, before it was signed on {}", agreement.signed));
        }
        if let Some((end, _)) = agreement.ended.filter(|(end, _)| is_before(*end, begin)) {
            faults.push(format!("ended on {end}, before its beginning on {begin}"));
        }
        for w in &agreement.withdrawn {
            let listed = agreement.parties.iter().find(|p| p.party == w.party);
            if listed.is_none() && agreement.scope == AgreementScope::Listed {
                faults.push(format!("{:?} withdrew, and is no party", w.party));
            }
            let joined = listed.and_then(|p| p.joined).unwrap_or(agreement.signed);
            if is_before(w.date, joined) {
                faults.push(format!("{:?} withdrew on {}, before it joined on {joined}", w.party, w.date));
            }
            if let Some((end, _)) = agreement.ended.filter(|(end, _)| is_before(*end, w.date)) {
                faults.push(format!("{:?} withdrew on {}, after the end on {end}", w.party, w.date));
            }
        }
        for (at, p) in agreement.parties.iter().enumerate() {
            if agreement.parties[..at].iter().any(|other| other.party == p.party) {
                faults.push(format!("party {:?} stands twice", p.party));
            }
            if agreement.outside.contains(&p.party) {
                faults.push(format!("{:?} is a party and outside", p.party));
            }
        }
        faults.into_iter().for_each(|fault| self.fault(fault));
    }
}

impl<const N: usize> Reader<'_, N> {
    fn fault(&mut self, what: String) {
        self.faults.push(self.row.fault(what));
    }

    fn date(&mut self, text: &'static str) -> Option<PartialDate> {
        let date = PartialDate::read(text);
        if date.is_none() {
            self.fault(format!("{text:?} is no date: YYYY, YYYY-MM or YYYY-MM-DD is expected"));
        }
        date
    }

    fn check_code(&mut self, code: &str) {
        if !self.codes.contains(code) {
            self.fault(format!("{code:?} is no code of countries.tsv, nor EUR or UNO"));
        }
    }

    /// Parties, each perhaps with the date when it joined, and the one when it left.
    fn members(&mut self, cell: &'static str) -> Vec<(AgreementParty, Option<PartialDate>)> {
        let spells: Vec<_> = parts(cell).filter_map(|part| self.spell(part)).collect();
        spells.into_iter().map(|(party, joined, left)| (AgreementParty { party, joined }, left)).collect()
    }

    /// `PARTY`, `PARTY DATE` or `PARTY DATE..DATE`.
    fn spell(
        &mut self,
        cell: &'static str,
    ) -> Option<(&'static str, Option<PartialDate>, Option<PartialDate>)> {
        let is_dated = |last: &str| last.starts_with(|c: char| c.is_ascii_digit());
        let Some((party, dates)) = cell.rsplit_once(' ').filter(|(_, last)| is_dated(last)) else {
            if is_code(cell) {
                self.check_code(cell);
            }
            return Some((cell, None, None));
        };
        if is_code(party) {
            self.check_code(party);
        }
        let (from, to) = match dates.split_once("..") {
            Some((from, to)) => (self.date(from)?, Some(self.date(to)?)),
            None => (self.date(dates)?, None),
        };
        if to.is_some_and(|to| to.last() < from.first()) {
            self.fault(format!("{cell:?} ends before it begins"));
        }
        Some((party, Some(from), to))
    }
}
