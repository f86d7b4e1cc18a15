//! Speed of sentences, tokens, and the reader. `cargo bench -p detente-language`.

#![allow(missing_docs, unreachable_pub, reason = "criterion's macro makes a public function without docs")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use detente_language::{Reader, sentences, tokens};
use detente_ontology::ByteSpan;
use std::hint::black_box;

static GRAPH: &[u8] = include_bytes!("../../../model/reader.onnx");
static TOKENIZER: &[u8] = include_bytes!("../../../model/tokenizer.json");

const SENTENCES: usize = 64;
/// Written for this benchmark; the text goes round through them.
const STORY: [&str; 4] = [
    "The foreign minister of Estonia met her Danish counterpart in Odense on Tuesday. ",
    "Police arrested eleven tram drivers who had blocked the bridge for a third day, the mayor's office said. ",
    "The harvest was late this year, and nobody in the valley could remember a colder June. ",
    "Uruguay may impose sanctions on Paraguayan banks if the talks fail, a senior official told reporters. ",
];

fn reader(c: &mut Criterion) {
    let text: String = STORY.iter().cycle().take(SENTENCES).copied().collect();
    let spans: Vec<ByteSpan> = sentences(&text);
    assert_eq!(spans.len(), SENTENCES, "the story is split as it was written");

    let mut group = c.benchmark_group("text");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("sentences", |b| b.iter(|| sentences(black_box(&text))));
    group.bench_function("tokens", |b| b.iter(|| tokens(black_box(&text))));
    group.finish();

    let Ok(reader) = Reader::load(GRAPH, TOKENIZER) else {
        return eprintln!("the model doesn't load");
    };
    let mut group = c.benchmark_group("reader");
    group.sample_size(10).throughput(Throughput::Elements(SENTENCES as u64));
    group.bench_function("read", |b| b.iter(|| reader.read(black_box(&text), &spans)));
    group.finish();
}

criterion_group!(benches, reader);
criterion_main!(benches);
