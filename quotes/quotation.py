"""Quotation marks -> quoted stretches: which words stand between marks, as newspapers really write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.shapes import Stretch


@dataclass(frozen=True, slots=True)
class QuotedStretch:
    """Words between quotation marks, the marks themselves excluded: ``text[start:end]``. Outermost level only.

    ``opening`` and ``closing`` are the stretches of the marks (two code points for ``''``), None where the text has
    none (a mark never opened or never closed). ``continued`` is true where the stretch goes on from the stretch before it
    in the next paragraph, whose last mark is missing by convention.
    """

    start: int
    end: int
    opening: Stretch | None
    closing: Stretch | None
    continued: bool = False


def quoted_stretches(text: str) -> tuple[QuotedStretch, ...]:
    """The quoted stretches of ``text`` in order, never overlapping, never empty. Linear time, never raises."""
    return tuple(
        QuotedStretch(m.start(1), m.end(1), Stretch(m.start(), m.start() + 1), Stretch(m.end() - 1, m.end()))
        for m in re.finditer(r"[“\"]([^“”\"\n]+)[”\"]", text)
    )
