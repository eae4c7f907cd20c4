"""Given names alone that the article puts beside a relative in full, with the surname that both share: "Anna and Peter
Brandt", "Graham Orlow and his brother Ivo"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.person_names import (
    AND_ANOTHER,
    PARTICLES,
    SUFFIXES,
    PersonName,
    fold,
    gender_score_of,
    is_family_first,
    is_given_name,
    parse_name,
)
from quotes.lexicon.relations import ANY_OF_FAMILY, SEVERAL_OF_FAMILY

PrintedPerson = tuple[NameMention, PersonName]
"""A mention of a person, and the name that is printed there with the titles before it."""

_IN_A_ROW = re.compile(r", (?=[A-ZÀ-Þ])")
_KIN = re.compile(rf"\b(?:{ANY_OF_FAMILY}|(?!couple of){SEVERAL_OF_FAMILY})\b", re.IGNORECASE)
LONGEST_PHRASE = 50
"""Code points behind a name in which a word for kin tells of it."""
_SAME_SURNAME = "brother|daughter|sister|son"
"""Kin who bear the surname of the one whose kin they are."""
_BY_MARRIAGE = "husband|widow|widower|wife"
"""Those who may."""
_THEIR = r"(?P<owner>\b[Hh]is|\b[Hh]er|\b[Tt]heir|['’]s?)\s(?:(?!and\b|of\b)[a-z-]+\s){0,2}"
_NO_LINK = r"(?!(?:and|at|by|for|from|in|of|on|or|that|to|who|whose|with)\b)"
_CAPITAL_BEFORE = re.compile(r"(?<![\w’'-])([A-ZÀ-Þ][\w’'-]*) \Z")
_KIN_BEFORE = re.compile(
    rf"{_THEIR}(?P<kin>{_SAME_SURNAME}|{_BY_MARRIAGE})(?:\s|,\s(?:(?:an?\s|the\s)(?:{_NO_LINK}[a-z-]+\s){{1,3}})?)\Z"
)
"""Before a name: "his younger brother, the hooker" Viliami."""
_KIN_BEHIND = re.compile(rf",\s(?:\d\d,\s)?{_THEIR}(?P<kin>{_SAME_SURNAME}|{_BY_MARRIAGE})\b(?!-)")
_JOINED = re.compile(r",?(?: \d\d,)? and \Z")
"""Between somebody and "his wife"."""
SEX_IS_CLEAR = 2.0
"""Log-odds of the sex by a given name from which on a man is no "she"."""
_DECLINED = re.compile(r"(?:sson|d[oó]ttir|d[oó]tter|[oe]va?|ová|in|ina|[cs]k[iya]|ý|á|aya)\Z")
"""How surnames end of which a woman of the family has another form, as in Iceland or Russia."""
_THE = re.compile(r"[Tt](?<!\w.)he ([A-ZÀ-Þ][\w’'-]*s)\b")
MOST_BESIDE = 3
"""So many given names stand in a row before the one in full."""
MOST_BEFORE = 30
"""So many names before somebody's kin may be whose kin they are."""
REACH = 80
"""Code points before a name in which the words for kin stand."""


