//! Lengths of time: `two years`, `a six-month`, `24-year-old`, `the last three months`.

use super::within;
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::number::{self, Count};
use crate::when::point::{days_after, months_after};
use crate::when::time::{Found, Head, Time};
use crate::when::unit::Unit;

/// A counted unit, or a unit after "the last", "the next".
pub(super) fn duration(context: &Context, head: Head) -> Option<Found> {
    let mut at = head.at;
    let mut sign = 0;
    // "The first nine months", "the last 24 hours", "these three days", "recent weeks".
    match context.lex(at) {
        Lex::This | Lex::That if matches!(context.lex(at + 1), Lex::Past | Lex::Last) => at += 1,
        _ => {}
    }
    match context.lex(at) {
        Lex::Last | Lex::Past | Lex::Previous => sign = -1,
        Lex::Next | Lex::Coming | Lex::Following => sign = 1,
        Lex::Recent | Lex::These | Lex::Ordinal(1) | Lex::Full => {}
        _ => return counted(context, head, at, 0),
    }
    let modifier = context.lex(at);
    at += 1;
    if let Some(found) = counted(context, head, at, sign) {
        return Some(of_longer(context, modifier, at, &found).unwrap_or(found));
    }
    match (context.lex(at), modifier) {
        (Lex::Units(Unit::Day), Lex::These) => {
            Found::new(at + 1, Time::off_calendar(TimeType::Date, "PRESENT_REF"))
        }
        (_, Lex::Ordinal(_) | Lex::Full | Lex::These) => None,
        (Lex::Units(unit), _) => Found::new(at + 1, spell(context, Count::Some, unit, 0)),
        (Lex::Unit(unit), Lex::Last | Lex::Past | Lex::Next) if head.the && !context.is(at + 1, Lex::Of) => {
            if unit == Unit::Day && modifier != Lex::Past {
                return None;
            }
            Found::new(at + 1, spell(context, Count::Exact(1), unit, sign))
        }
        _ => None,
    }
}

/// "The last two months of 1998", "the first nine months of the year": days at that end of the longer time.
fn of_longer(context: &Context, modifier: Lex, at: usize, found: &Found) -> Option<Found> {
    if !context.is(found.end, Lex::Of) {
        return None;
    }
    let whole = within::longer(context, found.end + 1)?.time.point?;
    let (Count::Exact(count), unit, _) = length(context, at)? else {
        return None;
    };
    let days = if modifier == Lex::Ordinal(1) {
        let (first, next) = stretch(whole.first(), i64::from(count), unit)?;
        (first, next.yesterday().ok()?)
    } else {
        let next = days_after(whole.last()?, 1)?;
        (stretch(next, -i64::from(count), unit)?.0, whole.last()?)
    };
    Some(Found { end: found.end, time: Time { days: Some(days), ..found.time.clone() } })
}

fn counted(context: &Context, head: Head, at: usize, sign: i64) -> Option<Found> {
    let (count, unit, mut end) = length(context, at)?;
    let article = context.is(at, Lex::A);
    // "A second" is an ordinal's noun or a moment; "a minute" too.
    if article && matches!(unit, Unit::Second | Unit::Quarter) {
        return None;
    }
    // "A year", "a day" after a number is a rate: "$5 a day", "twice a year".
    if article && end == at + 2 && is_rate(context, head.start) {
        return Found::new(end, Time { kind: TimeType::Set, ..spell(context, count, unit, 0) });
    }
    let old = context.past_hyphen(end);
    // "Ten years long ago" has no long years.
    if context.is(old, Lex::Old) && !context.is(old + 1, Lex::Ago) {
        end = old + 1;
    }
    Found::new(end, spell(context, count, unit, sign))
}

/// A counted unit at word `at`: how many, of what, and the word after it.
pub(super) fn length(context: &Context, at: usize) -> Option<(Count, Unit, usize)> {
    // A price, a share or part of a longer number has no unit of time after it.
    if matches!(context.before(at), Lex::Mark('$' | '€' | '£' | '#')) && context.glued(at) {
        return None;
    }
    if let Lex::Lasting(unit) = context.lex(at) {
        return Some((Count::Exact(1), unit, at + 1));
    }
    if context.is(at, Lex::Decimal) {
        return decimal(context, at);
    }
    let (count, mut next) = number::count(context, at)?;
    // "A decades-old dispute": the article isn't the unit's.
    if context.is(at, Lex::A) && next == at + 1 && matches!(context.lex(next), Lex::Units(_)) {
        return None;
    }
    let spoken = context.lex(next);
    if matches!(spoken, Lex::More | Lex::Full) {
        next += 1;
    }
    next = context.past_hyphen(next);
    let (unit, mut end) = match context.lex(next) {
        // "48 Hours" is a programme.
        Lex::Unit(unit) | Lex::Units(unit) if !context.name(next) || context.is(at, Lex::A) => {
            (unit, next + 1)
        }
        _ => return None,
    };
    // "A half century", "a quarter century": the fraction is the count, "century" the unit.
    if unit == Unit::Quarter {
        let of = context.past_hyphen(end);
        let of = if context.is(of, Lex::Of) { context.past(of + 1, Lex::A) } else { of };
        if context.is(of, Lex::Unit(Unit::Century)) {
            return Some((Count::Exact(25), Unit::Year, of + 1));
        }
    }
    // "Three quarters of the votes".
    if unit == Unit::Quarter && (context.is(end, Lex::Of) || context.is(end - 2, Lex::Mark('-'))) {
        return None;
    }
    if let Count::Exact(whole) = count {
        let half = context.is(end, Lex::And) && context.is(end + 1, Lex::A) && context.is(end + 2, Lex::Half);
        if half {
            end += 3;
            return Some((Count::AndHalf(whole), unit, end));
        }
    }
    Some((count, unit, end))
}

