"""Trains the reader. See --help."""

import argparse
import json
import random
import time
from pathlib import Path

import numpy
import safetensors.torch
import tokenizers
import torch

from data import batches, collate, read
from measure import held_out, pairs_file
from model import Reader, loss


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="+", help="JSON lines of `detente-train export`")
    parser.add_argument("--base", type=Path, required=True, help="folder with the base model (model.safetensors, config.json, tokenizer.json)")
    parser.add_argument("--out", type=Path, required=True, help="folder for the trained weights")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--init-seed", type=int, default=1, help="seed of the new weights; runs that are to be averaged share it")
    parser.add_argument("--most-pairs", type=int, default=10)
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
    torch.manual_seed(args.init_seed)
    model = Reader.from_bert(safetensors.torch.load_file(args.base / "model.safetensors"), config, dropout=args.dropout)
    model.words.weight.requires_grad_(False)
    torch.manual_seed(args.seed)
    old = [p for n, p in model.named_parameters() if n.split(".")[0] in ("positions", "norm", "layers")]
    new = [p for n, p in model.named_parameters() if n.split(".")[0] not in ("words", "positions", "norm", "layers")]
    optimizer = torch.optim.AdamW([{"params": old, "lr": args.rate}, {"params": new, "lr": args.head_rate}], weight_decay=0.01, fused=True)
    steps = args.epochs * ((len(train) + args.batch - 1) // args.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / (0.1 * steps), max(0.0, (steps - s) / (0.9 * steps))))

    began = time.monotonic()
    for epoch in range(args.epochs):
        model.train()
        sums, n = {}, 0
        for group in batches(train, args.batch, rng):
            batch = collate(group, rng, args.most_pairs)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = model(batch)
            total, parts = loss({k: v.float() for k, v in out.items()}, batch)
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
