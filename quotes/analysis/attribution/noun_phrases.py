"""Who may be the subject of a verb of saying, as patterns. Used in any case of letters."""

from __future__ import annotations

from quotes.lexicon.word_lists import alternatives

DETERMINER = r"(?:the|a|an|one|his|her|its|their|our|my)\s"
NOT_PARTING = rf"(?!(?:{alternatives('function/parting', 'function/prepositions_before_a_name')})\b)"
"""What follows is no preposition, joint or verb, which part a noun phrase from what stands beside it."""
_WORD = rf"{NOT_PARTING}(?!(?:{alternatives('speech/in_no_noun_phrase')})\b)[\w’'.&-]+"
NOUN_PHRASE = rf"(?:{DETERMINER})?{_WORD}(?:\s(?:(?:of|for|from|in)\s(?:the\s)?)?{_WORD}){{0,7}}"
"""The port authority, her neighbour Ida, the captain of the ferry."""
