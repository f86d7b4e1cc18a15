"""Token ids of corpus sentences, and what ONNX Runtime gives for them, as data for the benchmark; with --time, its own
speed. See README.md."""

import argparse
import re
import time
from pathlib import Path

import numpy
import onnxruntime
import tokenizers

HERE = Path(__file__).resolve().parent
OUTPUTS = ["tags", "type"]


def sentences(corpus, number):
    """The corpus' text lines without marks: a spread over all files, the same on every run."""
    blocks = [block.strip().split("\n") for path in sorted(corpus.glob("*.txt")) for block in path.read_text("utf-8").split("\n\n")]
    texts = [re.sub(r"\{\d+:([^}]*)\}", r"\1", block[1]) for block in blocks if block[0].startswith("= ") and len(block) > 1]
    return [texts[i * len(texts) // number] for i in range(number)]


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def inputs(group):
    width = max(map(len, group))
    tokens = numpy.array([ids + [0] * (width - len(ids)) for ids in group], dtype=numpy.int64)
    at = numpy.zeros((len(group), 2, width), dtype=numpy.float32)
    at[:, 0, 0] = at[:, 1, 1] = 1
    return {"tokens": tokens, "present": (tokens != 0).astype(numpy.float32), "at": at}


def measure(graph, every, size):
    """Sentences a second of the processor and by the clock, as src/main.rs counts them."""
    words = session(graph)
    ordered = sorted(every, key=len)
    batches = [inputs(ordered[i : i + size]) for i in range(0, len(ordered), size)]
    for batch in batches:
        words.run(OUTPUTS, batch)
    cpu, wall, done = time.process_time(), time.perf_counter(), 0
    while done < 2 or time.process_time() - cpu < 4:
        for batch in batches:
            words.run(OUTPUTS, batch)
        done += 1
    number = done * len(every)
    return number / (time.process_time() - cpu), number / (time.perf_counter() - wall)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reference", type=Path, help="reader.onnx in f32")
    parser.add_argument("--tokenizer", type=Path, default=HERE / "../../model/tokenizer.json")
    parser.add_argument("--corpus", type=Path, default=HERE / "../../corpus")
    parser.add_argument("--sentences", type=int, default=192)
    parser.add_argument("--out", type=Path, default=HERE / "data")
    parser.add_argument("--time", type=Path, nargs="*", default=[], help="graphs to run in ONNX Runtime, for their speed")
    args = parser.parse_args()
    tokenizer = tokenizers.Tokenizer.from_file(str(args.tokenizer))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    every = [tokenizer.encode(text).ids for text in sentences(args.corpus, args.sentences)]
    args.out.mkdir(exist_ok=True)
    (args.out / "tokens.txt").write_text("".join(" ".join(map(str, ids)) + "\n" for ids in every))
    words = session(args.reference)
    reference = [words.run(OUTPUTS, inputs([ids])) for ids in every]
    (args.out / "reference.bin").write_bytes(b"".join(out.astype("<f4").tobytes() for pair in reference for out in pair))
    print(f"{len(every)} sentences, {sum(map(len, every))} tokens")
    for graph in args.time:
        for size in (1, 8, 16):
            cpu, wall = measure(graph, every, size)
            print(f"ONNX Runtime {onnxruntime.__version__} {graph}: batch {size}: {cpu:.0f} sentences a second of the processor ({wall:.0f} by the clock)")
        ours = session(graph)
        gaps = [[abs(a - b).max() for a, b in zip(ours.run(OUTPUTS, inputs([ids])), pair)] for ids, pair in zip(every, reference)]
        tags, types = numpy.max(gaps, 0)
        print(f"difference, at most: probabilities of tags {tags:.2e}, of types {types:.2e}")


if __name__ == "__main__":
    main()
