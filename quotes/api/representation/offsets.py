"""Offsets in UTF-16 code units, for callers whose strings count so (JavaScript, Java, C#)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from quotes.analysis.article import utf16_offsets
from quotes.model import Analysis, Occasion, Quotation, QuotedSpan, Span, Stretch
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.model.saved_articles import StoredArticle

Found = TypeVar("Found", Analysis, StoredArticle)
Said = TypeVar("Said", bound=Quotation)
Place = TypeVar("Place", Span, Stretch, QuotedSpan, Occasion)
Units = Callable[[int], int]


def in_utf16(found: Found, text: str, html: str | None) -> Found:
    """What was found in ``text`` with every offset, those into ``html`` included, counted in UTF-16 units."""
    in_text, in_html = utf16_offsets(text), utf16_offsets(html or "")
    return replace(
        found,
        quotations=tuple(_quotation(q, in_text, in_html) for q in found.quotations),
        speakers=tuple(replace(s, roles=tuple(_moved(r, in_text) for r in s.roles)) for s in found.speakers),
        positions=tuple(replace(p, evidence=_moved(p.evidence, in_text)) for p in found.positions),
    )


def quotation_in_utf16(quotation: Said, text: str, html: str | None) -> Said:
    """One quotation of ``text`` with every offset counted in UTF-16 units."""
    return _quotation(quotation, utf16_offsets(text), utf16_offsets(html or ""))


def from_utf16(text: str) -> Units:
    """A function that turns an offset into ``text`` in UTF-16 units into one in code points; -1 for one inside a code
    point or outside the text."""
    units = utf16_offsets(text)

    def offset_of(offset: int) -> int:
        found = bisect_left(range(len(text) + 1), offset, key=units)
        return found if found <= len(text) and units(found) == offset else -1

    return offset_of


def _quotation(quotation: Said, in_text: Units, in_html: Units) -> Said:
    places: dict[str, Any] = {
        "spans": tuple(
            replace(_moved(s, in_text), html=tuple(_moved(h, in_html) for h in s.html)) for s in quotation.spans
        ),
        "cue": _moved(quotation.cue, in_text) if quotation.cue else None,
        "mention": _moved(quotation.mention, in_text) if quotation.mention else None,
        "occasion": _moved(quotation.occasion, in_text) if quotation.occasion else None,
    }
    if isinstance(quotation, RecordedQuotation):
        places["paragraph"] = _moved(quotation.paragraph, in_text)
        places["positions"] = tuple(replace(p, evidence=_moved(p.evidence, in_text)) for p in quotation.positions)
    return replace(quotation, **places)


def _moved(place: Place, units: Units) -> Place:
    return replace(place, start=units(place.start), end=units(place.end))
