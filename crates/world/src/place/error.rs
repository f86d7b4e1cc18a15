//! What can be wrong with a gazetteer file.

/// Why a gazetteer can't be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlacesError {
    /// The file does not begin like a gazetteer.
    #[error("not a gazetteer: it does not begin with the letters DETPLACE")]
    NotAGazetteer,
    /// The file has a format that this reader does not know.
    #[error("gazetteer of format {found}, and this reader knows format {known}")]
    Version {
        /// The file's format.
        found: u32,
        /// The reader's format.
        known: u32,
    },
    /// The file's sections do not fit its length.
    #[error("gazetteer cut short or damaged: {what}")]
    Damaged {
        /// Which part does not fit.
        what: &'static str,
    },
}
