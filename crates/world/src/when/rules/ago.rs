//! `two years ago`, `a week earlier`, `three days later`, `a month from now`.

use super::ahead::from_named;
use super::daypart::day_at;
use super::duration::{length, spell};
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::number::Count;
use crate::when::point::{Point, days_after};
use crate::when::time::{Found, Head, Time};
use crate::when::unit::Unit;

pub(super) fn ago(context: &Context, head: Head) -> Option<Found> {
    // "The year-ago quarter".
    if let (Lex::Unit(unit), true) = (context.lex(head.at), context.joint(head.at + 1, '-')) {
        let from = match context.lex(head.at + 2) {
            Lex::Ago => from_story(context, Count::Exact(1), unit, -1),
            Lex::Earlier => from_named(context, unit, -1, None),
            _ => return None,
        };
        return Found::new(head.at + 3, from);
    }
    let (count, unit, at) = length(context, head.at)?;
    match context.lex(at) {
        Lex::Ago => Found::new(at + 1, from_story(context, count, unit, -1)),
        // "Two years from now", "three weeks from today".
        Lex::From if matches!(context.lex(at + 1), Lex::Now | Lex::Today) => {
            Found::new(at + 2, from_story(context, count, unit, 1))
        }
        Lex::Earlier => Some(from_anchor(context, at, count, unit, -1)),
        Lex::Later => Some(from_anchor(context, at, count, unit, 1)),
        // "Two days before Christmas".
        Lex::Before | Lex::After => {
            let day = day_at(context, at + 1)?;
            let (count, unit) = whole(count, unit).filter(|(_, unit)| !unit.is_of_clock())?;
            let sign = if context.is(at, Lex::Before) { -1 } else { 1 };
            let point = Point::of_unit(day.time.point?.first(), unit)?.shift(sign * count)?;
            Found::new(day.end, Time::date(point, None, context.date))
        }
        _ => None,
    }
}

fn from_story(context: &Context, count: Count, unit: Unit, sign: i64) -> Time {
    let Some((count, unit)) = whole(count, unit) else {
        let reference = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        return Time::off_calendar(TimeType::Date, reference);
    };
    let point = context.date.and_then(|date| {
        if unit.is_of_clock() {
            // The story's hour isn't known; some hours lie on its day, many on another.
            let hours = if unit == Unit::Hour { count } else { 0 };
            return Point::day(days_after(date, sign * (hours / 24))?);
        }
        Point::of_unit(date, unit)?.shift(sign.checked_mul(count)?)
    });
    point.map_or_else(|| Time::unknown(unit), |point| Time::date(point, None, context.date))
}

/// What isn't sure of its anchor ("three hours later", "weeks later") is at least so long.
fn from_anchor(context: &Context, at: usize, count: Count, unit: Unit, sign: i64) -> Found {
    let known = whole(count, unit).filter(|(_, unit)| !unit.is_of_clock());
    let time = known.map(|(count, unit)| from_named(context, unit, sign * count, None));
    match time {
        Some(time) if time.point.is_some() => Found { end: at + 1, time },
        _ => Found { end: at, time: spell(context, count, unit, 0) },
    }
}

/// The count in whole units: a decade and a half is fifteen years. Decades and fortnights are counted in the years
/// and weeks they are made of, so that "four decades ago" is a year.
fn whole(count: Count, unit: Unit) -> Option<(i64, Unit)> {
    let (unit, each) = match unit {
        Unit::Decade => (Unit::Year, 10),
        Unit::Century => (Unit::Year, 100),
        Unit::Fortnight => (Unit::Week, 2),
        other => (other, 1),
    };
    match count {
        Count::Exact(count) => Some((i64::from(count) * each, unit)),
        Count::AndHalf(count) if each > 1 => Some((i64::from(count) * each + each / 2, unit)),
        Count::AndHalf(count) => {
            let (smaller, many) = unit.smaller()?;
            let many = i64::from(many);
            Some((i64::from(count) * many + many / 2, smaller))
        }
        Count::Some => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::when::check::check;

    #[test]
    fn distances() {
        check(&[
            (
                "Two years ago, three weeks ago, ten days ago.",
                "Two years ago=2007; three weeks ago=2009-W16; ten days ago=2009-04-27",
            ),
            ("A decade ago and 300 years ago.", "A decade ago=1999; 300 years ago=1709"),
            ("A few days ago, years ago.", "A few days ago=PAST_REF; years ago=PAST_REF"),
            (
                "On March 3 he left. Two days later he was back.",
                "March 3=2009-03-03; Two days later=2009-03-05",
            ),
            ("Two days before Christmas they had met.", "Two days before Christmas=2008-12-23"),
            ("An hour later it ended.", "An hour=PT1H"),
            ("Three years from now it ends.", "Three years from now=2012"),
            ("Above the year-ago level.", "the year-ago=2008"),
            ("It was 999999 years ago.", "999999 years ago=XXXX"),
        ]);
    }
}
