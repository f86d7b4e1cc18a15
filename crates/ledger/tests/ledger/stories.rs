//! Stories go in, stay the same, change, and are retracted.

use detente_ledger::{Ingested, Ledger, Period};
use detente_ontology::{EventType, Mention, Story};

use crate::common::{ledger, mention, now, story, who};

fn put(ledger: &mut Ledger, story: &Story, mentions: &[Mention]) -> Ingested {
    let mut ingest = ledger.ingest(now()).unwrap();
    let outcome = ingest.add(story, mentions).unwrap();
    ingest.commit().unwrap();
    outcome
}

fn counts(ledger: &Ledger) -> Vec<(String, String, i64)> {
    ledger.dyads().unwrap()
}

#[test]
fn the_same_story_twice_changes_nothing() {
    let (_folder, mut ledger) = ledger();
    let s = story("s1", "2024-05-07", "Daily", "Norway met Kenya.");
    let mentions =
        [mention(&s, EventType::Consult, &[who("Norway", "NOR")], &[who("Kenya", "KEN")], "2024-05-06")];
    assert_eq!(put(&mut ledger, &s, &mentions), Ingested::Added);
    let before = counts(&ledger);
    assert_eq!(before, [("NOR".to_owned(), "KEN".to_owned(), 1)]);
    assert_eq!(put(&mut ledger, &s, &mentions), Ingested::Known);
    assert_eq!(counts(&ledger), before);
    let event = ledger.dyad_events("NOR", "KEN", Period::default()).unwrap()[0].event;
    let event = ledger.event(event).unwrap().unwrap();
    assert_eq!(event.event_type, EventType::Consult);
    assert_eq!(event.actor[0].name.as_deref(), Some("Norway"));
    assert_eq!(event.from, Some("2024-05-06".parse().unwrap()));
    assert_eq!(event.place.unwrap().name, "Oslo");
    assert_eq!(ledger.changes(event.id).unwrap().len(), 1);
}

#[test]
fn what_is_not_committed_is_not_there() {
    let (_folder, mut ledger) = ledger();
    let s = story("s1", "2024-05-07", "Daily", "Norway met Kenya.");
    let mentions =
        [mention(&s, EventType::Consult, &[who("Norway", "NOR")], &[who("Kenya", "KEN")], "2024-05-06")];
    let mut ingest = ledger.ingest(now()).unwrap();
    ingest.add(&s, &mentions).unwrap();
    drop(ingest);
    assert_eq!(ledger.event_count().unwrap(), 0);
    assert_eq!(put(&mut ledger, &s, &mentions), Ingested::Added);
}

#[test]
fn another_version_of_a_story_replaces_it() {
    let (_folder, mut ledger) = ledger();
    let s = story("s1", "2024-05-07", "Daily", "Norway met Kenya.");
    let met = mention(&s, EventType::Consult, &[who("Norway", "NOR")], &[who("Kenya", "KEN")], "2024-05-06");
    let aid = mention(&s, EventType::Aid, &[who("Norway", "NOR")], &[who("Peru", "PER")], "2024-05-06");
    put(&mut ledger, &s, &[met.clone(), aid.clone()]);
    let event = ledger.dyad_events("NOR", "PER", Period::default()).unwrap()[0].event;
    let id = ledger.event(event).unwrap().unwrap().id;
    assert_eq!(put(&mut ledger, &s, std::slice::from_ref(&met)), Ingested::Replaced);
    assert_eq!(counts(&ledger), [("NOR".to_owned(), "KEN".to_owned(), 1)]);
    let log: Vec<_> = ledger.changes(id).unwrap().into_iter().map(|c| (c.kind, c.reason)).collect();
    let expected = [("added", "a story reports it"), ("removed", "the story was read in another version")];
    assert_eq!(log, expected.map(|(kind, reason)| (kind.to_owned(), reason.to_owned())));
}

