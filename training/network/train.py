"""Train the attribution network. Restartable: a checkpoint after every epoch.

Run: python -m training.network.train --help

Recipe after the first experiment on PolNeAR: AdamW, 1.5e-4 for the encoder and 1e-3 for the heads, weight decay 0.01,
6 % warm-up, linear decay, gradients clipped at 1, dropout 0.1, bfloat16 autocast.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from quotes.analysis.attribution.encoding import inputs
from quotes.analysis.attribution.links import CONTENT_TO_SPEAKER, SAME_SPEAKER, WIDTH, distance_bucket, paragraph_bucket
from training.corpora import Record, is_held_out
from training.network.augment import KINDS, NamePools, augmented, name_pools
from training.network.examples import Example, example
from training.network.model import ATTRIBUTION_TAGS, NAME_TAGS, Network, Shape, load_encoder, load_shipped

WEIGHTS = {"tags": 1.0, "names": 0.4, "roles": 0.4, "links": 0.7, "same": 0.7, "voices": 1.0}
MOST_WINDOWS = 10
"""Windows in one step; a longer document is cut into runs of so many."""


def batches(
    examples: list[Example], rng: random.Random, most: int = MOST_WINDOWS
) -> Iterator[list[tuple[Example, list]]]:
    """Documents (or runs of their windows) put together until a step has ``most`` windows."""
    runs = []
    for e in examples:
        for at in range(0, len(e.windows), most):
            runs.append((e, e.windows[at : at + most]))
    rng.shuffle(runs)
    batch: list = []
    size = 0
    for run in runs:
        if size and size + len(run[1]) > most:
            yield batch
            batch, size = [], 0
        batch.append(run)
        size += len(run[1])
    if batch:
        yield batch


def stacked(batch: list[tuple[Example, list]]) -> tuple[list[Tensor], Tensor | None]:
    """The four inputs of all windows of a batch, padded to the longest, and the attention mask if any is shorter."""
    rows = [inputs(e.pieces, w) for e, ws in batch for w in ws]
    length = max(len(row[0]) for row in rows)
    out = [torch.zeros(len(rows), length, dtype=torch.long) for _ in range(4)]
    mask = torch.zeros(len(rows), 1, 1, length)
    for k, arrays in enumerate(rows):
        for t, a in zip(out, arrays, strict=True):
            t[k, : len(a)] = torch.from_numpy(a)
        mask[k, ..., len(arrays[0]) :] = -1e4
    return out, mask if bool((mask < 0).any()) else None


def losses(network: Network, batch: list[tuple[Example, list]]) -> dict[str, Tensor]:
    """The loss of every head over the cores of a batch."""
    inputs, mask = stacked(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits, vectors = network(*inputs, mask)
    return label_losses(network, batch, logits.float(), vectors.float())


def label_losses(
    network: Network, batch: list[tuple[Example, list]], logits: Tensor, vectors: Tensor
) -> dict[str, Tensor]:
    """The loss of every head, by name, of what ``network`` made of a batch; heads without a label are left out."""
    totals: dict[str, list[Tensor]] = {name: [] for name in WEIGHTS}
    row = 0
    for e, ws in batch:
        for w in ws:
            _window_losses(network, e, w, logits[row], vectors[row], totals)
            row += 1
        own = vectors[row - len(ws) : row]
        _same_speaker(network, e, ws, own, totals["same"])
        _voices(network, e, ws, own, totals["voices"])
    out = {}
    for name, parts in totals.items():
        weight = sum(float(n) for _, n in parts)
        if weight:
            out[name] = sum(loss for loss, _ in parts) / weight
    return out


def _window_losses(network: Network, e: Example, w, logits: Tensor, vectors: Tensor, totals: dict) -> None:
    core, whole = w.core_of_its_own, w.core
    at = 0
    for name, tags, width in (("tags", e.tags, ATTRIBUTION_TAGS), ("names", e.names, NAME_TAGS), ("roles", e.roles, 3)):
        gold = torch.from_numpy(tags[whole])
        known = int((gold >= 0).sum())
        if known:
            part = logits[core, at : at + width]
            totals[name].append((functional.cross_entropy(part, gold, ignore_index=-1, reduction="sum"), known))
        at += width
    for pointer in range(SAME_SPEAKER):
        chosen = [
            (queries, target)
            for p, queries, target in e.links
            if p == pointer and w.core_start <= queries[len(queries) // 2] < w.core_end
        ]
        if chosen:
            totals["links"].append((_link_loss(network, e, w, vectors, pointer, chosen), float(len(chosen))))


def _link_loss(network: Network, e: Example, w, vectors: Tensor, pointer: int, chosen: list) -> Tensor:
    """Sum over spans of the negative log of the mass on the target's pieces (or nobody), for the span's mean query."""
    length = w.end - w.start
    places = np.arange(w.start, w.end)
    means = np.zeros((len(chosen), length), dtype=np.float32)
    edges = np.zeros((len(chosen), length), dtype=np.int64)
    middles = np.zeros((len(chosen), 1), dtype=np.int64)
    right = np.zeros((len(chosen), length + 1), dtype=bool)
    for row, (queries, target) in enumerate(chosen):
        inside = queries[(queries >= w.start) & (queries < w.end)]
        means[row, inside - w.start] = 1 / len(inside)
        edges[row] = np.clip(places, inside[0], inside[-1])
        middles[row] = (inside[0] + inside[-1] + 1) // 2
        if target is None or target[1] <= w.start or target[0] >= w.end:
            right[row, length] = True
        else:
            right[row, max(0, target[0] - w.start) : min(length, target[1] - w.start)] = True
    base = pointer * 2 * WIDTH
    q = torch.from_numpy(means) @ vectors[1 : length + 1, base : base + WIDTH]
    keys = vectors[1 : length + 1, base + WIDTH : base + 2 * WIDTH]
    far = torch.from_numpy(distance_bucket(edges - places))
    paragraphs = torch.from_numpy(paragraph_bucket(e.pieces.paragraphs[middles] - e.pieces.paragraphs[places]))
    scores = q @ keys.T / WIDTH**0.5 + network.distance[pointer][far] + network.paragraph[pointer][paragraphs]
    null = q @ network.nulls[pointer] / WIDTH**0.5 + network.null_bias[pointer]
    scores = torch.cat((scores, null[:, None]), 1)
    found = scores.masked_fill(~torch.from_numpy(right), -1e4)
    return (torch.logsumexp(scores, 1) - torch.logsumexp(found, 1)).sum()


def _same_speaker(network: Network, e: Example, ws: list, vectors: Tensor, out: list) -> None:
    """Each mention to learn points to the mentions of the same somebody, across all windows of the document."""
    if not any(m[3] for m in e.mentions):
        return
    base = SAME_SPEAKER * 2 * WIDTH
    seen, q, k = [], [], []
    for m in e.mentions:
        for row, w in enumerate(ws):
            if w.core_start <= m[0] < w.core_end and m[1] <= w.end:
                span = slice(m[0] - w.start + 1, m[1] - w.start + 1)
                q.append(vectors[row, span, base : base + WIDTH].mean(0))
                k.append(vectors[row, span, base + WIDTH : base + 2 * WIDTH].mean(0))
                seen.append(m)
                break
    if len(seen) < 2:
        return
    starts = np.array([m[0] for m in seen])
    clusters = np.array([m[2] for m in seen])
    scores = torch.stack(q) @ torch.stack(k).T / WIDTH**0.5
    scores = scores + network.distance[SAME_SPEAKER][torch.from_numpy(distance_bucket(starts[:, None] - starts[None]))]
    ends = np.array([m[1] for m in seen])
    apart = (ends[:, None] <= starts[None]) | (ends[None] <= starts[:, None])
    scores = scores.masked_fill(~torch.from_numpy(apart), -1e4)
    same = torch.from_numpy((clusters[:, None] == clusters[None]) & apart)
    for i, m in enumerate(seen):
        if m[3] and bool(same[i].any()):
            out.append((torch.logsumexp(scores[i], 0) - torch.logsumexp(scores[i][same[i]], 0), 1.0))


def _voices(network: Network, e: Example, ws: list, vectors: Tensor, out: list) -> None:
    """Each content points to the mentions of its speaker that are more than a pronoun, across all windows, or to nobody
    where it has none outside the content."""
    base = CONTENT_TO_SPEAKER * 2 * WIDTH
    seen, keys = [], []
    for m, named in zip(e.mentions, e.named, strict=True):
        row = _row(ws, m[0], m[1]) if named else None
        if row is not None:
            span = slice(m[0] - ws[row].start + 1, m[1] - ws[row].start + 1)
            keys.append(vectors[row, span, base + WIDTH : base + 2 * WIDTH].mean(0))
            seen.append(m)
    chosen = []
    for queries, cluster in e.voices:
        row = _row(ws, int(queries[0]), int(queries[0]) + 1)
        if row is not None:
            chosen.append((row, queries[queries < ws[row].end], cluster))
    if not seen or not chosen:
        return
    starts, clusters = np.array([m[0] for m in seen]), np.array([m[2] for m in seen])
    q = torch.stack(
        [vectors[r, torch.from_numpy(p - ws[r].start + 1), base : base + WIDTH].mean(0) for r, p, _ in chosen]
    )
    near = np.stack([np.clip(starts, p[0], p[-1]) for _, p, _ in chosen])
    inside = torch.from_numpy(near == starts)
    scores = q @ torch.stack(keys).T / WIDTH**0.5
    scores = scores + network.distance[CONTENT_TO_SPEAKER][torch.from_numpy(distance_bucket(near - starts))]
    scores = scores.masked_fill(inside, -1e4)
    null = q @ network.nulls[CONTENT_TO_SPEAKER] / WIDTH**0.5 + network.null_bias[CONTENT_TO_SPEAKER]
    scores = torch.cat((scores, null[:, None]), 1)
    right = torch.from_numpy(clusters[None] == np.array([c for _, _, c in chosen])[:, None]) & ~inside
    right = torch.cat((right, ~right.any(1, keepdim=True)), 1)
    found = scores.masked_fill(~right, -1e4)
    out.append(((torch.logsumexp(scores, 1) - torch.logsumexp(found, 1)).sum(), float(len(chosen))))


def _row(ws: list, first: int, end: int) -> int | None:
    """The window in whose core pieces begin, and that holds them whole."""
    return next((r for r, w in enumerate(ws) if w.core_start <= first < w.core_end and end <= w.end), None)


def given_names() -> tuple[frozenset[str], frozenset[str]]:
    """Faker's given names by sex, to keep the sex of a renamed person."""
    from faker import Faker

    fake = Faker("en_US")
    person = next(p for p in fake.get_providers() if "person" in type(p).__module__)
    female, male = set(person.first_names_female), set(person.first_names_male)
    return frozenset(female - male), frozenset(male - female)


