//! What was said before in the story, and what a later pronoun, surname or "the minister" takes from it.

use super::Identity;
use super::pronoun::Pronoun;
use detente_world::{Actor, ActorKind};
use std::collections::HashMap;

/// Sentences back that a pronoun may reach.
const REACH: usize = 3;

/// What a mention can be meant by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Person,
    Body,
    Several,
}

#[derive(Debug)]
struct Noted {
    shape: Shape,
    sentence: usize,
    identity: Identity,
}

/// The participants so far.
#[derive(Debug, Default)]
pub(super) struct Memory {
    noted: Vec<Noted>,
    /// The latest participant with this last word ("Zarif", "minister"), if something is known of it.
    by_last_word: HashMap<String, usize>,
}

impl Memory {
    pub(super) fn note(&mut self, words: &str, actor: Option<&Actor>, identity: &Identity, sentence: usize) {
        let noted = Noted { shape: shape(words, actor), sentence, identity: identity.clone() };
        if identity.country.is_some() || identity.name.is_some() {
            self.by_last_word.insert(last_word(words).to_lowercase(), self.noted.len());
        }
        self.noted.push(noted);
    }

    /// What a surname, or a role with "the", takes from an earlier and fuller mention.
    pub(super) fn named_before(&self, words: &str) -> Option<Identity> {
        let last = last_word(words);
        let short = words.split_whitespace().count() <= 3;
        let definite = words.starts_with("the ") || words.starts_with("The ");
        let name = last.starts_with(char::is_uppercase);
        if !short || !(name || definite) {
            return None;
        }
        self.by_last_word.get(&last.to_lowercase()).map(|&at| self.noted[at].identity.clone())
    }

    /// Whom a pronoun means: the first fitting participant of its own sentence so far, or of the nearest sentence before.
    pub(super) fn meant_by(&self, pronoun: Pronoun, sentence: usize) -> Option<Identity> {
        let fits = |shape: Shape| match pronoun {
            Pronoun::Person => shape == Shape::Person,
            Pronoun::Body => shape == Shape::Body,
            Pronoun::Several => shape != Shape::Person,
            Pronoun::Relative => true,
            Pronoun::Speaker => false,
        };
        if pronoun == Pronoun::Relative {
            return self.noted.last().filter(|n| n.sentence == sentence).map(|n| n.identity.clone());
        }
        let reachable = || {
            self.noted.iter().rev().take_while(|n| n.sentence + REACH >= sentence).filter(|n| fits(n.shape))
        };
        let nearest = reachable().next()?.sentence;
        reachable().filter(|n| n.sentence == nearest).last().map(|n| n.identity.clone())
    }
}

fn last_word(words: &str) -> &str {
    let words = words.trim_end_matches("'s").trim_end_matches("’s");
    words.rsplit(|c: char| !(c.is_alphanumeric() || c == '-')).find(|w| !w.is_empty()).unwrap_or("")
}

fn shape(words: &str, actor: Option<&Actor>) -> Shape {
    const BODIES: &[&str] = &[
        "government",
        "police",
        "army",
        "military",
        "parliament",
        "court",
        "ministry",
        "council",
        "commission",
        "party",
        "union",
        "company",
        "group",
        "agency",
        "administration",
        "navy",
        "force",
        "committee",
        "bank",
        "congress",
        "senate",
        "authority",
        "office",
        "junta",
        "regime",
        "state",
        "country",
        "city",
        "organisation",
        "organization",
        "movement",
        "alliance",
        "coalition",
        "tribunal",
    ];
    let last = last_word(words);
    let lower = last.to_lowercase();
    let name = last.starts_with(char::is_uppercase);
    match actor.map(|a| a.kind) {
        Some(ActorKind::Person) => Shape::Person,
        Some(ActorKind::Country | ActorKind::Organisation) => Shape::Body,
        _ if BODIES.contains(&lower.as_str()) => Shape::Body,
        _ if name => Shape::Person,
        _ if lower.ends_with('s')
            || matches!(lower.as_str(), "men" | "women" | "people" | "troops" | "children" | "militia") =>
        {
            Shape::Several
        }
        _ => Shape::Person,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(country: &str) -> Identity {
        Identity { country: Some(country.to_owned()), ..Identity::default() }
    }

    #[test]
    fn later_words_mean_the_earlier_participant() {
        let mut memory = Memory::default();
        memory.note("Czech Foreign Minister Jana Polackova", None, &known("CZE"), 0);
        memory.note("the Malian government", None, &known("MLI"), 0);
        assert_eq!(memory.named_before("Polackova"), Some(known("CZE")));
        assert_eq!(memory.named_before("the government"), Some(known("MLI")));
        assert_eq!(memory.named_before("a government"), None);
        assert_eq!(memory.meant_by(Pronoun::Person, 1), Some(known("CZE")));
        assert_eq!(memory.meant_by(Pronoun::Body, 1), Some(known("MLI")));
        assert_eq!(memory.meant_by(Pronoun::Person, 1 + REACH), None);
        assert_eq!(memory.meant_by(Pronoun::Speaker, 1), None);
    }
}
