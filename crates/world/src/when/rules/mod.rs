//! One file a kind of expression. At each word every rule is asked and the longest match wins.

mod age;
mod ago;
mod ahead;
mod date;
mod daypart;
mod decade;
mod deictic;
mod duration;
mod holiday;
mod named;
mod numeric;
mod period;
mod plural;
mod quarter;
mod reference;
mod season;
mod set;
mod weekday;
mod within;
mod year;

use detente_ontology::ByteSpan;
use jiff::civil::Date;

use super::clock;
use super::context::Context;
use super::lexicon::Lex;
use super::time::{Found, Head, Time};
use super::unit::Part;
use super::{TimeMention, TimeType};

/// What a rule is: it reads the words from `head.at` on.
type Rule = fn(&Context, Head) -> Option<Found>;

/// Of two matches of the same length the one named first here wins.
const RULES: &[Rule] = &[
    numeric::numeric,
    date::month_first,
    date::day_first,
    date::second_day,
    weekday::weekday,
    daypart::day_part,
    daypart::clock,
    deictic::day_name,
    ahead::story,
    named::named,
    ago::ago,
    within::within,
    duration::duration,
    plural::plural,
    set::set,
    quarter::quarter,
    season::season,
    decade::decade,
    decade::century,
    holiday::holiday,
    year::year,
    year::unit_of_year,
    period::period,
    reference::reference,
];

/// Finds every time expression of a paragraph.
pub(super) fn scan(context: &mut Context, found: &mut Vec<TimeMention>) {
    let mut at = 0;
    while at < context.tokens.len() {
        if begins_nothing(context.lex(at)) {
            at += 1;
            continue;
        }
        if let Some(end) = age::age(context, context.past(at, Lex::The)) {
            at = end;
            continue;
        }
        let Some(best) = longest(context, at) else {
            at += 1;
            continue;
        };
        let first = at + usize::from(article_of_noun(context, at));
        let span = ByteSpan::new(context.tokens[first].start, context.tokens[best.end - 1].end);
        let Time { kind, value, days, point } = best.time;
        let days = lasting(context, context.before(at), days);
        if let Some(point) = point {
            let told = matches!(context.before(first), Lex::Told);
            context.named.note(point, at, told);
        }
        found.push(TimeMention { span, kind, value, from: days.map(|d| d.0), to: days.map(|d| d.1) });
        at = best.end;
    }
}

/// "Since Monday" lasts up to the story's day, "until Friday" begins with it.
fn lasting(context: &Context, before: Lex, days: Option<(Date, Date)>) -> Option<(Date, Date)> {
    let ((first, last), Some(story)) = (days?, context.date) else {
        return days;
    };
    Some(match before {
        Lex::Since if first <= story => (first, story.max(last)),
        Lex::Until if last >= story => (first.min(story), last),
        _ => (first, last),
    })
}

/// Whether word `at` is an article that belongs to a noun after the date: "the 2008 elections".
fn article_of_noun(context: &Context, at: usize) -> bool {
    context.is(at, Lex::The)
        && matches!(context.lex(at + 1), Lex::Month(_) | Lex::MonthShort(_) | Lex::Number { digits: 4, .. })
}

/// The bulk of a text: words that no expression begins with.
fn begins_nothing(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Other
            | Lex::Did
            | Lex::Told
            | Lex::Possessive
            | Lex::Of
            | Lex::And
            | Lex::Is
            | Lex::For
            | Lex::Will
    ) || matches!(lex, Lex::Mark(mark) if mark != '\'')
}

fn longest(context: &Context, at: usize) -> Option<Found> {
    let head = head(context, at);
    let best = best(context, head);
    let bare = Head { start: at, at, the: false, part: None };
    let best = match best {
        None if head.at > at => self::best(context, bare),
        other => other,
    }?;
    debug_assert!(best.end > at && best.end <= context.tokens.len());
    Some(with_time_of_day(context, best))
}

fn best(context: &Context, head: Head) -> Option<Found> {
    let mut best: Option<Found> = None;
    for rule in RULES {
        if let Some(found) = rule(context, head)
            && best.as_ref().is_none_or(|best| found.end > best.end)
        {
            best = Some(found);
        }
    }
    best
}

/// `the`, `early`, `mid-`, `late in the`, `the end of`, `about`, `at least`.
fn head(context: &Context, start: usize) -> Head {
    let mut head = Head { start, at: start, the: false, part: None };
    let the = |head: &mut Head| {
        if context.is(head.at, Lex::The) {
            head.the = true;
            head.at += 1;
        }
    };
    match context.lex(start) {
        Lex::About => head.at += 1,
        Lex::More if context.is(start + 1, Lex::Than) => head.at += 2,
        Lex::At if context.is(start + 1, Lex::Least) => head.at += 2,
        _ => {}
    }
    the(&mut head);
    let (part, needs_of) = match context.lex(head.at) {
        Lex::Early => (Part::Start, false),
        Lex::Mid => (Part::Mid, false),
        Lex::Late => (Part::End, false),
        Lex::Earlier => (Part::Earlier, false),
        Lex::Later => (Part::Later, false),
        Lex::End => (Part::End, true),
        Lex::Beginning => (Part::Start, true),
        Lex::Middle => (Part::Mid, true),
        Lex::Rest => (Part::Later, true),
        _ => return head,
    };
    let at = head.at + 1;
    match context.lex(at) {
        // The article is that of "the end", not of what follows: "the end of next year".
        Lex::Of if needs_of => {
            head.at = at + 1;
            head.the = false;
        }
        _ if needs_of => return head,
        Lex::In | Lex::On => {
            head.at = at + 1;
            head.the = false;
        }
        Lex::Mark('-') if context.joint(at, '-') => head.at = at + 1,
        _ => head.at = at,
    }
    head.part = Some(part);
    the(&mut head);
    head
}

/// A day with the time of day that follows it: `Friday night`, `May 7 at 2:15 p.m.`.
fn with_time_of_day(context: &Context, found: Found) -> Found {
    // Ten characters write a day, known or not: 2009-05-07, XXXX-WXX-2.
    if found.time.kind != TimeType::Date || found.time.value.len() != 10 || found.time.value.ends_with("REF")
    {
        return found;
    }
    let time = |end: usize, time: &str| {
        let value = format!("{}{time}", found.time.value);
        Found { end, time: Time { kind: TimeType::Time, value, ..found.time.clone() } }
    };
    let at = context.past(found.end, Lex::Mark(','));
    if let Lex::DayPart(part) = context.lex(found.end) {
        let part = time(found.end + 1, &format!("T{}", part.letters()));
        // "Friday night at 10:30 p.m."
        let clock =
            matches!(context.lex(part.end), Lex::At).then(|| clock::clock(context, part.end + 1)).flatten();
        return clock.map_or(part, |(clock, end)| time(end, &clock));
    }
    let word = matches!(context.lex(at), Lex::At | Lex::About | Lex::By | Lex::In);
    let at = at + usize::from(word);
    if let Some((clock, end)) = clock::clock(context, at) {
        return time(end, &clock);
    }
    let the = word && context.is(at, Lex::The);
    match context.lex(at + usize::from(the)) {
        Lex::DayPart(part) if the => time(at + 2, &format!("T{}", part.letters())),
        _ => found,
    }
}
