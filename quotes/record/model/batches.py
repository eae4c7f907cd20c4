"""Batches, their chunks and lines, and how far a batch is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from quotes.model import Engine

BatchStatus = Literal["receiving", "queued", "working", "finished", "cancelled"]


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch and how far it is. ``answered`` counts its lines that are done with, ``failed`` those of them that got an
    error. ``engine``: the one that reads its articles; None: that of the workers' settings."""

    id: str
    owner: str
    engine: Engine | None
    status: BatchStatus
    lines: int
    answered: int
    failed: int
    made_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some lines of a batch, named by the ``first``, and the ``job`` under which they are out. ``engine``: as of the
    batch."""

    newsroom: str
    batch: str
    first: int
    job: str
    engine: Engine | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a batch as it came in, by its number from 1."""

    number: int
    body: bytes
