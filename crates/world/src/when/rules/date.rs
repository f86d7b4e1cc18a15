//! Days and months by name: `May 7, 2009`, `7 May`, `the 7th of May`, `May 2009`, `in May`.

use super::quarter;
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::{Grain, Point};
use crate::when::resolve::{beyond, nearest, next_told, short_year};
use crate::when::tense::{Tense, tense};
use crate::when::time::{Found, Head, Time, leads_to_time};

/// The years that four digits may mean.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1000..=2100;

/// `May 7, 2009`, `Sept. 11`, `May 2009`, `May`.
pub(super) fn month_first(context: &Context, head: Head) -> Option<Found> {
    let (month, at) = month(context, head.at)?;
    if let Some((day, end)) = day_of_month(context, at) {
        let (last, end) = range(context, day, end);
        let (year, end) = year_after(context, end);
        if let Some(found) = day_found(context, head, end, year, month, day, last) {
            return Some(found);
        }
    }
    let of = context.past(at, Lex::Of);
    let (year, end) = year_after(context, of);
    if let Some(year) = year {
        return Found::new(end, Time::date(Point::month(year, month)?, head.part, context.date));
    }
    bare_month(context, head, month, at)
}

/// `7 May 2009`, `7th of May`, `7-9 May`.
pub(super) fn day_first(context: &Context, head: Head) -> Option<Found> {
    let (mut day, mut at) = day_of_month(context, head.at)?;
    let mut last = None;
    if let (Some(end), next) = range(context, day, at) {
        (last, at) = (Some(end), next);
    }
    if context.is(at, Lex::Of) {
        at += 1;
    } else if matches!(context.lex(head.at), Lex::Ordinal(_)) && !context.capital(at) {
        return None;
    }
    let hyphen = context.joint(at, '-');
    let (month, mut end) = month(context, at + usize::from(hyphen))?;
    if hyphen && context.joint(end, '-') {
        // 07-May-2009.
        end += 1;
    }
    let (year, end) = year_after(context, end);
    if last.is_some_and(|last| last < day) {
        (day, last) = (last?, None);
    }
    day_found(context, head, end, year, month, day, last)
}

/// The second day of `April 5 and 6`, `Sept. 9 to 12`: its month stands before the first.
pub(super) fn second_day(context: &Context, head: Head) -> Option<Found> {
    let at = head.at;
    let joined = matches!(context.before(at), Lex::And | Lex::Or | Lex::To | Lex::Within);
    let Lex::Number { value: day @ 2..=31, digits: 1..=2 } = context.lex(at) else {
        return None;
    };
    let first_at = at.checked_sub(2)?;
    let Lex::Number { value: first @ 1..=30, digits: 1..=2 } = context.lex(first_at) else {
        return None;
    };
    let after_month = match context.before(first_at) {
        Lex::Month(_) => true,
        Lex::Mark('.') => matches!(context.before(first_at - 1), Lex::MonthShort(_)),
        _ => false,
    };
    // "On April 5 and 6 people died": the number counts what follows.
    let counts = context.tokens.get(at + 1).is_some_and(|next| {
        next.lex == Lex::Mark('%')
            || (next.word
                && matches!(
                    next.lex,
                    Lex::Other | Lex::Did | Lex::Told | Lex::Unit(_) | Lex::Units(_) | Lex::Am | Lex::Pm
                ))
    });
    if !joined || !after_month || counts || first >= day || context.joint(at + 1, ':') {
        return None;
    }
    let named = context.named.last.filter(|named| named.grain() == Grain::Day)?.first();
    let (year, end) = year_after(context, at + 1);
    let year = year.unwrap_or(i32::from(named.year()));
    Found::new(end, Time::date(Point::ymd(year, named.month(), day)?, None, context.date))
}

/// A month's name at word `at`, and the word after it. Names are written with a capital, which tells them from
/// verbs; an abbreviation needs its stop or a number after it.
pub(super) fn month(context: &Context, at: usize) -> Option<(i8, usize)> {
    match context.lex(at) {
        Lex::Month(month) if context.capital(at) => Some((month, at + 1)),
        Lex::MonthShort(month) if context.capital(at) => {
            let stop = context.is(at + 1, Lex::Mark('.')) && context.glued(at + 1);
            let number =
                matches!(context.lex(at + 1), Lex::Number { .. } | Lex::Ordinal(_) | Lex::Mark('-' | '\''));
            let day_before = matches!(context.before(at), Lex::Number { value: 1..=31, .. });
            (stop || number || day_before).then_some((month, at + 1 + usize::from(stop)))
        }
        _ => None,
    }
}

