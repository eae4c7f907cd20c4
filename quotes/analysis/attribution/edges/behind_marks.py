"""Where words behind the last marks of a content end: before what the reporter tells of the saying."""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.edges.overrun import WHERE_SAID
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.dates.expressions import DAY_SAID
from quotes.lexicon.clause_words import holds_clause
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

LEADS_ON = re.compile(
    rf"[\s,–—-]*(?:(?:{alternatives('function/ends_nothing', 'function/seldom_ends')}"
    r"|\w+ing\s(?:to|at|about|of|on))\b\s*)+,?|\s*[–—-]+\s(?:and|but)\s.*"
    r"|\s*(?:came|is|was|were)\s(?:her|his|its|the|their)\s(?:\w+\s)?(?:answer|comment|message|reply|response|retort|verdict)\b.*",
    re.IGNORECASE,
)
"""What leads from the words to something else: (“a blow”) and (thanked them); (“a blow”) referring to (the vote); (“A
blow,”) was her reply."""
_DEED = re.compile(r"\s(?:and|but)\s(?:(?:also|then|later|\w+ly)\s)?\w{3,}ed\s(?!by\b)")
"""What who speaks did next, behind words in marks: (“a blow”) and thanked (them)."""
_WHEN = re.compile(rf",?\s{DAY_SAID}\W*")
"""When it was said, behind words that are no part of a clause: called it (“a blow”) on Monday."""
_WRITING = "|".join(alternatives(f"occasions/{kind}") for kind in ("letter", "speech", "social_post"))
_CIRCUMSTANCE = re.compile(
    rf",?\s(?:(?:during|while)\s|(?:in|on|at)\s(?:an?|his|her|its|their)\s(?:[\w-]+\s){{0,2}}?(?:{_WRITING})\b)"
)
"""Where and when it was said, behind those: called it (“a blow”) during a walk, in a letter seen by the Post."""
_MEANWHILE = re.compile(
    rf",?\s(?:(?:after|as|before|while)\s(?:he|she|they)\s(?:\w+ly\s)?(?:{alternatives('clauses/does_meanwhile')})"
    r"|when\s(?:asked|contacted|pressed|questioned|reached))\b"
)
"""What who speaks did as he spoke: she was (“tired”) as she left the hall."""
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s(?:\w+ly\s)?\w+(?:ed|en|wn|ught)(?:\sby)?\Z")
_AND = re.compile(r"\s(?:and|but)\s")
"""What else the writer tells of the subject of such a cue: was called (“a blow”) by Holm and stands empty."""


_WHAT = re.compile(r"\bwhat\s\Z", re.IGNORECASE)
_PREDICATE = re.compile(rf"\s(?:{alternatives('stance/forms/finite')}|\w+(?:s|ed))\s")
"""What a sentence says of what somebody calls so: What Holm calls (“a gift”) is a wall."""


def end_behind_marks(prose: Prose, attribution: Attribution, behind: Stretch, lead: str) -> int:
    """Where the words of ``behind`` end, which stand behind the last marks of a content: at its start, where all of
    them are the reporter's. ``lead``: what stands between the cue and the first marks."""
    text, cue = prose.text, attribution.cue
    if LEADS_ON.fullmatch(text, behind.start, behind.end) or _DEED.match(text, behind.start, behind.end):
        return behind.start
    if cue and _PASSIVE.search(text, cue.start, cue.end) and _AND.match(text, behind.start, behind.end):
        return behind.start
    source = attribution.source
    if source and _WHAT.search(prose.before(source.start)[1]) and _PREDICATE.match(text, behind.start, behind.end):
        return behind.start
    told = [WHERE_SAID, _MEANWHILE]
    if not holds_clause(lead):
        if _WHEN.fullmatch(text, behind.start, behind.end):
            return behind.start
        told.append(_CIRCUMSTANCE)
    found = (pattern.search(text, behind.start, behind.end) for pattern in told)
    return min((m.start() for m in found if m), default=behind.end)
