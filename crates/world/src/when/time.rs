//! What a rule has found.

use jiff::civil::Date;

use super::TimeType;
use super::lexicon::Lex;
use super::point::{Grain, Point};
use super::unit::{Part, Unit};

/// The meaning of a time expression.
#[derive(Debug, Clone)]
pub(super) struct Time {
    pub(super) kind: TimeType,
    pub(super) value: String,
    /// First and last day.
    pub(super) days: Option<(Date, Date)>,
    /// The stretch of the calendar it names; later words may count from it.
    pub(super) point: Option<Point>,
}

impl Time {
    /// A stretch of the calendar.
    pub(super) fn date(point: Point, part: Option<Part>, story: Option<Date>) -> Time {
        let days = match point.grain() {
            Grain::FiscalYear => None,
            _ => point.days(part, story),
        };
        Time { kind: TimeType::Date, value: point.value(), days, point: Some(point) }
    }

    /// A time that can't be put on the calendar.
    pub(super) fn off_calendar(kind: TimeType, value: impl Into<String>) -> Time {
        Time { kind, value: value.into(), days: None, point: None }
    }

    /// A time of this day: `T14:15`, `TMO`.
    pub(super) fn of_day(day: Option<Date>, time: &str) -> Time {
        match day.and_then(Point::day) {
            Some(point) => Time {
                kind: TimeType::Time,
                value: format!("{}{time}", point.value()),
                days: point.days(None, None),
                point: Some(point),
            },
            None => Time::off_calendar(TimeType::Time, format!("XXXX-XX-XX{time}")),
        }
    }

    /// The stretch of this unit that isn't known.
    pub(super) fn unknown(unit: Unit) -> Time {
        let value = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XXTXX",
            Unit::Day => "XXXX-XX-XX",
            Unit::Week | Unit::Fortnight => "XXXX-WXX",
            Unit::Month => "XXXX-XX",
            Unit::Quarter => "XXXX-QX",
            Unit::HalfYear => "XXXX-HX",
            Unit::Year => "XXXX",
            Unit::Decade => "XXXX",
            Unit::Century => "XXXX",
        };
        Time::off_calendar(TimeType::Date, value)
    }
}

/// An expression that ends before word `end`.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) time: Time,
}

impl Found {
    pub(super) fn new(end: usize, time: Time) -> Option<Found> {
        Some(Found { end, time })
    }
}

/// How an expression begins: `[the] early`, `the end of`, before the words that the rules know.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    /// First word of the expression.
    pub(super) start: usize,
    /// First word after the head.
    pub(super) at: usize,
    /// Whether "the" is in it.
    pub(super) the: bool,
    pub(super) part: Option<Part>,
}

/// Whether a word of this part leads to a time: "in", "since", "by".
pub(super) fn leads_to_time(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::In
            | Lex::Since
            | Lex::Until
            | Lex::By
            | Lex::From
            | Lex::Before
            | Lex::After
            | Lex::Within
            | Lex::Between
            | Lex::Of
    )
}
