//! No office is empty for a year, and no member of the United Nations is without a head of state or of government.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::{Date, date};

use super::super::office::Office;
use super::super::period::bounds;
use super::super::table::{Fault, Row, is_code, parts, rows};
use super::{CHECKED_TO, COUNTRIES, SHARED, by_office, folded, has, lines, report};

const LEADING: &str = include_str!("../../../../../world/leading_offices.tsv");
const GAPS: &str = include_str!("../../../../../world/office_gaps.tsv");

/// States of `countries.tsv` that are no members of the United Nations.
const NO_MEMBERS: [&str; 6] = ["COK", "KOS", "NIU", "PSE", "TWN", "VAT"];
/// Words for offices, apart from those that [`Office::read`] knows, that don't stay empty for a year.
const WATCHED: &str = "\
    head of state;paramount leader;treasurer;director general;managing director;secretary of;\
    commission chief;central bank chief;parliament speaker";

/// A time in which an office was empty, or was held by somebody who is left out, and why.
struct Gap {
    row: Row<5>,
    from: Date,
    to: Date,
}

fn known_gaps(faults: &mut Vec<Fault>) -> Vec<Gap> {
    let mut out = Vec::new();
    for row in rows("office_gaps.tsv", GAPS, ["country", "office", "from", "to", "reason"], 5, faults) {
        match (bounds(row.cells[2]), bounds(row.cells[3])) {
            (Some((from, _)), Some((_, to))) if from < to => out.push(Gap { row, from, to }),
            _ => faults.push(row.fault("from and to are no time")),
        }
    }
    out
}

/// Times of more than a year between `start` and `end` that no term covers.
fn gaps(mut terms: Vec<(Date, Date)>, start: Date, end: Date) -> Vec<(Date, Date)> {
    terms.sort_unstable();
    terms.push((end, end));
    let (mut covered, mut out) = (start, Vec::new());
    for (from, to) in terms {
        let year_later = covered.saturating_add(Span::new().years(1));
        if from.min(end) > year_later {
            out.push((covered, from));
        }
        covered = covered.max(to);
    }
    out
}

#[test]
fn gaps_are_found() {
    let terms = vec![
        (date(1999, 1, 1), date(2000, 1, 1)),
        (date(2000, 12, 1), date(2001, 1, 1)),
        (date(2003, 1, 1), date(2004, 1, 1)),
    ];
    let want = [(date(2001, 1, 1), date(2003, 1, 1)), (date(2004, 1, 1), date(2006, 1, 1))];
    assert_eq!(gaps(terms.clone(), date(1999, 1, 1), date(2006, 1, 1)), want);
    assert_eq!(gaps(terms, date(2000, 1, 1), date(2004, 6, 1)), want[..1]);
}

#[test]
fn no_office_is_empty_for_a_year() {
    let mut faults = Vec::new();
    let lines = lines(&mut faults);
    let offices = by_office(&lines);
    let known = known_gaps(&mut faults);
    let mut used = BTreeSet::new();
    let mut excused = |country: &str, office: &str, from: Date, to: Date| {
        let number = known.iter().position(|gap| {
            let [of, what, ..] = gap.row.cells;
            of == country && what == office && gap.from <= from && to <= gap.to
        });
        used.extend(number);
        number.is_some()
    };

    for ((country, office), held) in &offices {
        let words = folded(office);
        let watched = Office::read(&words).is_some_and(|kind| kind != Office::Vice) || has(&words, WATCHED);
        if !watched || has(&words, SHARED) {
            continue;
        }
        let terms: Vec<_> = held.iter().map(|line| (line.from.0, line.to.1)).collect();
        let (Some(first), Some(last)) = (terms.first(), held.last()) else { continue };
        for (from, to) in gaps(terms.clone(), first.0, last.from.0) {
            if !excused(country, office, from, to) {
                let next = held.iter().find(|line| line.from.0 == to).unwrap_or(last);
                faults.push(next.row.fault(format!("nobody is {office} of {country} from {from} to {to}")));
            }
        }
    }

    let mut led = BTreeSet::new();
    for row in
        rows("leading_offices.tsv", LEADING, ["country", "post", "offices", "from", "to"], 4, &mut faults)
    {
        let [country, post, names, from, to] = row.cells;
        if !["state", "government"].contains(&post) {
            faults.push(row.fault(format!("{post:?} is neither state nor government")));
        }
        let mut terms = Vec::new();
        for name in parts(names) {
            let (of, office) = match name.split_once(' ') {
                Some((code, office)) if is_code(code) => (code, office),
                _ => (country, name),
            };
            match offices.get(&(of, office)) {
                Some(held) => terms.extend(held.iter().map(|line| (line.from.0, line.to.1))),
                None if excused(country, post, bounds(from).expect("a date").0, CHECKED_TO) => {}
                None => faults.push(row.fault(format!("nobody is {office} of {of}"))),
            }
        }
        let end = if to.is_empty() { CHECKED_TO } else { bounds(to).expect("a date").1 };
        for (from, to) in gaps(terms, bounds(from).expect("a date").0, end) {
            if !excused(country, post, from, to) {
                faults.push(row.fault(format!("nobody leads the {post} of {country} from {from} to {to}")));
            }
        }
        led.insert((country, post));
    }

    for row in rows("countries.tsv", COUNTRIES, ["country", "kind"], 2, &mut faults) {
        let [country, kind] = row.cells;
        for post in ["state", "government"] {
            if kind == "state" && !NO_MEMBERS.contains(&country) && !led.contains(&(country, post)) {
                faults.push(row.fault(format!("leading_offices.tsv has no {post} of {country}")));
            }
        }
    }
    let idle = known.iter().enumerate().filter(|(number, _)| !used.contains(number));
    faults.extend(idle.map(|(_, gap)| gap.row.fault("there is no such gap")));
    report(&faults);
}
