//! Frames and participants to labelled sentences.

use super::frame::{Frame, Part};
use crate::corpus::{Header, Label, Sentence};
use detente_ontology::ByteSpan;

const BEFORE: &[&str] = &[
    "On Monday, ",
    "On Tuesday, ",
    "Last week, ",
    "On 4 March, ",
    "Earlier this year, ",
    "In a statement on Friday, ",
    "In 2007, ",
    "Late on Thursday, ",
    "In recent weeks, ",
    "In the capital, ",
    "According to local media, ",
    "Officials said ",
    "Reports say that ",
    "As the crisis deepened, ",
    "On 12 October 1998, ",
    "Meanwhile, ",
    "In June, ",
];
const BEHIND: &[&str] = &[
    " on Monday",
    " on Wednesday",
    " last week",
    " in early May",
    " after weeks of tension",
    " at the weekend",
    " on 9 April 2015",
    ", state media reported",
    ", officials said",
    ", according to a report",
    " in the north",
    " for the first time",
    " this month",
    ", local radio said",
    " amid growing unrest",
    " despite warnings",
    " in the capital",
    " late on Sunday",
];
const BETWEEN: &[&str] = &[", while ", "; ", ", and ", ", but ", " after ", ", as "];

/// Draws numbers: SplitMix64, the same on every machine for the same seed.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// Makes `per_frame` sentences from every frame, with participants drawn from `labelled`.
pub fn sentences(frames: &[Frame], labelled: &[&Sentence], per_frame: usize, seed: u64) -> Vec<Sentence> {
    let participants = participants(labelled);
    if participants.is_empty() {
        return Vec::new();
    }
    let mut draw = Draw(seed);
    let mut made = Vec::with_capacity(frames.len() * per_frame);
    for number in 0..frames.len() * per_frame {
        let frame = &frames[number % frames.len()];
        let mut out = Draft::new(number);
        let opening = if draw.one_in(3) { draw.pick(BEFORE) } else { "" };
        out.words(opening);
        out.clause(frame, &participants, &mut draw);
        if draw.one_in(4) {
            out.words(draw.pick(BETWEEN));
            let other = &frames[draw.below(frames.len())];
            out.clause(other, &participants, &mut draw);
        }
        match draw.below(8) {
            0..=2 => {
                out.words(draw.pick(BEHIND));
            }
            3 => {
                out.words(", ");
                out.participant(draw.pick(&participants));
                out.words(" said");
            }
            _ => {}
        }
        out.words(".");
        made.push(out.sentence);
    }
    made
}

/// Every wording of a participant in the sentences, but for pronouns and very long ones.
fn participants<'s>(labelled: &[&'s Sentence]) -> Vec<&'s str> {
    const PRONOUNS: &[&str] =
        &["it", "he", "she", "they", "who", "which", "we", "i", "them", "him", "her", "us", "both"];
    let spans = labelled.iter().flat_map(|s| s.participants.iter().map(|p| p.of(&s.text)));
    let mut all: Vec<&str> = spans
        .filter(|p| {
            p.split(' ').count() <= 6
                && !PRONOUNS.contains(&p.to_lowercase().as_str())
                && !p.contains(['"', ','])
        })
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

struct Draft {
    sentence: Sentence,
}

impl Draft {
    fn new(number: usize) -> Draft {
        let header =
            Header { id: format!("plain-{number}"), register: "wire".to_owned(), year: 2000, topic: None };
        Draft {
            sentence: Sentence {
                header,
                line: 0,
                text: String::new(),
                participants: Vec::new(),
                labels: Vec::new(),
            },
        }
    }

    fn words(&mut self, words: &str) -> ByteSpan {
        let start = self.sentence.text.len();
        self.sentence.text.push_str(words);
        ByteSpan::new(start, self.sentence.text.len())
    }

    fn participant(&mut self, name: &str) -> usize {
        let name = if self.sentence.text.is_empty() { capital(name) } else { small_article(name) };
        let span = self.words(&name);
        self.sentence.participants.push(span);
        self.sentence.participants.len() - 1
    }

    fn clause(&mut self, frame: &Frame, participants: &[&str], draw: &mut Draw) {
        let (mut actor, mut recipient, mut trigger) = (None, None, None);
        for (at, part) in frame.parts.iter().enumerate() {
            match part {
                Part::Actor => actor = Some(self.participant(draw.pick(participants))),
                Part::Recipient => recipient = Some(self.participant(draw.pick(participants))),
                Part::Words(words, is_trigger) => {
                    // A frame begins as a sentence does; in the middle of one it begins small.
                    let begins = at == 0 && !self.sentence.text.is_empty();
                    let span = if begins { self.words(&small_first(words)) } else { self.words(words) };
                    if *is_trigger {
                        trigger = Some(span);
                    }
                }
            }
        }
        if let (Some((event_type, mode, status)), Some(trigger)) = (frame.event, trigger) {
            self.sentence.labels.push(Label {
                event_type,
                mode,
                status,
                actors: actor.into_iter().collect(),
                recipients: recipient.into_iter().collect(),
                trigger,
                speaker: None,
                contexts: Vec::new(),
            });
        }
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn small_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// "The army" in the middle of a sentence is "the army"; "France" stays.
fn small_article(name: &str) -> String {
    const SMALL: &[&str] = &[
        "The",
        "A",
        "An",
        "Two",
        "Three",
        "Four",
        "Some",
        "Several",
        "Police",
        "Soldiers",
        "Protesters",
        "His",
        "Her",
        "Its",
        "Their",
        "About",
        "More",
        "Dozens",
        "Hundreds",
        "Thousands",
        "Workers",
        "Residents",
        "Students",
        "Rebels",
    ];
    let first = name.split(' ').next().unwrap_or("");
    if SMALL.contains(&first) { small_first(name) } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::parse;
    use crate::plain::parse_frames;

    #[test]
    fn a_made_sentence_is_labelled_where_its_words_stand() {
        let (frames, _) =
            parse_frames("ACCUSE happened | {R} was [sued] by {A}\nNONE | {A} [drew] with {R}\n");
        let (labelled, _) =
            parse("= x-1 wire 1994\n{1:The army} met {2:France}.\nCONSULT happened 1+2 > - \"met\"\n");
        let made = sentences(&frames, &labelled.iter().collect::<Vec<_>>(), 20, 7);
        assert_eq!(made.len(), 40);
        assert_eq!(made, sentences(&frames, &labelled.iter().collect::<Vec<_>>(), 20, 7), "the seed decides");
        for s in &made {
            for label in &s.labels {
                assert_eq!(label.trigger.of(&s.text), "sued");
                assert!(s.participants[label.recipients[0]].end < s.participants[label.actors[0]].start);
            }
            let known = |p: &ByteSpan| ["The army", "the army", "France"].contains(&p.of(&s.text));
            assert!(s.participants.iter().all(known), "{}", s.text);
        }
    }
}
