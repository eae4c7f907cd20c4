"""Posts of social networks set into an article: the words, a dash, the name, the handle in brackets, often the date; or
"View this post on Instagram", the words, and "A post shared by" with the name and the handle."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.lexicon.person_names import squeezed
from quotes.model import Stretch

_SIGNATURE = re.compile(
    r"(?P<dash>[—–―-])[ \t]?(?P<name>[^\s(@—–―][^\n\r(@—–―]{0,48}[^\s(@—–―]) \(@(?P<handle>\w{2,30})\)"
    r"(?:[ \t]+(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}))?"
)
_LINKS = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/)[^\s—–―]+)+\s*$")
_SHARED = re.compile(
    r"\bView this \w+ on Instagram\s+(?P<words>(?:(?!View this )[^\n]+\n+){1,20}?)"
    r"(?P<cue>A (?:post|photo|video|reel) shared by) (?P<name>[^\n(@]{2,50}?) \(@\w[\w.]{1,29}\)"
)
_OTHER_SCRIPT = re.compile(r"(?:\s+[^\sA-Za-zÀ-ž]+)+\Z")
"""Behind a name, the same in other letters, or pictures."""
FEWEST = 3
"""Words of a post: what is shorter is more likely a caption."""


def signatures(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """The names under the posts in ``text`` of people whose full name the article prints and the handle repeats: "ida
    holm (@idaholm)". ``names``: those that the engine saw."""
    signed = _signed(text)
    people = {squeezed(text[n.start : n.end]) for n in names if n.type == "person"} if signed else ()
    return [
        NameMention(*m.span("name"), "person", SURE)
        for m in signed
        if squeezed(m["handle"]) in people and len(m["name"].split()) > 1
    ]


def _signed(text: str) -> list[re.Match[str]]:
    return list(_SIGNATURE.finditer(text)) if " (@" in text else []


def posts(text: str) -> list[Attribution]:
    """The posts in ``text``, each on its line, one behind the other where there are more, and those that a network
    frames with lines of its own. Linear time."""
    found = [_shared(text, m) for m in _SHARED.finditer(text)] if " on Instagram" in text else []
    before = 0
    for m in _signed(text):
        line = max(text.rfind("\n", before, m.start()), text.rfind("\r", before, m.start())) + 1
        start = max(before, line)
        words = _LINKS.sub("", text[start : m.start()])
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        before = m.end()
        if len(words.split()) >= FEWEST:
            other = _OTHER_SCRIPT.search(text, *m.span("name"))
            dash, name = Stretch(*m.span("dash")), Stretch(m.start("name"), other.start() if other else m.end("name"))
            found.append(Attribution((Stretch(start, end),), dash, name, SURE, SURE, verbatim=True))
    return found


def _shared(text: str, m: re.Match[str]) -> Attribution:
    """A post between the lines with which Instagram frames it."""
    start = m.start("words")
    lines = (Stretch(start + line.start(), start + line.end()) for line in re.finditer(r"\S[^\n]*", m["words"]))
    return Attribution(tuple(lines), Stretch(*m.span("cue")), Stretch(*m.span("name")), SURE, SURE, verbatim=True)
