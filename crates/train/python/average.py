"""Averages the weights of trainings that began from the same weights. See --help.

Two runs that saw the sentences in another order end near each other, and the mean of their weights reads better than either
(Wortsman et al., "Model soups", ICML 2022)."""

import argparse
from pathlib import Path

import safetensors.torch


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", nargs="+", help="FOLDER=SHARE of each training; the shares sum to one")
    parser.add_argument("--out", type=Path, required=True, help="folder for the averaged weights")
    args = parser.parse_args()
    runs = [(safetensors.torch.load_file(Path(folder) / "reader.safetensors"), float(share)) for folder, share in (t.rsplit("=", 1) for t in args.trained)]
    if abs(sum(share for _, share in runs) - 1.0) > 1e-6:
        parser.error("the shares do not sum to one")
    mean = {name: sum(weights[name] * share for weights, share in runs) for name in runs[0][0]}
    args.out.mkdir(parents=True, exist_ok=True)
    safetensors.torch.save_file(mean, args.out / "reader.safetensors")


if __name__ == "__main__":
    main()
