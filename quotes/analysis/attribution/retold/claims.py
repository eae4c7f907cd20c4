"""Whose claim somebody refers to: the Post reported on Denny’s claims that …."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.model import Stretch

_REFERS = re.compile(
    r"\b(?:referr?|respond|react|report|investigat|prob)(?:s|es|e|ed|ing)?\s(?:to|on|into)\Z", re.IGNORECASE
)
_A_CLAIM = "(?:claim|allegation|accusation|assertion|warning|question|suggestion|statement|complaint|prediction)s?"
_WHEN = r"(?:\s(?:earlier|later|last|this|on)(?:\s\w+){1,2}?)?"
_CLAIMED = re.compile(
    rf"(?:(?:[\w-]+\s){{1,3}}?(?P<claim>{_A_CLAIM})\s(?:by|from|of)\s(?P<who>[^,;:]{{3,60}}?){_WHEN}"
    rf"|(?P<owner>[^,;:]{{2,60}}?)(?:['’]s|(?<=s)['’])\s(?:[\w-]+\s){{0,2}}?(?P<owned>{_A_CLAIM}))"
    r"\s(?=that\b|whether\b)",
    re.IGNORECASE,
)
"""Who claims what somebody refers to: a claim by a sailor that …, a sailor’s claims that …"""
_CLAIM = re.compile(rf"(?:(?!no\b)[\w-]+\s){{0,3}}?{_A_CLAIM}\s(?=that\b|whether\b)", re.IGNORECASE)
_OF_NOBODY = re.compile(
    rf"\b(?:(?:investigat|prob|examin)(?:e|ed|es|ing)|(?:respond|react)(?:ed|s|ing)?\sto)"
    rf"\s(?:(?!no\b)[\w-]+\s){{0,3}}?{_A_CLAIM}\s?\Z",
    re.IGNORECASE,
)
"""What others claim, whom nothing names: is investigating claims (that …)."""


def claimed(prose: Prose, attribution: Attribution) -> Attribution | None:
    """Frost was referring to a claim by Denny that …; the Post reported on Denny's claims that …: Denny claims it."""
    words = attribution.content[0]
    found = _CLAIMED.match(prose.text, words.start, words.end)
    if attribution.via:
        return None
    before = prose.before(words.start)[1]
    claim = None if found else _CLAIM.match(prose.text, words.start, words.end)
    if found is None and _OF_NOBODY.search(before + (claim[0] if claim else "")):
        start = claim.end() if claim else words.start
        return replace(attribution, content=(Stretch(start, words.end), *attribution.content[1:]), source=None)
    if found is None or not _REFERS.search(before.rstrip()):
        return None
    who, noun = ("who", "claim") if found["who"] else ("owner", "owned")
    content = (Stretch(found.end(), words.end), *attribution.content[1:])
    source, cue = (Stretch(*found.span(part)) for part in (who, noun))
    return replace(attribution, content=content, source=source, cue=cue, via=attribution.source)
