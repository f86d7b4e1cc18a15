#!/usr/bin/env python3
"""Print one table of how accurate the program is, and the goals that have been set for it.

Measured are the held-out part of corpus/ (with `detente-train accuracy`) and, where they lie beside the repository,
the benchmark files in ../shared/eval (with their own score.py). What isn't there is named as skipped.
Build first: cargo build --release --workspace. Standard library only.
"""
import argparse
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
RELEASE = ROOT / "target" / "release"

# What is to be reached: (kind of benchmark, figure): least value.
GOALS = {
    ("relate", "accuracy"): 0.74,
    ("relate", "macro_f1"): 0.72,
    ("actor", "accuracy"): 0.70,
    ("place", "f1"): 0.60,
    ("place", "within_161km"): 0.80,
    ("when", "relaxed_f1"): 0.80,
    ("when", "value_f1"): 0.60,
}
# The figures of score.py that are shown, in this order.
SHOWN = {
    "relate": ["accuracy", "macro_f1", "pairs", "pairs_per_second"],
    "actor": ["accuracy", "country", "sector", "phrases"],
    "place": ["f1", "precision", "recall", "within_161km", "median_km", "words_per_second"],
    "when": ["relaxed_f1", "value_f1", "precision", "recall", "times"],
    "code": ["type_found", "event_found", "event_first", "events_per_sentence", "sentences_per_second"],
    "articles": ["precision", "recall", "f1", "loose_f1", "status_right", "gold", "articles"],
}


def corpus_rows(train):
    """The figures on the held-out part of the corpus."""
    done = subprocess.run([train, "--corpus", ROOT / "corpus", "accuracy", "--json"], stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"{train} accuracy: exit code {done.returncode}")
    report = json.loads(done.stdout)
    rows = [(f"corpus: {name}", report[key], "") for name, key in (("model", "model"), ("held-out sentences", "sentences"), ("without an event", "without_event"))]
    for kind in ("exact", "overlapping"):
        rows += scores(f"corpus: participants, {kind}", report["participants"][kind])
    relations = report["relations"]
    for name, key in (("pairs", "pairs"), ("relation, accuracy", "accuracy"), ("relation, macro F1", "macro_f1"), ("relation, status", "status"),
                      ("relation, mode", "mode"), ("relation, trigger overlaps", "trigger")):
        rows.append((f"corpus: {name}", relations[key], ""))
    events = report["events"]
    for at in [events["at_default"], *events["by_confidence"]]:
        default = ", default" if at is events["at_default"] else ""
        name = f"corpus: events, confidence {round(at['min_confidence'], 3)}{default}"
        rows += scores(name, at)
        if default:
            rows.append((f"{name}, status", at["status"], ""))
        rows.append((f"{name}, false alarms per 100 sentences", at["false_alarms_per_100"], ""))
    return rows + [("corpus: words a second, one thread", events["words_per_second"], "")]


def scores(name, score):
    return [(f"{name}, {key}", score[key], "") for key in ("precision", "recall", "f1")]


def benchmark_rows(data, kind, path, program):
    """The figures of one benchmark file."""
    done = subprocess.run([sys.executable, data / "score.py", kind, path, "--program", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    lines = done.stdout.decode().splitlines()
    if done.returncode or not lines:
        reason = (done.stderr.decode().strip().splitlines() or ["no output"])[-1]
        return [(path.name, "FAILED", reason)], False
    figures, rows, met = json.loads(lines[-1]), [], True
    for key in SHOWN[kind]:
        goal = GOALS.get((kind, key))
        value = figures.get(key)
        reached = goal is None or (value is not None and value >= goal)
        met &= reached
        note = "" if goal is None else f">= {goal:.2f} {'met' if reached else 'NOT MET'}"
        rows.append((f"{path.name}: {key}", "-" if value is None else value, note))
    return rows, met


def shown(value):
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=RELEASE / "detente")
    parser.add_argument("--train", type=pathlib.Path, default=RELEASE / "detente-train")
    parser.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "eval", help="folder with the benchmark files and score.py")
    parser.add_argument("--check", action="store_true", help="exit with 1 if a goal is not met")
    args = parser.parse_args()
    program, train, data = (p.resolve() for p in (args.program, args.train, args.data))

    rows, skipped, good = [], [], True
    if train.exists():
        rows += corpus_rows(train)
    else:
        skipped.append(f"the held-out part of the corpus: there is no {args.train} (cargo build --release -p detente-train)")
    wanted = [("relate", "relate_dev.jsonl"), ("actor", "actor_dev.jsonl"), ("place", "place_dev.jsonl"), ("when", "when_dev.jsonl")]
    present = [(kind, name) for kind, name in wanted if (data / name).is_file()]
    skipped += [f"{name}: it is not in {args.data}" for kind, name in wanted if (kind, name) not in present]
    for kind in ("code", "articles"):
        found = sorted(p.name for p in data.glob(f"{kind}_*.jsonl"))
        present += [(kind, name) for name in found]
        if not found:
            skipped.append(f"{kind}_*.jsonl: there is none in {args.data}")
    for kind, name in present:
        missing = next((p for p in (program, data / "score.py") if not p.exists()), None)
        if missing:
            skipped.append(f"{name}: there is no {missing.name}")
            continue
        more, met = benchmark_rows(data, kind, data / name, program)
        rows += more
        good &= met

    table = [("measure", "figure", "goal"), *((name, shown(value), goal) for name, value, goal in rows)]
    widths = [max(len(row[i]) for row in table) for i in (0, 1)]
    for name, value, goal in table:
        print(f"{name:<{widths[0]}}  {value:>{widths[1]}}  {goal}".rstrip())
    for what in skipped:
        print(f"SKIPPED {what}")
    if args.check and not good:
        sys.exit(1)


if __name__ == "__main__":
    main()
