//! `1998`, `in 2009`, `'98`, `1998-99`; `the year 2000`, `the week of June 9`, `the weekend`.

use super::date::{self, YEARS, glued_word};
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::{Grain, Point};
use crate::when::resolve::{self, short_year};
use crate::when::tense::view;
use crate::when::time::{Found, Head, Time, leads_to_time};
use crate::when::unit::Unit;

/// Four digits that are a year, or two after an apostrophe.
pub(super) fn year(context: &Context, head: Head) -> Option<Found> {
    let at = head.at;
    match context.lex(at) {
        Lex::Number { value, digits: 4 } if YEARS.contains(&value) && is_year(context, head, value) => {
            found(context, head, i32::try_from(value).ok()?, at + 1)
        }
        Lex::Mark('\'') if context.glued(at + 1) && !context.glued(at) => match context.lex(at + 1) {
            Lex::Number { value, digits: 2 } if !glued_word(context, at + 2) => {
                found(context, head, short_year(context, value), at + 2)
            }
            _ => None,
        },
        // The second year of "1998-99".
        Lex::Number { value, digits: 2 } if context.joint(at.checked_sub(1)?, '-') => {
            let Lex::Number { value: first, digits: 4 } = context.lex(at.checked_sub(2)?) else {
                return None;
            };
            // "2009-10" may be a month, unless it is the year after; "1990-95" can't be.
            let ahead = (first + 1) % 100 == value || (value > 12 && value > first % 100);
            if !YEARS.contains(&first) || !ahead || context.joint(at + 1, '-') {
                return None;
            }
            let century = first - first % 100 + if value < first % 100 { 100 } else { 0 };
            found(context, head, i32::try_from(century + value).ok()?, at + 1)
        }
        _ => None,
    }
}

fn found(context: &Context, head: Head, year: i32, end: usize) -> Option<Found> {
    Found::new(end, Time::date(Point::of_year(year, Grain::Year)?, head.part, context.date))
}

/// Whether the number is a year by what stands around it: no price, no code, no count of things.
fn is_year(context: &Context, head: Head, value: u32) -> bool {
    let at = head.at;
    if glued_word(context, at + 1) || matches!(context.lex(at + 1), Lex::Mark('%' | '$' | '€' | '£' | '°'))
    {
        return false;
    }
    // "1.2005", "555-1998", "F-2000", "10:1998", "2000/15"; but "1998-2000" is a range and "'Agenda 2000'" a name.
    if context.glued(at) && head.part.is_none() {
        let range = context.is(at - 1, Lex::Mark('-'))
            && matches!(context.before(at - 1), Lex::Number { digits: 4, .. });
        let open = matches!(context.before(at), Lex::Mark('(' | '[' | '"' | '\'' | ',' | '_'));
        let dash = context.is(at - 1, Lex::Mark('-'))
            && (!context.glued(at - 1)
                || ["post", "pre"].iter().any(|word| at > 1 && context.reads(at - 2, word)));
        if !(range || open || dash) {
            return false;
        }
    }
    if context.joint(at + 1, '-') && context.joint(at + 3, '-') {
        return false;
    }
    if context.joint(at + 1, '-') && matches!(context.lex(at + 2), Lex::Number { digits: 3 | 5..=9, .. }) {
        return false;
    }
    let before = context.before(at);
    if matches!(
        before,
        Lex::Mark('$' | '€' | '£' | '#' | '+') | Lex::Numbered | Lex::About | Lex::Than | Lex::Least
    ) && head.part.is_none()
    {
        return false;
    }
    let follower = context.tokens.get(at + 1);
    let counted = follower.is_some_and(|next| {
        let word = context.word(at + 1);
        next.word
            && !next.capital
            && (is_plural_noun(word)
                || MEASURES.contains(&word)
                || (next.lex == Lex::Or && context.is(at + 2, Lex::More))
                || matches!(next.lex, Lex::Units(_) | Lex::Scale(_)))
    });
    let range = context.is(at.wrapping_sub(1), Lex::Mark('-'));
    let recent = (1900..=2040).contains(&value);
    if counted {
        // "In 1998 elections were held", "the 1998 elections" are years; "sent 2000 soldiers" is not.
        let measure = MEASURES.contains(&context.word(at + 1));
        let told = matches!(before, Lex::In | Lex::The | Lex::Since | Lex::Possessive) || range;
        return recent && !measure && told && !value.is_multiple_of(100);
    }
    // Outside the last and the next years only "in", "since", "by" say that four digits are a year.
    let sure = leads_to_time(before) && !matches!(before, Lex::Of | Lex::From);
    recent || sure || head.part.is_some() || matches!(before, Lex::Unit(Unit::Year) | Lex::Mark('('))
}

