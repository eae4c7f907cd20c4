"""What readers and people in the street say, printed without marks beside or below who they are.

Ida Holm, 39: I like it. My dog does not.

Per Lund, 50, baker
I bake, so I sleep by day.

I was there, and it rained. — Ida Holm, Tarn
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.analysis.attribution.layouts.transcripts.turn_heads import MARKED
from quotes.lexicon.person_names import PARTICLE, name_in_print
from quotes.model import START, Stretch

_NAME = name_in_print("{1,4}", PARTICLE)
_HEAD = re.compile(
    rf"(?P<name>{_NAME})(?:,\s\d{{1,2}}|\s\(\d{{1,2}}\))(?:,\s[^:.!?“”\"\n\r]{{2,60}})?[ \t]*(?P<cue>:(?=\s)|\Z)\s*"
)
"""Who has a name and an age: Ida Holm, 39, baker:"""
_SIGNED = re.compile(rf"(?<=[.!?…])\s+(?P<cue>[—–―-])\s?(?P<name>{_NAME})(?:,\s[^.:;!?\n\r]{{2,40}})?\s*\Z")
_TALK = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e)\b|\?")
"""What is said by who talks of himself, or asks; not: She was one of us."""
_LONGEST_SIGNATURE = 120  # code points
_FEWEST = 2


def vox_pops(text: str, paragraphs: Sequence[Stretch], names: Sequence[NameMention]) -> list[Attribution]:
    """The words of each whose name and age head them, and of each who signs them, where there are several and most talk
    of themselves or to somebody, in no marks. ``paragraphs`` and ``names`` in the order of the text. Linear time."""
    lines = [Stretch(p.start, p.start + len(text[p.start : p.end].rstrip())) for p in paragraphs]
    return [*_if_talk(text, _headed(text, lines)), *_if_talk(text, _signed(text, lines, names))]


def _if_talk(text: str, found: Iterator[Attribution]) -> list[Attribution]:
    said = [a for a in found if not any(MARKED.search(text, c.start, c.end) for c in a.content)]
    talk = sum(any(_TALK.search(text, c.start, c.end) for c in a.content) for a in said)
    return said if len(said) >= _FEWEST and 2 * talk >= len(said) else []


def _headed(text: str, lines: Sequence[Stretch]) -> Iterator[Attribution]:
    """The words behind a head in its line, or in those below it up to the next; below the last one, in one line."""
    found = ((at, _HEAD.match(text, line.start, line.end)) for at, line in enumerate(lines))
    heads = [(at, head) for at, head in found if head]
    for (at, head), (after, _) in pairwise([*heads, (len(lines), None)]):
        if head is None:
            continue
        beside = Stretch(head.end(), lines[at].end)
        below = tuple(lines[at + 1 : after if after < len(lines) else at + 2])
        words = (beside,) if beside.start < beside.end else below if not head["cue"] else ()
        if words and text[words[-1].end - 1] in ".!?…":
            cue = Stretch(*head.span("cue")) if head["cue"] else None
            yield Attribution(words, cue, Stretch(*head.span("name")), SURE, SURE, verbatim=True)


def _signed(text: str, lines: Sequence[Stretch], names: Sequence[NameMention]) -> Iterator[Attribution]:
    """The lines at whose end, behind a dash, somebody's name stands."""
    people = [n for n in names if n.type == "person"]
    for line in lines:
        sign = _SIGNED.search(text, max(line.start, line.end - _LONGEST_SIGNATURE), line.end)
        at = bisect_left(people, sign.start("name"), key=START) if sign else len(people)
        if sign and at < len(people) and people[at].start < sign.end("name"):
            words = (Stretch(line.start, sign.start()),)
            yield Attribution(words, Stretch(*sign.span("cue")), Stretch(*sign.span("name")), SURE, SURE, verbatim=True)
