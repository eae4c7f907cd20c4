"""Words that somebody passes on: what Denny had told her, a letter that Denny wrote."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.attribution.retold.nested_speech import TELLING
from quotes.lexicon.nouns import PERSON
from quotes.lexicon.person_names import fold
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.word_lists import alternatives
from quotes.model import START, Stretch

_MOST_NAMES = 5  # of one phrase
_WHAT_WAS_TOLD = re.compile(
    rf"(?:(?P<what>what|how|that)\s)?(?P<who>[^“”\":;]{{2,80}}?),?\s(?:(?:had|has|have|once|always|often|\w+ly)\s){{0,3}}"
    rf"(?P<verb>(?-i:{ANY_FORM}))(?:\s(?:to\s)?(?:him|her|them|me|us|police|reporters|(?:his|her|the)\s[\w’'-]+))?",
    re.IGNORECASE,
)
"""Words without marks before quoted ones: (recalled) what the bishop had told her: “…”; (said) he told her: “…”. No
verb is part of a name: the United States."""
_WRITTEN = re.compile(
    r"\b(?:email|e-mail|letter|message|note|post|text|tweet)\s(?:(?:that|which)\s)?(?!(?:about|by|for|from|to)\s)(?P<who>[^“”\":;]{2,80}?),?"
    r"\s(?:had\s)?(?P<verb>sent|wrote|written|posted|texted|left)\b[^“”\":;]{0,80}:\s*[\"“‘«„'`]?\Z"
)
"""Who wrote what somebody reads out: "read out a message that the accused sent to his brother: “…”"."""
_WRITING = alternatives("nouns/writing", "nouns/work", "writings/signed")
_OF_ANOTHER = (
    rf"(?:an?|the|another|one|his|her|their)\s(?:[\w’'-]+\s){{0,3}}?(?P<writing>{_WRITING})\s(?P<by>by|from)\s"
    r"(?P<who>[^,“”\":;]{2,60}?(?:,\s[^,“”\":;]{2,60}?)?),?"
)
_WHICH_READS = re.compile(
    rf"(?<!\b[Ii]n\s){_OF_ANOTHER}\s(?:which|that)\s(?P<verb>{ANY_FORM}|begins|began|ends|ended|goes|went|opens|opened)"
    r"\s*[:,]?\s*[\"“‘«„'`]?\Z"
)
"""Whose writing somebody passes on, and how: "for sharing a post by the poet Per Lund, which read: “…”"."""
_PASSED_ON = re.compile(rf"\b(?:{alternatives('writings/passes_on')})\s{_OF_ANOTHER}:\s*[\"“‘«„'`]?\Z")
"""The same before a colon: "reposted a message from Per Lund: “…”"."""
_TO_QUOTED = re.compile(r"\s*[:,]?\s*[\"“‘«„'`]?")


def recalled(prose: Prose, attribution: Attribution) -> Attribution | None:
    """Frost recalled what Denny had told her: “…”: Denny said it, via Frost."""
    start, words = attribution.content[0].start, next(filter(None, map(prose.quoted_in, attribution.content)), None)
    told = _WHAT_WAS_TOLD.match(prose.text, start, words.start) if words else None
    if words is None or told is None or not _TO_QUOTED.fullmatch(prose.text, told.end(), words.start):
        return None
    if not told["what"] and ":" not in prose.text[told.end() : words.start]:
        return None
    content = (Stretch(words.start, attribution.content[0].end), *attribution.content[1:])
    said = tuple(c for c in content if c.start < c.end)
    who, verb = Stretch(*told.span("who")), Stretch(*told.span("verb"))
    return replace(attribution, content=said, source=who, cue=verb, via=attribution.source)


def read_out(prose: Prose, names: Sequence[NameMention], attribution: Attribution) -> Attribution | None:
    """Frost read out a message that Denny had sent to his brother: “…”; Frost shared a post by Denny, which said: “…”:
    Denny wrote it, via Frost."""
    words, source = next(filter(None, map(prose.quoted_in, attribution.content)), None), attribution.source
    if words is None or (source and source.start >= words.start):
        return None
    start, before = prose.before(words.start)
    found = (_WRITTEN.search(before) if source else None) or _WHICH_READS.search(before) or _PASSED_ON.search(before)
    if found is None or (source and start + found.start() < source.end) or TELLING.search(found["who"]):
        return None
    content = (Stretch(words.start, max(c.end for c in attribution.content)),)
    groups = found.groupdict()
    cue = "verb" if "verb" in groups else "writing"
    who, verb = (Stretch(start + found.start(part), start + found.end(part)) for part in ("who", cue))
    if groups.get("by") == "from" and not _is_somebody(prose, names, who):
        return None
    return replace(attribution, content=content, source=who, cue=verb, via=source)


def _is_somebody(prose: Prose, names: Sequence[NameMention], who: Stretch) -> bool:
    """Whether ``who`` holds a name that is no place's, or ends in a noun for people: no hospital bed."""
    at = bisect_left(names, who.start, key=START)
    named = any(n.start < who.end and n.type != "place" for n in names[at : at + _MOST_NAMES])
    last = fold(prose.text[who.start : who.end].split()[-1])
    return named or last in PERSON or last.removesuffix("s") in PERSON
