"""The stems of English words, by Snowball."""

from __future__ import annotations

import threading
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

_stemmer = snowballstemmer.stemmer("english")
_one_at_a_time = threading.Lock()  # a stemmer keeps the word it works on in itself


@lru_cache(65_536)
def stem(word: str) -> str:
    """The stem of a word in lower case."""
    with _one_at_a_time:
        return str(_stemmer.stemWord(word))
