//! The time that belongs to an event.

use detente_ontology::{ByteSpan, DateRecord, Status};
use detente_world::{TimeMention, TimeType};
use jiff::civil::Date;

/// An event is historical if it ended longer ago than this many days.
const HISTORICAL_AFTER: i32 = 366;

/// The time expression of the sentence that belongs to the trigger. Spans count from the sentence's beginning.
///
/// Of the expressions on the calendar it takes the one with the fewest words and clause marks between itself and the trigger.
pub(crate) fn time_of<'t>(
    sentence: &str,
    trigger: ByteSpan,
    times: &'t [TimeMention],
) -> Option<&'t TimeMention> {
    const CLAUSE_MARK: usize = 6;
    let distance = |time: &TimeMention| {
        let between = if time.span.end <= trigger.start {
            sentence.get(time.span.end..trigger.start)
        } else {
            sentence.get(trigger.end..time.span.start)
        };
        between.map_or(0, |words| {
            let marks = words.matches([',', ';', '—', '“', '”', '"']).count();
            let clauses = words
                .split(' ')
                .filter(|w| matches!(*w, "which" | "who" | "that" | "when" | "after" | "before" | "while"))
                .count();
            words.split_whitespace().count() + CLAUSE_MARK * (marks + clauses)
        })
    };
    times
        .iter()
        .filter(|t| t.from.is_some() && matches!(t.kind, TimeType::Date | TimeType::Time))
        .min_by_key(|t| (distance(t), t.span.start))
}

/// The date of an event: the time expression's, or the story's own for what is reported as done or going on.
pub(crate) fn date_of(
    text: &str,
    time: Option<&TimeMention>,
    status: Status,
    story: Option<Date>,
) -> Option<DateRecord> {
    if let Some(time) = time {
        return Some(DateRecord {
            text: time.span.of(text).to_owned(),
            value: time.value.clone(),
            from: time.from.map(|d| d.to_string()),
            to: time.to.map(|d| d.to_string()),
        });
    }
    let day = story.filter(|_| matches!(status, Status::Happened | Status::Ongoing))?.to_string();
    Some(DateRecord { text: String::new(), value: day.clone(), from: Some(day.clone()), to: Some(day) })
}

/// The status in the light of the event's time: what lies over a year back is historical.
pub(crate) fn status_at(status: Status, time: Option<&TimeMention>, story: Option<Date>) -> Status {
    let past = matches!(status, Status::Happened | Status::Ongoing);
    let ended = time.and_then(|t| t.to).zip(story);
    match ended {
        Some((ended, story)) if past && days_between(ended, story) > HISTORICAL_AFTER => Status::Historical,
        _ => status,
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_world::times;
    use jiff::civil::date;

    #[test]
    fn the_time_of_the_trigger_is_taken() {
        for (sentence, trigger, expected) in [
            ("Police arrested two men on Tuesday.", "arrested", Some("Tuesday")),
            ("On Monday, Oslo signed the pact, which expires in 2012.", "signed", Some("Monday")),
            ("The envoy, who arrived on 3 March 2009, will meet rebels in June.", "meet", Some("June")),
            ("They met.", "met", None),
        ] {
            let found = times(sentence, Some(date(2009, 5, 7)));
            let at = sentence.find(trigger).unwrap();
            let time = time_of(sentence, ByteSpan::new(at, at + trigger.len()), &found);
            assert_eq!(time.map(|t| t.span.of(sentence)), expected, "{sentence}");
        }
    }

    #[test]
    fn what_ended_over_a_year_ago_is_historical() {
        let story = Some(date(2009, 5, 7));
        for (sentence, expected) in [
            ("They met in 1972.", Status::Historical),
            ("They met in June 2002.", Status::Historical),
            ("They met on Monday.", Status::Happened),
            ("They met in 2008.", Status::Happened),
        ] {
            let found = times(sentence, story);
            assert_eq!(status_at(Status::Happened, found.first(), story), expected, "{sentence}");
        }
    }
}
