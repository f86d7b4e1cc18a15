//! Feasts and when they fall: on a fixed day, on a weekday of a month, around Easter, or by the moon.

use jiff::civil::Date;

use super::point::{Grain, Point, days_after};

/// How a feast's day is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feast {
    /// Month and day.
    Fixed(i8, i8),
    /// The nth weekday (Monday is 1) of a month; the last when -1.
    Nth { month: i8, weekday: i8, nth: i8 },
    /// Days after Easter of the Western churches.
    Easter(i64),
    /// Days after Easter of the Eastern churches.
    OrthodoxEaster(i64),
    /// The Tuesday after the first Monday of November, in the United States.
    ElectionDay,
}

impl Feast {
    /// Month and day, where every year has the same.
    pub(super) fn day_of_year(self) -> Option<(i8, i8)> {
        match self {
            Feast::Fixed(month, day) => Some((month, day)),
            _ => None,
        }
    }
}

/// Names as news writes them, without the possessive `'s`.
pub(super) const NAMES: &[(&str, Feast)] = &[
    ("new year day", Feast::Fixed(1, 1)),
    ("new year", Feast::Fixed(1, 1)),
    ("new year eve", Feast::Fixed(12, 31)),
    ("orthodox christmas", Feast::Fixed(1, 7)),
    ("martin luther king day", Feast::Nth { month: 1, weekday: 1, nth: 3 }),
    ("inauguration day", Feast::Fixed(1, 20)),
    ("valentine day", Feast::Fixed(2, 14)),
    ("presidents day", Feast::Nth { month: 2, weekday: 1, nth: 3 }),
    ("nowruz", Feast::Fixed(3, 21)),
    ("ash wednesday", Feast::Easter(-46)),
    ("palm sunday", Feast::Easter(-7)),
    ("maundy thursday", Feast::Easter(-3)),
    ("good friday", Feast::Easter(-2)),
    ("holy saturday", Feast::Easter(-1)),
    ("easter", Feast::Easter(0)),
    ("easter sunday", Feast::Easter(0)),
    ("easter monday", Feast::Easter(1)),
    ("pentecost", Feast::Easter(49)),
    ("orthodox easter", Feast::OrthodoxEaster(0)),
    ("may day", Feast::Fixed(5, 1)),
    ("memorial day", Feast::Nth { month: 5, weekday: 1, nth: -1 }),
    ("bastille day", Feast::Fixed(7, 14)),
    ("epiphany", Feast::Fixed(1, 6)),
    ("international women day", Feast::Fixed(3, 8)),
    ("saint patrick day", Feast::Fixed(3, 17)),
    ("earth day", Feast::Fixed(4, 22)),
    ("anzac day", Feast::Fixed(4, 25)),
    ("human rights day", Feast::Fixed(12, 10)),
    ("armistice day", Feast::Fixed(11, 11)),
    ("labor day", Feast::Nth { month: 9, weekday: 1, nth: 1 }),
    ("columbus day", Feast::Nth { month: 10, weekday: 1, nth: 2 }),
    ("halloween", Feast::Fixed(10, 31)),
    ("election day", Feast::ElectionDay),
    ("veterans day", Feast::Fixed(11, 11)),
    ("thanksgiving", Feast::Nth { month: 11, weekday: 4, nth: 4 }),
    ("thanksgiving day", Feast::Nth { month: 11, weekday: 4, nth: 4 }),
    ("christmas", Feast::Fixed(12, 25)),
    ("christmas day", Feast::Fixed(12, 25)),
    ("christmas eve", Feast::Fixed(12, 24)),
    ("boxing day", Feast::Fixed(12, 26)),
];

/// The feast's day in this year.
pub(super) fn in_year(feast: Feast, year: i32) -> Option<Point> {
    let year = i16::try_from(year).ok()?;
    let day = match feast {
        Feast::Fixed(month, day) => Date::new(year, month, day).ok()?,
        Feast::Nth { month, weekday, nth } => nth_weekday(year, month, weekday, nth)?,
        Feast::Easter(after) => days_after(easter(year)?, after)?,
        Feast::OrthodoxEaster(after) => days_after(orthodox_easter(year)?, after)?,
        Feast::ElectionDay => days_after(nth_weekday(year, 11, 1, 1)?, 1)?,
    };
    Point::around(day, Grain::Day)
}

fn nth_weekday(year: i16, month: i8, weekday: i8, nth: i8) -> Option<Date> {
    let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday).ok()?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// Easter Sunday of the Gregorian calendar, by the anonymous rule of 1876 (Nature 13, p. 487; in Meeus,
/// Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let day = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(day / 31).ok()?, i8::try_from(day % 31 + 1).ok()?).ok()
}

/// Easter Sunday of the Julian calendar, by Meeus' rule (chapter 8), as a day of the Gregorian one.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 4, y % 7, y % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let day = d + e + 114;
    let julian = Date::new(year, i8::try_from(day / 31).ok()?, i8::try_from(day % 31 + 1).ok()?).ok()?;
    // The two calendars drift apart by three days in four hundred years.
    days_after(julian, i64::from(y / 100 - y / 400 - 2))
}
