"""A small network that answers as the shipped one: some of its layers, taught by what the whole one makes of many
articles (Hinton et al. 2015, "Distilling the knowledge in a neural network"; Sanh et al. 2019, "DistilBERT").

Run: python -m training.network.distil --help. Restartable: a checkpoint after every epoch. The student begins with the
chosen layers, the embeddings and the heads of its teacher. It learns the teacher's states after the last layer, its
tags and its link vectors, on labelled articles and on others, and the labels themselves where there are any.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from quotes.evaluation.gold import read_lines
from training.corpora import Record, is_held_out
from training.network.augment import KINDS, name_pools
from training.network.examples import Example
from training.network.model import ATTRIBUTION_TAGS, NAME_TAGS, Network, Shape, load_shipped
from training.network.train import (
    WEIGHTS,
    batches,
    epoch_examples,
    given_names,
    label_losses,
    optimiser_of,
    schedule_of,
    stacked,
)

HEADS = (ATTRIBUTION_TAGS, NAME_TAGS, 3)
SOFTNESS = 2.0
"""The temperature at which tags are compared: the second and third guess of the teacher count, too."""
LABELS = 0.3
"""What a label weighs against the teacher's answer."""


def begin(student: Network, teacher: Network, layers: list[int]) -> None:
    """Give ``student`` all that ``teacher`` has, but of its layers only ``layers``, in this order."""
    kept = {f"blocks.{new}.": f"blocks.{old}." for new, old in enumerate(layers)}
    state = teacher.state_dict()
    out = {name: value for name, value in state.items() if not name.startswith("blocks.")}
    for new, old in kept.items():
        out.update({new + name.removeprefix(old): value for name, value in state.items() if name.startswith(old)})
    student.load_state_dict(out)


def teaching_losses(student: Network, teacher: Network, batch: list[tuple[Example, list]]) -> dict[str, Tensor]:
    """How far the student is from the teacher on a batch: states, tags and link vectors; and from the labels."""
    inputs, mask = stacked(batch)
    real = torch.ones(inputs[0].shape, dtype=torch.bool) if mask is None else mask[:, 0, 0] == 0
    with torch.autocast("cpu", dtype=torch.bfloat16):
        with torch.no_grad():
            wanted = teacher.encoded(*inputs, mask)
            wanted_tags, wanted_links = teacher.tags(wanted).float(), teacher.links(wanted).float()
        states = student.encoded(*inputs, mask)
        tags, links = student.tags(states), student.links(states)
    tags, links = tags.float(), links.float()
    out = {
        "states": _apart(states.float(), wanted.float(), real),
        "vectors": _apart(links, wanted_links, real),
        "answers": _divergence(tags[real], wanted_tags[real]),
    }
    labels = label_losses(student, batch, tags, links)
    if labels:
        out["labels"] = LABELS * sum(WEIGHTS[name] * loss for name, loss in labels.items())
    return out


def _apart(own: Tensor, wanted: Tensor, real: Tensor) -> Tensor:
    """The share of the wanted vectors' variance that is missed."""
    return functional.mse_loss(own[real], wanted[real]) / wanted[real].var()


def _divergence(own: Tensor, wanted: Tensor) -> Tensor:
    """Kullback-Leibler divergence of the tags of every head, pieces averaged, heads added."""
    parts = zip(own.split(HEADS, -1), wanted.split(HEADS, -1), strict=True)
    return sum(
        functional.kl_div(
            functional.log_softmax(a / SOFTNESS, -1), functional.softmax(b / SOFTNESS, -1), reduction="batchmean"
        )
        * SOFTNESS**2
        for a, b in parts
    )


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a student learns from: labelled articles, articles without labels, records of coreference alone."""

    labelled: list[Record]
    plain: list[Record]
    others: list[Record]
    tokenizer: Tokenizer

    def batches(self, args: argparse.Namespace, epoch: int) -> Iterator[list[tuple[Example, list]]]:
        """The batches of one epoch: all labelled articles and a share of those without labels, augmented."""
        rng = random.Random(1000 * args.seed + epoch)
        chosen = [*self.labelled, *rng.sample(self.plain, round(args.plain * len(self.plain)))]
        pools, sexes = name_pools(args.seed), given_names()
        return batches(epoch_examples(chosen, self.others, self.tokenizer, rng, pools, sexes, args), rng)


def read_lessons(args: argparse.Namespace) -> Lessons:
    """All records that the command names."""
    sets = pickle.loads(args.sets.read_bytes())
    labelled = [*sets["train"], *(r for r in sets["world"] if not is_held_out(r.id))]
    plain = [Record(d["id"], d["text"]) for d in read_lines(args.unlabelled)]
    tokenizer = Tokenizer.from_file(str(args.teacher / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Lessons(labelled, plain, sets["gap"] + sets["gum"], tokenizer)


def arguments() -> argparse.ArgumentParser:
    """The command line of a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, help="the prepared records")
    parser.add_argument("unlabelled", type=Path, help="JSON lines with a text in each")
    parser.add_argument("teacher", type=Path, help="folder of the shipped network")
    parser.add_argument("out", type=Path, help="the checkpoint, written after every epoch and taken up where it exists")
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 2, 5], help="the layers of the teacher to keep")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.0, help="share of the full learning rates")
    parser.add_argument("--plain", type=float, default=0.5, help="share of the articles without labels in an epoch")
    parser.add_argument("--others", type=int, default=250, help="coreference-only records in an epoch (GAP, GUM)")
    parser.add_argument("--share", type=float, default=1.0, help="share of the articles without speakers in an epoch")
    parser.add_argument("--spare", type=float, default=0.5, help="share of the records that is not augmented")
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=list(KINDS), help="the augmentations (all)")
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--context", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser


def main() -> None:
    args = arguments().parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    lessons = read_lessons(args)
    teacher, student = Network(Shape()), Network(Shape(layers=len(args.layers)))
    load_shipped(teacher, args.teacher / "attribution.onnx", args.teacher / "attribution.json")
    teacher.eval()
    begin(student, teacher, args.layers)
    optimiser = optimiser_of(student, args.rate)
    steps = sum(1 for _ in lessons.batches(args, 0))
    schedule = schedule_of(optimiser, args.epochs * steps)
    parts = {"network": student, "optimiser": optimiser, "schedule": schedule}
    first = 0
    if args.out.exists():
        kept = torch.load(args.out, weights_only=False)
        for name, part in parts.items():
            part.load_state_dict(kept[name])
        first = kept["epoch"] + 1
    for epoch in range(first, args.epochs):
        began, running = time.time(), {}
        student.train()
        for step, batch in enumerate(lessons.batches(args, epoch)):
            losses = teaching_losses(student, teacher, batch)
            learn(student, optimiser, schedule, losses)
            for name, loss in losses.items():
                running[name] = 0.97 * running.get(name, loss.item()) + 0.03 * loss.item()
            if step % 50 == 0:
                shown = " ".join(f"{name} {value:.3f}" for name, value in running.items())
                print(f"epoch {epoch} step {step} of {steps} {time.time() - began:.0f} s {shown}", flush=True)
        state = {name: part.state_dict() for name, part in parts.items()}
        torch.save({**state, "epoch": epoch, "layers": len(args.layers)}, args.out)


def learn(student: Network, optimiser, schedule, losses: dict[str, Tensor]) -> None:
    """One step down the sum of the losses."""
    optimiser.zero_grad(set_to_none=True)
    sum(losses.values()).backward()
    torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
    optimiser.step()
    schedule.step()


if __name__ == "__main__":
    main()
