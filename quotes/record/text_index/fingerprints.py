"""Fingerprints of quotations: hashes of three words in a row, thinned out, by which altered words are found again.

Thinned by winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): of ``WINDOW`` neighbouring hashes the least is kept, so
that any ``WINDOW + RUN - 1`` words in a row which two pieces share leave at least one fingerprint in common.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

RUN = 3
WINDOW = 3
SHORT = 12
"""Up to so many words every hash is kept: a changed word spoils three of the few there are."""


def hashes(stems: Sequence[str]) -> list[int]:
    """The hash of every run of three stems, in order: 63-bit numbers. None for fewer than three."""
    runs = (" ".join(stems[i : i + RUN]) for i in range(len(stems) - RUN + 1))
    return [int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big") >> 1 for run in runs]


def fingerprints_of(stems: Sequence[str]) -> set[int]:
    """The hashes under which a quotation with these stems is found."""
    every = hashes(stems)
    if len(stems) <= SHORT:
        return set(every)
    return {min(every[i : i + WINDOW]) for i in range(len(every) - WINDOW + 1)}
