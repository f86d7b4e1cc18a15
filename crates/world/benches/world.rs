//! What it costs to tell who, where and when.

#![allow(missing_docs, unreachable_pub, reason = "criterion's macro makes a public function without docs")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use detente_ontology::ByteSpan;
use detente_world::{Actors, Agreements, Places, times};
use jiff::civil::date;

const PHRASES: &[&str] = &[
    "the former German defence minister",
    "Kenyan police",
    "the Chilean Foreign Ministry",
    "a spokesman for the rebels",
    "the European Commission",
    "two border guards",
];

/// The project's own sample story.
const STORY: &str = include_str!("../../../samples/story.txt");

/// A sentence without a time.
const PLAIN: &str =
    "The council heard the envoy, and the ministers of both states left without a word to the press.\n\n";
/// A sentence of little but times.
const DENSE: &str = "On Tuesday, May 7, 2024, at 2:15 p.m., two years after the first week of June 2022, the third quarter \
                     was over, and the next day, as every year since 1998, talks began for three to four weeks.\n\n";

fn world(c: &mut Criterion) {
    let day = Some(date(2024, 5, 7));
    let actors = Actors::load();
    let places = Places::load();
    let agreements = Agreements::load();
    let whole = [ByteSpan::new(0, STORY.len())];
    c.bench_function("load actors", |b| b.iter(Actors::load));
    c.bench_function("load places", |b| b.iter(Places::load));
    c.bench_function("load agreements", |b| b.iter(Agreements::load));

    let mut group = c.benchmark_group("actor");
    group.throughput(Throughput::Elements(PHRASES.len() as u64));
    group.bench_function("phrases", |b| {
        b.iter(|| PHRASES.iter().filter(|p| actors.resolve(black_box(p), None, day).is_some()).count());
    });
    group.finish();

    let mut group = c.benchmark_group("text");
    group.throughput(Throughput::Bytes(STORY.len() as u64));
    group.bench_function("place", |b| b.iter(|| places.find(black_box(STORY))));
    group.bench_function("when", |b| b.iter(|| times(black_box(STORY), day)));
    group.bench_function("agreements", |b| b.iter(|| agreements.find(black_box(STORY), &whole, day).len()));
    group.finish();

    // The least and the most that a text asks of the time rules: no time at all, and little else.
    let mut group = c.benchmark_group("when");
    for (name, sentence) in [("plain", PLAIN), ("dense", DENSE)] {
        let text = sentence.repeat(1_000_000 / sentence.len());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(10);
        group.bench_function(name, |b| b.iter(|| times(black_box(&text), day)));
    }
    group.finish();
}

criterion_group!(benches, world);
criterion_main!(benches);
