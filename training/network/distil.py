"""A small network that answers as the shipped one: some of its layers, taught by what the whole one makes of many
articles (Hinton et al. 2015, "Distilling the knowledge in a neural network"; Sanh et al. 2019, "DistilBERT").

Run: python -m training.network.distil --help. Restartable: a checkpoint after every epoch. The student begins with the
chosen layers, the embeddings and the heads of its teacher, or with ``--shipped`` as a small network that was taught
before. It learns the teacher's states after the last layer, its tags and its link vectors, on labelled articles and on
others, and the labels themselves where there are any.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from quotes.analysis.attribution.decoding.tags import B_CONTENT, B_CUE, B_SOURCE, NEVER
from quotes.analysis.attribution.links import (
    CONTENT_TO_SPEAKER,
    CUE_TO_SOURCE,
    POINTERS,
    SAME_SPEAKER,
    WIDTH,
    distance_bucket,
)
from quotes.evaluation.gold_records import read_lines
from training.corpora import Record, is_held_out
from training.network.augment import KINDS, name_pools
from training.network.examples import Example
from training.network.model import ATTRIBUTION_TAGS, NAME_TAGS, Network, Shape, load_shipped
from training.network.train import (
    MOST_WINDOWS,
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
LIKELY = 0.5
"""A piece that is a source or a part of a name with this probability is somebody."""
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
        "pointing": _pointing(student, teacher, links, wanted_links, wanted_tags, real),
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


def _pointing(
    student: Network, teacher: Network, own: Tensor, wanted: Tensor, wanted_tags: Tensor, real: Tensor
) -> Tensor:
    """Kullback-Leibler divergence of where each span of the teacher's points to, pieces weighed by whether the pointer
    is asked about them; pointers averaged."""
    asked, sought = _asked_and_sought(wanted_tags, real)
    spans, far = _spans(wanted_tags), _buckets(own.shape[1])
    with torch.no_grad():
        right = _pointed(teacher, wanted, spans, far, sought)
    pointed = _pointed(student, own, spans, far, sought)
    apart = functional.kl_div(pointed, right, reduction="none", log_target=True).sum(-1)
    return ((apart * asked).sum((0, 2)) / asked.sum((0, 2)).clamp(min=1)).mean()


def _asked_and_sought(tags: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
    """From the teacher's tags how likely each pointer is asked about each piece, and to which it may point, both
    [windows, pointers, pieces]. Somebody is sought among sources and names alone: the teacher has not learnt how
    alike other pieces are."""
    attribution, names, _ = tags.split(HEADS, -1)
    chances = torch.softmax(attribution, -1)
    source, cue, content = (chances[..., first : first + 2].sum(-1) for first in (B_SOURCE, B_CUE, B_CONTENT))
    somebody = real & (source + 1 - torch.softmax(names, -1)[..., 0] > LIKELY)
    asked = {CUE_TO_SOURCE: cue, SAME_SPEAKER: source}
    sought = {SAME_SPEAKER: somebody, CONTENT_TO_SPEAKER: somebody}
    every = range(POINTERS)
    return torch.stack([asked.get(p, content) * real for p in every], 1), torch.stack(
        [sought.get(p, real) for p in every], 1
    )


def _spans(tags: Tensor) -> Tensor:
    """What each piece counts in the mean over the span of each, [windows, pieces, pieces], from the teacher's tags."""
    best = tags[..., :ATTRIBUTION_TAGS].argmax(-1)
    goes_on = functional.pad((best[:, 1:] % 2 == 0) & ((best[:, 1:] + 1) // 2 == (best[:, :-1] + 1) // 2), (1, 0))
    number = (~goes_on).cumsum(-1)
    together = (number[:, :, None] == number[:, None]).float()
    return together / together.sum(-1, keepdim=True)


def _pointed(network: Network, links: Tensor, spans: Tensor, far: Tensor, sought: Tensor) -> Tensor:
    """Log-probabilities [windows, pointers, pieces, pieces and nobody] from link vectors; a span asks with the mean of
    its queries."""
    queries, keys = links.unflatten(-1, (POINTERS, 2, WIDTH)).permute(3, 0, 2, 1, 4)
    queries = spans[:, None] @ queries
    scores = queries @ keys.transpose(-1, -2) / WIDTH**0.5 + network.distance[:, far]
    scores = scores.masked_fill(~sought[:, :, None], NEVER)
    nobody = (queries @ network.nulls[:, :, None]) / WIDTH**0.5 + network.null_bias[:, None, None]
    return torch.log_softmax(torch.cat((scores, nobody), -1), -1)


@cache
def _buckets(length: int) -> Tensor:
    """The bucket of the distance from each piece of a window to each."""
    places = np.arange(length)
    return torch.from_numpy(distance_bucket(places[:, None] - places[None]))


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a student learns from: labelled articles, articles without labels, records of coreference alone."""

    labelled: list[Record]
    plain: list[Record]
    others: list[Record]
    tokenizer: Tokenizer

    def batches(self, args: argparse.Namespace, epoch: int) -> Iterator[list[tuple[Example, list]]]:
        """The batches of one epoch: a share of the labelled articles and of those without labels, augmented."""
        rng = random.Random(1000 * args.seed + epoch)
        parts = (self.labelled, args.part), (self.plain, args.plain)
        chosen = [r for records, share in parts for r in rng.sample(records, round(share * len(records)))]
        pools, sexes = name_pools(args.seed), given_names()
        examples = epoch_examples(chosen, self.others, self.tokenizer, rng, pools, sexes, args)
        return batches(examples, rng, args.windows)


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
    parser.add_argument("--shipped", type=Path, help="folder of a shipped small network to teach further")
    parser.add_argument("--dropout", type=float, default=0.1, help="share of the student's numbers dropped in a step")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.0, help="share of the full learning rates")
    parser.add_argument("--part", type=float, default=1.0, help="share of the labelled articles in an epoch")
    parser.add_argument("--plain", type=float, default=0.5, help="share of the articles without labels in an epoch")
    parser.add_argument("--others", type=int, default=250, help="coreference-only records in an epoch (GAP, GUM)")
    parser.add_argument("--share", type=float, default=1.0, help="share of the articles without speakers in an epoch")
    parser.add_argument("--spare", type=float, default=0.5, help="share of the records that is not augmented")
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=list(KINDS), help="the augmentations (all)")
    parser.add_argument("--windows", type=int, default=MOST_WINDOWS, help="windows in one step")
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
    teacher, student = Network(Shape()), Network(Shape(layers=len(args.layers)), args.dropout)
    load_shipped(teacher, args.teacher / "attribution.onnx", args.teacher / "attribution.json")
    teacher.eval()
    if args.shipped:
        load_shipped(student, args.shipped / "attribution.onnx", args.shipped / "attribution.json")
    else:
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