#[test]
fn a_retracted_story_takes_its_events_along_and_stays_away() {
    let (_folder, mut ledger) = ledger();
    let s = story("s1", "2024-05-07", "Daily", "Norway met Kenya.");
    let mentions =
        [mention(&s, EventType::Consult, &[who("Norway", "NOR")], &[who("Kenya", "KEN")], "2024-05-06")];
    put(&mut ledger, &s, &mentions);
    assert_eq!(ledger.retract("s1", "it was a hoax", now()).unwrap(), 1);
    assert_eq!((ledger.event_count().unwrap(), counts(&ledger).len()), (0, 0));
    assert_eq!(put(&mut ledger, &s, &mentions), Ingested::Retracted);
    assert_eq!(ledger.event_count().unwrap(), 0);
    ledger.restore("s1").unwrap();
    assert_eq!(put(&mut ledger, &s, &mentions), Ingested::Replaced);
    assert_eq!(ledger.event_count().unwrap(), 1);
    assert!(ledger.retract("s2", "", now()).unwrap_err().to_string().contains("s2"));
}

#[test]
fn those_who_meet_are_paired_with_each_other() {
    let (_folder, mut ledger) = ledger();
    let s = story("s1", "2024-05-07", "Daily", "Norway and Kenya met.");
    let both = [who("Norway", "NOR"), who("Kenya", "KEN"), who("The Kenyan envoy", "KEN")];
    put(&mut ledger, &s, &[mention(&s, EventType::Consult, &both, &[], "2024-05-06")]);
    let dyad = |a: &str, b: &str| (a.to_owned(), b.to_owned(), 1);
    assert_eq!(counts(&ledger), [dyad("KEN", "KEN"), dyad("KEN", "NOR"), dyad("NOR", "KEN")]);
    // Each pair of parties has a line, but the event counts once a day.
    assert_eq!(ledger.dyad_events("NOR", "KEN", Period::default()).unwrap().len(), 2);
    let days = ledger.dyad_days("NOR", "KEN", Period::default()).unwrap();
    assert_eq!((days.len(), days[0].count, days[0].sum), (1, 1, 2.5));
    let before = Period { from: None, to: Some("2024-05-05".parse().unwrap()) };
    assert!(ledger.dyad_days("NOR", "KEN", before).unwrap().is_empty());
}

#[test]
fn copies_of_a_story_are_one_source_of_one_event() {
    let (_folder, mut ledger) = ledger();
    let put_copy = |ledger: &mut Ledger, id: &str, date: &str, source: &str, text: &str| {
        let s = story(id, date, source, text);
        let met =
            mention(&s, EventType::Consult, &[who("Norway", "NOR")], &[who("Kenya", "KEN")], "2024-05-06");
        let met = Mention {
            sentence: detente_ontology::SentenceRecord { text: "Norway met Kenya.".into(), ..met.sentence },
            ..met
        };
        put(ledger, &s, &[met]);
    };
    put_copy(&mut ledger, "s1", "2024-05-07", "Daily", "Norway met Kenya.");
    put_copy(&mut ledger, "s2", "2024-05-08", "Weekly", "NORWAY  met\nKenya.");
    put_copy(&mut ledger, "s3", "2024-05-08", "Monthly", "Norway met Kenya. It rained.");
    let events = ledger.dyad_events("NOR", "KEN", Period::default()).unwrap();
    assert_eq!(events.len(), 2);
    let first = ledger.event(events[0].event).unwrap().unwrap();
    assert_eq!((first.mentions, first.sources), (2, 1));
    assert_eq!(first.last_seen, Some("2024-05-08".parse().unwrap()));
    assert_eq!(ledger.changes(first.id).unwrap().len(), 2);
    // The event stays while one of them is left.
    ledger.retract("s1", "a test", now()).unwrap();
    let first = ledger.event(events[0].event).unwrap().unwrap();
    assert_eq!((first.mentions, first.first_seen), (1, Some("2024-05-08".parse().unwrap())));
    ledger.retract("s2", "a test", now()).unwrap();
    assert_eq!(ledger.event(events[0].event).unwrap(), None);
    assert_eq!(ledger.faults().unwrap(), Vec::<String>::new());
}
