//! A story: one article.

use jiff::civil::Date;

/// One article, with its exact text. Every span of every record points into `text`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Story {
    /// Unique within a run; given by the input or made from its content.
    pub id: String,
    /// The text, exactly as it was read. Spans are code points into it.
    pub text: String,
    /// The headline, where it is not part of `text`.
    pub title: Option<String>,
    /// Date of publication.
    pub date: Option<Date>,
    /// Publisher.
    pub source: Option<String>,
    /// Address.
    pub url: Option<String>,
}
