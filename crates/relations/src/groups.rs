//! Groups of countries by date of membership, from `world/country_groups.tsv`.

use std::sync::LazyLock;

use detente_ledger::day_number;
use jiff::civil::Date;

const TABLE: &str = include_str!("../../../world/country_groups.tsv");

/// A country's time in a group, in days since 1970-01-01, both ends counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Membership {
    pub(crate) group: &'static str,
    pub(crate) country: &'static str,
    pub(crate) from: i32,
    pub(crate) to: i32,
}

/// The memberships of a group; empty where it is not known.
pub(crate) fn members(group: &str) -> Vec<Membership> {
    static ALL: LazyLock<Vec<Membership>> = LazyLock::new(|| parse(TABLE).flatten().collect());
    ALL.iter().filter(|m| m.group == group).copied().collect()
}

/// The lines of the table; a faulty one as an error that names it. A test holds that there is none.
fn parse(table: &'static str) -> impl Iterator<Item = Result<Membership, String>> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    lines.skip(1).map(|(at, line)| {
        membership(line)
            .ok_or_else(|| format!("country_groups.tsv, line {}: not group, country, from, to", at + 1))
    })
}

fn membership(line: &'static str) -> Option<Membership> {
    let [group, country, from, to] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    let day = |text: &str| text.parse::<Date>().ok().map(day_number);
    let to = if to.is_empty() { i32::MAX } else { day(to)? };
    let from = day(from)?;
    let is_code = country.len() == 3 && country.bytes().all(|b| b.is_ascii_uppercase());
    (is_code && from <= to && !group.is_empty()).then_some(Membership { group, country, from, to })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_line_is_a_membership() {
        let faults: Vec<String> = parse(TABLE).filter_map(Result::err).collect();
        assert!(faults.is_empty(), "{faults:?}");
        assert!(parse("group\tcountry\tfrom\tto\nEU\tFRA\tyesterday\t").any(|line| line.is_err()));
    }

    #[test]
    fn members_come_and_go() {
        let is_in = |group, country, day: Date| {
            let day = day_number(day);
            members(group).iter().any(|m| m.country == country && m.from <= day && day <= m.to)
        };
        assert!(is_in("EU", "GBR", date(2020, 1, 31)) && !is_in("EU", "GBR", date(2020, 2, 1)));
        assert!(is_in("NATO", "POL", date(1999, 3, 12)) && !is_in("NATO", "POL", date(1999, 3, 11)));
        assert!(members("the moon").is_empty());
    }
}
