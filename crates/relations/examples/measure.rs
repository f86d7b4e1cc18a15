//! Measures series and resets on a table of CAMEO events (date, source, target, code):
//!
//!     cargo run --release -p detente-relations --example measure TABLE.tsv
//!
//! How long the resets of all relations take, how long one series takes, and how many series shuffled in time show a reset.

use std::collections::BTreeSet;
use std::fs::File;
use std::thread::available_parallelism;
use std::time::Instant;

use detente_ledger::import::{Form, Source, Trouble, Watcher, Who};
use detente_ledger::{Ledger, Party, Period};
use detente_relations::{Options, Relation, Series, Side, Step, Way, days_between, resets, resets_of};
use jiff::Timestamp;
use jiff::civil::Date;

/// Shuffled series that are measured of each relation.
const SHUFFLES: u64 = 5;

struct Nobody;

impl Who for Nobody {
    fn who(&self, _: &str, _: Option<Date>) -> Option<Party> {
        None
    }
}

impl Watcher for Nobody {
    fn trouble(&mut self, _: u64, _: &Trouble) {}

    fn progress(&mut self, _: u64, _: u64) -> bool {
        true
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let table = std::env::args().nth(1).ok_or("give a table: date, source, target, code, with a header")?;
    let folder = tempfile::tempdir()?;
    let mut ledger = Ledger::create(&folder.path().join("measured.db"))?;
    let bytes = Box::new(File::open(&table)?);
    let source = Source {
        name: &table,
        form: Form::Cameo,
        bytes,
        who: &Nobody,
        keep_going: true,
        at: Timestamp::UNIX_EPOCH,
    };
    println!("{} events", ledger.import(source, &mut Nobody)?.taken);

    let (began, jobs) = (Instant::now(), available_parallelism()?.get());
    let relations = Relation::all(&ledger)?;
    let found = resets_of(&ledger, &relations, Period::default(), &Options::default(), jobs, &|_| ())?;
    println!(
        "{} relations, {} resets, {jobs} threads: {:.2?}",
        relations.len(),
        found.len(),
        began.elapsed()
    );

    let dyads = ledger.dyads()?;
    let largest = dyads.iter().filter(|(a, b, _)| !a.is_empty() && !b.is_empty()).max_by_key(|dyad| dyad.2);
    if let Some((a, b, count)) = largest {
        let (a, b) = (Side::find(a, &ledger)?, Side::find(b, &ledger)?);
        for way in [Way::There, Way::Both] {
            let began = Instant::now();
            let series =
                Series::of(&days_between(&ledger, &a, &b, way, Period::default())?, Step::Week, None, None);
            println!(
                "series of the largest dyad, {count} events, {way:?}, {} weeks: {:.2?}",
                series.points.len(),
                began.elapsed()
            );
        }
    }

    let pairs: BTreeSet<(&str, &str)> = (dyads.iter())
        .filter(|(a, b, count)| a < b && !a.is_empty() && *count >= 100)
        .map(|(a, b, _)| (a.as_str(), b.as_str()))
        .collect();
    let (mut all, mut alarms) = (0, 0);
    for (a, b) in pairs {
        let (a, b) = (Side::find(a, &ledger)?, Side::find(b, &ledger)?);
        let days = days_between(&ledger, &a, &b, Way::Both, Period::default())?;
        let series = Series::of(&days, Step::Week, None, None);
        for seed in 1..=SHUFFLES {
            let mut shuffled = series.clone();
            let mut weeks: Vec<([i64; 4], f64)> = series.points.iter().map(|p| (p.by_quad, p.sum)).collect();
            fastrand::Rng::with_seed(seed << 32).shuffle(&mut weeks);
            for (point, (by_quad, sum)) in shuffled.points.iter_mut().zip(weeks) {
                (point.by_quad, point.sum) = (by_quad, sum);
            }
            all += 1;
            alarms += usize::from(!resets(&shuffled, &Options::default()).is_empty());
        }
    }
    println!("{alarms} of {all} shuffled series show a reset");
    Ok(())
}
