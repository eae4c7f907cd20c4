"""Whether words hold a clause, "the harbour was full", "to close the harbour", or but name a thing, "the harbour"."""

from __future__ import annotations

import re

from quotes.lexicon.word_lists import alternatives

_DETERMINER = rf"(?:{alternatives('function/determiners')}|th[aei]\w+|all|both|each|any|some|no)\b"
_FINITE = re.compile(
    rf"\b(?:{alternatives('stance/forms/finite')})\b|n['’]t\b|['’](?:ll|d|ve|re|m)\b"
    r"|\b(?:he|she|they|we|I)\b|\b[Tt]here['’]s\b|\b(?:it|you)\s\w+(?:ed|s|nt)\b"
    rf"|\bto\s(?:not\s|\w+ly\s)?(?!{_DETERMINER})[a-z]+\b"
)
"""A verb that stands with a subject, a subject that is nothing else, or an infinitive."""
_OPENS = re.compile(r"(?:whether|if|how|why|what|who|when|where|that\s+(?:\S+\s+){2})\b", re.IGNORECASE)
"""What a clause begins with that is told of: whether it rained."""
_TOLD_OF_IT = re.compile(r"\bas\b|\b(?:of|from|against)\s(?:\w+ly\s)?\w+ing\b")
"""What is told of the thing: the poll as chaotic, him of sinking it."""
_CLAUSE_BEHIND = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|argu\w+|insist\w*|according|think\w*|thought)\b", re.I
)
"""Verbs that nothing but a clause stands behind, though its verb be none that is known here."""
_SAYS_A_THING = re.compile(rf"\b(?:{alternatives('speech/says_a_thing')})\b", re.IGNORECASE)


def holds_clause(words: str) -> bool:
    """Whether the words hold a clause or an infinitive, by their small words: a full verb alone is not seen."""
    return bool(_OPENS.match(words) or _FINITE.search(words))


def has_clause_behind(cue: str) -> bool:
    """Whether nothing but a clause stands behind ``cue``: "said", "according to"; not "criticised" or "accused"."""
    return _CLAUSE_BEHIND.search(cue) is not None


def names_a_thing(words: str, cue: str) -> bool:
    """Whether the ``words`` without marks behind ``cue`` but name something, and say nothing of it: the new lock,
    behind "unveiled", "praised" or "referring to"; not behind "demanded" or "accused", by which a thing is said."""
    if holds_clause(words) or _TOLD_OF_IT.search(words) or not cue:
        return False
    return not (_CLAUSE_BEHIND.search(cue) or _SAYS_A_THING.search(cue))


def tells_of_a_deed(words: str, cue: str) -> bool:
    """Whether the ``words`` without marks behind ``cue`` are what somebody did or was about to do: to mend the lock,
    behind "agreed" or "sought"; not behind "threatened" or "claimed", by which it is said."""
    return words.startswith("to ") and not (_CLAUSE_BEHIND.search(cue) or _SAYS_A_THING.search(cue))
