"""Whom the label of a turn stands for, where the text before it tells that: initials, an office, witness or court."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quotes.analysis.attribution import NameMention
from quotes.lexicon.nouns import PERSON
from quotes.lexicon.person_names import TITLES, fold
from quotes.lexicon.word_lists import alternatives, words
from quotes.model import Stretch

_INITIALS = re.compile(r"[A-ZÀ-Þ]{2,4}")
_OFFICE = re.compile(r"(?:(?P<the>the|madame?|mr|mister)\.?\s)?(?P<office>\w.*)", re.IGNORECASE)
_PARTS = (
    frozenset(("reporter", "correspondent", "journalist")),
    frozenset(("host", "presenter", "anchor", "moderator")),
)
"""Words for one part in a programme each: who is Our correspondent Ida Holm speaks as REPORTER."""
_WITNESS, _COURT = frozenset(("witness",)), frozenset(("court",))
_JUDGES = (frozenset(("judge",)), frozenset(("justice",)), frozenset(("magistrate",)))
_SMALL = words("function/determiners_and_numbers") | frozenset(("of", "for", "and", "the", "is", "was"))
_WORD = re.compile(r"[\w'’-]+")
_TESTIFIES_BEFORE = re.compile(
    r"\b(?:(?:testimony|evidence|(?:cross-)?examination|questioning)\s(?:of|by|from)|witness,?)\s(?:[\w.’'-]+\s){0,4}\Z",
    re.IGNORECASE,
)
_TESTIFIES = re.compile(
    r"(?:,[^,.\n]{1,60},)?\s(?:(?:has\s)?testified|took\sthe\sstand|gave\sevidence"
    r"|(?:was|is|being)\s(?:being\s)?(?:questioned|(?:cross-)?examined))\b"
)
_COURTEOUS = re.compile(rf"(?<!\w)(?:(?:{alternatives('titles/courtesy')}|[Tt]he|Hon)\.?\s)+\Z")
_LONGEST = 80  # code points beside a name that are looked at
_BEHIND = re.compile(r",\s(?P<office>[^,.:;\n]{3,60})(?=[,.])")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*)+(?=\W|\Z)")
_MOST_GIVEN = 3


class Cast:
    """The people whom ``text`` names outside of the ``turns``; of a programme, there too. ``names``: those that the
    engine saw, in the order of the text."""

    def __init__(self, text: str, turns: Stretch, names: Sequence[NameMention]) -> None:
        self._text = text
        self._all = [Stretch(n.start, n.end) for n in names if n.type == "person"]
        self._people = [p for p in self._all if p.end <= turns.start or p.start >= turns.end]
        self._surnames = {fold(text[p.start : p.end].split()[-1]) for p in self._all}
        self._bearers: dict[str, Stretch | None] = {}

    def bearer(self, label: Stretch) -> Stretch:
        """The name of the only one for whom ``label`` may stand; the label itself where none or several are."""
        printed = self._text[label.start : label.end]
        if printed not in self._bearers:
            people = sorted(self._who(printed), key=lambda p: p.start - p.end)
            fullest = set(self._text[people[0].start : people[0].end].split()) if people else set()
            alone = all(fullest.issuperset(self._text[p.start : p.end].split()) for p in people)
            self._bearers[printed] = people[0] if people and alone else None
        return self._bearers[printed] or label

    def _who(self, printed: str) -> Iterator[Stretch]:
        if _INITIALS.fullmatch(printed) and fold(printed) not in _COURT:
            for p in self._people:
                if "".join(word[0] for word in self._text[p.start : p.end].split()) == printed:
                    yield p
        if (office := _OFFICE.fullmatch(printed)) and (office["the"] or self._is_office(printed)):
            held = _content(office["office"])
            for part in _PARTS:
                if held <= part:
                    yield from (p for p in self._all if any(self._holds(p, frozenset((word,))) for word in part))
                    return
            is_meant = self._testifies if held == _WITNESS else self._judges if held == _COURT else self._holds
            yield from (p for p in self._people if is_meant(p, held))

    def _is_office(self, printed: str) -> bool:
        """Whether a label without an article is an office, and nobody's surname."""
        last = [fold(word) for word in printed.split()]
        return all(word in PERSON | TITLES for word in last) and last[-1] not in self._surnames

    def _testifies(self, p: Stretch, _: frozenset[str]) -> bool:
        before = _TESTIFIES_BEFORE.search(self._text, max(0, p.start - _LONGEST), p.start)
        return bool(before or _TESTIFIES.match(self._text, p.end))

    def _judges(self, p: Stretch, _: frozenset[str]) -> bool:
        return any(self._holds(p, office) for office in _JUDGES)

    def _holds(self, p: Stretch, office: frozenset[str]) -> bool:
        """Whether all words of ``office`` stand right before the name or in the phrase behind it."""
        courteous = _COURTEOUS.sub("", self._text[max(0, p.start - _LONGEST) : p.start])
        before = re.split(r"[,.;:\n]", courteous)[-1]
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
        is_office = label.lower().startswith("the ") or fold(label.split()[-1]) in PERSON | TITLES
        if is_person and is_office:
            found.setdefault(label, inner)
    return found
