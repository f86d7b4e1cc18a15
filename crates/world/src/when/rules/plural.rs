//! Units without a number: `for days`, `decades-old`, `years ago`, `the months ahead`.

use super::duration::spell;
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::number::Count;
use crate::when::time::{Found, Head, Time};
use crate::when::unit::Unit;

/// `days`, `weeks` without a number, where the words around say that time passes: "for years", "days after".
pub(super) fn plural(context: &Context, head: Head) -> Option<Found> {
    let unit = match context.lex(head.at) {
        Lex::Units(unit) if unit != Unit::Quarter => unit,
        // "Day-long".
        Lex::Unit(unit) if context.joint(head.at + 1, '-') && context.is(head.at + 2, Lex::Old) => {
            return Found::new(head.at + 3, spell(context, Count::Exact(1), unit, 0));
        }
        _ => return None,
    };
    let next = context.past_hyphen(head.at + 1);
    // "The days ahead", "the years to come".
    let ahead =
        context.reads(next, "ahead") || (context.is(next, Lex::To) && context.reads(next + 1, "come"));
    if ahead {
        return Found::new(head.at + 1, spell(context, Count::Some, unit, 0));
    }
    if head.the || head.part.is_some() || of_a_day(context, next) {
        return None;
    }
    match context.lex(next) {
        Lex::Ago => return Found::new(next + 1, Time::off_calendar(TimeType::Date, "PAST_REF")),
        Lex::Old if !context.is(next + 1, Lex::Ago) => {
            return Found::new(next + 1, spell(context, Count::Some, unit, 0));
        }
        _ => {}
    }
    let led = matches!(
        context.before(head.start),
        Lex::For | Lex::In | Lex::Within | Lex::Than | Lex::After | Lex::By | Lex::Least | Lex::Of
    );
    let leads = matches!(context.lex(next), Lex::Of | Lex::After | Lex::Before | Lex::Later | Lex::Earlier);
    // "The minutes of the meeting", "the days of old".
    let nouns = context.is(next, Lex::Of) && matches!(context.before(head.start), Lex::The | Lex::Possessive);
    let found = (led && context.before(head.start) != Lex::Of) || leads || context.is(head.start, Lex::About);
    if !found || nouns || matches!(context.before(head.at), Lex::Possessive) {
        return None;
    }
    Found::new(head.at + 1, spell(context, Count::Some, unit, 0))
}

/// `hours of Sunday`: which hours, not how many.
fn of_a_day(context: &Context, at: usize) -> bool {
    context.is(at, Lex::Of)
        && (matches!(context.lex(at + 1), Lex::Weekday(_) | Lex::Month(_) | Lex::Today | Lex::Yesterday)
            || matches!(context.lex(at + 2), Lex::DayPart(_)))
}

#[cfg(test)]
mod tests {
    use crate::when::check::check;

    #[test]
    fn units_without_a_number() {
        check(&[
            ("They fought for years, days after a truce.", "years=PXY; days=PXD"),
            ("A weeks-long siege ended years ago.", "weeks-long=PXW; years ago=PAST_REF"),
            ("In the months ahead and in years to come.", "the months=PXM; years=PXY"),
            ("He left in the early hours of Sunday.", "Sunday=2009-05-03"),
        ]);
    }

    #[test]
    fn units_that_count_nothing() {
        check(&[("The minutes of the meeting, the hours of work, days of his.", "days=PXD")]);
    }
}
