//! When: time expressions and their values.
//!
//! A hand-made scanner. [`Lexer`] cuts a paragraph into words, numbers and marks; each file in `rules`
//! knows one kind of expression; at every word the longest match wins. What an expression means hangs on the
//! story's date, on the tense of the nearest verb ("met on Tuesday", "will meet on Tuesday") and on the time that the
//! text named last ("the next day").
//!
//! Values follow TIMEX3 as TimeBank and TempEval-3 use it. Where these differ among themselves:
//!
//! - Weeks are ISO weeks (`2009-W19`), weekends `2009-W19-WE`.
//! - A decade is `199X`, a century `19XX`; a length of decades is counted in years (`P20Y`), "decades" is `PXY`.
//! - Seasons are of three whole months, summer from June 1; a winter bears the year in which it begins.
//! - "Two weeks ago" is a week, "two months ago" a month: the grain of the words. "Years ago" is `PAST_REF`.
//! - A fiscal year is `FY1999` and lies on no day, since states differ about when it begins.
//! - A time of day keeps the clock of the text; its zone is in the span, not in the value.
//! - `from` and `to` are also told for a length that is counted from the story's day ("the last three months") and for
//!   the days of a range ("May 7-9", whose value is the first). "Since Monday" lasts up to the story's day, and "until
//!   Friday" begins with it. `PRESENT_REF` and its like have none.
//! - In digits, the month comes before the day (5/7/2009 is May 7) unless only the other order makes a date; with
//!   points the day comes first.
//! - "Early", "mid" and "late" change not the value but the days: a first, middle or last third.

#[cfg(test)]
mod check;
mod clock;
mod context;
mod feast;
mod lexicon;
mod number;
mod point;
mod resolve;
mod rules;
mod tense;
mod time;
mod token;
mod unit;
mod words;

use detente_ontology::ByteSpan;
use jiff::civil::Date;

use context::{Context, Named};
use token::Lexer;

/// TIMEX3's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeType {
    /// A day or something longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

impl TimeType {
    /// TIMEX3's word for it: `DATE`, `TIME`, `DURATION`, `SET`.
    pub fn word(self) -> &'static str {
        match self {
            TimeType::Date => "DATE",
            TimeType::Time => "TIME",
            TimeType::Duration => "DURATION",
            TimeType::Set => "SET",
        }
    }
}

/// A time expression as a text has it.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeMention {
    /// Where the text has it.
    pub span: ByteSpan,
    /// Type.
    pub kind: TimeType,
    /// TIMEX3 value, like `2009-05-07`, `2009-W19`, `P2Y`, `PRESENT_REF`.
    pub value: String,
    /// First day, where it lies on the calendar.
    pub from: Option<Date>,
    /// Last day, where it lies on the calendar.
    pub to: Option<Date>,
}

/// Every time expression of `text`, in order and without overlap, read from a story published on `date`.
///
/// Any text is accepted; the time it takes grows with its length, the memory beside the answer does not.
/// Without a `date`, what counts from the story's day keeps `X` for what isn't known (`XXXX-WXX-2` for "Tuesday",
/// `XXXX-05-07` for "May 7") and has no days.
pub fn times(text: &str, date: Option<Date>) -> Vec<TimeMention> {
    let mut found = Vec::new();
    let mut lexer = Lexer::new(text);
    let mut tokens = Vec::new();
    let mut named = Named::default();
    while lexer.paragraph(&mut tokens) {
        let mut context = Context { text, tokens: &tokens, date, named };
        rules::scan(&mut context, &mut found);
        named = context.named.carried();
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Words that begin, join or end expressions: what random letters would hardly make.
    const WORDS: &[&str] = &[
        "May",
        "7",
        "2009",
        "98",
        "'",
        "-",
        "/",
        ":",
        ".",
        ",",
        "the",
        "a",
        "last",
        "next",
        "this",
        "week",
        "years",
        "two",
        "hundred",
        "million",
        "half",
        "and",
        "ago",
        "later",
        "before",
        "Tuesday",
        "Sun",
        "quarter",
        "first",
        "1990s",
        "end",
        "of",
        "early",
        "12:30",
        "p.m.",
        "GMT",
        "Easter",
        "Day",
        "4294967295",
        "99999999999",
        "0",
        "2,000",
        "2.5",
        "31st",
        "fiscal",
        "Q",
        "3",
        "every",
        "now",
        "that",
        "morning",
        "century",
        "\u{2019}s",
        "\u{a0}",
        "o'clock",
        "T",
        "é",
        "\n\n",
        "decades",
        "old",
        "FY2100",
        "weekend",
        "summer",
        "$",
        "in",
        "from",
        "between",
        "to",
        "until",
        "for",
        "year-ago",
        "earlier",
        "midyear",
        "dawn",
        "mornings",
        "hundreds",
        "final",
        "said",
        "1985",
    ];

    fn holds(text: &str, date: Option<Date>) -> Result<(), TestCaseError> {
        let mut end = 0;
        for time in times(text, date) {
            prop_assert!(time.span.start >= end && time.span.end > time.span.start);
            prop_assert!(text.is_char_boundary(time.span.start) && text.is_char_boundary(time.span.end));
            prop_assert!(!time.value.is_empty());
            prop_assert_eq!(time.from.is_some(), time.to.is_some());
            prop_assert!(time.from <= time.to);
            end = time.span.end;
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in any::<String>()) {
            holds(&text, None)?;
        }

        #[test]
        fn any_order_of_time_words_is_read(
            words in prop::collection::vec((prop::sample::select(WORDS), any::<bool>()), 0..40),
            year in -9999i16..=9999,
            month in 1i8..=12,
        ) {
            let text: String = words.iter().flat_map(|(word, space)| [*word, if *space { " " } else { "" }]).collect();
            holds(&text, Date::new(year, month, 28).ok())?;
            holds(&text, None)?;
        }
    }

    #[test]
    fn the_ends_of_the_calendar_are_read() {
        let text = "A year ago today and 9999 years ago; the next decade, next week, last century, since the week before \
                    last, the last quarter of the year, the first Monday of this month, a week from tomorrow, '99, \
                    Easter, the year-ago quarter, tomorrow night, the 31st of the month, by midyear, until Sunday.";
        for day in [Date::MIN, Date::MAX, jiff::civil::date(0, 1, 1), jiff::civil::date(1, 1, 1)] {
            holds(text, Some(day)).unwrap();
        }
        assert!(times(text, Some(jiff::civil::date(1998, 5, 7))).len() > 12);
    }

    #[test]
    fn a_long_line_is_cut_but_read() {
        let text = "They met on May 7, 2009 ".repeat(20_000);
        assert_eq!(times(&text, None).len(), 20_000);
    }
}
