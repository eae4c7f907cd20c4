"""A text as the attribution model takes it: word pieces with three features each, cut into windows.

Training and the running service share this file, so that the model meets in service what it met in training.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.segmentation import SENTENCE_END, headline_end, paragraph_starts
from quotes.model import Engine, Stretch

IntArray = npt.NDArray[np.int64]
Inputs: TypeAlias = tuple[IntArray, IntArray, IntArray, IntArray]
"""What the network is given of a window: ids, shapes, states and positions, the two special pieces included."""

OUTSIDE, INSIDE, OPENING, CLOSING, UNCLOSED = range(5)
"""Quotation states of a piece."""
STATES = 5

LOWER, CAPITALISED, CAPITALS, MIXED, NUMBER, MARK, INITIAL, CONTINUATION = range(8)
"""Word shapes of a piece; the encoder's own vocabulary is uncased."""
SHAPES = 8

MIDDLE, PARAGRAPH_START, HEADLINE = range(3)
"""Paragraph positions of a piece: HEADLINE is a first paragraph that does not end like a sentence."""
POSITIONS = 3

WINDOW = 256
"""Most pieces in one window, its two special pieces included."""
CONTEXT: Mapping[Engine, int] = MappingProxyType({"accurate": 24, "fast": 16})
"""Pieces of context on each side of a window's core, where the text has them. The fast engine has a fourteenth fewer
pieces to read, and loses nothing by that on either dev set."""
CLS, SEP = 101, 102
"""Ids of the two special pieces in the BERT vocabulary."""


