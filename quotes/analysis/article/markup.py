"""Submitted HTML -> canonical text, plain and with its paragraphs, and for each code point the way back.

White space collapses as browsers collapse it, block elements stand apart by a blank line, ``<br>``, list items and
table rows by a line break, table cells by a tab, and what browsers do not show, or strike out, is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from quotes.analysis.article.flow import Flow
from quotes.analysis.article.tokens import RAW_TEXT, Budget, Token, character_reference, tokens
from quotes.analysis.deadline import Checkpoint, unlimited
from quotes.model import HtmlMap


def _elements(names: str) -> frozenset[str]:
    return frozenset(names.split())


_PARAGRAPH = _elements(
    "address article aside blockquote body caption center details dialog dir div dl fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend listing main menu nav ol p pre search section summary table "
    "ul xmp"
)
_LINE = _elements("li dt dd tr thead tbody tfoot")
_CELL = _elements("td th")
_PREFORMATTED = _elements("pre xmp listing")
_VOID = _elements("area base br col embed hr img input link meta source track wbr")
_NOT_SHOWN = _elements("audio button canvas datalist del object rp s select strike svg template video")
"""Elements of which nothing is read: browsers do not show them, or show them struck out, and nobody said so."""
_ASIDE = _elements("aside div figure nav p section ul")
"""Elements that stand apart from an article where their class says so."""
# What starts inside these closes nothing outside them.
_SEALED = _elements("button object select template")
# A start tag of the first closes an open element of the second that nobody closed.
_CLOSES = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr"},
    "td": {"td", "th"},
    "th": {"td", "th"},
}
_LOOK_BACK = 8  # open elements that an unclosed one is sought among; bounds the time on hostile nesting

_SPACE = " \t\n\f\r"
_IRREGULAR = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]|&(?=[A-Za-z#])")
_PRE_IRREGULAR = re.compile(r"\r\n?|&(?=[A-Za-z#])")
_TYPED_MARK = re.compile(
    r"[ \t\n\f\r]*(?:[\"'“”„‟«»‹›‘’‚‛]|&(?:[lrb]d?quo|[lr]a?quo|quot|apos|#39|#34|#822\d|#x201|#x22))"
)


@dataclass(frozen=True, slots=True)
class PlainText:
    """What an HTML says: its text, the way back, and warnings about what could not be read."""

    text: str
    html_map: HtmlMap
    warnings: tuple[str, ...]


def plain_text(
    html: str,
    max_characters: int,
    take: Callable[[Token], object] = lambda token: None,
    *,
    preformatted: bool = False,
    whole: bool = True,
    checkpoint: Checkpoint = unlimited,
) -> PlainText:
    """Read ``html``. Reading stops where the text is longer than ``max_characters``: the caller refuses it then.

    ``take`` is given every token that is read, in order. ``preformatted``: line breaks and spaces stay as they are.
    ``whole``: also what by its class leads away from the article, as links to others do.
    Raises TooLarge where there are too many tags and references, and what ``checkpoint`` raises.
    """
    budget = Budget(checkpoint=checkpoint)
    reader = _Reader(html, max_characters, budget)
    reader.preformatted = int(preformatted)
    reader.whole = whole
    for token in tokens(html, budget):
        reader.take(token)
        take(token)
        if reader.full:
            break
    return PlainText(reader.flow.text, reader.flow.map, tuple(reader.warnings()))


@dataclass(slots=True)
class _Open:
    """An element not yet closed; only blocks and what hides are kept, inline elements change nothing."""

    name: str
    start: int
    hides: bool
    closing_mark: str = ""


class _Reader:
    """Takes the tokens in order and lets the text flow."""

    def __init__(self, html: str, max_characters: int, budget: Budget) -> None:
        self.html = html
        self.budget = budget
        self.max_characters = max_characters
        self.flow = Flow()
        self.open: list[_Open] = []
        self.names: Counter[str] = Counter()  # of the open elements, so that a stray end tag costs nothing
        self.hiding = 0
        self.sealed = 0
        self.preformatted = 0
        self.whole = True
        self.quoting = 0
        self.after_pre = -1
        self.unclosed: list[str] = []

    @property
    def full(self) -> bool:
        return self.flow.length > self.max_characters

    def take(self, token: Token) -> None:
        if token.kind == "text":
            if not self.hiding:
                self._text(token.start, token.end)
        elif token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            self._end(token.name)
        else:
            self._note(token.name, token.start)

    def warnings(self) -> list[str]:
        """What was left out because it was never closed."""
        for element in self.open:
            if element.hides:
                self._note(f"the element <{element.name}>", element.start)
                break
        return self.unclosed

    def _note(self, what: str, start: int) -> None:
        self.unclosed.append(f"In the HTML {what} at {start} is never closed; what follows it was left out.")

    def _start(self, token: Token) -> None:
        name = token.name
        if not self.sealed:
            if name in _CLOSES:
                self._close_implied(_CLOSES[name])
            if self.names["p"] and (name in _PARAGRAPH or name in _CLOSES):
                self._close("p")
        hides = token.hidden or name in _NOT_SHOWN or (token.elsewhere and name in _ASIDE and not self.whole)
        if not (hides or self.hiding):
            self._apart(name)
        if name in _VOID or name in RAW_TEXT or (name == "svg" and token.closed):
            return
        if name == "q":
            self._push(_Open(name, token.start, hides, "" if hides else self._open_q(token.end)))
        elif hides or name in _PARAGRAPH or name in _LINE or name in _CELL:
            self._push(_Open(name, token.start, hides))
            if name in _PREFORMATTED:
                self.after_pre = token.end

    def _end(self, name: str) -> None:
        hidden = bool(self.names[name]) and self._close(name).hides
        if not (hidden or self.hiding):
            self._apart(name)

    def _apart(self, name: str) -> None:
        """Keep what follows apart from what came before, as the start or end of a shown element ``name`` does."""
        if name == "br":  # browsers read </br> as <br>
            self.flow.breaks += 1
        elif name in _PARAGRAPH:
            self.flow.newlines = 2
        elif name in _LINE:
            self.flow.newlines = max(self.flow.newlines, 1)
        elif name in _CELL:
            self.flow.cell = True

    def _push(self, element: _Open) -> None:
        self.open.append(element)
        self.names[element.name] += 1
        self.hiding += element.hides
        self.sealed += element.name in _SEALED
        self.preformatted += element.name in _PREFORMATTED

    def _close(self, name: str) -> _Open:
        """Close the innermost open ``name`` and all that is open inside it; what was closed."""
        while True:
            element = self.open.pop()
            self.names[element.name] -= 1
            if element.closing_mark:
                self.flow.insert(element.closing_mark)
                self.quoting -= 1
            self.hiding -= element.hides
            self.sealed -= element.name in _SEALED
            self.preformatted -= element.name in _PREFORMATTED
            if element.name == name:
                return element

    def _close_implied(self, names: set[str]) -> None:
        for element in reversed(self.open[-_LOOK_BACK:]):
            if element.name in names:
                self._close(element.name)
                return
            if element.name in ("ul", "ol", "dl", "table"):
                return

    def _open_q(self, after: int) -> str:
        """Show the mark that browsers put before ``<q>``, unless the writer typed one; the mark that closes it."""
        if self.hiding or _TYPED_MARK.match(self.html, after):
            return ""
        opening, closing = "‘’" if self.quoting % 2 else "“”"
        self.quoting += 1
        self.flow.insert(opening)
        return closing

    def _text(self, start: int, end: int) -> None:
        if self.preformatted and self.after_pre == start:  # the first line break after <pre> is not shown
            start += self.html.startswith("\r\n", start) + 1 if self.html[start] in "\r\n" else 0
        irregular = _PRE_IRREGULAR if self.preformatted else _IRREGULAR
        while start < end and not self.full:
            self.budget.spend()
            found = irregular.search(self.html, start, end)
            stop = found.start() if found else end
            if start < stop:
                self._plain(start, stop)
            if found is None:
                return
            if found[0] == "&":
                start = self._reference(stop, end)
            else:
                start = found.end()
                if self.preformatted:
                    self.flow.words("\n", stop, start)
                else:
                    self.flow.white(stop, start)

    def _plain(self, start: int, end: int) -> None:
        """Text without references whose only white space is single spaces."""
        if self.preformatted:
            self.flow.words(self.html[start:end], start, end)
            return
        first = start + (self.html[start] == " ")
        last = max(end - (self.html[end - 1] == " "), first)
        if first > start:
            self.flow.white(start, first)
        if last > first:
            self.flow.words(self.html[first:last], first, last)
        if end > last:
            self.flow.white(last, end)

    def _reference(self, start: int, end: int) -> int:
        meaning, stop = character_reference(self.html, start, end)
        if meaning in _SPACE and not self.preformatted:
            self.flow.white(start, stop)
        else:
            self.flow.words(meaning, start, stop)
        return stop
