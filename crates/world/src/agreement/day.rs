//! Dates that are known to the day, the month or the year.

use std::fmt;

use jiff::civil::Date;

/// A day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    text: &'static str,
    first: Date,
    last: Date,
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub(super) fn read(text: &'static str) -> Option<PartialDate> {
        let mut parts = text.split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let mut two = || match parts.next() {
            None => Some(None),
            Some(part) => Some(Some(part.parse::<i8>().ok().filter(|_| part.len() == 2)?)),
        };
        let (month, day) = (two()?, two()?);
        if parts.next().is_some() {
            return None;
        }
        let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        let last = match (month, day) {
            (None, _) => first.last_of_year(),
            (_, None) => first.last_of_month(),
            _ => first,
        };
        Some(PartialDate { text, first, last })
    }

    /// The first day that it can be.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day that it can be.
    pub fn last(self) -> Date {
        self.last
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_months_and_years() {
        let cases = [
            ("1991-07-31", "1991-07-31..1991-07-31"),
            ("1996-02", "1996-02-01..1996-02-29"),
            ("1955", "1955-01-01..1955-12-31"),
            ("1955-13", "none"),
            ("1955-1", "none"),
            ("55", "none"),
            ("1991-07-31-01", "none"),
            ("-", "none"),
            ("", "none"),
        ];
        for (text, expected) in cases {
            let read = PartialDate::read(text).map(|d| format!("{}..{}", d.first(), d.last()));
            assert_eq!(read.as_deref().unwrap_or("none"), expected, "{text}");
        }
    }
}
