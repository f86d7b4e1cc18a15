//! Stories to mentions: who did what to whom, when, where, and how it stands, with the words that prove it.
//!
//! The coder joins what `language` reads in a sentence with what `world` knows, and settles who is who
//! within a story. It reads no file and has no clock: the model and the world are handed to it or compiled in,
//! and the only date it knows is the story's.

mod coder;

pub use coder::{Coder, LoadError, Options, Relation};
