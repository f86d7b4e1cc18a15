//! Dates in digits: `2009-05-07`, `5/7/2009`, `05-07-98`, `7.5.2009`, `9/11`.

use super::date::YEARS;
use crate::when::clock;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::Point;
use crate::when::resolve::short_year;
use crate::when::time::{Found, Head, Time};

/// Where both numbers could be the month, the month comes first, as American news has it; with points between,
/// the day does, as in Europe.
pub(super) fn numeric(context: &Context, head: Head) -> Option<Found> {
    let at = head.at;
    // Part of a longer code: a telephone's number, a version.
    let tail =
        context.glued(at) && matches!(context.before(at), Lex::Mark('-' | '/' | '.' | '$' | '#' | '+' | ':'));
    if tail {
        return None;
    }
    if context.is(at, Lex::Decimal) {
        return with_points(context, at);
    }
    let (first, digits) = part(context, at)?;
    let mark = match context.lex(at + 1) {
        Lex::Mark(mark @ ('-' | '/')) if context.joint(at + 1, mark) => mark,
        _ => return None,
    };
    let (second, second_digits) = part(context, at + 2)?;
    let third = if context.joint(at + 3, mark) { part(context, at + 4) } else { None };
    let end = at + 5;
    if third.is_some() && context.joint(end, mark) {
        return None;
    }
    let point = match (digits, third) {
        (4, Some((third, 1..=2))) if YEARS.contains(&first) && second_digits <= 2 => {
            Point::ymd(i32::try_from(first).ok()?, month(second)?, third)
        }
        (1..=2, Some((third, 4))) if YEARS.contains(&third) => {
            month_and_day(i32::try_from(third).ok()?, first, second)
        }
        (1..=2, Some((third, 2))) if second_digits == 2 || mark == '/' => {
            month_and_day(short_year(context, third), first, second)
        }
        // The attacks on the United States have no other name.
        (1, None) if (first, second, mark) == (9, 11, '/') => {
            return Found::new(at + 3, Time::date(Point::ymd(2001, 9, 11)?, None, context.date));
        }
        _ => None,
    }?;
    let time = Time::date(point, None, context.date);
    Some(with_iso_time(context, end, &time).unwrap_or(Found { end, time }))
}

fn part(context: &Context, at: usize) -> Option<(u32, u8)> {
    match context.lex(at) {
        Lex::Number { value, digits } => Some((value, digits)),
        _ => None,
    }
}

fn month(number: u32) -> Option<i8> {
    i8::try_from(number).ok().filter(|month| (1..=12).contains(month))
}

fn month_and_day(year: i32, first: u32, second: u32) -> Option<Point> {
    Point::ymd(year, month(first).unwrap_or_default(), second)
        .or_else(|| Point::ymd(year, month(second).unwrap_or_default(), first))
}

/// `7.5.2009`, which the lexer has read as a number with decimals, a point and a number.
fn with_points(context: &Context, at: usize) -> Option<Found> {
    let (day, month_number) = context.word(at).split_once('.')?;
    let (year, digits) = part(context, at + 2)?;
    if !context.joint(at + 1, '.') || digits != 4 || !YEARS.contains(&year) || month_number.len() > 2 {
        return None;
    }
    let month = month(month_number.parse().ok()?)?;
    let point = Point::ymd(i32::try_from(year).ok()?, month, day.parse().ok()?)?;
    Found::new(at + 3, Time::date(point, None, context.date))
}

/// `2009-05-07T14:15:00Z`: the clock after ISO's `T`, or after a space with seconds.
fn with_iso_time(context: &Context, end: usize, day: &Time) -> Option<Found> {
    let t = context.glued(end) && context.reads(end, "T") && context.glued(end + 1);
    let at = end + usize::from(t);
    if t {
        let (Lex::Number { value: hour @ 0..=24, .. }, Lex::Number { value: minute @ 0..=59, .. }) =
            (context.lex(at), context.lex(at + 2))
        else {
            return None;
        };
        if !context.joint(at + 1, ':') {
            return None;
        }
        let mut next = at + 3;
        if context.joint(next, ':') {
            next += 2;
        }
        if context.glued(next) && context.reads(next, "Z") {
            next += 1;
        }
        return Found::new(next, Time::of_day(Some(day.point?.first()), &format!("T{hour:02}:{minute:02}")));
    }
    let (clock, next) = clock::clock(context, at)?;
    Found::new(next, Time::of_day(Some(day.point?.first()), &clock))
}

#[cfg(test)]
mod tests {
    use crate::when::check::check;

    #[test]
    fn dates_in_digits() {
        check(&[
            (
                "On 7/5/2009, 13/5/2009 and 05-07-98.",
                "7/5/2009=2009-07-05; 13/5/2009=2009-05-13; 05-07-98=1998-05-07",
            ),
            ("On 2009-05-07 and 7.5.2009.", "2009-05-07=2009-05-07; 7.5.2009=2009-05-07"),
            ("Logged 2009-05-07T14:15:00Z.", "2009-05-07T14:15:00Z=2009-05-07T14:15"),
            ("After 9/11 all changed.", "9/11=2001-09-11"),
        ]);
    }

    #[test]
    fn digits_that_are_no_dates() {
        check(&[
            ("Call 555-1998 or 202-555-2009 or +44 20 7946 0958.", ""),
            ("Version 2.0.2009 won 3-2, 1/2 of it, 24/7.", ""),
            ("He got 99/99/9999 and 2009-13-45.", ""),
        ]);
    }
}
