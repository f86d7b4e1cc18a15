//! The resets of relations: of one, or of all in a ledger.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use detente_ledger::{DyadEvent, Key, Ledger, LedgerError, Period, day_number};
use detente_ontology::Status;
use jiff::civil::Date;
use serde::Serialize;

use crate::resets::{Direction, Options, Reset, resets};
use crate::series::{Series, Step};
use crate::side::{Side, Way, days, events_between};

/// Events that are named with a reset, at most.
const EVIDENCE: usize = 5;

/// What happened between two, in both directions.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// One of them.
    pub actor: String,
    /// The other.
    pub recipient: String,
    /// The events, by day, each once.
    events: Vec<DyadEvent>,
}

/// A reset with who it is about and the events that carry it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RelationReset {
    /// One side; the resets are those of both directions together.
    pub actor: String,
    /// The other side.
    pub recipient: String,
    /// First day of the first week on the new level.
    #[serde(serialize_with = "as_text")]
    pub date: Date,
    /// For better or for worse.
    pub direction: Direction,
    /// Mean sum of scores a week before.
    pub before: f64,
    /// The same after.
    pub after: f64,
    /// One less the share of shuffled series with a change as large.
    pub probability: f64,
    /// Identifiers of the events in its direction with the largest scores, in the first weeks of the new level.
    #[serde(serialize_with = "as_texts")]
    pub events: Vec<Key>,
}

impl Relation {
    /// The relation of two sides.
    ///
    /// # Errors
    /// If the ledger can't be read.
    pub fn between(ledger: &Ledger, a: &Side, b: &Side) -> Result<Relation, LedgerError> {
        let events = events_between(ledger, a, b, Way::Both, Period::default())?;
        Ok(Relation { actor: a.label().to_owned(), recipient: b.label().to_owned(), events })
    }

    /// The relations of all pairs of different countries, in the order of their codes.
    ///
    /// # Errors
    /// If the ledger can't be read.
    pub fn all(ledger: &Ledger) -> Result<Vec<Relation>, LedgerError> {
        let mut all: BTreeMap<(String, String), Vec<DyadEvent>> = BTreeMap::new();
        ledger.each_dyad_event(Period::default(), |actor, recipient, event| {
            if !actor.is_empty() && !recipient.is_empty() && actor != recipient {
                let pair = (actor.min(recipient).to_owned(), actor.max(recipient).to_owned());
                all.entry(pair).or_default().push(event);
            }
        })?;
        let relation = |((actor, recipient), mut events): ((String, String), Vec<DyadEvent>)| {
            events.sort_by_key(|e| (e.day, e.event));
            events.dedup_by_key(|e| e.event);
            Relation { actor, recipient, events }
        };
        Ok(all.into_iter().map(relation).collect())
    }

    /// Its resets, each with the numbers of the events that carry it.
    fn resets(&self, options: &Options) -> Vec<(Reset, Vec<i64>)> {
        let series = Series::of(&days(&self.events), Step::Week, None, None);
        let found = resets(&series, options).into_iter();
        found.map(|reset| (reset.clone(), self.evidence(&reset, options))).collect()
    }

    fn evidence(&self, reset: &Reset, options: &Options) -> Vec<i64> {
        let from = day_number(reset.date);
        let to = from.saturating_add(7 * options.least_weeks as i32);
        let sign = if reset.direction == Direction::Thaw { 1.0 } else { -1.0 };
        let mut carrying: Vec<&DyadEvent> = (self.events.iter())
            .filter(|e| from <= e.day && e.day < to && e.score * sign > 0.0)
            .filter(|e| matches!(e.status, Status::Happened | Status::Ongoing))
            .collect();
        carrying.sort_by(|a, b| {
            (b.score * sign).total_cmp(&(a.score * sign)).then((a.day, a.event).cmp(&(b.day, b.event)))
        });
        carrying.iter().take(EVIDENCE).map(|e| e.event).collect()
    }
}

/// The resets of relations from `period.from` to `period.to`, in the order of the relations and of time. They are sought in all the
/// weeks that there are, and by `jobs` threads, which make no difference to what is found. `done` is told after each relation
/// how many are done.
///
/// # Errors
/// If the ledger can't be read.
pub fn resets_of(
    ledger: &Ledger,
    relations: &[Relation],
    period: Period,
    options: &Options,
    jobs: usize,
    done: &(dyn Fn(usize) + Sync),
) -> Result<Vec<RelationReset>, LedgerError> {
    let (next, count) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let all = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for _ in 0..jobs.max(1) {
            scope.spawn(|| {
                while let Some((at, relation)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    relations.get(at).map(|relation| (at, relation))
                } {
                    let found = relation.resets(options);
                    // A thread that panicked leaves nothing half-done in the map.
                    all.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(at, found);
                    done(count.fetch_add(1, Ordering::Relaxed) + 1);
                }
            });
        }
    });
    let all = all.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    let mut resets = Vec::new();
    for (at, found) in all {
        for (reset, events) in found {
            if period.from.is_some_and(|from| reset.date < from)
                || period.to.is_some_and(|to| reset.date > to)
            {
                continue;
            }
            let mut keys = Vec::new();
            for number in events {
                keys.extend(ledger.event(number)?.map(|event| event.id));
            }
            resets.push(RelationReset {
                actor: relations[at].actor.clone(),
                recipient: relations[at].recipient.clone(),
                date: reset.date,
                direction: reset.direction,
                before: reset.before,
                after: reset.after,
                probability: reset.probability,
                events: keys,
            });
        }
    }
    Ok(resets)
}

fn as_text<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

fn as_texts<S: serde::Serializer>(keys: &[Key], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(keys.iter().map(Key::to_string))
}
