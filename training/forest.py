"""Random forests as files of the kind that ``quotes.analysis.forest`` reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import onnx
from onnx import TensorProto, helper


def nodes_of(forest) -> dict[str, np.ndarray]:
    """The nodes of all trees of a forest, one below the other: of which tree each is, its number there, the feature and
    the threshold it asks for, its two children, and its probability where it is a leaf (its feature is negative)."""
    columns: dict[str, list] = {
        name: [] for name in ("tree", "number", "feature", "threshold", "left", "right", "value")
    }
    for number, estimator in enumerate(forest.estimators_):
        tree = estimator.tree_
        columns["tree"] += [number] * tree.node_count
        columns["number"] += range(tree.node_count)
        columns["feature"] += tree.feature.tolist()
        columns["threshold"] += tree.threshold.tolist()
        columns["left"] += tree.children_left.tolist()
        columns["right"] += tree.children_right.tolist()
        columns["value"] += [float(v[0][1]) / float(v[0].sum()) for v in tree.value]
    return {name: np.array(column) for name, column in columns.items()}


def network(nodes: Mapping[str, np.ndarray], names: Sequence[str], enough: float) -> onnx.ModelProto:
    """A network that takes "rows" of the features ``names`` and gives their "means": of each row the mean of the
    trees' probabilities. What its features are called, and ``enough``, stand beside it."""
    leaf = nodes["feature"] < 0
    node = helper.make_node(
        "TreeEnsembleRegressor",
        ["rows"],
        ["means"],
        domain="ai.onnx.ml",
        nodes_treeids=nodes["tree"].tolist(),
        nodes_nodeids=nodes["number"].tolist(),
        nodes_featureids=np.where(leaf, 0, nodes["feature"]).tolist(),
        nodes_values=nodes["threshold"].astype(np.float32).tolist(),
        nodes_modes=np.where(leaf, "LEAF", "BRANCH_LEQ").tolist(),
        nodes_truenodeids=np.where(leaf, 0, nodes["left"]).tolist(),
        nodes_falsenodeids=np.where(leaf, 0, nodes["right"]).tolist(),
        target_treeids=nodes["tree"][leaf].tolist(),
        target_nodeids=nodes["number"][leaf].tolist(),
        target_ids=[0] * int(leaf.sum()),
        target_weights=nodes["value"][leaf].astype(np.float32).tolist(),
        n_targets=1,
        aggregate_function="AVERAGE",
    )
    rows = helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["rows", len(names)])
    means = helper.make_tensor_value_info("means", TensorProto.FLOAT, ["rows", 1])
    versions = [helper.make_opsetid("", 15), helper.make_opsetid("ai.onnx.ml", 3)]
    model = helper.make_model(
        helper.make_graph([node], "forest", [rows], [means]), ir_version=8, opset_imports=versions
    )
    helper.set_model_props(model, {"features": "\n".join(names), "enough": str(enough)})
    onnx.checker.check_model(model)
    return model
