//! `Tuesday`, `Tuesday, May 7`, `Tuesday of last week`.

use super::date;
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::{Grain, Point, days_after};
use crate::when::resolve;
use crate::when::tense::{Tense, view};
use crate::when::time::{Found, Head, Time};

pub(super) fn weekday(context: &Context, head: Head) -> Option<Found> {
    let (number, at) = name(context, head.at)?;
    if let Some(found) = with_date(context, head, number, at) {
        return Some(found);
    }
    // "Sun" and "Sat" alone are words of their own.
    let short = matches!(context.lex(head.at), Lex::WeekdayShort(_));
    if (short && !context.is(at - 1, Lex::Mark('.')))
        || is_newspaper(context, at)
        || is_title(context, head.at)
    {
        return None;
    }
    if let Some(found) = of_week(context, number, at) {
        return Some(found);
    }
    let Some(date) = context.date else {
        return Found::new(at, unknown(number));
    };
    let mut view = view(context, head.start, at);
    // "Will debate Monday's speech": the noun's time, which is mostly past, is not the verb's.
    if context.is(at, Lex::Possessive) && view.tense == Tense::Future {
        view.tense = Tense::Open;
    }
    let day = resolve::weekday(date, number, view)?;
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
fn with_date(context: &Context, head: Head, number: i8, at: usize) -> Option<Found> {
    let at = context.past(at, Lex::Mark(','));
    let at = context.past(at, Lex::The);
    let head = Head { at, part: None, ..head };
    let found = date::month_first(context, head).or_else(|| date::day_first(context, head))?;
    (found.time.value.len() == 10).then(|| right_year(context, found, number))
}

/// Where the year was left out, the one in which the day is this weekday, if a year nearby has it so.
fn right_year(context: &Context, found: Found, number: i8) -> Found {
    let told = matches!(context.lex(found.end - 1), Lex::Number { digits: 4, .. })
        || matches!(context.before(found.end - 1), Lex::Mark('\''));
    let (Some(point), Some(date), false) = (found.time.point, context.date, told) else {
        return found;
    };
    let day = point.first();
    let year = i32::from(date.year());
    let right = [year, year - 1, year + 1, i32::from(day.year())]
        .into_iter()
        .filter_map(|year| Point::ymd(year, day.month(), u32::try_from(day.day()).ok()?))
        .find(|point| point.first().weekday().to_monday_one_offset() == number);
    match right {
        Some(right) if right != point => Found { time: Time::date(right, None, context.date), ..found },
        _ => found,
    }
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

/// `Bloody Sunday`, `Black Friday`: days that history or trade has named, on no day of this week.
fn is_title(context: &Context, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| context.word(before));
    ["Bloody", "Black", "Super", "Cyber", "Holy", "Fat", "Shrove", "Maundy"].contains(&before)
}

/// `Sunday Times`, `Friday Prayers`: papers that are called by a weekday.
fn is_newspaper(context: &Context, at: usize) -> bool {
    const PAPERS: &[&str] = &[
        "Times",
        "Telegraph",
        "Mirror",
        "Mail",
        "Express",
        "Herald",
        "Independent",
        "World",
        "Post",
        "People",
        "Tribune",
        "Standard",
        "Business",
        "Nation",
        "Star",
        "Sun",
        "Vision",
        "Punch",
        "Guardian",
    ];
    PAPERS.contains(&context.word(at))
}

#[cfg(test)]
mod tests {
    use crate::when::check::{check, check_days, check_undated};

    #[test]
    fn the_tense_says_which_week() {
        check(&[
            ("They met on Tuesday and will meet again on Friday.", "Tuesday=2009-05-05; Friday=2009-05-08"),
            ("On Monday, the council will vote on the draft.", "Monday=2009-05-11"),
            ("On Monday, the council voted on the draft.", "Monday=2009-05-04"),
            ("She is expected to meet him Saturday.", "Saturday=2009-05-09"),
            ("They agreed on Monday to hold talks on Friday.", "Monday=2009-05-04; Friday=2009-05-08"),
            ("He will be released Tuesday.", "Tuesday=2009-05-12"),
            ("He was released Tuesday.", "Tuesday=2009-05-05"),
            ("The talks may resume Sunday.", "Sunday=2009-05-10"),
            ("The minister said Friday he had left.", "Friday=2009-05-08"),
            ("Since Monday, 12 people have died.", "Monday=2009-05-04"),
            ("They have until Monday to reply.", "Monday=2009-05-11"),
            ("The council said Thursday it met.", "Thursday=2009-05-07"),
        ]);
    }

    #[test]
    fn words_that_say_which_week() {
        check(&[
            (
                "Next Tuesday he travels; last Friday he was here.",
                "Next Tuesday=2009-05-12; last Friday=2009-05-01",
            ),
            (
                "Tuesday last week and Tuesday of next week.",
                "Tuesday last week=2009-04-28; Tuesday of next week=2009-05-12",
            ),
            ("On Wednesday, Sept. 9, he spoke.", "Wednesday, Sept. 9=2009-09-09"),
            ("On Tuesday, Dec. 9, he spoke.", "Tuesday, Dec. 9=2008-12-09"),
        ]);
        check_undated(&[("They met on Tuesday night.", "Tuesday night=XXXX-WXX-2TNI")]);
    }

    #[test]
    fn since_and_until_are_stretches() {
        check_days(&[
            ("Since Monday he has been here.", "2009-05-04 2009-05-04..2009-05-07"),
            ("He stays until Monday.", "2009-05-11 2009-05-07..2009-05-11"),
            ("He came since 1998.", "1998 1998-01-01..2009-05-07"),
        ]);
    }

    #[test]
    fn words_that_are_no_weekdays() {
        check(&[("The Sunday Times and the Sun on Bloody Sunday; she sat and was wed.", "")]);
    }
}
