"""Posts of social networks set into an article: the words, a dash, the name, the handle in brackets, often the date."""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.model import Stretch

_SIGNATURE = re.compile(
    r"(?P<dash>[—–―-])[ \t]?(?P<name>[^\s(@—–―][^\n\r(@—–―]{0,48}[^\s(@—–―]) \(@\w{2,30}\)"
    r"(?:[ \t]+(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}))?"
)
_LINKS = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/)[^\s—–―]+)+\s*$")
FEWEST = 3
"""Words of a post: what is shorter is more likely a caption."""


def posts(text: str) -> list[Attribution]:
    """The posts in ``text``, each on its line, one behind the other where there are more. Linear time."""
    found = []
    before = 0
    for m in _SIGNATURE.finditer(text):
        line = max(text.rfind("\n", before, m.start()), text.rfind("\r", before, m.start())) + 1
        start = max(before, line)
        words = _LINKS.sub("", text[start : m.start()])
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        before = m.end()
        if len(words.split()) >= FEWEST:
            found.append(
                Attribution((Stretch(start, end),), Stretch(*m.span("dash")), Stretch(*m.span("name")), SURE, SURE)
            )
    return found
