//! `last week`, `this month`, `next Friday`; `the next day`, `the same month`, `the previous year`.

use super::daypart::day_at;
use super::{date, holiday, weekday};
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::{Grain, Point, days_after};
use crate::when::resolve::beyond;
use crate::when::time::{Found, Head, Time};
use crate::when::unit::{Part, Season, Unit};

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

fn unit_of(context: &Context, head: Head, unit: Unit, shift: i64, end: usize) -> Option<Found> {
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

/// What counts from the time that the text named last.
pub(super) fn named(context: &Context, head: Head) -> Option<Found> {
    let at = head.at;
    let (unit, shift, end) = match (context.lex(at), context.lex(at + 1)) {
        (Lex::Next, Lex::Unit(Unit::Day)) => (Unit::Day, 1, at + 2),
        (Lex::Following, Lex::Unit(unit)) => (unit, 1, at + 2),
        (Lex::Previous, Lex::Unit(unit)) => (unit, -1, at + 2),
        (Lex::Same, Lex::Unit(unit)) if head.the => (unit, 0, at + 2),
        (Lex::That, Lex::Same) => match context.lex(at + 2) {
            Lex::Unit(unit) => (unit, 0, at + 3),
            _ => return None,
        },
        (Lex::That, Lex::Unit(unit)) => (unit, 0, at + 2),
        (Lex::That, Lex::Season(season)) if season != Season::Fall || context.reads(at + 1, "autumn") => {
            let year = i32::from(context.anchor()?.first().year());
            let point = Point::of_year(year, Grain::Season(season))?;
            return Found::new(at + 2, Time::date(point, head.part, context.date));
        }
        (Lex::That, Lex::Weekend) => {
            let point = Point::around(context.named_day()?, Grain::Weekend)?;
            return Found::new(at + 2, Time::date(point, head.part, context.date));
        }
        // "The week before last", "the week after next".
        (Lex::Unit(unit), Lex::Before) if head.the && last_or_next(context, at + 2, Lex::Last) => {
            return unit_of(context, head, unit, -2, at + 3);
        }
        (Lex::Unit(unit), Lex::After) if head.the && last_or_next(context, at + 2, Lex::Next) => {
            return unit_of(context, head, unit, 2, at + 3);
        }
        // "The day before", at the clause's end: of the time named, not of an event that follows.
        (Lex::Unit(unit), Lex::Before | Lex::Earlier) if head.the && context.clause_ends(at + 2) => {
            (unit, -1, at + 2)
        }
        (Lex::Unit(unit), Lex::After | Lex::Later) if head.the && context.clause_ends(at + 2) => {
            (unit, 1, at + 2)
        }
        (Lex::Unit(unit @ (Unit::Day | Unit::Week)), Lex::Before | Lex::After) => {
            let day = day_at(context, at + 2)?;
            let shift = if context.is(at + 1, Lex::Before) { -1 } else { 1 };
            let point = Point::of_unit(day.time.point?.first(), unit)?.shift(shift)?;
            return Found::new(day.end, Time::date(point, None, context.date));
        }
        (Lex::Following | Lex::Previous, Lex::Weekday(number)) => {
            return named_weekday(context, number, context.is(at, Lex::Following), at + 2);
        }
        _ => return None,
    };
    if unit.is_of_clock() {
        return None;
    }
    Found::new(end, from_named(context, unit, shift, head.part))
}

/// Whether "last" or "next" stands alone at word `at`: the day before last Tuesday is another thing.
fn last_or_next(context: &Context, at: usize, word: Lex) -> bool {
    context.is(at, word) && matches!(context.lex(at + 1), Lex::Other | Lex::Mark(_) | Lex::Did)
}

/// The unit `shift` after the one in which the named time lies. What was named may be too coarse for it: no day
/// is "the next day" after "2009"; a day named before it is.
pub(super) fn from_named(context: &Context, unit: Unit, shift: i64, part: Option<Part>) -> Time {
    let point = anchor_for(context, unit).and_then(|anchor| {
        let fine = match unit {
            Unit::Day => anchor.grain() == Grain::Day,
            Unit::Week | Unit::Fortnight => {
                matches!(anchor.grain(), Grain::Day | Grain::Week | Grain::Weekend)
            }
            Unit::Month => {
                !matches!(anchor.grain(), Grain::Year | Grain::FiscalYear | Grain::Decade | Grain::Century)
            }
            _ => !matches!(anchor.grain(), Grain::Decade | Grain::Century),
        };
        if fine { Point::of_unit(anchor.first(), unit)?.shift(shift) } else { None }
    });
    point.map_or_else(|| Time::unknown(unit), |point| Time::date(point, part, context.date))
}

fn anchor_for(context: &Context, unit: Unit) -> Option<Point> {
    let anchor = context.anchor()?;
    let coarse = unit == Unit::Day && anchor.grain() != Grain::Day;
    match context.named.day {
        Some(day) if coarse => Point::day(day),
        _ => Some(anchor),
    }
}

fn named_weekday(context: &Context, number: i8, ahead: bool, end: usize) -> Option<Found> {
    let Some(day) = context.named_day() else {
        return Found::new(end, weekday::unknown(number));
    };
    let distance = (i64::from(number) - i64::from(day.weekday().to_monday_one_offset())).rem_euclid(7);
    let distance = match (distance, ahead) {
        (0, true) => 7,
        (distance, true) => distance,
        (distance, false) => distance - 7,
    };
    Found::new(end, Time::date(Point::day(days_after(day, distance)?)?, None, context.date))
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

    #[test]
    fn units_from_the_time_named_last() {
        check(&[
            (
                "The coup of March 3 failed. The next day the border was closed.",
                "March 3=2009-03-03; The next day=2009-03-04",
            ),
            (
                "It began in May 1998. The same month, talks opened.",
                "May 1998=1998-05; The same month=1998-05",
            ),
            ("It began in 1998 and ended the following year.", "1998=1998; the following year=1999"),
            ("It began in 1998; that summer it ended.", "1998=1998; that summer=1998-SU"),
            ("It began on March 3; that weekend it ended.", "March 3=2009-03-03; that weekend=2009-W10-WE"),
            ("It began in 1998. The next day it ended.", "1998=1998; The next day=XXXX-XX-XX"),
            (
                "He came on March 3, as in 1998. The next day he left.",
                "March 3=2009-03-03; 1998=1998; The next day=2009-03-04",
            ),
            (
                "The bomb went off on May 3, police said Wednesday. The next day another did.",
                "May 3=2009-05-03; Wednesday=2009-05-06; The next day=2009-05-04",
            ),
            (
                "They met on March 3. The day before, he had left.",
                "March 3=2009-03-03; The day before=2009-03-02",
            ),
        ]);
    }
}
