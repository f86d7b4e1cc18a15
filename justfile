# What developers and CI run. Every recipe is plain sh; `just` lists them.

# Lists the recipes.
default:
    @just --list

# Builds the program.
build:
    cargo build --release --locked

# Runs all tests, with the README's own command.
test:
    cargo test --release --workspace

# Checks layout and lints.
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets --locked -- -D warnings

# Builds the documentation of the crates; a broken link is an error.
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --workspace --locked

# Checks licences, bans and sources of dependencies. Needs no network beyond the crates themselves.
deny:
    cargo deny --locked --workspace check --hide-inclusion-graph licenses bans sources

# Checks dependencies against the database of advisories, which it fetches. Not part of `ci`.
advisories:
    cargo deny --locked --workspace check advisories

# Lists the corpus' faults by file and line, and counts it. Where the benchmark data are, it must share nothing with them.
corpus:
    if [ -d ../shared/eval ]; then set -- --apart-from ../shared/eval; else echo "not compared with benchmark data: no ../shared/eval"; set --; fi; \
    cargo run --release --locked -p detente-train -- check "$@"

# Prints the accuracy report.
accuracy:
    cargo build --release --locked -p detente-cli -p detente-train
    python3 scripts/accuracy.py

# Measures the speed, memory and start of the program.
bench: build
    python3 scripts/bench.py

# Measures the ledger: import, size, a dyad's days.
bench-ledger: build
    python3 scripts/bench_ledger.py

# Trains the model from scratch, corpus/ to model/ (needs Python and its package registry).
train:
    sh scripts/train.sh

# All that must hold before a change is merged.
ci: lint deny corpus test docs
