#!/usr/bin/env python3
"""Measures the ledger: events imported a second, bytes an event, and time for a dyad's days.

    cargo build --release -p detente-cli
    python3 scripts/bench_ledger.py [--events 1000000]

It makes its own table: CAMEO codes between forty countries, one day after the other, with a seed. Figures are of this machine and of
what else it does.
"""

import argparse
import datetime
import json
import os
import random
import sqlite3
import subprocess
import tempfile
import time

COUNTRIES = """USA RUS CHN GBR FRA DEU IND PAK IRN IRQ ISR PSE EGY SYR LBN JOR TUR SAU JPN KOR PRK UKR POL ITA ESP NOR SWE KEN ETH SDN NGA
ZAF BRA ARG MEX COL VEN CAN AUS IDN""".split()
SECTORS = ["", "GOV", "MIL", "OPP", "CVL"]
CODES = "020 036 040 042 043 046 051 057 061 071 0841 0871 091 100 111 112 120 130 138 141 145 154 163 173 190 193 194 195".split()


def table(path, events, seed):
    """Writes a table of so many events."""
    chance = random.Random(seed)
    # A few dyads have most of the events, as in the world.
    weights = [1 / (rank + 1) for rank in range(len(COUNTRIES))]
    day = datetime.date(1979, 1, 1)
    with open(path, "w", encoding="utf-8") as out:
        out.write("date\tsource\ttarget\tcode\n")
        for number in range(events):
            source, target = chance.choices(COUNTRIES, weights, k=2)
            source, target = source + chance.choice(SECTORS), target + chance.choice(SECTORS)
            date = day + datetime.timedelta(days=number * 12000 // events)
            out.write(f"{date}\t{source}\t{target}\t{chance.choice(CODES)}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--program", default="target/release/detente")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=".") as folder:
        events, ledger = os.path.join(folder, "events.tsv"), os.path.join(folder, "bench.db")
        table(events, arguments.events, seed=1)
        command = [arguments.program, "import", events, "--as", "cameo", "--ledger", ledger]
        for name in ["import", "import again"]:
            began = time.perf_counter()
            answer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            seconds = time.perf_counter() - began
            print(f"{name}: {answer['taken']} taken, {answer['known']} known, {seconds:.1f} s, {answer['rows'] / seconds:,.0f} rows/s")
        print(f"size: {os.path.getsize(ledger) / arguments.events:.0f} bytes an event")
        database = sqlite3.connect(ledger)
        largest = database.execute(
            "SELECT actor, recipient, count(*) FROM pairs WHERE is_first GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 1"
        ).fetchone()
        began = time.perf_counter()
        days = database.execute(
            "SELECT day, type, status, count(*), sum(score) FROM pairs WHERE actor = ? AND recipient = ? AND is_first "
            "GROUP BY day, type, status ORDER BY day, type, status",
            largest[:2],
        ).fetchall()
        seconds = time.perf_counter() - began
        print(f"days of the largest dyad ({largest[2]} events): {len(days)} sums, {seconds * 1000:.0f} ms")


if __name__ == "__main__":
    main()
