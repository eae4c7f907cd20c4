"""The canonical text of an HTML as it grows, with the map that leads back from each of its code points."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from quotes.model import HtmlMap, Stretch


def empty_map() -> HtmlMap:
    """A map without runs."""
    return HtmlMap(array("I"), array("I"), array("I"), array("I"))


def map_of_kept(html_map: HtmlMap, kept: Sequence[tuple[Stretch, int]]) -> HtmlMap:
    """The map of a text that has only some stretches of the one of ``html_map``: each, in order, with its new start."""
    chosen = empty_map()
    for stretch, start in kept:
        for first, last, html_first, html_last in runs(html_map, stretch.start, stretch.end):
            _append(chosen, first - stretch.start + start, last - stretch.start + start, html_first, html_last)
    return chosen


def map_through(inner: HtmlMap, outer: HtmlMap) -> HtmlMap:
    """The map of a text that was read from an HTML, which was itself the text of ``outer``."""
    whole = empty_map()
    for first, last, middle_first, middle_last in runs(inner, 0, inner.text_end[-1] if inner.text_end else 0):
        pieces = list(runs(outer, middle_first, middle_last))
        if last - first == middle_last - middle_first:
            for start, end, html_first, html_last in pieces:
                _append(whole, first + start - middle_first, first + end - middle_first, html_first, html_last)
        elif pieces:
            _append(whole, first, last, pieces[0][2], pieces[-1][3])
    return whole


def runs(html_map: HtmlMap, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """The runs that meet ``text[start:end]``, cut to it: text start and end, HTML start and end.

    A run whose two sides differ in length has one code point of text, or cannot be cut, and comes whole.
    """
    at = max(bisect_right(html_map.text_start, start) - 1, 0)
    for i in range(at, len(html_map.text_start)):
        first, last = html_map.text_start[i], html_map.text_end[i]
        if first >= end:
            return
        if last <= start:
            continue
        html_first, html_last = html_map.html_start[i], html_map.html_end[i]
        if last - first == html_last - html_first:
            html_last = html_first + min(end, last) - first
            html_first += max(start, first) - first
        yield max(first, start), min(last, end), html_first, html_last


def _append(html_map: HtmlMap, text_start: int, text_end: int, html_start: int, html_end: int) -> None:
    html_map.text_start.append(text_start)
    html_map.text_end.append(text_end)
    html_map.html_start.append(html_start)
    html_map.html_end.append(html_end)


def stretches(html_map: HtmlMap, start: int, end: int) -> tuple[Stretch, ...]:
    """Where ``text[start:end]`` stands in the HTML: in order, joined where they touch, so never across a tag."""
    found: list[Stretch] = []
    for _, _, html_first, html_last in runs(html_map, start, end):
        if found and found[-1].end == html_first:
            html_first = found.pop().start
        found.append(Stretch(html_first, html_last))
    return tuple(found)


class Flow:
    """The text as it grows. Gaps wait until words follow, so that none opens, ends or doubles in the text."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.map = empty_map()
        self.newlines = 0  # wanted by blocks before the next words
        self.breaks = 0  # <br> since the last words
        self.cell = False
        self.space: tuple[int, int] | None = None
        self.trailing = 0  # line breaks that the text ends with (only preformatted text does)

    @property
    def text(self) -> str:
        """All of it so far."""
        return "".join(self.parts)

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
        _append(spans, at, self.length, start, end)
