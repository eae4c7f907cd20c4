"""Networks in ONNX files, made ready to run."""

from __future__ import annotations

import onnxruntime


def load_session(network: str | bytes) -> onnxruntime.InferenceSession:
    """The network of a file, by its path or its bytes. One thread, no spinning: two spinning threads on a busy machine
    are half as fast. It keeps its working memory from one run to the next."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC  # the graph is fused by hand
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
