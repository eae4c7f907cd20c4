"""The small network that reads what the encoder made of a passage: the stances it shows, and where they and their
target stand in it (``models/positions.onnx``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from quotes.analysis.attribution import NameMention
from quotes.analysis.attribution.links import FloatArray, IntArray
from quotes.analysis.attribution.states import States
from quotes.analysis.onnx_session import load_session
from quotes.analysis.positions.passages import others
from quotes.model import Quotation, Stance, Stretch
from quotes.model_files import model_file

WORDS, QUOTED, CUE, OTHER, MENTION = range(5)
MARKS = 5
"""What is told of a piece beside its state: whether it is of the words, of words inside quotation marks, of the cue, of
somebody else's name, of the mention."""
MOST_PIECES = 160
"""Pieces of a passage and its cue that are looked at."""
STANCES: tuple[Stance, Stance] = ("support", "oppose")
TARGET = 2
"""The tag of a target; those of ``STANCES`` come before it."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at for one passage: rows of ``States.vectors``, and the marks of each ([rows, MARKS])."""

    rows: IntArray
    marks: FloatArray


@dataclass(frozen=True, slots=True)
class Seen:
    """What the network sees in one passage, in log-odds: each stance; and of each piece of ``rows``, whether it is of
    words that show support, that show opposition, and that name a target ([rows, 3])."""

    stances: FloatArray
    rows: IntArray
    tags: FloatArray


@dataclass(frozen=True, slots=True)
class Network:
    """``run`` maps states and marks of pieces to seven numbers each: a weight and a value for each stance, and tags.

    A stance's log-odds are the mean of the values by the weights, and the strongest tag of that stance.
    """

    run: Callable[[FloatArray, FloatArray], FloatArray]

    def see(self, states: States, looks: Sequence[Look]) -> list[Seen]:
        """What is seen in each passage, all of them in one go."""
        if not looks:
            return []
        rows = np.concatenate([look.rows for look in looks])
        out = self.run(states.vectors[rows], np.concatenate([look.marks for look in looks]))
        ends = np.cumsum([len(look.rows) for look in looks])
        begins = np.append(0, ends[:-1])
        weights, tags = np.exp(np.clip(out[:, :2], -15, 15)), out[:, 4:]
        mean = np.add.reduceat(weights * out[:, 2:4], begins) / np.add.reduceat(weights, begins)
        stances = mean + np.maximum.reduceat(tags[:, :2], begins)
        return [Seen(s, look.rows, tags[b:e]) for s, look, b, e in zip(stances, looks, begins, ends, strict=True)]


@cache
def load_network() -> Network:
    """The network of models/positions.onnx. Raises RuntimeError where the file is missing."""
    try:
        return read_network(model_file("positions.onnx").read_bytes())
    except OSError as error:
        raise RuntimeError(f"models/positions.onnx cannot be read: {error}") from error


def read_network(data: bytes) -> Network:
    """The network of an ONNX file."""
    session = load_session(data)
    return Network(lambda states, marks: session.run(("out",), {"states": states, "marks": marks})[0])


def look_at(
    text: str, quotation: Quotation, passage: Stretch, names: Sequence[NameMention], states: States
) -> Look | None:
    """What to look at for a passage of the quotation: its pieces and, before them, those of a cue outside of it; None
    where it has none. ``names``: those in the passage."""
    first, end = states.covering(passage.start, passage.end)
    if first == end:
        return None
    cue = range(*states.covering(quotation.cue.start, quotation.cue.end)) if quotation.cue else range(0)
    apart = [i for i in cue if not first <= i < end]
    rows = np.array([*apart, *range(first, end)][:MOST_PIECES])
    marks = np.zeros((len(rows), MARKS), dtype=np.float32)
    marks[: len(apart), CUE] = 1

    def mark(kind: int, start: int, stop: int) -> None:
        low, high = states.covering(start, stop)
        marks[len(apart) + max(low, first) - first : len(apart) + max(min(high, end), first) - first, kind] = 1

    for span in quotation.spans:
        mark(WORDS, span.start, span.end)
        if span.quoted:
            mark(QUOTED, span.start, span.end)
    if quotation.cue:
        mark(CUE, quotation.cue.start, quotation.cue.end)
    if quotation.mention:
        mark(MENTION, quotation.mention.start, quotation.mention.end)
    for name in others(text, quotation, names):
        mark(OTHER, name.start, name.end)
    return Look(rows, marks)
