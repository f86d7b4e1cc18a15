//! Pages: the text that comes out holds no tags of its own making, and reading it again is the same.
#![no_main]

use detente_document::{Format, Options, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let options = Options { format: Format::Html, ..Options::default() };
    let text = || read(input, "fuzz", &options).next().and_then(Result::ok).map(|parsed| parsed.story.text);
    assert_eq!(text(), text());
});