/// `2.5 years`: halves are told in the smaller unit, other fractions are rounded down.
fn decimal(context: &Context, at: usize) -> Option<(Count, Unit, usize)> {
    let next = context.past_hyphen(at + 1);
    let (Lex::Unit(unit) | Lex::Units(unit)) = context.lex(next) else {
        return None;
    };
    let (whole, fraction) = context.word(at).split_once('.')?;
    let whole = whole.parse().ok()?;
    let count = if fraction == "5" { Count::AndHalf(whole) } else { Count::Exact(whole) };
    Some((count, unit, next + 1))
}

fn is_rate(context: &Context, start: usize) -> bool {
    let before = context.before(start);
    let word = start.checked_sub(1).map_or("", |at| context.word(at));
    matches!(before, Lex::Number { .. } | Lex::Grouped(_) | Lex::Decimal | Lex::Mark('%') | Lex::Numbered)
        || ["times", "once", "twice", "percent", "million", "billion", "cents", "hours", "barrels", "tons"]
            .iter()
            .any(|rate| rate.eq_ignore_ascii_case(word))
}

/// The length as TIMEX3 has it; with a sign, from the story's day back or ahead.
pub(super) fn spell(context: &Context, count: Count, unit: Unit, sign: i64) -> Time {
    let mut time = Time::off_calendar(TimeType::Duration, value(count, unit));
    if let (Count::Exact(count), Some(date)) = (count, context.date) {
        time.days = stretch(date, sign * i64::from(count), unit);
    }
    time
}

fn stretch(
    date: jiff::civil::Date,
    count: i64,
    unit: Unit,
) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    if count == 0 || unit.is_of_clock() {
        return None;
    }
    let (letter, each) = unit.iso();
    let count = count.checked_mul(i64::from(each))?;
    let other = match letter {
        "D" => days_after(date, count),
        "W" => days_after(date, count.checked_mul(7)?),
        "M" => months_after(date, count),
        _ => months_after(date, count.checked_mul(12)?),
    }?;
    Some((date.min(other), date.max(other)))
}

/// `P2Y`, `PT16H`, `P10Y` for a decade, `PXD` for "days", `PT3H30M` for three and a half hours.
pub(super) fn value(count: Count, unit: Unit) -> String {
    let (letter, each) = unit.iso();
    let p = if unit.is_of_clock() { "PT" } else { "P" };
    match count {
        Count::Exact(count) => format!("{p}{}{letter}", count.saturating_mul(each)),
        Count::Some => format!("{p}X{letter}"),
        Count::AndHalf(whole) if each > 1 => {
            format!("{p}{}{letter}", whole.saturating_mul(each).saturating_add(each / 2))
        }
        Count::AndHalf(whole) => match unit.smaller() {
            Some((smaller, many)) => {
                let first = if whole > 0 { format!("{p}{whole}{letter}") } else { "P".to_owned() };
                let t = if smaller.is_of_clock() && !first.contains('T') { "T" } else { "" };
                format!("{first}{t}{}{}", many / 2, smaller.iso().0)
            }
            None => format!("{p}{whole}.5{letter}"),
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::when::check::{check, check_days, check_types};

    #[test]
    fn lengths() {
        check(&[
            ("A two-year ban, for six days.", "two-year=P2Y; six days=P6D"),
            ("In 24 hours, 2.5 years, half an hour.", "24 hours=PT24H; 2.5 years=P2Y6M; half an hour=PT30M"),
            ("For a year and a half and 3 1/2 hours.", "a year and a half=P1Y6M; 3 1/2 hours=PT3H30M"),
            ("For days, over decades; several months.", "days=PXD; decades=PXY; several months=PXM"),
            ("The past decade, a quarter of a century.", "The past decade=P10Y; a quarter of a century=P25Y"),
            (
                "More than twenty-four months; at least two weeks.",
                "More than twenty-four months=P24M; at least two weeks=P2W",
            ),
            ("The first nine months; recent weeks.", "The first nine months=P9M; recent weeks=PXW"),
            ("A dozen years, a couple of days.", "A dozen years=P12Y; a couple of days=P2D"),
            (
                "Hundreds of years, tens of thousands of years, a number of weeks.",
                "Hundreds of years=PXY; tens of thousands of years=PXY; a number of weeks=PXW",
            ),
            (
                "A two-and-a-half-year term, the next couple of months.",
                "two-and-a-half-year=P2Y6M; the next couple of months=P2M",
            ),
        ]);
        check_days(&[
            ("The last three months.", "P3M 2009-02-07..2009-05-07"),
            ("For two weeks.", "P2W -..-"),
            ("The last two months of 1998.", "P2M 1998-11-01..1998-12-31; 1998 1998-01-01..1998-12-31"),
            ("The first three weeks of 1998.", "P3W 1998-01-01..1998-01-21; 1998 1998-01-01..1998-12-31"),
        ]);
        check_types(&[
            ("It costs $5 a day for a year.", "a day=SET; a year=DURATION"),
            ("Twice a week they came.", "a week=SET"),
        ]);
    }

    #[test]
    fn what_is_no_length() {
        check(&[("Three quarters of voters, a second chance, 48 Hours, the minutes of 12 clerks.", "")]);
    }
}
