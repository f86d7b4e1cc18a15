//! Which Tuesday, which May: the year or week that a story leaves unsaid.

use jiff::civil::Date;

use super::context::Context;
use super::point::{Point, days_after};
use super::tense::Tense;

/// The weekday (Monday is 1) that a story of `date` means: the last one up to that day, or, with a verb that
/// looks ahead, the next one from that day on.
pub(super) fn weekday(date: Date, number: i8, tense: Tense) -> Option<Date> {
    let ahead = i64::from((number - date.weekday().to_monday_one_offset()).rem_euclid(7));
    match tense {
        Tense::Future => days_after(date, ahead),
        // Seven days ahead less, so that the day itself counts as past.
        Tense::Past | Tense::Open => days_after(date, if ahead == 0 { 0 } else { ahead - 7 }),
    }
}

/// The one among `points`, told for the year before the story's, its own and the next, that the tense asks for.
///
/// Without a verb to tell it is the nearest: "the Jan. 15 deadline" in a story of December is next month's.
pub(super) fn nearest(date: Date, tense: Tense, point: impl Fn(i32) -> Option<Point>) -> Option<Point> {
    let year = i32::from(date.year());
    let candidates = [point(year - 1), point(year), point(year + 1)];
    let candidates = candidates.into_iter().flatten();
    match tense {
        Tense::Past => candidates.filter(|p| p.first() <= date).last(),
        Tense::Future => candidates.into_iter().find(|p| p.last().is_some_and(|last| last >= date)),
        Tense::Open => candidates.min_by_key(|p| distance(date, *p)),
    }
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
        candidates.filter(|p| p.last().is_some_and(|last| last < date)).last()
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

