//! Days named from the story's: `today`, `yesterday`, `tomorrow`, `tonight`, `overnight`.

use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::{Point, days_after};
use crate::when::time::{Found, Head, Time};
use crate::when::unit::Unit;

pub(super) fn day_name(context: &Context, head: Head) -> Option<Found> {
    let at = head.at;
    // "The day after tomorrow", "the day before yesterday".
    if head.the && context.is(at, Lex::Unit(Unit::Day)) {
        let shift = match (context.lex(at + 1), context.lex(at + 2)) {
            (Lex::After, Lex::Tomorrow) => 2,
            (Lex::Before, Lex::Yesterday) => -2,
            _ => return None,
        };
        return Found::new(at + 3, day(context, shift));
    }
    // "The other day", "some day".
    if head.the && context.reads(at, "other") && context.is(at + 1, Lex::Unit(Unit::Day)) {
        return Found::new(at + 2, Time::off_calendar(TimeType::Date, "PAST_REF"));
    }
    // "USA Today", "the Tonight Show".
    if context.name(at) && (context.capital(at + 1) || context.capital(at - 1)) {
        return None;
    }
    match context.lex(at) {
        Lex::Today => Found::new(at + 1, day(context, 0)),
        Lex::Yesterday => Found::new(at + 1, day(context, -1)),
        Lex::Tomorrow => Found::new(at + 1, day(context, 1)),
        Lex::Tonight => Found::new(at + 1, Time::of_day(context.date, "TNI")),
        // The night before the story's day, as morning papers have it.
        Lex::Overnight => {
            let before = context.date.and_then(|date| days_after(date, -1));
            Found::new(at + 1, Time::of_day(before, "TNI"))
        }
        _ => None,
    }
}

fn day(context: &Context, shift: i64) -> Time {
    let point = context.date.and_then(|date| days_after(date, shift)).and_then(Point::day);
    point.map_or_else(|| Time::unknown(Unit::Day), |point| Time::date(point, None, context.date))
}

#[cfg(test)]
mod tests {
    use crate::when::check::check;

    #[test]
    fn days_from_the_story() {
        check(&[
            (
                "Yesterday they met; today and tomorrow too.",
                "Yesterday=2009-05-06; today=2009-05-07; tomorrow=2009-05-08",
            ),
            (
                "The day before yesterday; the day after tomorrow.",
                "The day before yesterday=2009-05-05; the day after tomorrow=2009-05-09",
            ),
            ("They met overnight and meet tonight.", "overnight=2009-05-06TNI; tonight=2009-05-07TNI"),
            ("He told USA Today so.", ""),
            ("The other day he came.", "The other day=PAST_REF"),
        ]);
    }
}
