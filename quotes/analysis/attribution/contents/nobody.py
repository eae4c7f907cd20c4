"""Words that a sentence gives to nobody: none of them expects it; few do; you will notice it; pictures
show it; than, say, a bus; he does not deny it; referring to the lock, as the reporter explains it; and, between marks,
what many call a thing, and a term that somebody rejects."""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.word_lists import alternatives

_NOBODY = re.compile(r"(?:nobody|no\s\w+|none|neither|few|hardly\san(?:y|yone|ybody)|you)\b", re.IGNORECASE)
"""Sources that are none, hardly any, or the reader."""
_OF_ITSELF = re.compile(
    r"(?:an?|the)\s(?:earlier|original|previous|prior)\s(?:\w+\s)?(?:version|edition|headline|caption)\s"
    r"(?:(?:of|for|on|to)\sth(?:is|e)\b|(?:gave|incorrectly|said|stated|wrongly)\b)",
    re.IGNORECASE,
)
"""The article itself, in a correction."""
_INSCRIPTION = rf"(?:{alternatives('writings/inscriptions')})"
_INSCRIBED = re.compile(
    rf"[^,;:“”\"]*\b{_INSCRIPTION}(?:\s(?:above|across|at|behind|beside|by|in|near|on|outside|over|under)\b.*|\W*)",
    re.IGNORECASE | re.DOTALL,
)
"""A source that is but what words stand on: a sign above the door."""
_READS = re.compile(
    rf"\b{_INSCRIPTION}\s[^.;:“”\"]{{0,60}}?(?:(?:read|sa(?:y|id)|declar|announc|proclaim|bear|bore|warn)\w*|with\sthe\s\w+)[,:]?\s*[\"“‘«„'`]*\Z",
    re.IGNORECASE,
)
"""The same before the words on it, which no speaker has: a sign above the door reads (“…”)."""
_PICTURES = re.compile(
    r"\d*(?:[\w’'-]+\s){0,4}(?:footage|images?|photo(?:graph)?s?|pictures?|videos?)\b", re.IGNORECASE
)
_THEY_CALL = re.compile(
    r"\b(?:which|that|who|whom|what)\s(?!(?:he|she|it|you)\s)(?:[\w’'-]+\s){1,5}(?:call|nickname|know\sas|refer\sto\sas)\Z",
    re.IGNORECASE,
)
"""What many, or the author, call something: goats (which parishioners call) 'the choir'."""
_REJECTS_TERM = re.compile(
    r"(?:avoid|dislik|disput|object\w*\sto|reject|resist|shun)\w*\s(?:the|this|that)\s"
    r"(?:expression|label|nickname|phrase|term|word)\s",
    re.IGNORECASE,
)
_CALLS_IT = re.compile(r"(?:(?<=\bcall)|(?<=\bcalls))\s(?:it|them|this|these|those)\s[\"“‘«„'`]")
_SHORT_NAME = re.compile(r"the\s(?:[a-z-]+\s)?[a-z-]+")
"""What scientists or fishermen call something at any time: They call it (“the sleeper”)."""
_MOST_TERM = 4  # words
_GLOSS = re.compile(r"\b(?:referring|alluding|an?\s(?:\w+\s)?(?:reference|allusion))(?:\sto)?\Z", re.IGNORECASE)
"""What a reporter explains the words of somebody with: she said, referring to (the lock)."""
_NAMED = re.compile(r"\bas\b")
_SHOW = re.compile(r"\b(?:show|reveal|captur)\w*\Z", re.IGNORECASE)
"""What pictures do with what is seen in them."""
_FILLER = re.compile(r"\bsay\Z", re.IGNORECASE)
_BEFORE_FILLER = re.compile(r"\b(?:than|like|as|in|for|of|by|to|at|with|from),\s\Z|\b(?:than|like)\s\Z", re.IGNORECASE)
"""What stands before "say" where nobody says: than, say, a bus."""
_UNDENIED = re.compile(
    r"\b(?:not|n['’]t|never|cannot|neither|nor)\s(?:\w+ly\s)?(?:den(?:y|ied|ying)|disput(?:e|ed|ing)|rul(?:e|ed|ing)\sout)\b",
    re.IGNORECASE,
)
"""What is neither said nor denied."""


def is_nobodys(prose: Prose, attribution: Attribution) -> bool:
    """Whether nobody says the words of ``attribution``."""
    if attribution.verbatim:
        return False
    if any(prose.quoted_in(c) for c in attribution.content):
        return _is_term(prose, attribution) or _is_inscribed(prose, attribution)
    return _has_no_source(prose, attribution) or _is_beside_words(prose, attribution)


def _is_term(prose: Prose, attribution: Attribution) -> bool:
    """Whether the content is but a term between marks, with the noun for it: what people call “…”, rejects the term
    “…”."""
    text, cue, term = prose.printed, attribution.cue, prose.quoted_in(attribution.content[-1])
    if cue is None or term is None or term.start < cue.end or len(text[term.start : term.end].split()) > _MOST_TERM:
        return False
    start, before = prose.before(cue.end)
    if len(attribution.content) == 1 and _THEY_CALL.search(before):
        return True
    if _CALLS_IT.fullmatch(text, cue.end, term.start) and _SHORT_NAME.fullmatch(text, term.start, term.end):
        return True
    verb = max(start, text.rfind(" ", start, cue.end) + 1)
    return _REJECTS_TERM.match(text, verb, term.start) is not None


def _is_inscribed(prose: Prose, attribution: Attribution) -> bool:
    """Whether words in marks but stand on a sign or in an earlier version of the article."""
    source, text = attribution.source, prose.text
    if source is None:
        first = prose.quoted_in(attribution.content[0])
        lead = prose.before(first.start)[1] if first and len(attribution.content) == 1 else ""
        return _READS.search(lead) is not None
    if source.start > attribution.content[0].start:
        return False
    return bool(_INSCRIBED.fullmatch(text, source.start, source.end) or _OF_ITSELF.match(text, source.start))


def _has_no_source(prose: Prose, attribution: Attribution) -> bool:
    source, cue, text = attribution.source, attribution.cue, prose.text
    if source is None:
        return False
    if _NOBODY.match(text, source.start, source.end) or _OF_ITSELF.match(text, source.start):
        return True
    pictures = cue and _PICTURES.match(text, source.start, source.end)
    return bool(cue and pictures and _SHOW.search(text, cue.start, cue.end))


def _is_beside_words(prose: Prose, attribution: Attribution) -> bool:
    """Whether the cue is none of what is said: a filler, a gloss, a denial of a denial."""
    cue, text = attribution.cue, prose.text
    if cue is None:
        return False
    if _GLOSS.search(text, cue.start, cue.end):
        return not any(_NAMED.search(text, c.start, c.end) for c in attribution.content)
    start, before = prose.before(cue.end)
    if _FILLER.search(text, cue.start, cue.end) and _BEFORE_FILLER.search(before[: cue.start - start]):
        return True
    undenied = _UNDENIED.search(before)
    return undenied is not None and start + undenied.end() >= cue.end
