"""Where words end before a title or a term in marks that is none of them: no sentence stops at "working on"."""

from __future__ import annotations

import re

from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_MARKED = re.compile(r"\s[\"“‘'«]\u25a1")
_PREPOSITION = r"(?:about|at|by|during|for|from|in|of|on|to|with)"
_DETERMINER = r"(?:\s(?:the|an?|his|her|its|their))?"
_LEADS_TO = re.compile(
    rf",?\s(?:{_PREPOSITION}\s(?:[\w’'-]+\s){{1,2}}?of|(?:after|before|while)\s\w+ing(?:\s{_PREPOSITION})?|{_PREPOSITION})"
    rf"{_DETERMINER}(?:\s(?:{alternatives('speech/called')}))?\Z"
)
"""A phrase that a title or a term ends: before working on (“The Tern”), on the deck of the film (“The Tern”)."""
_LEAST = 3  # words that are left


def end_before_title(prose: Prose, piece: Stretch) -> int:
    """Where ``piece``, words without marks, ends: before the phrase that what stands in marks behind it would end."""
    if not _MARKED.match(prose.text, piece.end):
        return piece.end
    phrase = _LEADS_TO.search(prose.text, piece.start, piece.end)
    if phrase is None or prose.text.count(" ", piece.start, phrase.start()) < _LEAST - 1:
        return piece.end
    return phrase.start()
