"""Several bodies or states named side by side as one subject: "Denmark, Norway and the Netherlands"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.noun_phrases import NOT_PARTING
from quotes.analysis.dates.expressions import WEEKDAY
from quotes.lexicon.places import country_of
from quotes.model import START, Stretch

_JOINT = re.compile(r"(?:\s\([^()]{1,12}\))?(?:(?P<comma>,)|,?\s(?P<last>and|&))\s(?:the\s)?")
"""Between two names of a list: "Norway(, )Sweden", "the Falk Union (FU)( and the )League"."""
_BEFORE = re.compile(r"(?:(?:[Bb]oth\s)?[Tt]he\s)?")
_OPENING = re.compile(r"(?:\A|[\n\r]|[.!?]\s)[“\"]?(?:(?:But|However|Meanwhile|Yet|And),?\s)?(?:[Tt]he\s)?\Z")
"""Before the first name of a sentence."""
_TO_CUE = re.compile(r"\s(?:(?:also|both|all|have|had|jointly|later)\s)*")
_ACT = re.compile(r"\s(?:both\s|all\s|\w+ly\s)?(?:have|had|are|were|will|would|[a-z]+ed)\s")
"""Behind a list that is the subject of its sentence."""
_HEAD_OF_LIST = re.compile(
    rf"(?<![\w’'-])(?P<who>(?:(?:[Tt]he|[Ss]ome|[Ss]everal|[Mm]any|[Oo]ther)\s)?"
    rf"(?:(?i:{NOT_PARTING})(?!{WEEKDAY})[\w’'-]+\s){{0,5}}?(?!was\b|is\b|has\b|says\b)[A-Za-z][\w’'-]*s)"
    r"(?:\s(?:of|for|in)\s(?:the\s)?[a-z ]{2,30})?,?\s(?:including|such\sas)\s(?:the\s)?"
    r"(?:[^,.;:()“”\"\n\r]{1,60},\s)*(?:[^,.;:()“”\"\n\r]{1,60},?\sand\s(?:the\s)?)?\Z"
)
"""Before the last of those who are named as some of many: countries including Norway, Chile and (Peru)."""
_LONGEST_HEAD = 200
"""Code points of that."""
MOST_NAMES = 12
"""Names of a list; a made-up text of thousands must not take minutes."""


def is_list(text: str, start: int, end: int, names: Sequence[NameMention]) -> bool:
    """Whether text[start:end] is nothing but several of ``names``, of bodies or states, side by side."""
    apart = _without_bracketed(text, names)
    if len(apart) < 2 or not _BEFORE.fullmatch(text, start, apart[0].start) or apart[-1].end != end:
        return False
    return _are_listed(text, apart)


def head_of_list(text: str, last: int) -> int | None:
    """Where those are named of whom the list that ends with the word at the code point ``last`` tells some: "countries
    including Norway, Chile and Peru"; None where there is no such list."""
    near = max(0, last - _LONGEST_HEAD)
    before = text[near:last]
    if "including" not in before and "such as" not in before:
        return None
    head = _HEAD_OF_LIST.search(before)
    return near + head.start("who") if head else None


def with_whole_lists(text: str, names: Sequence[NameMention], attribution: Attribution) -> Attribution:
    """``attribution`` with the whole list as its source, where that is a part of one that stands right before the cue:
    Denmark, (Norway) and Sweden have called for. ``names``: those of ``text``, in order."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or source.end > cue.start:
        return attribution
    at = bisect_left(names, source.end, key=START)
    if not any(n.end >= source.end for n in names[max(0, at - MOST_NAMES) : at]):
        return attribution  # it ends in no name
    near = _without_bracketed(text, names[max(0, at - MOST_NAMES) : at + MOST_NAMES])
    named = any(n.end == source.end and n.type != "person" for n in near)
    head = head_of_list(text, source.start) if named and _TO_CUE.fullmatch(text, source.end, cue.start) else None
    if head is not None:
        return replace(attribution, source=Stretch(head, source.end))
    listed = _around(text, near, source)
    if len(listed) < 2 or not _are_listed(text, listed):
        return attribution
    begin, end = listed[0].start, listed[-1].end
    opens = _OPENING.search(text, max(0, begin - 20), begin) is not None
    touches = end <= cue.start and _TO_CUE.fullmatch(text, end, cue.start)
    if not (touches or (opens and _ACT.match(text, end))) or (begin < source.start and not opens):
        return attribution
    begin -= 4 if text[max(0, begin - 4) : begin].lower() == "the " else 0
    return replace(attribution, source=Stretch(min(begin, source.start), end))


def _around(text: str, names: Sequence[NameMention], source: Stretch) -> Sequence[NameMention]:
    """The names that stand side by side, the one in which ``source`` ends among them; none where it ends in no name."""
    at = next((i for i, n in enumerate(names) if n.start < source.end <= n.end), None)
    if at is None:
        return ()
    first = last = at
    while first > 0 and _JOINT.fullmatch(text, names[first - 1].end, names[first].start):
        first -= 1
    while last + 1 < len(names) and _JOINT.fullmatch(text, names[last].end, names[last + 1].start):
        last += 1
    return names[first : last + 1] if names[first].start <= source.start + len("the ") else ()


def _are_listed(text: str, names: Sequence[NameMention]) -> bool:
    """Whether ``names`` are of bodies or states, with commas between them and "and" before the last alone."""
    joints = [_JOINT.fullmatch(text, a.end, b.start) for a, b in pairwise(names)]
    if any(n.type == "person" for n in names) or not all(joints):
        return False
    *others, last = [joint["last"] for joint in joints if joint]
    return last is not None and not any(others) and country_of(text[names[0].start : names[-1].end]) is None


def _without_bracketed(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """``names`` without the short forms in brackets: "the Falk Union (FU)"."""
    return [n for n in names if not (n.start and text[n.start - 1] == "(")]
