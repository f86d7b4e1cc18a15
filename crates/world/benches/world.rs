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
}

criterion_group!(benches, world);
criterion_main!(benches);
