#!/bin/sh
# Trains the model from scratch: corpus/ to model/. Needs Rust, Python 3.11 or later, and the package registry of Python (for PyTorch and
# the base model). Seeded. The training itself took 45 minutes on two busy cores.
#
#   scripts/train.sh [FOLDER]      FOLDER for what lies between (default: target/train)
set -eu
cd "$(dirname "$0")/.."
work=${1:-target/train}
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet -r crates/train/python/requirements.txt
fi
python="$work/venv/bin/python"
"$python" crates/train/python/base.py "$work/base"
cargo run --release --quiet -p detente-train -- export --plain 1 --seed 1 > "$work/corpus.jsonl"
"$python" crates/train/python/train.py "$work/corpus.jsonl" --base "$work/base" --out "$work/trained" --seed 1
"$python" crates/train/python/export.py "$work/trained" --base "$work/base" --out model
cp "$work/base/tokenizer.json" model/tokenizer.json
# The figures that the Rust reader's tests are held against.
"$python" crates/train/python/reference.py model --base "$work/base" --trained "$work/trained"
