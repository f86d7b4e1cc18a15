//! The labelled corpus and what is made from it: parsing and checks, plain sentences from frames,
//! training material for the trainer in `crates/train/python`, and the measuring of a trained model.
//!
//! It is a development tool: nothing of it is in the `detente` program, and of benchmark data it only checks that the corpus
//! shares nothing with them.

pub mod accuracy;
pub mod corpus;
pub mod export;
pub mod plain;
pub mod texts;
