"""Several who are named side by side: "Ana Brandt and Ivo Hale", "she and another reporter"."""

from __future__ import annotations

import re
from itertools import pairwise

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.lists import is_list
from quotes.lexicon.person_names import COURTESY
from quotes.lexicon.proper_names import is_common
from quotes.lexicon.word_lists import alternatives

_COUPLE = re.compile(rf"{COURTESY}\.? (?:and|&) {COURTESY}\.? [A-ZÀ-Þ]")
_OFFICE = re.compile(
    rf"(?:[A-Z][\w.’'-]*\s)*(?i:{alternatives('offices/portfolios')})\s(?:and|&)\s(?:[A-Z][\w-]*\s){{1,3}}"
    rf"(?:{COURTESY}\.?\s)?"
)
"""An office for several fields before a name: "Trade and Industry Secretary" Ana Brandt."""
_OF_TWO_BODIES = re.compile(r"(?:[A-Z][\w-]* ){2,}[A-Z]")
_OWNER = re.compile(r"['’]s?\s")
_OF_A_FIRM = re.compile(r"\w\s[a-z]+\s\Z")
"""Between the "&" of a firm and the name of somebody there: "Falk Bruun & Reuss analyst Ana Brandt"."""
_APPOSITION = re.compile(r",? (?:an?|the|who|whose|chief|executive) ")
_OF_BODIES = re.compile(r"[^,]{0,30}? (?:at|for|from|of|with) ")
"""Behind who is told by two bodies: "Ana Brandt of Tarn and Falk"."""
_COMPLEMENT_BEFORE = re.compile(r"\w (?:who|whose|of|from|between|to|against|for)\s(?!.*\s(?:and|&)\s)")
_SIDE_BY_SIDE = re.compile(r"\x01\s+\x01")
_TWO_PEOPLE = re.compile(r"^[^,]*\x01(?:,? ?\(?[DRI]-?[\w.]*\)?,?)?,? (?:and (?:[A-Za-z.]+ ){0,4}|& )\x01")
_IN_PARENTHESES = re.compile(r"\s*\([^()]*\)")


def names_several(text: str, start: int, end: int, inside: list[NameMention]) -> bool:
    """Whether the source [start, end) names several side by side: two people, a couple, "she and another reporter",
    two signatures. ``inside``: the names in it."""
    said = text[start:end]
    if is_list(text, start, end, inside) or _COUPLE.match(text, start, end):
        return True
    if inside and _COMPLEMENT_BEFORE.search(text, start, inside[0].start):
        return False
    both = re.search(r"\s(?:and|&)\s", said)
    if not both:
        return bool(_SIDE_BY_SIDE.search(_blanked(text, start, end, inside)))
    if inside and inside[-1].type == "person" and _OFFICE.fullmatch(text, start, inside[-1].start):
        return False
    if inside and _OF_TWO_BODIES.match(text[start + both.end() : end]) and _is_office_before(text, inside):
        return False
    if inside and both.group().strip() == "&" and _OF_A_FIRM.search(text, start + both.end(), inside[-1].start):
        return False
    if _TWO_PEOPLE.search(_blanked(text, start, end, inside)):
        return True
    if inside and inside[0].type == "person" and _APPOSITION.match(text, inside[0].end, end):
        return False
    if re.match(r"(?:both|he|she|they)\s", said, re.I) and not re.match(r"they\s", said, re.I):
        return True
    at = start + both.start()
    inside = _without_owners(text, inside)
    before = [n for n in inside if n.end <= at]
    after = [n for n in inside if n.start >= start + both.end()]
    people = [n for n in inside if n.type == "person"]
    if len(people) == 1 and people[0] is inside[0] and _OF_BODIES.match(text, people[0].end, at):
        return False
    if "," in text[start:at] and len(people) < 3 and not (before and before[-1].end == at and after):
        return False
    direct = bool(before) and not re.search(r"[^\s)]", _IN_PARENTHESES.sub("", text[before[-1].end : at]))
    named_after = (bool(after) and after[-1].end >= end - 2) or (bool(after) and after[0].type == "person")
    if direct and before[-1].type == "person":
        return (named_after and after[0].type != "place") or bool(
            re.match(r"(?:his|her|their|the|a|an|other|some)\s", text[start + both.end() : end], re.I)
        )
    return direct and named_after and before[-1].type != "place" and "," not in said and _apart(text, before, after)


def _is_office_before(text: str, inside: list[NameMention]) -> bool:
    """Whether the last two of several names are a body's and a person's, with nothing but a title in capitals between:
    "Fire Service and Civil Defence" "Director" "Ana Brandt"."""
    if len(inside) < 3 or inside[-1].type != "person" or any(n.type == "person" for n in inside[:-1]):
        return False
    titles = text[inside[-2].end : inside[-1].start].split()
    return bool(titles) and all(is_common(title) and title[0].isupper() for title in titles)


def _without_owners(text: str, names: list[NameMention]) -> list[NameMention]:
    """``names`` without those of bodies and places right before somebody of theirs: "Tarn’s Ana Brandt"."""
    owners = {
        a
        for a, b in pairwise(names)
        if b.type == "person" and a.type != "person" and _OWNER.fullmatch(text, a.end, b.start)
    }
    return [n for n in names if n not in owners]


def _blanked(text: str, start: int, end: int, inside: list[NameMention]) -> str:
    """The source with each person's name as one mark."""
    out, at = [], start
    for n in inside:
        if n.type == "person" and n.start >= at and n.end <= end:
            out += [text[at : n.start], "\x01"]
            at = n.end
    return "".join(out) + text[at:end]


def _apart(text: str, before: list[NameMention], after: list[NameMention]) -> bool:
    """Whether two organisations stand side by side and not as owners of one noun ("the House and Senate leaders")."""
    return before[-1].type == after[0].type and text[before[0].start].isupper()
