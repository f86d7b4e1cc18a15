//! The place that belongs to an event.

use detente_ontology::{ByteSpan, Status};
use detente_world::{PlaceKind, PlaceMention};

/// What tells where an event is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting<'p> {
    /// Places of the event's sentence.
    pub(crate) here: &'p [PlaceMention],
    /// Place of the story's dateline.
    pub(crate) dateline: Option<&'p PlaceMention>,
}

/// The place of an event: the one that the words of its sentence put it at, else the dateline's, for what is reported as done or
/// going on. Names that stand for a government, and participants, are no places unless the words say so ("visited Oslo").
pub(crate) fn place_of<'p>(
    text: &str,
    trigger: ByteSpan,
    participants: &[ByteSpan],
    status: Status,
    setting: Setting<'p>,
) -> Option<&'p PlaceMention> {
    let usable = setting.here.iter().filter_map(|place| {
        if place.adjective || setting.dateline.is_some_and(|d| d.span == place.span) {
            return None;
        }
        let hold = hold(text, trigger, place)
            .or_else(|| (!participants.iter().any(|p| p.overlaps(place.span))).then_some(Hold::Beside))?;
        (!place.metonym || hold == Hold::Object).then_some((place, hold))
    });
    let best =
        usable.min_by_key(|(p, hold)| (*hold == Hold::Beside, distance(text, trigger, p.span), p.span.start));
    let dateline = || setting.dateline.filter(|_| matches!(status, Status::Happened | Status::Ongoing));
    best.map(|(place, _)| place).or_else(dateline)
}

/// The place that a story's dateline names: "GENEVA (AP) - Envoys met".
pub(crate) fn dateline<'p>(text: &str, places: &'p [PlaceMention]) -> Option<&'p PlaceMention> {
    /// A dateline is no longer than so many bytes.
    const LONGEST: usize = 80;
    let first = places.first()?;
    if !text[..first.span.start].trim().is_empty() {
        return None;
    }
    let line = text[first.span.end..].lines().next()?;
    let ends = [") -", ") –", ") —", " - ", " – ", " — ", "— "];
    let end = ends.iter().filter_map(|mark| line.find(mark)).min()?;
    let inside = &line[..end];
    let short = end <= LONGEST && !inside.contains(['.', '!', '?', '“', '"']);
    // "PARIS, France, March 3 (AP) -", but "Paris was calm (for once) -".
    let starts = inside.is_empty() || inside.starts_with([',', ' ', '(']);
    let prose = inside
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| w.len() > 2 && w.starts_with(char::is_lowercase));
    (short && starts && !prose).then_some(first)
}

/// How the words hold a place to the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hold {
    /// "in Oslo", "near the Syrian border town of Azaz".
    Put,
    /// It is what was visited or attacked.
    Object,
    /// It only stands in the sentence.
    Beside,
}

fn hold(text: &str, trigger: ByteSpan, place: &PlaceMention) -> Option<Hold> {
    if reaches(text, trigger, place.span) {
        return Some(Hold::Object);
    }
    let water = !matches!(place.place.kind, PlaceKind::Country | PlaceKind::Admin | PlaceKind::City);
    let mut moves = false;
    for word in words_before(text, place.span.start).take(MOST_BETWEEN) {
        match word.as_str() {
            w if PUTTING.contains(&w) => return (!moves).then_some(Hold::Put),
            // "on Crete", "on the Golan", but "sanctions on Iran".
            "on" | "off" | "along" | "over" => return water.then_some(Hold::Put),
            // "flew to Oslo", but "ambassador to Norway".
            "to" | "into" | "from" | "for" | "toward" | "towards" => {
                let travels = travels(trigger.of(text))
                    || words_before(text, place.span.start).take(4).any(|w| travels(&w));
                return travels.then_some(Hold::Put);
            }
            w if BETWEEN.contains(&w) || w.ends_with("ern") => {}
            // An adjective of a country: "the Syrian town of".
            w if w.ends_with("ian") || w.ends_with("ish") || w.ends_with("ese") || w.ends_with("qi") => {}
            _ => moves = true,
        }
        if moves {
            return None;
        }
    }
    None
}

/// Words between a preposition and a place's name, at most.
const MOST_BETWEEN: usize = 7;
const PUTTING: &[&str] =
    &["in", "at", "near", "outside", "inside", "across", "around", "throughout", "within", "through"];
const BETWEEN: &[&str] = &[
    "the",
    "of",
    "downtown",
    "central",
    "north",
    "south",
    "east",
    "west",
    "upper",
    "lower",
    "nearby",
    "neighbouring",
    "neighboring",
    "occupied",
    "besieged",
    "rebel-held",
    "held",
    "capital",
    "city",
    "town",
    "village",
    "port",
    "province",
    "region",
    "district",
    "state",
    "island",
    "outskirts",
    "suburb",
    "camp",
    "border",
    "coastal",
    "own",
    "both",
    "parts",
];

/// Whether the place is the trigger's own object: "visited Oslo", "shelled the city of Aleppo".
fn reaches(text: &str, trigger: ByteSpan, place: ByteSpan) -> bool {
    let Some(between) = text.get(trigger.end..place.start) else { return false };
    let verb = trigger.of(text).rsplit(' ').next().unwrap_or("").to_lowercase();
    REACHES.iter().any(|stem| verb.starts_with(stem))
        && between.split_whitespace().all(|w| BETWEEN.contains(&w.to_lowercase().as_str()))
}

