"""Trains the reader. See --help."""

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy
import safetensors.torch
import tokenizers
import torch

from data import batches, collate_pairs, collate_words, index, read
from measure import held_out, pairs_file
from model import Reader, gate, pair_loss, words_loss


def choose(example, scores, args, rng):
    """Pairs of a sentence to be read: those with an event, and of the others those that the gate is likeliest to let pass."""
    labelled = [s for s in example.all_pairs() if s in example.pairs]
    rng.shuffle(labelled)
    rest = [s for s in example.all_pairs() if s not in example.pairs]
    # Drawn without replacement, in proportion to the gate's odds (Gumbel's trick).
    rest.sort(key=lambda s: scores[index(s)] - math.log(-math.log(rng.random() or 0.5)), reverse=True)
    return labelled[: args.most_pairs] + rest[: args.most_none // 2 if example.plain else args.most_none]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="+", help="JSON lines of `detente-train export`")
    parser.add_argument("--base", type=Path, required=True, help="folder with the base model (model.safetensors, config.json, tokenizer.json)")
    parser.add_argument("--out", type=Path, required=True, help="folder for the trained weights")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most-pairs", type=int, default=4, help="pairs with an event read in a sentence")
    parser.add_argument("--most-none", type=int, default=2, help="pairs without an event read in a sentence; in a plain one half of it")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--measure", type=Path, help="file of pairs to measure on after training (never trained on)")
    args = parser.parse_args()

    random.seed(args.seed)
    numpy.random.seed(args.seed)
    torch.use_deterministic_algorithms(True)
    rng = random.Random(args.seed)

    tokenizer = tokenizers.Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    examples = [e for path in args.data for e in read(path, tokenizer)]
    train = [e for e in examples if e.part == "train"]
    test = [e for e in examples if e.part == "held-out"]
    print(f"{len(train)} sentences to train on, {len(test)} held out", flush=True)

    config = json.loads((args.base / "config.json").read_text())
    torch.manual_seed(args.seed)
    model = Reader.from_bert(safetensors.torch.load_file(args.base / "model.safetensors"), config, dropout=args.dropout)
    model.words.weight.requires_grad_(False)
    old = [p for n, p in model.named_parameters() if n.split(".")[0] in ("positions", "norm", "layers")]
    new = [p for n, p in model.named_parameters() if n.split(".")[0] not in ("words", "positions", "norm", "layers")]
    optimizer = torch.optim.AdamW([{"params": old, "lr": args.rate}, {"params": new, "lr": args.head_rate}], weight_decay=0.01, fused=True)
    # Plain sentences teach the triggers first; the last epoch is for the written ones alone.
    epochs = [train] * (args.epochs - 1) + [[e for e in train if not e.plain]]
    steps = sum((len(epoch) + args.batch - 1) // args.batch for epoch in epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / (0.1 * steps), max(0.0, (steps - s) / (0.9 * steps))))

    began = time.monotonic()
    for epoch, sentences in enumerate(epochs):
        model.train()
        sums, n = {}, 0
        for group in batches(sentences, args.batch, rng):
            batch = collate_words(group)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                tags, actor, recipient = model.words_heads(model.encode(batch["tokens"], batch["present"]))
            gates = gate(actor.float(), recipient.float(), batch["average"])
            parts = words_loss(tags.float(), gates, batch)
            scores = gates.detach().tolist()
            chosen = [(e, s) for i, e in enumerate(group) for s in choose(e, torch.tensor(scores[i]), args, rng)]
            if chosen:
                batch = collate_pairs(chosen)
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    out = model.pair_heads(model.encode(batch["tokens"], batch["present"]), batch["present"], batch["at"])
                parts |= pair_loss({k: v.float() for k, v in out.items()}, batch)
            total = sum(parts.values())
            optimizer.zero_grad()
            total.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            n += 1
            for k, v in parts.items():
                sums[k] = sums.get(k, 0.0) + float(v.detach())
        print(f"epoch {epoch + 1}: {time.monotonic() - began:.0f} s", {k: round(v / n, 3) for k, v in sums.items()}, flush=True)
        if test and (epoch + 1) % 2 == 0 or epoch + 1 == args.epochs:
            print("  held out", {k: round(v, 3) if isinstance(v, float) else v for k, v in held_out(model, test).items()}, flush=True)
            if args.measure:
                print("  pairs", {k: round(v, 4) if isinstance(v, float) else v for k, v in pairs_file(model, args.measure, tokenizer).items()}, flush=True)
    args.out.mkdir(parents=True, exist_ok=True)
    safetensors.torch.save_file(model.state_dict(), args.out / "reader.safetensors")


if __name__ == "__main__":
    main()
