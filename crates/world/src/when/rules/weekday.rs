//! `Tuesday`, `Tuesday, May 7`, `Tuesday of last week`.

use super::date;
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::{Grain, Point, days_after};
use crate::when::resolve;
use crate::when::tense::tense;
use crate::when::time::{Found, Head, Time};

pub(super) fn weekday(context: &Context, head: Head) -> Option<Found> {
    let (number, at) = name(context, head.at)?;
    if let Some(found) = with_date(context, head, at) {
        return Some(found);
    }
    // "Sun" and "Sat" alone are words of their own.
    let short = matches!(context.lex(head.at), Lex::WeekdayShort(_));
    if (short && !context.is(at - 1, Lex::Mark('.'))) || is_newspaper(context, at) {
        return None;
    }
    if let Some(found) = of_week(context, number, at) {
        return Some(found);
    }
    let Some(date) = context.date else {
        return Found::new(at, unknown(number));
    };
    let day = resolve::weekday(date, number, tense(context, head.start, at))?;
    Found::new(at, Time::date(Point::day(day)?, None, context.date))
}

/// A weekday's number (Monday is 1) at word `at`, and the word after it.
pub(super) fn name(context: &Context, at: usize) -> Option<(i8, usize)> {
    if !context.capital(at) {
        return None;
    }
    match context.lex(at) {
        Lex::Weekday(number) => Some((number, at + 1)),
        Lex::WeekdayShort(number) => {
            let stop = context.is(at + 1, Lex::Mark('.')) && context.glued(at + 1);
            Some((number, at + 1 + usize::from(stop)))
        }
        _ => None,
    }
}

/// A weekday that can't be put on the calendar.
pub(super) fn unknown(number: i8) -> Time {
    Time::off_calendar(TimeType::Date, format!("XXXX-WXX-{number}"))
}

/// `Tuesday, May 7, 2009`, `Tuesday 7 May`: the date says which Tuesday.
fn with_date(context: &Context, head: Head, at: usize) -> Option<Found> {
    let at = context.past(at, Lex::Mark(','));
    let at = context.past(at, Lex::The);
    let head = Head { at, part: None, ..head };
    let found = date::month_first(context, head).or_else(|| date::day_first(context, head))?;
    (found.time.value.len() == 10).then_some(found)
}

/// `Tuesday last week`, `Tuesday of next week`.
fn of_week(context: &Context, number: i8, at: usize) -> Option<Found> {
    let at = context.past(at, Lex::Of);
    let shift = match context.lex(at) {
        Lex::Last => -1,
        Lex::This => 0,
        Lex::Next => 1,
        _ => return None,
    };
    if !matches!(context.lex(at + 1), Lex::Unit(crate::when::unit::Unit::Week)) {
        return None;
    }
    let week = Point::around(context.date?, Grain::Week)?.shift(shift)?;
    let day = days_after(week.first(), i64::from(number) - 1)?;
    Found::new(at + 2, Time::date(Point::day(day)?, None, context.date))
}

/// `Sunday Times`, `Friday Prayers`: papers that are called by a weekday.
fn is_newspaper(context: &Context, at: usize) -> bool {
    const PAPERS: &[&str] = &[
        "Times", "Telegraph", "Mirror", "Mail", "Express", "Herald", "Independent", "World", "Post", "People",
        "Tribune", "Standard", "Business", "Nation", "Star", "Sun", "Vision", "Punch", "Guardian",
    ];
    PAPERS.contains(&context.word(at))
}
