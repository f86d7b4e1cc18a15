//! Lengths of time: `two years`, `a six-month`, `24-year-old`, `the last three months`, `for days`.

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
        return Some(found);
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
    if context.is(old, Lex::Old) {
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
    let spoken = context.lex(next);
    if matches!(spoken, Lex::More | Lex::Full | Lex::Last | Lex::Past | Lex::Several) {
        next += 1;
    }
    next = context.past_hyphen(next);
    let (unit, mut end) = match context.lex(next) {
        Lex::Unit(unit) | Lex::Units(unit) => (unit, next + 1),
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
        || ["times", "once", "twice", "percent", "million", "billion", "cents", "hours", "barrels", "tons"].contains(&word)
}

/// The length as TIMEX3 has it; with a sign, from the story's day back or ahead.
fn spell(context: &Context, count: Count, unit: Unit, sign: i64) -> Time {
    let mut time = Time::off_calendar(TimeType::Duration, value(count, unit));
    if let (Count::Exact(count), Some(date)) = (count, context.date) {
        time.days = stretch(date, sign * i64::from(count), unit);
    }
    time
}

fn stretch(date: jiff::civil::Date, count: i64, unit: Unit) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
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

/// `P2Y`, `PT16H`, `P10Y` for a decade, `PXD` for "days", `PT5H30M` for five and a half hours.
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

/// `days`, `weeks` without a number, where the words around say that time passes: "for years", "days after".
pub(super) fn plural(context: &Context, head: Head) -> Option<Found> {
    let Lex::Units(unit) = context.lex(head.at) else {
        return None;
    };
    if head.the || head.part.is_some() {
        return None;
    }
    let next = context.past_hyphen(head.at + 1);
    match context.lex(next) {
        Lex::Ago => return Found::new(next + 1, Time::off_calendar(TimeType::Date, "PAST_REF")),
        Lex::Old => return Found::new(next + 1, spell(context, Count::Some, unit, 0)),
        _ => {}
    }
    let led = matches!(
        context.before(head.start),
        Lex::For | Lex::In | Lex::Within | Lex::Than | Lex::After | Lex::By | Lex::Least | Lex::Of
    );
    let leads = matches!(context.lex(next), Lex::Of | Lex::After | Lex::Before | Lex::Later | Lex::Earlier);
    let found = (led && context.before(head.start) != Lex::Of) || leads || context.is(head.start, Lex::About);
    if !found || matches!(context.before(head.at), Lex::Possessive) {
        return None;
    }
    Found::new(head.at + 1, spell(context, Count::Some, unit, 0))
}
