//! Which Tuesday, which May: the year or week that a story leaves unsaid.

use jiff::civil::Date;

use super::context::Context;
use super::point::{Point, days_after};
use super::tense::{Tense, View};

/// The weekday (Monday is 1) that a story of `date` means: the last one up to that day, or, with a verb that
/// looks ahead, the next one from that day on. What would be tomorrow is taken for six days ago only when a
/// past verb stands right before it, since papers announce tomorrow far more often than they recall the last week.
pub(super) fn weekday(date: Date, number: i8, view: View) -> Option<Date> {
    let ahead = i64::from((number - date.weekday().to_monday_one_offset()).rem_euclid(7));
    let future = match view.tense {
        Tense::Future => true,
        Tense::Past => ahead == 1 && !view.close,
        Tense::Open => false,
    };
    days_after(date, if future || ahead == 0 { ahead } else { ahead - 7 })
}

/// The one among `points` that comes next in a paragraph that tells of a year gone by: "On Aug. 2, 1990, ... On Aug. 6".
/// Days only: a month alone is as often that of the story's own year.
pub(super) fn next_told(
    context: &Context,
    tense: Tense,
    point: impl Fn(i32) -> Option<Point>,
) -> Option<Point> {
    let told = context.told_of().filter(|_| tense != Tense::Future)?;
    let year = i32::from(told.first().year());
    [point(year), point(year + 1)].into_iter().flatten().find(|next| next.first() >= told.first())
}

/// A day on the side where the verb looks not counts as so many times as far away.
const AGAINST_TENSE: i64 = 5;

/// The one among `points`, told for the year before the story's, its own and the next, that is nearest to the
/// story, the more so where the verb looks.
///
/// Not the tense alone decides: a story that leaves the year out means no day eleven months away, whatever
/// the verb beside it ("the mission was to end on June 12").
pub(super) fn nearest(date: Date, tense: Tense, point: impl Fn(i32) -> Option<Point>) -> Option<Point> {
    let year = i32::from(date.year());
    let candidates = [point(year - 1), point(year), point(year + 1)];
    candidates.into_iter().flatten().min_by_key(|candidate| {
        let against = match tense {
            Tense::Past => candidate.first() > date,
            Tense::Future => candidate.first() < date,
            Tense::Open => false,
        };
        // Without a verb the past weighs a little more: news recalls more days than it announces.
        let ahead = tense == Tense::Open && candidate.first() > date;
        distance(date, *candidate) * if against { 2 * AGAINST_TENSE } else { 2 + i64::from(ahead) }
    })
}

/// The last of them that was over before the story's day's own stretch began ("last May"), or the first
/// that begins after it ("next May").
pub(super) fn beyond(date: Date, ahead: bool, point: impl Fn(i32) -> Option<Point>) -> Option<Point> {
    let year = i32::from(date.year());
    let mut candidates = [point(year - 2), point(year - 1), point(year), point(year + 1), point(year + 2)]
        .into_iter()
        .flatten();
    if ahead {
        candidates.find(|p| p.first() > date)
    } else {
        candidates.rfind(|p| p.last().is_some_and(|last| last < date))
    }
}

/// Days between the story and the stretch; none within it.
fn distance(date: Date, point: Point) -> i64 {
    let last = point.last().unwrap_or(point.first());
    if date < point.first() {
        point.first().duration_since(date).as_hours() / 24
    } else if date > last {
        date.duration_since(last).as_hours() / 24
    } else {
        0
    }
}

/// The year that two digits mean: the one nearest to the story.
pub(super) fn short_year(context: &Context, two: u32) -> i32 {
    let two = i32::try_from(two % 100).unwrap_or_default();
    let around = context.date.map_or(2000, |date| i32::from(date.year()));
    let century = around.div_euclid(100) * 100;
    let years = [century - 100 + two, century + two, century + 100 + two];
    // A year of the past rather than one far ahead: fifteen years ahead weigh as much as eighty behind.
    years.into_iter().filter(|year| *year <= around + 15).max().unwrap_or(century + two)
}
