//! The words of Détente: PLOVER's event types, modes, contexts and sectors with their scores, the
//! CAMEO crosswalk, spans of text, stories, and the record that the coder writes.
//!
//! This crate knows no text, model, file or clock. It holds closed vocabularies and plain data.
//! The ontology is that of the PLOVER 2.0 draft manual (Open Event Data Alliance), as settled in `docs/codebook.md`.

mod context;
mod event_type;
mod mode;
mod record;
mod sector;
mod span;
mod status;
mod story;

pub use context::Context;
pub use event_type::{EventType, Quad};
pub use mode::Mode;
pub use record::{AgreementRecord, DateRecord, Mention, Participant, PlaceRecord, SentenceRecord, SpanText};
pub use sector::Sector;
pub use span::{ByteSpan, CharIndex, CharSpan};
pub use status::Status;
pub use story::Story;

/// Says that a word is not in one of the ontology's closed vocabularies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// What was looked for: "event type", "mode", "status", ...
    pub vocabulary: &'static str,
    /// The word as it was given.
    pub word: String,
}

impl std::fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "unknown {}: {:?}", self.vocabulary, self.word)
    }
}

impl std::error::Error for UnknownWord {}

/// Gives a field-less enum its words: `ALL`, `word`, `FromStr`, `Display` and `Serialize`.
macro_rules! vocabulary {
    ($name:ident, $what:literal, $($variant:ident => $word:literal),+ $(,)?) => {
        impl $name {
            /// Every member, in the order of the codebook.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word that records and files use.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }
        impl std::str::FromStr for $name {
            type Err = crate::UnknownWord;
            fn from_str(word: &str) -> Result<Self, crate::UnknownWord> {
                match word {
                    $($word => Ok($name::$variant),)+
                    _ => Err(crate::UnknownWord { vocabulary: $what, word: word.to_owned() }),
                }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.word())
            }
        }
    };
}
pub(crate) use vocabulary;
