"""Lines that were wrapped by hand or by a program: in all of a text, as in wires, e-mails and what is copied out of a
PDF, or between the marks of a quotation, as where a page breaks a line for its looks. Such line breaks are spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from quotes.analysis.quotation import quoted_stretches
from quotes.model import Analysis, Article, Occasion, Position, Quotation, QuotedSpan, Span, StatementDate

_Place = TypeVar("_Place", Span, QuotedSpan, Occasion)

_BREAK = re.compile(r"\n(?=(?P<word>\S{1,30}))")
"""The end of a line break before a line that is neither empty nor indented."""
_OWN_LINE = re.compile(r"[“”„\"«]|[•●▪◦■*+»›>–—-]\s|\d{1,2}[.)]\s|Q[.:]?\s|A[.:]\s|[A-ZÀ-Þ][\w.,’'() -]{0,60}:")
"""What begins a line of its own: words between marks, an item of a list, a turn, a heading with a colon."""
_BEFORE_LETTER = re.compile(r"\n(?=[^\W\d_])")
"""The end of a line break before a letter."""
_LEAST, _SHARE = 2, 0.3  # of all line breaks: those before a small letter; set, not fitted, as what follows
_LONGEST = 150  # code points; a longer line is a paragraph
_FULL = 0.85  # of the longest; letters are not all of one width


@dataclass(frozen=True, slots=True)
class _Gap:
    """A line break. ``length``: of the line before it with the first word of the line behind. ``goes_on``: whether that
    begins with a small letter; ``own``: whether it looks like the beginning of a line of its own."""

    start: int
    end: int
    length: int
    goes_on: bool
    own: bool


def with_lines_unwrapped(article: Article) -> Article:
    """``article`` with a space for each code point of the line breaks that only wrap a line, so that all offsets stay;
    itself where no line is wrapped. HTML wraps none but those within a quotation. Linear time."""
    unwrapped = article if article.html is not None else _with_paragraphs_unwrapped(article)
    return _with_quotations_unwrapped(unwrapped)


def _with_quotations_unwrapped(article: Article) -> Article:
    """Between the marks of a quotation a line that goes on with a small letter was only wrapped."""
    text = article.text
    breaks = (m.end() for m in _BEFORE_LETTER.finditer(text) if text[m.end()].islower())
    gaps = [(start, end) for end in breaks if (start := _start_of_break(text, end)) is not None]
    if not gaps:
        return article
    parts, at, inside = [], 0, ((q.start, q.end) for q in quoted_stretches(text))
    first, last = next(inside, (len(text), len(text)))
    for start, end in gaps:
        while last <= start:
            first, last = next(inside, (len(text), len(text) + 1))
        if first <= start:
            parts += [text[at:start], " " * (end - start)]
            at = end
    return replace(article, text="".join([*parts, text[at:]])) if parts else article


def _with_paragraphs_unwrapped(article: Article) -> Article:
    """In a text whose lines are wrapped, the lines of a paragraph are one."""
    text = article.text
    gaps = list(_gaps(text))
    on = [gap.length for gap in gaps if gap.goes_on]
    longest = max(on, default=0)
    wraps = [gap for gap in gaps if gap.goes_on or (not gap.own and gap.length > _FULL * longest)]
    if len(on) < max(_LEAST, _SHARE * len(gaps)) or longest > _LONGEST or 2 * len(wraps) <= len(gaps):
        return article
    parts, at = [], 0
    for gap in wraps:
        parts += [text[at : gap.start], " " * (gap.end - gap.start)]
        at = gap.end
    return replace(article, text="".join([*parts, text[at:]]))


def _gaps(text: str) -> Iterator[_Gap]:
    """The line breaks between lines of one block."""
    line = 0
    for m in _BREAK.finditer(text):
        start = _start_of_break(text, m.end())
        if start is None:
            continue
        line = max(line, text.rfind("\n", line, start) + 1)
        length = start - line + 1 + len(m["word"])
        own = _OWN_LINE.match(text, m.end()) is not None
        yield _Gap(start, m.end(), length, m["word"][0].islower(), own)
        line = m.end()


def _start_of_break(text: str, end: int) -> int | None:
    """Where the line break that ends at ``end`` starts; None where an empty line stands before it."""
    start = end - 2 if text.startswith("\r\n", max(0, end - 2)) else end - 1
    return None if start and text[start - 1] in "\r\n" else start


def as_printed(analysis: Analysis, unwrapped: str, text: str) -> Analysis:
    """``analysis`` of the ``unwrapped`` text with the words of all its spans and dates, and its own text where it has
    one, as ``text``, with its line breaks, has them."""

    def placed(place: _Place) -> _Place:
        return replace(place, exact=text[place.start : place.end])

    def dated(said_on: StatementDate, near: int) -> StatementDate:
        """``said_on``, which has no place, with the words that stand nearest to ``near``."""
        size = len(said_on.exact)
        before = unwrapped.rfind(said_on.exact, 0, near + size)  # the last that begins at ``near`` or before it
        behind = unwrapped.find(said_on.exact, near)
        at = min((at for at in (before, behind) if at >= 0), key=lambda at: abs(near - at))
        return replace(said_on, exact=text[at : at + size])

    def printed(q: Quotation) -> Quotation:
        return replace(
            q,
            spans=tuple(map(placed, q.spans)),
            cue=placed(q.cue) if q.cue else None,
            mention=placed(q.mention) if q.mention else None,
            said_on=dated(q.said_on, (q.cue or q.spans[0]).start) if q.said_on else None,
            occasion=placed(q.occasion) if q.occasion else None,
        )

    def shown(positions: tuple[Position, ...]) -> tuple[Position, ...]:
        return tuple(replace(p, evidence=placed(p.evidence)) for p in positions)

    return replace(
        analysis,
        quotations=tuple(map(printed, analysis.quotations)),
        speakers=tuple(replace(s, roles=tuple(map(placed, s.roles))) for s in analysis.speakers),
        positions=shown(analysis.positions),
        positions_to_check=shown(analysis.positions_to_check),
        text=text if analysis.text is not None else None,
    )
