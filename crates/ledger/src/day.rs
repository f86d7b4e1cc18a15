//! Days as the ledger keeps them: whole numbers, days since 1970-01-01.

use jiff::civil::Date;

const FIRST: Date = Date::constant(1970, 1, 1);

/// The number of a day.
pub fn day_number(day: Date) -> i32 {
    // A difference of two civil dates in days always fits: the calendar has fewer than eight million.
    day.duration_since(FIRST).as_hours().div_euclid(24) as i32
}

/// The day of a number; `None` beyond the calendar (years -9999 to 9999).
pub fn day_of(number: i32) -> Option<Date> {
    FIRST.checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for (text, number) in
            [("1970-01-01", 0), ("1969-12-31", -1), ("2009-05-07", 14371), ("1815-06-09", -56454)]
        {
            let day: Date = text.parse().unwrap();
            assert_eq!(day_number(day), number, "{text}");
            assert_eq!(day_of(number), Some(day));
        }
        assert_eq!(day_of(i32::MAX), None);
    }
}
