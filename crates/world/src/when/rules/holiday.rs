//! Feasts by name: `Christmas`, `Easter 1999`, `last Thanksgiving`.

use super::date::YEARS;
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::feast::{self, Feast};
use crate::when::lexicon::Lex;
use crate::when::point::{Grain, Point};
use crate::when::resolve::{beyond, nearest};
use crate::when::tense::{Tense, tense};
use crate::when::time::{Found, Head, Time};
use crate::when::unit::Unit;

pub(super) fn holiday(context: &Context, head: Head) -> Option<Found> {
    let (feast, end) = name(context, head.at)?;
    let week = context.is(end, Lex::Unit(Unit::Week));
    let end = end + usize::from(week);
    let comma = context.past(end, Lex::Mark(','));
    let year = match context.lex(comma) {
        Lex::Number { value, digits: 4 } if YEARS.contains(&value) => i32::try_from(value).ok(),
        _ => None,
    };
    let (point, end) = match (year, context.date) {
        (Some(year), _) => (feast::in_year(feast, year)?, comma + 1),
        (None, Some(date)) => (nearest(date, tense_or_nearest(context, head, end), |year| feast::in_year(feast, year))?, end),
        (None, None) => return Found::new(end, unknown(feast)),
    };
    let point = if week { Point::around(point.first(), Grain::Week)? } else { point };
    Found::new(end, Time::date(point, None, context.date))
}

/// The feast after "last", "next" or "this" at word `at`.
pub(super) fn beyond_story(context: &Context, at: usize, shift: i64) -> Option<Found> {
    let (feast, end) = name(context, at)?;
    let Some(date) = context.date else {
        return Found::new(end, unknown(feast));
    };
    let point = match shift {
        0 => feast::in_year(feast, i32::from(date.year())),
        _ => beyond(date, shift > 0, |year| feast::in_year(feast, year)),
    }?;
    Found::new(end, Time::date(point, None, context.date))
}

/// A feast's tense is seldom that of the verb beside it, when far away: "the Christmas bombing".
fn tense_or_nearest(context: &Context, head: Head, end: usize) -> Tense {
    let led = matches!(context.before(head.start), Lex::On | Lex::Since | Lex::By | Lex::Before | Lex::At);
    if led { tense(context, head.start, end) } else { Tense::Open }
}

fn unknown(feast: Feast) -> Time {
    let value = match feast.day_of_year() {
        Some((month, day)) => format!("XXXX-{month:02}-{day:02}"),
        None => "XXXX-XX-XX".to_owned(),
    };
    Time::off_calendar(TimeType::Date, value)
}

/// The longest name of a feast at word `at`, and the word after it.
fn name(context: &Context, at: usize) -> Option<(Feast, usize)> {
    if !matches!(context.lex(at), Lex::Holiday) || !context.capital(at) {
        return None;
    }
    let mut best: Option<(Feast, usize)> = None;
    for (name, feast) in feast::NAMES {
        if let Some(end) = matches(context, at, name) {
            if best.is_none_or(|(_, longest)| end > longest) {
                best = Some((*feast, end));
            }
        }
    }
    best
}

/// The word after the name, where the words from `at` on are its own; the possessive `'s` is left out in `name`.
fn matches(context: &Context, at: usize, name: &str) -> Option<usize> {
    let mut at = at;
    for (number, word) in name.split(' ').enumerate() {
        if number > 0 {
            at = context.past(at, Lex::Possessive);
            at = context.past_hyphen(at);
        }
        if !context.reads(at, word) {
            return None;
        }
        at += 1;
    }
    Some(at)
}
