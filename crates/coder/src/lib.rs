//! Stories to mentions: who did what to whom, when, where, and how it stands, with the words that prove it.
//!
//! The coder joins what `language` reads in a sentence with what `world` knows, and settles who is who
//! within a story. It reads no file and has no clock: the model and the world are compiled in, and the only date that it
//! knows is the story's.

mod agreements;
mod coder;
mod events;
mod model;
mod record;
mod story;
mod when;
mod r#where;

pub use coder::{Coder, DEFAULT_MIN_CONFIDENCE, Options, Relation};
pub use detente_language::LoadError;
