"""HTML -> tags and stretches of text with their places, read as browsers read tag soup.

A scanner of our own, because each code point of the text must know where in the submitted HTML it came from, which no
kept library tells through entities, and because any hostile input must take linear time. It follows the tokenization
chapter of the HTML standard (comments, bogus comments, raw text, attributes with unclosed quotes) and, like the
standard, lets whatever is never closed swallow the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Literal, NamedTuple

from quotes.analysis.deadline import Checkpoint, unlimited
from quotes.errors import TooLarge

# Elements whose contents are not markup and never shown: scripting is taken to be on.
RAW_TEXT = frozenset(["script", "style", "iframe", "noembed", "noframes", "noscript", "title", "textarea"])

MOST_STEPS = 200_000
"""Tags, attributes, comments, references and stretches of white space of one HTML that are read at most: a second
or two of work. Of 83 pages of newspapers the richest has 13,438; eight megabytes made to hurt have four million."""
_STEPS_BETWEEN_CHECKPOINTS = 500  # some milliseconds of work

_MARKUP = re.compile(r"<(?:(/?)([a-zA-Z][^\t\n\f\r />]*)|[!?/])")
_ATTRIBUTE = re.compile(
    r"""[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)"""
    r"""(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)("?)|'([^']*)('?)|([^\t\n\f\r >]*)))?"""
)
_SPACE_OR_SLASH = re.compile(r"[\t\n\f\r /]*")
_COMMENT_END = re.compile(r"--!?>")
_NUMERIC = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]+)|0*([0-9]+));?")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]*;?)")
_LONGEST_NAME = max(map(len, html5))
# Code points 128 to 159 by number mean the Windows-1252 character, as the HTML standard's table says.
_WINDOWS_1252 = {n: bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(0x80, 0xA0)}


class Budget:
    """The steps that reading one HTML may still take: bounds its time, whatever the HTML looks like. Between some of
    them ``checkpoint`` is called."""

    def __init__(self, steps: int = MOST_STEPS, checkpoint: Checkpoint = unlimited) -> None:
        self._left = steps
        self._checkpoint = checkpoint

    def spend(self) -> None:
        """Take one step. Raises TooLarge where none is left, and what the checkpoint raises."""
        self._left -= 1
        if not self._left % _STEPS_BETWEEN_CHECKPOINTS:
            self._checkpoint()
        if self._left < 0:
            detail = f"The HTML has more than {MOST_STEPS} tags, attributes and references. Send the article alone."
            raise TooLarge(detail)


_ELSEWHERE = re.compile(
    r"(?<!\w)(?:ads?|advert(?:s|isement|orial)?|newsletter|most-?read|promo|read-?(?:more|next|also)|recommended|related"
    r"|sign-?up|sponsor(?:ed)?|subscri(?:be|ption)|trending)(?!\w)",
    re.I,
)
"""Names by which newsrooms call what leads away from an article: links to others, notices of newsletters, and what
others pay for."""


class Token(NamedTuple):
    """A stretch ``html[start:end]``: text, a start tag, an end tag, or something never closed that swallowed the rest.

    ``name`` is the element's, in lower case (of ``unclosed``: what was not closed, in words); ``hidden`` tells that the
    tag has an attribute that hides the element; ``elsewhere`` that its class says that it leads away from the article;
    ``closed`` that a start tag closes itself (``<svg/>``).
    """

    kind: Literal["text", "start", "end", "unclosed"]
    start: int
    end: int
    name: str = ""
    hidden: bool = False
    elsewhere: bool = False
    closed: bool = False


