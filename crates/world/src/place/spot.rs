//! Finds the words that may name a place: the longest name of the gazetteer that begins at each capital.

use std::collections::HashMap;

use super::index::{Found, Index, LONGEST_KEY};
use super::token::{Gap, Shape, Token, Tokens};

/// How the text names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// By its name.
    Name,
    /// By capitals that stand for it: "US", "B.C.".
    Capitals,
    /// By an abbreviation that counts only behind a comma: "Portland, Ore.".
    Postal,
    /// By an adjective or by its people: "Iranian", "Finns".
    Adjective,
}

/// Words that may name a place.
#[derive(Debug, Clone)]
pub(crate) struct Spot<'d> {
    /// First token.
    pub(crate) from: usize,
    /// One past the last token.
    pub(crate) to: usize,
    /// Bytes of the text.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) form: Form,
    /// It ends in an `'s` that is part of it: "St. John's".
    pub(crate) with_s: bool,
    pub(crate) found: Found<'d>,
    /// Number of the name, the same for the same name in other places of the text.
    pub(crate) group: usize,
}

/// Most words of a name.
const LONGEST: usize = 7;

/// Small words that stand within names.
const CONNECTORS: [&[u8]; 37] = [
    b"of", b"and", b"the", b"de", b"la", b"le", b"les", b"del", b"da", b"do", b"dos", b"das", b"di", b"du",
    b"des", b"el", b"al", b"en", b"upon", b"on", b"sur", b"under", b"in", b"by", b"am", b"an", b"der", b"y",
    b"e", b"aux", b"ad", b"as", b"ash", b"bin", b"ar", b"at", b"az",
];

/// All spots of the text, in order, without overlaps; and how many names they have.
pub(crate) fn spots<'d>(text: &str, tokens: &Tokens, index: &Index<'d>) -> (Vec<Spot<'d>>, usize) {
    let mut spots: Vec<Spot> = Vec::new();
    let mut groups: HashMap<Vec<u8>, usize> = HashMap::new();
    let mut key = Vec::with_capacity(LONGEST_KEY);
    let mut i = 0;
    while i < tokens.list.len() {
        let token = &tokens.list[i];
        if !(token.is_capital() || is_article(tokens, i)) || tokens.key(i).is_empty() {
            i += 1;
            continue;
        }
        let behind_place = token.gap == Gap::Comma && spots.last().is_some_and(|s| s.to == i);
        let Some(name) = longest(tokens, i, behind_place, index, &mut key) else {
            i += 1;
            continue;
        };
        let last = &tokens.list[name.to - 1];
        let mut end = last.end;
        if name.with_s {
            // The 's belongs to the name ("St. John's"): one apostrophe and one letter.
            end += text[end..].chars().take(2).map(char::len_utf8).sum::<usize>();
        }
        let count = groups.len();
        let group = *groups.entry(key.clone()).or_insert(count);
        spots.push(Spot {
            from: i,
            to: name.to,
            start: token.start,
            end,
            form: name.form,
            with_s: name.with_s,
            found: name.found,
            group,
        });
        i = name.to;
    }
    (spots, groups.len())
}

/// Whether an Arabic article joined to a name stands at token `i`: "al-Bab".
fn is_article(tokens: &Tokens, i: usize) -> bool {
    let article =
        matches!(tokens.key(i), b"al" | b"el" | b"ad" | b"an" | b"ar" | b"as" | b"ash" | b"at" | b"az");
    article && tokens.list.get(i + 1).is_some_and(|t| t.gap == Gap::Hyphen && t.is_capital())
}

struct Name<'d> {
    to: usize,
    form: Form,
    found: Found<'d>,
    with_s: bool,
}

/// The longest name that begins at token `i`; `key` is left holding its key.
fn longest<'d>(
    tokens: &Tokens,
    i: usize,
    behind_place: bool,
    index: &Index<'d>,
    key: &mut Vec<u8>,
) -> Option<Name<'d>> {
    let mut best = short_form(tokens, i, behind_place, index, key);
    // A name must be longer than the short form, and is then preferred: "South African" but "South Africa Station".
    let least = best.as_ref().map_or(1, |name| name.to - i + 1);
    let first = &tokens.list[i];
    let mut trial: Vec<u8> = Vec::with_capacity(LONGEST_KEY);
    for words in 1..=LONGEST {
        let at = i + words - 1;
        let Some(next) = tokens.list.get(at) else { break };
        if words > 1 {
            if !follows(next, first) {
                break;
            }
            trial.push(b' ');
        }
        let part = tokens.key(at);
        if part.is_empty() || trial.len() + part.len() >= LONGEST_KEY {
            break;
        }
        trial.extend_from_slice(part);
        if !next.is_capital() {
            if next.shape == Shape::Lower && !CONNECTORS.contains(&part) {
                break;
            }
            continue;
        }
        let plain = trial.len();
        if next.possessive {
            trial.push(b's');
        }
        if words < least {
            continue;
        }
        // "St. John's" is tried before "St. John", but "Mali's" is not the village of Malis.
        if next.possessive && words > 1 && keep(index, &trial, i, words, true, &mut best, key) {
            continue;
        }
        // "U.S." is looked up as capitals, never as the word "us".
        if !(next.dotted && words == 1) {
            keep(index, &trial[..plain], i, words, false, &mut best, key);
        }
    }
    best
}

/// Takes a name as the best one so far if the gazetteer has it.
fn keep<'d>(
    index: &Index<'d>,
    trial: &[u8],
    from: usize,
    words: usize,
    with_s: bool,
    best: &mut Option<Name<'d>>,
    key: &mut Vec<u8>,
) -> bool {
    let Some(found) = index.find(trial).filter(Found::is_place) else { return false };
    *best = Some(Name { to: from + words, form: Form::Name, found, with_s });
    key.clear();
    key.extend_from_slice(trial);
    true
}

/// A state's abbreviation, capitals or an adjective at token `i`.
fn short_form<'d>(
    tokens: &Tokens,
    i: usize,
    behind_place: bool,
    index: &Index<'d>,
    key: &mut Vec<u8>,
) -> Option<Name<'d>> {
    let token = &tokens.list[i];
    let mut marked = |mark: u8, words: usize, form: Form| {
        key.clear();
        key.push(mark);
        for w in i..i + words {
            if w > i {
                key.push(b' ');
            }
            key.extend_from_slice(tokens.key(w));
        }
        let found = index.find(key).filter(Found::is_place)?;
        Some(Name { to: i + words, form, found, with_s: false })
    };
    if behind_place && let Some(name) = marked(b',', 1, Form::Postal) {
        return Some(name);
    }
    let short = token.shape == Shape::Upper && tokens.key(i).len() <= 5;
    if short && let Some(name) = marked(b'=', 1, Form::Capitals) {
        return Some(name);
    }
    let two = !token.possessive && tokens.list.get(i + 1).is_some_and(|t| t.joins() && t.is_capital());
    if two && let Some(name) = marked(b'~', 2, Form::Adjective) {
        return Some(name);
    }
    marked(b'~', 1, Form::Adjective)
}

/// Whether a name may go on with `next`: a name in a running text may be broken at a line's end, a heading's may not.
fn follows(next: &Token, first: &Token) -> bool {
    next.joins() || (next.gap == Gap::Line && !next.heading && !first.heading)
}
