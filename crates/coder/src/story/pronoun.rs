//! Pronouns, by what they can stand for.

/// What a pronoun can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pronoun {
    /// He, she: one person.
    Person,
    /// It: a state, body or group.
    Body,
    /// They: several, or a body.
    Several,
    /// Who, which: what stands just before.
    Relative,
    /// I, we, you: whoever speaks, which is not settled.
    Speaker,
}

impl Pronoun {
    /// The pronoun that `words` are, if they are one.
    pub(super) fn of(words: &str) -> Option<Pronoun> {
        Some(match words.to_lowercase().as_str() {
            "he" | "she" | "him" | "her" | "his" | "hers" | "himself" | "herself" => Pronoun::Person,
            "it" | "its" | "itself" => Pronoun::Body,
            "they" | "them" | "their" | "themselves" | "both" | "both sides" | "the two"
            | "the two sides" | "each other" => Pronoun::Several,
            "who" | "which" | "whom" | "whose" | "that" => Pronoun::Relative,
            "i" | "we" | "us" | "me" | "you" | "our" | "my" | "your" => Pronoun::Speaker,
            _ => return None,
        })
    }
}
