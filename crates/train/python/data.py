"""Labelled sentences (the JSON lines of `detente-train export`) to tensors."""

import collections
import json
import random

import torch

from labels import *

MAX_TOKENS = 192
IGNORE = -100


class Example:
    """One sentence: token ids, token offsets, participants as token ranges, and a label for every ordered pair."""

    def __init__(self, record, tokenizer):
        encoding = tokenizer.encode(record["text"])
        self.id, self.part, self.text = record["id"], record.get("part", "train"), record["text"]
        self.tokens = encoding.ids[:MAX_TOKENS]
        self.offsets = encoding.offsets[:MAX_TOKENS]
        self.spans = [self.tokens_of(*p.values()) if isinstance(p, dict) else self.tokens_of(*p) for p in record["participants"]]
        self.tagged = record.get("tagged", True)
        self.events = record["events"]
        self.pairs = self.label_pairs(record["events"])

    def tokens_of(self, start, end):
        """The half-open token range of a code-point span, or None where it was cut off."""
        inside = [i for i, (a, b) in enumerate(self.offsets) if a < end and start < b and a < b]
        return (inside[0], inside[-1] + 1) if inside else None

    def label_pairs(self, events):
        """{(actor, recipient): [events]} over participant indices; None stands for the side that is not there."""
        pairs = collections.defaultdict(list)
        for event in events:
            actors, recipients = event["actors"] or [None], event["recipients"] or [None]
            together = event["event_type"] in SYMMETRIC and recipients == [None] and len(actors) > 1
            sides = [(a, b) for a in actors for b in actors if a != b] if together else [(a, r) for a in actors for r in recipients]
            for side in sides:
                pairs[side].append(event)
        return pairs

    def all_pairs(self):
        people = [i for i, s in enumerate(self.spans) if s]
        sides = [(a, r) for a in people for r in people if a != r] + [(a, None) for a in people] + [(None, r) for r in people]
        return sides


def batches(examples, size, rng=None):
    """Batches of examples of like length; in random order if `rng` is given."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].tokens) + (rng.random() * 12 if rng else 0))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield [examples[i] for i in group]


def collate(examples, rng=None, most_pairs=None, pairs_of=None):
    """One batch. With `most_pairs`, pairs without an event are drawn at random down to that number (training)."""
    chosen = []
    for e in examples:
        sides = pairs_of(e) if pairs_of else e.all_pairs()
        if most_pairs and len(sides) > most_pairs:
            labelled = [s for s in sides if s in e.pairs]
            rest = [s for s in sides if s not in e.pairs]
            rng.shuffle(rest)
            sides = (labelled + rest)[:most_pairs]
        chosen.append(sides)
    B, S = len(examples), max(len(e.tokens) for e in examples)
    P = max(1, max(len(c) for c in chosen))
    out = {
        "tokens": torch.zeros(B, S, dtype=torch.long),
        "present": torch.zeros(B, S, dtype=torch.bool),
        "tags": torch.full((B, S), IGNORE),
        "average": torch.zeros(B, 2 * P, S),
        "kinds": torch.zeros(B, 2 * P, dtype=torch.long),
        "pair_present": torch.zeros(B, P, dtype=torch.bool),
        "types": torch.zeros(B, P, len(TYPES) + 1),
        "modes": torch.full((B, P), IGNORE),
        "statuses": torch.full((B, P), IGNORE),
        "contexts": torch.full((B, P, len(CONTEXTS)), -1.0),
        "trigger": torch.zeros(B, P, S),
        "speaker": torch.zeros(B, P, S),
    }
    for b, (e, sides) in enumerate(zip(examples, chosen)):
        n = len(e.tokens)
        out["tokens"][b, :n] = torch.tensor(e.tokens)
        out["present"][b, :n] = True
        if e.tagged:
            out["tags"][b, 1 : n - 1] = OUTSIDE
            for s in e.spans:
                if s:
                    out["tags"][b, s[0]] = BEGIN
                    out["tags"][b, s[0] + 1 : s[1]] = INSIDE
        for p, (a, r) in enumerate(sides):
            out["pair_present"][b, p] = True
            for slot, side, kind, absent in ((p, a, ACTOR, NO_ACTOR), (P + p, r, RECIPIENT, NO_RECIPIENT)):
                if side is None:
                    out["kinds"][b, slot] = absent
                else:
                    start, end = e.spans[side]
                    out["kinds"][b, slot] = kind
                    out["average"][b, slot, start:end] = 1.0 / (end - start)
            events = e.pairs.get((a, r), [])
            if not events:
                out["types"][b, p, len(TYPES)] = 1.0
                continue
            if "soft" in events[0]:
                out["types"][b, p] = torch.tensor(events[0]["soft"])
                continue
            for event in events:
                out["types"][b, p, TYPES.index(event["event_type"])] += 1.0 / len(events)
            event = events[0]
            mode = event.get("mode")
            out["modes"][b, p] = MODES.index(f"{event['event_type']}/{mode}") if mode else len(MODES)
            if event.get("status"):
                out["statuses"][b, p] = STATUSES.index(event["status"])
            if event.get("contexts"):
                out["contexts"][b, p] = torch.tensor([float(c in event["contexts"]) for c in CONTEXTS])
            if event.get("trigger"):
                for x in events:
                    t = x["trigger"]
                    span = e.tokens_of(*(t.values() if isinstance(t, dict) else t))
                    if span:
                        out["trigger"][b, p, span[0] : span[1]] = 1.0
                out["trigger"][b, p] /= out["trigger"][b, p].sum().clamp(min=1.0)
            if "speaker" in event:
                who = e.spans[event["speaker"]] if event["speaker"] is not None else (0, 1)
                if who:
                    out["speaker"][b, p, who[0] : who[1]] = 1.0 / (who[1] - who[0])
    return out


def read(path, tokenizer):
    with open(path, encoding="utf-8") as f:
        return [Example(json.loads(line), tokenizer) for line in f if line.strip()]
