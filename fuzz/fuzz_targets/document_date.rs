//! Dates: any text gives an answer, and an answer is read again as itself.
#![no_main]

use detente_document::{DateOrder, parse_date};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for order in [DateOrder::Unknown, DateOrder::DayFirst, DateOrder::MonthFirst] {
        if let Ok(date) = parse_date(text, order) {
            assert_eq!(parse_date(&date.to_string(), order), Ok(date));
        }
    }
});
