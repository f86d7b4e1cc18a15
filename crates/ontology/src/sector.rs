//! The sectors: what part of a society a participant belongs to.

use crate::vocabulary;

/// The sector of a participant, as PLOVER codes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sector {
    /// Police.
    Cop,
    /// Executive.
    Gov,
    /// Courts.
    Jud,
    /// Legislature.
    Leg,
    /// Military.
    Mil,
    /// Pro-government paramilitary.
    Prm,
    /// Political party.
    Pty,
    /// Rebels.
    Reb,
    /// Intelligence.
    Spy,
    /// Unidentified armed.
    Uaf,
    /// Farmers.
    Agr,
    /// Business.
    Bus,
    /// Criminals.
    Crm,
    /// Civilians.
    Cvl,
    /// Education.
    Edu,
    /// Former officials and notable people.
    Eli,
    /// Journalists and media.
    Jrn,
    /// Workers and unions.
    Lab,
    /// Medical.
    Med,
    /// Opposition.
    Opp,
    /// Partially recognised entity.
    Pre,
    /// Refugees and displaced.
    Ref,
    /// Religious.
    Rel,
    /// Civil society.
    Soc,
    /// Unknown.
    Unk,
}

vocabulary!(Sector, "sector",
    Cop => "COP",
    Gov => "GOV",
    Jud => "JUD",
    Leg => "LEG",
    Mil => "MIL",
    Prm => "PRM",
    Pty => "PTY",
    Reb => "REB",
    Spy => "SPY",
    Uaf => "UAF",
    Agr => "AGR",
    Bus => "BUS",
    Crm => "CRM",
    Cvl => "CVL",
    Edu => "EDU",
    Eli => "ELI",
    Jrn => "JRN",
    Lab => "LAB",
    Med => "MED",
    Opp => "OPP",
    Pre => "PRE",
    Ref => "REF",
    Rel => "REL",
    Soc => "SOC",
    Unk => "UNK",
);
