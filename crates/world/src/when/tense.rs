//! Whether the sentence around a time looks back or ahead.

use super::context::Context;
use super::lexicon::Lex;

/// Where the nearest verb looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// No verb says.
    Open,
}

/// A tense, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct View {
    pub(super) tense: Tense,
    /// The verb stands right before the time: "met on Tuesday". A verb of telling doesn't count: what was "said
    /// Friday" in a story of Thursday was said where it was Friday already.
    pub(super) close: bool,
}

/// How many words are looked at on either side: a bound on the time it takes.
const REACH: usize = 30;

/// A verb this near needs no other word to be the time's.
const CLOSE: usize = 3;

/// The tense of the words around an expression, which is the words from `start` to before `end`.
pub(super) fn tense(context: &Context, start: usize, end: usize) -> Tense {
    view(context, start, end).tense
}

/// The tense of the words around an expression, and whether its verb is close.
///
/// News puts the time after its verb ("met Tuesday"), so the words before it are asked first, the nearest
/// first. Where the expression opens a clause ("On Tuesday the council will"), the words after it are.
pub(super) fn view(context: &Context, start: usize, end: usize) -> View {
    match context.before(start) {
        Lex::Since => return View { tense: Tense::Past, close: true },
        Lex::By => return View { tense: Tense::Future, close: true },
        _ => {}
    }
    let opens = opens_clause(context, start);
    // "Until last spring it was not": the verb that follows says more.
    if !opens && (context.before(start) == Lex::Until || as_soon_as(context, start)) {
        return View { tense: Tense::Future, close: true };
    }
    let (first, second) = if opens {
        (after(context, end), before(context, start))
    } else {
        (before(context, start), after(context, end))
    };
    let close = !opens
        && (start.saturating_sub(CLOSE)..start)
            .any(|at| context.is(at, Lex::Did) || (context.is(at, Lex::Expect) && ends_in_ed(context, at)));
    View { tense: if first == Tense::Open { second } else { first }, close }
}

/// "As soon as", "as early as" before the expression.
fn as_soon_as(context: &Context, start: usize) -> bool {
    start >= 3
        && context.reads(start - 1, "as")
        && matches!(context.lex(start - 2), Lex::Soon | Lex::Early)
        && context.reads(start - 3, "as")
}

/// Whether nothing but a preposition and an article stand between the expression and the clause's start.
fn opens_clause(context: &Context, start: usize) -> bool {
    let mut at = start;
    while matches!(
        context.before(at),
        Lex::On | Lex::In | Lex::At | Lex::The | Lex::Within | Lex::After | Lex::Until
    ) {
        at -= 1;
    }
    matches!(
        context.before(at),
        Lex::Mark('.' | ',' | '"' | '\n' | ';' | ':' | '-' | '_') | Lex::That | Lex::And
    )
}

fn before(context: &Context, start: usize) -> Tense {
    let lowest = start.saturating_sub(REACH);
    let mut infinitive = false;
    for at in (lowest..start).rev() {
        match context.lex(at) {
            _ if ends_sentence(context, at) => return Tense::Open,
            Lex::Mark(';') => return Tense::Open,
            Lex::Modal if context.reads(at, "could") => {}
            Lex::Will | Lex::Modal | Lex::Begins => return Tense::Future,
            Lex::Month(5) if !context.capital(at) => return Tense::Future,
            Lex::To => infinitive = is_infinitive(context, at),
            Lex::Expect if infinitive || looks_ahead(context, at) => return Tense::Future,
            Lex::Expect if ends_in_ed(context, at) => return Tense::Past,
            // "will be released": the form says nothing yet.
            Lex::Did | Lex::Told if !context.capital(at) && !context.is(at.wrapping_sub(1), Lex::Be) => {
                return Tense::Past;
            }
            Lex::Is if start - at <= 8 => return Tense::Future,
            _ => {}
        }
    }
    Tense::Open
}

fn after(context: &Context, end: usize) -> Tense {
    for at in end..end.saturating_add(REACH) {
        match context.lex(at) {
            Lex::Mark('\n' | ';') => return Tense::Open,
            _ if ends_sentence(context, at) => return Tense::Open,
            Lex::Will | Lex::Modal | Lex::Begins => return Tense::Future,
            Lex::Month(5) if !context.capital(at) => return Tense::Future,
            Lex::Is if context.is(at + 1, Lex::Expect) => return Tense::Future,
            Lex::Did | Lex::Told if !context.capital(at) => return Tense::Past,
            Lex::Expect if ends_in_ed(context, at) => return Tense::Past,
            Lex::Is => return Tense::Future,
            _ => {}
        }
    }
    Tense::Open
}

/// "To" before a verb, as far as a form without ending can tell: a small word that is no article.
fn is_infinitive(context: &Context, to: usize) -> bool {
    context.tokens.get(to + 1).is_some_and(|next| {
        next.word && !next.capital && matches!(next.lex, Lex::Other | Lex::Be | Lex::End | Lex::Beginning)
    })
}

fn looks_ahead(context: &Context, at: usize) -> bool {
    matches!(context.lex(at + 1), Lex::To | Lex::For)
        || matches!(context.before(at), Lex::Is)
        || ["due", "scheduled", "slated", "planned"].iter().any(|word| context.reads(at, word))
}

fn ends_in_ed(context: &Context, at: usize) -> bool {
    context.word(at).ends_with("ed")
}

/// A full stop before a capital ends a sentence, unless it belongs to an abbreviation.
pub(super) fn ends_sentence(context: &Context, at: usize) -> bool {
    if !matches!(context.lex(at), Lex::Mark('.' | '?' | '!')) {
        return false;
    }
    let Some(next) = context.tokens.get(at + 1) else {
        return true;
    };
    if next.glued && next.word {
        return false;
    }
    let short = context.glued(at)
        && match context.before(at) {
            Lex::MonthShort(_) | Lex::WeekdayShort(_) => true,
            _ => at > 0 && context.capital(at - 1) && context.word(at - 1).len() <= 3,
        };
    !short && (next.capital || !next.word)
}
