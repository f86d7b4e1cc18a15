//! Readings of pairs to events: pairs that have the same type and the same trigger are one event with several participants.

use detente_language::{PairReading, Reading};
use detente_ontology::{ByteSpan, EventType};

/// An event of one sentence. Participants are indices into the sentence's reading.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Event {
    pub(crate) event_type: EventType,
    pub(crate) actors: Vec<usize>,
    pub(crate) recipients: Vec<usize>,
    /// The most probable of the pairs: it gives status, mode, contexts, trigger and speaker.
    pub(crate) reading: PairReading,
    /// Probability of that pair's type.
    pub(crate) confidence: f32,
}

/// A pair with its type.
struct Candidate<'r> {
    event_type: EventType,
    probability: f32,
    reading: &'r PairReading,
}

/// A second type of the same pair counts if it is at least this probable.
const SECOND_TYPE: f32 = 0.35;
/// Pairs in which both act alike: neither direction is more probable than the other by more than this.
const ALIKE: f32 = 0.3;

/// The events of a sentence, the most probable of each group at least `least` probable, in the order of their triggers.
pub(crate) fn events(reading: &Reading, least: f32) -> Vec<Event> {
    let mut candidates: Vec<Candidate> = reading.pairs.iter().flat_map(|p| candidates(p, least)).collect();
    candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    let mut groups: Vec<Vec<Candidate>> = Vec::new();
    for candidate in candidates {
        let same = |group: &&mut Vec<Candidate>| {
            group[0].event_type == candidate.event_type
                && near(group[0].reading.trigger, candidate.reading.trigger)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(candidate),
            None => groups.push(vec![candidate]),
        }
    }
    let mut events: Vec<Event> = groups.iter().map(|group| event(group)).collect();
    events.sort_by_key(|e| (e.reading.trigger.start, e.actors.first().copied(), e.event_type));
    events
}

fn candidates(pair: &PairReading, least: f32) -> impl Iterator<Item = Candidate<'_>> {
    let mut types: Vec<(EventType, f32)> =
        EventType::ALL.iter().copied().zip(pair.types.iter().copied()).collect();
    types.sort_by(|a, b| b.1.total_cmp(&a.1));
    let kept = types
        .into_iter()
        .enumerate()
        .filter(move |(rank, (_, p))| *p >= if *rank == 0 { least } else { least.max(SECOND_TYPE) });
    kept.take(2).map(|(_, (event_type, probability))| Candidate { event_type, probability, reading: pair })
}

/// Triggers that overlap or touch are the same words.
fn near(a: ByteSpan, b: ByteSpan) -> bool {
    const GAP: usize = 2;
    a.start <= b.end + GAP && b.start <= a.end + GAP
}

/// Joins a group's pairs, the most probable first: who stands on one side already does not come to the other.
fn event(group: &[Candidate]) -> Event {
    let (mut actors, mut recipients) = (Vec::new(), Vec::new());
    for candidate in group {
        let sides = candidate.reading.sides;
        if let Some(actor) = sides.actor.filter(|a| !recipients.contains(a) && !actors.contains(a)) {
            actors.push(actor);
        }
        if let Some(recipient) = sides.recipient.filter(|r| !recipients.contains(r) && !actors.contains(r)) {
            recipients.push(recipient);
        }
    }
    let best = &group[0];
    if best.event_type.is_symmetric() && acts_alike(group, best) {
        actors.append(&mut recipients);
    }
    actors.sort_unstable();
    recipients.sort_unstable();
    Event {
        event_type: best.event_type,
        actors,
        recipients,
        reading: best.reading.clone(),
        confidence: best.probability,
    }
}

/// Whether the best pair is about as probable the other way round.
fn acts_alike(group: &[Candidate], best: &Candidate) -> bool {
    let sides = best.reading.sides;
    sides.recipient.is_some()
        && group.iter().any(|c| {
            (c.reading.sides.actor, c.reading.sides.recipient) == (sides.recipient, sides.actor)
                && best.probability - c.probability <= ALIKE
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_language::SidePair;
    use detente_ontology::{Context, Mode, Status};

    fn pair(
        actor: Option<usize>,
        recipient: Option<usize>,
        t: EventType,
        p: f32,
        trigger: (usize, usize),
    ) -> PairReading {
        let rest = (1.0 - p) / 2.0;
        PairReading {
            sides: SidePair { actor, recipient },
            types: EventType::ALL.iter().map(|&x| if x == t { p } else { rest / 15.0 }).collect(),
            none: rest,
            modes: vec![0.0; Mode::ALL.len() + 1],
            statuses: vec![0.0; Status::ALL.len()],
            contexts: vec![0.0; Context::ALL.len()],
            trigger: ByteSpan::new(trigger.0, trigger.1),
            speaker: None,
        }
    }

    /// Pairs in, and "TYPE actors > recipients" out.
    fn check(pairs: Vec<PairReading>, expected: &[&str]) {
        let found: Vec<String> = events(&Reading { participants: Vec::new(), pairs }, 0.5)
            .iter()
            .map(|e| format!("{} {:?} > {:?}", e.event_type, e.actors, e.recipients))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pairs_with_one_trigger_are_one_event() {
        use EventType::*;
        check(
            vec![
                pair(Some(0), Some(1), Accuse, 0.9, (10, 15)),
                pair(Some(0), Some(2), Accuse, 0.8, (10, 15)),
                pair(Some(2), Some(0), Assault, 0.7, (30, 38)),
                pair(Some(1), Some(2), Assault, 0.3, (30, 38)),
            ],
            &["ACCUSE [0] > [1, 2]", "ASSAULT [2] > [0]"],
        );
    }

    #[test]
    fn those_who_act_alike_are_all_actors() {
        use EventType::*;
        let both = |p| {
            vec![pair(Some(0), Some(1), Consult, 0.9, (5, 8)), pair(Some(1), Some(0), Consult, p, (5, 8))]
        };
        check(both(0.85), &["CONSULT [0, 1] > []"]);
        check(both(0.5), &["CONSULT [0] > [1]"]);
    }

    #[test]
    fn a_side_alone_joins_its_group() {
        use EventType::*;
        check(
            vec![pair(Some(0), None, Protest, 0.9, (5, 8)), pair(Some(1), None, Protest, 0.8, (5, 8))],
            &["PROTEST [0, 1] > []"],
        );
        check(vec![pair(None, Some(1), Assault, 0.9, (5, 8))], &["ASSAULT [] > [1]"]);
    }
}
