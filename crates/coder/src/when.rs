//! The time that belongs to an event.

mod clause;
mod tense;

use clause::Clauses;
use detente_ontology::{ByteSpan, DateRecord, Status};
use detente_world::{TimeMention, TimeType};
use jiff::civil::Date;
use tense::{Tense, tense};

/// An event is historical if it ended longer ago than this many days.
const HISTORICAL_AFTER: i32 = 366;

/// A step from one clause to another is as far as this many words, and a comma as this many.
const CLAUSE_STEP: usize = 8;
const COMMA: usize = 2;

/// A time that can't be that of an act with this status, or that is when the news was told, is as far off as this
/// many words.
const UNLIKELY: usize = 20;

/// The times of a story that lie in `sentence`, counted from its beginning.
pub(crate) fn times_within(times: &[TimeMention], sentence: ByteSpan) -> Vec<TimeMention> {
    let first = times.partition_point(|time| time.span.start < sentence.start);
    let inside = times.iter().skip(first).take_while(|time| time.span.end <= sentence.end);
    inside
        .map(|time| {
            let span = ByteSpan::new(time.span.start - sentence.start, time.span.end - sentence.start);
            TimeMention { span, ..time.clone() }
        })
        .collect()
}

/// When an event is, and how it stands in the light of that.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct EventTime<'t> {
    pub(crate) time: Option<&'t TimeMention>,
    pub(crate) status: Status,
}

/// The time expression of the sentence that belongs to the trigger, and the status with it. Spans count from the
/// sentence's beginning.
///
/// Of the expressions on the calendar it takes the nearest one, where leaving the trigger's clause is a long way.
/// What lies over a year back is historical; what lies ahead of the story is planned, unless the trigger's own form is
/// of the past: then it is another act's time.
pub(crate) fn event_time<'t>(
    sentence: &str,
    trigger: ByteSpan,
    times: &'t [TimeMention],
    status: Status,
    story: Option<Date>,
) -> EventTime<'t> {
    let starts: Vec<usize> = times.iter().map(|time| time.span.start).collect();
    let clauses = Clauses::cut(sentence, &starts);
    let tense = tense(&clauses, sentence.get(trigger.start..trigger.end).unwrap_or_default(), trigger.start);
    let past = matches!(status, Status::Happened | Status::Ongoing);
    let fits = |time: &TimeMention| {
        let Some(story) = story else { return true };
        match status {
            Status::Happened | Status::Ongoing => {
                tense != Tense::Past || time.from.is_none_or(|from| from <= story)
            }
            Status::Planned => time.to.is_none_or(|to| to >= story),
            _ => true,
        }
    };
    let distance = |time: &TimeMention| {
        let (from, to) = if time.span.end <= trigger.start {
            (time.span.end, trigger.start)
        } else {
            (trigger.end, time.span.start)
        };
        let (words, commas) = clauses.words_between(from, to);
        let unlikely = usize::from(!fits(time)) + usize::from(clauses.is_told_at(time.span.start));
        words
            + COMMA * commas
            + CLAUSE_STEP * clauses.steps(time.span.start, trigger.start)
            + UNLIKELY * unlikely
    };
    let time = times
        .iter()
        .filter(|time| time.from.is_some() && matches!(time.kind, TimeType::Date | TimeType::Time))
        // When a plan was told of isn't when it is for, and no act that is over lies ahead.
        .filter(|time| fits(time) || !(past || clauses.is_told_at(time.span.start)))
        .min_by_key(|time| (distance(time), time.span.start));
    EventTime { time, status: status_at(status, time, story) }
}

