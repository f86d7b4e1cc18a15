//! `two years ago`, `a week earlier`, `three days later`, `a month from now`.

use super::daypart::day_at;
use super::duration::{length, spell};
use super::named::from_named;
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::number::Count;
use crate::when::point::{Grain, Point, days_after, months_after};
use crate::when::time::{Found, Head, Time};
use crate::when::unit::Unit;

pub(super) fn ago(context: &Context, head: Head) -> Option<Found> {
    if let Some(found) = year_ago_noun(context, head) {
        return Some(found);
    }
    let (count, unit, at) = length(context, head.at)?;
    match context.lex(at) {
        Lex::Ago => Some(
            to_the_day(context, at + 1, count, unit)
                .or_else(|| compared(context, head, at + 1, count, unit))
                .unwrap_or_else(|| Found { end: at + 1, time: from_story(context, count, unit, -1) }),
        ),
        // "Two years from now", "three weeks from today".
        Lex::From if matches!(context.lex(at + 1), Lex::Now | Lex::Today) => {
            Found::new(at + 2, from_story(context, count, unit, 1))
        }
        // "A week from Monday".
        Lex::From => {
            let day = day_at(context, at + 1)?;
            let mut first = day.time.point?.first();
            // It is counted ahead, so from the Monday that comes.
            if matches!(context.lex(at + 1), Lex::Weekday(_)) && context.date.is_some_and(|date| first < date)
            {
                first = days_after(first, 7)?;
            }
            let (count, unit) =
                whole(count, unit).filter(|(_, unit)| matches!(unit, Unit::Day | Unit::Week))?;
            let days = if unit == Unit::Week { count.checked_mul(7)? } else { count };
            let point = Point::day(days_after(first, days)?)?;
            Found::new(day.end, Time::date(point, None, context.date))
        }
        Lex::Earlier => Some(
            compared(context, head, at + 1, count, unit)
                .unwrap_or_else(|| from_anchor(context, at, count, unit, -1)),
        ),
        // "A week before", "two years after that": of the time named, not of an event that follows.
        Lex::Before | Lex::After if context.clause_ends(at + 1) || ends_with_that(context, at + 1) => {
            let sign = if context.is(at, Lex::Before) { -1 } else { 1 };
            let mut found = from_anchor(context, at, count, unit, sign);
            if found.end > at && context.is(at + 1, Lex::That) {
                found.end = at + 2;
            }
            Some(found)
        }
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

/// `the year-ago quarter`, `year-earlier`, `the year-earlier period`.
fn year_ago_noun(context: &Context, head: Head) -> Option<Found> {
    let Lex::Unit(unit) = context.lex(head.at) else {
        return None;
    };
    if !context.joint(head.at + 1, '-') {
        return None;
    }
    let end = head.at + 3;
    let noun =
        matches!(context.lex(end), Lex::Unit(Unit::Quarter | Unit::Month)) || context.reads(end, "period");
    let quarter = context.is(end, Lex::Unit(Unit::Quarter));
    let end = end + usize::from(noun);
    let time = match context.lex(head.at + 2) {
        Lex::Ago | Lex::Earlier => {
            if let Some(found) = compared(context, head, end, Count::Exact(1), unit) {
                return Some(found);
            }
            if let (true, Unit::Year, Some(date)) = (quarter, unit, context.date) {
                // Reports are of the quarter that is over.
                let over = Point::around(date, Grain::Quarter)?.shift(-5)?;
                return Found::new(end, Time::date(over, None, context.date));
            }
            if context.is(head.at + 2, Lex::Ago) {
                from_story(context, Count::Exact(1), unit, -1)
            } else {
                from_named(context, unit, -1, None)
            }
        }
        _ => return None,
    };
    Found::new(end, time)
}

/// "In September exports were 5 percent above those of a year ago": what a month, a quarter or a half is compared
/// with is the same one of another year.
fn compared(context: &Context, head: Head, end: usize, count: Count, unit: Unit) -> Option<Found> {
    let (Count::Exact(years), Unit::Year) = (count, unit) else {
        return None;
    };
    let named = context.named_in_sentence(head.start)?;
    let each = match named.grain() {
        // "In May, 40 years ago" compares nothing.
        Grain::Month if years == 1 => 12,
        Grain::Quarter => 4,
        Grain::HalfYear => 2,
        _ => return None,
    };
    Found::new(end, Time::date(named.shift(-each * i64::from(years))?, None, context.date))
}

/// `a year ago today`, `20 years ago this month`, `a week ago Friday`: the same day or month of that year.
fn to_the_day(context: &Context, at: usize, count: Count, unit: Unit) -> Option<Found> {
    let (count, unit) = whole(count, unit).filter(|(_, unit)| !unit.is_of_clock())?;
    let (point, end) = match (context.lex(at), context.lex(at + 1)) {
        (Lex::This, Lex::Unit(same @ (Unit::Week | Unit::Month))) => {
            (Point::of_unit(context.date?, same)?, at + 2)
        }
        _ => {
            let day = day_at(context, at)?;
            (day.time.point?, day.end)
        }
    };
    let first = match unit {
        Unit::Year => months_after(point.first(), count.checked_mul(-12)?),
        Unit::Month => months_after(point.first(), -count),
        Unit::Week => days_after(point.first(), count.checked_mul(-7)?),
        _ => None,
    }?;
    Found::new(end, Time::date(Point::around(first, point.grain())?, None, context.date))
}

fn ends_with_that(context: &Context, at: usize) -> bool {
    context.is(at, Lex::That) && context.clause_ends(at + 1)
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
            ("He left a year before. A week before that, he fell.", "a year before=2008; A week=P1W"),
            (
                "He left on March 3. A week before that, he fell.",
                "March 3=2009-03-03; A week before that=2009-W09",
            ),
            ("It was 999999 years ago.", "999999 years ago=XXXX"),
        ]);
    }

    #[test]
    fn comparisons_keep_the_grain() {
        check(&[
            (
                "In the first quarter trade fell 3 percent from a year earlier.",
                "the first quarter=2009-Q1; a year earlier=2008-Q1",
            ),
            ("Exports in April were above those of a year ago.", "April=2009-04; a year ago=2008-04"),
            (
                "First-quarter exports beat those of the year-ago quarter.",
                "First-quarter=2009-Q1; the year-ago quarter=2008-Q1",
            ),
            ("It beat the year-ago quarter.", "the year-ago quarter=2008-Q1"),
            // Another sentence compares nothing.
            ("Trade fell in April. He left a year ago.", "April=2009-04; a year ago=2008"),
        ]);
    }

    #[test]
    fn to_the_day() {
        check(&[
            ("A year ago today the wall fell.", "A year ago today=2008-05-07"),
            ("It fell 20 years ago this month.", "20 years ago this month=1989-05"),
            ("It opens a week from Monday.", "a week from Monday=2009-05-18"),
            ("A week from Monday: the vote.", "A week from Monday=2009-05-18"),
            ("It fell two weeks ago Monday.", "two weeks ago Monday=2009-04-20"),
        ]);
    }
}
