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

/// How many words are looked at on either side: a bound on the time it takes.
const REACH: usize = 30;

/// The tense of the words around an expression, which is the words from `start` to before `end`.
///
/// News puts the time after its verb ("met Tuesday"), so the words before it are asked first, the nearest
/// first. Where the expression opens a clause ("On Tuesday the council will"), the words after it are.
pub(super) fn tense(context: &Context, start: usize, end: usize) -> Tense {
    match context.before(start) {
        Lex::Since => return Tense::Past,
        Lex::By => return Tense::Future,
        _ => {}
    }
    let opens = opens_clause(context, start);
    let (first, second) = if opens {
        (after(context, end), before(context, start))
    } else {
        (before(context, start), after(context, end))
    };
    if first == Tense::Open { second } else { first }
}

/// Whether nothing but a preposition and an article stand between the expression and the clause's start.
fn opens_clause(context: &Context, start: usize) -> bool {
    let mut at = start;
    while matches!(context.before(at), Lex::On | Lex::In | Lex::At | Lex::The | Lex::Within | Lex::After) {
        at -= 1;
    }
    matches!(context.before(at), Lex::Mark('.' | ',' | '"' | '\n' | ';' | ':' | '-' | '_') | Lex::That | Lex::And)
}

fn before(context: &Context, start: usize) -> Tense {
    let lowest = start.saturating_sub(REACH);
    let mut infinitive = false;
    for at in (lowest..start).rev() {
        match context.lex(at) {
            Lex::Mark('.' | '?' | '!') if ends_sentence(context, at) => return Tense::Open,
            Lex::Mark(';') => return Tense::Open,
            Lex::Will | Lex::Modal | Lex::Begins => return Tense::Future,
            Lex::Month(5) if !context.capital(at) => return Tense::Future,
            Lex::To => infinitive = is_infinitive(context, at),
            Lex::Expect if infinitive || looks_ahead(context, at) => return Tense::Future,
            Lex::Expect if ends_in_ed(context, at) => return Tense::Past,
            // "will be released": the form says nothing yet.
            Lex::Did if !context.capital(at) && !context.is(at.wrapping_sub(1), Lex::Be) => return Tense::Past,
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
            Lex::Mark('.' | '?' | '!') if ends_sentence(context, at) => return Tense::Open,
            Lex::Will | Lex::Modal | Lex::Begins => return Tense::Future,
            Lex::Month(5) if !context.capital(at) => return Tense::Future,
            Lex::Is if context.is(at + 1, Lex::Expect) => return Tense::Future,
            Lex::Did if !context.capital(at) => return Tense::Past,
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
    matches!(context.lex(at + 1), Lex::To | Lex::For | Lex::In | Lex::On)
        || matches!(context.before(at), Lex::Is)
        || context.reads(at, "due")
}

fn ends_in_ed(context: &Context, at: usize) -> bool {
    context.word(at).ends_with("ed")
}

/// A full stop before a capital ends a sentence, unless it belongs to an abbreviation.
fn ends_sentence(context: &Context, at: usize) -> bool {
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
