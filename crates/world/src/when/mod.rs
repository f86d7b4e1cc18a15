//! When: time expressions and their values.

use detente_ontology::ByteSpan;
use jiff::civil::Date;

/// TIMEX3's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeType {
    /// A day or something longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// A time expression as a text has it.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeMention {
    /// Where the text has it.
    pub span: ByteSpan,
    /// Type.
    pub kind: TimeType,
    /// TIMEX3 value, like `2009-05-07`, `2009-W19`, `P2Y`, `PRESENT_REF`.
    pub value: String,
    /// First day, where it lies on the calendar.
    pub from: Option<Date>,
    /// Last day, where it lies on the calendar.
    pub to: Option<Date>,
}

/// Every time expression of `text`, in order, read from a story published on `date`.
pub fn times(_text: &str, _date: Option<Date>) -> Vec<TimeMention> {
    Vec::new()
}
