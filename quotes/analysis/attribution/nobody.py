"""Words without marks that a sentence gives to nobody: none of them expects it; you will notice it; than, say, a bus;
he does not deny it."""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose

_NOBODY = re.compile(r"(?:nobody|no\s\w+|none|neither|you)\b", re.IGNORECASE)
"""Sources that are none, or the reader."""
_FILLER = re.compile(r"\bsay\Z", re.IGNORECASE)
_BEFORE_FILLER = re.compile(r"\b(?:than|like|as|in|for|of|by|to|at|with|from),\s\Z|\b(?:than|like)\s\Z", re.IGNORECASE)
"""What stands before "say" where nobody says: than, say, a bus."""
_UNDENIED = re.compile(
    r"\b(?:not|n['’]t|never|cannot|neither|nor)\s(?:\w+ly\s)?(?:den(?:y|ied|ying)|disput(?:e|ed|ing)|rul(?:e|ed|ing)\sout)\b",
    re.IGNORECASE,
)
"""What is neither said nor denied."""


def is_nobodys(prose: Prose, attribution: Attribution) -> bool:
    """Whether nobody says the words of ``attribution``, which have no marks."""
    source, cue = attribution.source, attribution.cue
    if attribution.verbatim or any(prose.quoted_in(c) for c in attribution.content):
        return False
    if source is not None and _NOBODY.match(prose.text, source.start, source.end):
        return True
    if cue is None:
        return False
    start, before = prose.before(cue.end)
    if _FILLER.search(prose.text, cue.start, cue.end) and _BEFORE_FILLER.search(before[: cue.start - start]):
        return True
    undenied = _UNDENIED.search(before)
    return undenied is not None and start + undenied.end() >= cue.end
