"""Who took the pictures: (AP Photo/Ann Field), (Photo by Ann Field), "Photo: Ann Field" at the end of a line. The
article tells nothing of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.analysis.attribution import NameMention

_CREDIT = re.compile(
    r"\((?:[^()\n]{0,40}?\b(?i:photo|photograph|picture|image|credit)s?(?:\s+by\b|\s*[:/])[^()\n]{0,120}"
    r"|[A-Z][\w. ]{0,30}/[A-Z][^()/\n]{0,80}(?:/[^()\n]{0,40})?)\)"
    r"|\b(?:Photo|Photograph|Picture|Image|Credit)s?(?: by|:)[ \t][A-Z][\w.’'-]*(?:[ /][A-Z][\w.’'-]*){0,5}[ \t]*$",
    re.MULTILINE,
)


def without_photographers(text: str, names: Sequence[NameMention]) -> tuple[NameMention, ...]:
    """``names``, in the order of the text, without the people in the words that tell whose a picture is."""
    starts = [name.start for name in names]
    credited: set[int] = set()
    for credit in _CREDIT.finditer(text):
        credited.update(range(bisect_left(starts, credit.start()), bisect_left(starts, credit.end())))
    return tuple(name for at, name in enumerate(names) if at not in credited or name.type != "person")
