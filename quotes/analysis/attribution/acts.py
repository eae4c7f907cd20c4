"""What somebody does with the words: states them, thinks them, or does not say them at all."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.speech_verbs import ANY_FORM, FORMS
from quotes.lexicon.word_lists import alternatives
from quotes.model import Act, Stretch

_THOUGHT = re.compile(
    rf"\b(?:{alternatives('speech/thought')})\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    rf"\b(?:{alternatives('speech/stated')})\b",
    re.IGNORECASE,
)

_VERBS = frozenset(form for form in FORMS if not form.startswith("mention")).union(
    "call calls called calling use uses used using".split()
)
_ANY_WORD = re.compile(r"\w+")
_ADDRESSED = re.compile(r"[^,;:.?!]{0,60}[:,]?\s*[\"“‘«„'`(]*\Z")  # did not tell (the crowd: “)
_AUXILIARY = r"(?:did|does|do|has|have|had|would|could|can|will|may|might|should|was|were|is|are)"
_NOT = rf"(?:{_AUXILIARY}(?:\s+not|n['’]t|\s+never)|cannot|can['’]t|won['’]t|never)"
_MANNER = r"(?:(?!only\b|merely\b|simply\b)\w+ly|even|ever|yet|once|want\s+to|wish\s+to|dare)"
_HE = r"(?:(?!(?:and|but)\b)[\w.’'-]+\s+){0,6}"  # denied (that he had ever) said, not: denied it and said
# What stands before the verb of words that were not said.
_UNSAID = re.compile(
    rf"\b(?:{_NOT}\s+(?:{_MANNER}\s+){{0,2}}\Z"  # did not publicly (say)
    r"|(?:(?:has|have|had)\s+yet|unable)\s+to\s+(?:\w+ly\s+)?\Z"
    r"|(?:high\s+)?time\s+(?:for|that)\s+[^,;:]*\Z"  # it is time for her to (admit)
    r"|(?:refus|declin|fail|neglect|hesitat|struggl)\w*\s+to\s+(?:(?:even|ever|\w+ly)\s+)?\Z"
    r"|(?:(?:stop|stopp|fall|fell)\w*\s+short\s+of|avoid\w*|resist\w*|refrain\w*\s+from|without|instead\s+of|rather\s+than)"
    r"\s+(?:\w+ly\s+)?\Z"
    r"|(?:could|should|would)\s+have\s+(?:\w+ly\s+)?\Z"  # could have (told)
    rf"|den(?:y|ies|ied|ying)\s+{_HE}\Z"  # denies that he ever (said)
    rf"|(?:no|(?:not|n['’]t)(?:\s+\w+){{0,2}}\s+any)\s+(?:record|evidence|proof|sign)\s+(?:of|that)\s+{_HE}\Z"
    r"|(?:(?:falsely|wrong(?:ful)?ly|mistakenly|erroneously)\s+(?:attributed|credited|ascribed|quoted|reported)"
    r"|mis(?:attributed|quoted))\b[^;:]*\Z"
    rf"|(?:{alternatives('speech/faked')})\s+(?:\w+\s+)?(?:{alternatives('speech/fakes')})\b"
    r"[^;:]*\Z|ask\w*\s+(?:\w+\s+){0,2}(?:if|whether)\b[^,;:]*\Z)"
    r"|(?:\A|[,;]\s+|\b(?:what|even|only|as)\s+)if\s+(?:(?!--)[^,;:–—])*\b(?:had|were\s+to|should|would|could|ever)\s+(?:\w+\s+)?\Z"
    r"|\A\W*Had\s+[^,;:]*\Z",
    re.IGNORECASE,
)
_IF = re.compile(r"(?:\A\W*|[,;]\s+)(?:(?:even|only)\s+)?if\s+(?!what\b)(?:(?!--)[^,;:–—])*\Z", re.IGNORECASE)
_PRESENT = re.compile(r"(?!said\b|spoke\b|told\b|wrote\b)\w+(?<!ed)(?<!ing)\b", re.IGNORECASE)
"""A verb of what is but supposed behind "if": if she says (“sail”)."""
_QUESTION = re.compile(rf"\A\W*{_AUXILIARY}\s+(?!not\b)[^,;:?]*\Z", re.IGNORECASE)
# What stands behind words that were not said.
_DISOWNED = re.compile(
    rf"\A\W*(?:(?:was|were|is|are)\s+(?:falsely|wrong(?:ful)?ly|mistakenly|erroneously|never)\s+\w+ed\b"
    rf"|(?:was|is)\s+not\s+(?:what|something|anything)\b|[^.;,:]{{0,40}}?\b{_NOT}\s+(?:{_MANNER}\s+)?{ANY_FORM}\b"
    rf"|[^.;,:]{{0,40}}?\bden(?:y|ies|ied)\s+{_HE}{ANY_FORM}\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\b(?!(?:only|merely|simply|just|also)\b)\w+")
_TO = re.compile(r"to\s")
_REFUSES = re.compile(r"\b(?:refus\w+|declin\w+)\s\Z", re.IGNORECASE)
_DENIAL = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
_CUES = 1024
"""Cues of which it is remembered what they tell of: most are said, says, told."""


def act_of(text: str, prose: Prose, attribution: Attribution) -> Act:
    """``thought`` where the cue tells of a state of mind and of no speech ("hopes", "is convinced"); ``denied`` where
    the article tells that the words were not said ("refused to say", "denied that"); else a ``statement``.

    "said he believes" is a statement: he said it. Words from the cues of PolNeAR's train part (Newell et al., 2018).
    """
    cue = text[attribution.cue.start : attribution.cue.end] if attribution.cue else ""
    if any(_is_unsaid(prose, piece) for piece in attribution.content):
        return "denied"
    quoted = any(prose.quoted_in(piece) for piece in attribution.content)
    if not quoted and attribution.cue and not attribution.verbatim and _is_negated(prose, attribution, attribution.cue):
        return "denied"
    if not quoted and _is_denial(cue):
        return "denied"
    return "thought" if is_thought(cue) else "statement"


@lru_cache(_CUES)
def _is_denial(cue: str) -> bool:
    """Whether ``cue`` tells of a denial and of no speech."""
    return bool(_DENIAL.search(cue) and not _SPEECH.search(cue))


@lru_cache(_CUES)
def is_thought(cue: str) -> bool:
    """Whether ``cue`` tells of a state of mind and of no speech: hopes, is not convinced."""
    return bool(_THOUGHT.search(cue) and not _SPEECH.search(cue))


def _is_unsaid(prose: Prose, piece: Stretch) -> bool:
    """Whether the sentence of ``piece`` tells that its words (those between marks, where it has such) were not said, or
    only asks or supposes that they were."""
    place = (piece.start, piece.end)
    known = prose.unsaid.get(place)
    if known is None:  # asked for what parts a content, and for the act
        known = prose.unsaid[place] = _read_unsaid(prose, piece)
    return known


def _is_negated(prose: Prose, attribution: Attribution, cue: Stretch) -> bool:
    """Whether the words without marks behind ``cue`` are what somebody did not say or think, whatever his verb is: did
    not want to detail (what he saw), could have told (them), refused (to rule out a strike)."""
    piece = attribution.content[0]
    if piece.start < cue.end:
        return False
    _, before = prose.before(piece.start)
    if _TO.match(prose.text, piece.start) and _REFUSES.search(before):
        return True
    start, lead = prose.before(cue.end)
    first = max(0, cue.start - start)
    if _PRESENT.match(lead, first) and _IF.search(lead[:first]):
        return True
    verbs = (word.start() for word in _WORD.finditer(lead, first))
    return any(_UNSAID.search(lead[:at]) for at in verbs)


def _read_unsaid(prose: Prose, piece: Stretch) -> bool:
    quoted = prose.quoted_in(piece)
    start, end = (quoted.start, quoted.end) if quoted else (piece.start, piece.end)
    begin, before = prose.before(start)
    verb = next((w for w in reversed(list(_ANY_WORD.finditer(before))) if w[0].lower() in _VERBS), None)
    if verb is None:
        return _DISOWNED.match(prose.after(end)) is not None
    if not _ADDRESSED.match(before, verb.end()):
        return False
    lead = before[: verb.start()]
    unsaid = _UNSAID.search(lead)  # a denial that is itself part of the content is what somebody said
    if unsaid and begin + unsaid.start() < piece.start:
        return True
    if _PRESENT.match(before, verb.start()) and _IF.search(lead):
        return True
    return _QUESTION.match(lead) is not None and prose.after(end).endswith("?")


def apart_from_unsaid(prose: Prose, attribution: Attribution) -> list[Attribution]:
    """``attribution``, with what was said apart from what was not: said “Sail”, but did not say “Now”."""
    unsaid = tuple(c for c in attribution.content if _is_unsaid(prose, c))
    if not unsaid:
        return [attribution]
    said = tuple(c for c in attribution.content if c not in unsaid)
    return [replace(attribution, content=content) for content in (said, unsaid) if content]
