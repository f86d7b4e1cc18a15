//! Plain stories that any working model must read. What is asked is little, so that it outlives a training:
//! the type, one country on each side, and a status where the words leave no doubt.

use detente_coder::{Coder, Options};
use detente_ontology::{EventType, Mention, Participant, Status, Story};
use jiff::civil::date;

/// A story and the event that it must give. Those who meet may stand on either side.
struct Case {
    text: &'static str,
    types: &'static [EventType],
    statuses: &'static [Status],
    actor: &'static str,
    recipient: &'static str,
}

use EventType::*;
use Status::*;

const DONE: &[Status] = &[Happened, Ongoing];
const CASES: &[Case] = &[
    Case {
        text: "French President Luc Armandel met German Chancellor Ilse Brandt in Paris on Monday.",
        types: &[Consult],
        statuses: DONE,
        actor: "FRA",
        recipient: "DEU",
    },
    Case {
        text: "Peru condemned Ecuador on Tuesday for arresting three of its diplomats.",
        types: &[Accuse],
        statuses: DONE,
        actor: "PER",
        recipient: "ECU",
    },
    Case {
        text: "The United States imposed economic sanctions on Venezuela.",
        types: &[Sanction],
        statuses: DONE,
        actor: "USA",
        recipient: "VEN",
    },
    Case {
        text: "Israeli warplanes bombed Syrian army positions near Damascus on Sunday, killing four soldiers.",
        types: &[Assault],
        statuses: DONE,
        actor: "ISR",
        recipient: "SYR",
    },
    Case {
        text: "Japan sent food and medicine to the Philippines after the typhoon.",
        types: &[Aid],
        statuses: DONE,
        actor: "JPN",
        recipient: "PHL",
    },
    Case {
        text: "North Korea threatened to attack South Korea if the military exercises went ahead.",
        types: &[Threaten],
        statuses: &[],
        actor: "PRK",
        recipient: "KOR",
    },
    Case {
        text: "The Indian prime minister will visit Vietnam next week for talks with the Vietnamese government.",
        types: &[Consult],
        statuses: &[Planned],
        actor: "IND",
        recipient: "VNM",
    },
    Case {
        text: "Russia withdrew its troops from Georgia on Friday.",
        types: &[Retreat],
        statuses: DONE,
        actor: "RUS",
        recipient: "GEO",
    },
];

#[test]
fn plain_stories_give_their_event() {
    let coder = Coder::load().expect("the compiled-in model");
    let mut failures = Vec::new();
    for case in CASES {
        let story = Story {
            id: "s".to_owned(),
            text: case.text.to_owned(),
            date: Some(date(2024, 5, 7)),
            ..Story::default()
        };
        let mentions = coder.code(&story, &Options::default());
        if !mentions.iter().any(|m| fits(case, m)) {
            let found: Vec<String> = mentions.iter().map(brief).collect();
            failures.push(format!(
                "{}\n    expected {:?} {} > {}, found {found:?}",
                case.text, case.types, case.actor, case.recipient
            ));
        }
    }
    assert!(failures.is_empty(), "{} of {} fail:\n{}", failures.len(), CASES.len(), failures.join("\n"));
}

#[test]
fn plain_stories_without_an_event_give_none() {
    let coder = Coder::load().expect("the compiled-in model");
    for text in [
        "The weather in Oslo was mild and dry for most of the week.",
        "The recipe needs two eggs, a cup of flour and a pinch of salt.",
        "Water boils at a lower temperature on a mountain.",
    ] {
        let story = Story { id: "s".to_owned(), text: text.to_owned(), ..Story::default() };
        let found: Vec<String> = coder.code(&story, &Options::default()).iter().map(brief).collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

fn fits(case: &Case, mention: &Mention) -> bool {
    let has =
        |side: &[Participant], country: &str| side.iter().any(|p| p.country.as_deref() == Some(country));
    let either = |country: &str| has(&mention.actor, country) || has(&mention.recipient, country);
    let sides = if mention.event_type == Consult {
        either(case.actor) && either(case.recipient)
    } else {
        has(&mention.actor, case.actor) && has(&mention.recipient, case.recipient)
    };
    case.types.contains(&mention.event_type)
        && (case.statuses.is_empty() || case.statuses.contains(&mention.status))
        && sides
}

fn brief(mention: &Mention) -> String {
    let side = |side: &[Participant]| {
        side.iter().map(|p| p.country.as_deref().unwrap_or("?")).collect::<Vec<_>>().join("+")
    };
    format!(
        "{} {} {} > {}",
        mention.event_type,
        mention.status,
        side(&mention.actor),
        side(&mention.recipient)
    )
}
