//! `the third quarter`, `first-quarter`, `Q3 2009`, `the first half of 1998`, `fiscal 1999`.

use super::date::YEARS;
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::{Grain, Point};
use crate::when::resolve::{nearest, short_year};
use crate::when::tense::{Tense, tense};
use crate::when::time::{Found, Head, Time};
use crate::when::unit::Unit;

pub(super) fn quarter(context: &Context, head: Head) -> Option<Found> {
    let at = head.at;
    if context.is(at, Lex::Fiscal) {
        return fiscal(context, at);
    }
    if context.is(at, Lex::Q) && context.glued(at + 1) {
        let Lex::Number { value: number @ 1..=4, digits: 1 } = context.lex(at + 1) else {
            return None;
        };
        return share(context, head, Grain::Quarter, number, at + 2);
    }
    // "3Q 2008".
    if let (Lex::Number { value: number @ 1..=4, digits: 1 }, Lex::Q) = (context.lex(at), context.lex(at + 1))
    {
        return if context.glued(at + 1) {
            share(context, head, Grain::Quarter, number, at + 2)
        } else {
            None
        };
    }
    let number = match context.lex(at) {
        Lex::Ordinal(number) => number,
        // "The final quarter of 2008", "the last quarter of the year".
        Lex::Last | Lex::Full if head.the && context.is(at + 1, Lex::Unit(Unit::Quarter)) => {
            if !context.is(at, Lex::Last) && !context.reads(at, "final") {
                return None;
            }
            return year_after(context, at + 2).and_then(|_| share(context, head, Grain::Quarter, 4, at + 2));
        }
        _ => return None,
    };
    let next = context.past_hyphen(at + 1);
    match context.lex(next) {
        Lex::Unit(Unit::Quarter) if (1..=4).contains(&number) => {
            share(context, head, Grain::Quarter, number, next + 1)
        }
        Lex::Half if number <= 2 => {
            // A half without its year is a match's, unless the sentence speaks of trade.
            let found = share(context, head, Grain::HalfYear, number, next + 1)?;
            (found.end > next + 1 || of_trade(context, next + 1)).then_some(found)
        }
        _ => None,
    }
}

/// How many words around a half are looked at for what tells a company's half from a match's.
const AROUND: usize = 12;

fn of_trade(context: &Context, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "percent",
        "profit",
        "profits",
        "earnings",
        "revenue",
        "revenues",
        "sales",
        "exports",
        "imports",
        "output",
        "growth",
        "inflation",
        "income",
        "economy",
        "loss",
        "losses",
        "deficit",
        "surplus",
        "shares",
    ];
    (at.saturating_sub(AROUND)..at + AROUND)
        .any(|at| context.is(at, Lex::Mark('%')) || WORDS.iter().any(|word| context.reads(at, word)))
}

fn share(context: &Context, head: Head, grain: Grain, number: u32, end: usize) -> Option<Found> {
    if let Some((year, end)) = year_after(context, end) {
        return Found::new(end, Time::date(Point::share(year, grain, number)?, head.part, context.date));
    }
    let Some(date) = context.date else {
        let letter = if grain == Grain::Quarter { "Q" } else { "H" };
        return Found::new(end, Time::off_calendar(TimeType::Date, format!("XXXX-{letter}{number}")));
    };
    let tense = match tense(context, head.start, end) {
        Tense::Open => Tense::Past,
        told => told,
    };
    let point = nearest(date, tense, |year| Point::share(year, grain, number))?;
    Found::new(end, Time::date(point, head.part, context.date))
}

/// `of 1998`, `1998`, `of this year`, `of the year`, `last year`: the year, and the word after it.
pub(super) fn year_after(context: &Context, at: usize) -> Option<(i32, usize)> {
    let next = context.past(at, Lex::Of);
    let next = context.past(next, Lex::Fiscal);
    let story = context.date.map(|date| i32::from(date.year()));
    let is_year = |at: usize| context.is(at, Lex::Unit(Unit::Year));
    match context.lex(next) {
        Lex::Number { value, digits: 4 } if YEARS.contains(&value) => {
            Some((i32::try_from(value).ok()?, next + 1))
        }
        // "The summer of '68".
        Lex::Mark('\'') if next > at && context.glued(next + 1) => match context.lex(next + 1) {
            Lex::Number { value, digits: 2 } => Some((short_year(context, value), next + 2)),
            _ => None,
        },
        Lex::Last if is_year(next + 1) => Some((story? - 1, next + 2)),
        Lex::This if is_year(next + 1) => Some((story?, next + 2)),
        Lex::Next if is_year(next + 1) => Some((story? + 1, next + 2)),
        Lex::The if next > at && is_year(next + 1) => Some((story?, next + 2)),
        _ => None,
    }
}

/// `fiscal 1999`, `fiscal year 1999`, `FY1999`.
fn fiscal(context: &Context, at: usize) -> Option<Found> {
    // "The fiscal third quarter", "the fiscal fourth-quarter".
    if let (Lex::Ordinal(number @ 1..=4), Lex::Unit(Unit::Quarter)) =
        (context.lex(at + 1), context.lex(context.past_hyphen(at + 2)))
    {
        let head = Head { start: at, at, the: false, part: None };
        return share(context, head, Grain::Quarter, number, context.past_hyphen(at + 2) + 1);
    }
    let next = context.past(context.past_hyphen(at + 1), Lex::Unit(Unit::Year));
    let Lex::Number { value, digits: 4 } = context.lex(next) else {
        return None;
    };
    if !YEARS.contains(&value) {
        return None;
    }
    let point = Point::of_year(i32::try_from(value).ok()?, Grain::FiscalYear)?;
    Found::new(next + 1, Time::date(point, None, context.date))
}

#[cfg(test)]
mod tests {
    use crate::when::check::{check, check_undated};

    #[test]
    fn quarters_and_halves() {
        check(&[
            (
                "Profits rose in the first quarter and the third quarter of 2008.",
                "the first quarter=2009-Q1; the third quarter of 2008=2008-Q3",
            ),
            (
                "First-quarter sales; Q3 2008 sales; 3Q 2008 and the fiscal third quarter.",
                "First-quarter=2009-Q1; Q3 2008=2008-Q3; 3Q 2008=2008-Q3; the fiscal third quarter=2008-Q3",
            ),
            ("In the final quarter of 2008.", "the final quarter of 2008=2008-Q4"),
            ("Exports fell in the second half.", "the second half=2008-H2"),
            (
                "The second half of last year. They lost the second half.",
                "The second half of last year=2008-H2",
            ),
            (
                "Fiscal 2010 and fiscal-year 2011; FY2012.",
                "Fiscal 2010=FY2010; fiscal-year 2011=FY2011; FY2012=FY2012",
            ),
        ]);
        check_undated(&[("The first quarter was good.", "The first quarter=XXXX-Q1")]);
    }
}
