"""The attribution network: a small BERT encoder, three added inputs, tags and pointers as per-token projections.

Everything that links two tokens is a dot product of per-token vectors (plus learned distance biases), so that one
forward pass over a window serves tags, pointers, coreference and names, and links may cross windows.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from quotes.analysis.attribution.encoding import POSITIONS, SHAPES, STATES
from quotes.analysis.attribution.links import CONTENT_TO_SOURCE, DISTANCE_BUCKETS, PARAGRAPH_BUCKETS, POINTERS, WIDTH

ATTRIBUTION_TAGS, NAME_TAGS, ROLE_TAGS = 7, 7, 3
TAGS = ATTRIBUTION_TAGS + NAME_TAGS + ROLE_TAGS


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder; those of all-MiniLM-L6-v2."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    places: int = 512


class Block(nn.Module):
    """One transformer layer (post-norm, as BERT has it)."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        qkv = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = qkv[0] @ qkv[1].transpose(-1, -2) / math.sqrt(width // self.heads)
        if mask is not None:
            scores = scores + mask
        mixed = torch.softmax(scores, dim=-1) @ qkv[2]
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.out(mixed))
        inner = self.down(nn.functional.gelu(self.up(x)))
        return self.norm2(x + self.dropout(inner))


class Network(nn.Module):
    """ids, shapes, states, positions, each [batch, length] -> tag logits [.., TAGS], links [.., POINTERS*2*WIDTH]."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.places, shape.width)
        self.kind = nn.Parameter(torch.zeros(shape.width))
        self.shapes = nn.Embedding(SHAPES, shape.width)
        self.states = nn.Embedding(STATES, shape.width)
        self.positions = nn.Embedding(POSITIONS, shape.width)
        for added in (self.shapes, self.states, self.positions):
            nn.init.zeros_(added.weight)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(Block(shape, dropout) for _ in range(shape.layers))
        self.tags = nn.Linear(shape.width, TAGS)
        self.links = nn.Linear(shape.width, POINTERS * 2 * WIDTH)
        self.nulls = nn.Parameter(torch.zeros(POINTERS, WIDTH))
        self.null_bias = nn.Parameter(torch.zeros(POINTERS))
        self.distance = nn.Parameter(torch.zeros(POINTERS, DISTANCE_BUCKETS))
        self.paragraph = nn.Parameter(torch.zeros(POINTERS, PARAGRAPH_BUCKETS))

    def forward(
        self, ids: Tensor, shapes: Tensor, states: Tensor, positions: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        x = self.encoded(ids, shapes, states, positions, mask)
        return self.tags(x), self.links(x)

    def encoded(
        self, ids: Tensor, shapes: Tensor, states: Tensor, positions: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """The states after the last layer, [batch, length, width]."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kind
        x = x + self.shapes(shapes) + self.states(states) + self.positions(positions)
        x = self.dropout(self.norm(x))
        for block in self.blocks:
            x = block(x, mask)
        return x


def load_encoder(network: Network, weights: Path) -> None:
    """Fill the encoder's part from BERT weights in safetensors (all-MiniLM-L6-v2, Apache-2.0)."""
    from safetensors.torch import load_file

    w = load_file(weights)
    with torch.no_grad():
        network.words.weight.copy_(w["embeddings.word_embeddings.weight"])
        network.places.weight.copy_(w["embeddings.position_embeddings.weight"])
        network.kind.copy_(w["embeddings.token_type_embeddings.weight"][0])
        network.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        network.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for i, block in enumerate(network.blocks):
            _load_block(block, w, f"encoder.layer.{i}.")


def load_shipped(network: Network, model: Path, links: Path) -> None:
    """Fill the network from a file that ``training.network.export`` wrote, to train it further: int8 weights become
    floats.

    Pointers that the file has not yet begin as the pointer from a content to its source.
    """
    arrays = {t.name: numpy_helper.to_array(t) for t in onnx.load(str(model)).graph.initializer}
    beside = {name: np.array(v) for name, v in json.loads(links.read_text())["links"].items()}

    def fill(layer: nn.Linear, at: str) -> None:
        weight = (arrays[f"{at}.weight"].astype(np.float32) * arrays[f"{at}.scale"]).T
        rows = len(weight)
        layer.weight[:rows] = torch.from_numpy(weight)
        layer.bias[:rows] = torch.from_numpy(arrays[f"{at}.bias"])

    def fill_norm(norm: nn.LayerNorm, at: str) -> None:
        norm.weight.copy_(torch.from_numpy(arrays[f"{at}.weight"]))
        norm.bias.copy_(torch.from_numpy(arrays[f"{at}.bias"]))

    with torch.no_grad():
        network.words.weight.copy_(torch.from_numpy(arrays["words.table"].astype(np.float32) * arrays["words.scales"]))
        network.places.weight.copy_(torch.from_numpy(arrays["places"]))
        for name in ("shapes", "states", "positions"):
            getattr(network, name).weight.copy_(torch.from_numpy(arrays[f"{name}.table"]))
        fill_norm(network.norm, "norm")
        for i, block in enumerate(network.blocks):
            for part in ("qkv", "out", "up", "down"):
                fill(getattr(block, part), f"layer{i}.{part}")
            fill_norm(block.norm1, f"layer{i}.norm1")
            fill_norm(block.norm2, f"layer{i}.norm2")
        fill(network.tags, "tags")
        fill(network.links, "links")
        for name, values in beside.items():
            getattr(network, name)[: len(values)] = torch.from_numpy(values).float()
        _begin_new_pointers(network, len(beside["null_bias"]))


def _begin_new_pointers(network: Network, known: int) -> None:
    """Pointers from number ``known`` on begin as the pointer from a content to its source."""
    size, model = 2 * WIDTH, CONTENT_TO_SOURCE
    for pointer in range(known, POINTERS):
        network.links.weight[pointer * size : (pointer + 1) * size] = network.links.weight[
            model * size : (model + 1) * size
        ]
        network.links.bias[pointer * size : (pointer + 1) * size] = network.links.bias[
            model * size : (model + 1) * size
        ]


def _load_block(block: nn.Module, w: dict[str, Tensor], at: str) -> None:
    for part in ("weight", "bias"):
        qkv = [w[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
        getattr(block.qkv, part).copy_(torch.cat(qkv))
        getattr(block.out, part).copy_(w[f"{at}attention.output.dense.{part}"])
        getattr(block.norm1, part).copy_(w[f"{at}attention.output.LayerNorm.{part}"])
        getattr(block.up, part).copy_(w[f"{at}intermediate.dense.{part}"])
        getattr(block.down, part).copy_(w[f"{at}output.dense.{part}"])
        getattr(block.norm2, part).copy_(w[f"{at}output.LayerNorm.{part}"])
