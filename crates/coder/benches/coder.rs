//! What coding one story costs, with the model that is compiled in.

#![allow(missing_docs, unreachable_pub, reason = "criterion's macro makes a public function without docs")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use detente_coder::{Coder, Options};
use detente_ontology::Story;
use jiff::civil::date;

/// The project's own sample story: three paragraphs, most kinds of events.
const STORY: &str = include_str!("../../../samples/story.txt");

fn code(c: &mut Criterion) {
    let coder = Coder::load().unwrap_or_else(|e| panic!("the compiled-in model: {e}"));
    let story = Story {
        id: "bench".to_owned(),
        text: STORY.to_owned(),
        date: Some(date(2024, 5, 7)),
        ..Story::default()
    };
    let mut group = c.benchmark_group("coder");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(STORY.len() as u64));
    group.bench_function("sample story", |b| b.iter(|| coder.code(black_box(&story), &Options::default())));
    group.finish();
}

criterion_group!(benches, code);
criterion_main!(benches);
