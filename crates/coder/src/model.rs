//! The model that is compiled into the program: `model/README.md` is its card.

/// Name and version, as records state them.
pub(crate) const NAME: &str = "detente-reader-1";
pub(crate) static WORDS: &[u8] = include_bytes!("../../../model/words.onnx");
pub(crate) static PAIRS: &[u8] = include_bytes!("../../../model/pairs.onnx");
pub(crate) static TOKENIZER: &[u8] = include_bytes!("../../../model/tokenizer.json");