/// A day's number: `7`, `7th`, `the 7th`.
fn day_of_month(context: &Context, at: usize) -> Option<(u32, usize)> {
    let at =
        if context.is(at, Lex::The) && matches!(context.lex(at + 1), Lex::Ordinal(_)) { at + 1 } else { at };
    match context.lex(at) {
        Lex::Number { value: day @ 1..=31, digits: 1..=2 } => {
            // "May 7:30 p.m." is no day, nor is "May 5 percent".
            let other = context.joint(at + 1, ':') || context.is(at + 1, Lex::Mark('%'));
            (!other && !glued_word(context, at + 1)).then_some((day, at + 1))
        }
        Lex::Ordinal(day @ 1..=31) => Some((day, at + 1)),
        _ => None,
    }
}

/// Whether a word sticks to the number before it: `5km`.
pub(super) fn glued_word(context: &Context, at: usize) -> bool {
    context.glued(at) && context.tokens.get(at).is_some_and(|token| token.word)
}

/// The last day of a range that begins with `day`: `7-9`. Only the hyphen joins two days to one expression.
fn range(context: &Context, day: u32, at: usize) -> (Option<u32>, usize) {
    let dash = context.joint(at, '-');
    match context.lex(at + 1) {
        Lex::Number { value: last @ 2..=31, digits: 1..=2 }
            if dash && last > day && !context.joint(at + 2, '-') =>
        {
            (Some(last), at + 2)
        }
        _ => (None, at),
    }
}

/// The year at word `at`, after a comma perhaps: `, 2009`, `2009`, `'98`.
fn year_after(context: &Context, at: usize) -> (Option<i32>, usize) {
    let next = context.past(at, Lex::Mark(','));
    match context.lex(next) {
        Lex::Number { value, digits: 4 } if YEARS.contains(&value) && !glued_word(context, next + 1) => {
            (i32::try_from(value).ok(), next + 1)
        }
        Lex::Mark('\'') => match context.lex(next + 1) {
            Lex::Number { value, digits: 2 } if context.glued(next + 1) => {
                (Some(short_year(context, value)), next + 2)
            }
            _ => (None, at),
        },
        // "April next year", "May 7 of last year".
        Lex::Of | Lex::Last | Lex::This | Lex::Next => match quarter::year_after(context, at) {
            Some((year, end)) => (Some(year), end),
            None => (None, at),
        },
        _ => (None, at),
    }
}

fn day_found(
    context: &Context,
    head: Head,
    end: usize,
    year: Option<i32>,
    month: i8,
    day: u32,
    last: Option<u32>,
) -> Option<Found> {
    let point = match (year, context.date) {
        (Some(year), _) => Point::ymd(year, month, day)?,
        (None, _) if (month, day) == (9, 11) && is_attack(context, end) => Point::ymd(2001, 9, 11)?,
        (None, Some(date)) => {
            let tense = tense_of_day(context, head, end);
            let point = |year| Point::ymd(year, month, day);
            next_told(context, tense, point).or_else(|| nearest(date, tense, point))?
        }
        (None, None) => {
            // A leap year, so that February 29 is a day.
            Point::ymd(2000, month, day)?;
            return Found::new(end, Time::off_calendar(TimeType::Date, format!("XXXX-{month:02}-{day:02}")));
        }
    };
    let mut time = Time::date(point, None, context.date);
    if let Some(last) = last {
        let to = Point::ymd(i32::from(point.first().year()), month, last)?;
        time.days = Some((point.first(), to.first()));
    }
    Found::new(end, time)
}

/// "The Sept. 11 attacks" need no year.
fn is_attack(context: &Context, at: usize) -> bool {
    ["attack", "attacks", "terror", "terrorist", "hijackers", "hijackings"].contains(&context.word(at))
}

/// A day that stands before its noun ("the April 17 vote") has not the tense of the verb beside it.
fn tense_of_day(context: &Context, head: Head, end: usize) -> Tense {
    let noun =
        context.tokens.get(end).is_some_and(|next| next.word && !next.capital && next.lex == Lex::Other);
    if noun && (head.the || matches!(context.before(head.start), Lex::The | Lex::A | Lex::Possessive)) {
        return Tense::Open;
    }
    tense(context, head.start, end)
}

