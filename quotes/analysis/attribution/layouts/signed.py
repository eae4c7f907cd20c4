"""Signed quotations: ``"words" – Name``, the name on a line below, or as the last words between the marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.signers import HANDLE, Signers
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.analysis.quotation import QuotedStretch
from quotes.lexicon.nouns import PERSON
from quotes.lexicon.person_names import PARTICLE, fold, name_in_print
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

LINE_END = re.compile(r"[ \t]*(?=[\n\r]|\Z)")
_NAME = name_in_print("{0,4}", rf"(?:{PARTICLE}|of)")
_DASH = r"(?:―|—|–|--?|~)"
_SIGNED = re.compile(
    rf"\s{{0,3}}({_DASH})\s{{0,2}}({_NAME}|{HANDLE})(?:, [^\n\r“\"]{{2,80}})?(?=\s*(?:[\n\r]|$|[\"“]))"
)
_LINE = r"[ \t]*(?:\r\n|\n|\r)"
_BELOW = re.compile(
    rf"{_LINE}(?P<apart>{_LINE})?(?P<name>{name_in_print('{1,4}')})"
    r"(?:,[ \t](?P<office>[^\n\r“”\".]{2,80})|[ \t]\([^()\n\r]{2,60}\))?[ \t]*(?=[\n\r]|$)"
    rf"(?:{_LINE}(?P<parted>{_LINE})?(?P<role>[^\n\r“”\".:;!?@]{{2,80}})[ \t]*(?=[\n\r]|$))?"
)
_MOST_OF_ROLE = 8  # words of a line that holds nothing but a role
_INSIDE = re.compile(rf"(?<=[.!?…])\s+(?:{_DASH}\s?)?(?P<name>{name_in_print('{0,3}')})(?<!\.)\Z")
_LONGEST_INSIDE = 80  # code points at the end of quoted words in which their signature stands
_TEXT_END = re.compile(r"\s*\Z")
_ENDS_QUOTED = re.compile(r"[\"”’»]\s*\Z")
_LONGEST_BEFORE = 500  # code points of the paragraph before
_WRITING = re.compile(rf"\b(?:{alternatives('writings/signed')})\b", re.IGNORECASE)


def signed_quotations(
    text: str, begins: Sequence[int], quoted: Sequence[QuotedStretch], names: Sequence[NameMention]
) -> list[Attribution]:
    """Quotations with a dash and a name or a handle behind them that open a paragraph or stand in a row of such, and
    those that fill a paragraph under which a name stands alone (with a role, at most) or which ends in a name.
    ``begins``: where paragraphs begin; ``names`` in the order of the text."""
    signers = Signers(text, names)
    places = set(begins)
    behind = [(at, m) for at, q in enumerate(quoted) if q.closing and (m := _SIGNED.match(text, q.closing.end))]
    whole = [(_from_first(quoted, at), m) for at, m in behind]
    in_row = [
        later[0].opening is not None and text[m.end() : later[0].opening.start].isspace()
        for (_, m), (later, _) in pairwise(whole)
    ]
    return [
        *(
            Attribution(_words(parts), Stretch(*m.span(1)), signers.behind(Stretch(*m.span(2))), SURE, SURE)
            for (parts, m), after, before in zip(whole, [False, *in_row], [*in_row, False], strict=False)
            if (opening := parts[0].opening) and (after or before or opening.start in places)
        ),
        *_below(text, begins, quoted, signers),
    ]


def _from_first(quoted: Sequence[QuotedStretch], at: int) -> Sequence[QuotedStretch]:
    """The parts of the quotation whose last one is the stretch ``at``."""
    first = at
    while first and quoted[first].continued:
        first -= 1
    return quoted[first : at + 1]


def _words(parts: Sequence[QuotedStretch]) -> tuple[Stretch, ...]:
    return tuple(Stretch(q.start, q.end) for q in parts)


def _below(
    text: str, begins: Sequence[int], quoted: Sequence[QuotedStretch], signers: Signers
) -> Iterator[Attribution]:
    """Quotations of one paragraph and more by the name below, or by that at their end between the marks."""
    places = set(begins)
    for at, last in enumerate(quoted):
        if last.closing is None:
            continue
        parts = _from_first(quoted, at)
        openings = [q.opening.start for q in parts if q.opening]
        if len(openings) < len(parts) or not places.issuperset(openings):
            continue
        words, source = _words(parts), None
        below = _BELOW.match(text, last.closing.end)
        inside = _INSIDE.search(text, max(last.start, last.end - _LONGEST_INSIDE), last.end)
        if below and (not below["apart"] or _is_signature(text, below, _before(text, begins, openings[0]))):
            source = signers.seen(Stretch(*below.span("name")))
        elif inside and LINE_END.match(text, last.closing.end):
            source = signers.seen(Stretch(*inside.span("name")))
            words = (*words[:-1], Stretch(last.start, inside.start()))
        if source:
            yield Attribution(words, None, signers.behind(source), SURE, SURE)


def _before(text: str, begins: Sequence[int], start: int) -> str:
    """The paragraph before the one that begins at ``start``, "" where it is the first."""
    at = bisect_left(begins, start)
    return text[max(begins[at - 1], start - _LONGEST_BEFORE) : start] if at else ""


def _is_signature(text: str, below: re.Match[str], before: str) -> bool:
    """Whether the lines apart from a quotation sign it: a name with an office, one that ends the text, or any where the
    paragraph ``before`` tells of a letter or the like. No caption between the words of somebody who speaks on, and no
    heading."""
    if _ENDS_QUOTED.search(before):
        return False
    role = below["role"] and (not below["parted"] or _is_role(below["role"]))
    return bool(below["office"] or role or _TEXT_END.match(text, below.end()) or _WRITING.search(before))


def _is_role(line: str) -> bool:
    words = [fold(word.strip(",")) for word in line.split()]
    return 0 < len(words) <= _MOST_OF_ROLE and any(word in PERSON for word in words)
