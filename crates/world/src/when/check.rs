//! The one way in which the rules are tested: a text, and what is found in it.

use jiff::civil::Date;

use super::{TimeMention, times};

/// The story's date in tests: a Thursday.
pub(super) const STORY: &str = "2009-05-07";

/// Checks `span=value` of everything found in each text of a story of May 7, 2009, and reports every failure.
pub(super) fn check(cases: &[(&str, &str)]) {
    compare(cases, Some(STORY), |text, time| format!("{}={}", time.span.of(text), time.value));
}

/// The same for a story whose date isn't known.
pub(super) fn check_undated(cases: &[(&str, &str)]) {
    compare(cases, None, |text, time| format!("{}={}", time.span.of(text), time.value));
}

/// Checks `value from..to`.
pub(super) fn check_days(cases: &[(&str, &str)]) {
    let day = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
    compare(cases, Some(STORY), |_, time| format!("{} {}..{}", time.value, day(time.from), day(time.to)));
}

/// Checks `span=TYPE`.
pub(super) fn check_types(cases: &[(&str, &str)]) {
    compare(cases, Some(STORY), |text, time| format!("{}={}", time.span.of(text), time.kind.word()));
}

fn compare(cases: &[(&str, &str)], date: Option<&str>, show: impl Fn(&str, &TimeMention) -> String) {
    let date = date.map(|date| date.parse().unwrap());
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found: Vec<String> = times(text, date).iter().map(|time| show(text, time)).collect();
            let found = found.join("; ");
            (found != *expected).then(|| format!("{text}\n  expected: {expected}\n  found:    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