/// Beginnings of verbs whose object is where they happen.
const REACHES: &[&str] = &[
    "visit", "attack", "shell", "bomb", "strik", "struck", "hit", "raid", "storm", "seiz", "captur", "enter",
    "invad", "occup", "besieg", "target", "blockad", "reach", "evacuat", "retak", "retook", "annex",
    "overran", "pound", "liberat", "tour", "leav", "left", "flee", "fled", "encircl", "surround", "recaptur",
];

/// Whether a verb goes somewhere.
fn travels(word: &str) -> bool {
    const GOES: &[&str] = &[
        "visit", "travel", "flew", "fly", "flies", "arriv", "went", "go", "return", "trip", "head", "depart",
        "came", "come", "deport", "flee", "fled", "retreat", "withdr", "advanc", "march", "move", "cross",
        "expel", "evacuat", "journey", "tour", "sail", "pull",
    ];
    let word = word.to_lowercase();
    GOES.iter()
        .any(|stem| if *stem == "go" { word == "go" || word == "goes" } else { word.starts_with(stem) })
}

/// The words before a place, the nearest first, up to the end of a clause.
fn words_before(text: &str, at: usize) -> impl Iterator<Item = String> + '_ {
    let clause = text[..at].rsplit([',', ';', '.', '“', '”', '"', '(', ')', '\n']).next().unwrap_or("");
    clause.split_whitespace().rev().map(str::to_lowercase)
}

/// Words between the trigger and a place; what parts clauses counts as several.
fn distance(text: &str, trigger: ByteSpan, place: ByteSpan) -> usize {
    const CLAUSE_MARK: usize = 6;
    const CLAUSE_WORDS: &[&str] = &[
        "which", "who", "that", "when", "after", "before", "while", "but", "said", "says", "told", "where",
        "because", "although",
    ];
    let between = if place.end <= trigger.start {
        text.get(place.end..trigger.start)
    } else {
        text.get(trigger.end..place.start)
    };
    between.map_or(0, |words| {
        let marks = words.matches([',', ';', '—', '“', '”', '"']).count();
        let clauses = words.split_whitespace().filter(|w| CLAUSE_WORDS.contains(w)).count();
        words.split_whitespace().count() + CLAUSE_MARK * (marks + clauses)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_world::Places;

    fn span(text: &str, words: &str) -> ByteSpan {
        let at = text.find(words).unwrap();
        ByteSpan::new(at, at + words.len())
    }

    #[test]
    fn the_place_of_the_event_is_taken() {
        let places = Places::load();
        let mut failures = Vec::new();
        for (text, trigger, participants, expected) in [
            (
                "Police arrested two men in Oslo on Tuesday.",
                "arrested",
                &["Police", "two men"][..],
                Some("Oslo"),
            ),
            ("Moscow warned Kyiv over the shelling.", "warned", &["Moscow", "Kyiv"], None),
            (
                "The minister said in London that Russia shelled Kharkiv.",
                "shelled",
                &["Russia", "Kharkiv"],
                Some("Kharkiv"),
            ),
            (
                "The minister said in London that gunmen killed a judge in Basra.",
                "killed",
                &["gunmen", "a judge"],
                Some("Basra"),
            ),
            (
                "The envoy flew to Khartoum for talks with rebels.",
                "talks",
                &["The envoy", "rebels"],
                Some("Khartoum"),
            ),
            ("France imposed sanctions on Iran.", "imposed sanctions", &["France", "Iran"], None),
            (
                "The White House rejected the offer, and protesters gathered in Lisbon.",
                "rejected",
                &["The White House"],
                Some("Lisbon"),
            ),
            (
                "Rebels took hostages near the Syrian town of Azaz.",
                "took hostages",
                &["Rebels"],
                Some("Azaz"),
            ),
            ("The president visited Oslo.", "visited", &["The president", "Oslo"], Some("Oslo")),
        ] {
            let found = places.find(text);
            let people: Vec<ByteSpan> = participants.iter().map(|p| span(text, p)).collect();
            let setting = Setting { here: &found, dateline: dateline(text, &found) };
            let said = place_of(text, span(text, trigger), &people, Status::Happened, setting)
                .map(|p| p.span.of(text));
            if said != expected {
                failures.push(format!("{text}: {said:?}, expected {expected:?}"));
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn the_dateline_stands_in_for_what_happened() {
        let text = "GENEVA (AP) - Envoys of both sides met. They will meet again.";
        let found = Places::load().find(text);
        let line = dateline(text, &found);
        assert_eq!(line.map(|p| p.span.of(text)), Some("GENEVA"));
        let at = |trigger, status| {
            let setting = Setting { here: &found, dateline: line };
            place_of(text, span(text, trigger), &[], status, setting).map(|p| p.span.of(text))
        };
        assert_eq!(at("met", Status::Happened), Some("GENEVA"));
        assert_eq!(at("meet again", Status::Planned), None);
    }

    #[test]
    fn prose_is_no_dateline() {
        for text in [
            "Paris was calm (for once) - the police stayed home.",
            "In Paris - as ever - it rained.",
            "Paris.",
        ] {
            assert_eq!(dateline(text, &Places::load().find(text)), None, "{text}");
        }
    }
}
