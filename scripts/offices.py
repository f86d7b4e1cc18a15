#!/usr/bin/env python3
"""Draw offices and dates for a check of world/offices by hand, and compare the answers with the tables.

    python3 scripts/offices.py draw --seed 4 --count 300 > check.tsv     # number, country, office, date; no holder
    python3 scripts/offices.py compare check.tsv                         # once the column `answer` is filled in

Every day from 1990 to 2025 on which the tables name one holder of an office is equally likely. Left out are offices
that several hold at one time. Standard library only.
"""
import argparse
import datetime
import pathlib
import random
import re
import sys
import unicodedata

OFFICES = pathlib.Path(__file__).resolve().parent.parent / "world" / "offices"
FIRST, LAST = datetime.date(1990, 1, 1), datetime.date(2025, 12, 31)
# Words for offices that several hold at one time.
SHARED = re.compile(
    r"opposition|separatist|rebel|militan|militia|insurgent|mercenary|gang|drug lord|warlord|dissident|tycoon"
    r"|party leader|kurdish|oromo|islamist|hamas|fatah|houthi|al-qaeda|envoy|rapporteur|spokes|senator"
    r"|deputy foreign|vice p|chief minister|senior official|aide|security chief|commissioner for peace|negotiator"
    r"|shadow|member of|journalist|serb leader|croat leader|ambassador|founder|cleric|writer",
    re.IGNORECASE,
)


def bounds(text):
    """The first and last day that a day, month or year may mean."""
    numbers = [int(part) for part in text.split("-")]
    first = datetime.date(*(numbers + [1, 1])[:3])
    if len(numbers) == 3:
        return first, first
    year, month = (numbers[0], numbers[1] + 1) if len(numbers) == 2 else (numbers[0] + 1, 1)
    return first, datetime.date(year + month // 13, (month - 1) % 12 + 1, 1) - datetime.timedelta(1)


def terms():
    """Country, office, name, other names, and the first and last day that are sure."""
    for path in sorted(OFFICES.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#") or line.startswith("country\t"):
                continue
            country, office, _, name, start, end, also, *_ = line.split("\t") + [""] * 8
            if not start or SHARED.search(office):
                continue
            yield country, office, name, also, bounds(start)[1], bounds(end)[0] if end else datetime.date.max


def draw(seed, count):
    spans = []
    for country, office, _, _, start, end in terms():
        start, end = max(start, FIRST), min(end, LAST)
        if start < end:
            spans.append((country, office, start, (end - start).days))
    random_source = random.Random(seed)
    print("number\tcountry\toffice\tdate\tanswer")
    weights = [days for *_, days in spans]
    for number, (country, office, start, days) in enumerate(random_source.choices(spans, weights, k=count), 1):
        date = start + datetime.timedelta(random_source.randrange(days))
        print(number, country, office, date, "", sep="\t")


def words(name):
    plain = unicodedata.normalize("NFD", name.lower())
    return re.findall(r"[a-z]+", "".join(c for c in plain if not unicodedata.combining(c)))


def alike(one, other):
    """Whether the last word of one name is in the other: a reader settles the rest."""
    one, other = words(one), words(other)
    return bool(one and other) and (one[-1] in other or other[-1] in one)


def compare(path):
    known = list(terms())
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()[1:]]
    agree = 0
    for number, country, office, date, answer, *_ in rows:
        day = datetime.date.fromisoformat(date)
        held = [
            (name, also)
            for of, what, name, also, start, end in known
            if (of, what) == (country, office) and start <= day <= end
        ]
        same = any(alike(answer, name) for names in held for name in [names[0], *names[1].split(";")])
        agree += same
        found = "|".join(name for name, _ in held)
        print(number, country, office, date, answer, found, "agree" if same else "settle", sep="\t")
    print(f"{agree} of {len(rows)} agree", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    drawn = commands.add_parser("draw")
    drawn.add_argument("--seed", type=int, required=True)
    drawn.add_argument("--count", type=int, required=True)
    commands.add_parser("compare").add_argument("file", type=pathlib.Path)
    given = parser.parse_args()
    if given.command == "draw":
        draw(given.seed, given.count)
    else:
        compare(given.file)


if __name__ == "__main__":
    main()
