//! The model that is compiled into the program: `model/README.md` is its card.

/// Name and version, as records state them.
pub(crate) const NAME: &str = "detente-reader-2";
pub(crate) static GRAPH: &[u8] = include_bytes!("../../../model/reader.onnx");
pub(crate) static TOKENIZER: &[u8] = include_bytes!("../../../model/tokenizer.json");
