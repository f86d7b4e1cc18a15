//! What was odd about a story that could be read all the same.

/// What a diagnostic is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// The story's date could not be read; the story has none.
    Date,
    /// Bytes that no character stands for were replaced by U+FFFD.
    Encoding,
    /// A field had another type than asked for, and was left out.
    Field,
}

/// Something odd about a story, which did not keep it from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is about.
    pub kind: DiagnosticKind,
    /// What it is, in words, with what can be done about it.
    pub message: String,
}

impl Diagnostic {
    pub(crate) fn new(kind: DiagnosticKind, message: impl Into<String>) -> Self {
        Diagnostic { kind, message: message.into() }
    }

    pub(crate) fn replaced(encoding: &str) -> Self {
        Self::new(DiagnosticKind::Encoding, format!("bytes that are not {encoding} were replaced by U+FFFD"))
    }
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}