class PieceTokenizer(Protocol):
    """What is needed of ``tokenizers.Tokenizer``."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> PieceEncoding:
        """The pieces of ``sequence``."""
        ...

    def __hash__(self) -> int:
        """Of the one tokenizer, for its pieces are remembered."""
        ...


class PieceEncoding(Protocol):
    """What is needed of ``tokenizers.Encoding``."""

    ids: list[int]
    offsets: list[tuple[int, int]]
    word_ids: list[int | None]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``start:end`` are read together; of them ``core_start:core_end`` are decided here, the rest is context."""

    start: int
    end: int
    core_start: int
    core_end: int

    @property
    def core(self) -> slice:
        """The core among the pieces of the text."""
        return slice(self.core_start, self.core_end)

    @property
    def core_of_its_own(self) -> slice:
        """The core among the window's own pieces, of which the first is a special one."""
        return slice(self.core_start - self.start + 1, self.core_end - self.start + 1)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text, one entry per piece. Offsets count code points, end exclusive; they are lists, for
    they are asked for one by one."""

    ids: IntArray
    starts: list[int]
    ends: list[int]
    shapes: IntArray
    states: IntArray
    positions: IntArray
    paragraphs: IntArray
    initials: str

    def __len__(self) -> int:
        return len(self.ids)

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The range of pieces that touch ``text[start:end]``; empty (equal ends) where none does."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))


def encode(
    text: str, quoted: Sequence[QuotedStretch], tokenizer: PieceTokenizer, hidden: Sequence[Stretch] = ()
) -> Pieces:
    """Cut ``text`` into pieces with their features, without those that begin in ``hidden`` stretches (in order, none
    overlapping). Linear time."""
    cut = _WORD.split(text)  # what stands between the words, and the words
    words, places = cut[1::2], np.cumsum(np.fromiter(map(len, cut), dtype=np.int64, count=len(cut)))[:-1:2]
    ids, starts, ends, shapes = _pieces_of(tokenizer, words, places)
    if hidden:
        shown = _shown(starts, hidden)
        ids, starts, ends, shapes = ids[shown], starts[shown], ends[shown], shapes[shown]
    begins = starts.tolist()
    paragraphs, positions = _paragraphs(text, starts)
    return Pieces(
        ids=ids,
        starts=begins,
        ends=ends.tolist(),
        shapes=shapes,
        states=_states(text, quoted)[np.minimum(starts, max(0, len(text) - 1))] if len(starts) else starts,
        positions=positions,
        paragraphs=paragraphs,
        initials="".join(map(text.__getitem__, begins)),
    )


_SIGNS = "“”‘’…–—"
_WORD = re.compile(rf"((?:[A-Za-z0-9]++|[!-/:-@\[-`{{-~{_SIGNS}])(?![^ -~\n{_SIGNS}])|[^ \n]+)")
"""A word or a sign whose pieces are the same whatever stands around it, for the tokenizer cuts before it and behind;
where other letters and signs stand, all up to the next space."""
_LONGEST_KNOWN = 30  # code points of a word whose pieces are remembered


def _pieces_of(tokenizer: PieceTokenizer, words: Sequence[str], places: IntArray) -> IntArray:
    """The ids, starts, ends and shapes of the pieces of the ``words`` at ``places``: [4, pieces]. Each word is looked
    up once, however often it comes."""
    numbers = {word: number for number, word in enumerate(dict.fromkeys(words))}
    order = np.fromiter(map(numbers.__getitem__, words), dtype=np.int64, count=len(words))
    known = [(_known_pieces if len(word) <= _LONGEST_KNOWN else _cut)(tokenizer, word) for word in numbers]
    table = np.concatenate([np.zeros((4, 0), dtype=np.int64), *known], axis=1)
    sizes = np.array([found.shape[1] for found in known], dtype=np.int64)
    of_each = sizes[order]
    ends = np.cumsum(of_each)
    first = (np.cumsum(sizes) - sizes)[order] - (ends - of_each)
    pieces = table[:, np.repeat(first, of_each) + np.arange(ends[-1] if len(ends) else 0)]
    pieces[1:3] += np.repeat(places, of_each)
    return pieces


def _cut(tokenizer: PieceTokenizer, word: str) -> IntArray:
    found = tokenizer.encode(word, add_special_tokens=False)
    offsets = found.offsets  # made anew by each look at it
    starts, ends = [start for start, _ in offsets], [end for _, end in offsets]
    return np.array((found.ids, starts, ends, _shapes(word, found.word_ids, offsets)), dtype=np.int64)


_known_pieces = lru_cache(16384)(_cut)  # of ten words of an article nine were met before


def _shown(starts: IntArray, hidden: Sequence[Stretch]) -> npt.NDArray[np.bool_]:
    """Whether each piece begins outside the ``hidden`` stretches."""
    before = np.searchsorted([h.start for h in hidden], starts, side="right")
    return np.array([0, *(h.end for h in hidden)])[before] <= starts


def _paragraphs(text: str, starts: IntArray) -> tuple[IntArray, IntArray]:
    """The paragraph number and the position feature of each piece."""
    begins = np.array(paragraph_starts(text))
    firsts = np.searchsorted(starts, begins)  # the first begins at 0
    paragraphs = np.repeat(np.arange(len(begins), dtype=np.int64), np.diff(firsts, append=len(starts)))
    positions = np.full(len(starts), MIDDLE, dtype=np.int64)
    if len(begins) > 1 and len(starts):
        if headline_end(text):
            positions[paragraphs == 0] = HEADLINE
        positions[np.flatnonzero(np.diff(paragraphs, prepend=-1))] = PARAGRAPH_START
    return paragraphs, positions


def _states(text: str, quoted: Sequence[QuotedStretch]) -> IntArray:
    """The quotation state of each code point of ``text``."""
    states = np.zeros(len(text) + 1, dtype=np.int64)
    for q in quoted:
        states[q.start : q.end] = INSIDE if q.closing else UNCLOSED
        if q.opening:
            states[q.opening.start : q.opening.end] = OPENING
        if q.closing:
            states[q.closing.start : q.closing.end] = CLOSING
    return states


def _shapes(text: str, words: Sequence[int | None], offsets: Sequence[tuple[int, int]]) -> list[int]:
    """The shape of the word that each piece begins; pieces further inside a word are CONTINUATION."""
    begins = [i for i, (word, before) in enumerate(zip(words, [None, *words], strict=False)) if word != before or not i]
    shapes = [CONTINUATION] * len(words)
    for begin, end in pairwise([*begins, len(words)]):
        shapes[begin] = _shape(text[offsets[begin][0] : offsets[end - 1][1]])
    return shapes


def _shape(word: str) -> int:
    if word.islower():
        return LOWER
    if word.isdigit():
        return NUMBER
    if word.isupper():
        return CAPITALS if len(word) > 1 else INITIAL
    if word[:1].isupper():
        return CAPITALISED if word[1:].islower() else MIXED
    return MIXED if any(c.isalpha() for c in word) else MARK


def windows(pieces: Pieces, size: int = WINDOW, context: int = CONTEXT["accurate"]) -> list[Window]:
    """Cut the pieces into windows of ``size - 2`` pieces at most, ``context`` of them on each side of the core.

    The cores follow one another without gap; each ends, if it can, at a paragraph's end, else at a sentence's end
    outside quotation marks, so that a quotation and its attribution are read together.
    """
    room, n = size - 2 - 2 * context, len(pieces)
    cuts = _cuts(pieces)
    out: list[Window] = []
    at = 0
    while at < n:
        end = n if n - at <= room else _best_cut(cuts, at, at + room)
        out.append(Window(max(0, at - context), min(n, end + context), at, end))
        at = end
    return out


def inputs(pieces: Pieces, window: Window) -> Inputs:
    """The network's inputs for one window."""
    part = slice(window.start, window.end)

    def framed(values: IntArray, first: int, last: int) -> IntArray:
        return np.concatenate(([first], values[part], [last]))

    return (
        framed(pieces.ids, CLS, SEP),
        framed(pieces.shapes, MARK, MARK),
        framed(pieces.states, OUTSIDE, OUTSIDE),
        framed(pieces.positions, MIDDLE, MIDDLE),
    )


def _cuts(pieces: Pieces) -> IntArray:
    """How good it is to begin a core at each piece: 3 a paragraph, 2 a sentence outside marks, 1 a sentence, 0 else."""
    n = len(pieces)
    good = np.zeros(n + 1, dtype=np.int64)
    before = np.array([initial in SENTENCE_END for initial in pieces.initials], dtype=bool)
    capital = np.isin(pieces.shapes, (CAPITALISED, CAPITALS, INITIAL)) | (pieces.states == OPENING)
    closing = pieces.states == CLOSING
    ended = before | (closing & np.roll(before, 1))
    good[1:n][ended[: n - 1] & capital[1:]] = 1
    good[1:n][(good[1:n] == 1) & np.isin(pieces.states[1:], (OUTSIDE, OPENING)) & ~closing[: n - 1]] = 2
    good[np.flatnonzero(np.diff(pieces.paragraphs)) + 1] = 3
    return good


def _best_cut(cuts: IntArray, at: int, limit: int) -> int:
    """The last of the best cuts in the second half of ``at..limit``."""
    half = at + max(1, (limit - at) // 2)
    area = cuts[half : limit + 1]
    return half + int(len(area) - 1 - np.argmax(area[::-1])) if len(area) else limit
