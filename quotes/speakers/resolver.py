"""The decisions of one article: for each source everybody it may stand for, and who it most likely is."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, replace

import numpy as np

from quotes.attribution import Attribution, Reading, RoleMention
from quotes.quotation import QuotedStretch
from quotes.shapes import SpeakerType, Stretch
from quotes.speakers.attachment import Holders
from quotes.speakers.candidates import gather
from quotes.speakers.cast import Entity
from quotes.speakers.features import OFFICES, Scene, Trail, features, introduced_so, new_candidate, visible_before
from quotes.speakers.layout import Layout
from quotes.speakers.mentions import HE, IT, RELATIVE, SHE, THEY, Mention, Names, content_words, read_mention
from quotes.speakers.names import parse_name
from quotes.speakers.naming import bearers, choose_person
from quotes.speakers.nouns import document_kind, role_word
from quotes.speakers.ranking import load_rankers
from quotes.speakers.whole_names import whole_names

MOST_CANDIDATES = 30
FEW_CANDIDATES = 8
MANY_SOURCES = 500
"""With more sources than this only the few nearest candidates are weighed: the time stays bounded."""
MOST_STEPS = 400
MOST_IN_SENTENCE = 12
SURE_OF_ROLE = 0.7
SURE_WITHOUT = 0.85
"""From these probabilities on somebody described holds the role: where the article introduces the person so, and where
it does not."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided for one source: the options with their probabilities, best first (None: nobody)."""

    options: tuple[tuple[Entity | None, float], ...]

    @property
    def best(self) -> Entity | None:
        """Who is likeliest; None where that is nobody."""
        return self.options[0][0] if self.options else None


@dataclass(frozen=True, slots=True)
class Question:
    """A mention with its options (None: nobody among them) and the numbers that describe each, for the ranker."""

    kind: str
    mention: Mention
    options: tuple[Entity | None, ...]
    rows: tuple[tuple[float, ...], ...]
    label: str


