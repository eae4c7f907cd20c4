"""Contents to which a deed was done, with nothing said in them: signed the bill."""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.speech_verbs import ANY_FORM, DEED
from quotes.lexicon.word_lists import alternatives

_FINITE = alternatives("stance/forms/finite")
_PLEA = re.compile(r"plead(?:s|ed|ing)?\s(?:not\s)?guilty\b", re.IGNORECASE)
_READ_OUT = re.compile(r"\bread(?:s|ing)?\s(?:out|aloud)\Z", re.IGNORECASE)
_DEED = re.compile(
    rf"(?:(?:has|have|had|having|is|are|was|were|been|being|also|later|since|then|\w+ly)\s){{0,4}}{DEED}", re.IGNORECASE
)
_KNOWS = re.compile(rf"\b(?:{alternatives('clauses/knows')})\Z", re.IGNORECASE)
_HOW_TO = re.compile(r"how\sto\b", re.IGNORECASE)
"""What somebody is able to do: knew how to sail."""
_WINS = re.compile(r"\b(?:add|claim|conced|observ|recount|repeat)\w*\Z", re.IGNORECASE)
_WON = re.compile(
    rf"(?:(?!(?:as|for|from|in|of|on|that|to|with|{_FINITE})\b)[\w’'-]+\s){{0,5}}?(?:{alternatives('clauses/won_or_lost')})\b"
    rf"(?!\s(?:{_FINITE})\b)",
    re.IGNORECASE,
)
"""What is won, let in, kept or counted by such a verb: claimed (her third title), conceded (two goals)."""
_DENIES = re.compile(r"\bden(?:y|ies|ied|ying)\Z", re.IGNORECASE)
_WITHHELD_THING = re.compile(
    r"(?:(?!that\b|he\b|she\b|they\b)[\w’'-]+\s){0,4}?(?:access|asylum|bail|entry|parole|permission|visas?)\b"
    r"(?=\s(?:for|in|into|on|to)\b|\W*\Z)",
    re.IGNORECASE,
)
"""What is denied by keeping it back: denied them entry to the port."""
_CLAUSE = re.compile(
    r"(?:that|whether|if|how|why|what|who|when|where|to|he|she|they|it|there|we|i|you|\w+ing)\b", re.IGNORECASE
)
_OF_SPEECH = re.compile(rf"\b(?:{ANY_FORM}|{alternatives('subjects/saying')})\b", re.IGNORECASE)


def is_done(prose: Prose, attribution: Attribution) -> bool:
    """Whether the content is only that to which a deed was done, with nothing said in it: signed the bill, has pardoned
    three men, pleaded guilty to theft, knew how to sail, claimed two wickets."""
    piece, cue = attribution.content[0], attribution.cue
    if cue is None or len(attribution.content) > 1 or attribution.verbatim or prose.quoted_in(piece):
        return False
    text = prose.text
    said = _CLAUSE.match(text, piece.start, piece.end) or _OF_SPEECH.search(text, piece.start, piece.end)
    if _READ_OUT.search(text, cue.start, cue.end) or _PLEA.match(text, cue.start):
        return True
    if _DENIES.search(text, cue.start, cue.end) and _WITHHELD_THING.match(text, piece.start, piece.end):
        return True
    if _WINS.search(text, cue.start, cue.end) and _WON.match(text, piece.start, piece.end):
        return True
    if _HOW_TO.match(text, piece.start, piece.end) and _KNOWS.search(text, cue.start, cue.end):
        return True
    return not said and _DEED.fullmatch(text, cue.start, cue.end) is not None
