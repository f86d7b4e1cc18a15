"""Writes the trained reader as two ONNX graphs, `words.onnx` and `pairs.onnx`, in 8-bit integers. See --help."""

import argparse
import json
import tempfile
from pathlib import Path

import onnx
import safetensors.torch
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from model import Reader, probabilities

HEADS = ("tag_head", "trigger_", "speaker_", "pair/", "type_head", "mode_head", "status_head", "context_head")


class Words(torch.nn.Module):
    """Token ids and mask to tags, hidden states, embeddings, and every layer's keys and values (stacked)."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, tokens, present):
        tags, hidden, embedded, keys, values = self.reader.text_pass(tokens, present)
        return (tags.softmax(-1), hidden, embedded, *keys, *values)


class Pairs(torch.nn.Module):
    """What `Words` gave, and the markers of the pairs, to the heads' probabilities."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, hidden, embedded, present, average, kinds, *memory):
        n = len(memory) // 2
        out = self.reader.pair_pass(hidden, embedded, memory[:n], memory[n:], present, average, kinds)
        return (probabilities(out["type"]), out["mode"].softmax(-1), out["status"].softmax(-1), out["context"].sigmoid(),
                out["trigger"].softmax(-1), out["speaker"].softmax(-1))


def load(folder, base):
    config = json.loads((base / "config.json").read_text())
    weights = safetensors.torch.load_file(folder / "reader.safetensors")
    reader = Reader(weights["words.weight"].shape[0], config["hidden_size"], config["intermediate_size"], config["num_hidden_layers"],
                    config["num_attention_heads"], config["max_position_embeddings"], config["layer_norm_eps"])
    reader.load_state_dict(weights)
    return reader.eval()


def export(reader, folder):
    n = len(reader.layers)
    tokens, present = torch.randint(5, 100, (2, 11)), torch.ones(2, 11)
    memory = [f"{kind}{i}" for kind in ("key", "value") for i in range(n)]
    words_out = ["tags", "hidden", "embedded", *memory]
    with torch.no_grad():
        out = Words(reader)(tokens, present)
        torch.onnx.export(Words(reader), (tokens, present), folder / "words.onnx", dynamo=False, opset_version=17,
                          input_names=["tokens", "present"], output_names=words_out,
                          dynamic_axes={k: {0: "batch", 1: "words"} for k in ["tokens", "present", *words_out]})
        average, kinds = torch.zeros(2, 6, 11), torch.zeros(2, 6, dtype=torch.long)
        heads = ["type", "mode", "status", "context", "trigger", "speaker"]
        axes = {k: {0: "batch", 1: "words"} for k in ["hidden", "embedded", "present", *memory]}
        axes |= {"average": {0: "batch", 1: "markers", 2: "words"}, "kinds": {0: "batch", 1: "markers"}}
        axes |= {k: {0: "batch", 1: "pairs"} for k in heads} | {k: {0: "batch", 1: "pairs", 2: "words"} for k in ("trigger", "speaker")}
        torch.onnx.export(Pairs(reader), (out[1], out[2], present, average, kinds, *out[3:]), folder / "pairs.onnx", dynamo=False,
                          opset_version=17, input_names=["hidden", "embedded", "present", "average", "kinds", *memory], output_names=heads, dynamic_axes=axes)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path, help="folder with reader.safetensors")
    parser.add_argument("--base", type=Path, required=True, help="folder with the base model's config.json and tokenizer.json")
    parser.add_argument("--out", type=Path, required=True, help="folder for the graphs")
    parser.add_argument("--float", action="store_true", help="keep 32-bit floats")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        export(load(args.trained, args.base), Path(scratch))
        for name in ("words.onnx", "pairs.onnx"):
            onnx.checker.check_model(str(Path(scratch) / name))
            if args.float:
                (args.out / name).write_bytes((Path(scratch) / name).read_bytes())
            else:
                # The heads are small and decide: they stay in floats.
                heads = [n.name for n in onnx.load(Path(scratch) / name).graph.node if n.op_type == "MatMul" and any(f"/{h}" in n.name for h in HEADS)]
                quantize_dynamic(Path(scratch) / name, args.out / name, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=heads)
            print(name, (args.out / name).stat().st_size)


if __name__ == "__main__":
    main()
