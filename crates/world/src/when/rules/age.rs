//! Ages: `the 24-year-old soldier`, `a three-month-old girl`. They tell what someone is, not when or how long
//! anything happened, so their words are passed over.

use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::number::{self, Count};

/// The word after the age that begins at word `at`.
///
/// "A decades-old dispute" has no number: it says how long the dispute has lasted, as does "he is 24 years old" of
/// a life. Both stay lengths of time.
pub(super) fn age(context: &Context, at: usize) -> Option<usize> {
    let (count, next) = match context.lex(at) {
        // What "a" counts as one: "year-old".
        Lex::A => return None,
        Lex::Unit(_) => (Count::Exact(1), at),
        _ => number::count(context, at)?,
    };
    if matches!(count, Count::Some) {
        return None;
    }
    let unit = context.past_hyphen(next);
    let (Lex::Unit(_) | Lex::Units(_)) = context.lex(unit) else {
        return None;
    };
    // "24-year old" is written too; "24 years old" is a length.
    let joined = context.joint(unit + 1, '-') || (unit > next && matches!(context.lex(unit), Lex::Unit(_)));
    let old = context.past_hyphen(unit + 1);
    (joined && context.is(old, Lex::Old) && !context.reads(old, "long")).then_some(old + 1)
}

#[cfg(test)]
mod tests {
    use crate::when::check::check;

    #[test]
    fn ages_are_no_times() {
        check(&[
            ("A 24-year-old soldier, his 3-month old son and the sixty-year-old alliance.", ""),
            ("The two-and-a-half-year-old girl and a one-year-old.", ""),
            ("A decades-old dispute; a weeks-long siege.", "decades-old=PXY; weeks-long=PXW"),
            ("He is 53 years old; a two-year-long siege.", "53 years old=P53Y; two-year-long=P2Y"),
        ]);
    }
}
