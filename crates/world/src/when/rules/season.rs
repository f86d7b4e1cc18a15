//! `the summer`, `summer 1998`, `the spring of last year`.

use super::quarter::year_after;
use crate::when::TimeType;
use crate::when::context::Context;
use crate::when::lexicon::Lex;
use crate::when::point::{Grain, Point};
use crate::when::resolve::nearest;
use crate::when::tense::{Tense, tense};
use crate::when::time::{Found, Head, Time, leads_to_time};
use crate::when::unit::Season;

pub(super) fn season(context: &Context, head: Head) -> Option<Found> {
    let Lex::Season(season) = context.lex(head.at) else {
        return None;
    };
    let end = head.at + 1;
    if let Some((year, end)) = year_after(context, end) {
        let point = Point::of_year(year, Grain::Season(season))?;
        return Found::new(end, Time::date(point, head.part, context.date));
    }
    // "The fall of Saigon", "a spring", "winter sports": the season alone must be led to.
    let led = leads_to_time(context.before(head.start)) || head.part.is_some();
    // "By fall", "since spring": no verb and no well stands after these.
    let bare = matches!(context.before(head.start), Lex::By | Lex::In | Lex::Since | Lex::Until)
        && (context.clause_ends(end) || context.is(end, Lex::And));
    let falls = season == Season::Fall
        && context.reads(head.at, "fall")
        && !bare
        && (!head.the || context.is(end, Lex::Of));
    let wells = season == Season::Spring && !head.the && head.part.is_none() && !bare;
    let noun = context.tokens.get(end).is_some_and(|next| next.word && next.lex == Lex::Other && !head.the);
    if !led || falls || wells || noun || (head.at == head.start && context.before(head.at) == Lex::Of) {
        return None;
    }
    let Some(date) = context.date else {
        return Found::new(end, Time::off_calendar(TimeType::Date, format!("XXXX-{}", season.letters())));
    };
    let tense = match tense(context, head.start, end) {
        Tense::Open => Tense::Past,
        told => told,
    };
    let point = nearest(date, tense, |year| Point::of_year(year, Grain::Season(season)))?;
    Found::new(end, Time::date(point, head.part, context.date))
}

#[cfg(test)]
mod tests {
    use crate::when::check::{check, check_days};

    #[test]
    fn seasons() {
        check(&[
            (
                "In the spring of 2008, summer 2010 and the summer of '68.",
                "the spring of 2008=2008-SP; summer 2010=2010-SU; the summer of '68=1968-SU",
            ),
            ("It will come in the summer.", "the summer=2009-SU"),
            ("The fall of Saigon; a spring of water; the summer camp.", ""),
            ("The fall of 1989.", "The fall of 1989=1989-FA"),
            ("It will be over by fall, not since spring.", "fall=2009-FA; spring=2009-SP"),
        ]);
        check_days(&[("In the winter of 2008.", "2008-WI 2008-12-01..2009-02-28")]);
    }
}
