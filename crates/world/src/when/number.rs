//! How many: number words and digits before a unit.

use super::context::Context;
use super::lexicon::Lex;

/// A count of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// This many.
    Exact(u32),
    /// This many and a half.
    AndHalf(u32),
    /// Several, a few.
    Some,
}

/// More words than this are no number.
const WORDS: usize = 8;

/// The number that begins at word `at`, and the word after it.
pub(super) fn count(context: &Context, at: usize) -> Option<(Count, usize)> {
    match context.lex(at) {
        Lex::A => after_article(context, at + 1),
        Lex::Several => Some((Count::Some, at + 1)),
        Lex::Couple => Some((Count::Exact(2), context.past(at + 1, Lex::Of))),
        Lex::Lots => lots(context, at),
        Lex::Dozen => Some((Count::Exact(12), at + 1)),
        Lex::Half => half(context, at),
        _ => {
            let (whole, next) = whole(context, at)?;
            if let Some(next) = and_half(context, next) {
                return Some((Count::AndHalf(whole), next));
            }
            if context.is(next, Lex::Dozen) {
                return Some((Count::Exact(whole.saturating_mul(12)), next + 1));
            }
            Some((Count::Exact(whole), next))
        }
    }
}

/// `hundreds of`, `tens of thousands of`.
fn lots(context: &Context, at: usize) -> Option<(Count, usize)> {
    let mut next = at;
    while context.is(next, Lex::Lots) && next < at + WORDS {
        if !context.is(next + 1, Lex::Of) {
            return None;
        }
        next += 2;
    }
    Some((Count::Some, next))
}

/// `a`, `a few`, `a couple of`, `a dozen`, `a hundred`, `a half`.
fn after_article(context: &Context, at: usize) -> Option<(Count, usize)> {
    match context.lex(at) {
        Lex::Several => Some((Count::Some, at + 1)),
        Lex::Couple => Some((Count::Exact(2), context.past(at + 1, Lex::Of))),
        Lex::Dozen => Some((Count::Exact(12), at + 1)),
        Lex::Scale(value) => Some((Count::Exact(value), at + 1)),
        Lex::Lots => lots(context, at),
        Lex::Numbered if context.reads(at, "number") && context.is(at + 1, Lex::Of) => {
            Some((Count::Some, at + 2))
        }
        Lex::Half => Some((Count::AndHalf(0), context.past_hyphen(at + 1))),
        _ => Some((Count::Exact(1), at)),
    }
}

/// `half a`, `half-`.
fn half(context: &Context, at: usize) -> Option<(Count, usize)> {
    let next = context.past_hyphen(at + 1);
    let next = context.past(next, Lex::A);
    Some(if context.is(next, Lex::Dozen) { (Count::Exact(6), next + 1) } else { (Count::AndHalf(0), next) })
}

/// `and a half` after a number, `-and-a-half`, or `1/2`.
fn and_half(context: &Context, at: usize) -> Option<usize> {
    let at = context.past_hyphen(at);
    if context.is(at, Lex::And) {
        let a = context.past_hyphen(at + 1);
        let half = context.past_hyphen(a + 1);
        if context.is(a, Lex::A) && context.is(half, Lex::Half) {
            return Some(half + 1);
        }
    }
    let fraction = context.word(at) == "1" && context.joint(at + 1, '/') && context.word(at + 2) == "2";
    if fraction {
        return Some(at + 3);
    }
    context.is(at, Lex::Mark('½')).then_some(at + 1)
}

/// A whole number: `12`, `2,000`, `twenty-four`, `two hundred and fifty`.
pub(super) fn whole(context: &Context, at: usize) -> Option<(u32, usize)> {
    let (mut sum, mut next) = match context.lex(at) {
        Lex::Number { value, digits } if digits <= 6 => (value, at + 1),
        Lex::Grouped(value) if value < 10_000_000 => (value, at + 1),
        Lex::Cardinal(value) => (value, at + 1),
        _ => return None,
    };
    while next < at + WORDS {
        match context.lex(next) {
            Lex::Scale(scale) => {
                sum = sum.saturating_mul(scale);
                next += 1;
            }
            Lex::Cardinal(value) if sum >= 100 || (sum >= 20 && sum % 10 == 0 && value < 10) => {
                sum = sum.saturating_add(value);
                next += 1;
            }
            Lex::And if sum >= 100 && matches!(context.lex(next + 1), Lex::Cardinal(_)) => next += 1,
            Lex::Mark('-')
                if context.joint(next, '-')
                    && sum >= 20
                    && sum % 10 == 0
                    && matches!(context.lex(next + 1), Lex::Cardinal(value) if value < 10) =>
            {
                next += 1;
            }
            _ => break,
        }
    }
    Some((sum, next))
}
