"""The canonical text of an HTML as it grows, with the map that leads back from each of its code points."""

from __future__ import annotations

from array import array
from bisect import bisect_right

from quotes.model import HtmlMap, Stretch


def stretches(html_map: HtmlMap, start: int, end: int) -> tuple[Stretch, ...]:
    """Where ``text[start:end]`` stands in the HTML: in order, joined where they touch, so never across a tag."""
    found: list[Stretch] = []
    at = max(bisect_right(html_map.text_start, start) - 1, 0)
    for i in range(at, len(html_map.text_start)):
        first, last = html_map.text_start[i], html_map.text_end[i]
        if first >= end:
            break
        if last <= start:
            continue
        html_first, html_last = html_map.html_start[i], html_map.html_end[i]
        if last - first == html_last - html_first:
            html_last = html_first + min(end, last) - first
            html_first += max(start, first) - first
        if found and found[-1].end == html_first:
            html_first = found.pop().start
        found.append(Stretch(html_first, html_last))
    return tuple(found)


class Flow:
    """The text as it grows. Gaps wait until words follow, so that none opens, ends or doubles in the text."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.map = HtmlMap(array("I"), array("I"), array("I"), array("I"))
        self.newlines = 0  # wanted by blocks before the next words
        self.breaks = 0  # <br> since the last words
        self.cell = False
        self.space: tuple[int, int] | None = None
        self.trailing = 0  # line breaks that the text ends with (only preformatted text does)

    def white(self, start: int, end: int) -> None:
        """White space of the HTML that collapses."""
        if self.space is None:
            self.space = (start, end)
        elif self.space[1] == start:
            self.space = (self.space[0], end)

    def words(self, words: str, start: int, end: int) -> None:
        """Words to show, from ``html[start:end]``: code point by code point, or as a whole where the lengths differ."""
        self._gap()
        self._add(words, start, end)
        self.trailing = len(words) - len(words.rstrip("\n"))

    def insert(self, words: str) -> None:
        """Words that the HTML shows without having them."""
        self._gap()
        self.parts.append(words)
        self.length += len(words)
        self.trailing = 0

    def _gap(self) -> None:
        newlines = max(self.newlines, min(self.breaks, 2))
        if not self.length:
            pass
        elif newlines:
            self.parts.append("\n" * max(newlines - self.trailing, 0))
            self.length += max(newlines - self.trailing, 0)
        elif self.cell:
            self.parts.append("\t")
            self.length += 1
        elif self.space and not self.trailing:
            self._add(" ", *self.space)
        self.newlines, self.breaks, self.cell, self.space = 0, 0, False, None

    def _add(self, words: str, start: int, end: int) -> None:
        spans = self.map
        at = self.length
        self.parts.append(words)
        self.length += len(words)
        if (
            spans.text_end
            and len(words) == end - start
            and spans.text_end[-1] == at
            and spans.html_end[-1] == start
            and at - spans.text_start[-1] == start - spans.html_start[-1]
        ):
            spans.text_end[-1], spans.html_end[-1] = self.length, end
            return
        spans.text_start.append(at)
        spans.text_end.append(self.length)
        spans.html_start.append(start)
        spans.html_end.append(end)
