"""Writes the reference outputs that crates/language/tests/reference.rs holds the Rust reader against.

The PyTorch reader in 32-bit floats reads ten sentences with given participants: tokens, tag probabilities, and for every
pair the gate's probability and those of type and status. ONNX Runtime runs the graph on the same, and its differences are printed and
kept: they are what the graph's 8-bit integers cost, whatever the runtime. To be run again when the weights change."""

import argparse
import hashlib
import json
from pathlib import Path

import onnxruntime
import tokenizers
import torch

from data import Example, collate_pairs, collate_words, index
from export import load
from labels import STATUSES, TYPES
from model import gate, probabilities

OUT = Path(__file__).resolve().parents[2] / "language/tests/reference.json"
DIGITS = 5

# Each with its participants, in the order of the text. They are invented.
SENTENCES = [
    ("Norway apologised.", ["Norway"]),
    ("The Estonian foreign minister met her Danish counterpart in Odense on Tuesday to discuss ferry safety.",
     ["The Estonian foreign minister", "her Danish counterpart"]),
    ("“We will never sign,” Côte d’Ivoire’s négociateur Aurélien Kouadio-Bamba told São Tomé’s delegation – twice.",
     ["Côte d’Ivoire’s négociateur Aurélien Kouadio-Bamba", "São Tomé’s delegation"]),
    ("Police in Łódź arrested eleven striking tram drivers after the mayor’s office rejected their demands.",
     ["Police in Łódź", "eleven striking tram drivers", "the mayor’s office"]),
    ("Rebels shelled the barracks at dawn, killing four soldiers, and the army answered with air strikes.",
     ["Rebels", "four soldiers", "the army"]),
    ("Uruguay may impose sanctions on Paraguayan banks if talks fail, a finance ministry official said.",
     ["Uruguay", "Paraguayan banks", "a finance ministry official"]),
    ("日本 and the Republic of Ελλάδα did not agree on fishing quotas.", ["日本", "the Republic of Ελλάδα"]),
    ("Sevilla crushed Getafe 4-0 and the visitors’ coach blamed the referee.", ["Sevilla", "Getafe", "the visitors’ coach", "the referee"]),
    ("In 1962 Malta had asked Iceland for 20,000 tonnes of grain; the shipment, worth £1.4m, came a year later.", ["Malta", "Iceland"]),
    ("After three days of talks behind closed doors in a hotel above the lake, which neither side would describe as "
     "negotiations, the head of the Bolivian delegation, Ximena Quispe-Arratia, told reporters that her government would "
     "send two thousand tents, forty field kitchens and a team of eighty engineers to the flooded provinces of Guyana as soon "
     "as the road from the port was open, while the opposition Liberal Reform Party accused the president of buying "
     "friends abroad with money that the country’s own teachers, who have been on strike since the second week of March, "
     "were promised and never paid.",
     ["Ximena Quispe-Arratia", "her government", "Guyana", "the opposition Liberal Reform Party", "the president"]),
]


def example(text, participants, tokenizer):
    spans, at = [], 0
    for words in participants:
        at = text.index(words, at)
        spans.append({"start": at, "end": at + len(words)})
        at += len(words)
    return Example({"id": "", "text": text, "participants": spans, "events": []}, tokenizer), spans


def pytorch(reader, words, pairs):
    with torch.no_grad():
        tags, actor, recipient = reader.words_heads(reader.encode(words["tokens"], words["present"]))
        out = reader.pair_heads(reader.encode(pairs["tokens"], pairs["present"]), pairs["present"], pairs["at"])
    return {"tags": tags.softmax(-1)[0], "gate": gate(actor, recipient, words["average"])[0].sigmoid(),
            "type": probabilities(out["type"]), "status": out["status"].softmax(-1)}


def onnx(graph, words, pairs):
    def run(names, batch):
        given = {"tokens": batch["tokens"], "present": batch["present"].float()}
        given["at"] = batch.get("at", torch.zeros(len(batch["tokens"]), 2, batch["tokens"].shape[1]))
        return [torch.tensor(out) for out in graph.run(names, {name: value.numpy() for name, value in given.items()})]

    tags, actor, recipient = run(["tags", "as_actor", "as_recipient"], words)
    types, statuses = run(["type", "status"], pairs)
    return {"tags": tags[0], "gate": gate(actor, recipient, words["average"])[0].sigmoid(), "type": types, "status": statuses}


def session(path):
    return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])


def rounded(rows):
    return [[round(float(value), DIGITS) for value in row] for row in rows]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="folder with reader.onnx")
    parser.add_argument("--base", type=Path, required=True, help="folder with the base model's config.json and tokenizer.json")
    parser.add_argument("--trained", type=Path, required=True, help="folder with reader.safetensors, of which the graph was made")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    tokenizer = tokenizers.Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    reader = load(args.trained, args.base)
    path = args.model / "reader.onnx"
    graph = session(path)
    apart, records = {}, []
    for text, participants in SENTENCES:
        e, spans = example(text, participants, tokenizer)
        words, pairs = collate_words([e]), collate_pairs([(e, side) for side in e.all_pairs()])
        expected, given = pytorch(reader, words, pairs), onnx(graph, words, pairs)
        for name in expected:
            apart[name] = max(apart.get(name, 0.0), float((expected[name] - given[name]).abs().max()))
        places = [len(text[:at].encode()) for at in range(len(text) + 1)]
        records.append({
            "text": text,
            "participants": [[places[s["start"]], places[s["end"]]] for s in spans],
            "tokens": e.tokens,
            "offsets": [[places[a], places[b]] for a, b in e.offsets],
            "tags": rounded(expected["tags"]),
            "pairs": [{"actor": a, "recipient": r, "gate": round(float(expected["gate"][index((a, r))]), DIGITS), "type": t, "status": s}
                      for (a, r), t, s in zip(e.all_pairs(), rounded(expected["type"]), rounded(expected["status"]))],
        })
    apart = {name: round(value, DIGITS) for name, value in apart.items()}
    print("ONNX Runtime's largest differences to PyTorch:", apart)
    head = {
        "about": "Made by crates/train/python/reference.py. Offsets are bytes of UTF-8; types are followed by none.",
        "versions": {"torch": torch.__version__.split("+")[0], "onnxruntime": onnxruntime.__version__, "tokenizers": tokenizers.__version__},
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "onnxruntime_differs_by": apart,
        "types": TYPES,
        "statuses": STATUSES,
    }
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    args.out.write_text(json.dumps(head, indent=1)[:-2] + ',\n "sentences": [\n' + lines + "\n]}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
