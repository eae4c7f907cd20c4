"""Words as the record compares them: without accents, case, marks and punctuation; and their English stems."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]
from anyascii import anyascii

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
_stemmer = snowballstemmer.stemmer("english")
_one_at_a_time = threading.Lock()  # a stemmer keeps the word it works on in itself


def plain(text: str) -> str:
    """``text`` in small ASCII letters; other scripts are transliterated."""
    return (text if text.isascii() else anyascii(text)).lower()


INDEXED = 200
"""Characters of a key or name that is stored for look-ups: both stores can index so many, and no real one has more."""


def tokens(text: str) -> list[str]:
    """The words of ``text``, plain, without apostrophes: "Don’t, Zoë!" -> dont, zoe."""
    return [word.replace("'", "") for word in _WORD.findall(plain(text))]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The English stem of a word in small letters, of no more than ``INDEXED`` letters."""
    with _one_at_a_time:
        return str(_stemmer.stemWord(word[:INDEXED]))


def stems(text: str) -> list[str]:
    """The stems of the words of ``text``, in order, in letters a-z and digits only."""
    return [stem(word).replace("'", "") for word in _WORD.findall(plain(text))]


def words_key(texts: Iterable[str]) -> str:
    """What two pieces of writing share when their words are the same: 32 hexadecimal digits."""
    exact = "\n".join(texts)
    said = " ".join(tokens(exact)) or exact
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()
