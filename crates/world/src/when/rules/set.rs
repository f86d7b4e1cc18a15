//! Recurring times: `every day`, `each Friday`, `annually`, `Mondays`, `per year`.

use super::duration::value;
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::number::{self, Count};
use crate::when::time::{Found, Head, Time};
use crate::when::unit::Unit;

pub(super) fn set(context: &Context, head: Head) -> Option<Found> {
    let at = head.at;
    let found = |end: usize, value: String| Found::new(end, Time::off_calendar(TimeType::Set, value));
    match context.lex(at) {
        Lex::Every | Lex::Each => every(context, at + 1).and_then(|(value, end)| found(end, value)),
        Lex::Per => match context.lex(at + 1) {
            Lex::Unit(unit) => found(at + 2, value(Count::Exact(1), unit)),
            _ => None,
        },
        Lex::Recurring(unit) if !is_title(context, at) => found(at + 1, value(Count::Exact(1), unit)),
        Lex::Weekdays(number) if context.capital(at) => found(at + 1, format!("XXXX-WXX-{number}")),
        // "Sunday mornings".
        Lex::Weekday(number) if context.capital(at) => match context.lex(at + 1) {
            Lex::DayParts(part) => found(at + 2, format!("XXXX-WXX-{number}T{}", part.letters())),
            Lex::Units(Unit::Day) if context.reads(at + 1, "nights") => {
                found(at + 2, format!("XXXX-WXX-{number}TNI"))
            }
            _ => None,
        },
        Lex::Weekends => found(at + 1, "XXXX-WXX-WE".to_owned()),
        _ => None,
    }
}

/// "Daily" with a capital within a sentence, or before another one, is a newspaper's.
fn is_title(context: &Context, at: usize) -> bool {
    context.name(at) || (context.capital(at) && context.capital(at + 1))
}

/// What follows "every".
fn every(context: &Context, at: usize) -> Option<(String, usize)> {
    // "Every other day" is every second one.
    if context.reads(at, "other") || context.is(at, Lex::Ordinal(2)) {
        let (Lex::Unit(unit), end) = (context.lex(at + 1), at + 2) else {
            return None;
        };
        return Some((value(Count::Exact(2), unit), end));
    }
    match context.lex(at) {
        Lex::Unit(unit) => Some((value(Count::Exact(1), unit), at + 1)),
        Lex::Weekday(number) => Some((format!("XXXX-WXX-{number}"), at + 1)),
        Lex::Weekend => Some(("XXXX-WXX-WE".to_owned(), at + 1)),
        Lex::DayPart(part) => Some((format!("XXXX-XX-XXT{}", part.letters()), at + 1)),
        Lex::Season(season) => Some((format!("XXXX-{}", season.letters()), at + 1)),
        Lex::Month(month) if context.capital(at) => Some((format!("XXXX-{month:02}"), at + 1)),
        _ => {
            let (count, next) = match context.lex(at) {
                Lex::Several => (Count::Some, at + 1),
                _ => number::count(context, at)?,
            };
            let (Lex::Unit(unit) | Lex::Units(unit)) = context.lex(next) else {
                return None;
            };
            (unit != Unit::Second).then(|| (value(count, unit), next + 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::when::check::check;

    #[test]
    fn recurring_times() {
        check(&[
            ("Every day, annually, weekly.", "Every day=P1D; annually=P1Y; weekly=P1W"),
            ("Each Friday and on Mondays.", "Each Friday=XXXX-WXX-5; Mondays=XXXX-WXX-1"),
            ("Every two weeks, every other year.", "Every two weeks=P2W; every other year=P2Y"),
            (
                "On Sunday mornings and Friday nights.",
                "Sunday mornings=XXXX-WXX-7TMO; Friday nights=XXXX-WXX-5TNI",
            ),
            ("The Daily Mail reads the Weekly Standard.", ""),
        ]);
    }
}