def epoch_examples(
    records: list[Record], others: list[Record], tokenizer: Tokenizer, rng: random.Random, pools: NamePools, sexes, args
) -> list[Example]:
    """One epoch, augmented: every record with resolved speakers, a share of the others, some coreference records."""
    resolved = [r for r in records if r.speakers]
    rest = [r for r in records if not r.speakers]
    chosen = (
        resolved + rng.sample(rest, round(args.share * len(rest))) + rng.sample(others, min(len(others), args.others))
    )
    size = args.size
    twins = [r if rng.random() < args.spare else augmented(r, rng, pools, *sexes, kinds=args.kinds) for r in chosen]
    return [example(r, tokenizer, size, args.context) for r in twins]


def arguments() -> argparse.ArgumentParser:
    """The command line of a training run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, help="the prepared records")
    parser.add_argument("encoder", type=Path, help="folder of all-MiniLM-L6-v2: model.safetensors, tokenizer.json")
    parser.add_argument("out", type=Path, help="the checkpoint, written after every epoch and taken up where it exists")
    parser.add_argument("--shipped", type=Path, help="folder of a shipped network to train further")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the full learning rates")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--context", type=int, default=24)
    parser.add_argument("--others", type=int, default=600, help="coreference-only records in an epoch (GAP, GUM)")
    parser.add_argument("--share", type=float, default=1.0, help="share of the articles without speakers in an epoch")
    parser.add_argument("--spare", type=float, default=0.0, help="share of the records that is not augmented")
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=list(KINDS), help="the augmentations (all)")
    parser.add_argument("--limit", type=int, default=None, help="only so many records, to try things out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser


def train(args: argparse.Namespace) -> None:
    """Run the epochs that are left and leave the weights of the last in ``args.out``."""
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    sets = pickle.loads(args.sets.read_bytes())
    records, others = [*sets["train"], *(r for r in sets["world"] if not is_held_out(r.id))], sets["gap"] + sets["gum"]
    records = records[: args.limit]
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    pools, sexes = name_pools(args.seed), given_names()
    network = Network(Shape(layers=args.layers))
    if args.shipped:
        load_shipped(network, args.shipped / "attribution.onnx", args.shipped / "attribution.json")
    else:
        load_encoder(network, args.encoder / "model.safetensors")
    optimiser = optimiser_of(network, args.rate)
    steps = args.epochs * sum(
        1
        for _ in batches(
            epoch_examples(records, others, tokenizer, random.Random(0), pools, sexes, args), random.Random(0)
        )
    )
    schedule = schedule_of(optimiser, steps)
    first = 0
    if args.out.exists():
        kept = torch.load(args.out, weights_only=False)
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        schedule.load_state_dict(kept["schedule"])
        first = kept["epoch"] + 1
    for epoch in range(first, args.epochs):
        run_epoch(network, optimiser, schedule, records, others, tokenizer, pools, sexes, args, epoch, steps)
        state = {
            "network": network.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
        }
        torch.save({**state, "epoch": epoch, "layers": args.layers}, args.out)


def optimiser_of(network: Network, rate: float) -> torch.optim.Optimizer:
    """AdamW over all but the word vectors, at ``rate`` of the full learning rates."""
    own = [
        p
        for n, p in network.named_parameters()
        if n.split(".")[0]
        in ("tags", "links", "nulls", "null_bias", "distance", "paragraph", "shapes", "states", "positions")
    ]
    network.words.weight.requires_grad_(False)  # half of all weights; frozen they keep unseen names meaningful
    ids = {id(p) for p in [*own, network.words.weight]}
    groups = [
        {"params": [p for p in network.parameters() if id(p) not in ids], "lr": 1.5e-4 * rate},
        {"params": own, "lr": 1e-3 * rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def schedule_of(optimiser: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    """Up over the first 6 % of the steps, then down in a line to 2 %."""
    warm = max(1, int(0.06 * steps))
    return torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / max(1, steps - warm)))
    )


def run_epoch(
    network, optimiser, schedule, records, others, tokenizer, pools, sexes, args, epoch: int, steps: int
) -> None:
    """One pass over the records in a fresh order and fresh augmentation."""
    rng = random.Random(1000 * args.seed + epoch)
    examples = epoch_examples(records, others, tokenizer, rng, pools, sexes, args)
    network.train()
    began, running = time.time(), {}
    for step, batch in enumerate(batches(examples, rng)):
        parts = losses(network, batch)
        if not parts:
            continue
        total = sum(WEIGHTS[name] * loss for name, loss in parts.items())
        optimiser.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        for name, loss in parts.items():
            running[name] = 0.97 * running.get(name, loss.item()) + 0.03 * loss.item()
        if step % 50 == 0:
            shown = " ".join(f"{name} {value:.3f}" for name, value in running.items())
            print(
                f"epoch {epoch} step {step} of {steps // args.epochs} {time.time() - began:.0f} s {shown}", flush=True
            )


if __name__ == "__main__":
    train(arguments().parse_args())
