//! `this morning`, `last night`, `the morning of May 7`, `2 p.m. on Friday`, `10:30 GMT`.

use super::{ahead, date, deictic, holiday, numeric, weekday};
use crate::when::clock as hours;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::days_after;
use crate::when::time::{Found, Head, Time};
use crate::when::unit::DayPart;

/// A part of the day with what says of which day.
pub(super) fn day_part(context: &Context, head: Head) -> Option<Found> {
    let at = head.at;
    let story = context.date;
    if let Lex::DayPart(part) = context.lex(at) {
        let letters = format!("T{}", part.letters());
        // "the night of May 7", "dawn Friday".
        let next = if matches!(context.lex(at + 1), Lex::Of | Lex::On) { at + 2 } else { at + 1 };
        if let Some(day) = day(context, head.start, next) {
            return Found::new(day.end, on(&day.time, &letters));
        }
        // "The night before": of the day named last.
        let shift = match context.lex(at + 1) {
            Lex::Before if context.clause_ends(at + 2) => Some(-1),
            Lex::After if context.clause_ends(at + 2) => Some(1),
            _ => None,
        };
        if let (Some(shift), true) = (shift, head.the) {
            let day = context.named_day().and_then(|day| days_after(day, shift));
            return Found::new(at + 2, Time::of_day(day, &letters));
        }
        // "At dawn", but "at night" is any night.
        let dim = matches!(context.before(head.start), Lex::At | Lex::Before | Lex::Since | Lex::Until)
            && ["dawn", "daybreak", "dusk"].iter().any(|word| context.reads(at, word));
        if dim {
            return Found::new(at + 1, Time::of_day(context.named_day(), &letters));
        }
        let told = head.the
            && (head.part.is_some()
                || matches!(context.before(head.start), Lex::In | Lex::Within | Lex::By | Lex::Until));
        return told.then(|| Found { end: at + 1, time: Time::of_day(context.named_day(), &letters) });
    }
    let Lex::DayPart(part) = context.lex(at + 1) else {
        return None;
    };
    let letters = format!("T{}", part.letters());
    let named = context.named_day();
    let day = match (context.lex(at), part) {
        (Lex::This, _) if !head.the => story,
        (Lex::Last, DayPart::Night | DayPart::Evening) if !head.the => {
            story.and_then(|day| day.yesterday().ok())
        }
        (Lex::Next | Lex::Following, _) => named.and_then(|day| day.tomorrow().ok()),
        (Lex::Previous, _) => named.and_then(|day| day.yesterday().ok()),
        (Lex::Same | Lex::That, _) => named,
        _ => return None,
    };
    Found::new(at + 2, Time::of_day(day, &letters))
}

/// A clock's time, with its day where that follows; else it is of the day named last.
pub(super) fn clock(context: &Context, head: Head) -> Option<Found> {
    let (clock, end) = hours::clock(context, head.at)?;
    // "Friday noon" is a time of its own; "noon" alone is one when it is led to.
    let next = context.past(end, Lex::Mark(','));
    let next = context.past(next, Lex::On);
    if let Some(day) = day(context, head.start, next) {
        return Found::new(day.end, on(&day.time, &clock));
    }
    if let (Lex::DayPart(_), true) = (context.lex(next + 1), matches!(context.lex(next), Lex::This)) {
        return Found::new(next + 2, Time::of_day(context.date, &clock));
    }
    Found::new(end, Time::of_day(context.named_day(), &clock))
}

/// The day that begins at word `at`.
pub(super) fn day_at(context: &Context, at: usize) -> Option<Found> {
    day(context, at, at)
}

/// The day at word `at`, told by date, weekday, feast or "today", in an expression that begins at `start`.
fn day(context: &Context, start: usize, at: usize) -> Option<Found> {
    let head = Head { start, at, the: false, part: None };
    let head = if context.is(at, Lex::The) { Head { at: at + 1, the: true, ..head } } else { head };
    let found = numeric::numeric(context, head)
        .or_else(|| weekday::weekday(context, head))
        .or_else(|| deictic::day_name(context, head))
        .or_else(|| date::month_first(context, head))
        .or_else(|| date::day_first(context, head))
        .or_else(|| holiday::holiday(context, head))
        .or_else(|| ahead::story(context, head))?;
    (found.time.value.len() == 10 && !found.time.value.ends_with("REF")).then_some(found)
}

/// The day's time, with this time of day.
fn on(day: &Time, letters: &str) -> Time {
    let value = format!("{}{letters}", day.value);
    Time { kind: crate::when::TimeType::Time, value, ..day.clone() }
}

#[cfg(test)]
mod tests {
    use crate::when::check::{check, check_types};

    #[test]
    fn parts_of_the_day() {
        check(&[
            ("They met this morning and last night.", "this morning=2009-05-07TMO; last night=2009-05-06TNI"),
            ("It began on Friday night.", "Friday night=2009-05-01TNI"),
            ("It began on the night of May 3.", "the night of May 3=2009-05-03TNI"),
            ("It came at dawn on Wednesday.", "dawn on Wednesday=2009-05-06TMO"),
            ("They struck on Monday at dawn.", "Monday=2009-05-04; dawn=2009-05-04TMO"),
            ("It comes tomorrow afternoon.", "tomorrow afternoon=2009-05-08TAF"),
            (
                "They met on March 3. The night before, shells had hit the town.",
                "March 3=2009-03-03; The night before=2009-03-02TNI",
            ),
        ]);
        check_types(&[("It came on Wednesday evening.", "Wednesday evening=TIME")]);
    }

    #[test]
    fn clocks() {
        check(&[
            ("Talks begin at 1430 GMT.", "1430 GMT=2009-05-07T14:30"),
            ("It ended at 10.30 p.m. on Wednesday.", "10.30 p.m. on Wednesday=2009-05-06T22:30"),
            (
                "They left at 1530 hours after 1500 hours of talks.",
                "1530 hours=2009-05-07T15:30; 1500 hours=PT1500H",
            ),
            ("It came at 9:15 a.m. (0615 GMT) Tuesday.", "9:15 a.m. (0615 GMT) Tuesday=2009-05-05T09:15"),
            ("It was noon Wednesday.", "noon Wednesday=2009-05-06T12:00"),
            ("He comes tomorrow at 2:15 p.m. EDT.", "tomorrow at 2:15 p.m. EDT=2009-05-08T14:15"),
            (
                "He left at 12 a.m. and came at 6 o'clock in the evening.",
                "12 a.m.=2009-05-07T00:00; 6 o'clock in the evening=2009-05-07T18:00",
            ),
            (
                "Between 6 and 8 p.m. on Monday and from 9 to 11:30 a.m.",
                "6=2009-05-07T18:00; 8 p.m. on Monday=2009-05-04T20:00; 9=2009-05-04T09:00; 11:30 a.m.=2009-05-04T11:30",
            ),
            ("It came from 11 to 1 p.m.", "11=2009-05-07T11:00; 1 p.m.=2009-05-07T13:00"),
            ("At 4:30 in the afternoon.", "4:30 in the afternoon=2009-05-07T16:30"),
            ("From 9 to 11 people came, between 6 and 8 of them.", ""),
            ("He read Luke 10:30 and won 10:30.", ""),
            ("He read Darkness at Noon at 25:99.", ""),
        ]);
    }
}
