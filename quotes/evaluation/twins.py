"""Twins: gold articles as other newsrooms would have set them, with everything that is true carried over.

No offset moves: every change replaces one code point by one other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from quotes.evaluation.gold import GoldArticle
from quotes.evaluation.spans import Spans, quoted_segments

_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_FLAT = str.maketrans("\r\n", "  ")


def _stray(article: GoldArticle, segments: Spans) -> tuple[str, Spans]:
    """One closing mark, chosen by the article's id, is lost, and with it the segment that it closed."""
    text = article.text
    closed = [s for s in segments if text[s[1] : s[1] + 1] in ("”", '"')]
    if not closed:
        return text, segments
    chance = int.from_bytes(hashlib.sha256(article.id.encode()).digest())
    lost = closed[chance % len(closed)]
    return text[: lost[1]] + " " + text[lost[1] + 1 :], tuple(s for s in segments if s[1] != lost[1])


_CHANGES: dict[str, Callable[[GoldArticle, Spans], tuple[str, Spans]]] = {
    "single": lambda article, segments: (article.text.translate(_SINGLE), segments),
    "flat": lambda article, segments: (article.text.translate(_FLAT), segments),
    "straight": lambda article, segments: (article.text.translate(_STRAIGHT), segments),
    "stray": _stray,
}

KINDS = tuple(_CHANGES)
"""``single``: double marks become single ones; ``flat``: no line breaks; ``straight``: curly marks become straight;
``stray``: one closing mark of every article is lost."""


def twin(kind: str, article: GoldArticle) -> GoldArticle:
    """The twin of an article; its segments are those of the original. Raises KeyError for a kind not in ``KINDS``."""
    text, segments = _CHANGES[kind](article, quoted_segments(article.text))
    return replace(article, text=text, segments=segments)
