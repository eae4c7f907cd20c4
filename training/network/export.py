"""A checkpoint -> the shipped model: int8 ONNX, built node by node with fused operators, and what stands beside it.

Weights of matrices become int8 with one scale a column (one scale a matrix costs a point of F1), word vectors int8
with one scale a row; activations are quantised as they come. Run: python -m training.network.export --help
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.network.model import Network, Shape

OPSET, MICROSOFT = 17, "com.microsoft"
MOST = 63
"""The largest weight of a matrix: 7 bits. A processor without int8 dot products (AVX2 alone) adds the products of two
pairs in 16 bits, where 8-bit weights saturate; with 7 bits every processor computes the same sums."""


class Graph:
    """An ONNX graph under construction."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        """Put ``value`` in the file as ``name``."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        """One node with one output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], output, domain=domain, **attributes))
        return output

    def matmul(self, x: str, layer: torch.nn.Linear, output: str) -> str:
        """``layer`` applied to ``x`` in int8: weights of 7 bits by column, activations as they come."""
        weight = layer.weight.detach().numpy().T
        scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) / MOST
        quantised = np.clip(np.round(weight / scale), -MOST, MOST).astype(np.int8)
        names = [
            x,
            self.constant(f"{output}.weight", quantised),
            self.constant(f"{output}.scale", scale.astype(np.float32)),
            "",
            self.constant(f"{output}.bias", layer.bias.detach().numpy()),
        ]
        return self.add("DynamicQuantizeMatMul", names, output, MICROSOFT)

    def rows(self, table: np.ndarray, index: str, output: str) -> str:
        """Rows of an int8 table with one scale a row."""
        scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / 127
        quantised = np.clip(np.round(table / scale), -127, 127).astype(np.int8)
        rows = self.add("Gather", [self.constant(f"{output}.table", quantised), index], f"{output}.rows")
        scales = self.add("Gather", [self.constant(f"{output}.scales", scale.astype(np.float32)), index], f"{output}.s")
        floats = self.add("Cast", [rows], f"{output}.floats", to=TensorProto.FLOAT)
        return self.add("Mul", [floats, scales], output)


def build(network: Network, shape: Shape) -> onnx.ModelProto:
    """The graph: ids, shapes, states, positions [1, pieces] -> tags [1, pieces, 17], links [1, pieces, 1152]."""
    g = Graph()
    x = _embeddings(g, network)
    for i, block in enumerate(network.blocks):
        x = _block(g, block, x, f"layer{i}", shape)
    g.matmul(x, network.tags, "tags")
    g.matmul(x, network.links, "links")
    whole = ["batch", "pieces"]
    graph = helper.make_graph(
        g.nodes,
        "attribution",
        [helper.make_tensor_value_info(n, TensorProto.INT64, whole) for n in ("ids", "shapes", "states", "positions")],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, [*whole, None]) for n in ("tags", "links")],
        g.constants,
    )
    domains = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=domains, ir_version=9)


def _embeddings(g: Graph, network: Network) -> str:
    words = g.rows(network.words.weight.detach().numpy(), "ids", "words")
    size = g.add("Shape", ["ids"], "size", start=1, end=2)
    zero, one = g.constant("zero", np.array([0])), g.constant("one", np.array([1]))
    places = (network.places.weight + network.kind).detach().numpy()
    place = g.add("Slice", [g.constant("places", places), zero, size, zero, one], "place")
    x = g.add("Add", [words, place], "x.words")
    for name in ("shapes", "states", "positions"):
        table = g.constant(f"{name}.table", getattr(network, name).weight.detach().numpy())
        x = g.add("Add", [x, g.add("Gather", [table, name], f"{name}.rows")], f"x.{name}")
    scale, shift = (g.constant(f"norm.{p}", getattr(network.norm, p).detach().numpy()) for p in ("weight", "bias"))
    return g.add("LayerNormalization", [x, scale, shift], "x", axis=-1, epsilon=1e-12)


def _block(g: Graph, block: torch.nn.Module, x: str, at: str, shape: Shape) -> str:
    qkv = g.matmul(x, block.qkv, f"{at}.qkv")
    parts = [f"{at}.{p}" for p in "qkv"]
    widths = g.constant(f"{at}.widths", np.array([shape.width] * 3))
    g.nodes.append(helper.make_node("Split", [qkv, widths], parts, axis=-1))
    mixed = g.add("MultiHeadAttention", parts, f"{at}.mixed", MICROSOFT, num_heads=shape.heads)
    out = g.matmul(mixed, block.out, f"{at}.out")
    x = _norm(g, x, out, block.norm1, f"{at}.norm1")
    inner = g.add("Gelu", [g.matmul(x, block.up, f"{at}.up")], f"{at}.inner", MICROSOFT)
    return _norm(g, x, g.matmul(inner, block.down, f"{at}.down"), block.norm2, f"{at}.norm2")


def _norm(g: Graph, x: str, added: str, norm: torch.nn.LayerNorm, output: str) -> str:
    names = [g.constant(f"{output}.{p}", getattr(norm, p).detach().numpy()) for p in ("weight", "bias")]
    # onnxruntime's fused SkipLayerNormalization is five times slower on a CPU than these two
    both = g.add("Add", [x, added], f"{output}.sum")
    return g.add("LayerNormalization", [both, *names], output, axis=-1, epsilon=1e-12)


def link_weights(network: Network) -> dict[str, list]:
    """Null keys and biases by distance, as ``quotes.analysis.attribution.links.LinkWeights`` takes them."""
    return {
        name: getattr(network, name).detach().numpy().astype(float).round(6).tolist()
        for name in ("nulls", "null_bias", "distance", "paragraph")
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path, help="the folder models/, or models/fast/")
    parser.add_argument("--encoder", type=Path, help="folder of a tokenizer.json to copy, where a new one is trained")
    args = parser.parse_args()
    print(export(args.checkpoint, args.out, args.encoder))


def export(checkpoint: Path, out: Path, encoder: Path | None = None) -> str:
    """Write the files of the network into ``out``, with the tokenizer of ``encoder``; their size and version in
    words."""
    kept = torch.load(checkpoint, weights_only=False)
    shape = Shape(layers=kept["layers"])
    network = Network(shape)
    network.load_state_dict(kept["network"])
    network.eval()
    model = build(network, shape)
    onnx.checker.check_model(model)
    data = model.SerializeToString()
    out.mkdir(exist_ok=True)
    (out / "attribution.onnx").write_bytes(data)
    beside = {"version": hashlib.sha256(data).hexdigest()[:12], "links": link_weights(network)}
    (out / "attribution.json").write_text(json.dumps(beside) + "\n", encoding="utf-8")
    if encoder is not None:
        shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer.json")
    return f"attribution.onnx: {len(data) / 1e6:.1f} MB, version {beside['version']}"


if __name__ == "__main__":
    main()
