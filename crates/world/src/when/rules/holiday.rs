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
        (None, Some(date)) => {
            (nearest(date, tense_or_nearest(context, head, end), |year| feast::in_year(feast, year))?, end)
        }
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
    if !matches!(context.lex(at), Lex::Holiday | Lex::Month(5)) || !context.capital(at) {
        return None;
    }
    let mut best: Option<(Feast, usize)> = None;
    for (name, feast) in feast::NAMES {
        if let Some(end) = matches(context, at, name)
            && best.is_none_or(|(_, longest)| end > longest)
        {
            best = Some((*feast, end));
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

#[cfg(test)]
mod tests {
    use crate::when::check::{check, check_undated};

    #[test]
    fn feasts() {
        check(&[
            (
                "Easter 1999 and Christmas Eve, 2001.",
                "Easter 1999=1999-04-04; Christmas Eve, 2001=2001-12-24",
            ),
            (
                "They met on Good Friday and on Easter Monday.",
                "Good Friday=2009-04-10; Easter Monday=2009-04-13",
            ),
            (
                "They will meet on Labor Day and Thanksgiving.",
                "Labor Day=2009-09-07; Thanksgiving=2008-11-27",
            ),
            (
                "On New Year's Day they met. On May Day they marched.",
                "New Year's Day=2009-01-01; May Day=2009-05-01",
            ),
            (
                "Orthodox Easter 2009, Easter 2024, Election Day 2008.",
                "Orthodox Easter 2009=2009-04-19; Easter 2024=2024-03-31; Election Day 2008=2008-11-04",
            ),
            ("A new year, a good friday, the New Yorker.", ""),
        ]);
        check_undated(&[("At Christmas and at Easter.", "Christmas=XXXX-12-25; Easter=XXXX-XX-XX")]);
    }
}
