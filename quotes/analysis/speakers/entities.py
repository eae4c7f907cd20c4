"""The people and organisations of an article, one entity for each somebody, and the places where they are named."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from quotes.analysis.speakers.mentions import Names, content_words
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.companies import DESIGNATORS, without_legal_form
from quotes.lexicon.person_names import PARTICLES, PersonName, fold, is_given_name, part_of, plain, squeezed
from quotes.lexicon.word_lists import alternatives
from quotes.model import START, SpeakerType, Stretch

_VERB = re.compile(rf"\s+(?:(?:{alternatives('function/verbs_behind_a_name')}|\w+ed|[a-z]+s)\b)")
_PREPOSITION = re.compile(rf"\b(?:{alternatives('function/prepositions_before_a_name')})\s+(?:\w+\.?\s+){{0,2}}$")
_TOLD = re.compile(
    r"\b(?:told|tells|telling|asked|asks|urged|informed|reminded|warned|interviewed?|interview with)"
    r"\s+(?:\w+\.?\s+){0,3}$"
)
_MOST_WORDS = 5
"""Words before a name that those two patterns look at."""
_LEADING = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ .,()’'-]*(?:[a-z]+\s)?(?:--|[–—:-])\s)?"  # a dateline
    r"(?:(?:[A-Z][\w.’'-]*|the|former|then|elder|younger)\s+)*$"
)
FAR = 10**9
"""A code point behind the end of every text."""
LEAST_LETTERS = 3
"""Letters of an acronym that may be part of a longer one."""
MOST_GENDER_ODDS = 8.0
"""The log-odds of a woman or a man that no words take farther: what tells otherwise must still count."""
NAMESAKES = 50
"""So many people who share a part of their names are told apart; a made-up text of thousands must not take minutes."""


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One place where somebody is named: its stretch and what the words around it tell."""

    start: int
    end: int
    sentence: int
    paragraph: int
    quotation: int
    initial: bool
    verb: bool
    owner: bool
    complement: bool
    told: bool
    source: bool
    pronoun: bool = False


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody of the article. ``gender_score``: log-odds by titles, given name and nouns, above 0 for a woman.
    ``introduced``: folded words that the article puts beside the name, "mayor's" for the office of whose somebody is.
    ``order``: where the entity is first mentioned, in code points. ``unnamed``: how often a pronoun stands for it.
    ``is_place``: a state, a town or a landscape, of type "organization" where it speaks. ``kinds``: what kinds of body
    its name and introductions tell of. ``ages``: the printed ages of a person. ``aliases``: the parts of other names of
    a person. ``named_at``: where a person is first named in full, in code points; None: nowhere."""

    type: SpeakerType
    name: str
    parts: tuple[str, ...]
    order: int
    words: frozenset[str] = frozenset()
    head: str = ""
    gender_score: float = 0.0
    forms: Counter[str] = field(default_factory=Counter)
    occurrences: list[Occurrence] = field(default_factory=list)
    introduced: list[frozenset[str]] = field(default_factory=list)
    roles: list[Stretch] = field(default_factory=list)
    unnamed: int = 0
    spoke: int = 0
    near_pronouns: float = 0.0
    nicknames: set[str] = field(default_factory=set)
    aliases: set[tuple[str, ...]] = field(default_factory=set)
    is_place: bool = False
    kinds: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    named_at: int | None = None

    def last_before(self, at: int) -> int:
        """The index of the last occurrence that ends by ``at``, -1 for none."""
        i = bisect_right(self.occurrences, at, key=START) - 1
        while i >= 0 and self.occurrences[i].end > at:
            i -= 1
        return i

    def first_after(self, at: int) -> Occurrence | None:
        """The first occurrence that begins at ``at`` or later."""
        i = bisect_left(self.occurrences, at, key=START)
        return self.occurrences[i] if i < len(self.occurrences) else None

    def add_gender_odds(self, odds: float) -> None:
        """Add the log-odds, above 0 for a woman, of one more sign of the sex."""
        self.gender_score = max(-MOST_GENDER_ODDS, min(MOST_GENDER_ODDS, self.gender_score + odds))

    def add(self, occurrence: Occurrence, form: str | None = None) -> None:
        """Count one more place of this entity, printed as ``form``, one of its names (None: no name)."""
        if self.occurrences and occurrence.start <= self.occurrences[-1].start:
            insort(self.occurrences, occurrence)
        else:  # most come in the order of the text
            self.occurrences.append(occurrence)
        self.unnamed += occurrence.pronoun
        if form is not None:
            self.forms[form] += 1


def with_owners(phrase: frozenset[str]) -> frozenset[str]:
    """Words that introduce somebody, with those for an owner as they stand elsewhere: "mayor" for "mayor's"."""
    return frozenset(word.removesuffix("'s") for word in phrase)


class EntitySet:
    """Everybody of one article, with look-ups by name part, by organisation and by place of the text.
    ``surnames_of_two``: those of which a name with "Jr." and the same name without are two people's."""

    def __init__(
        self, regions: TextRegions, sources: list[Stretch], surnames_of_two: frozenset[str] = frozenset()
    ) -> None:
        self.regions = regions
        self.surnames_of_two = surnames_of_two
        self.entities: list[Entity] = []
        self._by_part: dict[str, list[Entity]] = defaultdict(list)
        self._by_words: dict[frozenset[str], Entity] = {}
        self._acronyms: dict[str, Entity] = {}
        self._sources = sorted((s.start, s.end) for s in sources)
        self.at: dict[int, Entity] = {}

    def body_describing(self, e: Entity, names: Names) -> Entity | None:
        """The body that is named in the words that describe ``e``: "a spokesman for the Harbour Board"."""
        named = (self.at.get(n.start) for o in e.occurrences for n in names.within(o.start, o.end))
        return next((body for body in named if body is not None and body.type == "organization"), None)

    # People

    def people_named(self, parts: tuple[str, ...]) -> list[tuple[Entity, str]]:
        """The people whom a name of these parts may stand for, with how it names them."""
        if not parts:
            return []
        found = []
        for e in self._by_part.get(parts[-1], [])[-NAMESAKES:]:
            how = part_of(parts, e.parts) or ("given name" if len(parts) == 1 and parts[0] in e.nicknames else "")
            how = how or next((how for alias in e.aliases if (how := part_of(parts, alias))), "")
            if how:
                found.append((e, how))
        return found

    def add_person(self, name: PersonName, start: int) -> Entity:
        """A new person under ``name``, first met at ``start``."""
        e = Entity("person", name.full, name.parts, start, frozenset(name.parts))
        self.entities.append(e)
        self._index(e)
        return e

    def add_nickname(self, e: Entity, nickname: str) -> None:
        """The article gives ``e`` this folded nickname."""
        if nickname and nickname not in e.parts:
            e.nicknames.add(nickname)
            self._index(e)

    def _index(self, e: Entity) -> None:
        for part in {*e.parts, *e.nicknames, *(part for alias in e.aliases for part in alias)}:
            if e not in self._by_part[part][-NAMESAKES:]:
                self._by_part[part].append(e)

    def is_part(self, part: str) -> bool:
        """Whether somebody bears this name."""
        return part in self._by_part

    def take_fuller_name(self, e: Entity, name: PersonName) -> None:
        """Take ``name`` as the name of ``e`` where it is fuller than the one known, and no nickname put before it; or
        where it is the same without capitals, decomposed letters and signs that are not seen."""
        longer = (len(name.parts), len(plain(name.full))) > (len(e.parts), len(plain(e.name)))
        if longer and len(e.parts) > 1 and name.parts[-len(e.parts) :] == e.parts:
            longer = is_given_name(name.parts[0]) or not is_given_name(e.parts[0])
        elif not longer and len(name.parts) > 1 and e.parts[-len(name.parts) :] == name.parts != e.parts:
            longer = name.parts[0] not in PARTICLES and is_given_name(name.parts[0]) and not is_given_name(e.parts[0])
        capitals = len(name.parts) == len(e.parts) and e.name.isupper() and not name.full.isupper()
        unseen = name.parts == e.parts and plain(name.full) == plain(e.name) and len(name.full) < len(e.name)
        if longer or capitals or unseen:
            e.name, e.parts = name.full, name.parts
            self._index(e)

    def absorb(self, e: Entity, other: Entity) -> None:
        """``other`` is ``e`` under another name: all its places and names are those of ``e``."""
        for o in other.occurrences:
            e.add(o)
        e.forms.update(other.forms)
        e.order = min(e.order, other.order)
        e.introduced += other.introduced
        e.aliases |= {other.parts} | other.aliases if other.parts else other.aliases
        self.entities.remove(other)
        for bearers in self._by_part.values():
            if other in bearers:
                bearers.remove(other)
        self._by_words = {words: e if known is other else known for words, known in self._by_words.items()}
        self._acronyms = {letters: e if known is other else known for letters, known in self._acronyms.items()}
        self.at = {start: e if known is other else known for start, known in self.at.items()}
        if e.type == "person":
            self._index(e)

    # Organisations, places, groups

    def organisation(self, words: frozenset[str]) -> Entity | None:
        """The organisation that these words, or this acronym, name exactly."""
        found = self._by_words.get(words) or self._by_words.get(words - DESIGNATORS or words)
        if found is not None:
            return found
        return self._by_letters(next(iter(words))) if len(words) == 1 else None

    def _by_letters(self, letters: str) -> Entity | None:
        """The organisation whose acronym is ``letters``; or the only one in whose it stands, for words may be left out
        at either end ("CDC" for the Tarnev Center for Disease Control and Prevention)."""
        if letters in self._acronyms or len(letters) < LEAST_LETTERS:
            return self._acronyms.get(letters)
        found = {id(e): e for whole, e in self._acronyms.items() if letters in whole}
        return next(iter(found.values())) if len(found) == 1 else None

    def add_other(self, type_: SpeakerType, name: str, start: int, head: str = "") -> Entity:
        """A new organisation, group, document or anonymous source called ``name``."""
        e = Entity(type_, name, (), start, content_words(name), head)
        self.entities.append(e)
        self._by_words.setdefault(e.words, e)
        self._by_words.setdefault(e.words - DESIGNATORS or e.words, e)
        self._by_words.setdefault(content_words(without_legal_form(name)), e)
        self._by_words.setdefault(frozenset([squeezed(name)]), e)  # as accounts have it: "TarnCouncil"
        if type_ == "organization":
            initials = [w[0] for w in re.findall(r"[^\W_]+", name) if w.lower() != "the"]
            capitals = "".join(c for c in initials if c.isupper())
            for letters in (capitals.lower(), "".join(initials).lower()):
                if len(letters) > 1 and len(capitals) > 1:
                    self._acronyms.setdefault(letters, e)
        return e

    def add_acronym(self, e: Entity, acronym: str) -> None:
        """``acronym`` is printed as the short form of ``e``."""
        self._acronyms[fold(acronym)] = e

    def occurrence(self, start: int, end: int, pronoun: bool = False) -> Occurrence:
        """What the words around the stretch tell of it."""
        text, regions = self.regions.text, self.regions
        sentence = regions.sentence(start)
        opening = regions.sentences[sentence]
        before = text[max(opening, start - 48) : start]
        telling = " ".join(before.split()[-_MOST_WORDS:]) + " " if before[-1:].isspace() else ""
        i = bisect_right(self._sources, (start, FAR)) - 1
        source = i >= 0 and self._sources[i][0] <= start and start < self._sources[i][1]
        return Occurrence(
            start,
            end,
            sentence,
            regions.paragraph(start),
            regions.quotation(start),
            start - opening < 48 and bool(_LEADING.fullmatch(before.lstrip("“\"'‘ "))),
            bool(_VERB.match(text, end)),
            text[end : end + 2] in ("'s", "’s") or text[end : end + 1] in ("'", "’"),
            bool(_PREPOSITION.search(telling)),
            bool(_TOLD.search(telling)),
            source,
            pronoun,
        )
