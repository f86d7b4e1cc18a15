//! When somebody held an office.

use jiff::civil::Date;

/// A time from one day to another, either of which may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Period {
    /// First day.
    pub(crate) from: Date,
    /// Last day.
    pub(crate) to: Date,
}

impl Period {
    /// Reads the first and last day: each a day, a month, a year, or nothing where it is open.
    pub(crate) fn read(from: &str, to: &str) -> Option<Period> {
        let from = if from.is_empty() { Date::MIN } else { bounds(from)?.0 };
        let to = if to.is_empty() { Date::MAX } else { bounds(to)?.1 };
        (from <= to).then_some(Period { from, to })
    }

    /// Whether `date` is in the period.
    pub(crate) fn holds(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }
}

/// The first and last day of a day, month or year.
pub(crate) fn bounds(text: &str) -> Option<(Date, Date)> {
    let mut numbers = text.split('-');
    let year: i16 = numbers.next()?.parse().ok()?;
    let month = numbers.next().map(|part| part.parse::<i8>()).transpose().ok()?;
    let day = numbers.next().map(|part| part.parse::<i8>()).transpose().ok()?;
    if numbers.next().is_some() {
        return None;
    }
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(_), None) => first.last_of_month(),
        (None, None) => first.last_of_year(),
    };
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_periods() {
        let cases = [
            ("2009-01-20", "2017-01-20", Some(("2009-01-20", "2017-01-20"))),
            ("2009-02", "2016-02", Some(("2009-02-01", "2016-02-29"))),
            ("1999", "1999", Some(("1999-01-01", "1999-12-31"))),
            ("1999", "", Some(("1999-01-01", "9999-12-31"))),
            ("2001", "2000", None),
            ("2001-13", "", None),
            ("May", "", None),
            ("2001-02-03-04", "", None),
        ];
        let read = |from, to| Period::read(from, to).map(|p| (p.from.to_string(), p.to.to_string()));
        let wrong: Vec<_> = cases
            .iter()
            .filter(|(from, to, want)| read(from, to) != want.map(|(a, b)| (a.to_owned(), b.to_owned())))
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