fn status_at(status: Status, time: Option<&TimeMention>, story: Option<Date>) -> Status {
    let (Some(time), Some(story), Status::Happened | Status::Ongoing) = (time, story, status) else {
        return status;
    };
    match (time.from, time.to) {
        (Some(from), _) if from > story => Status::Planned,
        (_, Some(to)) if days_between(to, story) > HISTORICAL_AFTER => Status::Historical,
        _ => status,
    }
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

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_world::times;
    use jiff::civil::date;

    /// Checks `time status` of the trigger in each sentence of a story of May 7, 2009, a Thursday.
    fn check(cases: &[(&str, &str, Status, Option<&str>, Status)]) {
        let story = Some(date(2009, 5, 7));
        let mut wrong = Vec::new();
        for &(sentence, trigger, read, time, status) in cases {
            let found = times(sentence, story);
            let at = sentence.find(trigger).unwrap();
            let event = event_time(sentence, ByteSpan::new(at, at + trigger.len()), &found, read, story);
            let got = (event.time.map(|t| t.span.of(sentence)), event.status);
            if got != (time, status) {
                wrong.push(format!("{sentence}\n  {trigger}: {got:?}, expected {:?}", (time, status)));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    use Status::{Happened, Historical, Ongoing, Planned};

    #[test]
    fn the_time_of_the_triggers_clause_is_taken() {
        check(&[
            ("Police arrested two men on Tuesday.", "arrested", Happened, Some("Tuesday"), Happened),
            (
                "On Monday, Oslo signed the pact, which expires in 2012.",
                "signed",
                Happened,
                Some("Monday"),
                Happened,
            ),
            (
                "The envoy, who arrived on 3 March 2009, will meet rebels in June.",
                "meet",
                Planned,
                Some("June"),
                Planned,
            ),
            (
                "The envoy, who was born in 1950 in Bergen, met rebels there on Monday.",
                "met",
                Happened,
                Some("Monday"),
                Happened,
            ),
            (
                "After rebels raided a camp on Sunday, the army bombed their bases on Monday.",
                "raided",
                Happened,
                Some("Sunday"),
                Happened,
            ),
            (
                "After rebels raided a camp on Sunday, the army bombed their bases on Monday.",
                "bombed",
                Happened,
                Some("Monday"),
                Happened,
            ),
            ("They met.", "met", Happened, None, Happened),
        ]);
    }

    #[test]
    fn when_news_was_told_is_the_last_resort() {
        check(&[
            (
                "Rebels raided two camps on Sunday, officials said on Wednesday.",
                "raided",
                Happened,
                Some("Sunday"),
                Happened,
            ),
            (
                "Officials said Wednesday that rebels from the north had raided camps near the lake on Sunday.",
                "raided",
                Happened,
                Some("Sunday"),
                Happened,
            ),
            (
                "Rebels raided a camp, officials said on Wednesday.",
                "raided",
                Happened,
                Some("Wednesday"),
                Happened,
            ),
            ("The two will meet again, officials said on Wednesday.", "meet", Planned, None, Planned),
        ]);
    }

    #[test]
    fn what_lies_ahead_has_not_happened() {
        check(&[
            ("The ministers meet in June.", "meet", Happened, Some("June"), Planned),
            ("Talks between the two on May 12 are welcome.", "Talks", Ongoing, Some("May 12"), Planned),
            ("The ministers will meet in June.", "meet", Planned, Some("June"), Planned),
            // The summit lies ahead, the act of agreeing doesn't.
            ("They agreed to hold talks on May 12.", "agreed", Happened, None, Happened),
            ("They agreed on Monday to hold talks on May 12.", "agreed", Happened, Some("Monday"), Happened),
        ]);
    }

    #[test]
    fn what_ended_over_a_year_ago_is_historical() {
        check(&[
            ("They met in 1972.", "met", Happened, Some("1972"), Historical),
            ("They met in June 2002.", "met", Happened, Some("June 2002"), Historical),
            ("They met on Monday.", "met", Happened, Some("Monday"), Happened),
            ("They met in 2008.", "met", Happened, Some("2008"), Happened),
            ("They have fought since 1998.", "fought", Ongoing, Some("1998"), Ongoing),
        ]);
    }

    #[test]
    fn times_are_cut_by_sentence() {
        let text = "They met on March 3. The next day they left. All was over on March 5.";
        let found = times(text, Some(date(2009, 5, 7)));
        let start = text.find("The next").unwrap();
        let sentence = ByteSpan::new(start, text.find(" All").unwrap());
        let here = times_within(&found, sentence);
        assert_eq!(here.len(), 1);
        assert_eq!(here[0].span.of(sentence.of(text)), "The next day");
        assert_eq!(here[0].value, "2009-03-04");
    }
}
