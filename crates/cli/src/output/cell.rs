//! What stands in one column of one event's row.

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text.
    Text,
    /// Text that is made for the row.
    Name,
    /// A list of texts, some of which may be missing.
    Texts,
    /// A whole number.
    Whole,
    /// A list of whole numbers.
    Wholes,
    /// A number in single precision.
    Single,
    /// A number in double precision.
    Double,
    /// A day, `YYYY-MM-DD`.
    Day,
}

/// A value. Its variant is that of its column's [`Kind`].
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'m> {
    Text(Option<&'m str>),
    Name(String),
    Texts(Vec<Option<&'m str>>),
    Whole(Option<i64>),
    Wholes(Vec<i64>),
    Single(Option<f32>),
    Double(Option<f64>),
    Day(Option<jiff::civil::Date>),
}

impl<'m> Cell<'m> {
    /// A text that is always there.
    pub(super) fn text(text: &'m str) -> Self {
        Cell::Text(Some(text))
    }

    /// A number of code points.
    pub(super) fn offset(at: usize) -> Self {
        Cell::Whole(Some(whole(at)))
    }

    /// A day as a record has it. What is no day of the calendar is missing.
    pub(super) fn day(text: Option<&str>) -> Self {
        Cell::Day(text.and_then(|text| text.parse().ok()))
    }

    /// How many bytes of text it has.
    pub(super) fn text_bytes(&self) -> usize {
        match self {
            Cell::Text(text) => text.map_or(0, str::len),
            Cell::Name(name) => name.len(),
            Cell::Texts(texts) => texts.iter().flatten().map(|text| text.len()).sum(),
            _ => 0,
        }
    }
}

/// Offsets fit, as no text has 2^63 code points.
pub(super) fn whole(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}
