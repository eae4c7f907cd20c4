"""What somebody but talked of, did, knew or did not say, though the words stand behind his verb: condemned the raid,
agreed to sail, knew that she sank, stopped short of calling her a wreck. That is doubtful, and credited to nobody
unless it shows what he supports or opposes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.attribution.acts import is_thought
from quotes.lexicon.clause_words import but_talks_of, holds_clause, is_but_known, tells_of_a_deed
from quotes.lexicon.word_lists import alternatives
from quotes.model import Candidate, Evidence, Position, Quotation, Span

_DECIDED = re.compile(r"\bdecid\w+", re.IGNORECASE)
_ASKED = re.compile(r"\bask(?:s|ed|ing)?\b", re.IGNORECASE)
_DENIAL = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
_PASSIVE = r"(?:is|are|was|were|been|being)\s(?:\w+ly\s|also\s)?"
_NAMED_SO = re.compile(rf"{_PASSIVE}(?:mis)?(?:{alternatives('clauses/describes')})(?:\sas)?\Z", re.IGNORECASE)
"""A cue by which somebody or something is called so: was described as."""
_ADDRESSED = re.compile(
    rf"{_PASSIVE}(?:{alternatives('clauses/is_addressed')})(?:\s(?:about|as|for|of|that|with))?\Z", re.IGNORECASE
)
"""A cue by which others say something of its subject or to it: was accused of."""
_SAYING = re.compile(
    r"\b(?:(?:an?|the)\s(?:\w+\s)?(?:adage|maxim|proverb)|(?:an?|the|old|popular)\ssaying)\Z", re.IGNORECASE
)
_LONGEST_SAYING = 30  # code points
_BY = re.compile(r"\s(?:\w+\s)?by\s(?:the\s)?", re.IGNORECASE)
_IS_PASSIVE = re.compile(rf"\b{_PASSIVE}\w+(?:ed|en|wn)\Z", re.IGNORECASE)
_PREPOSITION = 10
"""Code points between a cue and words in which a preposition may stand that belongs to the cue, at most."""
_TALKS_ABOUT = re.compile(
    r"\b(?:chat|convers|speak|spoke|talk)\w*\s[^,;:“”\"]{0,80}?\b(?:about|of|on|over)\s\Z", re.IGNORECASE
)
"""A talk with somebody before what it is about: talks to the mayor about (the lock)."""
LEAST_TOPIC = 0.15
"""Confidence under which a topic of nobody's is left out: the highest that costs nothing on PolNeAR dev (F1 of
relations)."""
_STEP = "this was but talked of, done or known, or not said: nobody is quoted as saying it"


def with_topics_uncredited(
    text: str, quotations: Sequence[Quotation], positions: Sequence[Position]
) -> tuple[Quotation, ...]:
    """``quotations`` of ``text`` in their order, those of a mere topic or deed marked for review and nobody's: who
    talked of it is a candidate. Doubtful topics of nobody's are left out. ``positions``: all that were found; a topic
    that shows one stays its holder's."""
    shown = {position.quotation for position in positions}
    settled = (_settled(text, q, q.id in shown) for q in quotations)
    return tuple(q for q in settled if q.speaker or q.confidence >= LEAST_TOPIC or not is_topic(text, q))


def _settled(text: str, quotation: Quotation, is_shown: bool) -> Quotation:
    if quotation.speaker is None or not is_topic(text, quotation):
        return quotation
    return replace(quotation, needs_review=True) if is_shown else _nobodys(quotation)


def is_topic(text: str, quotation: Quotation) -> bool:
    """Whether words without marks but name what was talked of (condemned the raid), tell what somebody did or decided
    (agreed to sail), which is no wish of his (hoped to sail), what he knew, or what he did not say, which is no denial
    or doubt of his (denied that she sank, does not think so)."""
    if quotation.cue is None:
        return False
    if quotation.kind != "indirect":
        return _is_named_so(text, quotation.cue, quotation.mention, quotation.spans[0].start)
    words, cue = " ".join(span.exact for span in quotation.spans), quotation.cue.exact
    behind = quotation.spans[0].start - quotation.cue.end
    told_of_it = any(not span.exact.startswith("to ") for span in quotation.spans[1:])
    if behind < 0 and not told_of_it and _is_done_to(text, quotation.spans[0].exact, quotation.cue, quotation.mention):
        return True
    if behind > 0 and _TALKS_ABOUT.search(text, quotation.cue.start, quotation.spans[0].start):
        return not holds_clause(words)
    if 0 < behind <= _PREPOSITION:
        cue = text[quotation.cue.start : quotation.spans[0].start].rstrip()  # apologised | to | the families
    if quotation.mention and quotation.mention.start >= quotation.cue.end:
        cue = cue.removesuffix(" by")  # the plan was called late | by | Ida Holm
    if behind > 1 and _ASKED.search(cue):
        return False  # asked | the council | to mend the lock
    if is_but_known(cue) or (quotation.act == "denied" and not (_DENIAL.search(cue) or is_thought(cue))):
        return True
    is_wish = quotation.act == "thought" and not _DECIDED.search(cue)
    return but_talks_of(words, cue) or (tells_of_a_deed(words, cue) and not is_wish)


def _is_named_so(text: str, cue: Span, mention: Span | None, words: int) -> bool:
    """Whether the ``words`` in marks behind ``cue`` are but what its subject is called or accused of, or a saying of
    nobody's."""
    if words < cue.end or (mention is not None and mention.end > cue.start):
        return False
    is_saying = _SAYING.search(text, max(0, cue.end - _LONGEST_SAYING), cue.end)
    return any((is_saying, _NAMED_SO.search(cue.exact), _ADDRESSED.search(cue.exact)))


def _is_done_to(text: str, words: str, cue: Span, mention: Span | None) -> bool:
    """Whether the ``words`` before ``cue`` are but to whom or what something was done: the crews | were sent | by …"""
    if mention is None or holds_clause(words):
        return False
    by = cue.exact.endswith(" by") or _BY.fullmatch(text, cue.end, mention.start) is not None
    return by and cue.end < mention.start and _IS_PASSIVE.search(cue.exact.removesuffix(" by")) is not None


def _nobodys(quotation: Quotation) -> Quotation:
    who, evidence = quotation.speaker, quotation.evidence
    assert who is not None
    return replace(
        quotation,
        speaker=None,
        candidates=(Candidate(who.name, who.type, quotation.confidence),),
        needs_review=True,
        evidence=Evidence(evidence.method, (*evidence.chain, _STEP)),
    )
