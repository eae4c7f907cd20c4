"""The word lists of this package: one file each under ``words/``, an entry a line, a remark behind #."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("words")
_LETTERS_TOGETHER = 4  # more make patterns no quicker, and take longer to compile
_FEW = 4  # entries that are compared one by one


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of the list ``name`` ("nouns/person") in the order of its file."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def words(*names: str) -> frozenset[str]:
    """The entries of one list, or of several together."""
    return frozenset(entry for name in names for entry in entries(name))


def first_of_group(name: str) -> dict[str, str]:
    """Of a list with several words an entry: the first word of its entry for each word."""
    return {word: entry.split()[0] for entry in entries(name) for word in entry.split()}


def groups_of_words(name: str) -> dict[str, frozenset[int]]:
    """Of a list with several words an entry, where a word may stand in several: the entries of each word."""
    listed = entries(name)
    found = {word for entry in listed for word in entry.split()}
    return {word: frozenset(i for i, entry in enumerate(listed) if word in entry.split()) for word in found}


def pairs(name: str) -> dict[str, str]:
    """Of a list with two parts an entry, "sen | senator": the second for each first."""
    return dict(entry.split(" | ") for entry in entries(name))


def alternatives(*names: str) -> str:
    """The entries of lists as alternatives of a pattern, in the order of their files: a space stands for white space,
    a star for any ending ("announc*"). Without a group around them."""
    return one_of(entry for name in names for entry in entries(name))


def one_of(found: Iterable[str]) -> str:
    """The same for any entries. Those that begin with the same letters stand together, so that no letter is compared
    twice."""
    return _by_letters(list(found), _LETTERS_TOGETHER)


def _by_letters(found: Sequence[str], letters: int) -> str:
    """``found`` as alternatives, by so many of their first letters. No entry passes one that it may begin with, for
    the first that fits is taken."""
    if not letters or len(found) < _FEW:
        return "|".join(map(_pattern, found))
    parts: list[str] = []
    by_letter: dict[str, list[str]] = {}
    for entry in (*found, ""):
        if entry and entry[0] != "*":
            by_letter.setdefault(entry[0], []).append(entry[1:])
            continue
        for letter, rests in by_letter.items():
            behind = _by_letters(rests, letters - 1)
            parts.append(_pattern(letter) + (f"(?:{behind})" if len(rests) > 1 else behind))
        parts.append(_pattern(entry))
        by_letter.clear()
    return "|".join(parts[:-1])


def _pattern(entry: str) -> str:
    return re.escape(entry).replace(r"\ ", r"\s").replace(r"\*", r"\w*")
