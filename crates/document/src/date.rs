//! Dates of publication, in the forms that pages and records write them.

use jiff::civil::Date;

/// How to read a date of numbers only, day and month first, such as 05/07/2009.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DateOrder {
    /// Leave it open: such a date is read only where one of the numbers can't be a month.
    #[default]
    Unknown,
    /// The day comes first, as almost everywhere.
    DayFirst,
    /// The month comes first, as in the United States.
    MonthFirst,
}

/// Why a date could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// No known form.
    #[error("is in no form that is known as a date")]
    Unknown,
    /// Day and month can't be told apart.
    #[error("may be read day or month first; say which")]
    Ambiguous,
    /// A known form, but no such day, or a year in which there was no news (before 1500).
    #[error("is no day of the calendar, or of no year with news")]
    OutOfRange,
}

/// Programs write year 0 or 1 where they have no date, and the first newspapers are of about 1600.
const FIRST_YEAR: i64 = 1500;

/// The longest text that is looked at, in bytes.
const LONGEST: usize = 200;

/// Reads a date, with or without a time and a zone. The day is the one that is written: no zone is converted.
///
/// Known are ISO 8601 and RFC 3339 (`2009-05-07`, `2009-05-07T13:15:00Z`, `20090507`), RFC 2822 and HTTP
/// (`Thu, 07 May 2009 13:15:00 GMT`), the English forms (`May 7, 2009`, `7 May 2009`, `Thursday, 7th of May, 2009 at 3 pm`,
/// `Thu May  7 13:15:00 2009`), numbers with dots (day first) and with slashes (see [`DateOrder`]), `2009年5月7日`, and Unix time in
/// seconds or milliseconds (ten or thirteen digits; its day is that of UTC). Words around it, such as "Published", are passed over.
///
/// # Errors
/// If it is in none of these forms, if it means two days, or if there is no such day.
///
/// ```
/// use detente_document::{DateOrder, parse_date};
/// let day = parse_date("Thu, 07 May 2009 23:15:00 -0500", DateOrder::Unknown)?;
/// assert_eq!(day, jiff::civil::date(2009, 5, 7));
/// # Ok::<(), detente_document::DateError>(())
/// ```
pub fn parse_date(text: &str, order: DateOrder) -> Result<Date, DateError> {
    if text.len() > LONGEST {
        return Err(DateError::Unknown);
    }
    let tokens = without_times(tokens(text));
    by_month_name(&tokens)
        .or_else(|| year_first(&tokens))
        .or_else(|| year_last(&tokens, order))
        .or_else(|| one_number(&tokens))
        .unwrap_or(Err(DateError::Unknown))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'t> {
    Number { value: i64, digits: usize },
    Word(&'t str),
    Mark(char),
}

use Token::{Mark, Number, Word};

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |of: fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            let digits = run(|c| c.is_ascii_digit());
            // Longer numbers than any date has must still be told from dates.
            tokens.push(Number { value: rest[..digits].parse().unwrap_or(i64::MAX), digits });
            digits
        } else if matches!(first, '年' | '月' | '日') {
            tokens.push(Mark(first));
            first.len_utf8()
        } else if first.is_alphabetic() {
            let letters = run(|c| c.is_alphabetic() && !matches!(c, '年' | '月' | '日'));
            tokens.push(Word(&rest[..letters]));
            letters
        } else {
            if !first.is_whitespace() {
                tokens.push(Mark(first));
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// Leaves out clock times (13:15, 13:15:00.123), whose numbers could be taken for days.
fn without_times(tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if let [Number { digits: 1..=2, .. }, Mark(':'), Number { .. }, ..] = tokens[at..] {
            at += 3;
            while let [Mark(':' | '.' | ','), Number { .. }, ..] = tokens[at..] {
                at += 2;
            }
            continue;
        }
        kept.push(tokens[at]);
        at += 1;
    }
    kept
}

fn month(word: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    let word = if word == "sept" { "sep" } else { word.as_str() };
    let at = MONTHS.iter().position(|month| word.len() >= 3 && (*month == word || month[..3] == *word))?;
    Some(at as i64 + 1)
}

/// May 7, 2009; 7 May 2009; 7th of May, 2009; 2009 May 7; 07-May-09.
fn by_month_name(tokens: &[Token<'_>]) -> Option<Result<Date, DateError>> {
    let mut failure = None;
    for (at, token) in tokens.iter().enumerate() {
        let Word(word) = token else { continue };
        let Some(month) = month(word) else { continue };
        let before: Vec<&Token> = tokens[..at].iter().rev().filter(|t| !is_filler(t)).take(2).collect();
        let after: Vec<&Token> = tokens[at + 1..].iter().filter(|t| !is_filler(t)).take(2).collect();
        let found = match (before.as_slice(), after.as_slice()) {
            ([Number { value: day, digits: 1..=2 }, ..], [Number { value: year, digits: 4 }, ..])
            | (_, [Number { value: day, digits: 1..=2 }, Number { value: year, digits: 4 }])
            | ([Number { value: year, digits: 4 }, ..], [Number { value: day, digits: 1..=2 }, ..]) => {
                day_of(*year, month, *day)
            }
            // Two digits of a year, as RFC 2822 reads them.
            ([Number { value: day, digits: 1..=2 }, ..], [Number { value: year, digits: 2 }, ..]) => {
                day_of(if *year < 50 { 2000 + year } else { 1900 + year }, month, *day)
            }
            _ => continue,
        };
        if found.is_ok() {
            return Some(found);
        }
        failure = failure.or(Some(found));
    }
    failure
}

/// What may stand between the parts of a date.
fn is_filler(token: &Token<'_>) -> bool {
    match token {
        Word(word) => {
            let word = word.to_ascii_lowercase();
            matches!(word.as_str(), "st" | "nd" | "rd" | "th" | "of" | "the" | "utc" | "gmt" | "est" | "edt")
        }
        Mark(mark) => matches!(mark, ',' | '.' | '-' | '/' | '\'' | '’'),
        Number { .. } => false,
    }
}

/// 2009-05-07, 2009/5/7, 2009.05.07, 2009年5月7日.
fn year_first(tokens: &[Token<'_>]) -> Option<Result<Date, DateError>> {
    let parts = tokens.windows(5).find_map(|window| match window {
        [
            Number { value: year, digits: 4 },
            Mark(first),
            Number { value: month, digits: 1..=2 },
            Mark(second),
            Number { value: day, digits: 1..=2 },
        ] if (first == second && matches!(first, '-' | '/' | '.' | '‐' | '–'))
            || (*first, *second) == ('年', '月') =>
        {
            Some((*year, *month, *day))
        }
        _ => None,
    });
    parts.map(|(year, month, day)| day_of(year, month, day))
}

/// 07.05.2009, 7/5/2009, 07-05-2009.
fn year_last(tokens: &[Token<'_>], order: DateOrder) -> Option<Result<Date, DateError>> {
    let (first, mark, second, year) = tokens.windows(5).find_map(|window| match window {
        [
            Number { value: first, digits: 1..=2 },
            Mark(mark),
            Number { value: second, digits: 1..=2 },
            Mark(same),
            Number { value: year, digits: 4 },
        ] if mark == same && matches!(mark, '.' | '/' | '-') => Some((*first, *mark, *second, *year)),
        _ => None,
    })?;
    let day_first = match order {
        _ if mark == '.' || first == second => true,
        _ if first > 12 => true,
        _ if second > 12 => false,
        DateOrder::DayFirst => true,
        DateOrder::MonthFirst => false,
        DateOrder::Unknown => return Some(Err(DateError::Ambiguous)),
    };
    let (day, month) = if day_first { (first, second) } else { (second, first) };
    Some(day_of(year, month, day))
}

/// 20090507, 20090507T131500Z, 20090507131500; Unix time in seconds or milliseconds.
fn one_number(tokens: &[Token<'_>]) -> Option<Result<Date, DateError>> {
    let (value, digits) = match tokens {
        [Number { value, digits }] => (*value, *digits),
        [Number { value, digits: 8 }, Word("T" | "t"), Number { .. }, ..] => (*value, 8),
        _ => return None,
    };
    let compact = |value: i64| day_of(value / 10_000, value / 100 % 100, value % 100);
    match digits {
        8 => Some(compact(value)),
        12 => Some(compact(value / 10_000)),
        14 => Some(compact(value / 1_000_000)),
        10 => Some(of_unix_time(value)),
        13 => Some(of_unix_time(value / 1000)),
        _ => None,
    }
}

fn of_unix_time(seconds: i64) -> Result<Date, DateError> {
    let days = jiff::Span::new().try_days(seconds.div_euclid(86_400)).map_err(|_| DateError::OutOfRange)?;
    jiff::civil::date(1970, 1, 1).checked_add(days).map_err(|_| DateError::OutOfRange)
}

fn day_of(year: i64, month: i64, day: i64) -> Result<Date, DateError> {
    if year < FIRST_YEAR {
        return Err(DateError::OutOfRange);
    }
    let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    let (Ok(year), Ok(month), Ok(day)) = parts else { return Err(DateError::OutOfRange) };
    Date::new(year, month, day).map_err(|_| DateError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: Result<&str, DateError>) -> Result<(), String> {
        let got = parse_date(text, DateOrder::Unknown).map(|date| date.to_string());
        if got.as_deref() == expected.as_ref().map(|day| *day) {
            return Ok(());
        }
        Err(format!("{text:?}: {got:?}, not {expected:?}"))
    }

    #[test]
    fn common_forms_are_read() {
        let day = Ok("2009-05-07");
        let failures: Vec<String> = [
            check("2009-05-07", day),
            check("2009-5-7", day),
            check(" 2009/05/07 ", day),
            check("2009-05-07T13:15:00Z", day),
            check("2009-05-07T23:15:00.123456-05:00", day),
            check("2009-05-07 13:15:00+00:00", day),
            check("2009-05-07T13:15:00+0200[Europe/Paris]", day),
            check("20090507", day),
            check("20090507T131500Z", day),
            check("20090507131500", day),
            check("200905071315", day),
            check("1241701200", day),
            check("1241701200000", day),
            check("Thu, 07 May 2009 13:15:00 GMT", day),
            check("Thu, 7 May 2009 13:15 +0200", day),
            check("Thursday, 07-May-09 13:15:00 GMT", day),
            check("Thu May  7 13:15:00 2009", day),
            check("Thu May  7 13:15:00 UTC 2009", day),
            check("May 7, 2009", day),
            check("MAY 7 2009", day),
            check("Thursday, May 7th, 2009 at 3:15 pm", day),
            check("3:15 PM EDT, May 7, 2009", day),
            check("Published: 7 May 2009, 13:15", day),
            check("the 7th of May, 2009", day),
            check("7-May-2009", day),
            check("2009 May 7", day),
            check("2009年5月7日", day),
            check("07.05.2009", day),
            check("7.5.2009 13:15 Uhr", day),
            check("05/07/2009", Err(DateError::Ambiguous)),
            check("13/05/2009", Ok("2009-05-13")),
            check("05/13/2009", Ok("2009-05-13")),
            check("05/05/2009", Ok("2009-05-05")),
            check("Sept. 5, 2009", Ok("2009-09-05")),
            check("29 February 2008", Ok("2008-02-29")),
            check("29 February 2009", Err(DateError::OutOfRange)),
            check("0000-00-00", Err(DateError::OutOfRange)),
            check("0000-05-07", Err(DateError::OutOfRange)),
            check("0001-01-01T00:00:00", Err(DateError::OutOfRange)),
            check("2009-13-40", Err(DateError::OutOfRange)),
            check("", Err(DateError::Unknown)),
            check("May 2009", Err(DateError::Unknown)),
            check("2009", Err(DateError::Unknown)),
            check("yesterday", Err(DateError::Unknown)),
            check("99999999999999999999999999", Err(DateError::Unknown)),
        ]
        .into_iter()
        .filter_map(Result::err)
        .collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn the_caller_may_say_the_order() {
        let july = Ok(jiff::civil::date(2009, 7, 5));
        assert_eq!(parse_date("05/07/2009", DateOrder::DayFirst), july);
        assert_eq!(parse_date("07/05/2009", DateOrder::MonthFirst), july);
    }

    proptest! {
        #[test]
        fn any_text_gives_an_answer(text in "\\PC{0,60}", numbers in "[0-9/.:T -]{0,30}") {
            let _ = parse_date(&text, DateOrder::Unknown);
            let _ = parse_date(&numbers, DateOrder::DayFirst);
        }

        #[test]
        fn every_day_comes_back(year in 1500i16..=9999, month in 1i8..=12, day in 1i8..=28) {
            let date = jiff::civil::date(year, month, day);
            prop_assert_eq!(parse_date(&date.to_string(), DateOrder::Unknown), Ok(date));
            prop_assert_eq!(parse_date(&date.strftime("%A, %B %-d, %Y").to_string(), DateOrder::Unknown), Ok(date));
            prop_assert_eq!(parse_date(&date.strftime("%a, %d %b %Y 01:02:03 GMT").to_string(), DateOrder::Unknown), Ok(date));
        }
    }
}
