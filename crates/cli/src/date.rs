//! Dates that users give.

use detente_document::{DateOrder, parse_date};
use jiff::civil::Date;

/// Reads a date of publication, as the readers of stories do. A date that could mean two days is an error.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    parse_date(text, DateOrder::Unknown)
        .map_err(|error| format!("the date {:?} {error} (give it as YYYY-MM-DD)", shortened(text)))
}

fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}
