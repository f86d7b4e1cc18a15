//! The forms of the list of agreements.

use detente_world::{Agreement, AgreementScope, InForce};
use serde::Serialize;

use crate::output::grid;

/// An agreement as a line of JSON.
#[derive(Serialize)]
struct Line {
    id: &'static str,
    name: &'static str,
    also: Vec<&'static str>,
    kind: &'static str,
    parties: Vec<Party>,
    scope: &'static str,
    outside: Vec<&'static str>,
    signed: String,
    in_force: Option<String>,
    ended: Option<String>,
    end: Option<&'static str>,
    withdrawn: Vec<Left>,
    successor: Option<&'static str>,
    wikidata: Option<&'static str>,
}

#[derive(Serialize)]
struct Party {
    party: &'static str,
    joined: Option<String>,
}

#[derive(Serialize)]
struct Left {
    party: &'static str,
    date: String,
    back: Option<String>,
}

impl From<&Agreement> for Line {
    fn from(agreement: &Agreement) -> Self {
        let shown = |date: Option<detente_world::PartialDate>| date.map(|date| date.to_string());
        let party = |p: &detente_world::AgreementParty| Party { party: p.party, joined: shown(p.joined) };
        let left = |w: &detente_world::Withdrawal| Left {
            party: w.party,
            date: w.date.to_string(),
            back: shown(w.back),
        };
        Line {
            id: agreement.id,
            name: agreement.name,
            also: agreement.also.clone(),
            kind: agreement.kind.word(),
            parties: agreement.parties.iter().map(party).collect(),
            scope: match agreement.scope {
                AgreementScope::Listed => "listed",
                AgreementScope::Open => "open",
                AgreementScope::Universal => "universal",
            },
            outside: agreement.outside.clone(),
            signed: agreement.signed.to_string(),
            in_force: in_force(agreement),
            ended: shown(agreement.ended.map(|(date, _)| date)),
            end: agreement.ended.map(|(_, end)| end.word()),
            withdrawn: agreement.withdrawn.iter().map(left).collect(),
            successor: agreement.successor,
            wikidata: agreement.wikidata,
        }
    }
}

/// Null where it never was; the date of signature where it is in force since then, or it isn't known better.
fn in_force(agreement: &Agreement) -> Option<String> {
    match agreement.in_force {
        InForce::From(date) => Some(date.to_string()),
        InForce::Signed => Some(agreement.signed.to_string()),
        InForce::Never => None,
    }
}

/// One JSON object an agreement.
pub(super) fn jsonl(found: &[&Agreement]) -> serde_json::Result<String> {
    let mut out = String::new();
    for agreement in found {
        out.push_str(&serde_json::to_string(&Line::from(*agreement))?);
        out.push('\n');
    }
    Ok(out)
}

const CSV_HEADER: [&str; 14] = [
    "id",
    "name",
    "also",
    "kind",
    "parties",
    "scope",
    "outside",
    "signed",
    "in_force",
    "ended",
    "end",
    "withdrawn",
    "successor",
    "wikidata",
];

/// One line an agreement; lists are joined by `;`.
pub(super) fn csv(found: &[&Agreement]) -> anyhow::Result<String> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(CSV_HEADER)?;
    for agreement in found {
        let line = Line::from(*agreement);
        let dated = |party: &str, date: Option<&str>| match date {
            Some(date) => format!("{party} {date}"),
            None => party.to_owned(),
        };
        let parties: Vec<_> = line.parties.iter().map(|p| dated(p.party, p.joined.as_deref())).collect();
        let withdrawn: Vec<_> = line
            .withdrawn
            .iter()
            .map(|w| match &w.back {
                Some(back) => format!("{} {}..{back}", w.party, w.date),
                None => format!("{} {}", w.party, w.date),
            })
            .collect();
        out.write_record([
            line.id,
            line.name,
            &line.also.join(";"),
            line.kind,
            &parties.join(";"),
            line.scope,
            &line.outside.join(";"),
            &line.signed,
            line.in_force.as_deref().unwrap_or_default(),
            line.ended.as_deref().unwrap_or_default(),
            line.end.unwrap_or_default(),
            &withdrawn.join(";"),
            line.successor.unwrap_or_default(),
            line.wikidata.unwrap_or_default(),
        ])?;
    }
    let bytes = out.into_inner().map_err(|error| anyhow::anyhow!("writing CSV: {}", error.error()))?;
    Ok(String::from_utf8(bytes)?)
}

/// Parties that a row of the table has room for.
const SHOWN: usize = 5;

/// A row an agreement.
pub(super) fn table(found: &[&Agreement]) -> String {
    if found.is_empty() {
        return "no agreement matches\n".to_owned();
    }
    let header = ["name", "kind", "signed", "in force", "ended", "parties"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for agreement in found {
        let ended = agreement.ended.map(|(date, end)| format!("{date} {}", end.word()));
        rows.push(vec![
            agreement.name.to_owned(),
            agreement.kind.word().to_owned(),
            agreement.signed.to_string(),
            in_force(agreement).unwrap_or_else(|| "never".to_owned()),
            ended.unwrap_or_else(|| "–".to_owned()),
            parties(agreement),
        ]);
    }
    grid(&rows)
}

fn parties(agreement: &Agreement) -> String {
    match agreement.scope {
        AgreementScope::Universal => return "nearly all states".to_owned(),
        AgreementScope::Open => return "open to all states".to_owned(),
        AgreementScope::Listed => {}
    }
    let mut names: Vec<&str> = agreement.parties.iter().map(|p| p.party).collect();
    let more = names.len().saturating_sub(SHOWN);
    names.truncate(SHOWN);
    let names = names.join(" · ");
    if more > 0 { format!("{names} and {more} more") } else { names }
}
