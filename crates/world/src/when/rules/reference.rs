//! Times without a place on the calendar: `now`, `at the moment`, `recently`, `the past`, `the future`.

use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::time::{Found, Head, Time};

pub(super) fn reference(context: &Context, head: Head) -> Option<Found> {
    let at = head.at;
    let found = |end: usize, value: &str| Found::new(end, Time::off_calendar(TimeType::Date, value));
    let led = matches!(context.before(head.start), Lex::At | Lex::For | Lex::Of);
    match context.lex(at) {
        // "Now that the war is over" joins two clauses.
        Lex::Now if !context.is(at + 1, Lex::That) => found(at + 1, "PRESENT_REF"),
        Lex::Currently | Lex::Current if !context.name(at) => found(at + 1, "PRESENT_REF"),
        Lex::Moment if head.the && led => found(at + 1, "PRESENT_REF"),
        Lex::Present if !head.the && led => found(at + 1, "PRESENT_REF"),
        Lex::Recently => found(at + 1, "PAST_REF"),
        Lex::Recent if !head.the => found(at + 1, "PAST_REF"),
        Lex::Past if head.the && ends_phrase(context, at + 1) => found(at + 1, "PAST_REF"),
        Lex::Future
            if (head.the || matches!(context.before(at), Lex::In)) && ends_phrase(context, at + 1) =>
        {
            found(at + 1, "FUTURE_REF")
        }
        // "Future governments", but not "his future".
        Lex::Future if !head.the && !context.name(at) && !belongs(context, at) => found(at + 1, "FUTURE_REF"),
        // "Long ago", "not long ago"; "a short time ago".
        Lex::Old if context.reads(at, "long") && context.is(at + 1, Lex::Ago) => found(at + 2, "PAST_REF"),
        Lex::A if context.reads(at + 2, "time") && context.is(at + 3, Lex::Ago) => found(at + 4, "PAST_REF"),
        _ => near_future(context, head),
    }
}

/// `the near future`, `the foreseeable future`.
fn near_future(context: &Context, head: Head) -> Option<Found> {
    let near =
        ["near", "immediate", "foreseeable", "distant"].iter().any(|word| context.reads(head.at, word));
    if !near || !context.is(head.at + 1, Lex::Future) {
        return None;
    }
    Found::new(head.at + 2, Time::off_calendar(TimeType::Date, "FUTURE_REF"))
}

/// Whether no noun follows that the word would belong to: "the future government".
fn ends_phrase(context: &Context, at: usize) -> bool {
    context.tokens.get(at).is_none_or(|next| !next.word || next.lex != Lex::Other)
}

/// Whether someone's name or pronoun stands before: "their future".
fn belongs(context: &Context, at: usize) -> bool {
    let word = at.checked_sub(1).map_or("", |before| context.word(before));
    matches!(context.before(at), Lex::Possessive)
        || ["his", "her", "its", "their", "our", "my", "your", "a"].contains(&word)
}

#[cfg(test)]
mod tests {
    use crate::when::check::check;

    #[test]
    fn references() {
        check(&[
            (
                "Now, currently, at present, at the moment.",
                "Now=PRESENT_REF; currently=PRESENT_REF; present=PRESENT_REF; the moment=PRESENT_REF",
            ),
            ("Long ago, a short time ago.", "Long ago=PAST_REF; a short time ago=PAST_REF"),
            ("Recently, in the past.", "Recently=PAST_REF; the past=PAST_REF"),
            ("In the future, in the near future.", "the future=FUTURE_REF; the near future=FUTURE_REF"),
            ("He walked past the present king of his future.", ""),
        ]);
    }
}
