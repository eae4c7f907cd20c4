"""Tables with a column of names and one of quoted words: “It shall run all night.” of who stands in the same row."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.analysis.quotation import QuotedStretch
from quotes.model import START, Stretch

_CELL = re.compile(r"[^\t\n]+")
_LEAST = 2  # rows


def table_rows(
    text: str, paragraphs: Sequence[Stretch], quoted: Sequence[QuotedStretch], names: Sequence[NameMention]
) -> list[Attribution]:
    """Quoted words that fill a cell, by the person who alone is named in the others of its row, where several rows are
    such. ``paragraphs``, ``quoted`` and ``names`` in the order of the text. Linear time."""
    rows = (p for p in paragraphs if text.find("\t", p.start, p.end) >= 0)
    found = [said for row in rows if (said := _said_in(text, row, quoted, names))]
    return found if len(found) >= _LEAST else []


def _said_in(
    text: str, row: Stretch, quoted: Sequence[QuotedStretch], names: Sequence[NameMention]
) -> Attribution | None:
    words: list[QuotedStretch] = []
    people: list[Stretch] = []
    for cell in _CELL.finditer(text, row.start, row.end):
        q = quoted[at] if (at := bisect_left(quoted, cell.start(), key=START)) < len(quoted) else None
        if q and q.opening and q.closing and text[q.opening.start : q.closing.end] == cell[0].strip():
            words.append(q)
            continue
        first = bisect_left(names, cell.start(), key=START)
        last = bisect_left(names, cell.end(), key=START)
        people += [Stretch(n.start, n.end) for n in names[first:last] if n.type == "person"]
    if len(words) != 1 or len(people) != 1:
        return None
    return Attribution((Stretch(words[0].start, words[0].end),), None, people[0], SURE, SURE)
