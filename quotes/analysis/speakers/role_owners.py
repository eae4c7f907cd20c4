"""Which printed role belongs to whom: the person whose name stands beside it, or whom the article describes so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from quotes.analysis.attribution import RoleMention
from quotes.analysis.speakers.contradictions import introduced_as_another
from quotes.analysis.speakers.entities import Entity, EntitySet
from quotes.analysis.speakers.mentions import Mention, Names
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.analysis.speakers.ranking.agreement import introduced_so
from quotes.lexicon.nouns import role_word
from quotes.lexicon.offices import EXCLUSIVE
from quotes.lexicon.person_names import COURTESY
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_ROLE_THEN_NAME = re.compile(
    rf"[\s,]*(?:(?:[A-Z][\w.]{{0,4}}\.|{COURTESY}|[Tt]he|then|and|GOP)\s+)*[“\"'‘]?|\s+(?:who\s+)?(?:is\s+)?|:\s+"
)
_NAME_THEN_ROLE = re.compile(
    rf"\s*[,(–—-]*\s*(?:(?:{alternatives('roles/between')}|\d{{2}},?|Jr\.,?|Sr\.,?|\([^()]{{0,30}}\),?)\s+)*"
)
_AND = re.compile(r"(?:['’]s)?\s+and\s")
"""Between two people: Brandt "and the" mayor."""
_OPENS = re.compile(r"(?:.*[”\"]\s)?\W*(?:(?:the|an?|his|her|its|their|our)\s)?", re.IGNORECASE | re.DOTALL)
"""Before a role that opens a sentence or what stands behind words in marks."""
_OPENING_PHRASE = re.compile(rf"(?:[A-Z][a-z]+(?:ed|ing)|In|{alternatives('roles/openers')})\s[^,]*")
_INTRODUCED = re.compile(r",\s(?:an?|the|who|\d\d)\b")
"""Behind a name that has an apposition of its own."""
_NAME_ENDS = re.compile(r"\s*(?:[,;:.!?()—–]|--|\Z|\s-\s)")
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])\s")
"""Behind a role of whoever somebody or something belongs to: the mayor"’s" wife."""
_NAMED_OWNER = re.compile(rf"(?:\s[A-Z][\w-]*){{0,3}}{_OWNER.pattern}")
"""The same, with the name of whose role it is: Mayor "Lund’s" wife."""
_ACTS_ON = re.compile(r"\s(?:had\s|has\s|will\s|\w+ly\s)?[a-z]{3,}\s(?:him|her)\b")
"""Behind who is somebody else than the "him" or "her" that this one acts on: the mayor "thanked her"."""
REACH = 60
"""Code points between a role and the name beside it."""
SURE_OF_ROLE = 0.7
SURE_WITHOUT = 0.85
"""From these probabilities on somebody described holds the role: where the article introduces the person so, and where
it does not."""
Meant = tuple[Entity | None, float]
"""Who is meant, and the probability."""


class RoleOwners:
    """The people of an article by the places of their names, for asking who holds a role."""

    def __init__(self, entity_set: EntitySet, names: Names) -> None:
        self._regions, self._text = entity_set.regions, entity_set.regions.text
        self._names = names
        self._most_mentioned = max((len(e.occurrences) for e in entity_set.entities if e.type == "person"), default=0)
        named = [
            (o.start, o.end, e)
            for e in entity_set.entities
            if e.type == "person"
            for o in e.occurrences
            if not o.pronoun
        ]
        self._named = sorted(named, key=lambda n: n[:2])
        self._starts = [n[0] for n in self._named]

    def owner(self, role: RoleMention, source: Meant | None, most_likely: Callable[[Mention], Meant]) -> Entity | None:
        """Whose ``role`` is: the person's beside it; else of the source it stands in (``source``); else of whom the
        article describes so (``most_likely`` tells who a mention stands for). What is nobody's for sure is nobody's."""
        found = self.named_at(role.holder) if role.holder else self.beside(role)
        if found is None and role.holder is not None:
            found = self._stood_for(role.holder, most_likely)
        elif found is None and source is not None:
            own = source[1] >= SURE_OF_ROLE and not self._is_anothers(role, source[0])
            own = own and not _NAMED_OWNER.match(self._text, role.end)
            found = source[0] if own else None
        elif found is None:
            found = self._described(role, most_likely)
        return found if found is not None and found.type == "person" else None

    def _is_anothers(self, role: RoleMention, source: Entity | None) -> bool:
        """Whether ``role`` is an office of which nobody holds two, and the article gives ``source`` other ones: "the
        Governor" is no Senator, whoever speaks."""
        head = role_word(self._text[role.start : role.end].split()[-1].lower().rstrip("."))
        return source is not None and head in EXCLUSIVE and introduced_as_another(source, head)

    def _stood_for(self, pronoun: Stretch, most_likely: Callable[[Mention], Meant]) -> Entity | None:
        """Who the pronoun surely stands for."""
        m = read_mention(self._text, pronoun, self._names)
        best, p = most_likely(m) if m.kind == "pronoun" else (None, 0.0)
        return best if p >= SURE_WITHOUT else None

    def _described(self, role: RoleMention, most_likely: Callable[[Mention], Meant]) -> Entity | None:
        """Who is described by a role with "the" before it, where that is sure: somebody whom the article introduces so,
        or by more words than one the person it is mostly about."""
        if self._text[max(0, role.start - 4) : role.start].lower() != "the " or _ACTS_ON.match(self._text, role.end):
            return None
        m = read_mention(self._text, Stretch(role.start - 4, role.end), self._names)
        if m.kind != "description" or m.sense.sort != "person" or m.sense.plural:
            return None
        best, p = most_likely(m)
        if best is None or best.type != "person":
            return None
        if introduced_so(m, best) >= 1.0:
            return best if p >= SURE_OF_ROLE else None
        central = len(best.occurrences) >= self._most_mentioned and len(m.words) > 1
        behind = best.first_after(role.end)
        if behind is not None and behind.sentence == self._regions.sentence(role.start):
            return None  # "Asked about the prime minister, Lund said": two people
        return best if central and p >= SURE_WITHOUT else None

    def named_at(self, place: Stretch) -> Entity | None:
        """The person whose name overlaps ``place``."""
        i = bisect_left(self._starts, place.end) - 1
        return self._named[i][2] if i >= 0 and self._named[i][1] > place.start else None

    def beside(self, role: RoleMention) -> Entity | None:
        """The person whose name stands beside ``role``, with nothing but a title, an article or a comma between."""
        if self._is_owners(role):
            return None
        i = bisect_left(self._starts, role.end)
        if i < len(self._named) and self._named[i][0] - role.end <= REACH:
            start, end, e = self._named[i]
            if _ROLE_THEN_NAME.fullmatch(self._text, role.end, start) and not self._ends_phrase(role, start, end):
                return e
        for start, end, e in reversed(self._named[max(0, i - 4) : i]):
            near = start < role.start and end <= role.start <= end + REACH
            if near and _NAME_THEN_ROLE.fullmatch(self._text, end, role.start) and not _AND.match(self._text, end):
                return e
        return None

    def _is_owners(self, role: RoleMention) -> bool:
        """Whether ``role`` tells whose somebody or something is: "the mayor’s wife"."""
        return role.holder is None and _OWNER.match(self._text, role.end) is not None

    def _ends_phrase(self, role: RoleMention, start: int, end: int) -> bool:
        """Whether ``role`` ends an opening phrase, and the name from ``start`` to ``end`` begins the clause behind it:
        "In a letter to the mayor, Brandt asked …", "Asked about the mayor, Brandt said …". An apposition has a comma on
        either side, unless it opens the sentence."""
        if "," not in self._text[role.end : start]:
            return False
        opening = self._regions.sentence_start(role.start)
        if _INTRODUCED.match(self._text, end):
            return _OPENING_PHRASE.fullmatch(self._text, opening, role.start) is not None
        return not _NAME_ENDS.match(self._text, end) and not _OPENS.fullmatch(self._text, opening, role.start)
