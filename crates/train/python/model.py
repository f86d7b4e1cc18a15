"""The reader: a BERT encoder with a participant tagger and a head for every ordered pair of participants.

A pair is read by two marker tokens, one for each side, that go through the encoder behind the sentence: they
see the sentence and each other, the sentence does not see them. So the words are encoded once, whatever
the number of pairs, and yet each pair is read by all layers (after the "levitated markers" of Ye et al.,
ACL 2022, and the approximation of Zhong and Chen, NAACL 2021).
"""

import torch
import torch.nn.functional as F
from torch import nn

from labels import *


class Layer(nn.Module):
    def __init__(self, width, inner, heads, eps):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.mix = (nn.Linear(width, width) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)

    def split(self, x):
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)

    def forward(self, x, key, value, mask, dropout):
        """`x` looks at `key` and `value` (not yet split into heads) through the additive `mask` (B, 1, X, K)."""
        q, k, v = self.split(self.query(x)), self.split(key), self.split(value)
        scores = q @ k.transpose(2, 3) * (q.shape[-1] ** -0.5) + mask
        seen = (F.dropout(scores.softmax(-1), dropout, self.training) @ v).transpose(1, 2).flatten(2)
        x = self.norm1(x + F.dropout(self.mix(seen), dropout, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), dropout, self.training))


