"""Who is quoted as saying something: the Post quoted Denny as saying “…”, Denny was quoted by the Post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.attribution.retold.nested_speech import REST_OF_TAG, told_by
from quotes.analysis.quotation import QuotedStretch
from quotes.lexicon.person_names import CAPITALISED
from quotes.model import Stretch

_WAS = r"(?:was|is|were|has\s+been|had\s+been)\s+"
_PASSIVE = re.compile(rf"\s+{_WAS}(?:\w+ly\s+)?(?P<verb>quoted|cited|reported|heard)\s+(?:\w+ing\s+)?")
_BY = re.compile(r"(?:by|in)\s+(?:the\s+|a\s+)?\Z")
_AS_SAYING = re.compile(
    r"[^,;:“\"]{0,60}?\b(?P<verb>as\s+(?:saying|telling|writing)|saying|say|telling)\b\s*[:,]?\s*[\"“‘«„'`]?\Z"
)

_SAYING = r"(?P<verb>saying|telling|writing|noting|adding)\b"
_QUOTED_AS = re.compile(
    r"\b(?:quot(?:ed|es|ing)|report(?:ed|s|ing))\s+(?!(?:by|in|on|at|as)\b)(?P<who>(?:[\w.’'-]+\s+){0,7}?[\w.’'-]+)\s+as\s+"
    + _SAYING
)
"""Whom somebody quotes: "quoted him as saying", "quoted the pilot Per Lund as telling"."""
_IS_QUOTED = re.compile(
    rf"(?P<who>\b(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he\s+(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+|(?:{CAPITALISED}\s+){{0,4}}?{CAPITALISED}))"
    rf"\s+{_WAS}(?:\w+ly\s+)?quoted\s+(?:(?:by|in)\s+(?P<by>[^,;:“”\"]{{1,60}}?)\s+)?as\s+{_SAYING}"
)
"""Who is quoted: "she was quoted by the Post as saying"."""
_RIGHT_BEHIND = 2
"""Code points between "as saying" and words without marks, at most."""
_WHO_QUOTES = re.compile(r"\W*(?:[\w’'.-]+\s+){1,6}?(?=(?:quot|report)(?:ed|es|s|ing)\b)")
"""What stands between quoted words and those."""


def quoted_in_passive(
    start: int, before: str, near: Sequence[NameMention], attribution: Attribution
) -> Attribution | None:
    """Denny was quoted by the Post as saying “…”. ``before``: what stands before the words in their sentence, from
    ``start`` on; ``near``: the names in it."""
    for name in near:
        quoted = _PASSIVE.match(before, name.end - start)
        saying = _AS_SAYING.match(before, quoted.end()) if quoted else None
        if quoted and saying:
            by = next(
                (n for n in near if n.start - start >= quoted.end() and _BY.search(before[: n.start - start])), None
            )
            return told_by(attribution, start, name, saying, Stretch(by.start, by.end) if by else None)
    return None


def quoted_as(prose: Prose, quoted: QuotedStretch, attribution: Attribution) -> Attribution | None:
    """“…,” the Post quoted him as saying; “…,” he was quoted by the Post as saying; the Post quoted him as
    saying: “…”."""
    start, before = prose.before(quoted.start)
    told = _QUOTED_AS.finditer(before) if " as " in before else ()
    found = next((m for m in told if REST_OF_TAG.match(before, m.end())), None)
    if found is None:
        start = max(c.end for c in attribution.content if prose.quoted_in(c))
        after = prose.after(start)
        if " as " not in after:
            return None
        teller = _WHO_QUOTES.match(after)
        found = _QUOTED_AS.match(after, teller.end()) if teller else None
        found = found or _IS_QUOTED.match(after, len(after) - len(after.lstrip(" ,?!”’\"'")))
    if found is None:
        return None
    phrase = Stretch(start + found.start(), start + found.end())
    content = tuple(c for c in attribution.content if _are_apart(c, phrase))
    return _quoted_by(attribution, found, start, content) if content else None


def quoted_indirectly(prose: Prose, attribution: Attribution) -> Attribution | None:
    """The Post quoted him as saying that …; he was quoted by the Post as saying that … “…”: the words are what
    follows, where the engine took whom the Post quotes for them."""
    first = attribution.content[0]
    start, before = prose.before(first.start)
    sentence = before + prose.after(first.start)
    if " as " not in sentence:
        return None
    for found in (m for pattern in (_QUOTED_AS, _IS_QUOTED) for m in pattern.finditer(sentence)):
        behind = start + found.end()
        if start + found.start() <= first.start <= behind + _RIGHT_BEHIND:
            at = max(first.start, start + len(sentence) - len(sentence[found.end() :].lstrip(" ,:")))
            end = first.end if first.end > at else start + len(sentence.rstrip(" .!?"))
            words = Stretch(at, end)
            marked = prose.quoted_in(words)
            if at >= end or (words != first and marked and marked.start - at <= _RIGHT_BEHIND):
                return None
            return _quoted_by(attribution, found, start, (words, *attribution.content[1:]))
    return None


def _quoted_by(attribution: Attribution, found: re.Match[str], start: int, content: tuple[Stretch, ...]) -> Attribution:
    """``attribution`` of ``content`` to whom ``found``, a match of what begins at ``start``, says is quoted."""
    phrase, who, verb = (
        Stretch(start + at, start + end) for at, end in (found.span(), found.span("who"), found.span("verb"))
    )
    by = found.span("by") if "by" in found.groupdict() else (-1, -1)
    via = attribution.source if attribution.source and _are_apart(attribution.source, phrase) else None
    via = Stretch(start + by[0], start + by[1]) if by[0] >= 0 else via
    return replace(attribution, content=content, source=who, cue=verb, via=via)


def _are_apart(one: Stretch, other: Stretch) -> bool:
    return one.end <= other.start or other.end <= one.start
