"""The people and organisations of an article: its name mentions gathered into one entity for each somebody."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from quotes.attribution import NameMention
from quotes.shapes import SpeakerType, Stretch
from quotes.speakers.layout import Layout
from quotes.speakers.mentions import SHE, content_words
from quotes.speakers.names import (
    PARTICLES,
    POSSESSIVE,
    TITLES,
    WORD,
    PersonName,
    fold,
    is_given_name,
    parse_name,
    part_of,
    woman_odds,
)
from quotes.speakers.nouns import FEMALE, MALE, ORGANIZATION, role_word, sense_of

_VERB = re.compile(
    r"\s+(?:(?:also|then|later|now|once|never|has|had|have|is|was|are|were|will|would|could|can|may|might|did|does|says|"
    r"said|told|went|made|took|came|gave|spoke|began|wrote|drew|held|met|won|lost|ran|led|left|kept|put|saw|got|"
    r"\w+ed|[a-z]+s)\b)"
)
_PREPOSITION = re.compile(
    r"\b(?:of|for|to|by|with|against|in|on|at|from|about|between|than|like|over|between|behind|under)\s+(?:\w+\.?\s+){0,2}$"
)
_TOLD = re.compile(
    r"\b(?:told|tells|telling|asked|asks|urged|informed|reminded|warned|interviewed?|interview with)"
    r"\s+(?:\w+\.?\s+){0,3}$"
)
_LEADING = re.compile(r"(?:(?:[A-Z][\w.’'-]*|the|former|then)\s+)*$")
_TITLES_BEFORE = re.compile(r"(?:[A-Za-z][\w.\-]*\s+){1,4}$")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w’'\-]+")
_ACRONYM_AFTER = re.compile(r"[,\s]*\(?(?:or |known as )?(?:the )?[“\"]?([A-Z][A-Z.&]{1,9})[”\"]?[,)]")
_OWNED = re.compile(
    r"(?:['’]s?)?\s+((?:presidential |reelection |re-election |transition )?"
    r"(?:campaign|camp|administration|team|office|"
    r"government|foundation|organization))\b"
)
_APPOSITION = re.compile(r"\s*(?:\(([^()]{1,60})\)|,\s+(?:an?\s|the\s|who\s)?([^,.;:“”\"\n()]{3,90})(?=[,.;:\n]))")
_PREDICATE = re.compile(r"\s+(?:is|was|has been|became|serves as|served as)\s+(?:an?|the)\s+([^,.;:“”\"\n()]{3,70})")
_BEFORE = re.compile(r"(?:[\w.’'\-]+\s+){0,6}[\w.’'\-]+\s*$")
_HE_OR_SHE = re.compile(r"\b(?:he|his|him|she|her)\b", re.I)
_PARTING = frozenset(
    "in for by with to from at on and against that as said says told asked when while where which who is was are were"
    " but or between about after before like than if into over under also then says tells has had".split()
)
_PAST = re.compile(r"(?!retired|united|renowned|disgraced|acclaimed)[a-z]{2,}ed")
_RELATIVES = frozenset("wife husband son daughter brother sister father mother widow lady nephew niece".split())
_RANKS = frozenset("admiral general colonel captain commander lieutenant sergeant judge justice bishop".split())
FAR = 10**9
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
    """Somebody of the article. ``woman``: log-odds by titles, given name and nouns. ``introduced``: folded words that
    the article puts beside the name. ``order``: where the entity is first mentioned, in code points."""

    type: SpeakerType
    name: str
    parts: tuple[str, ...]
    order: int
    words: frozenset[str] = frozenset()
    head: str = ""
    woman: float = 0.0
    forms: Counter[str] = field(default_factory=Counter)
    occurrences: list[Occurrence] = field(default_factory=list)
    introduced: list[frozenset[str]] = field(default_factory=list)
    roles: list[Stretch] = field(default_factory=list)
    spoke: int = 0
    near_pronouns: float = 0.0

    def last_before(self, at: int) -> int:
        """The index of the last occurrence that ends by ``at``, -1 for none."""
        i = bisect_right(self.occurrences, at, key=lambda o: o.start) - 1
        while i >= 0 and self.occurrences[i].end > at:
            i -= 1
        return i

    def first_after(self, at: int) -> Occurrence | None:
        """The first occurrence that begins at ``at`` or later."""
        i = bisect_left(self.occurrences, at, key=lambda o: o.start)
        return self.occurrences[i] if i < len(self.occurrences) else None

    def add(self, occurrence: Occurrence, form: str) -> None:
        """Count one more place of this entity, printed as ``form``."""
        insort(self.occurrences, occurrence)
        self.forms[form] += 1


class Cast:
    """Everybody of one article, with look-ups by name part, by organisation and by place of the text."""

    def __init__(self, layout: Layout, sources: list[Stretch]) -> None:
        self.layout = layout
        self.entities: list[Entity] = []
        self._by_part: dict[str, list[Entity]] = defaultdict(list)
        self._by_words: dict[frozenset[str], Entity] = {}
        self._acronyms: dict[str, Entity] = {}
        self._sources = sorted((s.start, s.end) for s in sources)
        self.at: dict[int, Entity] = {}

    # People

    def people_named(self, parts: tuple[str, ...]) -> list[tuple[Entity, str]]:
        """The people whom a name of these parts may stand for, with how it names them."""
        if not parts:
            return []
        found = []
        for e in self._by_part.get(parts[-1], [])[-NAMESAKES:]:
            how = part_of(parts, e.parts)
            if how:
                found.append((e, how))
        return found

    def add_person(self, name: PersonName, start: int) -> Entity:
        """A new person under ``name``, first met at ``start``."""
        e = Entity("person", name.full, name.parts, start, frozenset(name.parts))
        self.entities.append(e)
        self._index(e)
        return e

    def _index(self, e: Entity) -> None:
        for part in set(e.parts):
            if e not in self._by_part[part][-NAMESAKES:]:
                self._by_part[part].append(e)

    def is_part(self, part: str) -> bool:
        """Whether somebody bears this name."""
        return part in self._by_part

    def fuller(self, e: Entity, name: PersonName) -> None:
        """Take ``name`` as the name of ``e`` where it is fuller than the one known, and no nickname put before it."""
        longer = (len(name.parts), len(name.full)) > (len(e.parts), len(e.name))
        if longer and len(e.parts) > 1 and name.parts[-len(e.parts) :] == e.parts:
            longer = is_given_name(name.parts[0]) or not is_given_name(e.parts[0])
        elif not longer and len(name.parts) > 1 and e.parts[-len(name.parts) :] == name.parts != e.parts:
            longer = name.parts[0] not in PARTICLES and is_given_name(name.parts[0]) and not is_given_name(e.parts[0])
        capitals = len(name.parts) == len(e.parts) and e.name.isupper() and not name.full.isupper()
        if longer or capitals:
            e.name, e.parts = name.full, name.parts
            self._index(e)

    # Organisations, places, groups

    def organisation(self, words: frozenset[str]) -> Entity | None:
        """The organisation that these words, or this acronym, name exactly."""
        if words in self._by_words:
            return self._by_words[words]
        return self._acronyms.get(next(iter(words))) if len(words) == 1 else None

    def add_other(self, type_: SpeakerType, name: str, start: int, head: str = "") -> Entity:
        """A new organisation, group, document or anonymous source called ``name``."""
        e = Entity(type_, name, (), start, content_words(name), head)
        self.entities.append(e)
        self._by_words.setdefault(e.words, e)
        if type_ == "organization":
            letters = "".join(
                w[0] for w in re.findall(r"[^\W_]+", name) if w[0].isupper() and w.lower() != "the"
            ).lower()
            if len(letters) > 1:
                self._acronyms.setdefault(letters, e)
        return e

    def known_as(self, acronym: str, e: Entity) -> None:
        """``acronym`` is printed as the short form of ``e``."""
        self._acronyms[fold(acronym)] = e

    def occurrence(self, start: int, end: int, pronoun: bool = False) -> Occurrence:
        """What the words around the stretch tell of it."""
        text, layout = self.layout.text, self.layout
        sentence = layout.sentence(start)
        opening = layout.sentences[sentence]
        before = text[max(opening, start - 48) : start]
        i = bisect_right(self._sources, (start, FAR)) - 1
        source = i >= 0 and self._sources[i][0] <= start and start < self._sources[i][1]
        return Occurrence(
            start,
            end,
            sentence,
            layout.paragraph(start),
            layout.quotation(start),
            start - opening < 48 and bool(_LEADING.fullmatch(before.lstrip("“\"'‘ "))),
            bool(_VERB.match(text, end)),
            text[end : end + 2] in ("'s", "’s") or text[end : end + 1] in ("'", "’"),
            bool(_PREPOSITION.search(before)),
            bool(_TOLD.search(before)),
            source,
            pronoun,
        )


def gather(names: tuple[NameMention, ...], layout: Layout, sources: list[Stretch]) -> Cast:
    """The cast of an article from its name mentions, longest forms first, so that short forms find their full ones."""
    cast = Cast(layout, sources)
    people: list[tuple[NameMention, PersonName]] = []
    others: list[NameMention] = []
    for n in names:
        printed = layout.text[n.start : n.end]
        if n.type == "person" and fold(printed.split()[-1] if printed.split() else "") not in ORGANIZATION:
            people.append((n, parse_name(_titles_before(layout, n.start) + printed)))
        else:
            others.append(n)
    people = _without_headline_words(people, layout)
    full = [p for p in people if len(p[1].parts) > 1]
    known = {p for _, name in full for p in name.parts[-1:]}
    for n in list(others):
        printed = layout.text[n.start : n.end]
        name = parse_name(_titles_before(layout, n.start) + printed)
        acronym = printed.isupper() and (len(printed) < 4 or "." in printed)
        if len(name.parts) == 1 and name.parts[0] in known and not acronym and not printed.lower().startswith("the "):
            others.remove(n)
            people.append((n, name))
    for n, name in sorted(full, key=lambda p: (-len(p[1].parts), p[0].start)):
        _place(cast, n, name)
    for e in cast.entities:
        _introduce(cast, e, e.occurrences)
    surnames = [e for e in cast.entities if e.parts][:NAMESAKES]
    lone = [p for p in people if len(p[1].parts) == 1]
    for n, name in sorted(lone, key=lambda p: (not p[1].woman, not p[1].titles)):
        _place(cast, n, _corrected(cast, name, surnames))
    for n in others:
        _place_other(cast, n)
    _add_unseen(cast)
    _add_owned(cast)
    seen = {n.start for n, _ in full}
    for e in cast.entities:
        if e.type == "person":
            _introduce(cast, e, [o for o in e.occurrences if o.start not in seen])
    _notice_pronouns(cast)
    return cast


def _without_headline_words(
    people: list[tuple[NameMention, PersonName]], layout: Layout
) -> list[tuple[NameMention, PersonName]]:
    """``people`` with names that took in other words of a headline ("Obama Seeks", "Corners Obama") cut to the name
    that the article itself gives: the longest run of their words that is a full name or a surname there."""
    full = {name.parts for n, name in people if len(name.parts) > 1 and layout.paragraph(n.start)}
    surnames = {parts[-1] for parts in full}
    out = []
    for n, name in people:
        if len(name.parts) > 1 and not layout.paragraph(n.start) and name.parts not in full:
            words = [(m.start() + n.start, m.end() + n.start) for m in WORD.finditer(layout.text[n.start : n.end])]
            folded = [fold(layout.text[s:e]) for s, e in words]
            runs = [(i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
            known = [
                (j - i, -i, j) for i, j in runs if tuple(folded[i:j]) in full or (j - i == 1 and folded[i] in surnames)
            ]
            _, i, j = max(known, default=(0, 0, 0))
            i = -i
            if known and not (i and is_given_name(name.parts[0])):
                n = replace(n, start=words[i][0], end=words[j - 1][1])
                name = parse_name(layout.text[n.start : n.end])
        out.append((n, name))
    return out


def _corrected(cast: Cast, name: PersonName, people: list[Entity]) -> PersonName:
    """A surname that nobody bears but one person nearly: a slip of the pen ("Wines" for Leslie Wimes)."""
    part = name.parts[0]
    if len(part) < 5 or cast.is_part(part):
        return name
    near = [e for e in people if abs(len(e.parts[-1]) - len(part)) <= 1 and _slips(part, e.parts[-1]) == 1]
    return replace(name, parts=near[0].parts[-1:]) if len(near) == 1 else name


def _slips(a: str, b: str) -> int:
    """The letters to change, add, drop or swap to make ``a`` of ``b``, as far as 2; the first letter must agree."""
    if a[:1] != b[:1]:
        return 2
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    tails = [(a[i + 1 :], b[i + 1 :]), (a[i + 1 :], b[i:]), (a[i:], b[i + 1 :])]
    if a[i : i + 2] == b[i : i + 2][::-1]:
        tails.append((a[i + 2 :], b[i + 2 :]))
    return 1 if any(x == y for x, y in tails) else 2


def _titles_before(layout: Layout, start: int) -> str:
    """The titles printed before a name, each word of them a title."""
    text = layout.text
    m = _TITLES_BEFORE.search(text, max(0, start - 40), start)
    if not m:
        return ""
    kept: list[str] = []
    for word in reversed(m.group().split()):
        if fold(word) not in TITLES or not (word[0].isupper() or fold(word) in {"former", "then"}):
            break
        kept.insert(0, word)
    return " ".join(kept) + " " if kept else ""


def _place(cast: Cast, n: NameMention, name: PersonName) -> None:
    """Put one name mention with the person it stands for, or make that person."""
    if not name.parts:
        return
    e = choose_person(cast, name, n.start)
    if e is None:
        e = cast.add_person(name, n.start)
    elif len(name.parts) > 1:
        cast.fuller(e, name)
    e.order = min(e.order, n.start)
    odds = 6.0 * name.woman if name.woman else woman_odds(name.parts) if not e.forms else 0.0
    e.woman = max(-8.0, min(8.0, e.woman + odds))
    e.add(cast.occurrence(n.start, n.end), POSSESSIVE.sub("", cast.layout.text[n.start : n.end]))
    if name.titles:
        e.introduced.append(frozenset(role_word(t) for t in name.titles))
    cast.at[n.start] = e


def choose_person(cast: Cast, name: PersonName, at: int) -> Entity | None:
    """The person whom a name mention outside a source is taken for: sex, then how it names, then prominence."""
    found = bearers(cast, name, at)
    if not found:
        return None
    rank = {"full name": 3, "surname": 2, "given name": 1, "part of the name": 0}
    first = min(e.order for e, _ in found)

    def score(f: tuple[Entity, str]) -> tuple[float, float, float]:
        e, how = f
        last = e.last_before(at)
        near = last >= 0 and cast.layout.paragraph(at) - e.occurrences[last].paragraph <= 1
        agreed = name.woman * e.woman
        weight = len(e.occurrences) + (1 if near else 0) + (2 if e.order == first else 0)
        return (-1.0 if agreed < -1 else 0.0, rank[how], weight)

    return max(found, key=score)[0]


def bearers(cast: Cast, name: PersonName, at: int) -> list[tuple[Entity, str]]:
    """The people whom ``name`` at ``at`` may stand for, with how it names them. Of several whom a surname fits, those
    whom this section of the text names, and of these those introduced with the title it bears."""
    found = [f for f in cast.people_named(name.parts) if not _another(cast, name, f[0], at)]
    if len(name.parts) > 1 or len(found) < 2:
        return found
    section = cast.layout.section_start(at)
    found = [f for f in found if _in_section(cast, f[0], section)] or found
    titles = {role_word(t) for t in name.titles}
    return [f for f in found if any(titles & phrase for phrase in f[0].introduced)] or found


def _in_section(cast: Cast, e: Entity, section: int) -> bool:
    first = e.first_after(section)
    return first is not None and cast.layout.section_start(first.start) == section


def _another(cast: Cast, name: PersonName, e: Entity, at: int) -> bool:
    """Whether ``name`` at ``at`` is surely not that of ``e``, though the words agree: another suffix (Jr., III), a
    title of the other sex, a rank ("Admiral Marlow") where ``e`` is introduced as something else, or the office of
    somebody whose relative ``e`` is introduced as later ("President Marlow … his wife, Petra Marlow")."""
    suffixes = {s for form in e.forms if (s := parse_name(form).suffix)}
    if name.suffix and suffixes and name.suffix not in suffixes:
        return True
    if len(name.parts) > 1 or not name.titles:
        return False
    if name.woman * e.woman < -2:
        return True
    later = bool(e.occurrences) and cast.layout.sentence(at) < e.occurrences[0].sentence
    titles = {role_word(t) for t in name.titles}
    if titles <= _RANKS and e.introduced and not any((titles | _RANKS) & phrase for phrase in e.introduced):
        return True
    return (
        later
        and any(_RELATIVES & phrase for phrase in e.introduced)
        and not any(titles & phrase for phrase in e.introduced)
    )


def _place_other(cast: Cast, n: NameMention) -> None:
    printed = POSSESSIVE.sub("", cast.layout.text[n.start : n.end])
    words = content_words(printed)
    if not words:
        return
    e = cast.organisation(words)
    if e is None:
        e = cast.add_other("organization", re.sub(r"^[Tt]he\s+", "", printed), n.start)
        after = _ACRONYM_AFTER.match(cast.layout.text, n.end)
        if after:
            cast.known_as(after.group(1), e)
    elif len(printed) > len(e.name):
        e.name = re.sub(r"^[Tt]he\s+", "", printed)
    e.add(cast.occurrence(n.start, n.end), printed)
    cast.at[n.start] = e


def _add_unseen(cast: Cast) -> None:
    """Find the places of known surnames that nobody marked as names."""
    surnames: dict[str, list[Entity]] = defaultdict(list)
    for e in cast.entities:
        if e.type == "person" and e.parts:
            surnames[e.parts[-1]].append(e)
    covered = sorted((o.start, o.end) for e in cast.entities for o in e.occurrences)
    for m in _CAPITALISED.finditer(cast.layout.text):
        word = fold(m.group())
        if word not in surnames:
            continue
        i = bisect_right(covered, (m.start(), FAR)) - 1
        if i >= 0 and covered[i][1] > m.start():
            continue
        owner = max(surnames[word], key=lambda e: len(e.occurrences))
        owner.add(
            cast.occurrence(m.start(), m.start() + len(POSSESSIVE.sub("", m.group()))), POSSESSIVE.sub("", m.group())
        )
        cast.at[m.start()] = owner


def _add_owned(cast: Cast) -> None:
    """Make organisations of people: "the Clinton campaign", "Trump's team"."""
    text = cast.layout.text
    found = []
    for e in cast.entities:
        if e.type != "person":
            continue
        for o in e.occurrences:
            m = _OWNED.match(text, o.end)
            if m:
                found.append((o.start, m.end(), m.group(1)))
    for start, end, noun in sorted(found):
        label = text[start:end]
        org = cast.organisation(content_words(label))
        if org is None:
            org = cast.add_other("organization", label, start, noun.split()[-1])
        org.add(cast.occurrence(start, end), label)


def _introduce(cast: Cast, e: Entity, places: list[Occurrence]) -> None:
    """Note the words that the article puts beside the name, before it or as an apposition, and the sex they tell."""
    text = cast.layout.text
    for o in places[:12]:
        near: list[str] = []
        for m in (_APPOSITION.match(text, o.end), _PREDICATE.match(text, o.end)):
            if m and not _PAST.match(m.group(2) or "" if m.re is _APPOSITION else ""):
                words = [fold(w) for w in (m.group(1) or m.group(m.lastindex or 1)).split()]
                e.introduced.append(frozenset(role_word(w.strip(",()")) for w in words if w))
                near += words[:4]
        apposed = text[o.start - 2 : o.start] == ", " and text[o.end : o.end + 1] == ","
        before = _BEFORE.search(text, max(0, o.start - 70), o.start - 2 if apposed else o.start)
        if before:
            words = _last_phrase(cast, [fold(w) for w in before.group().split()[-5:]])
            e.introduced.append(frozenset(role_word(w) for w in words))
            near += words[-2:]
        sexes = [sense_of(w).woman for w in near if w in FEMALE or w in MALE]
        if sexes:
            e.woman = max(-8.0, min(8.0, e.woman + 2.0 * sexes[-1]))


def _last_phrase(cast: Cast, words: list[str]) -> list[str]:
    """The words after the last one that parts a title from what stands before it: a preposition, a verb, a name."""
    parting = (i for i, w in enumerate(words) if w in _PARTING or _PAST.fullmatch(w) or cast.is_part(w))
    return words[max(parting, default=-1) + 1 :]


def _notice_pronouns(cast: Cast) -> None:
    """Let each "he" and "she" outside quotation marks tell a little of the sex of the person named last before it."""
    layout = cast.layout
    named = sorted(
        (
            (o.start, o.sentence, e)
            for e in cast.entities
            if e.type == "person"
            for o in e.occurrences
            if o.quotation < 0
        ),
        key=lambda n: n[0],
    )
    starts = [n[0] for n in named]
    for m in _HE_OR_SHE.finditer(layout.text):
        if layout.quotation(m.start()) >= 0:
            continue
        sentence = layout.sentence(m.start())
        woman = 1 if m.group().lower() in SHE else -1
        near: list[Entity] = []
        for _, at, e in reversed(named[max(0, bisect_right(starts, m.start()) - 8) : bisect_right(starts, m.start())]):
            if at < sentence - 1:
                break
            if e not in near and e.woman * woman > -1:
                near.append(e)
        if len(near) == 1:
            near[0].near_pronouns += woman
    for e in cast.entities:
        e.woman = max(-8.0, min(8.0, e.woman + 0.8 * max(-4.0, min(4.0, e.near_pronouns))))
