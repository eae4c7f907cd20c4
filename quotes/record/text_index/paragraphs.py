"""The paragraph that a quotation is shown in."""

from __future__ import annotations

from bisect import bisect_right

from quotes.analysis.segmentation import paragraph_starts


class Paragraphs:
    """The paragraphs of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = paragraph_starts(text)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the paragraphs that hold ``start`` up to ``end``, without the space behind them."""
        first = bisect_right(self._starts, start) - 1
        after = bisect_right(self._starts, max(end - 1, start))
        limit = self._starts[after] if after < len(self._starts) else len(self._text)
        begin = self._starts[first]
        return begin, max(end, begin + len(self._text[begin:limit].rstrip()))