def with_family_names(people: list[PrintedPerson], regions: TextRegions) -> list[PrintedPerson]:
    """``people``, in the order of the text, with a given name alone completed where it is told whose kin bears it, and
    nobody bears it in full."""
    families = _Families(people, regions)
    return [(n, families.completed(n, name)) for n, name in people]


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose kin somebody is: the name as it is printed, where it ends, and the sex that the name tells (log-odds)."""

    name: PersonName
    end: int
    gender_score: float


class _Families:
    """The people of one article by the places of their names."""

    def __init__(self, people: list[PrintedPerson], regions: TextRegions) -> None:
        self._text, self._regions = regions.text, regions
        self._people = sorted(people, key=lambda p: p[0].start)
        self._at = {n.start: (n, name) for n, name in people}
        self._starts = [n.start for n, _ in self._people]
        self._full: dict[str, dict[tuple[str, ...], PersonName]] = defaultdict(dict)
        for _, name in people:
            if len(name.parts) > 1:
                self._full[name.parts[0]][name.parts] = self._full[name.parts[-1]][name.parts] = name
        self._the = set(_THE.findall(regions.text))
        self._lone = Counter(name.parts[0] for _, name in people if len(name.parts) == 1)
        self._titled = {
            (name.parts[0], name.gender_score) for _, name in people if len(name.parts) == 1 and name.gender_score
        }

    def completed(self, n: NameMention, name: PersonName) -> PersonName:
        """``name`` at ``n``, with the surname of the kin where it is a given name alone."""
        if len(name.parts) != 1 or name.titles or name.parts[0] in self._full:
            return name
        before = _CAPITAL_BEFORE.search(self._text, max(0, n.start - LONGEST_PHRASE), n.start)
        if before is not None and not _KIN.fullmatch(before.group(1)) and not sense_of(fold(before.group(1))).plural:
            return name  # the end of a name: Rebel "Wilson"
        surname = self._of_who_is_beside(n, name) or self._of_whose_kin(n, name)
        return parse_name(f"{name.full} {surname}") if surname else name

    def _of_who_is_beside(self, n: NameMention, name: PersonName) -> str:
        """The surname of the relative named right behind: "Anna and Peter Brandt", "Anna, Ivo and Peter Brandt", with a
        word for kin beside them, "the Brandts" elsewhere, or no other place where she is named; a singer may have one
        name, and no relative beside, but is named again."""
        at, row = n.end, 0
        while (comma := _IN_A_ROW.match(self._text, at)) and (beside := self._at.get(comma.end())):
            if len(beside[1].parts) > 1 or row == MOST_BESIDE:
                return ""
            at, row = beside[0].end, row + 1
        joint = AND_ANOTHER.match(self._text, at)
        other, relative = self._at.get(joint.end(), (None, None)) if joint else (None, None)
        if other is None or relative is None or len(relative.parts) < 2:
            return ""
        family = _surname(relative)
        sure = self._are_mr_and_mrs(name, relative) or self._has_initial(name, family)
        if len(family) < 2 or not (sure or (is_given_name(name.parts[0]) and is_given_name(relative.parts[0]))):
            return ""
        opening = self._regions.sentence_start(n.start)
        related = sure or _KIN.search(self._text, opening, other.end + LONGEST_PHRASE) or self._is_a_family(family)
        return family if related or (not row and self._lone[name.parts[0]] == 1) else ""

    def _are_mr_and_mrs(self, name: PersonName, relative: PersonName) -> bool:
        """Whether the article calls a man and a woman by the surname of ``relative``, and who is which is clear."""
        sexes = {sex for surname, sex in self._titled if surname == relative.parts[-1]}
        told = max(abs(gender_score_of((given, ""))) for given in (name.parts[0], relative.parts[0]))
        return is_given_name(name.parts[0]) and len(sexes) == 2 and told >= SEX_IS_CLEAR

    def _has_initial(self, name: PersonName, family: str) -> bool:
        """Whether the article calls somebody by the ``family`` name and the initial of ``name``: "M. Brandt"."""
        return (name.parts[0][0], fold(family)) in self._full.get(fold(family), {})

    def _of_whose_kin(self, n: NameMention, name: PersonName) -> str:
        """The surname of the one whose brother, sister or child bears the name, or whose husband or wife does and is
        called by it elsewhere: "his wife Anna … Mrs Brandt"."""
        found = _KIN_BEFORE.search(self._text, max(0, n.start - REACH), n.start)
        found = found or _KIN_BEHIND.match(self._text, n.end)
        before = min(found.start(), n.start) if found else 0
        owner = (self._owner(found, before) or self._only_man_or_woman(found, before)) if found else None
        if found is None or owner is None or is_family_first(owner.name.parts):
            return ""
        sex = sense_of(found["kin"]).gender_score
        family = _surname(owner.name)
        if owner.gender_score * sex <= 0 and _DECLINED.search(family):
            return ""
        married = found["kin"] in _BY_MARRIAGE.split("|")
        if married and (fold(family), sex) not in self._titled and not self._is_a_family(family):
            return ""
        return family

    def _owner(self, found: re.Match[str], before: int) -> _Owner | None:
        """Whose kin is told by ``found``: who is named as the owner; else whom "his" or "her" stands for, who is named
        right before, or alone of that sex in this sentence, or alone in the one before; None where it is not clear."""
        last = bisect_left(self._starts, before)
        people = self._people[max(0, last - MOST_BEFORE) : last]
        if not found["owner"][0].isalpha():
            at = (found.start("owner"), found.end("owner"))
            return next((self._in_full(n, name) for n, name in people if n.end in at), None)
        sex = {"her": 1, "his": -1}.get(found["owner"].lower(), 0)
        sentence = self._regions.sentence(before)
        known = [owner for n, name in people if (owner := self._in_full(n, name))]
        known = [owner for owner in known if owner.gender_score * sex > -SEX_IS_CLEAR]
        if known and _JOINED.fullmatch(self._text, known[-1].end, before):
            return known[-1]
        for nth in (sentence, sentence - 1):
            near = {owner.name.parts: owner for owner in known if self._regions.sentence(owner.end - 1) == nth}
            if near:
                return next(iter(near.values())) if len(near) == 1 else None
        return None

    def _only_man_or_woman(self, found: re.Match[str], before: int) -> _Owner | None:
        """Who alone of those named in full until then is a man, or a woman, where the article calls the husband or wife
        told by ``found`` by that surname: "His wife, Ana, … Mrs Brandt"."""
        sex = {"her": 1, "his": -1}.get(found["owner"].lower(), 0)
        people = self._people[
            max(0, bisect_left(self._starts, before) - MOST_BEFORE) : bisect_left(self._starts, before)
        ]
        known = [owner for n, name in people if (owner := self._in_full(n, name))]
        fitting = {owner.name.parts: owner for owner in known if owner.gender_score * sex >= SEX_IS_CLEAR}
        doubtful = any(abs(owner.gender_score) < SEX_IS_CLEAR for owner in known)
        if len(fitting) != 1 or doubtful or found["kin"] not in _BY_MARRIAGE.split("|"):
            return None
        owner = next(iter(fitting.values()))
        return owner if (owner.name.parts[-1], sense_of(found["kin"]).gender_score) in self._titled else None

    def _in_full(self, n: NameMention, name: PersonName) -> _Owner | None:
        """Who is named at ``n``, by the only full name of which that is the surname or the given name."""
        full = [name] if len(name.parts) > 1 else [*self._full.get("".join(name.parts), {}).values()]
        if len(full) != 1:
            return None
        return _Owner(full[0], n.end, 6.0 * name.gender_score or gender_score_of(full[0].parts))

    def _is_a_family(self, surname: str) -> bool:
        """Whether the article speaks of "the Brandts"."""
        return bool(self._the & {f"{surname}s", f"{surname}es"})


def _surname(name: PersonName) -> str:
    """The surname of a full name as it is printed, with its particles: "van der Hulst"."""
    words = name.full.split()
    while len(words) > 2 and fold(words[-1]) in SUFFIXES:
        words.pop()
    first = len(words) - 1
    while first > 1 and fold(words[first - 1]) in PARTICLES:
        first -= 1
    return " ".join(words[first:])
