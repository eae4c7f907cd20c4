"""Names that are printed in capitals alone, as in a transcript, in the letters that other texts print them in."""

from __future__ import annotations

import re

from quotes.lexicon.person_names import PARTICLES, fold, is_given_name

_PART = re.compile(r"(?P<elided>\b[DLO]['’](?=\w\w)|\bMC(?=\w\w))|[^\W\d_]+")
_NUMBERS = frozenset(("ii", "iii", "iv", "vi", "vii", "viii"))
_NO_NAME = re.compile(r"[\d_@]")  # the name of a user: S_AND_YY
_SENIORITY = frozenset(("jr", "sr"))
_LONGEST_INITIALS = 2
_LONGEST_ACRONYM = 3


def without_capitals(name: str) -> str:
    """``name`` with capitals at the beginning of each part only: IDA O’BERG-MCLUND is Ida O’Berg-McLund, and a given
    name that opens an article is as elsewhere: IDA Holm is Ida Holm. What may be initials (JD, K., MBS alone) or a
    number (III) stays, and so does any other ``name`` with small letters."""
    first, _, rest = name.partition(" ")
    if (
        rest
        and first.isupper()
        and not rest.isupper()
        and len(first) >= _LONGEST_ACRONYM
        and is_given_name(fold(first))
    ):
        return f"{_cased(first, elided=False)} {rest}"
    if not name.isupper() or len(name) <= _LONGEST_ACRONYM or _NO_NAME.search(name):
        return name
    return _PART.sub(lambda m: _cased(m[0], bool(m["elided"])), name)


def _cased(part: str, elided: bool) -> str:
    word = fold(part)
    known = elided or is_given_name(word) or word in PARTICLES | _SENIORITY
    initials = len(part) <= _LONGEST_INITIALS and not known
    return part if initials or word in _NUMBERS else part.capitalize()