/// What is counted in hundreds and thousands.
const MEASURES: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "police",
    "percent",
    "km",
    "kilometers",
    "meters",
    "feet",
    "miles",
    "tons",
    "dead",
    "wounded",
    "square",
    "barrels",
    "dollars",
    "euros",
    "rubles",
    "pounds",
    "troops",
    "personnel",
];

fn is_plural_noun(word: &str) -> bool {
    let singular = ["ss", "is", "us"].iter().any(|end| word.ends_with(end)) || word == "does";
    word.len() > 3 && word.ends_with('s') && !singular
}

/// Units that another expression makes one: `the week of June 9`, `the month of May`, `the weekend`.
pub(super) fn unit_of_year(context: &Context, head: Head) -> Option<Found> {
    let at = head.at;
    match context.lex(at) {
        Lex::Unit(Unit::Year) => the_year(context, head, at),
        Lex::Unit(unit @ (Unit::Week | Unit::Month)) if head.the => {
            let next = if context.is(at + 1, Lex::Of)
                || context.reads(at + 1, "ending")
                || context.reads(at + 1, "ended")
            {
                at + 2
            } else {
                return None;
            };
            let inner = Head { at: next, ..head };
            let inner = date::month_first(context, inner).or_else(|| date::day_first(context, inner))?;
            let point = Point::of_unit(inner.time.point?.first(), unit)?;
            Found::new(inner.end, Time::date(point, head.part, context.date))
        }
        Lex::Weekend if head.the => {
            let Some(date) = context.date else {
                return Found::new(at + 1, Time::off_calendar(TimeType::Date, "XXXX-WXX-WE"));
            };
            let saturday = resolve::weekday(date, 6, view(context, head.start, at + 1))?;
            Found::new(at + 1, Time::date(Point::around(saturday, Grain::Weekend)?, head.part, context.date))
        }
        _ => None,
    }
}

fn the_year(context: &Context, head: Head, at: usize) -> Option<Found> {
    let Lex::Number { value, digits: 4 } = context.lex(context.past_hyphen(at + 1)) else {
        return None;
    };
    if !YEARS.contains(&value) {
        return None;
    }
    found(context, head, i32::try_from(value).ok()?, context.past_hyphen(at + 1) + 1)
}

#[cfg(test)]
mod tests {
    use crate::when::check::check;

    #[test]
    fn years() {
        check(&[
            ("In 1812 Napoleon marched; in 2008 elections were held.", "1812=1812; 2008=2008"),
            ("Israel's 1967 war and the 2008 elections.", "1967=1967; 2008=2008"),
            (
                "The war of 1998-99, the 2003-2005 crisis and the drought of 1985-91.",
                "1998=1998; 99=1999; 2003=2003; 2005=2005; 1985=1985; 91=1991",
            ),
            ("The class of '98; the year 2000; by year-end.", "'98=1998; the year 2000=2000; year-end=2009"),
            ("It ends in 2012 or 2013; it took 2000 or more.", "2012=2012; 2013=2013"),
            ("By mid-2012 and in late 2013.", "mid-2012=2012; late 2013=2013"),
            ("The post-1945 order.", "1945=1945"),
            (
                "The week of June 9, the month of May.",
                "The week of June 9=2009-W24; the month of May=2009-05",
            ),
            ("They met over the weekend.", "the weekend=2009-W18-WE"),
        ]);
    }

    #[test]
    fn four_digits_that_are_no_year() {
        check(&[
            ("It cost $1998 or 2000 euros; 2000 people came with 1,500 guns.", ""),
            ("Flight 1999 and Resolution 1973; 1998% and 2008km; about 1990 rifles.", ""),
        ]);
    }
}
