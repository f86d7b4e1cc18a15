//! The one error of this crate: what kind, where, why, and what to do.

use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No such file or folder, or a pattern that nothing matches.
    NotFound,
    /// The operating system could not read it.
    Io,
    /// Not text at all: an image, a PDF, an archive.
    Binary,
    /// Text, but in a form that is not read.
    UnsupportedFormat,
    /// A line or record that is not what its format asks for.
    Malformed,
    /// A field that a story needs is not there.
    MissingField,
    /// A story longer than [`Options::max_story_bytes`](crate::Options::max_story_bytes).
    TooLong,
    /// Compressed data that unpacks to more than the options allow.
    UnpackLimit,
    /// Compressed data that is damaged or cut off.
    Damaged,
    /// A page in which no article was found.
    NoArticle,
}

/// Why a story, or a whole input, could not be read.
#[derive(Debug)]
pub struct ReadError {
    inner: Box<Inner>,
}

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    message: String,
    input: Arc<str>,
    line: Option<u64>,
    id: Option<String>,
    hint: Option<String>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl ReadError {
    /// What kind of thing went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// The input's name, as it was given.
    pub fn input(&self) -> &str {
        &self.inner.input
    }

    /// The line of the input, from 1, where the format has lines.
    pub fn line(&self) -> Option<u64> {
        self.inner.line
    }

    /// The story's own identifier, where the input gives one and it could still be read.
    pub fn id(&self) -> Option<&str> {
        self.inner.id.as_deref()
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.inner.message
    }

    /// What the user can do about it.
    pub fn hint(&self) -> Option<&str> {
        self.inner.hint.as_deref()
    }

    pub(crate) fn new(kind: ErrorKind, input: &Arc<str>, message: impl Into<String>) -> Self {
        let inner = Inner {
            kind,
            message: message.into(),
            input: Arc::clone(input),
            line: None,
            id: None,
            hint: None,
            source: None,
        };
        ReadError { inner: Box::new(inner) }
    }

    pub(crate) fn at(mut self, line: u64) -> Self {
        self.inner.line = Some(line);
        self
    }

    pub(crate) fn of_story(mut self, id: Option<String>) -> Self {
        self.inner.id = id;
        self
    }

    pub(crate) fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.inner.hint = Some(hint.into());
        self
    }

    pub(crate) fn because(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.inner.source = Some(source.into());
        self
    }

    /// An error of a reader. The readers of this crate put an [`InputFault`] into theirs.
    pub(crate) fn from_io(input: &Arc<str>, error: io::Error) -> Self {
        let fault = error.get_ref().and_then(|inner| inner.downcast_ref::<InputFault>());
        let (kind, message, hint) = match fault {
            Some(fault) => (fault.kind(), fault.to_string(), fault.hint()),
            None if error.kind() == io::ErrorKind::NotFound => {
                (ErrorKind::NotFound, "no such file or folder".to_owned(), None)
            }
            None => (ErrorKind::Io, format!("can't be read: {error}"), None),
        };
        let made = ReadError::new(kind, input, message).because(error);
        match hint {
            Some(hint) => made.with_hint(hint),
            None => made,
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.inner.input)?;
        if let Some(line) = self.inner.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.inner.message)?;
        if let Some(hint) = &self.inner.hint {
            write!(f, " ({hint})")?;
        }
        Ok(())
    }
}

impl Error for ReadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.inner.source.as_deref().map(|source| source as _)
    }
}

/// What the readers under a format find wrong; it travels inside an `io::Error`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum InputFault {
    #[error("unpacks to more than {limit} bytes")]
    UnpackTotal { limit: u64 },
    #[error("unpacks to more than {ratio} times its size")]
    UnpackRatio { ratio: u64 },
    #[error("the {method} data is cut off")]
    Truncated { method: &'static str },
    #[error("the {method} data is damaged: {reason}")]
    Corrupt { method: &'static str, reason: String },
    #[error("is longer than {limit} bytes")]
    TooLong { limit: u64 },
}

impl InputFault {
    fn kind(&self) -> ErrorKind {
        match self {
            InputFault::UnpackTotal { .. } | InputFault::UnpackRatio { .. } => ErrorKind::UnpackLimit,
            InputFault::Truncated { .. } | InputFault::Corrupt { .. } => ErrorKind::Damaged,
            InputFault::TooLong { .. } => ErrorKind::TooLong,
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            InputFault::UnpackTotal { .. } | InputFault::UnpackRatio { .. } => {
                "it looks like a decompression bomb; if it is not, unpack it first"
            }
            InputFault::Truncated { .. } => "was it copied to the end?",
            InputFault::Corrupt { .. } => return None,
            InputFault::TooLong { .. } => "is it one story?",
        };
        Some(hint.to_owned())
    }
}

impl From<InputFault> for io::Error {
    fn from(fault: InputFault) -> Self {
        io::Error::new(io::ErrorKind::InvalidData, fault)
    }
}
