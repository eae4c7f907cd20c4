"""Where the paragraphs and the sentences of a text begin and end: the one definition that analysis, record and pages
share. The network and the ranker of the resolver were fitted on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

STOPS = ".!?…"
"""Marks that end a sentence."""
BLOT = "\u25a1"
"""Stands for a letter of blotted words: neither a space nor the end of a sentence."""

SENTENCE_END = frozenset(".!?")
"""Marks by which a headline is told from a sentence, and the sentences of the network's windows."""
LONGEST_HEADLINE = 200
"""Code points; a longer first paragraph is no headline."""

_BREAK = re.compile(r"[\r\n]\s*")  # no \s* before it: that takes quadratic time on a long run of spaces
_WIDE_GAP = re.compile(r"(?<=[.!?…”’\"')\]:])[ \t]{2,}(?=\S)")
_ANY_GAP = re.compile(r"(?<=[.!?…”’\"')\]])[ \t]+(?=[A-Z“‘\"'(])")
_STOP_GAP = rf"(?<=[{STOPS}])[\"”’»')\]]*(?P<gap>\s+)(?=[\"“‘«„`'(\[]*[A-ZÀ-Þ0-9{BLOT}])"
# A line break before a small letter ends no sentence: lines are wrapped there. "++" bounds the time.
_LINE_GAP = r"(?<=[\r\n])(?:\s*+(?![a-z])|(?:(?<=\r)\n)?[^\S\r\n]*[\r\n]\s*)"
_SENTENCE_GAP = re.compile(rf"[{STOPS}\r\n](?:{_STOP_GAP}|{_LINE_GAP})")  # only where one of these stands it is tried
_ABBREVIATIONS = alternatives("places/state_abbreviations", "titles/abbreviations")
_ABBREVIATION = re.compile(rf"\b(?:[A-Z]|{_ABBREVIATIONS})\Z")
_LONGEST_ABBREVIATION = 7
"""Code points, with one before it that is no letter."""
_TEXTS = 4
"""Texts whose paragraphs and sentences are remembered: each stage of an analysis asks for those of its article."""


@lru_cache(_TEXTS)
def paragraph_starts(text: str) -> tuple[int, ...]:
    """The code points at which the paragraphs of ``text`` begin, the first always 0. Linear time.

    In text on one line, two spaces and more behind a sentence are what exports leave of a paragraph break; where they
    stand behind every other sentence they are a typist's habit and mean nothing.
    """
    starts = [m.end() for m in _BREAK.finditer(text)]
    if not starts:
        starts = [m.end() for m in _WIDE_GAP.finditer(text)]
        if len(starts) * 2 > len(_ANY_GAP.findall(text)):
            starts = []
    return (0, *(s for s in starts if 0 < s < len(text)))


def paragraphs(text: str) -> list[Stretch]:
    """The paragraphs of a text in order, without the white space behind them, those without a word left out."""
    return _cut(text, paragraph_starts(text))


def headline_end(text: str) -> int:
    """Where the headline that opens ``text`` ends: its first paragraph, where others follow and it is short and does
    not end like a sentence; 0 where it opens with none."""
    starts = paragraph_starts(text)
    first = text[: starts[1]].rstrip() if len(starts) > 1 else ""
    return len(first) if len(first) < LONGEST_HEADLINE and first[-1:] not in SENTENCE_END else 0


def is_abbreviated(text: str, at: int) -> bool:
    """Whether what stands before a full stop at ``at`` is an abbreviation or an initial, behind which a sentence goes
    on."""
    return _ends_in_abbreviation(text[at - _LONGEST_ABBREVIATION if at > _LONGEST_ABBREVIATION else 0 : at])


@lru_cache(4096)  # many stages ask for the sentences of one text
def _ends_in_abbreviation(words: str) -> bool:
    return _ABBREVIATION.search(words) is not None


def _stops(text: str, at: int) -> bool:
    """Whether the stop at ``at`` ends a sentence, and no abbreviation."""
    return text[at] != "." or not is_abbreviated(text, at)


def stop_gaps(text: str, start: int, end: int) -> Iterator[Stretch]:
    """What stands behind the stops of the sentences of ``text[start:end]``, in order: from behind the marks that end
    one up to where the next begins. Linear time."""
    for m in _SENTENCE_GAP.finditer(text, start, end):
        if m["gap"] is not None and _stops(text, m.start()):
            yield Stretch(m.start("gap"), m.end())


def sentence_gaps(text: str, start: int, end: int) -> Iterator[Stretch]:
    """What stands between the sentences of ``text[start:end]``, in order: as ``stop_gaps``, and line breaks,
    but for those that only wrap a line."""
    for m in _SENTENCE_GAP.finditer(text, start, end):
        start, end = m.span("gap")
        if start < 0:
            yield Stretch(*m.span())
        elif _stops(text, m.start()):
            yield Stretch(start, end)
        elif line := _BREAK.search(text, start, end):
            yield Stretch(line.start(), end)


@lru_cache(_TEXTS)
def sentence_starts(text: str) -> tuple[int, ...]:
    """The code points at which the sentences of ``text`` begin, the first always 0; each paragraph begins one."""
    starts = {*paragraph_starts(text), *(gap.end for gap in sentence_gaps(text, 0, len(text)) if gap.end < len(text))}
    return tuple(sorted(starts))


def sentences(text: str) -> list[Stretch]:
    """The sentences of a text in order, with the marks that end them, none over the end of a paragraph. Linear time."""
    return _cut(text, sentence_starts(text))


def _cut(text: str, starts: tuple[int, ...]) -> list[Stretch]:
    """``text`` cut at ``starts``, in order, each part without the white space behind it; empty parts are left out."""
    ends = (start + len(text[start:end].rstrip()) for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
    return [Stretch(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


class Segments:
    """The sentences and paragraphs of one text, numbered from 0, for look-ups by code point in logarithmic time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = paragraph_starts(text)
        self.sentences = sentence_starts(text)

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that holds code point ``at``."""
        return bisect_right(self.paragraphs, at) - 1

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds code point ``at``."""
        return bisect_right(self.sentences, at) - 1

    def sentence_start(self, at: int) -> int:
        """The code point at which the sentence of ``at`` begins."""
        return self.sentences[self.sentence(at)]

    def sentence_end(self, at: int) -> int:
        """The code point at which the sentence behind that of ``at`` begins, or the text ends."""
        following = self.sentence(at) + 1
        return self.sentences[following] if following < len(self.sentences) else len(self.text)
