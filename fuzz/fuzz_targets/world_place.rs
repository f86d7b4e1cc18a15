//! Text of any kind: finding places ends, nothing panics, and spans are in order and quote the text.
#![no_main]

use detente_world::Places;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut at = 0;
    for mention in Places::load().find_with_adjectives(text) {
        assert!(mention.span.start >= at && mention.span.end > mention.span.start);
        assert!(text.get(mention.span.start..mention.span.end).is_some());
        at = mention.span.end;
    }
});
