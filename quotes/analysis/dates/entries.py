"""The days of a live report's entries, which its HTML tells before each: <time datetime="2025-03-09T09:10">."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date

from quotes.analysis.segmentation import paragraphs
from quotes.model import Article, Stretch

_TIME = re.compile(r"<time\b[^<>]{0,200}?\bdatetime\s*=\s*[\"']?(\d{4}-\d\d-\d\d)", re.IGNORECASE)
_LEAST = 40
"""Code points of a paragraph of an entry: a shorter one may be a label beside the time."""
_FEWEST = 2


def entry_days(article: Article, came_from: Callable[[int, int], Sequence[Stretch]]) -> Callable[[int], date | None]:
    """A function from an offset into the text to the day of the entry that holds it; None for all where the article has
    no HTML, or no two entries with a time before each. ``came_from``: the stretches of the HTML for one of the text."""
    found = [(m.start(), day) for m in _TIME.finditer(article.html or "") if (day := _day(m[1]))]
    if len(found) < _FEWEST:
        return lambda at: None
    places = [place for place, _ in found]

    def entry(at: int) -> int:
        """The number of the last time before the code point ``at``, -1 where there is none."""
        in_html = came_from(at, at + 1)
        return bisect_right(places, in_html[0].start) - 1 if in_html else -1

    long = [p for p in paragraphs(article.text) if p.end - p.start >= _LEAST]
    if len({entry(p.start) for p in long} - {-1}) < _FEWEST:
        return lambda at: None
    return lambda at: found[number][1] if (number := entry(at)) >= 0 else None


def _day(printed: str) -> date | None:
    try:
        return date.fromisoformat(printed)
    except ValueError:  # 31 April
        return None