class Resolver:
    """The resolution of one article, source by source in the order of the text."""

    def __init__(self, text: str, quoted: tuple[QuotedStretch, ...], reading: Reading) -> None:
        self.text = text
        self.reading = reading
        self.layout = Layout(text, quoted)
        self.sources = [a.source for a in reading.attributions if a.source is not None]
        names = whole_names(reading.names, self.layout, self.sources)
        self.names = Names(names)
        self.cast = gather(names, self.layout, self.sources)
        self.holders = Holders(text, self.cast)
        self.trail = Trail()
        self.most = MOST_CANDIDATES if len(self.sources) < MANY_SOURCES else FEW_CANDIDATES
        self.timeline = sorted((o.start, i) for i, e in enumerate(self.cast.entities) for o in e.occurrences)
        self.before_verb = {o.start for e in self.cast.entities for o in e.occurrences if o.verb}
        self.people = [e for e in self.cast.entities if e.type == "person"]
        self.mentions_in_all = sum(len(e.occurrences) for e in self.people)
        self.most_mentioned = max((len(e.occurrences) for e in self.people), default=0)
        self.said_by: list[tuple[int, int, Entity]] = []
        self.rankers = load_rankers()

    def resolve(self) -> dict[Stretch, Decision]:
        """Decide every source, in the order of the text, and give the printed roles to their people."""
        decided: dict[Stretch, Decision] = {}
        roles = sorted(self.reading.roles, key=lambda r: r.start, reverse=True)
        for a in sorted(self.reading.attributions, key=_start):
            if a.source is None:
                continue
            while roles and roles[-1].end <= a.source.start:
                self._give(roles.pop(), None)
            if a.source not in decided:
                decided[a.source] = self.decide(a, a.source)
            while roles and roles[-1].end <= a.source.end:
                self._give(roles.pop(), decided[a.source])
            e = decided[a.source].best
            if e is not None:
                self.said_by += [(c.start, c.end, e) for c in a.content]
        while roles:
            self._give(roles.pop(), None)
        return decided

    def _give(self, role: RoleMention, source: Decision | None) -> None:
        """Give a printed role to the person beside it; else to whom the source it stands in is; else to whom the
        article describes so. A role that is nobody's for sure is given to nobody."""
        owner = self.holders.named_at(role.holder) if role.holder else self.holders.beside(role)
        if owner is None and role.holder is not None:
            owner = self._stood_for(role.holder)
        elif owner is None:
            if source is None:
                owner = self._described(role)
            elif source.options and source.options[0][1] >= SURE_OF_ROLE:
                owner = source.best
        if owner is not None and owner.type == "person":
            owner.roles.append(Stretch(role.start, role.end))

    def _stood_for(self, pronoun: Stretch) -> Entity | None:
        """Who the pronoun surely stands for."""
        m = read_mention(self.text, pronoun, self.names)
        if m.kind != "pronoun":
            return None
        nothing = Attribution((), None, None, 1.0, 1.0)
        decision = self.answer(self._ranked(nothing, m, _pronoun_kind(m), self._pronoun_options(m), m.label))
        best, p = decision.options[0]
        return best if p >= SURE_WITHOUT else None

    def _described(self, role: RoleMention) -> Entity | None:
        """Who is described by a role with "the" before it, where that is sure: somebody whom the article introduces so,
        or by more words than one the person it is mostly about."""
        if self.text[max(0, role.start - 4) : role.start].lower() != "the ":
            return None
        m = read_mention(self.text, Stretch(role.start - 4, role.end), self.names)
        if m.kind != "description" or m.sense.sort != "person" or m.sense.plural:
            return None
        decision = self.answer(self.description_question(Attribution((), None, None, 1.0, 1.0), m))
        best, p = decision.options[0]
        if best is None or best.type != "person":
            return None
        if introduced_so(m, best) >= 1.0:
            return best if p >= SURE_OF_ROLE else None
        central = len(best.occurrences) == self.most_mentioned and len(m.words) > 1
        return best if central and p >= SURE_WITHOUT else None

    def decide(self, a: Attribution, source: Stretch) -> Decision:
        """Decide who ``source`` is and let the next decisions know."""
        question = self.question(a, source)
        decision = self.answer(question)
        self.settle(question, decision.best)
        return decision

    def question(self, a: Attribution, source: Stretch) -> Question:
        """The mention at ``source`` with everybody it may stand for."""
        m = read_mention(self.text, source, self.names)
        if m.kind == "name":
            return self._name_question(a, m)
        if m.kind == "pronoun":
            return self._ranked(a, m, _pronoun_kind(m), self._pronoun_options(m), m.label)
        return self.description_question(a, m)

    def settle(self, question: Question, e: Entity | None) -> None:
        """Record that the mention of ``question`` stands for ``e``."""
        m = question.mention
        if e is None:
            return
        if m.name is None or self.cast.at.get(m.name.start) is not e:
            e.occurrences.append(self.cast.occurrence(m.start, m.end, pronoun=m.kind == "pronoun"))
            e.occurrences.sort()
            insort(self.timeline, (m.start, self.cast.entities.index(e)))
        if m.kind == "pronoun" and m.sense.woman:
            e.woman = max(-8.0, min(8.0, e.woman + 1.5 * m.sense.woman))
        e.spoke += 1
        self.trail.add(e, self.layout.sentence(m.start), self.layout.paragraph(m.start))

    # Names

    def _name_question(self, a: Attribution, m: Mention) -> Question:
        assert m.name is not None
        own = self.cast.at.get(m.name.start)
        if m.name.type == "person" or (own is not None and own.type == "person"):
            name = parse_name(self.text[m.start : m.name.end])
            found = bearers(self.cast, replace(name, parts=parse_name(m.label).parts), m.start)
            full = [f for f in found if f[1] == "full name" and len(f[0].parts) > 1]
            hows = {id(e): how for e, how in (full or found)}
            options = [e for e, _ in (full or found)][: self.most]
            if own is not None and own not in options:
                options.append(own)
            if name.woman:
                options = [e for e in options if e.woman * name.woman > -1] or options
            if not options:
                chosen = choose_person(self.cast, name, m.start)
                options = [chosen or self.cast.add_person(name, m.start)]
            return self._ranked(a, m, "name", options, m.label, hows, new=False)
        longer = [e for e in self._recent(m, ("organization",)) if m.words < e.words and m.name.type == "organization"]
        options = longer[:1] or ([own] if own is not None else [])
        if not options:
            options = [self._made(m, "organization", m.label)]
        return Question("name", m, tuple(options), (), m.label)

    # Pronouns

    def _pronoun_options(self, m: Mention) -> list[Entity]:
        types: tuple[SpeakerType, ...]
        if m.head in HE or m.head in SHE:
            types = ("person", "anonymous")
        elif m.head in THEY:
            types = ("group", "organization", "person")
        elif m.head in IT:
            types = ("organization", "document")
        elif m.head in {"who", "whom"}:
            types = ("person", "group", "anonymous")
        else:
            types = ("person", "organization", "group", "anonymous", "document")
        options = self._recent(m, types)
        if m.sense.woman:
            options = [e for e in options if e.woman * m.sense.woman > -4]
        if m.head in RELATIVE:
            touching = self._antecedent(m)
            if touching is not None and touching not in options:
                options.insert(0, touching)
            options = options[:6]
        return options

    def _antecedent(self, m: Mention) -> Entity | None:
        """Whom the words just before "who" describe: the person they are an apposition of, else somebody described."""
        opening = self.layout.sentence_start(m.start)
        before = _ANTECEDENT.search(self.text[max(opening, m.start - 70) : m.start])
        if before is None:
            return None
        start = m.start - len(before.group())
        words = list(re.finditer(r"\S+", before.group()))
        first = next((w for w in reversed(words) if w.group().lower() in _DETERMINERS or w.group()[0].isdigit()), None)
        if first is None:
            first = words[-1]
            for w in reversed(words[-3:]):
                if w.group().lower() in _FUNCTION_WORDS:
                    break
                first = w
        start += first.start()
        if self.names.within(start, m.start):
            return None
        owner = _APPOSED.search(self.text[max(opening, start - 60) : start])
        if owner:
            end = start - len(owner.group())
            person = next((self.cast.at.get(n.start) for n in self.names.within(end - 40, end) if n.end == end), None)
            if person is not None and person.type == "person":
                return self._standing(person, start, m)
        inner = read_mention(self.text, Stretch(start, m.start), self.names)
        if inner.kind != "description" or not inner.words:
            return None
        known = self.cast.organisation(inner.words)
        return self._standing(known or self._made(inner, _type_of(inner), inner.label), start, m)

    def _standing(self, e: Entity, start: int, m: Mention) -> Entity:
        """``e`` with its description before the relative pronoun as one more place."""
        e.add(self.cast.occurrence(start, len(self.text[start : m.start].rstrip(" ,–—-")) + start), e.name)
        return e

    # Descriptions

    def description_question(self, a: Attribution, m: Mention) -> Question:
        """The described ``m`` with everybody it may be, and the answer that it is somebody new."""
        label = self._label(m)
        words = content_words(label)
        same = [e for e in self._recent(m, _ALL) if e.words == words and e.type != "person"]
        known = self.cast.organisation(words) if m.sense.sort == "organization" else None
        if known is not None and known not in same:
            same.append(known)
        plain = len(words) == 1 and m.sense.sort == "organization"
        if same and m.definite != "a" and not plain and m.sense.sort != "person":
            return Question("described", m, (same[0],), (), label)
        if m.sense.sort == "person" and not m.sense.plural:
            options = [e for e in self._recent(m, ("person", "anonymous")) if e.type == "person" or e.head == m.head]
            if role_word(m.head) not in OFFICES and max((introduced_so(m, e) for e in options), default=0.0) < 1.0:
                options = [e for e in options if e.type != "person"]
        elif m.sense.sort == "organization":
            options = self._recent(m, ("organization",))
        else:
            kind = document_kind(m.head)
            described = self._recent(m, ("document", "group", "organization"))
            options = [e for e in described if e.head and document_kind(e.head) == kind]
            if m.definite not in ("the", "own"):
                options = [e for e in options if words <= e.words and not any(c.isdigit() for c in label)]
        if not options:
            return Question("described", m, (None,), (), label)
        return self._ranked(a, m, "description", options, label)

    def _label(self, m: Mention) -> str:
        """How the described would be called; "his campaign" with the name for the pronoun where it is clear."""
        if not m.owner or m.sense.sort != "organization":
            return m.label
        inner = read_mention(self.text, Stretch(m.start, m.start + len(m.owner)), self.names)
        if inner.kind != "pronoun" or not inner.sense.woman:
            return m.label
        none = Attribution((), None, None, 1.0, 1.0)
        best = self.answer(self._ranked(none, inner, _pronoun_kind(inner), self._pronoun_options(inner), "")).options[0]
        if best[0] is None or best[0].type != "person":
            return m.label
        return f"{best[0].name}’s{m.label[len(m.owner) :]}"

    # Ranking

    def _recent(self, m: Mention, types: tuple[SpeakerType, ...]) -> list[Entity]:
        """Those of ``types`` named before the mention, the nearest first, then those named later in its sentence.

        Somebody of an earlier section counts only where nobody of this one does.
        """
        found: list[Entity] = []
        entities = self.cast.entities
        section = self.layout.section_start(m.start)
        i = bisect_left(self.timeline, (m.start, -1))
        for at in range(i - 1, max(-1, i - MOST_STEPS), -1):
            if found and self.timeline[at][0] < section:
                break
            e = entities[self.timeline[at][1]]
            if e.type in types and e not in found and not m.start <= self.timeline[at][0] < m.end:
                found.append(e)
                if len(found) == self.most:
                    return found
        sentence = self.layout.sentence(m.start)
        for at in range(bisect_right(self.timeline, (m.end, -1)), min(len(self.timeline), i + 40)):
            start, which = self.timeline[at]
            if self.layout.sentence(start) > sentence + 1:
                break
            if entities[which].type in types and entities[which] not in found:
                found.append(entities[which])
        return found[: self.most]

    def _ranked(
        self,
        a: Attribution,
        m: Mention,
        kind: str,
        options: list[Entity],
        label: str,
        hows: dict[int, str] | None = None,
        new: bool = True,
    ) -> Question:
        if len(options) == 1 and not new:
            return Question(kind, m, tuple(options), (), label)
        scene = self._scene(a, m)
        if m.kind == "pronoun":
            places = {id(e): visible_before(scene, e) for e in options}
            options = sorted(options, key=lambda e: -(o.start if (o := places[id(e)]) else -1))
        first = min((e.order for e in options), default=0)
        latest = max((_latest(e, m.start) for e in options), default=0)
        own = self.cast.at.get(m.name.start) if m.name else None
        affinities = self._affinities(kind, m, options)
        matches = [introduced_so(m, e) for e in options] if kind == "description" else []
        best = max(matches, default=0.0)
        alone = options[matches.index(best)] if best > 0.6 and matches.count(best) == 1 else None
        rows, rank = [], 0
        for e, affinity in zip(options, affinities, strict=True):
            how = (hows or {}).get(id(e), "")
            standing = (e.order == first, _latest(e, m.start) == latest, e is alone)
            rows.append(tuple(features(scene, e, rank, how, own is e, affinity, standing)))
            rank += not m.sense.woman or e.woman * m.sense.woman > -1
        if new:
            rows.append(tuple(new_candidate(scene, len(options), kind == "description" and best < 0.3)))
        return Question(kind, m, (*options, None) if new else tuple(options), tuple(rows), label)

    def _affinities(self, kind: str, m: Mention, options: list[Entity]) -> list[float]:
        """For each option the encoder's log-probability, among the options, of its best place near the mention."""
        if not self.rankers.by_kind[kind].weighs_affinity():
            return [0.0] * len(options)
        best = []
        for e in options:
            i = e.last_before(m.start)
            near = e.occurrences[max(0, i - 1) : i + 1] or e.occurrences[:1]
            mention = Stretch(m.start, m.end)
            best.append(max((self.reading.affinity(mention, Stretch(o.start, o.end)) for o in near), default=-10.0))
        if not best:
            return []
        total = max(best) + math.log(sum(math.exp(b - max(best)) for b in best))
        return [max(-8.0, b - total) for b in best]

    def _scene(self, a: Attribution, m: Mention) -> Scene:
        enclosing = next((e for s, t, e in self.said_by[-MOST_STEPS:] if s <= m.start < t), None)
        content = tuple((c.start, c.end) for c in a.content)
        paragraph = self.layout.paragraphs[self.layout.paragraph(m.start)]
        anchor = min((s for s, t in content if paragraph - 2 <= s and t <= m.start), default=m.start)
        return Scene(
            m,
            self.layout,
            self.trail,
            content,
            anchor,
            self.layout.quotation(m.start),
            enclosing,
            self._subjects(m, anchor, content),
            self.mentions_in_all,
            self.most_mentioned,
        )

    def _subjects(
        self, m: Mention, anchor: int, content: tuple[tuple[int, int], ...]
    ) -> tuple[Entity | None, Entity | None, Entity | None, Entity | None]:
        """Who is named first, outside quotation marks, in the mention's sentence before it, in the sentence before, in
        its paragraph before it, and in the paragraph before."""
        layout = self.layout
        sentence, paragraph = layout.sentence(anchor), layout.paragraph(anchor)
        starts = [layout.sentences[sentence], layout.sentences[max(0, sentence - 1)]]
        starts += [layout.paragraphs[paragraph], layout.paragraphs[max(0, paragraph - 1)]]
        ends = [m.start, starts[0], m.start, starts[2]]
        return (
            self._subject(m, starts[0], ends[0], content),
            self._subject(m, starts[1], ends[1], content),
            self._subject(m, starts[2], ends[2], content),
            self._subject(m, starts[3], ends[3], content),
        )

    def _subject(self, m: Mention, start: int, end: int, content: tuple[tuple[int, int], ...]) -> Entity | None:
        """Who is named first before a verb, outside quotation marks, in [start, end); else who is named first."""
        first = None
        begin = bisect_left(self.timeline, (start, -1))
        for place, which in self.timeline[begin : begin + MOST_IN_SENTENCE]:
            if place >= end:
                break
            e = self.cast.entities[which]
            if e.type not in _FITTING[m.sense.sort] or self.layout.quotation(place) >= 0:
                continue
            if any(s <= place < t for s, t in content):
                continue
            if place in self.before_verb:
                return e
            first = first or e
        return first

    def answer(self, q: Question) -> Decision:
        """The options of ``q`` with their probabilities, the best first."""
        if not q.rows:
            sure = self.rankers.single.get(q.kind, 0.9)
            if q.options and q.options[0] is None:
                return Decision(((self.made(q), sure),))
            return Decision(tuple((e, sure) for e in q.options))
        p = self.rankers.by_kind[q.kind].probabilities(q.rows)
        if q.kind == "name":
            p = p * self.rankers.single.get("name", 1.0)
        order = np.argsort(-p, kind="stable")
        options = [(q.options[i], float(p[i])) for i in order]
        if options[0][0] is None and q.kind == "description":
            options[0] = (self.made(q), options[0][1])
        return Decision(tuple(options[:4]))

    def made(self, q: Question) -> Entity:
        """A new entity for the described of ``q``."""
        return self._made(q.mention, _type_of(q.mention), q.label)

    def _made(self, m: Mention, type_: SpeakerType, label: str) -> Entity:
        e = self.cast.add_other(type_, label, m.start, m.head)
        e.woman = 4.0 * m.sense.woman
        return e


