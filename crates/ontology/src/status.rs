//! Whether an event is done, planned, possible or denied.

use crate::vocabulary;

/// How an event stands at the time of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Done.
    Happened,
    /// Going on at the time of the story.
    Ongoing,
    /// Scheduled or announced.
    Planned,
    /// Hypothetical, feared, alleged or conditional.
    Possible,
    /// Said not to have happened or not to be going to.
    Negated,
    /// Done over a year before the story.
    Historical,
}

vocabulary!(Status, "status",
    Happened => "happened", Ongoing => "ongoing", Planned => "planned",
    Possible => "possible", Negated => "negated", Historical => "historical",
);
