//! Times of day by the clock.

use super::context::Context;
use super::lexicon::Lex;
use super::unit::DayPart;

/// The time of day at word `at` as TIMEX3 has it (`T14:15`), and the word after it with its zone.
pub(super) fn clock(context: &Context, at: usize) -> Option<(String, usize)> {
    match context.lex(at) {
        // "High noon" is a figure of speech.
        Lex::Noon if !context.name(at) && (at == 0 || !context.reads(at - 1, "high")) => {
            Some(("T12:00".to_owned(), at + 1))
        }
        Lex::Midnight => Some(("T24:00".to_owned(), at + 1)),
        Lex::Number { value, digits } => number(context, at, value, digits),
        Lex::Decimal => {
            // British papers write 10.30 p.m.
            let (hour, minute) = context.word(at).split_once('.')?;
            if minute.len() != 2 {
                return None;
            }
            let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
            let (hour, next) = half_of_day(context, hour, at + 1)?;
            time(hour, minute).map(|time| (time, zone(context, next)))
        }
        Lex::Cardinal(hour @ 1..=12) => {
            if context.is(at + 1, Lex::OClock) {
                return oclock(context, hour, at + 2);
            }
            let (hour, next) = half_of_day(context, hour, at + 1)?;
            time(hour, 0).map(|time| (time, zone(context, next)))
        }
        _ => None,
    }
}

fn number(context: &Context, at: usize, value: u32, digits: u8) -> Option<(String, usize)> {
    if matches!(context.before(at), Lex::Mark('$' | '€' | '£' | '#' | ':' | '/')) {
        return None;
    }
    if context.joint(at + 1, ':') {
        return hours_and_minutes(context, at, value);
    }
    if digits == 4 {
        let end = zone(context, at + 1);
        // "At 1530 hours", but "after 1500 hours of talks".
        let led = matches!(context.before(at), Lex::At | Lex::By | Lex::Until | Lex::Since);
        let hours = led && context.reads(at + 1, "hours");
        if end > at + 1 || hours {
            return time(value / 100, value % 100).map(|time| (time, end + usize::from(hours)));
        }
    }
    if context.is(at + 1, Lex::OClock) {
        return oclock(context, value, at + 2);
    }
    if let Some(hour) = first_of_two(context, at, value) {
        return time(hour, 0).map(|time| (time, at + 1));
    }
    // "At 5 in the evening".
    if (1..=12).contains(&value) && context.is(at + 1, Lex::In) {
        return oclock(context, value, at + 1).filter(|(_, end)| *end > at + 2);
    }
    let (hour, next) = half_of_day(context, value, at + 1)?;
    time(hour, 0).map(|time| (time, zone(context, next)))
}

/// The first hour of `between 6 and 8 p.m.`, `from 9 to 11:30 a.m.`, `6-8 p.m.`, by the half of the day that is told
/// of the second.
fn first_of_two(context: &Context, at: usize, hour: u32) -> Option<u32> {
    let led = matches!(context.before(at), Lex::Between | Lex::From);
    let joined = match context.lex(at + 1) {
        Lex::And | Lex::To | Lex::Until => led,
        _ => context.joint(at + 1, '-'),
    };
    let Lex::Number { value: second @ 1..=12, digits: 1..=2 } = context.lex(at + 2) else {
        return None;
    };
    let minutes = context.joint(at + 3, ':') && matches!(context.lex(at + 4), Lex::Number { digits: 2, .. });
    let half = context.lex(if minutes { at + 5 } else { at + 3 });
    if !joined || !matches!(half, Lex::Am | Lex::Pm) || !(1..=12).contains(&hour) {
        return None;
    }
    // "From 11 to 1 p.m." begins in the morning.
    let late = (half == Lex::Pm) == (hour % 12 < second % 12 || hour == second);
    Some(hour % 12 + if late { 12 } else { 0 })
}

/// `14:15`, `2:15 p.m.`, `14:15:30 GMT`. Without a word that says so it may be a score or a verse.
fn hours_and_minutes(context: &Context, at: usize, hour: u32) -> Option<(String, usize)> {
    let Lex::Number { value: minute, digits: 2 } = context.lex(at + 2) else {
        return None;
    };
    let mut next = at + 3;
    let mut full = false;
    if context.joint(next, ':') && matches!(context.lex(next + 1), Lex::Number { digits: 2, .. }) {
        next += 2;
        full = true;
    }
    if let Some((hour, next)) = half_of_day(context, hour, next) {
        return time(hour, minute).map(|time| (time, zone(context, next)));
    }
    // "4:30 in the afternoon".
    if let (Lex::In, Lex::The, Lex::DayPart(part), 1..=12) =
        (context.lex(next), context.lex(next + 1), context.lex(next + 2), hour)
    {
        let late = part != DayPart::Morning;
        return time(hour % 12 + if late { 12 } else { 0 }, minute).map(|time| (time, next + 3));
    }
    let end = zone(context, next);
    let told = full
        || end > next
        || matches!(
            context.before(at),
            Lex::At | Lex::By | Lex::Until | Lex::About | Lex::Since | Lex::Before | Lex::After
        );
    if !told {
        return None;
    }
    time(hour, minute).map(|time| (time, end))
}

/// The hour of 24 where `a.m.` or `p.m.` stands at `at`.
fn half_of_day(context: &Context, hour: u32, at: usize) -> Option<(u32, usize)> {
    let late = match context.lex(at) {
        Lex::Am => false,
        Lex::Pm => true,
        _ => return None,
    };
    match (hour, late) {
        (12, late) => Some((if late { 12 } else { 0 }, at + 1)),
        (1..=11, late) => Some((if late { hour + 12 } else { hour }, at + 1)),
        _ => None,
    }
}

/// `o'clock`, with the part of the day where it is told: "in the morning".
fn oclock(context: &Context, hour: u32, next: usize) -> Option<(String, usize)> {
    let told = context.is(next, Lex::In) && context.is(next + 1, Lex::The);
    if let (true, Lex::DayPart(part)) = (told, context.lex(next + 2)) {
        let hour = if part == DayPart::Morning || hour >= 12 { hour } else { hour + 12 };
        return time(hour, 0).map(|time| (time, next + 3));
    }
    time(hour, 0).map(|time| (time, zone(context, next)))
}

fn time(hour: u32, minute: u32) -> Option<String> {
    (hour < 24 && minute < 60 || (hour, minute) == (24, 0)).then(|| format!("T{hour:02}:{minute:02}"))
}

/// The word after a zone's name and after the same time in another zone, else `at`.
fn zone(context: &Context, at: usize) -> usize {
    let local = context.reads(at, "local") && context.reads(at + 1, "time");
    let end = match context.lex(at) {
        Lex::Zone => at + 1,
        _ if local => at + 2,
        _ => at,
    };
    other_zone(context, end).unwrap_or(end)
}

/// The word after `(0735 GMT)`, `(07:35 GMT)`: it tells the same time again, and the day may follow it.
fn other_zone(context: &Context, at: usize) -> Option<usize> {
    if !context.is(at, Lex::Mark('(')) || !matches!(context.lex(at + 1), Lex::Number { digits: 1..=4, .. }) {
        return None;
    }
    let zone = if context.joint(at + 2, ':') { at + 4 } else { at + 2 };
    let closed = context.is(zone, Lex::Zone) && context.is(zone + 1, Lex::Mark(')'));
    closed.then_some(zone + 2)
}
