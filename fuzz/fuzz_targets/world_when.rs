//! Times: any text of any day gives spans in order, on character boundaries, and days that are in order.
#![no_main]

use detente_world::times;
use jiff::civil::Date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (i16, i8, i8, &str)| {
    let (year, month, day, text) = input;
    let mut end = 0;
    for time in times(text, Date::new(year, month, day).ok()) {
        assert!(time.span.start >= end && time.span.end > time.span.start);
        assert!(text.get(time.span.start..time.span.end).is_some());
        assert!(time.from <= time.to);
        end = time.span.end;
    }
});
