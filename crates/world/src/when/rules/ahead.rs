//! What counts from the story's day: `last week`, `this month`, `next Friday`.

use super::{date, holiday, weekday};
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::{Grain, Point, days_after};
use crate::when::resolve::beyond;
use crate::when::time::{Found, Head, Time};
use crate::when::unit::Unit;

/// What counts from the story's day.
pub(super) fn story(context: &Context, head: Head) -> Option<Found> {
    let at = head.at;
    let mut next = at + 1;
    let shift = match context.lex(at) {
        Lex::Last => -1,
        Lex::Past if !matches!(context.lex(at + 1), Lex::Unit(_)) => -1,
        Lex::Next | Lex::Coming => 1,
        Lex::Current => 0,
        Lex::This => match context.lex(at + 1) {
            Lex::Past => {
                next += 1;
                -1
            }
            Lex::Coming => {
                next += 1;
                1
            }
            _ => 0,
        },
        // "By the end of the year", "later in the week".
        Lex::Unit(
            unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century),
        ) => {
            return if head.the && head.part.is_some() && !ends_relation(context, at + 1) {
                unit_of(context, head, unit, 0, at + 1)
            } else {
                None
            };
        }
        _ => return None,
    };
    // "The last of", "the next day": not from the story's day.
    match context.lex(next) {
        Lex::Unit(unit) => {
            // "The last year" and "the next week" are lengths of time, from the story's day on.
            if head.the && !matches!(context.lex(at), Lex::Current | Lex::Coming) {
                return None;
            }
            if unit == Unit::Day || unit.is_of_clock() {
                return None;
            }
            unit_of(context, head, unit, shift, next + 1)
        }
        Lex::Weekend => weekend(context, head, shift, next + 1),
        Lex::Weekday(number) if context.capital(next) => week_day(context, number, shift, next + 1),
        Lex::Month(_) | Lex::MonthShort(_) => month(context, head, shift, next),
        Lex::Season(season) => {
            let Some(date) = context.date else {
                let value = format!("XXXX-{}", season.letters());
                return Found::new(next + 1, Time::off_calendar(TimeType::Date, value));
            };
            let point = match shift {
                0 => Point::around(date, Grain::Season(season)),
                _ => beyond(date, shift > 0, |year| Point::of_year(year, Grain::Season(season))),
            }?;
            Found::new(next + 1, Time::date(point, head.part, context.date))
        }
        Lex::Holiday => holiday::beyond_story(context, next, shift),
        _ => None,
    }
}

/// Whether the unit is one of a relation: "the week of", "the year before".
fn ends_relation(context: &Context, at: usize) -> bool {
    matches!(context.lex(at), Lex::Of | Lex::Number { .. })
}

pub(super) fn unit_of(context: &Context, head: Head, unit: Unit, shift: i64, end: usize) -> Option<Found> {
    let Some(date) = context.date else {
        return Found::new(end, Time::unknown(unit));
    };
    Found::new(end, Time::date(Point::of_unit(date, unit)?.shift(shift)?, head.part, context.date))
}

fn weekend(context: &Context, head: Head, shift: i64, end: usize) -> Option<Found> {
    let Some(date) = context.date else {
        return Found::new(end, Time::off_calendar(TimeType::Date, "XXXX-WXX-WE"));
    };
    let this = Point::around(date, Grain::Weekend)?;
    // On Monday "next weekend" is the one that comes; the one after it is too far.
    let point = if shift > 0 && this.first() > date { this } else { this.shift(shift)? };
    Found::new(end, Time::date(point, head.part, context.date))
}

fn week_day(context: &Context, number: i8, shift: i64, end: usize) -> Option<Found> {
    let Some(date) = context.date else {
        return Found::new(end, weekday::unknown(number));
    };
    let today = i64::from(date.weekday().to_monday_one_offset());
    let ahead = (i64::from(number) - today).rem_euclid(7);
    let day = match shift {
        -1 => days_after(date, if ahead == 0 { -7 } else { ahead - 7 }),
        0 => days_after(date, i64::from(number) - today),
        _ => days_after(date, if ahead == 0 { 7 } else { ahead }),
    }?;
    Found::new(end, Time::date(Point::day(day)?, None, context.date))
}

fn month(context: &Context, head: Head, shift: i64, at: usize) -> Option<Found> {
    let (month, end) = date::month(context, at)?;
    // "Last May 7" counts as a day, "last May 1998" as that month.
    let inner = Head { at, ..head };
    let longer = date::month_first(context, inner).filter(|found| found.end > end);
    if longer.is_some() {
        return longer;
    }
    if context.date.is_none() {
        return Found::new(end, Time::off_calendar(TimeType::Date, format!("XXXX-{month:02}")));
    }
    Found::new(end, Time::date(date::month_beyond(context, month, shift)?, head.part, context.date))
}

#[cfg(test)]
mod tests {
    use crate::when::check::{check, check_days, check_undated};

    #[test]
    fn units_from_the_story() {
        check(&[
            ("This week, last month, next year.", "This week=2009-W19; last month=2009-04; next year=2010"),
            ("This century and last decade.", "This century=20XX; last decade=199X"),
            (
                "They came last weekend and come next weekend.",
                "last weekend=2009-W18-WE; next weekend=2009-W19-WE",
            ),
            ("This summer after last winter.", "This summer=2009-SU; last winter=2008-WI"),
            (
                "The next Christmas; last Christmas.",
                "The next Christmas=2009-12-25; last Christmas=2008-12-25",
            ),
        ]);
        check(&[
            (
                "The week before last, the year after next.",
                "The week before last=2009-W17; the year after next=2011",
            ),
            ("The day before last Tuesday.", "The day before last Tuesday=2009-05-04"),
        ]);
        check_days(&[
            ("He came earlier this week.", "2009-W19 2009-05-04..2009-05-07"),
            ("He comes later this month.", "2009-05 2009-05-07..2009-05-31"),
            ("It ends by the end of the year.", "2009 2009-09-02..2009-12-31"),
            ("It comes by the middle of next year.", "2010 2010-05-02..2010-09-01"),
            ("It came in early 2010.", "2010 2010-01-01..2010-05-01"),
        ]);
        check_undated(&[(
            "Last year, this month, next week.",
            "Last year=XXXX; this month=XXXX-XX; next week=XXXX-WXX",
        )]);
    }
}
