"""Which writers of a newsroom wait for each other.

Saves go side by side: each holds the names it has to do with, and only one that needs the same name waits. What touches
more than its own article (a correction, a merge, a retraction, an erasure) holds the whole newsroom. SQLite lets one
writer in at a time, whatever he holds.

Locks are PostgreSQL's advisory ones, held until the transaction ends: they ask for no row that is not there yet, and
whoever waits for the whole newsroom is not overtaken by later saves. Nobody waits in a circle: a writer takes the kinds
below in their order and the names of one kind sorted, all of them at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from enum import IntEnum
from typing import Literal

Beside = Literal["nobody", "saves", "everybody"]
"""Beside whom a transaction writes in its newsroom: "nobody", other "saves", which it keeps apart from by ``Kind``, or
"everybody": it then only adds, or changes rows that say what they were."""

MOST = 48
"""Names that one transaction holds at most. PostgreSQL has room for 64 locks a connection as it comes."""


class Kind(IntEnum):
    """What is held, in the order in which it is taken."""

    NEWSROOM = 0
    WORK = 1
    """A chunk of a batch, the webhooks, or the follows: one writer each."""
    ARTICLE = 2
    """The identity of an article that is being saved."""
    NAMES = 3
    """Groups of names that could be one person's or one organisation's: who is matched with whom, and who is new."""
    PROFILES = 4
    """Profiles with names in several groups."""
    CHANGES = 5
    """The numbers of the outbox, from the announcement to the commit: a higher one is never seen before a lower one."""
    BATCH = 6
    """Whether a batch is finished, once all of its chunks are."""


class TooManyNames(Exception):
    """A transaction would hold more than ``MOST`` names: it must hold the newsroom instead."""


class Held:
    """The locks of one transaction: what it has, and which are to be taken for what it wants."""

    def __init__(self, newsroom: str) -> None:
        self._newsroom = newsroom
        self._kind = Kind.NEWSROOM
        self._numbers: set[int] = set()

    def wanting(self, kind: Kind, names: Iterable[str]) -> list[int]:
        """The numbers of the locks that are still to be taken, in the order in which to take them. Raises TooManyNames,
        and RuntimeError where locks would be taken in another order than that of ``Kind``."""
        wanted = sorted({lock_number(self._newsroom, kind, name) for name in names} - self._numbers)
        if wanted and kind < self._kind:
            raise RuntimeError(f"{kind.name} must be held before {self._kind.name}.")
        if len(self._numbers) + len(wanted) > MOST:
            raise TooManyNames
        if wanted:
            self._kind = kind
            self._numbers.update(wanted)
        return wanted


def lock_number(newsroom: str, kind: Kind, name: str = "") -> int:
    """The number, of 64 bits, by which PostgreSQL knows a lock."""
    words = "\0".join((newsroom, kind.name, name))
    return int.from_bytes(hashlib.blake2b(words.encode(errors="replace"), digest_size=8).digest(), "big", signed=True)
