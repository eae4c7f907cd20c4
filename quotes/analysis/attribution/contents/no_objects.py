"""Words that are no object of their cue by the grammar of the sentence: others thought to be in the race; as far as
ships are concerned, it is; what she wrote that; that is what she argued; what is seen in a picture."""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import Stretch

_HEARS_READERS = re.compile(r"to\shear\sfrom\s(?:our\s)?(?:readers|you)\b", re.IGNORECASE)
"""What a paper asks of its readers."""
_IS_SEEN = re.compile(r"\b(?:is|are)\s(?:photographed|pictured|seen|shown)\Z", re.IGNORECASE)
"""How a caption tells what is in its picture: The harbour is seen (from the town)."""
_SO_FAR = re.compile(r"\bas\sfar\sas\s[^,;:]*\b(?:is|are|was|were)\sconcerned\Z", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:believed|considered|known|presumed|rumou?red|thought)\Z", re.IGNORECASE)
_TO_BE = re.compile(r"to\s(?:be|have)\b", re.IGNORECASE)
"""What is supposed of somebody, and not by him: others thought (to be in the race)."""
_OBJECT_BEFORE = re.compile(r"\bwhat(?:ever)?\s(?:[\w’'-]+\s){1,4}\Z", re.IGNORECASE)
"""Before a verb that has its object already: what he (wrote that …)."""
_PLEASED = re.compile(
    r"\b(?:may|might|will)\sbe\s(?:\w+ly\s)?\w+\sto\s(?:find|hear|know|learn|note|read|see)\s\Z", re.IGNORECASE
)
"""Before what the writer tells whom it will please: many will be happy to hear (that …)."""
_ASKED_OR_TOLD = re.compile(rf"(?=\w+ed\b|told\b){ANY_FORM}", re.IGNORECASE)
_BY = re.compile(r"\s(?:about|after|at|by|for|from|in|of|on|over)\s")
"""Behind a participle of what somebody was asked or told: Holm, warned (of the storm), sailed."""
_NEAR = 10  # code points between such a participle and what was said
_SO = re.compile(rf"\bso\s(?!{ANY_FORM}\b)(?:\w+ly\s)?\w+", re.IGNORECASE)
"""Before a clause that tells what came of it: was so glad (that she sang)."""
_THAT = re.compile(r"that\b", re.IGNORECASE)
_THIS_IS_WHAT = re.compile(r"(?:\w+\s)?(?:it|that|this)(?:['’]s|\sis|\swas)\swhat", re.IGNORECASE)
"""What points back to other words: (that is what) she had argued."""
_GOES_ON_SAYING = re.compile(rf",\s(?:\w+ly\s|also\s)?{ANY_FORM}\b", re.IGNORECASE)
"""Behind who reports that somebody, according to him, said something: the mayor, according to the Post(, said)."""
_MOST_SUBJECT = 5  # words
_IN_KEEPING = re.compile(
    r"(?:his|her|its|their|our)\s(?:\w+\s)?(?:abilit|belief|conscience|custom|faith|need|tradition|wish)\w*",
    re.IGNORECASE,
)
"""Behind "according to": in keeping with something of theirs."""
_ACCORDING = re.compile(r"\baccording\sto\Z", re.IGNORECASE)


def is_no_object(prose: Prose, attribution: Attribution) -> bool:
    """Whether the first words of ``attribution``, without marks, are no object of the verb in its cue: nobody says them
    by it."""
    cue, piece = attribution.cue, attribution.content[0]
    if cue is None or attribution.verbatim or prose.quoted_in(piece):
        return False
    return (
        _is_none_behind(prose, attribution, cue) if piece.start >= cue.end else _is_none_before(prose, attribution, cue)
    )


def _is_participle(prose: Prose, source: Stretch | None, cue: Stretch, piece: Stretch) -> bool:
    """Whether ``cue`` tells what was said to ``source``, right before it and a comma: Holm, (warned) of the storm, …"""
    text = prose.text
    if source is None or piece.start - cue.end > _NEAR or "," in text[source.start : source.end - 1]:
        return False
    is_behind_comma = text[source.start : cue.start].rstrip(" ").endswith(",") and cue.start - source.end <= 2
    is_asked = _ASKED_OR_TOLD.fullmatch(text, cue.start, cue.end) is not None
    return is_behind_comma and is_asked and _BY.match(text, cue.end) is not None


def _is_none_behind(prose: Prose, attribution: Attribution, cue: Stretch) -> bool:
    text, piece = prose.text, attribution.content[0]
    if _HEARS_READERS.match(text, piece.start):
        return True
    if _SUPPOSED.search(text, cue.start, cue.end) and _TO_BE.match(text, piece.start):
        return True
    if _PLEASED.search(prose.before(piece.start)[1]) or _is_participle(prose, attribution.source, cue, piece):
        return True
    start, before = prose.before(cue.end)
    if _SO_FAR.search(before):
        return True
    if _SO.search(text, cue.start, cue.end) and _THAT.match(text, piece.start):
        return True
    is_behind = piece.start <= cue.end + 1 and _THAT.match(text, piece.start) is not None
    return bool(is_behind and _OBJECT_BEFORE.search(before[: cue.start - start]))


def _is_none_before(prose: Prose, attribution: Attribution, cue: Stretch) -> bool:
    text, piece, source = prose.text, attribution.content[0], attribution.source
    if _IS_SEEN.search(text, cue.start, cue.end) or _THIS_IS_WHAT.fullmatch(text, piece.start, piece.end):
        return True
    if source is None or not _ACCORDING.search(text, cue.start, cue.end):
        return False
    is_short = len(attribution.content) == 1 and len(text[piece.start : piece.end].split()) <= _MOST_SUBJECT
    if is_short and _GOES_ON_SAYING.match(text, source.end):
        return True
    return _IN_KEEPING.match(text, source.start) is not None
