//! Sentences, tokens, and the reader: the encoder with its heads, which finds the participants of a sentence and
//! says of every pair of them what one does to the other.
//!
//! It works on one text at a time and knows nothing of the world: who "the minister" is, or on which day
//! "Wednesday" falls, is settled by others. It opens no file; the model's bytes are handed to it.

mod reader;
mod sentences;
mod tokens;

#[doc(hidden)]
pub use reader::Inspection;
pub use reader::{Found, LoadError, PairReading, Reader, Reading, SidePair};
pub use sentences::sentences;
pub use tokens::{Token, tokens};
