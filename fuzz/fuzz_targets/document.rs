//! Bytes of any kind, in every format: reading ends, and nothing panics. The first byte chooses the format.
#![no_main]

use detente_document::{Format, Options, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&choice, bytes)) = input.split_first() else { return };
    let format = Format::ALL[usize::from(choice) % Format::ALL.len()];
    // Small limits, so that they are met.
    let options = Options {
        format,
        max_story_bytes: if choice > 127 { 100 } else { 1 << 20 },
        max_unpacked_bytes: 4 << 20,
        ..Options::default()
    };
    let items = read(bytes, "fuzz", &options).take(input.len() + 1).count();
    assert!(items <= input.len(), "more answers than bytes");
});
