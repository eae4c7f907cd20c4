"""Signed quotations: ``"words" – Name``, or the name on the line below."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.analysis.quotation import QuotedStretch
from quotes.lexicon.person_names import PARTICLE, name_in_print
from quotes.model import Stretch

_NAME = name_in_print("{0,4}", rf"(?:{PARTICLE}|of)")
_FULL_NAME = name_in_print("{1,4}")
_SIGNED = re.compile(rf"\s{{0,3}}(―|—|–|--?|~)\s{{0,2}}({_NAME})(?:, [^\n\r“\"]{{2,80}})?(?=\s*(?:[\n\r]|$|[\"“]))")
_BELOW = re.compile(
    rf"[ \t]*(?:\r\n|\n|\r)(?P<name>{_FULL_NAME})(?:,[ \t][^\n\r“”\".]{{2,80}}|[ \t]\([^()\n\r]{{2,60}}\))?"
    r"[ \t]*(?=[\n\r]|$)"
)


def signed_quotations(
    text: str, begins: Sequence[int], quoted: Sequence[QuotedStretch], names: Sequence[NameMention]
) -> list[Attribution]:
    """Quotations with a dash and a name behind them that open a paragraph or stand in a row of such, and those that
    fill a paragraph under which a person's name stands alone. ``begins``: where paragraphs begin."""
    behind = [
        (q.opening.start, q, m) for q in quoted if q.opening and q.closing and (m := _SIGNED.match(text, q.closing.end))
    ]
    places = set(begins)
    in_row = [text[m.end() : opening].isspace() for (_, _, m), (opening, _, _) in pairwise(behind)]
    return [
        *(
            Attribution((Stretch(q.start, q.end),), Stretch(*m.span(1)), Stretch(*m.span(2)), SURE, SURE)
            for (opening, q, m), after, before in zip(behind, [False, *in_row], [*in_row, False], strict=False)
            if after or before or opening in places
        ),
        *_below(text, places, quoted, names),
    ]


def _below(
    text: str, places: set[int], quoted: Sequence[QuotedStretch], names: Sequence[NameMention]
) -> list[Attribution]:
    """Quotations that fill a paragraph, the name of a person alone (with a role, at most) on the next line."""
    found = []
    for q in quoted:
        if q.opening and q.closing and q.opening.start in places and (m := _BELOW.match(text, q.closing.end)):
            at = bisect_left(names, m.start("name"), key=lambda n: n.start)
            named = at < len(names) and names[at].type == "person" and names[at].end >= m.end("name")
            if named:
                found.append(Attribution((Stretch(q.start, q.end),), None, Stretch(*m.span("name")), SURE, SURE))
    return found
