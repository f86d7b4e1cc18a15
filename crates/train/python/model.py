"""The reader: one BERT encoder that is used in two ways.

Over the plain words of a sentence it tags the participants and says of every ordered pair of them whether it may have an event
(the gate). Over the words with one pair's markers in the text it reads that pair: type, mode, status, contexts, trigger, speaker.
Markers in the text are what Zhong and Chen (NAACL 2021) found best for relations; sharing the encoder keeps the model
small, and the gate leaves about one pair a sentence to be read.
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

    def forward(self, x, mask, dropout):
        """`mask` is added to the scores: (B, 1, 1, S)."""
        q, k, v = self.split(self.query(x)), self.split(self.key(x)), self.split(self.value(x))
        scores = q @ k.transpose(2, 3) * (q.shape[-1] ** -0.5) + mask
        seen = (scores.softmax(-1) @ v).transpose(1, 2).flatten(2)
        x = self.norm1(x + F.dropout(self.mix(seen), dropout, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), dropout, self.training))


class Gate(nn.Module):
    """A token as one side of a pair: `GATE` numbers to be multiplied with the other side's, and one that is added."""

    def __init__(self, width):
        super().__init__()
        self.inner, self.outer = nn.Linear(width, width), nn.Linear(width, GATE + 1)

    def forward(self, x):
        return self.outer(F.gelu(self.inner(x)))


class Reader(nn.Module):
    def __init__(self, vocabulary=30522, width=384, inner=1536, layers=6, heads=12, positions=512, eps=1e-12, dropout=0.1):
        super().__init__()
        self.words, self.positions = nn.Embedding(vocabulary, width), nn.Embedding(positions, width)
        self.norm = nn.LayerNorm(width, eps=eps)
        self.layers = nn.ModuleList(Layer(width, inner, heads, eps) for _ in range(layers))
        self.dropout = dropout
        self.markers = nn.Embedding(MARKERS + 1, width)
        self.tag_head = nn.Linear(width, 3)
        self.gate_actor, self.gate_recipient = Gate(width), Gate(width)
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
        names = {"norm": "embeddings.LayerNorm"}
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
            # A marker begins as far from the words as two words are from each other.
            norm = model.words.weight[1000:2000].norm(dim=-1).mean()
            model.markers.weight.copy_(F.normalize(torch.randn_like(model.markers.weight), dim=-1) * norm)
        return model

    def embed(self, tokens):
        # The words' vectors stay as they are; the markers take the places of words that no text has, and learn.
        marker = (tokens >= 1) & (tokens <= MARKERS)
        x = torch.where(marker[..., None], self.markers(tokens * marker), self.words(tokens))
        x = self.norm(x + self.positions(torch.arange(tokens.shape[1], device=tokens.device)))
        return F.dropout(x, self.dropout, self.training)

    def encode(self, tokens, present):
        x = self.embed(tokens)
        mask = (1.0 - present[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, mask, self.dropout)
        return x

    def words_heads(self, hidden):
        """Tags, and each token as the actor and as the recipient of the gate."""
        return self.tag_head(hidden), self.gate_actor(hidden), self.gate_recipient(hidden)

    def pair_heads(self, hidden, present, at):
        """The heads' outputs for one pair a row. `at` (B, 2, S) points to the markers of its actor and its recipient."""
        both = (at @ hidden).flatten(1)
        words = (1.0 - present.to(hidden.dtype)) * -1e4
        scale = hidden.shape[-1] ** -0.5

        def attention(query, key):
            return (key(hidden) @ query(both)[:, :, None]).squeeze(2) * scale + words

        trigger = attention(self.trigger_query, self.trigger_key)
        speaker = attention(self.speaker_query, self.speaker_key)
        seen = (trigger.softmax(-1)[:, None] @ hidden).squeeze(1)
        z = F.dropout(F.gelu(self.pair(torch.cat([both, seen], 1))), self.dropout, self.training)
        return {"type": self.type_head(z), "mode": self.mode_head(z), "status": self.status_head(z), "context": self.context_head(z),
                "trigger": trigger, "speaker": speaker}


def gate(actor, recipient, average):
    """Scores (B, N, N) of the pairs of sides. `average` (B, N, S) has a row a side; the first is the absent one, and looks at the first token."""
    a, r = average @ actor, average @ recipient
    product = a[..., :GATE] @ r[..., :GATE].transpose(1, 2) * GATE**-0.5
    return product + a[..., GATE:] + r[..., GATE:].transpose(1, 2)


def probabilities(scores):
    """The type head's scores to probabilities: of each type, and last of none. Whether there is an event (the last score)
    and which type an event has are learnt apart, so that the many pairs without an event don't drown the types."""
    event = scores[..., -1:].sigmoid()
    return torch.cat([scores[..., :-1].softmax(-1) * event, 1 - event], -1)


def words_loss(tags, gates, batch):
    """The losses over plain sentences, by name."""
    parts = {}
    if (batch["tags"] >= 0).any():
        parts["tag"] = F.cross_entropy(tags.flatten(0, 1), batch["tags"].flatten(), ignore_index=-100)
    parts["gate"] = 3.0 * F.binary_cross_entropy_with_logits(gates[batch["gate_known"]], batch["gate"][batch["gate_known"]])
    return parts


def pair_loss(out, batch):
    """The losses over marked pairs, by name."""
    parts = {}
    target, scores = batch["types"], out["type"]
    event = target[:, -1] < 0.5
    parts["event"] = F.binary_cross_entropy_with_logits(scores[:, -1], event.float())
    if event.any():
        parts["type"] = -(target[event, :-1] * F.log_softmax(scores[event, :-1], -1)).sum(-1).mean()
    for name, key, scale in (("mode", "modes", 0.3), ("status", "statuses", 0.5)):
        if (batch[key] >= 0).any():
            parts[name] = scale * F.cross_entropy(out[name], batch[key], ignore_index=-100)
    known = batch["contexts"][..., 0] >= 0
    if known.any():
        parts["context"] = 2.0 * F.binary_cross_entropy_with_logits(out["context"][known], batch["contexts"][known])
    for name, scale in (("trigger", 0.3), ("speaker", 0.2)):
        known = batch[name].sum(-1) > 0
        if known.any():
            parts[name] = scale * -(batch[name][known] * F.log_softmax(out[name][known], -1)).sum(-1).mean()
    return parts
