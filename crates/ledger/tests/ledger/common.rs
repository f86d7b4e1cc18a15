//! Stories and mentions made for tests.

use detente_ledger::Ledger;
use detente_ontology::{
    AgreementRecord, DateRecord, EventType, Mention, Participant, PlaceRecord, Sector, SentenceRecord,
    SpanText, Status, Story,
};
use jiff::Timestamp;

/// A ledger in a folder of its own.
pub(crate) fn ledger() -> (tempfile::TempDir, Ledger) {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::create(&folder.path().join("test.db")).unwrap();
    (folder, ledger)
}

pub(crate) fn now() -> Timestamp {
    "2024-05-08T12:00:00Z".parse().unwrap()
}

pub(crate) fn story(id: &str, date: &str, source: &str, text: &str) -> Story {
    Story {
        id: id.into(),
        text: text.into(),
        title: None,
        date: Some(date.parse().unwrap()),
        source: Some(source.into()),
        url: None,
    }
}

/// Somebody of a country.
pub(crate) fn who(text: &str, country: &str) -> Participant {
    Participant {
        text: text.into(),
        start: 0,
        end: text.chars().count(),
        name: None,
        country: Some(country.into()),
        sector: Some(Sector::Gov),
    }
}

/// A mention in a story: what `actor` did to `recipient` on a day.
pub(crate) fn mention(
    story: &Story,
    event_type: EventType,
    actor: &[Participant],
    recipient: &[Participant],
    day: &str,
) -> Mention {
    let names: Vec<_> = actor.iter().chain(recipient).map(|p| p.text.as_str()).collect();
    Mention {
        id: format!("{} {event_type} {} {day}", story.id, names.join("+")),
        story: story.id.clone(),
        event_type,
        mode: vec![],
        context: vec![],
        status: Status::Happened,
        quad: event_type.quad(),
        score: event_type.score(),
        cameo: event_type.cameo_root(&[]),
        confidence: 0.9,
        actor: actor.to_vec(),
        recipient: recipient.to_vec(),
        date: Some(DateRecord {
            text: String::new(),
            value: day.into(),
            from: Some(day.into()),
            to: Some(day.into()),
        }),
        place: Some(PlaceRecord {
            text: "Oslo".into(),
            start: 0,
            end: 4,
            name: "Oslo".into(),
            country: Some("NOR".into()),
            lat: Some(59.9),
            lon: Some(10.75),
            geoname_id: Some(3_143_244),
        }),
        sentence: SentenceRecord {
            text: story.text.clone(),
            start: 0,
            end: story.text.chars().count(),
            index: 0,
        },
        trigger: Some(SpanText { text: "met".into(), start: 0, end: 3 }),
        speaker: Some(who("A speaker", "NOR")),
        agreements: vec![AgreementRecord {
            text: "the Salt Pact".into(),
            start: 3,
            end: 16,
            name: None,
            id: None,
            kind: None,
        }],
        model: "test".into(),
        version: "1".into(),
    }
}
