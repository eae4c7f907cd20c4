"""The trees of a forest as a network of ONNX, which ONNX Runtime goes down five times as fast as NumPy does.

A network of ONNX is a message of Protocol Buffers: fields, each its number, its length and its bytes. The numbers are
those of onnx.proto3 (github.com/onnx/onnx), of which only what one node needs is written here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float32]

_INTEGER, _TEXT, _FLOATS, _INTEGERS, _TEXTS = 2, 3, 6, 7, 8  # kinds of attributes
_FLOAT = 1  # the type of the elements of a tensor


@dataclass(frozen=True, slots=True)
class Trees:
    """The nodes of all trees in one table, tree by tree. Node i asks whether column ``feature[i]`` of a row is at most
    ``threshold[i]``: if so it goes on at ``left[i]``, else at ``right[i]``. A leaf has a negative ``feature`` and the
    probability ``value[i]``. ``roots``: the first node of each tree, in order."""

    roots: Integers
    feature: Integers
    threshold: Floats
    left: Integers
    right: Integers
    value: Floats


def network(trees: Trees, width: int) -> bytes:
    """A network that takes "rows" of ``width`` numbers and gives their "means": the mean of the trees for each."""
    leaf = trees.feature < 0
    tree = np.repeat(np.arange(len(trees.roots)), np.diff([*trees.roots, len(leaf)]))
    first = trees.roots[tree]
    leaves = np.flatnonzero(leaf)
    attributes = (
        _integers("nodes_treeids", tree),
        _integers("nodes_nodeids", np.arange(len(leaf)) - first),
        _integers("nodes_featureids", np.where(leaf, 0, trees.feature)),
        _floats("nodes_values", trees.threshold),
        _texts("nodes_modes", np.where(leaf, b"LEAF", b"BRANCH_LEQ").tolist()),
        _integers("nodes_truenodeids", np.where(leaf, 0, trees.left - first)),
        _integers("nodes_falsenodeids", np.where(leaf, 0, trees.right - first)),
        _integers("target_treeids", tree[leaves]),
        _integers("target_nodeids", leaves - first[leaves]),
        _integers("target_ids", np.zeros_like(leaves)),
        _floats("target_weights", trees.value[leaves]),
        _attribute("n_targets", _number(3, 1), _INTEGER),
        _attribute("aggregate_function", _field(4, b"AVERAGE"), _TEXT),
    )
    node = _field(1, b"rows") + _field(2, b"means") + _field(4, b"TreeEnsembleRegressor") + _field(7, b"ai.onnx.ml")
    graph = _field(1, node + b"".join(attributes)) + _field(2, b"forest")
    graph += _field(11, _table("rows", width)) + _field(12, _table("means", 1))
    versions = _field(8, _number(2, 15)) + _field(8, _field(1, b"ai.onnx.ml") + _number(2, 3))
    return _number(1, 8) + _field(7, graph) + versions


def _table(name: str, width: int) -> bytes:
    """What is told of an input or an output: rows of ``width`` floats, as many as there are."""
    shape = _field(1, _field(2, b"rows")) + _field(1, _number(1, width))
    return _field(1, name.encode()) + _field(2, _field(1, _number(1, _FLOAT) + _field(2, shape)))


def _integers(name: str, numbers: Integers) -> bytes:
    """Whole numbers under 2 to the 21st, in three bytes of seven bits each, of which all but the last are marked."""
    parts = (numbers.astype(np.uint32)[:, None] >> np.array([0, 7, 14], dtype=np.uint32)) & 127
    return _attribute(name, _field(8, (parts | [128, 128, 0]).astype(np.uint8).tobytes()), _INTEGERS)


def _floats(name: str, numbers: Floats) -> bytes:
    return _attribute(name, _field(7, numbers.astype("<f4").tobytes()), _FLOATS)


def _texts(name: str, texts: Iterable[bytes]) -> bytes:
    written = {text: _field(9, text) for text in set(texts)}
    return _attribute(name, b"".join(map(written.__getitem__, texts)), _TEXTS)


def _attribute(name: str, value: bytes, kind: int) -> bytes:
    return _field(5, _field(1, name.encode()) + value + _number(20, kind))


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _varint(value: int) -> bytes:
    """A whole number in groups of seven bits, the lowest first, all but the last marked."""
    groups = bytearray()
    while value > 127:
        groups.append(value & 127 | 128)
        value >>= 7
    return bytes([*groups, value])
