//! A unit that the text is about: `for the quarter`, `during the year`, `midyear`, `month-end`.

use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::{Grain, Point};
use crate::when::time::{Found, Head, Time};
use crate::when::unit::{Part, Unit};

pub(super) fn period(context: &Context, head: Head) -> Option<Found> {
    let at = head.at;
    if let Lex::MidUnit(unit) = context.lex(at) {
        return found(context, Head { part: Some(Part::Mid), ..head }, unit, at + 1);
    }
    let Lex::Unit(unit) = context.lex(at) else {
        return None;
    };
    // "Mid-week", "mid-month".
    if head.part == Some(Part::Mid)
        && !head.the
        && is_calendar(unit)
        && context.joint(at.checked_sub(1)?, '-')
    {
        return found(context, head, unit, at + 1);
    }
    if let Some(end) = end_of_unit(context, at).filter(|_| is_calendar(unit)) {
        return found(context, Head { part: Some(Part::End), ..head }, unit, end);
    }
    let led = matches!(context.before(head.start), Lex::Within | Lex::For | Lex::In);
    if led && ends_phrase(context, at + 1) { under_way(context, head) } else { None }
}

/// `the quarter`, `the year`, whatever stands around it: the one named last, else the story's own.
pub(super) fn under_way(context: &Context, head: Head) -> Option<Found> {
    match context.lex(head.at) {
        Lex::Unit(unit) if head.the && is_calendar(unit) && unit != Unit::Week => {
            found(context, head, unit, head.at + 1)
        }
        _ => None,
    }
}

/// The word after `-end`, `'s end` or ` end` that follows the unit at word `at`.
fn end_of_unit(context: &Context, at: usize) -> Option<usize> {
    let next = if context.is(at + 1, Lex::Possessive) { at + 2 } else { context.past_hyphen(at + 1) };
    let end = context.is(next, Lex::End) && context.reads(next, "end");
    (end && !(context.capital(at) && context.capital(next))).then_some(next + 1)
}

/// Whether the phrase ends before word `at`: "for the year", but not "for the year 2000" or "in the year that".
fn ends_phrase(context: &Context, at: usize) -> bool {
    if context.clause_ends(at) {
        return !context.joint(at, '-');
    }
    matches!(
        context.lex(at),
        Lex::Is
            | Lex::Did
            | Lex::Told
            | Lex::Will
            | Lex::Modal
            | Lex::From
            | Lex::And
            | Lex::In
            | Lex::At
            | Lex::By
    ) && !["ended", "passed", "gone"].iter().any(|word| context.reads(at, word))
}

fn is_calendar(unit: Unit) -> bool {
    matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade)
}

fn found(context: &Context, head: Head, unit: Unit, end: usize) -> Option<Found> {
    let Some(date) = context.date else {
        return Found::new(end, Time::unknown(unit));
    };
    let point = named(context, head, unit).or_else(|| {
        let own = Point::of_unit(date, unit)?;
        // What is told of "the quarter" is known once it is over.
        if unit == Unit::Quarter && head.part.is_none() { own.shift(-1) } else { Some(own) }
    })?;
    Found::new(end, Time::date(point, head.part, context.date))
}

/// The unit that the text spoke of before: of that very grain, or round a finer time of the same sentence.
fn named(context: &Context, head: Head, unit: Unit) -> Option<Point> {
    if unit == Unit::Year && head.part == Some(Part::End) {
        return None;
    }
    let grain = Point::of_unit(context.date?, unit)?.grain();
    if let Some(last) = context.named.last.filter(|last| last.grain() == grain && grain != Grain::Year) {
        return Some(last);
    }
    let near = context.named_in_sentence(head.start)?;
    let (first, last) = (near.first(), near.last()?);
    let round = Point::of_unit(first, unit)?;
    (first >= round.first() && last <= round.last()?).then_some(round)
}

#[cfg(test)]
mod tests {
    use crate::when::check::{check, check_days, check_undated};

    #[test]
    fn the_unit_under_way() {
        check(&[
            ("Growth for the quarter was weak.", "the quarter=2009-Q1"),
            (
                "In the third quarter of 2008 prices fell. For the quarter, exports rose.",
                "the third quarter of 2008=2008-Q3; the quarter=2008-Q3",
            ),
            ("Trade fell during the year.", "the year=2009"),
            ("Trade fell in March 2008 and in the year.", "March 2008=2008-03; the year=2008"),
            (
                "By midyear, at month-end and at mid-week.",
                "midyear=2009; month-end=2009-05; mid-week=2009-W19",
            ),
            ("In the year that followed, for the year to come, the Year End Sale.", ""),
        ]);
        check_days(&[("It ends at the week's end.", "2009-W19 2009-05-09..2009-05-10")]);
        check_undated(&[("Trade fell during the month.", "the month=XXXX-XX")]);
    }
}
