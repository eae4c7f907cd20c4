"""Who may be the subject of a verb of saying, as patterns, used in any case of letters; and who is behind an owner."""

from __future__ import annotations

import re

from quotes.lexicon.nouns import sense_of
from quotes.lexicon.word_lists import alternatives

DETERMINER = r"(?:the|a|an|one|his|her|its|their|our|my)\s"
NOT_PARTING = rf"(?!(?:{alternatives('function/parting', 'function/prepositions_before_a_name')})\b)"
"""What follows is no preposition, joint or verb, which part a noun phrase from what stands beside it."""
_WORD = rf"{NOT_PARTING}(?!(?:{alternatives('speech/in_no_noun_phrase')})\b)[\w’'.&-]+"
NOUN_PHRASE = rf"(?:{DETERMINER})?{_WORD}(?:\s(?:(?:of|for|from|in)\s(?:the\s)?)?{_WORD}){{0,7}}"
"""The port authority, her neighbour Ida, the captain of the ferry."""
_SMALL_WORDS = re.compile(rf"(?:\s{NOT_PARTING}[a-z-]+){{1,4}}")
_WORD_OF_THEM = re.compile(r"[a-z-]+")


def person_behind(text: str, at: int) -> int | None:
    """Where the first noun for a person ends that stands a few small words behind ``at``: "elder sister"."""
    few = _SMALL_WORDS.match(text, at)
    words = list(_WORD_OF_THEM.finditer(text, at, few.end() if few else at))
    is_noun = [sense_of(w.group()).sort == "person" for w in words]
    found = (w.end() for i, w in enumerate(words) if is_noun[i] and not any(is_noun[i + 1 : i + 2]))
    return next(found, None)