/// A month alone. "May", "March" and "April" are other things too, so something must say that it is a month.
fn bare_month(context: &Context, head: Head, month: i8, at: usize) -> Option<Found> {
    let before = context.before(head.at);
    let risky = matches!(month, 3 | 4 | 5 | 6 | 8);
    let led = leads_to_time(before)
        || head.part.is_some()
        || matches!(
            before,
            Lex::Last | Lex::Next | Lex::This | Lex::To | Lex::And | Lex::Or | Lex::Month(_) | Lex::For
        );
    let led = led
        || (context.joint(head.at.wrapping_sub(1), '-')
            && matches!(context.before(head.at - 1), Lex::Month(_)));
    // "May 5,000 people": the number isn't the month's; "June Carter", "Theresa May": a person.
    let person =
        context.name(at) && !matches!(context.lex(at), Lex::Month(_) | Lex::Weekday(_) | Lex::MonthShort(_));
    let surname = head.at > 0 && context.capital(head.at - 1) && before == Lex::Other;
    if surname || (risky && (!led || person)) || context.word(head.at).len() == 3 && month != 5 {
        return None;
    }
    let Some(date) = context.date else {
        return Found::new(at, Time::off_calendar(TimeType::Date, format!("XXXX-{month:02}")));
    };
    let tense = match tense(context, head.start, at) {
        Tense::Open => Tense::Past,
        told => told,
    };
    let point = nearest(date, tense, |year| Point::month(year, month))?;
    Found::new(at, Time::date(point, head.part, context.date))
}

/// The month after "last", "next" or "this".
pub(super) fn month_beyond(context: &Context, month: i8, shift: i64) -> Option<Point> {
    let date = context.date?;
    match shift {
        0 => Point::month(i32::from(date.year()), month),
        _ => beyond(date, shift > 0, |year| Point::month(year, month)),
    }
}

#[cfg(test)]
mod tests {
    use crate::when::check::{check, check_days, check_undated};

    #[test]
    fn days_with_their_year() {
        check(&[
            ("It was signed on May 7, 2009.", "May 7, 2009=2009-05-07"),
            ("It expires on 31 December 2019.", "31 December 2019=2019-12-31"),
            ("It came on the 7th of May, 1998.", "the 7th of May, 1998=1998-05-07"),
            ("Dated 07-May-2009.", "07-May-2009=2009-05-07"),
            ("On Dec. 5 last year they met.", "Dec. 5 last year=2008-12-05"),
            ("Born on Feb. 30, 2009.", "2009=2009"),
        ]);
    }

    #[test]
    fn days_without_their_year() {
        check(&[
            ("They met on May 4.", "May 4=2009-05-04"),
            ("They will meet on Jan. 15.", "Jan. 15=2010-01-15"),
            ("The summit, scheduled for June 12, was announced.", "June 12=2009-06-12"),
            ("The mission was to end on June 12.", "June 12=2009-06-12"),
            ("Talks resume on June 5 and 6 in Almaty.", "June 5=2009-06-05; 6=2009-06-06"),
            ("On May 5 and 6 people died.", "May 5=2009-05-05"),
            ("He recalled the Sept. 11 attacks.", "Sept. 11=2001-09-11"),
        ]);
    }

    #[test]
    fn a_paragraph_that_tells_of_another_year() {
        check(&[
            (
                "On Oct. 2, 1990, the army crossed the river. On Oct. 6 it took the port.",
                "Oct. 2, 1990=1990-10-02; Oct. 6=1990-10-06",
            ),
            ("It began on Oct. 2, 1990.\n\nOn May 6 they met.", "Oct. 2, 1990=1990-10-02; May 6=2009-05-06"),
            (
                "It began on Oct. 2, 1990. They will meet on May 12.",
                "Oct. 2, 1990=1990-10-02; May 12=2009-05-12",
            ),
        ]);
    }

    #[test]
    fn months() {
        check(&[
            ("Elections in May 2009 followed those of June 1998.", "May 2009=2009-05; June 1998=1998-06"),
            ("It was announced in March.", "March=2009-03"),
            ("It will end in December.", "December=2009-12"),
            ("It expires in December this year.", "December this year=2009-12"),
            ("A new round will come next March.", "next March=2010-03"),
            ("They agreed last June.", "last June=2008-06"),
        ]);
        check_days(&[
            ("They met in late May.", "2009-05 2009-05-22..2009-05-31"),
            ("He stays from 7-9 May.", "2009-05-07 2009-05-07..2009-05-09"),
            ("He stays on June 7-9.", "2009-06-07 2009-06-07..2009-06-09"),
        ]);
        check_undated(&[("On May 7 and in June he was there.", "May 7=XXXX-05-07; June=XXXX-06")]);
    }

    #[test]
    fn words_that_are_no_months() {
        check(&[
            ("You may march in the second row.", ""),
            ("Theresa May said so. April Smith and August Wilson met June Carter.", ""),
            ("March on, they said. May they rest.", ""),
        ]);
    }
}
