//! Codes of CAMEO dictionaries ("USAGOV", "IMGMOSALQ") as country and sector.

use detente_ontology::Sector;

use super::ListedStand;
use crate::actor::ActorKind;

/// What a code says; `None` where it isn't one: triples of capitals or digits.
pub(super) fn stand(code: &str) -> Option<ListedStand> {
    // Of an actor that is two at once the first counts.
    let code = code.split('/').next().unwrap_or("").trim();
    let triples = triples(code)?;
    let (first, rest) = triples.split_first()?;
    let own = if let Some(sector) = body_sector(first) { Some(sector) } else { role(first).0 };
    let (country, rest) = match *first {
        "IGO" if rest.contains(&"UNO") => ("UNO", rest),
        "IGO" if rest.contains(&"EEC") || rest.contains(&"EUR") => ("EUR", rest),
        "NGM" => ("NGO", rest),
        "INT" => ("", rest),
        // A code without a country begins with the role itself.
        _ if own.is_some() && body_sector(first).is_none() => ("", &triples[..]),
        _ if is_region(first) => ("", rest),
        first => (current(first), rest),
    };
    let sector = sector(rest).or(if country.is_empty() { None } else { own });
    let kind = if sector.is_none() { ActorKind::Country } else { ActorKind::Organisation };
    Some(ListedStand { country: country.to_owned(), sector, kind })
}

/// The sector of an agent's code, in which `~` stands for the country; `None` where it isn't a code.
pub(super) fn agent(code: &str) -> Option<Option<Sector>> {
    let roles = code.replace('~', "");
    if roles.is_empty() {
        return Some(None);
    }
    Some(sector(&triples(&roles)?))
}

/// The parts of a code.
fn triples(code: &str) -> Option<Vec<&str>> {
    let is_code = code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    // Some dictionaries end codes in a number or letter that tells actors apart.
    let whole = code.len() - code.len() % 3;
    (is_code && whole > 0).then(|| (0..whole).step_by(3).map(|at| &code[at..at + 3]).collect())
}

/// The first role that says a sector; a religion only where nothing else does.
fn sector(triples: &[&str]) -> Option<Sector> {
    let strong = triples.iter().find_map(|triple| role(triple).0.filter(|_| role(triple).1));
    strong.or_else(|| triples.iter().find_map(|triple| role(triple).0))
}

/// The sector of a CAMEO role, and whether it says more than a religion. Note that CAMEO's MED is media.
fn role(triple: &str) -> (Option<Sector>, bool) {
    use Sector::*;
    let sector = match triple {
        "GOV" | "TOP" => Gov,
        "MIL" => Mil,
        "COP" => Cop,
        "JUD" => Jud,
        "LEG" => Leg,
        "SPY" => Spy,
        "OPP" => Opp,
        "PTY" => Pty,
        "PRM" => Prm,
        "PRE" => Pre,
        "REB" | "INS" | "SEP" => Reb,
        "UAF" => Uaf,
        "AGR" => Agr,
        "BUS" => Bus,
        "CRM" => Crm,
        "CVL" | "SET" => Cvl,
        "EDU" | "STU" => Edu,
        "ELI" => Eli,
        "JRN" | "MED" => Jrn,
        "HLH" => Med,
        "LAB" => Lab,
        "REF" => Ref,
        "SOC" | "HRI" | "ENV" | "DEV" | "CHA" => Soc,
        "UNK" => Unk,
        "REL" | "CHR" | "CTH" | "PRO" | "DOX" | "MOS" | "SUN" | "SHI" | "SFI" | "JEW" | "HIN" | "BUD"
        | "SIK" | "BAH" | "CPT" | "DRZ" | "MAR" | "IND" | "ADR" => return (Some(Rel), false),
        _ => return (None, true),
    };
    (Some(sector), true)
}

/// The sector of what is of no one country.
fn body_sector(triple: &str) -> Option<Sector> {
    Some(match triple {
        "IGO" | "UNO" => Sector::Gov,
        "NGO" | "NGM" => Sector::Soc,
        "MNC" => Sector::Bus,
        "IMG" => Sector::Reb,
        _ => return None,
    })
}

/// A part of the world, which is no country.
fn is_region(triple: &str) -> bool {
    matches!(
        triple,
        "AFR"
            | "ASA"
            | "BLK"
            | "CAS"
            | "CAU"
            | "CFR"
            | "EAF"
            | "EEU"
            | "EIN"
            | "LAM"
            | "MEA"
            | "MDT"
            | "NAF"
            | "NMR"
            | "PGS"
            | "SAF"
            | "SAM"
            | "SAS"
            | "SCN"
            | "SEA"
            | "WAF"
            | "WEU"
            | "WST"
            | "UIS"
            | "NON"
    )
}

/// The code that a country has today.
fn current(triple: &str) -> &str {
    match triple {
        "PAL" => "PSE",
        "KSV" | "XKX" | "UNK" => "KOS",
        "ROM" => "ROU",
        "ZAR" => "COD",
        "TMP" => "TLS",
        "SCG" | "YUG" => "SRB",
        "USR" => "RUS",
        "BUR" => "MMR",
        "DDR" => "DEU",
        "CZS" | "CSK" => "CZE",
        other => other,
    }
}
