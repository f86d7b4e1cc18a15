#!/usr/bin/env python3
"""Measure the whole program: words a second, peak memory, and how long it takes to start.

Codes ../shared/news/articles.jsonl if it lies beside the repository, else samples/stories.jsonl repeated to 2 MB.
(Repeated stories say little about speed on real news: each is still coded, but its words are few.)
Build first: cargo build --release. Standard library only, Linux or macOS.
"""
import argparse
import json
import os
import pathlib
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "news" / "articles.jsonl"
SAMPLE_BYTES = 2_000_000
STARTS = 5
# The kernel counts in kilobytes, but on macOS in bytes.
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


def run(command):
    """Runs a command without its output: seconds, peak memory in MB. A peak is of this one process, so it is waited for by its id."""
    began = time.monotonic()
    nothing = os.open(os.devnull, os.O_RDWR)
    child = os.fork()
    if child == 0:
        for stream in (0, 1):
            os.dup2(nothing, stream)
        try:
            os.execv(command[0], command)
        finally:
            os._exit(127)
    os.close(nothing)
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - began, usage.ru_maxrss * MEMORY_UNIT / 1e6


def words_of(path):
    count = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                count += len(json.loads(line).get("text", "").split())
    return count


def repeat_samples(path):
    """Samples under new ids, to SAMPLE_BYTES."""
    stories = [json.loads(line) for line in open(ROOT / "samples" / "stories.jsonl", encoding="utf-8") if line.strip()]
    written = number = 0
    with open(path, "w", encoding="utf-8") as out:
        while written < SAMPLE_BYTES:
            story = dict(stories[number % len(stories)], id=f"sample-{number}")
            written += out.write(json.dumps(story, ensure_ascii=False) + "\n")
            number += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "target" / "release" / "detente")
    parser.add_argument("--news", type=pathlib.Path, default=NEWS, help="stories, as JSON lines")
    args = parser.parse_args()
    program = str(args.program.resolve())
    if not os.path.exists(program):
        sys.exit(f"there is no {args.program}: cargo build --release")

    with tempfile.TemporaryDirectory() as folder:
        stories = args.news
        if not stories.is_file():
            print(f"SKIPPED {args.news}: it isn't there; the samples are coded instead")
            stories = pathlib.Path(folder) / "stories.jsonl"
            repeat_samples(stories)
        words = words_of(stories)
        rows = [("stories", stories.name), ("words", words), ("cores", os.cpu_count())]
        for jobs in (1, 2):
            seconds, peak = run([program, "code", str(stories), "--format", "jsonl", "--output", "jsonl", "--jobs", str(jobs)])
            rows += [(f"--jobs {jobs}: seconds", f"{seconds:.1f}"), (f"--jobs {jobs}: words a second", round(words / seconds)), (f"--jobs {jobs}: peak memory, MB", round(peak))]
        one = pathlib.Path(folder) / "one.txt"
        one.write_text("The foreign ministers of Norway and Chile met in Oslo on Monday.\n", encoding="utf-8")
        # The best of several: what the program needs, without what else the machine does.
        starts = [run([program, "--version"]) for _ in range(STARTS)]
        codes = [run([program, "code", str(one), "--date", "2024-05-07", "--output", "jsonl"]) for _ in range(STARTS)]
        rows += [(f"--version: seconds, best of {STARTS}", f"{min(starts)[0]:.3f}"), (f"one sentence: seconds, best of {STARTS}", f"{min(codes)[0]:.3f}"),
                 ("one sentence: peak memory, MB", round(max(peak for _, peak in codes)))]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")


if __name__ == "__main__":
    main()