class Reader(nn.Module):
    def __init__(self, vocabulary=30522, width=384, inner=1536, layers=6, heads=12, positions=512, eps=1e-12, dropout=0.1):
        super().__init__()
        self.words, self.positions = nn.Embedding(vocabulary, width), nn.Embedding(positions, width)
        self.norm = nn.LayerNorm(width, eps=eps)
        self.layers = nn.ModuleList(Layer(width, inner, heads, eps) for _ in range(layers))
        self.dropout = dropout
        self.markers, self.marker_norm = nn.Embedding(4, width), nn.LayerNorm(width, eps=eps)
        self.tag_head = nn.Linear(width, 3)
        self.trigger_query, self.trigger_key = nn.Linear(2 * width, width), nn.Linear(width, width)
        self.speaker_query, self.speaker_key = nn.Linear(2 * width, width), nn.Linear(width, width)
        self.pair = nn.Linear(3 * width, width)
        self.type_head, self.mode_head = nn.Linear(width, len(TYPES) + 1), nn.Linear(width, len(MODES) + 1)
        self.status_head, self.context_head = nn.Linear(width, len(STATUSES)), nn.Linear(width, len(CONTEXTS))

    @classmethod
    def from_bert(cls, weights, config, **kwargs):
        """From the tensors of a Hugging Face BERT. Token types are not used: the first is added to the positions."""
        model = cls(config["vocab_size"], config["hidden_size"], config["intermediate_size"], config["num_hidden_layers"],
                    config["num_attention_heads"], config["max_position_embeddings"], config["layer_norm_eps"], **kwargs)
        own = model.state_dict()
        weights = {k.removeprefix("bert."): v for k, v in weights.items()}
        own["words.weight"] = weights["embeddings.word_embeddings.weight"]
        own["positions.weight"] = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        names = {"norm": "embeddings.LayerNorm", "marker_norm": "embeddings.LayerNorm"}
        for i in range(config["num_hidden_layers"]):
            for ours, theirs in {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
                                 "mix": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
                                 "down": "output.dense", "norm2": "output.LayerNorm"}.items():
                names[f"layers.{i}.{ours}"] = f"encoder.layer.{i}.{theirs}"
        for ours, theirs in names.items():
            for kind in ("weight", "bias"):
                own[f"{ours}.{kind}"] = weights[f"{theirs}.{kind}"]
        model.load_state_dict(own)
        with torch.no_grad():
            # A marker begins as far from the words that it stands for as two words are from each other.
            norm = model.norm(model.words.weight[1000:2000]).norm(dim=-1).mean()
            model.markers.weight.copy_(F.normalize(torch.randn_like(model.markers.weight), dim=-1) * norm)
        return model

    def embed(self, tokens):
        places = torch.arange(tokens.shape[1], device=tokens.device)
        x = self.norm(self.words(tokens) + self.positions(places))
        return F.dropout(x, self.dropout, self.training)

    def mark(self, embedded, average, kinds):
        return self.marker_norm(average @ embedded + self.markers(kinds))

    def text_pass(self, tokens, present):
        """Tags and hidden states of the words, with what the pair pass needs of them."""
        x = embedded = self.embed(tokens)
        mask = (1.0 - present[:, None, None, :].to(x.dtype)) * -1e4
        keys, values = [], []
        for layer in self.layers:
            key, value = layer.key(x), layer.value(x)
            keys.append(key)
            values.append(value)
            x = layer(x, key, value, mask, self.dropout)
        return self.tag_head(x), x, embedded, keys, values

    def pair_pass(self, hidden, embedded, keys, values, present, average, kinds):
        """The heads' outputs for pairs. `kinds` and `average` hold the actors' markers, then the recipients'."""
        m = self.mark(embedded, average, kinds)
        markers = m.shape[1]
        number = torch.arange(markers, device=m.device) % (markers // 2)
        partner = (number[:, None] != number[None, :]).to(m.dtype)[None, None] * -1e4
        words = ((1.0 - present[:, None, None, :].to(m.dtype)) * -1e4).expand(-1, -1, markers, -1)
        mask = torch.cat([words, partner.expand(m.shape[0], -1, -1, -1)], 3)
        for layer, key, value in zip(self.layers, keys, values):
            m = layer(m, torch.cat([key, layer.key(m)], 1), torch.cat([value, layer.value(m)], 1), mask, self.dropout)
        both = torch.cat([m[:, : markers // 2], m[:, markers // 2 :]], 2)
        words = words[:, 0, :1]
        scale = hidden.shape[-1] ** -0.5
        trigger = self.trigger_query(both) @ self.trigger_key(hidden).transpose(1, 2) * scale + words
        speaker = self.speaker_query(both) @ self.speaker_key(hidden).transpose(1, 2) * scale + words
        seen = trigger.softmax(-1) @ hidden
        z = F.dropout(F.gelu(self.pair(torch.cat([both, seen], 2))), self.dropout, self.training)
        return {"type": self.type_head(z), "mode": self.mode_head(z), "status": self.status_head(z), "context": self.context_head(z),
                "trigger": trigger, "speaker": speaker}

    def forward(self, batch):
        tags, hidden, embedded, keys, values = self.text_pass(batch["tokens"], batch["present"])
        out = self.pair_pass(hidden, embedded, keys, values, batch["present"], batch["average"], batch["kinds"])
        return {"tags": tags, **out}


def probabilities(scores):
    """The type head's scores to probabilities: of each type, and last of none. Whether there is an event (the last score)
    and which type an event has are learnt apart, so that the many pairs without an event don't drown the types."""
    event = scores[..., -1:].sigmoid()
    return torch.cat([scores[..., :-1].softmax(-1) * event, 1 - event], -1)


def loss(out, batch):
    """The sum of the heads' losses, and each by name."""
    parts = {}
    here = batch["pair_present"]
    parts["tag"] = F.cross_entropy(out["tags"].flatten(0, 1), batch["tags"].flatten(), ignore_index=-100) if (batch["tags"] >= 0).any() else out["tags"].sum() * 0
    target, scores = batch["types"][here], out["type"][here]
    event = target[:, -1] < 0.5
    parts["event"] = F.binary_cross_entropy_with_logits(scores[:, -1], event.float())
    if event.any():
        parts["type"] = -(target[event, :-1] * F.log_softmax(scores[event, :-1], -1)).sum(-1).mean()
    for name, key, scale in (("mode", "modes", 0.3), ("status", "statuses", 0.5)):
        if (batch[key] >= 0).any():
            parts[name] = scale * F.cross_entropy(out[name].flatten(0, 1), batch[key].flatten(), ignore_index=-100)
    known = batch["contexts"][..., 0] >= 0
    if known.any():
        parts["context"] = 2.0 * F.binary_cross_entropy_with_logits(out["context"][known], batch["contexts"][known])
    for name, scale in (("trigger", 0.3), ("speaker", 0.2)):
        known = batch[name].sum(-1) > 0
        if known.any():
            parts[name] = scale * -(batch[name][known] * F.log_softmax(out[name][known], -1)).sum(-1).mean()
    return sum(parts.values()), parts
