"""Comparing words somebody wants to check with the words of a quotation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Levenshtein

from quotes.lexicon.stems import tokens
from quotes.record.model.checks import Difference, MatchKind

_MARKS = re.compile("[\"“”„‟«»‹›]|''|(?<!\\w)['‘’‚‛]|['‘’](?!\\w)")
_CLOSING = " ,."


@dataclass(frozen=True, slots=True)
class Comparison:
    """How checked words stand to a quotation: see ``CheckMatch``."""

    kind: MatchKind
    score: float
    differences: tuple[Difference, ...]
    cut_before: str
    cut_after: str


def bare(text: str) -> str:
    """``text`` without quotation marks, with single spaces, without a closing comma or full stop."""
    return " ".join(_MARKS.sub(" ", text).split()).rstrip(_CLOSING)


@dataclass(frozen=True, slots=True)
class Change:
    """Words in a row that both have ("same"), that only the checked words have ("given"), or only the record
    ("said")."""

    kind: Literal["same", "given", "said"]
    words: str


def tracked(given: str, spans: Sequence[str]) -> tuple[Change, ...]:
    """The words ``given`` with what would have to go and to come for them to be those of the quotation, in order; of
    the quotation the part that they come closest to."""
    asked, said = _words(bare(given)), _words(" ".join(map(bare, spans)))
    start, end = _closest_part([_key(word) for word in asked], [_key(word) for word in said])
    said = said[start:end]
    by_word = _changes(asked, said, lambda words: [_key(word) for word in words])
    return by_word if any(change.kind != "same" for change in by_word) else _changes(asked, said, list)


def _changes(
    asked: Sequence[str], said: Sequence[str], keys: Callable[[Sequence[str]], list[str]]
) -> tuple[Change, ...]:
    """The words of both in order, aligned by their ``keys``; of each stretch that differs what was given first."""
    found: list[Change] = []
    ours: list[str] = []
    theirs: list[str] = []

    def close() -> None:
        if ours:
            found.append(Change("given", " ".join(ours)))
        if theirs:
            found.append(Change("said", " ".join(theirs)))
        ours.clear()
        theirs.clear()

    for op in Levenshtein.opcodes(keys(asked), keys(said)):
        if op.tag == "equal":
            close()
            found.append(Change("same", " ".join(asked[op.src_start : op.src_end])))
        else:
            ours += asked[op.src_start : op.src_end]
            theirs += said[op.dest_start : op.dest_end]
    close()
    return tuple(found)


def compare(given: str, spans: Sequence[str]) -> Comparison:
    """Compare the words ``given`` with a quotation, whose ``spans`` were interrupted by its attribution."""
    asked = bare(given)
    said = " ".join(bare(span) for span in spans[:-1]) + (" " if len(spans) > 1 else "") + bare(spans[-1])
    at = _find(asked, said)
    if at is not None:
        before, after = said[:at].strip(), said[at + len(asked) :].strip().rstrip(_CLOSING)
        return Comparison("excerpt" if before or after.strip(" ,.;:") else "exact", 1.0, (), before, after)
    return _altered(_words(asked), _words(said))


def _find(asked: str, said: str) -> int | None:
    """Where ``asked`` stands in ``said`` as whole words, but for the case of its first letter."""
    for first in (asked[:1].lower(), asked[:1].upper()):
        at = said.find(first + asked[1:])
        while at >= 0:
            end = at + len(asked)
            if not (said[at - 1 : at].isalnum() or said[end : end + 1].isalnum()):
                return at
            at = said.find(first + asked[1:], at + 1)
    return None


def _altered(asked: Sequence[str], said: Sequence[str]) -> Comparison:
    """The difference word by word, between ``asked`` and that part of ``said`` which comes closest to it."""
    ours, theirs = [_key(word) for word in asked], [_key(word) for word in said]
    start, end = _closest_part(ours, theirs)
    differences = _differences(asked, said[start:end])
    score = Levenshtein.normalized_similarity(ours, theirs[start:end])
    return Comparison("altered", round(score, 4), differences, " ".join(said[:start]), " ".join(said[end:]))


def _differences(asked: Sequence[str], said: Sequence[str]) -> tuple[Difference, ...]:
    """The words that differ: in what they are, or in case and punctuation alone."""
    found = []
    for op in Levenshtein.opcodes([_key(word) for word in asked], [_key(word) for word in said]):
        ours, theirs = asked[op.src_start : op.src_end], said[op.dest_start : op.dest_end]
        if op.tag == "equal":
            found += [Difference(b, a) for a, b in zip(ours, theirs, strict=True) if a != b]
        else:
            found.append(Difference(" ".join(theirs), " ".join(ours)))
    return tuple(found)


def _closest_part(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int]:
    """The stretch of ``theirs`` that ``ours`` is aligned with, longer by the words that ``ours`` has at its ends."""
    blocks = [op for op in Levenshtein.opcodes(ours, theirs) if op.tag == "equal"]
    if not blocks:
        return 0, len(theirs)
    start = max(0, blocks[0].dest_start - blocks[0].src_start)
    end = min(len(theirs), blocks[-1].dest_end + len(ours) - blocks[-1].src_end)
    return start, end


def _words(text: str) -> list[str]:
    return [word for word in text.split() if any(c.isalnum() for c in word)]


@lru_cache(maxsize=50_000)  # the words of a language come again and again
def _key(word: str) -> str:
    return "".join(tokens(word)) or word
