"""Whether words hold a clause, "the harbour was full", "to close the harbour", or but name a thing, "the harbour"."""

from __future__ import annotations

import re
from functools import lru_cache

from quotes.lexicon.speech_verbs import ANY_FORM, DEED
from quotes.lexicon.word_lists import alternatives

_DETERMINER = rf"(?:{alternatives('function/determiners')}|th[aei]\w+|all|both|each|any|some|no)\b"
_FINITE = re.compile(
    rf"\b(?:(?:{alternatives('stance/forms/finite')}|he|she|they|we|I|[Tt]here['’]s)\b"
    r"|(?:it|you)\s(?:(?:\w+ly|also|never|no\slonger|now|still|then)\s)?\w+(?:ed|s|nt)\b"
    rf"|to\s(?:not\s|\w+ly\s)?(?!{_DETERMINER})[a-z]+\b)|n['’]t\b|['’](?:ll|d|ve|re|m)\b"
)
"""A verb that stands with a subject, a subject that is nothing else, or an infinitive."""
_ASKED = r"whether|if|how|why|what|who|when|where"
_OPENS = re.compile(rf"(?:{_ASKED}|that\s+(?:\S+\s+){{2}})\b", re.IGNORECASE)
"""What a clause begins with that is told of: whether it rained."""
_OPENS_QUESTION = re.compile(rf"(?:{_ASKED})\b", re.IGNORECASE)
_AS = re.compile(r"(?<!\bsuch )(?<!\bwell )\bas\b(?!\swell\sas\b)")
"""What a thing is called stands behind it: the poll as chaotic."""
_KNOWN_AS = re.compile(r"\b(?:known|described|referred\sto|regarded|seen)\s(?:\w+ly\s)?(?:by\s(?:\w+\s){1,3})?as\b")
"""The same with a verb of its own, which the writer says: a bill known by many as (a gag)."""
_TOLD_OF_IT = re.compile(rf"{_AS.pattern}|\b(?:of|from|against)\s(?:\w+ly\s)?\w+ing\b")
"""What is told of the thing: that, or him of sinking it."""
_CLAUSE_BEHIND = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|argu\w+|insist\w*|according|point\w*\s+out|think\w*|thought"
    r"|ma(?:ke|kes|king|de)\s(?:it\s)?(?:clear|known|plain)|opin(?:e[sd]?|ing)(?!\son))\b",
    re.IGNORECASE,
)
"""Verbs that nothing but a clause stands behind, though its verb be none that is known here."""
_SAYS_A_THING = re.compile(rf"\b(?:{alternatives('clauses/says_a_thing')})\b", re.IGNORECASE)
_TAKES_NO_CLAUSE = re.compile(rf"\b(?:{alternatives('clauses/takes_no_clause')})\b", re.IGNORECASE)
_BEFORE_A_NOUN = re.compile(
    r"\b(?:about|against|at|behind|into|of|over|towards?)\Z|(?<!\bcall)(?<!\bcalls)(?<!\bcalled)(?<!\bcalling)\son\Z",
    re.IGNORECASE,
)
"""A preposition at the end of a cue: a noun follows, whatever the verb is."""
_UNANSWERED = re.compile(r"(?:(?!how\b)(?:whether|if|why|what|who|when|where)|how\sto)\b", re.IGNORECASE)
"""What a question begins with to which no answer is told behind a preposition: bets on who will sail."""
_FELT = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+\s)?\w+(?:ed|sed)\sby\Z", re.IGNORECASE)
"""A passive by which something is felt: was surprised by (her decision to sail)."""
_NOUN_BEHIND = re.compile(
    r"(?:(?:also|deeply|once|strongly|too)\s)?(?:about|against|at|for|of|on|over|towards?|with)\s(?!how\b|that\b|the\sfact\b|wh)",
    re.IGNORECASE,
)
"""The same at the head of the words: sympathised (with the crew)."""
_AT_A_TIME = re.compile(r"(?:when|whenever|while)\s", re.IGNORECASE)
_LAUGHS = re.compile(r"\b(?:laugh|sigh|groan|scream)\w*", re.IGNORECASE)
_ENDANGERS = re.compile(r"\bthreaten(?:s|ed|ing)?\Z", re.IGNORECASE)
_WHAT_IS_THERE = re.compile(r"(?:the|his|her|its|our|their|this|that|these|those)\s(?!\w+\swith\b)", re.IGNORECASE)
"""What is endangered, and not threatened: threatened (its very life)."""
_OTHERS_CLAIM = re.compile(
    rf"\b(?:{alternatives('clauses/takes_no_clause', 'clauses/meets_claims')})\s(?:\w+\s){{0,2}}?"
    rf"(?:{alternatives('clauses/claims')})(?:\s(?:about|by|for|from|of|on|over|that))?\Z",
    re.IGNORECASE,
)
"""A cue with the words of others as its object: dismissed suggestions (that she sank), ignored warnings about (it)."""
_PLEDGES = re.compile(r"\b(?:pledg|sw(?:ear|ore)|vow)\w*\Z", re.IGNORECASE)
_LOYALTY = re.compile(r"(?:allegiance|fealty|loyalty|obedience)\b", re.IGNORECASE)
_BEFORE_SOMEBODY = re.compile(r"(?<!\baccording)\s(?:by|for|from|to|with)\Z", re.IGNORECASE)
"""The same before what may be whom somebody calls on to do something."""
_KNOWS = re.compile(rf"\b(?:{alternatives('clauses/knows')})\b", re.IGNORECASE)
"""Verbs of what somebody knows or comes to know, and by which he tells nobody of it."""
_NEWS_LEARNT = re.compile(r"\b(?:has|have|had)\slearn(?:ed|t)\Z", re.IGNORECASE)
"""How a paper says what it was told."""
_OUGHT = re.compile(
    r"\b(?:should|must|ought\sto|needs?\sto)\s(?!add\b|admit\b|confess\b|have\b)"
    r"|\b(?:will|may|might|could)\s(?:be\s)?(?:ask|wonder)\w*",
    re.IGNORECASE,
)
"""What stands before the verb of what somebody is wished to say or see; and a question that nobody has asked yet."""
_ASKS_ITSELF = re.compile(
    r"\b(?:debat|examin|explor|investigat|look\w*\sinto|opin|stud(?:y|ie)|wonder)\w*", re.IGNORECASE
)
"""Verbs of an inquiry, which tell no answer: looked into whether she sank."""
_DONE = re.compile(rf"\b{DEED}\Z", re.IGNORECASE)
_CALLED = re.compile(r"\bcall(?:s|ed|ing)?\Z", re.IGNORECASE)
_CONVENED = re.compile(
    rf"(?!(?:him|her|them|it|us|me|you)\b)(?:[\w’'-]+\s){{0,5}}?(?:{alternatives('clauses/is_called')})\b"
    rf"(?=\W*\Z|\s(?:{alternatives('clauses/behind_what_is_called')})\b)",
    re.IGNORECASE,
)
"""What somebody calls by having it held: called (an emergency session to discuss the flood)."""
_SOMEBODY = re.compile(rf"{_DETERMINER}|(?:his|her|its|our|their|two|three|several|[A-ZÀ-Þ][\w’'-]*)\b")
_SAYS_ANYTHING = re.compile(rf"\b(?:{ANY_FORM}|call(?:s|ed|ing)?|deem\w*|estimat\w*)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"(?<=\w),?\s(?:(?:by|for|from|in|of|on|to|with)\swhich|which|who|whom|whose|where|that)\b", re.IGNORECASE
)
"""Where what tells more of a noun begins: a ship (that sank off Alden), claims (that she sank)."""


