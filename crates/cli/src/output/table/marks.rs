//! A sentence cut into words, with its actors, recipients and trigger marked.

use detente_ontology::{Mention, Quad};

use super::Style;
use super::wrap::Word;
use crate::terminal::visible_char;

/// What words are in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    None,
    Title,
    /// What may be overlooked.
    Faint,
    Actor,
    Recipient,
    Trigger,
    Type(Quad),
}

impl Role {
    /// The marks that stand around the words where there is no colour.
    pub(super) fn marks(self) -> Option<(char, char)> {
        match self {
            Role::Actor => Some(('[', ']')),
            Role::Recipient => Some(('{', '}')),
            Role::Trigger => Some(('*', '*')),
            _ => None,
        }
    }
}

/// A marked span: its role, and which of several spans it is, as two may touch.
type Mark = (Role, usize);

/// Gives the words of the mention's sentence. Spans outside the sentence (who is meant by "he" may stand elsewhere) mark
/// nothing; where spans overlap, the actor goes before the recipient and both before the trigger.
pub(super) fn marked_words(mention: &Mention, style: Style, mut put: impl FnMut(Word)) {
    let sentence = &mention.sentence;
    // From the weakest to the strongest, so that the strongest is set last.
    let trigger = mention.trigger.iter().map(|span| (Role::Trigger, span.start, span.end));
    let recipients = mention.recipient.iter().map(|span| (Role::Recipient, span.start, span.end));
    let actors = mention.actor.iter().map(|span| (Role::Actor, span.start, span.end));
    let length = sentence.end.saturating_sub(sentence.start);
    let mut marks: Vec<Option<Mark>> = vec![None; length.min(sentence.text.len())];
    for (at, (role, start, end)) in trigger.chain(recipients).chain(actors).enumerate() {
        let start = start.checked_sub(sentence.start).unwrap_or(usize::MAX);
        let end = end.saturating_sub(sentence.start);
        if let Some(span) = marks.get_mut(start..end) {
            span.fill(Some((role, at)));
        }
    }
    let mut word = Word::default();
    let mut before = None;
    for (at, c) in sentence.text.chars().enumerate() {
        let mark = marks.get(at).copied().flatten();
        if mark != before && !style.has_colour {
            close(&mut word, before);
        }
        let c = visible_char(c);
        if c.is_whitespace() {
            put(std::mem::take(&mut word));
        }
        if mark != before && !style.has_colour {
            let opening = mark.and_then(|(role, _)| role.marks());
            word.extend(Role::None, opening.map(|(open, _)| open));
        }
        before = mark;
        if !c.is_whitespace() {
            // Without colour the marks that stand in the text say it already.
            let role = mark.filter(|_| style.has_colour).map_or(Role::None, |(role, _)| role);
            word.extend(role, Some(c));
        }
    }
    if !style.has_colour {
        close(&mut word, before);
    }
    put(word);
}

fn close(word: &mut Word, mark: Option<Mark>) {
    let closing = mark.and_then(|(role, _)| role.marks());
    word.extend(Role::None, closing.map(|(_, close)| close));
}
