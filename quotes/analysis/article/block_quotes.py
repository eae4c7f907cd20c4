"""Block quotations of the submitted HTML: ``<blockquote>``, signed where it has a cite, footer or figcaption."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from quotes.analysis.article.tokens import tokens
from quotes.lexicon.person_names import name_in_print
from quotes.model import START, Article, HtmlMap, Stretch

_SIGNATURES = ("cite", "footer", "figcaption")
_NAMES = frozenset(("blockquote", "figure", *_SIGNATURES))
_LINE = re.compile(r"[^\n]+")
_SIGNED_LINE = re.compile(r"\s*(?:[—–―]|--?\s)\s*\S")
_NAMED_LINE = re.compile(rf"\s*{name_in_print('{1,4}')}(?:, [^.:;!?“”\"\n]{{2,80}})?\s*")
_LONGEST_SIGNATURE = 150  # code points
_MOST = 200  # block quotations of one article; bounds the time


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """The lines of a block quotation, and the line that signs it, as stretches of the article's text. ``doubtful``: but
    for its form nothing shows that the line is a signature: a name, and what may be an office."""

    words: tuple[Stretch, ...]
    signature: Stretch | None
    doubtful: bool = False

    @property
    def lines(self) -> tuple[Stretch, ...]:
        """The words and the signature in the order of the text."""
        signed = (self.signature,) if self.signature else ()
        return tuple(sorted((*self.words, *signed), key=START))


@dataclass(slots=True)
class _Element:
    """An element of the HTML: its contents are ``html[start:end]``; ``inner`` are those closed within it."""

    name: str
    start: int
    end: int
    inner: list[_Element]


def block_quotes(article: Article) -> list[BlockQuote]:
    """The block quotations of ``article`` in the order of its text; none where no HTML came in. Linear time."""
    if article.html is None or article.html_map is None:
        return []
    found = []
    for block, figure in islice(_blocks(article.html), _MOST):
        caption = [e for e in figure.inner if e.name == "figcaption"] if figure else []
        signatures = [e for e in block.inner if e.name in _SIGNATURES] or caption
        whole = in_text(article.html_map, block.start, block.end)
        signature = in_text(article.html_map, signatures[-1].start, signatures[-1].end) if signatures else None
        quote = _block(article.text, whole, signature) if whole else None
        if quote:
            found.append(quote)
    return found


def _block(text: str, whole: Stretch, signature: Stretch | None) -> BlockQuote | None:
    """The block quotation at ``whole``; without a ``signature`` of its own a last line behind a dash signs it, or
    one of a name and an office at most. None where it has no words but its signature."""
    lines = [Stretch(*m.span()) for m in _LINE.finditer(text, whole.start, whole.end)]
    doubtful = False
    if signature is None:
        last = lines[-1]
        doubtful = not _SIGNED_LINE.match(text, last.start, last.end)
        if len(lines) < 2 or (doubtful and not _NAMED_LINE.fullmatch(text, last.start, last.end)):
            return BlockQuote(tuple(lines), None)
        signature = last
    words = tuple(line for line in lines if line.end <= signature.start or line.start >= signature.end)
    if words and signature.end - signature.start > _LONGEST_SIGNATURE:
        return BlockQuote(tuple(lines), None)
    return BlockQuote(words, signature, doubtful) if words else None


def _blocks(html: str) -> Iterator[tuple[_Element, _Element | None]]:
    """Each outermost blockquote, with the figure around it."""
    top = _Element("", 0, len(html), [])
    stack = [top]
    for token in tokens(html):
        if token.name not in _NAMES:
            continue
        if token.kind == "start":
            stack.append(_Element(token.name, token.end, len(html), []))
        elif token.kind == "end" and any(e.name == token.name for e in stack[-8:]):
            while stack[-1].name != token.name:
                _close(stack, token.start)
            _close(stack, token.start)
    while len(stack) > 1:
        _close(stack, len(html))
    for element in top.inner:
        if element.name == "blockquote":
            yield element, None
        elif element.name == "figure":
            yield from ((inner, element) for inner in element.inner if inner.name == "blockquote")


def _close(stack: list[_Element], end: int) -> None:
    element = stack.pop()
    element.end = end
    stack[-1].inner.append(element)


def in_text(html_map: HtmlMap, start: int, end: int) -> Stretch | None:
    """The stretch of the text that came from ``html[start:end]``; None where nothing did."""
    first = bisect_left(html_map.html_end, start + 1)
    last = bisect_left(html_map.html_start, end) - 1
    if first > last:
        return None
    return Stretch(html_map.text_start[first], html_map.text_end[last])