def holds_clause(words: str) -> bool:
    """Whether the words hold a clause or an infinitive, by their small words: a full verb alone is not seen."""
    return bool(_OPENS.match(words) or _FINITE.search(words))


@lru_cache(1024)  # most cues are said, says, told
def has_clause_behind(cue: str) -> bool:
    """Whether nothing but a clause stands behind ``cue``: "said", "according to"; not "criticised" or "accused"."""
    return _CLAUSE_BEHIND.search(cue) is not None


def names_a_thing(words: str, cue: str) -> bool:
    """Whether the ``words`` without marks behind ``cue`` but name something, and say nothing of it: the new lock,
    behind "unveiled", "praised" or "referring to"; not behind "demanded" or "condemned", by which a thing is said."""
    if holds_clause(words) or _TOLD_OF_IT.search(words) or not cue:
        return False
    return not (has_clause_behind(cue) or _says_a_thing(cue))


@lru_cache(1024)
def _says_a_thing(cue: str) -> bool:
    """Whether ``cue`` is one of those behind which a thing may be all that was said: demanded."""
    return _SAYS_A_THING.search(cue) is not None


def but_talks_of(words: str, cue: str) -> bool:
    """Whether somebody but talked of the thing that the ``words`` without marks name, or took a stand on it, so that
    they are no statement of his: a ship that had sunk, behind "referring to" or "spoke of", the raid, behind
    "condemned", the lock, behind "unveiled". Not behind "announced" or "demanded", whose thing may be what was said."""
    before_a_noun = _BEFORE_A_NOUN.search(cue) and not _says_a_thing(cue)
    if _ASKS_ITSELF.search(cue) and _OPENS_QUESTION.match(words):
        return True
    if (_CALLED.search(cue) and _CONVENED.match(words)) or (_ENDANGERS.search(cue) and _WHAT_IS_THERE.match(words)):
        return not holds_clause(words) or _CALLED.search(cue) is not None
    says = _says_anything(cue) or has_clause_behind(cue)
    if _AT_A_TIME.match(words) and (not says or _LAUGHS.search(cue)):
        return True
    if _FELT.search(cue) or (_NOUN_BEHIND.match(words) and not (says or _says_a_thing(cue))):
        return True
    if _OTHERS_CLAIM.search(cue) or (_PLEDGES.search(cue) and _LOYALTY.match(words)):
        return True
    noun = _KNOWN_AS.sub("", _RELATIVE.split(words, maxsplit=1)[0])
    if before_a_noun and _UNANSWERED.match(words):
        return True
    if before_a_noun or _DONE.search(cue) or (_TAKES_NO_CLAUSE.search(cue) and not has_clause_behind(cue)):
        return not (_OPENS.match(words) or _AS.search(noun))
    if _BEFORE_SOMEBODY.search(cue) and (not _says_a_thing(cue) or _is_addressed(cue, words)):
        return not (holds_clause(noun) or _OPENS.match(words) or _TOLD_OF_IT.search(noun))
    return not _says_anything(cue) and names_a_thing(words, cue)


@lru_cache(1024)
def _says_anything(cue: str) -> bool:
    """Whether ``cue`` holds a verb by which something is said, estimated or called something."""
    return _SAYS_ANYTHING.search(cue) is not None


@lru_cache(1024)
def is_but_known(cue: str) -> bool:
    """Whether ``cue`` tells only of what somebody knows or comes to know, or should say or see: knew, must realise."""
    if has_clause_behind(cue) and not _OUGHT.search(cue):
        return False
    return bool(_OUGHT.search(cue) or (_KNOWS.search(cue) and not _NEWS_LEARNT.search(cue)))


def _is_addressed(cue: str, words: str) -> bool:
    """Whether the words are whom somebody spoke to: apologised to (the families of the crew)."""
    return cue.endswith(" to") and _SOMEBODY.match(words) is not None


def tells_of_a_deed(words: str, cue: str) -> bool:
    """Whether the ``words`` without marks behind ``cue`` are what somebody did or was about to do: to mend the lock,
    behind "agreed" or "sought"; not behind "threatened" or "claimed", by which it is said."""
    return words.startswith("to ") and not (has_clause_behind(cue) or _says_a_thing(cue))
