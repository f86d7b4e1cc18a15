//! A counted part of a longer time: `the first week of June`, `the last Friday of the month`, `the 20th of the month`.

use super::{ahead, date, period, year};
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::{Grain, Point, days_after};
use crate::when::time::{Found, Head, Time};
use crate::when::unit::Unit;

/// Which one of the parts.
#[derive(Debug, Clone, Copy)]
enum Which {
    /// Counted from the first, which is 1.
    Nth(u32),
    Last,
}

pub(super) fn within(context: &Context, head: Head) -> Option<Found> {
    if !head.the || head.part.is_some() {
        return None;
    }
    if let Some(found) = day_of_month(context, head) {
        return Some(found);
    }
    let which = match context.lex(head.at) {
        Lex::Ordinal(number @ 1..=31) => Which::Nth(number),
        Lex::Last => Which::Last,
        Lex::Full if context.reads(head.at, "final") => Which::Last,
        _ => return None,
    };
    if !matches!(context.lex(head.at + 2), Lex::Of | Lex::In) {
        return None;
    }
    let whole = longer(context, head.at + 3)?;
    let point = part(which, context.lex(head.at + 1), whole.time.point?)?;
    Found::new(whole.end, Time::date(point, None, context.date))
}

/// The month, quarter or year that begins at word `at`.
pub(super) fn longer(context: &Context, at: usize) -> Option<Found> {
    let the = context.is(at, Lex::The);
    let head = Head { start: at, at: at + usize::from(the), the, part: None };
    let found = date::month_first(context, head)
        .or_else(|| ahead::story(context, head))
        .or_else(|| year::year(context, head))
        .or_else(|| period::under_way(context, head))?;
    let grain = found.time.point?.grain();
    matches!(grain, Grain::Month | Grain::Quarter | Grain::HalfYear | Grain::Year).then_some(found)
}

/// The part of `whole` that the word `lex` counts.
fn part(which: Which, lex: Lex, whole: Point) -> Option<Point> {
    let (first, last) = (whole.first(), whole.last()?);
    let (grain, length, offset) = match lex {
        Lex::Unit(Unit::Day) => (Grain::Day, 1, 0),
        // The week with most of its days inside.
        Lex::Unit(Unit::Week) => (Grain::Week, 7, 3),
        Lex::Weekday(number) => {
            let ahead = (number - first.weekday().to_monday_one_offset()).rem_euclid(7);
            let behind = (last.weekday().to_monday_one_offset() - number).rem_euclid(7);
            let day = match which {
                Which::Nth(number) => days_after(first, i64::from(ahead) + 7 * i64::from(number - 1)),
                Which::Last => days_after(last, -i64::from(behind)),
            }?;
            return if day <= last { Point::day(day) } else { None };
        }
        Lex::Weekend => {
            let saturday = part(which, Lex::Weekday(6), whole)?;
            return Point::around(saturday.first(), Grain::Weekend);
        }
        Lex::Unit(Unit::Month) if whole.grain() != Grain::Month => {
            return match which {
                Which::Nth(number @ 1..=12) => {
                    Point::around(first, Grain::Month)?.shift(i64::from(number) - 1)
                }
                Which::Nth(_) => None,
                Which::Last => Point::around(last, Grain::Month),
            };
        }
        _ => return None,
    };
    let day = match which {
        Which::Nth(number) => days_after(first, i64::from(number - 1) * length + offset),
        Which::Last => days_after(last, -offset),
    }?;
    if day > last { None } else { Point::around(day, grain) }
}

/// `the 20th of the month`; `on the 15th`, where the clause ends with it.
fn day_of_month(context: &Context, head: Head) -> Option<Found> {
    let Lex::Ordinal(day @ 1..=31) = context.lex(head.at) else {
        return None;
    };
    let digits = context.word(head.at).starts_with(|c: char| c.is_ascii_digit());
    let (month, end) = match (context.lex(head.at + 1), context.lex(head.at + 2), context.lex(head.at + 3)) {
        (Lex::Of, Lex::The | Lex::This, Lex::Unit(Unit::Month)) => {
            (Point::around(context.anchor()?.first(), Grain::Month)?, head.at + 4)
        }
        (Lex::Of, Lex::Last | Lex::Next, Lex::Unit(Unit::Month)) => {
            let shift = if context.is(head.at + 2, Lex::Last) { -1 } else { 1 };
            (Point::around(context.date?, Grain::Month)?.shift(shift)?, head.at + 4)
        }
        _ if digits
            && context.clause_ends(head.at + 1)
            && matches!(context.before(head.start), Lex::On | Lex::By | Lex::Until | Lex::Since) =>
        {
            (Point::around(context.anchor()?.first(), Grain::Month)?, head.at + 1)
        }
        _ => return None,
    };
    let point = Point::ymd(i32::from(month.first().year()), month.first().month(), day)?;
    Found::new(end, Time::date(point, None, context.date))
}

#[cfg(test)]
mod tests {
    use crate::when::check::check;

    #[test]
    fn parts_of_a_month() {
        check(&[
            (
                "It sat in the first week of June 2010 and the last week of May 2010.",
                "the first week of June 2010=2010-W22; the last week of May 2010=2010-W21",
            ),
            ("On the first Monday of September 2009.", "the first Monday of September 2009=2009-09-07"),
            ("On the last Friday in January 2009.", "the last Friday in January 2009=2009-01-30"),
            ("It opened on the first day of March.", "the first day of March=2009-03-01"),
            ("Over the first weekend of April 2009.", "the first weekend of April 2009=2009-W14-WE"),
            ("Not on the sixth Sunday of June 2009.", "Sunday=2009-05-03; June 2009=2009-06"),
        ]);
    }

    #[test]
    fn parts_of_a_year_and_of_the_month_named() {
        check(&[
            ("In the last month of 2008 it fell.", "the last month of 2008=2008-12"),
            (
                "It was closed in March and opened on the 20th of the month.",
                "March=2009-03; the 20th of the month=2009-03-20",
            ),
            ("They meet again on the 15th.", "the 15th=2009-05-15"),
            ("It comes on the 15th anniversary of the 15th congress.", ""),
        ]);
    }
}
