"""Training the network of ``quotes.analysis.positions.network`` on what the encoder made of annotated articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits as loss_of

from quotes.analysis.attribution.links import FloatArray
from quotes.analysis.attribution.states import STATE
from quotes.analysis.positions.network import MARKS
from training.export import OPSET, Graph

HIDDEN, OUT = 128, 7
EPOCHS, BATCH, RATE, DECAY = 16, 32, 2e-3, 0.05
DROPPED_STATE, DROPPED_HIDDEN = 0.2, 0.3
TAGS = 3.0
"""How much the pieces' tags count in training against the passage's stances."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One passage to learn from: states and marks of its pieces, whether it shows each stance, and the tags of each
    piece ([pieces, 3]): in words that show support, that show opposition, that name the target."""

    states: FloatArray
    marks: FloatArray
    stances: tuple[bool, bool]
    tags: FloatArray


class Learner(nn.Module):
    """What ``Network`` runs, and what it makes of that, while it is trained."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = nn.Linear(STATE + MARKS, HIDDEN)
        self.heads = nn.Linear(HIDDEN, OUT)
        self.most = nn.Parameter(torch.tensor([0.5, 0.5]))
        self.drop_state, self.drop_hidden = nn.Dropout(DROPPED_STATE), nn.Dropout(DROPPED_HIDDEN)

    def forward(self, states: Tensor, marks: Tensor, passage: Tensor, count: int) -> tuple[Tensor, Tensor]:
        """Log-odds of the stances of ``count`` passages and of the tags of the pieces; ``passage``: each piece's."""
        given = torch.cat([self.drop_state(states), marks], 1)
        out = self.heads(self.drop_hidden(self.inner(given).relu()))
        weights, tags = out[:, :2].clamp(-15, 15).exp(), out[:, 4:]
        zeros = torch.zeros(count, 2)
        mean = zeros.index_add(0, passage, weights * out[:, 2:4]) / zeros.index_add(0, passage, weights)
        strongest = (zeros - 30).scatter_reduce(0, passage[:, None].expand(-1, 2), tags[:, :2], "amax")
        return mean + self.most * strongest, tags


def train(lessons: Sequence[Lesson], seed: int) -> bytes:
    """The network learnt from these passages, as an ONNX file."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    learner = Learner()
    optimiser = torch.optim.AdamW(learner.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(lessons) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, steps, pct_start=0.1)
    for _ in range(EPOCHS):
        order = random.permutation(len(lessons))
        for at in range(0, len(lessons), BATCH):
            loss = _loss(learner, [lessons[i] for i in order[at : at + BATCH]])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learner.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    return _export(learner)


def _loss(learner: Learner, batch: Sequence[Lesson]) -> Tensor:
    passage = torch.from_numpy(np.repeat(np.arange(len(batch)), [len(lesson.marks) for lesson in batch]))
    states, marks, tags = (
        torch.from_numpy(np.concatenate([getattr(lesson, name) for lesson in batch]).astype(np.float32))
        for name in ("states", "marks", "tags")
    )
    seen, seen_tags = learner(states, marks, passage, len(batch))
    stances = torch.tensor([lesson.stances for lesson in batch], dtype=torch.float32)
    return loss_of(seen, stances) + TAGS * loss_of(seen_tags, tags)


def _export(learner: Learner) -> bytes:
    """The ONNX file: states [pieces, STATE], marks [pieces, MARKS] -> out [pieces, OUT], the stances' tags by what
    they count."""
    graph = Graph()
    share = torch.ones(OUT)
    share[4:6] = learner.most
    weights = {
        "inner.weight": learner.inner.weight.T,
        "inner.bias": learner.inner.bias,
        "heads.weight": learner.heads.weight.T * share,
        "heads.bias": learner.heads.bias * share,
    }
    for name, values in weights.items():
        graph.constant(name, values.detach().numpy())
    graph.add("Concat", ["states", "marks"], "given", axis=1)
    graph.add("Gemm", ["given", "inner.weight", "inner.bias"], "inner")
    graph.add("Relu", ["inner"], "hidden")
    graph.add("Gemm", ["hidden", "heads.weight", "heads.bias"], "out")
    sizes = {"states": STATE, "marks": MARKS, "out": OUT}
    shaped = {n: helper.make_tensor_value_info(n, TensorProto.FLOAT, ["pieces", size]) for n, size in sizes.items()}
    made = helper.make_graph(
        graph.nodes, "positions", [shaped["states"], shaped["marks"]], [shaped["out"]], graph.constants
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())
