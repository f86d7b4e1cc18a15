//! Checks that the table of offices agrees with itself: what only a wrong or missing line can bring about is named
//! with file and line.
//!
//! Births are not in the table, so that nobody is over 110 can only be seen from the years in office: from the first
//! to the last lies a lifetime at most. That also finds two people of one name.

mod gaps;

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::fold::Folded;
use super::period::bounds;
use super::sources::OFFICES;
use super::table::{Fault, Row, parts, rows};

const COUNTRIES: &str = include_str!("../../../../../world/countries.tsv");

/// The table is meant to be complete up to here.
const CHECKED_TO: Date = date(2026, 1, 1);
/// Somebody who enters office at 35 and leaves it after so many years is 110.
const LONGEST_CAREER: i16 = 75;
/// The Dalai Lama was enthroned as a child.
const LONG_LIVED: [&str; 1] = ["Dalai Lama"];
/// What stands for a country in the table and is none.
const NO_COUNTRIES: [&str; 6] = ["UNO", "IGO", "NGO", "EUR", "IMG", "MNC"];
/// Words for offices, or for a standing rather than an office, that several hold at one time.
const SHARED: &str = "\
    opposition leader;separatist leader;rebel;militant;militia;insurgent;paramilitary;mercenary;\
    gang leader;drug lord;warlord;dissident;tycoon;party leader;kurdish;oromo;islamist;hamas;fatah;\
    houthi;al qaeda;kosovo serb leader;bosnian croat leader;special envoy;rapporteur;spokesman;\
    senator;deputy foreign minister;vice p;chief minister;senior official;kremlin aide;\
    security chief;peace commissioner;chief negotiator;shadow government head;member of;journalist";

/// A line of the table of offices.
struct Line {
    row: Row<8>,
    /// First and last day that `from` may mean.
    from: (Date, Date),
    /// First and last day that `to` may mean.
    to: (Date, Date),
}

impl Line {
    fn country(&self) -> &'static str {
        self.row.cells[0]
    }

    fn office(&self) -> &'static str {
        self.row.cells[1]
    }

    fn name(&self) -> &'static str {
        self.row.cells[3]
    }
}

fn lines(faults: &mut Vec<Fault>) -> Vec<Line> {
    let columns = ["country", "office", "sector", "name", "from", "to", "also", "wikidata"];
    let mut out = Vec::new();
    for (file, text) in OFFICES {
        for row in rows(file, text, columns, 5, faults) {
            let (from, to) = (row.cells[4], row.cells[5]);
            let read = |text: &str| if text.is_empty() { Some((Date::MAX, Date::MAX)) } else { bounds(text) };
            match (read(from), read(to)) {
                (Some(from), Some(to)) if from.0 <= to.1 => out.push(Line { row, from, to }),
                _ => faults.push(row.fault(format!("from {from:?} to {to:?} is no time"))),
            }
        }
    }
    out
}

/// The lines of each office of each country, by time.
fn by_office(lines: &[Line]) -> BTreeMap<(&str, &str), Vec<&Line>> {
    let mut out: BTreeMap<_, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        out.entry((line.country(), line.office())).or_default().push(line);
    }
    for held in out.values_mut() {
        held.sort_by_key(|line| (line.from.1, line.to.0));
    }
    out
}

fn folded(text: &str) -> String {
    Folded::new(text, usize::MAX).text().to_owned()
}

/// Whether one of the words of a list is in the folded name of an office.
fn has(words: &str, list: &'static str) -> bool {
    parts(list).any(|word| words.contains(word))
}

fn report(faults: &[Fault]) {
    let lines: Vec<_> = faults.iter().map(Fault::to_string).collect();
    assert!(lines.is_empty(), "\n{}", lines.join("\n"));
}

#[test]
fn one_office_has_one_holder() {
    let mut faults = Vec::new();
    for ((country, office), held) in by_office(&lines(&mut faults)) {
        let words = folded(office);
        if has(&words, SHARED) {
            continue;
        }
        for pair in held.windows(2) {
            let [before, after] = pair else { continue };
            // The day of a change belongs to both; a month or year may mean its last day.
            if after.from.1 < before.to.0 {
                faults.push(after.row.fault(format!(
                    "{} begins as {office} of {country} before {} ends",
                    after.name(),
                    before.name()
                )));
            }
        }
    }
    report(&faults);
}

#[test]
fn nobody_is_over_110() {
    let mut faults = Vec::new();
    let lines = lines(&mut faults);
    let mut careers: BTreeMap<String, (Date, Date, &Line)> = BTreeMap::new();
    for line in &lines {
        let career = careers.entry(folded(line.name())).or_insert((line.from.1, line.from.1, line));
        career.0 = career.0.min(line.from.1);
        career.1 = career.1.max(line.to.0.min(CHECKED_TO));
    }
    for (first, last, line) in careers.values() {
        if first.saturating_add(LONGEST_CAREER.years()) < *last && !LONG_LIVED.contains(&line.name()) {
            faults.push(line.row.fault(format!("{} holds offices from {first} to {last}", line.name())));
        }
    }
    report(&faults);
}

#[test]
fn codes_are_known_and_identifiers_agree() {
    let mut faults = Vec::new();
    let lines = lines(&mut faults);
    let mut codes: BTreeSet<&str> = NO_COUNTRIES.into();
    codes.extend(
        rows("countries.tsv", COUNTRIES, ["country"], 1, &mut Vec::new()).iter().map(|row| row.cells[0]),
    );
    let (mut names, mut identifiers) = (BTreeMap::new(), BTreeMap::new());
    for line in &lines {
        let (name, identifier) = (folded(line.name()), line.row.cells[7]);
        if !codes.contains(line.country()) {
            faults.push(line.row.fault(format!("{:?} is no code of countries.tsv", line.country())));
        }
        // Otherwise one person would be taken for two, or two for one.
        if *names.entry(name.clone()).or_insert(identifier) != identifier {
            faults.push(line.row.fault(format!("another line of {} has another identifier", line.name())));
        }
        if !identifier.is_empty() && *identifiers.entry(identifier).or_insert(name.clone()) != name {
            faults.push(line.row.fault(format!("{identifier} stands for somebody else too")));
        }
    }
    report(&faults);
}