_ANTECEDENT = re.compile(r"(?:[\w.’'\-]+\s+){0,6}[\w’'\-]+[,\s–—-]{1,4}$")
_APPOSED = re.compile(r"(?:,|\s(?:is|was))\s+$")
_DETERMINERS = frozenset(
    "the a an some many several those other others his her their its most few all both two three four five six "
    "seven eight"
    " nine ten dozens hundreds thousands one another any these".split()
)
_FUNCTION_WORDS = frozenset(
    "in of for from to with as by on at well and or but are is was were be been being has have had into over under "
    "about"
    " against among between including like than that then there not also only".split()
)
_ALL: tuple[SpeakerType, ...] = ("person", "organization", "group", "anonymous", "document")


_FITTING: dict[str, tuple[SpeakerType, ...]] = {
    "person": ("person", "anonymous"),
    "organization": ("organization",),
    "group": ("group", "organization", "person"),
    "document": ("document",),
    "thing": _ALL,
}


def _latest(e: Entity, at: int) -> int:
    i = e.last_before(at)
    return e.occurrences[i].start if i >= 0 else -1


def _pronoun_kind(m: Mention) -> str:
    """The ranker for a pronoun: "he", "who" or "they" and the like."""
    return "he" if m.head in HE | SHE else "who" if m.head in RELATIVE else "they"


def _start(a: Attribution) -> int:
    return a.source.start if a.source else 0


def _type_of(m: Mention) -> SpeakerType:
    if m.sense.plural or m.sense.sort == "group":
        return "document" if m.sense.sort == "document" else "group"
    if m.sense.sort == "person":
        return "anonymous"
    if m.sense.sort == "organization":
        return "organization"
    return "organization" if m.label[:1].isupper() and not m.sense.known else "document"
