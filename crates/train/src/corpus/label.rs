//! A block's event lines: `TYPE[/mode] status actors > recipients "trigger"[#n] [by N] [@context,...]`.

use detente_ontology::{ByteSpan, Context, EventType, Mode, Status};

/// An event of a labelled sentence. Participants are indices into the sentence's list.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// What happens.
    pub event_type: EventType,
    /// How.
    pub mode: Option<Mode>,
    /// Whether it is done, planned, possible or denied.
    pub status: Status,
    /// Who does it; empty where the sentence does not say.
    pub actors: Vec<usize>,
    /// To whom.
    pub recipients: Vec<usize>,
    /// The words that say it.
    pub trigger: ByteSpan,
    /// Who says it, in a quote or in reported speech.
    pub speaker: Option<usize>,
    /// In which fields.
    pub contexts: Vec<Context>,
}

pub(super) fn parse_label(line: &str, text: &str, participants: usize) -> Result<Label, String> {
    const FORM: &str =
        "an event is written: TYPE[/mode] status actors > recipients \"trigger\" [by N] [@contexts]";
    let (sides, rest) = line.split_once('"').ok_or(FORM)?;
    let (trigger, after) = rest.split_once('"').ok_or(FORM)?;
    let words: Vec<&str> = sides.split_whitespace().collect();
    let [what, status, actors, ">", recipients] = words[..] else { return Err(FORM.to_owned()) };

    let (event_type, mode) = match what.split_once('/') {
        Some((event_type, mode)) => (event_type, Some(mode)),
        None => (what, None),
    };
    let event_type: EventType = event_type.parse().map_err(|e| format!("{e}"))?;
    let mode = mode.map(|m| Mode::of(event_type, m)).transpose().map_err(|e| format!("{e}"))?;
    let status: Status = status.parse().map_err(|e| format!("{e}"))?;
    let actors = parse_side(actors, participants)?;
    let recipients = parse_side(recipients, participants)?;
    if actors.is_empty() && recipients.is_empty() {
        return Err("an event has at least one side".to_owned());
    }
    if actors.iter().any(|a| recipients.contains(a)) {
        return Err("a participant stands on both sides".to_owned());
    }

    let mut occurrence = 1;
    let (mut speaker, mut contexts) = (None, Vec::new());
    let after = match after.strip_prefix('#') {
        Some(numbered) => {
            let (n, after) = numbered.split_once(' ').unwrap_or((numbered, ""));
            occurrence = n.parse().map_err(|_| format!("trigger occurrence {n:?} is not a number"))?;
            after
        }
        None => after,
    };
    let mut after = after.split_whitespace();
    while let Some(word) = after.next() {
        if let Some(list) = word.strip_prefix('@') {
            contexts = list
                .split(',')
                .map(|c| c.parse::<Context>().map_err(|e| format!("{e}")))
                .collect::<Result<_, _>>()?;
        } else if word == "by" {
            speaker = parse_side(after.next().unwrap_or_default(), participants)?.first().copied();
        } else {
            return Err(format!("unexpected {word:?}; {FORM}"));
        }
    }
    let trigger = nth(text, trigger, occurrence)
        .ok_or_else(|| format!("trigger {trigger:?} does not stand {occurrence} time(s) in the text"))?;
    Ok(Label { event_type, mode, status, actors, recipients, trigger, speaker, contexts })
}

/// Participant numbers (from 1) joined by `+`, or `-` for none, to indices from 0.
fn parse_side(side: &str, participants: usize) -> Result<Vec<usize>, String> {
    if side == "-" {
        return Ok(Vec::new());
    }
    let index = |n: &str| {
        let number: usize = n.parse().map_err(|_| format!("{n:?} is not a participant's number"))?;
        if (1..=participants).contains(&number) {
            Ok(number - 1)
        } else {
            Err(format!("participant {n} is not in the text"))
        }
    };
    side.split('+').map(index).collect()
}

fn nth(text: &str, words: &str, occurrence: usize) -> Option<ByteSpan> {
    let (start, found) = text.match_indices(words).nth(occurrence.checked_sub(1)?)?;
    (!found.is_empty()).then(|| ByteSpan::new(start, start + found.len()))
}
