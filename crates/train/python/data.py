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
        self.id, self.part = record["id"], record.get("part", "train")
        self.plain = self.id.startswith("plain-")
        self.tokens = encoding.ids[:MAX_TOKENS]
        self.offsets = encoding.offsets[:MAX_TOKENS]
        self.spans = [self.tokens_of(**p) for p in record["participants"]]
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
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].tokens) + (rng.random() * 4 if rng else 0))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield [examples[i] for i in group]


def mark(example, actor, recipient):
    """The token ids with the markers of one pair, and for every token of the plain sentence its place among them. With the places of the two
    markers that stand for the sides."""
    sides = [(example.spans[p], kind) for p, kind in ((actor, ACTOR_BEGIN), (recipient, RECIPIENT_BEGIN)) if p is not None]
    ids, places, at = [], [], {}
    for i, token in enumerate(example.tokens):
        for (start, end), kind in reversed(sides):
            if end == i:
                ids.append(kind + 1)
        for (start, end), kind in sorted(sides, key=lambda side: side[0][0] - side[0][1]):
            if start == i:
                at[kind] = len(ids)
                ids.append(kind)
        places.append(len(ids))
        ids.append(token)
        if i == 0:
            for side, kind, absent in ((actor, ACTOR_BEGIN, NO_ACTOR), (recipient, RECIPIENT_BEGIN, NO_RECIPIENT)):
                if side is None:
                    at[kind] = len(ids)
                    ids.append(absent)
    return ids, places, (at[ACTOR_BEGIN], at[RECIPIENT_BEGIN])


def collate_words(examples):
    """One batch of plain sentences. Sides are the participants, and before them the absent one."""
    B, S = len(examples), max(len(e.tokens) for e in examples)
    N = 1 + max(len(e.spans) for e in examples)
    out = {
        "tokens": torch.zeros(B, S, dtype=torch.long),
        "present": torch.zeros(B, S, dtype=torch.bool),
        "tags": torch.full((B, S), IGNORE),
        "average": torch.zeros(B, N, S),
        "gate": torch.zeros(B, N, N),
        "gate_known": torch.zeros(B, N, N, dtype=torch.bool),
    }
    for b, e in enumerate(examples):
        n = len(e.tokens)
        out["tokens"][b, :n] = torch.tensor(e.tokens)
        out["present"][b, :n] = True
        out["average"][b, 0, 0] = 1.0
        if e.tagged:
            out["tags"][b, 1 : n - 1] = OUTSIDE
        for i, s in enumerate(e.spans):
            if not s:
                continue
            out["average"][b, i + 1, s[0] : s[1]] = 1.0 / (s[1] - s[0])
            if e.tagged:
                out["tags"][b, s[0]] = BEGIN
                out["tags"][b, s[0] + 1 : s[1]] = INSIDE
        for side in e.all_pairs():
            out["gate_known"][b][index(side)] = True
            out["gate"][b][index(side)] = float(side in e.pairs)
    return out


def index(side):
    """A pair's row and column in the gate."""
    return tuple(0 if p is None else p + 1 for p in side)


def collate_pairs(chosen):
    """One batch of (example, pair), each with its labels."""
    marked = [mark(e, *side) for e, side in chosen]
    B, S = len(chosen), max(len(ids) for ids, _, _ in marked)
    out = {
        "tokens": torch.zeros(B, S, dtype=torch.long),
        "present": torch.zeros(B, S, dtype=torch.bool),
        "at": torch.zeros(B, 2, S),
        "types": torch.zeros(B, len(TYPES) + 1),
        "modes": torch.full((B,), IGNORE),
        "statuses": torch.full((B,), IGNORE),
        "contexts": torch.full((B, len(CONTEXTS)), -1.0),
        "trigger": torch.zeros(B, S),
        "speaker": torch.zeros(B, S),
    }
    for b, ((e, side), (ids, places, at)) in enumerate(zip(chosen, marked)):
        out["tokens"][b, : len(ids)] = torch.tensor(ids)
        out["present"][b, : len(ids)] = True
        out["at"][b, 0, at[0]] = out["at"][b, 1, at[1]] = 1.0
        events = e.pairs.get(side, [])
        if not events:
            out["types"][b, len(TYPES)] = 1.0
            continue
        for event in events:
            out["types"][b, TYPES.index(event["event_type"])] += 1.0 / len(events)
        event = events[0]
        mode = event.get("mode")
        out["modes"][b] = MODES.index(f"{event['event_type']}/{mode}") if mode else len(MODES)
        if event.get("status"):
            out["statuses"][b] = STATUSES.index(event["status"])
        if event.get("contexts"):
            out["contexts"][b] = torch.tensor([float(c in event["contexts"]) for c in CONTEXTS])
        if event.get("trigger"):
            for x in events:
                span = e.tokens_of(**x["trigger"])
                if span:
                    out["trigger"][b, places[span[0] : span[1]]] = 1.0
            out["trigger"][b] /= out["trigger"][b].sum().clamp(min=1.0)
        if "speaker" in event:
            who = e.spans[event["speaker"]] if event["speaker"] is not None else (0, 1)
            if who:
                out["speaker"][b, places[who[0] : who[1]]] = 1.0 / (who[1] - who[0])
    return out


def read(path, tokenizer):
    with open(path, encoding="utf-8") as f:
        return [Example(json.loads(line), tokenizer) for line in f if line.strip()]
