"""Whether the shorter name of a body stands for the one with the longer name, or for another to which that belongs."""

from __future__ import annotations

import re

from quotes.analysis.speakers.entities import Entity
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.person_names import fold
from quotes.lexicon.places import country_of

_PART = re.compile(r"['’]s?\s|\s(?:on|at|to|with)\s")
"""Behind an owner, or behind a whole name: "Guild’s Rules Committee" is no Guild, "Ferry Council on Tarn" no name."""
_WORD_AFTER = re.compile(r"\s([A-Z][\w-]+)")
MOST_PLACES = 10
"""Places of a longer name that are looked at."""


def is_short_for(label: str, e: Entity, text: str) -> bool:
    """Whether the body called ``label`` can be ``e``, whose name has all its words and more: never the owner of a part
    ("FBI" in "FBI’s Office"), a state that a name begins with, a model with a number, one of two bodies side by side,
    or what is printed as the beginning of an office alone ("White House Press" Secretary)."""
    if e.name.startswith(label) and (_PART.match(e.name, len(label)) or country_of(label) is not None):
        return False
    if any(word.isdigit() for word in e.name.split()) and not any(sign.isdigit() for sign in label):
        return False
    if " " in label and label in e.name.split(" and "):
        return False
    return not all(_opens_an_office(text, o.end) for o in e.occurrences[:MOST_PLACES])


def _opens_an_office(text: str, end: int) -> bool:
    """Whether a capitalised noun for a person stands behind the name that ends at ``end``."""
    after = _WORD_AFTER.match(text, end)
    if after is None:
        return False
    sense = sense_of(fold(after.group(1)))
    return sense.known and sense.sort == "person"
