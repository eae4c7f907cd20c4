"""Where reported words end and the reporter goes on: with a second verb of who speaks, with where he said it."""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.clause_words import has_clause_behind, holds_clause
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_PAST = rf"(?:(?=\w+(?:ed|aid|old|oke|ote)\b){ANY_FORM}|called\s(?:on|for|it|him|her|them))"
_NEXT_VERB = re.compile(
    rf",?\s(?:and|but)\s(?:(?:also|then|later|further|\w+ly)\s)?"
    rf"(?:{_PAST}|{ANY_FORM}(?:\s[\w’'-]+){{0,2}}\sthat)\b(?!\sby\b)|\s[–—-]+\s(?:and|but)\s"
    rf"|,?\s(?:and|but)\s(?:on|in|at|by)\s(?:\w+\s){{1,4}}?(?:he|she|they)\s(?:(?:also|\w+ly)\s)?{_PAST}\b"
    r"|,?\s(?:and|but)\s(?:\w+\s)?(?:(?:declined|refused)\sto|(?:gave|had|offered)\sno\s(?:comment|details?|explanation|information|reasons?|word)|did\snot\s(?:comment|elaborate|explain|give|provide|say|specify))\b"
)
"""What who speaks does next: (the ferry was late) and called on the owners …"""
_IN_THE_PAST = re.compile(r"\b(?:\w+ed|said|told|spoke|wrote)\Z", re.IGNORECASE)
_TAGGED = re.compile(r",\s(?:(?:and|but)\s)?(?:he|she|they|it)\s(?:said|says|added|adds)\b")
"""Who says it, among the words: (the ferry was late), she said, …"""
_ANOTHERS = re.compile(
    rf",\sas\s[^,;:.]{{2,60}}\s{ANY_FORM}\Z|\seven\sas\s|,\san?\s(?:\w+\s)?"
    r"(?:accusation|allegation|argument|assertion|charge|claim|contention|suggestion)\s"
)
"""What others say or do meanwhile, or make of it: (it sank), as Lund claims; (it sank), a claim that Lund denies."""
_GLOSS = re.compile(r",\s(?:regarded|seen|viewed)\sas\s")
"""What the reporter says of the thing that was named: (proposed a lock), seen as a help to fishermen."""
_KICKER = re.compile(r"\s(?=[A-Z\s’'-]{0,60}[A-Z]{4})(?:[A-Z][A-Z’'-]{0,20}\s){3,8}[A-Z][a-z]")
"""The words in capitals before the headline of another article: (it sank) A NIGHT AT SEA Crew tells all."""
_NEW_CLAUSE = re.compile(
    r",?\s(?:and|but)\s(?:(?:on|in|at|by)\s(?:\w+\s){1,4}?)?(?:he|she|they|it)\s(?:\w+ly\s)?(?:has\s|had\s|have\s)?"
    rf"(?:{alternatives('stance/forms/finite')}|\w+ed)\b"
)
"""A clause with a subject of its own, behind what is none: criticised the plan (and on Monday he scrapped it)."""
_OCCASION = "|".join(alternatives(f"occasions/{kind}") for kind in ("interview", "statement", "press_conference"))
WHERE_SAID = re.compile(
    rf",?\s(?:in|during|at)\s(?:an?|his|her|its|their)\s(?:[\w-]+\s){{0,2}}?(?:{_OCCASION})"
    r"(?:\s(?:with|to|on)\s(?:the\s)?[\w’'.-]+(?:\s[\w’'.-]+){0,2})?\Z"
)
"""Where it was said, behind the words: (the ferry was late) in her interview with the paper."""
_LEFT_OPEN = re.compile(r",?\s(?:while|which|who|and|but|when|after|before)\s\w+\Z")
"""What begins before a break of the text and goes on nowhere: (he would sail) while offering"""
_BREAK = re.compile(r"[ \t]*[\n\r]")
_LEAST = 2  # words that are left


def end_of_words(prose: Prose, attribution: Attribution, piece: Stretch) -> int:
    """Where ``piece``, words without marks behind their cue, ends: before what the reporter goes on with."""
    cue, text, end = attribution.cue, prose.text, piece.end
    if cue is None or piece.start < cue.end:
        return end
    patterns = [_TAGGED, WHERE_SAID, _ANOTHERS, _GLOSS, _KICKER]
    if piece.start - cue.end <= 1 and _IN_THE_PAST.search(text, cue.start, cue.end):
        patterns.append(_NEXT_VERB)
    if _BREAK.match(text, end):
        patterns.append(_LEFT_OPEN)
    for pattern in patterns:
        found = pattern.search(text, piece.start, end)
        if found and text.count(" ", piece.start, found.start()) >= _LEAST - 1:
            end = found.start()
    if has_clause_behind(text[cue.start : cue.end]):
        return end
    clause = _NEW_CLAUSE.search(text, piece.start, end)
    return clause.start() if clause and not holds_clause(text[piece.start : clause.start()]) else end