def tokens(html: str, budget: Budget | None = None) -> Iterator[Token]:
    """The tokens of ``html`` in order; comments, declarations and the contents of raw text elements yield nothing.

    Inside ``<svg>`` a title is a drawing's, not raw text. Raises TooLarge where ``budget`` is used up.
    """
    budget = budget or Budget()
    at, size = 0, len(html)
    text_from = drawings = 0
    while found := _MARKUP.search(html, at):
        budget.spend()
        start = found.start()
        name = found[2]
        if not name and html.startswith("</", start) and start + 2 >= size:
            break
        if start > text_from:
            yield Token("text", text_from, start)
        if name is None:
            at = _after_comment(html, start)
            if at < 0:
                yield Token("unclosed", start, size, "a comment")
                return
        else:
            at, hidden, elsewhere, closed = _after_tag(html, found.end(), budget)
            if at < 0:
                yield Token("unclosed", start, size, f"the tag <{found[1]}{name[:20]}>")
                return
            name = name.lower()
            yield Token("end" if found[1] else "start", start, at, name, hidden, elsewhere, closed)
            if name == "svg" and not closed:
                drawings = max(drawings + (-1 if found[1] else 1), 0)
            if name in RAW_TEXT and not found[1] and not (drawings and name == "title"):
                close = _raw_text_end(name).search(html, at)
                if close is None:
                    yield Token("unclosed", start, size, f"the element <{name}>")
                    return
                at = close.start()
        text_from = at
    if text_from < size:
        yield Token("text", text_from, size)


def _after_comment(html: str, start: int) -> int:
    """Where the comment, bogus comment or declaration that opens at ``start`` ends; -1 where it never does."""
    if not html.startswith("<!--", start):
        return html.find(">", start) + 1 or -1
    for abrupt in (">", "->"):
        if html.startswith(abrupt, start + 4):
            return start + 4 + len(abrupt)
    found = _COMMENT_END.search(html, start + 4)
    return found.end() if found else -1


def attributes(html: str, start: int, end: int) -> dict[str, str]:
    """The attributes of the start tag ``html[start:end]``: names in lower case, values as they are meant."""
    found: dict[str, str] = {}
    name = _MARKUP.match(html, start)
    at = name.end() if name else end
    while attribute := _ATTRIBUTE.match(html, at, end - 1):
        at = attribute.end()
        value = attribute[2] or attribute[4] or attribute[6] or ""
        found.setdefault(attribute[1].lower(), unescape(value))
    return found


def _after_tag(html: str, at: int, budget: Budget) -> tuple[int, bool, bool, bool]:
    """Where the tag ends whose name ends at ``at`` (-1: never), whether it hides, whether it leads elsewhere, and
    whether it closes itself."""
    if html.startswith(">", at):
        return at + 1, False, False, False
    hidden = elsewhere = False
    size = len(html)
    while True:
        space = _SPACE_OR_SLASH.match(html, at)
        at = space.end() if space else at
        if at >= size:
            return -1, hidden, elsewhere, False
        if html[at] == ">":
            return at + 1, hidden, elsewhere, html[at - 1] == "/"
        budget.spend()
        found = _ATTRIBUTE.match(html, at)
        assert found is not None  # any other character starts an attribute
        at = found.end()
        if found[3] == "" or found[5] == "":
            return -1, hidden, elsewhere, False
        name = found[1].lower()
        if name == "hidden":
            hidden = True
        elif name == "style":
            style = (found[2] or found[4] or found[6] or "").lower()
            hidden = hidden or "display:none" in "".join(style.split())
        elif name == "class":
            elsewhere = _ELSEWHERE.search(found[2] or found[4] or found[6] or "") is not None


_RAW_TEXT_END = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in RAW_TEXT}


def _raw_text_end(name: str) -> re.Pattern[str]:
    return _RAW_TEXT_END[name]


def character_reference(html: str, at: int, end: int) -> tuple[str, int]:
    """What the ``&`` at ``at`` stands for and where the reference ends, at most ``end``.

    An ampersand that opens no reference stands for itself. Broken references mean what browsers make of them: a missing
    semicolon is forgiven to the old names, a number outside Unicode is U+FFFD.
    """
    if number := _NUMERIC.match(html, at, end):
        return _numbered(number), number.end()
    if name := _NAMED.match(html, at, min(end, at + 1 + _LONGEST_NAME)):
        for length in range(len(name[1]), 1, -1):
            if meaning := html5.get(name[1][:length]):
                return meaning, at + 1 + length
    return "&", at + 1


def _numbered(number: re.Match[str]) -> str:
    digits, base = (number[1], 16) if number[1] else (number[2], 10)
    value = int(digits, base) if len(digits) <= 7 else 0x110000
    if value in _WINDOWS_1252:
        return _WINDOWS_1252[value]
    if value == 0 or value > 0x10FFFF or 0xD800 <= value <= 0xDFFF:
        return "\ufffd"
    return chr(value)
