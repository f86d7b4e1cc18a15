//! When: time expressions and their values.
//!
//! A hand-made scanner. [`Lexer`](token::Lexer) cuts a paragraph into words, numbers and marks; each file in `rules`
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
//! - "Early", "mid" and "late" change not the value but the days: a first, middle or last third.

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

use detente_ontology::ByteSpan;
use jiff::civil::Date;

use context::Context;
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
    let mut named = None;
    while lexer.paragraph(&mut tokens) {
        let mut context = Context { text, tokens: &tokens, date, named };
        rules::scan(&mut context, &mut found);
        named = context.named;
    }
    found
}
