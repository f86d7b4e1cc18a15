//! What counts from the time that the text named last: `the next day`, `the same month`, `the previous year`.

use super::ahead::unit_of;
use super::daypart::day_at;
use super::weekday;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::{Grain, Point, days_after};
use crate::when::time::{Found, Head, Time};
use crate::when::unit::{Part, Season, Unit};

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
    use crate::when::check::check;

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
