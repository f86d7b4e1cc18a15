"""Figures on held-out sentences, and on a file of pairs (`id, text, actor, recipient, event_type`)."""

import collections
import json

import torch

from data import Example, batches, collate_pairs, collate_words, index, mark
from labels import *
from model import gate, probabilities

# The PLV benchmark has one label for two types, and folds plans as PLOVER's manual does.
PLV = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
FOLD = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}


def f1(tp, fp, fn):
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


# A pair that the gate gives less than this is not read. The program has the same (crates/language/src/reader/gate.rs).
LET_PASS = 0.25


def read_pairs(model, chosen):
    batch = collate_pairs(chosen)
    return model.pair_heads(model.encode(batch["tokens"], batch["present"]), batch["present"], batch["at"])


@torch.no_grad()
def pairs_file(model, path, tokenizer):
    """Accuracy and macro F1 on pairs of marked participants, by PLV's labels."""
    with open(path, encoding="utf-8") as f:
        records = [json.loads(line) for line in f]
    examples = []
    for r in records:
        e = Example({"id": r["id"], "text": r["text"], "participants": [dict(zip(("start", "end"), r[side])) for side in ("actor", "recipient")], "events": []}, tokenizer)
        e.want = r["event_type"]
        examples.append(e)
    count, right = collections.Counter(), 0
    model.eval()
    for group in batches(examples, 32):
        out = read_pairs(model, [(e, (0, 1)) for e in group])
        probability = out["type"][:, :-1]
        planned = out["status"]
        for i, e in enumerate(group):
            said = TYPES[probability[i].argmax()]
            if STATUSES[planned[i].argmax()] == "planned":
                said = FOLD.get(said, said)
            said = PLV.get(said, said)
            right += said == e.want
            if said == e.want:
                count["tp", said] += 1
            else:
                count["fp", said] += 1
                count["fn", e.want] += 1
    labels = sorted({e.want for e in examples})
    scores = {l: f1(count["tp", l], count["fp", l], count["fn", l]) for l in labels}
    return {"accuracy": right / len(examples), "macro_f1": sum(scores.values()) / len(labels), "f1": {k: round(v, 3) for k, v in scores.items()}}


def spans_of(tags):
    """Token ranges from the tagger's classes."""
    spans, start = [], None
    for i, t in enumerate(tags + [OUTSIDE]):
        if t != INSIDE and start is not None:
            spans.append((start, i))
            start = None
        if t == BEGIN or (t == INSIDE and start is None):
            start = i
    return spans


@torch.no_grad()
def held_out(model, examples):
    """Participants found; type of gold pairs with and without the choice of none; status and mode of pairs with an event."""
    model.eval()
    tag, pair, count = collections.Counter(), collections.Counter(), collections.Counter()
    by_type = collections.Counter()
    for group in batches(examples, 16):
        batch = collate_words(group)
        tags, actor, recipient = model.words_heads(model.encode(batch["tokens"], batch["present"]))
        gates = gate(actor, recipient, batch["average"]).sigmoid()
        for i, e in enumerate(group):
            said = set(spans_of(tags[i, : len(e.tokens)].argmax(-1).tolist()))
            gold = {s for s in e.spans if s}
            tag["tp"] += len(said & gold)
            tag["fp"] += len(said - gold)
            tag["fn"] += len(gold - said)
            sides = e.all_pairs()
            passed = [s for s in sides if gates[i][index(s)] >= LET_PASS]
            tag["sides"] += len(sides)
            tag["passed"] += len(passed)
            tag["lost"] += sum(s in e.pairs for s in sides if s not in passed)
            tag["events"] += sum(s in e.pairs for s in sides)
            sides = passed + [s for s in sides if s in e.pairs and s not in passed]
            if not sides:
                continue
            out = read_pairs(model, [(e, s) for s in sides])
            _, places, _ = zip(*(mark(e, *s) for s in sides))
            for p, side in enumerate(sides):
                scores = probabilities(out["type"][p])
                got = int(scores.argmax()) if p < len(passed) else len(TYPES)
                got = TYPES[got] if got < len(TYPES) else None
                want = [x["event_type"] for x in e.pairs.get(side, [])]
                if got and got in want:
                    pair["tp"] += 1
                elif got:
                    pair["fp"] += 1
                if want and got not in want:
                    pair["fn"] += 1
                if want:
                    event = e.pairs[side][0]
                    forced = TYPES[int(scores[:-1].argmax())]
                    count["pairs"] += 1
                    count["type"] += forced in want
                    by_type["n", event["event_type"]] += 1
                    by_type["right", event["event_type"]] += forced in want
                    count["status"] += STATUSES[int(out["status"][p].argmax())] == event["status"]
                    mode = int(out["mode"][p].argmax())
                    count["mode"] += (MODES[mode].split("/")[1] if mode < len(MODES) else None) == event["mode"]
                    span = e.tokens_of(**event["trigger"])
                    best = int(out["trigger"][p].argmax())
                    count["trigger"] += bool(span and best in places[p][span[0] : span[1]])
    n = max(1, count["pairs"])
    return {"participants_f1": f1(tag["tp"], tag["fp"], tag["fn"]), "events_f1": f1(pair["tp"], pair["fp"], pair["fn"]),
            "gate_passes": tag["passed"] / max(1, tag["sides"]), "gate_loses": tag["lost"] / max(1, tag["events"]),
            **{k: count[k] / n for k in ("type", "status", "mode", "trigger")},
            "by_type": {t: round(by_type["right", t] / by_type["n", t], 2) for t in TYPES if by_type["n", t]}}
