"""Companies and other bodies known by name, and the words by which an unknown one is told from a person.

The names are those of the world's large companies, banks, makers, airlines, shops and firms, of its news media, of its
clubs, parliaments and agencies and of the bodies of the United Nations.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from quotes.lexicon.person_names import POSSESSIVE, fold
from quotes.lexicon.word_lists import alternatives, entries, words

DESIGNATORS = words("bodies/legal_forms", "bodies/designators")
_FORM = rf"\s(?:{alternatives('bodies/forms_in_print')})(?![\w’'-])"
FORM_BEHIND = re.compile(_FORM)
"""The legal form behind the name of a company: "Falk" AB, "Ida Holm" sp. z o.o."""
_FORM_AT_END = re.compile(rf"{_FORM}\.?\Z")
TRADES = words("bodies/trades")
"""What follows a company's own name: "Falk Marine", "Nordal Bank"."""
SURNAMES_TOO = words("bodies/surnames_too")
"""The trades that are surnames as well."""


@cache
def _names() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(word) for word in name.split() if word != "&") for name in entries("bodies/known"))


@lru_cache(5_000)
def is_known_organization(name: str) -> bool:
    """Whether ``name`` is that of a company or another body that is known everywhere."""
    words = tuple(fold(word) for word in POSSESSIVE.sub("", name).split() if word not in {"&", "and"})
    return (words[1:] if len(words) > 1 and words[0] == "the" else words) in _names()


def without_legal_form(name: str) -> str:
    """The printed ``name`` of a company without its legal form: "Ida Holm" of "Ida Holm AB"; other names unchanged."""
    return _FORM_AT_END.sub("", name)
