//! `the 1990s`, `the early '90s`, `the nineties`, `the 20th century`.

use super::date::YEARS;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::{Grain, Point};
use crate::when::time::{Found, Head, Time};
use crate::when::unit::Unit;

pub(super) fn decade(context: &Context, head: Head) -> Option<Found> {
    let apostrophe = context.is(head.at, Lex::Mark('\'')) && context.glued(head.at + 1);
    let at = head.at + usize::from(apostrophe);
    let (year, end) = match context.lex(at) {
        Lex::Plural { value, digits: 4 } if YEARS.contains(&value) => (value, at + 1),
        // "1990's" is an older way to write it.
        Lex::Number { value, digits: 4 } if YEARS.contains(&value) && context.is(at + 1, Lex::Possessive) => {
            let decade = value % 10 == 0 && (head.the || head.part.is_some());
            if !decade {
                return None;
            }
            (value, at + 2)
        }
        Lex::Plural { value, digits: 2 } if apostrophe || (head.the && value >= 20) => {
            // "In his early 30s" never has the article; "the 20s" of a story of today are the last to have begun.
            let story = context.date.map_or(2000, |date| u32::try_from(date.year()).unwrap_or(2000));
            let century = story / 100 * 100;
            let year = if century + value <= story { century + value } else { century - 100 + value };
            (year, at + 1)
        }
        _ => return None,
    };
    if year % 10 != 0 {
        return None;
    }
    let grain = if year % 100 == 0 && context.word(at).len() > 3 { Grain::Century } else { Grain::Decade };
    let first = if grain == Grain::Century { year + 1 } else { year };
    let point = Point::of_year(i32::try_from(first).ok()?, grain)?;
    Found::new(end, Time::date(point, head.part, context.date))
}

pub(super) fn century(context: &Context, head: Head) -> Option<Found> {
    let Lex::Ordinal(number @ 1..=30) = context.lex(head.at) else {
        return None;
    };
    let next = context.past_hyphen(head.at + 1);
    // "The first century" of something is told otherwise.
    let end = match context.lex(next) {
        Lex::Unit(Unit::Century) | Lex::Units(Unit::Century) => next + 1,
        // The first of "the 18th and 19th centuries".
        Lex::And | Lex::To | Lex::Or if two_centuries(context, next + 1) => next,
        _ => return None,
    };
    if number < 5 {
        return None;
    }
    let point = Point::of_year(i32::try_from(number * 100 - 99).ok()?, Grain::Century)?;
    Found::new(end, Time::date(point, head.part, context.date))
}

fn two_centuries(context: &Context, at: usize) -> bool {
    let at = context.past(at, Lex::The);
    matches!(context.lex(at), Lex::Ordinal(_))
        && matches!(context.lex(at + 1), Lex::Unit(Unit::Century) | Lex::Units(Unit::Century))
}

#[cfg(test)]
mod tests {
    use crate::when::check::{check, check_days};

    #[test]
    fn decades_and_centuries() {
        check(&[
            (
                "The 1990s, the early 1990s, the mid-'80s and the nineties.",
                "The 1990s=199X; the early 1990s=199X; the mid-'80s=198X; the nineties=199X",
            ),
            ("The 18th and 19th centuries.", "The 18th=17XX; 19th centuries=18XX"),
            (
                "In the 19th century and the twentieth century.",
                "the 19th century=18XX; the twentieth century=19XX",
            ),
            ("A woman in her early 30s.", ""),
        ]);
        check_days(&[
            ("The early 1990s.", "199X 1990-01-01..1993-05-01"),
            ("The 20th century.", "19XX 1901-01-01..2000-12-31"),
        ]);
    }
}
