"""Stretches of a text cut at its quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from quotes.analysis.quotation import QuotedStretch, trimmed
from quotes.model import END, Kind, QuotedSpan, Stretch

_COMMA = re.compile(r"[,;:]\s")
"""What stands between words in marks and those that go on with them."""
_LETTER = re.compile(r"[^\W_]")  # or a digit


def reaching_into(piece: Stretch, quoted: Sequence[QuotedStretch]) -> Iterator[QuotedStretch]:
    """Those of ``quoted``, which stand in order, that have words in ``piece``. Logarithmic in ``quoted``."""
    for number in range(bisect_right(quoted, piece.start, key=END), len(quoted)):
        if quoted[number].start >= piece.end:
            break
        yield quoted[number]


def cut_at_marks(text: str, piece: Stretch, quoted: Sequence[QuotedStretch]) -> Iterator[QuotedSpan]:
    """The spans of ``piece``, each wholly inside or wholly outside the marks of ``quoted``, in order: the marks
    themselves, a comma behind them, white space at either end and what holds no word are left out. Logarithmic in
    ``quoted``."""
    at = piece.start
    for q in reaching_into(piece, quoted):
        yield from _span(text, at, q.opening.start if q.opening else q.start, False)
        yield from _span(text, max(at, q.start), min(q.end, piece.end), True)
        at = q.closing.end if q.closing else q.end
        comma = _COMMA.match(text, at, piece.end)
        at = comma.end() if comma else at
    yield from _span(text, at, piece.end, False)


def kind_of(spans: Iterable[QuotedSpan]) -> Kind:
    """Whether all words of a quotation stand between marks (direct), some (mixed) or none (indirect)."""
    inside = {span.quoted for span in spans}
    return "mixed" if len(inside) == 2 else "direct" if True in inside else "indirect"


def _span(text: str, start: int, end: int, is_quoted: bool) -> Iterator[QuotedSpan]:
    if _LETTER.search(text, start, end):
        start, end = trimmed(text, start, end)
        yield QuotedSpan(start, end, text[start:end], is_quoted)
