"""Names beside a description, which name whom it describes: "his niece, Ann Field,", "the operator, Tarnray,"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.mentions import OWNERS, Names
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.person_names import TITLES, WORD, fold
from quotes.model import Stretch

_LONGEST_APPOSITION, _MOST_APPOSED = 80, 5
"""Code points and words between a description and the name of whom it describes, at most."""
_ONLY = r"(?:(?:only|simply|just) )?"
CALLED = (
    r"(?:,? whose (?:\w+ )?name (?:is|was) |"
    rf"(?:, (?:who )?| who ){_ONLY}(?:(?:(?:asked|wanted|wished|agreed) to be|is|would) {_ONLY})?"
    rf"(?:identified|called|named|known|gave|give|goes) {_ONLY}(?:(?:himself|herself) {_ONLY})?"
    rf"(?:(?:as|by) {_ONLY})?(?:(?:his|her) (?:\w+ )?name(?:,| {_ONLY}as)? )?)"
)
"""A pattern for what tells the name of somebody described: "the official, who identified himself only as (Yakub)", "the
nurse, who gave only her first name, (Ana)"."""
CALLED_SO = re.compile(CALLED)
CALLED_BEFORE = re.compile(rf"{CALLED}\Z")
"""The same right before that name."""
_BEHIND_APPOSED = re.compile(r"\Z|[,.;]|\s\([A-Z]")
"""Behind the name of a body in an apposition: its end, or its short form: "(TH)"."""


def apposed_person(text: str, end: int, names: Names, *, is_person: bool) -> NameMention | None:
    """The person named in an apposition right after a description marked without it, or in a clause on the name: "his
    niece, Ann Field,", "its founder, Irish-born doctor Aoife Orre.", "the official, who called himself Orre,". What is
    described by a noun that ``is_person`` or, for a clause on the name, may be one as well: "the soap maker"."""
    for n in names.within(end, end + _LONGEST_APPOSITION):
        between = text[end : n.start]
        words = [fold(w) for w in between.lstrip(", ").split()]
        told = between[:1] == "," and is_person and (all(w in TITLES for w in words) or _is_description(words))
        if n.type == "person" and (told or CALLED_SO.fullmatch(between)):
            return n if text[n.end : n.end + 2].lstrip()[:1] in {",", "(", "."} else None
    return None


def _is_description(words: Sequence[str]) -> bool:
    """Whether folded words are a few that tell what somebody is: "irish-born doctor", "the surgeon dr"."""
    *others, last = words
    noun = others[-1] if others and last in TITLES and sense_of(last).sort != "person" else last
    return len(words) <= _MOST_APPOSED and words[0] != "and" and sense_of(noun).sort == "person"


def body_behind(text: str, core: Stretch, end: int, names: Names) -> NameMention | None:
    """The body named right behind its description, in the source or where it was cut before: "the operator, Tarnray,",
    "the charity Warm Hands,"."""
    for n in names.within(core.end, core.end + 8):
        between = text[core.end : n.start]
        closed = _BEHIND_APPOSED.match(text, n.end) is not None
        if n.type == "organization" and between in (", ", ", the ", " ") and (n.end >= end or closed):
            return n if closed else None
    return None


def who_plays(text: str, start: int, played: NameMention, names: list[NameMention]) -> NameMention | None:
    """Who is told behind ``played``, a name with an owner before it, to play it: "his Ophelia, dance student Ana
    Brandt"."""
    if text[start : played.start].strip().lower() not in OWNERS:
        return None
    for n in names:
        between = text[played.end : n.start]
        if n.type == "person" and between.startswith(", ") and is_person_noun(between.strip(", ")):
            return n
    return None


def is_person_noun(words: str) -> bool:
    """Whether ``words`` are a short description of one person: "bricklayer", "the novelist", "the surgeon Dr"."""
    folded = [fold(m.group()) for m in WORD.finditer(words)]
    nouns = folded[:-1] if folded[-1:] and folded[-1] in TITLES and len(folded) > 1 else folded
    return 0 < len(nouns) < 4 and "person" in (sense_of(nouns[-1]).sort, sense_of(folded[-1]).sort)
