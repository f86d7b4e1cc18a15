"""Writes the trained reader as an ONNX graph, `reader.onnx`, in 8-bit integers. See --help."""

import argparse
import json
import tempfile
from pathlib import Path

import onnx
import safetensors.torch
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from labels import MARKERS
from model import Reader, probabilities

HEADS = ("tag_head", "gate_", "trigger_", "speaker_", "pair/", "type_head", "mode_head", "status_head", "context_head")
WORDS = ["tags", "as_actor", "as_recipient"]
PAIR = ["type", "mode", "status", "context", "trigger", "speaker"]


class Graph(torch.nn.Module):
    """Both uses of the encoder in one graph: a runtime computes the outputs that it is asked for, and those of a pair alone need `at`."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, tokens, present, at):
        hidden = self.reader.encode(tokens, present)
        tags, actor, recipient = self.reader.words_heads(hidden)
        out = self.reader.pair_heads(hidden, present, at)
        return (tags.softmax(-1), actor, recipient, probabilities(out["type"]), out["mode"].softmax(-1), out["status"].softmax(-1),
                out["context"].sigmoid(), out["trigger"].softmax(-1), out["speaker"].softmax(-1))


def load(folder, base):
    config = json.loads((base / "config.json").read_text())
    weights = safetensors.torch.load_file(folder / "reader.safetensors")
    reader = Reader(weights["words.weight"].shape[0], config["hidden_size"], config["intermediate_size"], config["num_hidden_layers"],
                    config["num_attention_heads"], config["max_position_embeddings"], config["layer_norm_eps"])
    reader.load_state_dict(weights)
    return reader.eval()


def with_markers_as_words(reader):
    """The markers' vectors put where the vocabulary has room for them, so that embedding is one look-up."""
    with torch.no_grad():
        reader.words.weight[1 : MARKERS + 1] = reader.markers.weight[1:]
    reader.embed = lambda tokens: reader.norm(reader.words(tokens) + reader.positions(torch.arange(tokens.shape[1])))
    return reader


def export(reader, path):
    tokens, present, at = torch.randint(5, 100, (2, 11)), torch.ones(2, 11), torch.zeros(2, 2, 11)
    axes = {k: {0: "batch", 1: "tokens"} for k in ["tokens", "present", *WORDS, "trigger", "speaker"]}
    axes |= {"at": {0: "batch", 2: "tokens"}} | {k: {0: "batch"} for k in PAIR if k not in axes}
    with torch.no_grad():
        torch.onnx.export(Graph(with_markers_as_words(reader)), (tokens, present, at), path, dynamo=False, opset_version=17,
                          input_names=["tokens", "present", "at"], output_names=[*WORDS, *PAIR], dynamic_axes=axes)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path, help="folder with reader.safetensors")
    parser.add_argument("--base", type=Path, required=True, help="folder with the base model's config.json and tokenizer.json")
    parser.add_argument("--out", type=Path, required=True, help="folder for the graph")
    parser.add_argument("--float", action="store_true", help="keep 32-bit floats")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    out = args.out / "reader.onnx"
    with tempfile.TemporaryDirectory() as scratch:
        whole = out if args.float else Path(scratch) / "reader.onnx"
        export(load(args.trained, args.base), whole)
        onnx.checker.check_model(str(whole))
        if not args.float:
            # The heads are small and decide: they stay in floats.
            heads = [n.name for n in onnx.load(whole).graph.node if n.op_type == "MatMul" and any(f"/{h}" in n.name for h in HEADS)]
            quantize_dynamic(whole, out, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=heads)
    print(out, out.stat().st_size)


if __name__ == "__main__":
    main()
