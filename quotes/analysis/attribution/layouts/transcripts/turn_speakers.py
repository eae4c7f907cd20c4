"""Whom the label of a turn stands for, where the text before it tells that: initials, an office, witness or court."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quotes.analysis.attribution import NameMention
from quotes.lexicon.nouns import PERSON
from quotes.lexicon.person_names import TITLES, fold
from quotes.lexicon.word_lists import words
from quotes.model import Stretch

_INITIALS = re.compile(r"[A-ZÀ-Þ]{2,4}")
_OFFICE = re.compile(r"[Tt](?:he|HE)\s(?P<office>\w.*)")
_WITNESS, _COURT = frozenset(("witness",)), frozenset(("court",))
_JUDGES = (frozenset(("judge",)), frozenset(("justice",)), frozenset(("magistrate",)))
_SMALL = words("function/determiners_and_numbers") | frozenset(("of", "for", "and", "the"))
_WORD = re.compile(r"[\w'’-]+")
_TESTIFIES_BEFORE = re.compile(
    r"\b(?:(?:testimony|evidence|(?:cross-)?examination|questioning)\s(?:of|by|from)|witness,?)\s(?:[\w.’'-]+\s){0,4}\Z",
    re.IGNORECASE,
)
_TESTIFIES = re.compile(
    r"(?:,[^,.\n]{1,60},)?\s(?:(?:has\s)?testified|took\sthe\sstand|gave\sevidence"
    r"|(?:was|is|being)\s(?:being\s)?(?:questioned|(?:cross-)?examined))\b"
)
_LONGEST = 80  # code points beside a name that are looked at
_BEHIND = re.compile(r",\s(?P<office>[^,.:;\n]{3,60})(?=[,.])")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*)+(?=\W|\Z)")
_MOST_GIVEN = 3


class Cast:
    """The people whom ``text`` names before the first turn, at ``end``; ``names``: those that the engine saw, in the
    order of the text."""

    def __init__(self, text: str, end: int, names: Sequence[NameMention]) -> None:
        self._text = text
        self._people = [Stretch(n.start, n.end) for n in names if n.type == "person" and n.end <= end]
        self._bearers: dict[str, Stretch | None] = {}

    def bearer(self, label: Stretch) -> Stretch:
        """The name of the only one for whom ``label`` may stand; the label itself where none or several are."""
        printed = self._text[label.start : label.end]
        if printed not in self._bearers:
            people = list(self._who(printed))
            alone = len({self._text[p.start : p.end] for p in people}) == 1
            self._bearers[printed] = people[0] if alone else None
        return self._bearers[printed] or label

    def _who(self, printed: str) -> Iterator[Stretch]:
        if _INITIALS.fullmatch(printed):
            for p in self._people:
                if "".join(word[0] for word in self._text[p.start : p.end].split()) == printed:
                    yield p
        elif office := _OFFICE.fullmatch(printed):
            held = _content(office["office"])
            is_meant = self._testifies if held == _WITNESS else self._judges if held == _COURT else self._holds
            yield from (p for p in self._people if is_meant(p, held))

    def _testifies(self, p: Stretch, _: frozenset[str]) -> bool:
        before = _TESTIFIES_BEFORE.search(self._text, max(0, p.start - _LONGEST), p.start)
        return bool(before or _TESTIFIES.match(self._text, p.end))

    def _judges(self, p: Stretch, _: frozenset[str]) -> bool:
        return any(self._holds(p, office) for office in _JUDGES)

    def _holds(self, p: Stretch, office: frozenset[str]) -> bool:
        """Whether all words of ``office`` stand right before the name or in the phrase behind it."""
        before = re.split(r"[,.;:\n]", self._text[max(0, p.start - _LONGEST) : p.start])[-1]
        behind = _BEHIND.match(self._text, p.end)
        missing = set(office)
        for word in reversed(_WORD.findall(before)):
            if not missing or not (word[0].isupper() or fold(word) in office | _SMALL):
                break
            missing.discard(fold(word))
        return bool(office) and (not missing or (behind is not None and office <= _content(behind["office"])))


def _content(phrase: str) -> frozenset[str]:
    """The folded words of ``phrase`` but for small ones."""
    return frozenset(fold(w) for w in _WORD.findall(phrase)) - _SMALL


def names_in_capitals(text: str, end: int, surnames: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where ``text[:end]`` prints in capitals, and in full, the names of those with these folded ``surnames``: REMARKS
    BY GOVERNOR IDA HOLM. Words before a title and small ones are no part of a name."""
    for run in _CAPITALS.finditer(text, 0, end):
        found = [(m.start() + run.start(), m.end() + run.start(), fold(m[0])) for m in re.finditer(r"[^ ]+", run[0])]
        for at, (_, last, word) in enumerate(found):
            first = at
            while first and at - first < _MOST_GIVEN and not _is_no_name(found[first - 1][2]):
                first -= 1
            if first < at and word in surnames:
                yield found[first][0], last - (text[last - 1] == ".")


def _is_no_name(word: str) -> bool:
    return word in TITLES or word in _SMALL or word in {"by", "with", "from", "to", "in", "on", "at"}


def told_in_brackets(labels: Sequence[tuple[str, Stretch]], names: Sequence[NameMention]) -> dict[str, Stretch]:
    """Who speaks under ``labels`` that are but an office or a part, where what stands in brackets behind one names a
    person: CHAIR (Ida Holm), and later CHAIR. ``names`` in the order of the text."""
    people = [n.start for n in names if n.type == "person"]
    found: dict[str, Stretch] = {}
    for label, inner in labels:
        is_person = bisect_left(people, inner.end) > bisect_left(people, inner.start)
        if is_person and fold(label) in PERSON | TITLES:
            found.setdefault(label, inner)
    return found
