//! What is kept of a story once it is coded.

use detente_ontology::Story;
use jiff::civil::Date;

/// A story without its text, which would fill the memory while its events wait to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Head {
    pub(crate) id: String,
    pub(crate) title: Option<String>,
    pub(crate) date: Option<Date>,
    pub(crate) source: Option<String>,
    pub(crate) url: Option<String>,
    /// How long the text was.
    pub(crate) words: u64,
}

impl From<Story> for Head {
    fn from(story: Story) -> Self {
        let words = story.text.split_ascii_whitespace().count() as u64;
        let Story { id, title, date, source, url, .. } = story;
        Head { id, title, date, source, url, words }
    }
}
