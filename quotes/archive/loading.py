"""An analysed archive into the record: in the archive's order, many articles at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

import ray
from ray.data import DataContext

from quotes.archive.analysed_lines import AnalysedLine, from_row
from quotes.archive.cluster import cores
from quotes.archive.pace import MOST, portions
from quotes.errors import OnRecordError
from quotes.record import Record
from quotes.record.bulk import Spread

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a line: "created", "revised", "unchanged", "retracted" or "failed", and then why."""

    line: AnalysedLine
    status: str
    error: str | None = None


def load_archive(folder: str, record: Record, newsroom: str, most: int = MOST) -> Iterator[Loaded]:
    """Save what ``analysing.analyse_archive`` wrote into ``folder``, in the order of files and lines, into which Ray
    sorts it. A portion, of at most ``most`` lines, is saved whole or not at all, and other writers of the newsroom wait
    meanwhile. Called again, what is saved is unchanged.

    Raises what ``Record`` raises where it is down; FileNotFoundError without the folder.
    """
    DataContext.get_current().checkpoint_config = None
    rows = ray.data.read_parquet(folder).sort(["source", "line"])
    batches = rows.iter_batches(batch_size=most, batch_format="pyarrow")
    for portion in portions((from_row(row) for batch in batches for row in batch.to_pylist()), most):
        yield from list(save_lines(portion, record, newsroom, spread_on_ray, cores()))


def spread_on_ray(work: Callable[[A], B], pieces: Sequence[A], /) -> Iterable[B]:
    """What ``work`` gives for each of the pieces, worked on by the cores of the cluster."""
    remote = ray.remote(work)
    found: list[B] = ray.get([remote.remote(piece) for piece in pieces])
    return found


def save_lines(
    lines: Iterable[AnalysedLine], record: Record, newsroom: str, spread: Spread = map, parts: int = 1
) -> Iterator[Loaded]:
    """Save lines in their order; told first is what failed before. ``spread`` and ``parts`` as for
    ``record.bulk.save``."""
    whole = []
    for line in lines:
        if line.analysis is None and line.retraction is None:
            yield Loaded(line, "failed", line.error)
        else:
            whole.append(line)
    for taken_back, some in groupby(whole, lambda line: line.retraction is not None):
        if taken_back:
            yield from (_take_back(line, record, newsroom) for line in some)
        else:
            yield from _save(list(some), record, newsroom, spread, parts)


def _save(lines: Sequence[AnalysedLine], record: Record, newsroom: str, spread: Spread, parts: int) -> Iterator[Loaded]:
    archive = [(line.article, line.analysis) for line in lines if line.article and line.analysis]
    for line, saved in zip(lines, record.bulk.save(newsroom, archive, spread, parts), strict=True):
        if isinstance(saved, OnRecordError):
            yield Loaded(line, "failed", saved.detail)
        else:
            yield Loaded(line, saved.status)


def _take_back(line: AnalysedLine, record: Record, newsroom: str) -> Loaded:
    try:
        if line.retraction:
            record.articles.retract_uri(newsroom, line.retraction)
    except OnRecordError as error:
        return Loaded(line, "failed", error.detail)
    return Loaded(line, "retracted")
