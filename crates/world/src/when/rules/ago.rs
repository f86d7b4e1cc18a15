//! `two years ago`, `a week earlier`, `three days later`, `a month from now`.

use super::ahead::from_named;
use super::duration::length;
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::number::Count;
use crate::when::point::{Point, days_after};
use crate::when::time::{Found, Head, Time};
use crate::when::unit::Unit;

pub(super) fn ago(context: &Context, head: Head) -> Option<Found> {
    let (count, unit, at) = length(context, head.at)?;
    match context.lex(at) {
        Lex::Ago => Found::new(at + 1, from_story(context, count, unit, -1)),
        // "Two years from now", "three weeks from today".
        Lex::From if matches!(context.lex(at + 1), Lex::Now | Lex::Today) => {
            Found::new(at + 2, from_story(context, count, unit, 1))
        }
        Lex::Earlier => Found::new(at + 1, from_anchor(context, count, unit, -1)),
        Lex::Later => Found::new(at + 1, from_anchor(context, count, unit, 1)),
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

fn from_anchor(context: &Context, count: Count, unit: Unit, sign: i64) -> Time {
    match whole(count, unit) {
        Some((count, unit)) if !unit.is_of_clock() => from_named(context, unit, sign * count, None),
        Some((_, unit)) => Time::unknown(unit),
        None if sign < 0 => Time::off_calendar(TimeType::Date, "PAST_REF"),
        None => Time::off_calendar(TimeType::Date, "FUTURE_REF"),
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
