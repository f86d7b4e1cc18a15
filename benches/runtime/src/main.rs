//! Speed and outputs of one runtime on the graph `reader.onnx`. The runtime is chosen by the package's feature.
//!
//! `detente-runtime-bench GRAPH DATA BATCH`: `prepare.py` makes the folder DATA. One thread; the time is the processor's, so
//! that a busy machine spoils it less. With BATCH 1 the outputs are held against those of ONNX Runtime in f32.

#[cfg_attr(feature = "rten", path = "with_rten.rs")]
#[cfg_attr(feature = "tract", path = "with_tract.rs")]
#[cfg_attr(feature = "candle", path = "with_candle.rs")]
mod runtime;

use anyhow::{Context, Result};
use std::time::Instant;

/// A batch, row by row: token ids filled up with 0; 1 where a token is; where the markers of a pair stand.
pub(crate) struct Batch {
    rows: usize,
    width: usize,
    tokens: Vec<i64>,
    present: Vec<f32>,
    at: Vec<f32>,
}

/// What is held against the reference: two of the graph's outputs, row by row.
pub(crate) struct Outputs {
    tags: Vec<f32>,
    types: Vec<f32>,
}

/// Repetitions at least, and seconds of the processor at least.
const REPETITIONS: usize = 2;
const SECONDS: f64 = 4.0;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [graph, data, size] = &arguments[..] else {
        anyhow::bail!("usage: detente-runtime-bench GRAPH DATA BATCH")
    };
    let size: usize = size.parse()?;
    let sentences = sentences(&format!("{data}/tokens.txt"))?;

    let began = Instant::now();
    let mut model = runtime::Graph::load(graph)?;
    println!("load      {:.2} s", began.elapsed().as_secs_f64());

    let mut sorted = sentences.clone();
    sorted.sort_by_key(Vec::len);
    let batches: Vec<Batch> = sorted.chunks(size).map(batch).collect();
    for batch in &batches {
        model.run(batch)?;
    }
    let (wall, cpu) = (Instant::now(), processor_seconds()?);
    let mut repetitions = 0;
    while repetitions < REPETITIONS || processor_seconds()? - cpu < SECONDS {
        for batch in &batches {
            model.run(batch)?;
        }
        repetitions += 1;
    }
    let read = (sentences.len() * repetitions) as f64;
    let (wall, cpu) = (wall.elapsed().as_secs_f64(), processor_seconds()? - cpu);
    println!(
        "speed     {:.0} sentences a second of the processor ({:.0} by the clock)",
        read / cpu,
        read / wall
    );
    if size == 1 {
        compare(&mut model, &sentences, &std::fs::read(format!("{data}/reference.bin"))?)?;
    }
    Ok(())
}

/// Token ids: a sentence a line.
fn sentences(path: &str) -> Result<Vec<Vec<i64>>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{path}: run prepare.py first"))?;
    text.lines().map(|line| line.split(' ').map(|id| Ok(id.parse()?)).collect()).collect()
}

fn batch(sentences: &[Vec<i64>]) -> Batch {
    let width = sentences.iter().map(Vec::len).max().unwrap_or(0);
    let filled =
        |row: &Vec<i64>| row.iter().copied().chain(std::iter::repeat(0)).take(width).collect::<Vec<_>>();
    let tokens: Vec<i64> = sentences.iter().flat_map(filled).collect();
    let present = tokens.iter().map(|&id| f32::from(u8::from(id != 0))).collect();
    // The pair's markers are taken to stand on the first two tokens: what is read there does not matter, only that all runtimes read the same.
    let row = |at: usize| (0..width).map(move |token| f32::from(u8::from(token == at)));
    let at = sentences.iter().flat_map(|_| row(0).chain(row(1))).collect();
    Batch { rows: sentences.len(), width, tokens, present, at }
}

/// User and system time of this process. Linux counts it in hundredths of a second for programs, whatever the kernel.
fn processor_seconds() -> Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    Ok((fields[11].parse::<f64>()? + fields[12].parse::<f64>()?) / 100.0)
}

/// Prints the largest difference to the reference, one sentence at a time.
fn compare(model: &mut runtime::Graph, sentences: &[Vec<i64>], reference: &[u8]) -> Result<()> {
    let mut expected = reference.as_chunks::<4>().0.iter().map(|&b| f32::from_le_bytes(b));
    let (mut tags, mut types) = (0.0f32, 0.0f32);
    for sentence in sentences {
        let out = model.run(&batch(std::slice::from_ref(sentence)))?;
        for (all, most) in [(&out.tags, &mut tags), (&out.types, &mut types)] {
            for value in all {
                *most = most.max((value - expected.next().context("the reference is too short")?).abs());
            }
        }
    }
    println!(
        "difference to ONNX Runtime f32, at most: probabilities of tags {tags:.2e}, of types {types:.2e}"
    );
    Ok(())
}
