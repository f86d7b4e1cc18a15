//! One frame a line: `TYPE[/mode] status | clause`, or `NONE | clause`.

use crate::corpus::Fault;
use detente_ontology::{EventType, Mode, Status};

/// A clause with places for its sides.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// What the clause says; `None` for no event.
    pub event: Option<(EventType, Option<Mode>, Status)>,
    /// Words and places, in order.
    pub parts: Vec<Part>,
}

/// A part of a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words as they stand; `true` for the trigger.
    Words(String, bool),
    /// The actor's place.
    Actor,
    /// The recipient's place.
    Recipient,
}

/// Reads a file's frames. A faulty line is reported and left out.
pub fn parse_frames(source: &str) -> (Vec<Frame>, Vec<Fault>) {
    let (mut frames, mut faults) = (Vec::new(), Vec::new());
    for (number, line) in source.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        match parse_frame(line) {
            Ok(frame) => frames.push(frame),
            Err(message) => faults.push(Fault { line: number + 1, message }),
        }
    }
    (frames, faults)
}

fn parse_frame(line: &str) -> Result<Frame, String> {
    let (what, clause) = line.split_once(" | ").ok_or("a frame is written: TYPE[/mode] status | clause")?;
    let event = match what.split_whitespace().collect::<Vec<_>>()[..] {
        ["NONE"] => None,
        [what, status] => {
            let (event_type, mode) = what.split_once('/').map_or((what, None), |(t, m)| (t, Some(m)));
            let event_type: EventType = event_type.parse().map_err(|e| format!("{e}"))?;
            let mode = mode.map(|m| Mode::of(event_type, m)).transpose().map_err(|e| format!("{e}"))?;
            Some((event_type, mode, status.parse().map_err(|e| format!("{e}"))?))
        }
        _ => return Err(format!("{what:?} is not a type and a status")),
    };
    let mut parts = Vec::new();
    let mut rest = clause.trim();
    while let Some(at) = rest.find(['{', '[']) {
        if at > 0 {
            parts.push(Part::Words(rest[..at].to_owned(), false));
        }
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("{A}") {
            parts.push(Part::Actor);
            rest = after;
        } else if let Some(after) = rest.strip_prefix("{R}") {
            parts.push(Part::Recipient);
            rest = after;
        } else {
            let close = rest
                .find(']')
                .filter(|_| rest.starts_with('['))
                .ok_or("a bracket or brace without its partner")?;
            parts.push(Part::Words(rest[1..close].to_owned(), true));
            rest = &rest[close + 1..];
        }
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest.to_owned(), false));
    }
    let count = |part: &Part| parts.iter().filter(|p| *p == part).count();
    let triggers = parts.iter().filter(|p| matches!(p, Part::Words(_, true))).count();
    if count(&Part::Actor) > 1 || count(&Part::Recipient) > 1 || triggers != 1 {
        return Err("a clause has at most one {A} and one {R}, and one [trigger]".to_owned());
    }
    if count(&Part::Actor) + count(&Part::Recipient) == 0 {
        return Err("a clause has {A} or {R}".to_owned());
    }
    Ok(Frame { event, parts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_read_whole() {
        let (frames, faults) = parse_frames(
            "# c\nCONSULT/visit happened | {A} [arrived] in the capital of {R}\nNONE | {A} [drew] with {R}\n",
        );
        assert_eq!(faults, []);
        assert_eq!(frames[0].event, Some((EventType::Consult, Some(Mode::Visit), Status::Happened)));
        assert_eq!(frames[0].parts.len(), 5);
        assert_eq!(frames[1].event, None);
    }

    #[test]
    fn faults_name_their_line() {
        for (line, message) in [
            ("CONSULT happened {A} [met]", "a frame is written"),
            ("MEET happened | {A} [met]", "unknown event type"),
            ("CONSULT done | {A} [met]", "unknown status"),
            ("CONSULT happened | {A} met", "one [trigger]"),
            ("CONSULT happened | {A} [met", "without its partner"),
            ("CONSULT happened | [met]", "has {A} or {R}"),
        ] {
            let (_, faults) = parse_frames(&format!("\n{line}"));
            assert!(
                faults.len() == 1 && faults[0].line == 2 && faults[0].message.contains(message),
                "{line}: {faults:?}"
            );
        }
    }
}
