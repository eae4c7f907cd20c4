"""The decisions of one article: for each source everybody it may stand for, and who it most likely is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from quotes.analysis.attribution import UNLIKE, Attribution, NameMention, Reading, RoleMention
from quotes.analysis.deadline import watched
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.speakers.authors import Authors
from quotes.analysis.speakers.contradictions import (
    fitting_bodies,
    is_any_body,
    is_from,
    is_one_of_several,
    is_unmatched,
    uncontradicted,
)
from quotes.analysis.speakers.descriptions import (
    Newcomer,
    antecedent,
    create_entity,
    kin_before,
    named_soon,
    subject_before,
    type_of,
)
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.entity_features import Options, age_of, seen_together
from quotes.analysis.speakers.gathering import gather_entities
from quotes.analysis.speakers.mention_features import (
    MentionContext,
    MentionHistory,
    features,
    introduced_so,
    new_candidate,
    visible_before,
)
from quotes.analysis.speakers.mention_order import ALL, MOST_STEPS, MentionOrder
from quotes.analysis.speakers.mentions import (
    HE,
    IT,
    ONESELF,
    RELATIVE,
    SHE,
    THEY,
    Mention,
    Names,
    content_words,
    read_mention,
)
from quotes.analysis.speakers.names.name_candidates import choose_person, name_candidates
from quotes.analysis.speakers.names.name_types import with_types
from quotes.analysis.speakers.names.namesakes import is_shared, of_generation
from quotes.analysis.speakers.names.short_forms import is_short_for
from quotes.analysis.speakers.names.whole_names import whole_names
from quotes.analysis.speakers.ranking import load_rankers
from quotes.analysis.speakers.role_owners import RoleOwners
from quotes.analysis.speakers.speaker_scores import FLOOR, SpeakerScores
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.body_kinds import kinds_of
from quotes.lexicon.nouns import NAMELESS, Sense, document_kind, role_word
from quotes.lexicon.offices import OFFICES
from quotes.lexicon.person_names import WORD, fold, parse_name
from quotes.lexicon.places import country_of_adjective
from quotes.lexicon.relations import RELATIONS
from quotes.model import SpeakerType, Stretch

MOST_CANDIDATES = 30
"""Candidates of a mention that are weighed, the nearest ones."""
FEW_CANDIDATES = 8
"""The same in a text of ``MANY_SOURCES``."""
MOST_OF_RELATIVE = 6
"""The same of "who" and the like, which stands for somebody near."""
MOST_TOLD = 4
"""The likeliest candidates, with whom a decision is told."""
UNDECIDED = 0.4
"""Under this probability nobody is chosen."""
DOUBTED = 0.3
"""The probability of the first of several whom nothing tells apart: under UNDECIDED."""
MANY_SOURCES = 500
"""With more sources than this only the few nearest candidates are weighed: the time stays bounded."""

REPEATED = 0.9
"""The probability of who says again, by name, the words of somebody described before."""
LEAST_REPEATED = 4
"""Words between marks that are nobody else's by chance."""

SEX_COUNTS = 0.8
"""How much of the log-odds of being of the other sex counts against a candidate; chosen on world-train."""
NEAREST = 2
"""So many people named last before "the actress" may be meant by it."""
LIKELY = 5
"""So many of those whom the words suit best are weighed, wherever in the article they are named."""
EMPTY = frozenset(["one", "another", "mr", "mrs", "ms", "dr"])
"""Words by which nobody can be called: what is left where the engine cuts a source short."""
WHO = frozenset(["who", "whom"])
MOST_OF_TURN = 8
"""So many paragraphs behind the words of a turn are still in it, where no other begins."""
LONGEST_NAME = 60
"""Code points."""
_TOLD = re.compile(
    r"\s(?:told|tells|asked|reminded|warned|informed)\s(the\s[a-z][\w -]{2,40}?)(?=[.,;:]|\s(?:that|in|on|at|to)\s)"
)
_VOCATIVE = re.compile(r",\s(?P<office>[A-Za-z]+)(?=[,.!?]*[\"'”’]?\Z)|\A[\"'“‘]?(?P<first>[A-Z][a-z]+),\s")
"""Who may be addressed at an end of quoted words."""
_APPOSED_NAME = re.compile(r",\s((?:[A-ZÀ-Þ][\w’'-]+\s?){2,5}),?\Z")
_NO_WORDS = Attribution((), None, None, 1.0, 1.0)
"""Of a mention that is the source of nothing."""
_NO_NOUN = Sense("thing", False, 0, False)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided for one source: the options with their probabilities, best first (None: nobody)."""

    options: tuple[tuple[Entity | None, float], ...]

    @property
    def best(self) -> Entity | None:
        """Who is likeliest, where likely enough; None where that is nobody."""
        return self.options[0][0] if self.options and self.options[0][1] >= UNDECIDED else None


@dataclass(frozen=True, slots=True)
class Question:
    """A mention with its options (None: nobody among them) and the numbers that describe each, for the ranker.
    ``shared``: nothing tells which of the options bears the name, so nobody is chosen. ``new``: who it is where None is
    the answer; None: nobody at all."""

    kind: str
    mention: Mention
    options: tuple[Entity | None, ...]
    rows: tuple[tuple[float, ...], ...]
    label: str
    shared: bool = False
    new: Newcomer | None = None

    @property
    def sole(self) -> str:
        """What kind of question it is where it has one option only: also of what type the newcomer is, and whether the
        mention has "the" before it, as if the reader knew who that is."""
        if self.new is None:
            return self.kind
        described = self.new.mention if self.kind == "described" else self.mention
        return f"{self.kind} {self.new.type}{' the' if described.definite == 'the' else ''}"


class Resolver:
    """The resolution of one article, source by source in the order of the text.

    Asking (``question``, ``answer``, ``most_likely``) changes nothing. Deciding (``decide``, ``note_antecedent``,
    ``create``, ``resolve_to``) tells the next questions what is known by then.
    """

    def __init__(
        self,
        text: str,
        quoted: tuple[QuotedStretch, ...],
        reading: Reading,
        title: str = "",
        checkpoint: Callable[[], None] = lambda: None,
    ) -> None:
        self.text = text
        self.checkpoint = checkpoint
        self.reading = reading
        self.regions = TextRegions(text, quoted)
        self.sources = [s for a in reading.attributions for s in (a.source, a.via) if s is not None]
        names = with_types(whole_names(reading.names, self.regions, self.sources), self.regions)
        self.names = Names(names)
        self.entity_set = gather_entities(names, self.regions, self.sources, title, checkpoint)
        self.role_owners = RoleOwners(self.entity_set, self.names)
        self.history = MentionHistory()
        self.most = MOST_CANDIDATES if len(self.sources) < MANY_SOURCES else FEW_CANDIDATES
        self.mention_order = MentionOrder(self.entity_set, self.regions)
        self.people = [e for e in self.entity_set.entities if e.type == "person"]
        self._named = frozenset(self.people)
        self._bearers = Counter(e.parts[-1:] for e in self.people)
        self.mentions_in_all = sum(len(e.occurrences) for e in self.people)
        self.most_mentioned = max((len(e.occurrences) for e in self.people), default=0)
        self.said_by: list[tuple[int, int, Entity]] = []
        self._said_until = 0
        self.rankers = load_rankers()
        self.speaker_scores = SpeakerScores(self.entity_set.entities, reading)
        self.authors = Authors(self.entity_set, self.names, self.history, self._known_or_new)
        self.antecedents: dict[int, Entity] = {}
        self.written: tuple[int, Entity] | None = None
        """The sentence of the last source, where that is a document, and its author."""
        self.turn: tuple[int, Entity] | None = None
        """Where the words of the last turn end, and whose it is."""

    def resolve(self) -> dict[Stretch, Decision]:
        """Decide every source, in the order of the text, and give the printed roles to their people."""
        decided: dict[Stretch, Decision] = {}
        roles = sorted(self.reading.roles, key=lambda r: r.start, reverse=True)
        for a in watched(sorted(self.reading.attributions, key=order_of), self.checkpoint):
            if a.source is None:
                place = place_of(a, self.regions)
                if place is not None:
                    decided[place] = self.decide_unsourced(a)
                continue
            while roles and roles[-1].end <= a.source.start:
                self._attach(roles.pop(), None)
            if a.source not in decided:
                decided[a.source] = self.decide(a, a.source)
            while roles and roles[-1].end <= a.source.end:
                self._attach(roles.pop(), decided[a.source])
            e = decided[a.source].best
            if e is not None:
                self.note_words(a, e)
            if a.verbatim and a.content and a.source.end <= a.content[0].start:
                self.turn = (a.content[-1].end, e) if e is not None else None
            if a.via is not None and a.via not in decided:
                decided[a.via] = self.decide(a, a.via)
        while roles:
            self._attach(roles.pop(), None)
        return self._with_speakers_of_repeated_words(decided)

    def _with_speakers_of_repeated_words(self, decided: dict[Stretch, Decision]) -> dict[Stretch, Decision]:
        """``decided`` with those as the speaker who are described, or not mentioned, or may be the topic, where their
        words between marks stand again as those of somebody named: "a councillor has said", and further on “…,” Ida
        Holm said; "Ferry: “…”"."""
        told = [(a, place) for a in self.reading.attributions if (place := place_of(a, self.regions)) in decided]
        said = [self._quoted_words(a) for a, _ in told]
        named = _NgramIndex()
        for (a, place), stretches in zip(told, said, strict=True):
            e = decided[place].best
            if e is not None and (e.type == "person" or place.start in self.entity_set.at) and a.source is not None:
                named.add(stretches, e)
        out = dict(decided)
        for (a, place), stretches in zip(told, said, strict=True):
            best, options = decided[place].best, decided[place].options
            topic = best is not None and self._may_be_topic(a, best)
            again = {
                id(e): e
                for ws in stretches
                for words, e in named.holding(ws)
                if (e is not best and e.type == "person" if topic else ws != words)
            }
            if len(again) == 1 and (
                best is None or best.type == "anonymous" or topic or (id(best) in again and options[0][1] < REPEATED)
            ):
                e = next(iter(again.values()))
                out[place] = Decision(((e, REPEATED), *(o for o in options if o[0] is not e))[:MOST_TOLD])
        return out

    def _may_be_topic(self, a: Attribution, e: Entity) -> bool:
        """Whether ``e``, of whom nothing but a colon tells that the words of ``a`` are theirs, may be their topic: no
        person, or one named nowhere else."""
        colon = a.cue is not None and not a.verbatim and self.text[a.cue.start : a.cue.end].strip() == ":"
        return colon and (e.type != "person" or len(e.occurrences) == 1)

    def _quoted_words(self, a: Attribution) -> list[str]:
        """The words between marks of ``a``, folded, in stretches of at least ``LEAST_REPEATED`` words."""
        inside = [self.text[c.start : c.end] for c in a.content if self.regions.quotation((c.start + c.end) // 2) >= 0]
        split = [[fold(w.group()) for w in WORD.finditer(words)] for words in inside]
        return [f" {' '.join(words)} " for words in split if len(words) >= LEAST_REPEATED]

    def namesakes(self, e: Entity) -> int:
        """How many others of the people named in the article have the surname of ``e``."""
        surname = e.parts[-1:] if e.type == "person" else ()
        return self._bearers[surname] - (e in self._named) if surname else 0

    def _attach(self, role: RoleMention, source: Decision | None) -> None:
        """Give ``role`` to whom it belongs; ``source``: who the source is that it stands in."""
        within = source.options[0] if source is not None and source.options else None
        owner = self.role_owners.owner(role, within, self.most_likely)
        if owner is not None:
            owner.roles.append(Stretch(role.start, role.end))

    def most_likely(self, m: Mention) -> tuple[Entity | None, float]:
        """Who a mention that is the source of nothing stands for, with the probability; nothing is settled by it."""
        best, p = self._known_or_new(m)
        return best if isinstance(best, Entity) else None, p

    def _known_or_new(self, m: Mention) -> tuple[Entity | Newcomer | None, float]:
        """As ``most_likely``, and who it is where it is nobody known."""
        if m.kind == "pronoun":
            question = self._ranked(_NO_WORDS, m, _pronoun_kind(m), self._pronoun_options(_NO_WORDS, m), m.label)
        else:
            question = self.description_question(_NO_WORDS, m)
        best, p = self.answer(question).options[0]
        return best or question.new, p

    def decide(self, a: Attribution, source: Stretch) -> Decision:
        """Decide who ``source`` is and let the next decisions know."""
        self.note_antecedent(source)
        question = self.question(a, source)
        decision = self.create(question, self.answer(question))
        self.resolve_to(question, decision.best)
        return decision

    def note_antecedent(self, source: Stretch) -> None:
        """Where ``source`` is a relative pronoun: note whom the words before it describe, and that they stand there."""
        m = read_mention(self.text, source, self.names)
        if m.kind != "pronoun" or m.head not in RELATIVE or (m.head in WHO and self._named_before(m) is not None):
            return
        found = antecedent(m, self.regions, self.names, self.entity_set)
        if found is None:
            return
        e = create_entity(self.entity_set, found.who) if isinstance(found.who, Newcomer) else found.who
        e.add(self.entity_set.occurrence(found.place.start, found.place.end), e.name)
        self.antecedents[m.start] = e

    def create(self, question: Question, decision: Decision) -> Decision:
        """``decision`` with a new entity where its likeliest option is the newcomer of ``question``; with nobody where
        that is but some "company"."""
        if question.new is None or not decision.options or decision.options[0][0] is not None:
            return decision
        if question.new.type == "organization" and is_any_body(question.new.mention):
            return decision
        (_, p), *others = decision.options
        return Decision(((create_entity(self.entity_set, question.new), p), *others))

    def decide_unsourced(self, a: Attribution) -> Decision:
        """Decide whose the words of ``a`` are, which no printed source has."""
        question = self.unsourced_question(a)
        decision = self.answer(question)
        if decision.best is not None:
            self.add_words_of(question.mention.start, decision.best)
            self.note_words(a, decision.best)
        return decision

    def note_words(self, a: Attribution, e: Entity) -> None:
        """Note that the words of ``a`` are those of ``e``."""
        self.said_by += [(c.start, c.end, e) for c in a.content]
        self._said_until = max([self._said_until, *(c.end for c in a.content)])

    def unsourced_question(self, a: Attribution) -> Question:
        """Everybody whose words without a printed source may be: those named last, and those whom the words suit."""
        at = a.content[0].start
        m = Mention(at, at, "description", "", None, _NO_NOUN, "", frozenset(), "", Stretch(at, at), "")
        options = self.mention_order.recent(m, ALL, self.most)
        options += [e for e in self.speaker_scores.of_content(a.content).best(LIKELY) if e not in options]
        return self._ranked(a, m, "unsourced", options, "")

    def question(self, a: Attribution, source: Stretch) -> Question:
        """The mention at ``source`` with everybody it may stand for."""
        m = read_mention(self.text, source, self.names)
        if m.kind != "pronoun" and content_words(m.label) <= EMPTY:
            return Question("described", m, (), (), m.label)
        return self.question_of(a, m)

    def question_of(self, a: Attribution, m: Mention) -> Question:
        """The question whom ``m``, the source of ``a``, stands for."""
        if m.kind == "name":
            return self._name_question(a, m)
        if m.kind == "pronoun":
            named = self._named_before(m) if m.head in WHO else None
            touching = named or self.antecedents.get(m.start)
            if touching is not None and (named or touching.type in ("group", "document", "anonymous")):
                return Question("relative" if named else "touching", m, (touching,), (), m.label)
            if kin_before(m, self.regions, self.names):
                return Question("described", m, (), (), m.label)
            own = self._speaking_at(m.start) if m.head in ONESELF else None
            if own is not None:
                return Question("relative", m, (own,), (), m.label)
            subject = self._subject_before(a, m) if m.sense.gender_score else None
            if subject is not None:
                return Question("relative", m, (subject,), (), m.label)
            author = self._author_before(a, m) if m.head in IT else None
            if author is not None:
                return Question("authored", m, (author,), (), m.label)
            return self._ranked(a, m, _pronoun_kind(m), self._pronoun_options(a, m), m.label)
        return self.description_question(a, m)

    def _speaking_at(self, at: int) -> Entity | None:
        """Whose words, as far as is decided, the code point ``at`` stands in, or in whose turn it does behind them: "I"
        of “And I said …”."""
        said = reversed(self.said_by) if at < self._said_until else ()
        inside = next((e for start, end, e in said if start <= at < end), None)
        if inside is not None or self.turn is None or self.regions.quotation(at) >= 0:
            return inside
        end, speaker = self.turn
        return speaker if self.regions.paragraph(at) - self.regions.paragraph(end) <= MOST_OF_TURN else None

    def _subject_before(self, a: Attribution, m: Mention) -> Entity | None:
        """Who is named or described as the subject of the sentence before the words of ``a``, which ``m`` says."""
        subject = subject_before(min([m.start, *(c.start for c in a.content)]), self.regions, self.names)
        if subject is None:
            return None
        question = self._name_question(_NO_WORDS, subject) if subject.kind == "name" else None
        who = self.answer(question).best if question else self.most_likely(subject)[0]
        if who is None or who.type != "person":
            return None
        if question is None and introduced_so(subject, who) < 1.0 and not _is_compatriot(subject, who):
            return None
        return who if who.gender_score * m.sense.gender_score > -1 else None

    def _author_before(self, a: Attribution, m: Mention) -> Entity | None:
        """The people whose letter or statement spoke just before ``m``: "the letter said … it added"."""
        if self.written is None or self.written[1].type == "organization":
            return None
        begin = min([m.start, *(c.start for c in a.content)])
        sentence, author = self.written
        return author if self.regions.sentence(begin) - sentence <= 1 else None

    def _named_before(self, m: Mention) -> Entity | None:
        """The person whose name ends right before "who"."""
        names = self.names.within(max(0, m.start - LONGEST_NAME), m.start)
        before = next((n for n in names if self.text[n.end : m.start] in (" ", ", ")), None)
        found = self.entity_set.at.get(before.start) if before is not None else None
        return found if found is not None and found.type == "person" else None

    def resolve_to(self, question: Question, e: Entity | None) -> None:
        """Record that the mention of ``question`` stands for ``e``."""
        m = question.mention
        self.written = None
        if e is None:
            return
        if question.kind == "authored":
            self.written = (self.regions.sentence(m.start), e)
        if m.name is None or self.entity_set.at.get(m.name.start) is not e:
            e.add(self.entity_set.occurrence(m.start, m.end, pronoun=m.kind == "pronoun"))
            self.mention_order.add(m.start, e)
        if m.kind == "pronoun" and m.sense.gender_score:
            e.add_gender_odds(1.5 * m.sense.gender_score)
        self.add_words_of(m.start, e)

    def add_words_of(self, at: int, e: Entity) -> None:
        """Record that ``e`` is the speaker of words attributed at ``at``."""
        e.spoke += 1
        self.history.add(e, self.regions.sentence(at), self.regions.paragraph(at))

    # Names

    def _name_question(self, a: Attribution, m: Mention) -> Question:
        assert m.name is not None
        own = self.entity_set.at.get(m.name.start)
        if m.name.type == "person" or (own is not None and own.type == "person"):
            name = parse_name(self.text[m.start : m.name.end])
            found = name_candidates(self.entity_set, replace(name, parts=parse_name(m.label).parts), m.start)
            full = [f for f in found if f[1] == "full name" and len(f[0].parts) > 1]
            surnamed = [f for f in found if f[1] == "surname"]
            found = full or surnamed or found
            hows = {id(e): how for e, how in found}
            options = [e for e, _ in found][: self.most]
            if own is not None and own not in options:
                options.append(own)
            if name.gender_score:
                options = [e for e in options if e.gender_score * name.gender_score > -1] or options
            if not options:
                chosen = choose_person(self.entity_set, name, m.start)
                if chosen is None:
                    return _of_newcomer("name", m, Newcomer(m, "person", m.label, name))
                options = [chosen]
            options = self._not_spoken_of(a, options)
            told = of_generation(self.entity_set, options, self._beside(m.start, m.name))
            options = told or options
            shared = len(options) > 1 and len(parse_name(m.label).parts) == 1
            shared = shared and (told is not None or is_shared(self.entity_set, options, m.start))
            return replace(self._ranked(a, m, "name", options, m.label, hows, new=False), shared=shared)
        longer = [
            e
            for e in self.mention_order.recent(m, ("organization",), self.most)
            if m.words < e.words and m.name.type == "organization" and is_short_for(m.label, e, self.text)
        ]
        options = longer[:1] or ([own] if own is not None else [])
        if not options:
            return _of_newcomer("name", m, Newcomer(m, "organization", m.label))
        return Question("name", m, tuple(options), (), m.label)

    def _beside(self, start: int, name: NameMention) -> str:
        """What stands before ``name`` from ``start`` on, and the word behind it: "the younger", "senior"."""
        behind = WORD.match(self.text, name.end + 1)
        return f"{self.text[start : name.start]} {fold(behind.group()) if behind else ''}"

    # Pronouns

    def _pronoun_options(self, a: Attribution, m: Mention) -> list[Entity]:
        types: tuple[SpeakerType, ...]
        if m.head in HE or m.head in SHE:
            types = ("person", "anonymous")
        elif m.head in THEY:
            types = ("group", "organization", "person")
        elif m.head in IT:
            types = ("organization", "document")
        elif m.head in WHO:
            types = ("person", "group", "anonymous")
        else:
            types = ALL
        options = self.mention_order.recent(m, types, self.most)
        if m.sense.gender_score:
            options = [e for e in options if e.gender_score * m.sense.gender_score > -4]
            addressed = self._addressed(m)
            options = [e for e in options if e is not addressed]
            options = self._without_namesakes(m, options)
            options = self._not_spoken_to(a, options)
        if m.head in RELATIVE:
            touching = self.antecedents.get(m.start)
            if touching is not None and touching not in options:
                options.insert(0, touching)
            options = options[:MOST_OF_RELATIVE]
        return options

    def _without_namesakes(self, m: Mention, options: list[Entity]) -> list[Entity]:
        """``options`` without those who have the surname of the only one whom the paragraph of the pronoun ``m`` names
        before it: "The younger Brandt laughed. “No,” he said"."""
        start = self.regions.paragraphs[self.regions.paragraph(m.start)]
        named = (self.entity_set.at.get(n.start) for n in self.names.within(start, m.start))
        near = {id(e): e for e in named if e is not None and e.type == "person"}
        if len(near) != 1:
            return options
        one = next(iter(near.values()))
        return [e for e in options if e is one or e.type != "person" or not e.parts or e.parts[-1:] != one.parts[-1:]]

    def _addressed(self, m: Mention) -> Entity | None:
        """Who is described as the one to whom the person of the pronoun ``m`` speaks: "he told the mayor"."""
        told = _TOLD.match(self.text, m.end)
        if told is None:
            return None
        described = read_mention(self.text, Stretch(told.start(1), told.end(1)), self.names)
        if described.kind != "description" or described.sense.sort != "person":
            return None
        who, _ = self.most_likely(described)
        return who if who is not None and introduced_so(described, who) >= 1.0 else None

    def _not_spoken_of(self, a: Attribution, options: list[Entity]) -> list[Entity]:
        """``options``, several of one surname, without those of whom the words of ``a`` speak by their given names."""
        said = {fold(w.group()) for c in a.content for w in WORD.finditer(self.text, c.start, c.end)}
        others = [e for e in options if not (len(e.parts) > 1 and e.parts[0] in said)]
        return others if len(options) > 1 and others else options

    def _not_spoken_to(self, a: Attribution, options: list[Entity]) -> list[Entity]:
        """``options`` without those whom the words of ``a`` address by their office: “That was my question, minister,”
        is not said by the minister."""
        if not a.verbatim and not self._quoted_words(a):
            return options
        said = [self.text[c.start : c.end] for c in a.content]
        heads = {
            role_word(fold(m["office"] or m["first"])) for words in said for m in _VOCATIVE.finditer(words)
        } & OFFICES
        return [e for e in options if not any(heads & phrase for phrase in e.introduced)] if heads else options

    # Descriptions

    def description_question(self, a: Attribution, m: Mention) -> Question:
        """The described ``m`` with everybody it may be, and the answer that it is somebody new."""
        author = self.authors.of(m)
        if isinstance(author, Newcomer):
            return _of_newcomer("authored", m, author)
        if author is not None:
            return Question("authored", m, (author,), (), m.label)
        if not m.head and len(named := self._people_named(m)) == 1:  # "known as Ida Holm and as Ida Reuss"
            return Question("name", m, (named[0],), (), m.label)
        body = self._body_introduced(m)
        if body is not None:
            return Question("described", m, (body,), (), m.label)
        label = self._label(m)
        words = content_words(label)
        same = [e for e in self.mention_order.recent(m, ALL, self.most) if e.words == words and e.type != "person"]
        known = self.entity_set.organisation(words) if m.sense.sort == "organization" else None
        if known is not None and known not in same:
            same.append(known)
        plain = len(words) == 1 and m.sense.sort == "organization"
        if same and m.definite != "a" and not plain and m.sense.sort != "person":
            return Question("described", m, (same[0],), (), label)
        if m.sense.sort == "person" and not m.sense.plural:
            options = self._described_people(a, m)
        elif m.sense.sort == "organization":
            bodies = self.mention_order.recent(m, ("organization",), self.most)
            bodies += [e for e in self._named_soon(m, ("organization",)) if e not in bodies]
            options = fitting_bodies(m, bodies, self._capitals(m))
        else:
            kind = document_kind(m.head)
            described = self.mention_order.recent(m, ("document", "group", "organization"), self.most)
            options = [e for e in described if e.head and document_kind(e.head) == kind]
            if m.definite not in ("the", "own"):
                options = [e for e in options if words <= e.words and not any(c.isdigit() for c in label)]
        new = Newcomer(m, type_of(m), label)
        first = self.authors.first_given(m)
        if first is not None:  # what was spoken of before a new one was introduced is another document
            options = [e for e in options if _latest(e, m.start) >= first.start]
            label = first.label
            new = Newcomer(first, type_of(first), label)
        if not options:
            return Question("described", m, (None,), (), label, new=new)
        ranked = self._ranked(a, m, "description", options, label)
        shared = is_unmatched(m, options) if m.sense.sort == "person" else is_one_of_several(m, options)
        return replace(ranked, new=new, shared=shared)

    def _body_introduced(self, m: Mention) -> Entity | None:
        """The only body that the article introduces by the noun of ``m``, by which people may be called, too, and none
        is: "Publisher Tarn Books … the publisher"."""
        if m.definite != "the" or m.words != {m.head} or m.sense.sort != "person" or not kinds_of(m.head):
            return None
        noun = role_word(m.head)
        found = [e for e in self.entity_set.entities if any(noun in phrase for phrase in e.introduced)]
        return found[0] if len(found) == 1 and found[0].type == "organization" else None

    def _described_people(self, a: Attribution, m: Mention) -> list[Entity]:
        """Who the described person ``m`` may be, the nearest first."""
        options = [
            e
            for e in self.mention_order.recent(m, ("person", "anonymous"), self.most)
            if e.type == "person" or e.head == m.head or _may_be_called(m, e)
        ]
        options += [e for e in self._named_soon(m, ("person",)) if e not in options and introduced_so(m, e) >= 1.0]
        options = self._of_the_apposed(m, self._without_owner(m, uncontradicted(m, options)))
        options = self._of_the_owner(m, options)
        inside = [self.entity_set.at.get(n.start) for n in self.names.within(m.start, m.end)]
        options = [e for e in options if e not in inside]
        age = age_of(m, self.text)
        if age is not None and kin_before(m, self.regions, self.names) and not any(age in e.ages for e in options):
            return []
        if age is not None:  # "the 41-year-old" is whose age was told, and nobody of another age
            options = [e for e in options if age in e.ages] or [e for e in options if not e.ages]
        if m.definite == "the" and len(m.words) == 1:  # of two spokesmen "the spokesman" is the nearer one
            alike = [e for e in options if e.type == "anonymous" and e.head == m.head]
            options = [e for e in options if e not in alike[1:]]
        if m.definite == "a":  # who was named before and is no such person is not introduced as one now
            options = [e for e in options if e.order > m.start or _may_be_introduced_again(m, e)]
        if role_word(m.head) not in OFFICES and max((introduced_so(m, e) for e in options), default=0.0) < 1.0:
            speaks = bool(a.content)
            options = [e for e in options if not (e.parts and m.words >= set(e.parts))]
            near = [e for e in options if e.type == "person"][:NEAREST]
            options = [
                e
                for e in options
                if e.type != "person" or _is_compatriot(m, e) or (speaks and self._is_central(m, e, e in near))
            ]
        return options

    def _named_soon(self, m: Mention, types: tuple[SpeakerType, ...]) -> list[Entity]:
        return named_soon(m, self.entity_set.entities, self.regions, types)

    def _capitals(self, m: Mention) -> frozenset[str]:
        """The folded capitalised words of the described, but for the first word, places and what is made of them."""
        places = [n for n in self.names.within(m.start, m.end) if n.type == "place"]
        words = WORD.finditer(self.text, m.core.start, m.core.end)
        return frozenset(
            fold(w.group())
            for w in words
            if w.group()[0].isupper()
            and (w.start() > m.start or (len(w.group()) > 1 and w.group().isupper()))
            and country_of_adjective(w.group()) is None
            and fold(w.group()) not in {"the", "a", "an"}
            and not any(n.start <= w.start() < n.end for n in places)
            and not w.group().lower().endswith(("-based", "-born", "-owned", "-run", "-led", "-backed"))
        )

    def _is_central(self, m: Mention, e: Entity, near: bool) -> bool:
        """Whether "the actress" may be ``e`` though nothing introduces ``e`` so: the article is about ``e``, ``e`` is
        named last (``near``), spoke last, is of the age or is the only one named so far, and the noun is one for
        somebody who has a name."""
        known = m.sense.known or bool(age_of(m, self.text)) or country_of_adjective(m.head) is not None
        if m.definite != "the" or not known or m.head in NAMELESS | RELATIONS or " of " in m.label:
            return False
        last = self.history.speakers[-1] if self.history.speakers else None
        if near or e is last or len(e.occurrences) >= self.most_mentioned or age_of(m, self.text) in e.ages:
            return True
        return e.order < m.start and all(other is e or other.order > m.start for other in self.people)

    def _without_owner(self, m: Mention, options: list[Entity]) -> list[Entity]:
        """Of ``options`` those who can be "her predecessor", "Orlow’s lawyer": never she or Orlow, and of the people
        only whom the article introduces as one."""
        if m.definite != "own" or role_word(m.head) not in RELATIONS:
            return options
        head = role_word(m.head)
        owner = None
        if m.owner:
            owner, _ = self.most_likely(read_mention(self.text, Stretch(m.start, m.start + len(m.owner)), self.names))
        else:
            owner = next((self.entity_set.at.get(n.start) for n in self.names.within(m.start, m.end)), None)
        return [
            e
            for e in options
            if e is not owner and (e.type != "person" or any(head in phrase for phrase in e.introduced))
        ]

    def _of_the_apposed(self, m: Mention, options: list[Entity]) -> list[Entity]:
        """``options`` without people of other names than the one beside the description, which the engine took for
        none: "The new owner, Blue Arch Leisure,"."""
        apposed = _APPOSED_NAME.search(self.text, m.start, m.end)
        words = content_words(apposed.group(1)) if apposed else frozenset[str]()
        return [e for e in options if not words or e.type != "person" or words & set(e.parts)]

    def _of_the_owner(self, m: Mention, options: list[Entity]) -> list[Entity]:
        """``options`` without those described as another's: "his lawyer" is not "a lawyer for Ada Reuss"."""
        if not m.owner:
            return options
        owner, _ = self.most_likely(read_mention(self.text, Stretch(m.start, m.start + len(m.owner)), self.names))
        return [e for e in options if e.type != "anonymous" or owner is None or self._is_owned(e, owner)]

    def _is_owned(self, e: Entity, owner: Entity) -> bool:
        """Whether the described ``e`` may be of ``owner``: nobody else is named in the description that came first."""
        named = self.names.within(e.occurrences[0].start, e.occurrences[0].end) if e.occurrences else []
        people = [found for n in named if (found := self.entity_set.at.get(n.start)) and found.type == "person"]
        return not people or owner in people

    def _label(self, m: Mention) -> str:
        """How the described would be called; "his campaign" with the name for the pronoun where it is clear, people
        named side by side by their full names."""
        if not m.head and m.sense.sort == "group":
            return self._names_of_all(m) or m.label
        if not m.owner or m.sense.sort != "organization":
            return m.label
        inner = read_mention(self.text, Stretch(m.start, m.start + len(m.owner)), self.names)
        if inner.kind != "pronoun" or not inner.sense.gender_score:
            return m.label
        best, _ = self.most_likely(inner)
        if best is None or best.type != "person":
            return m.label
        return f"{best.name}’s{m.label[len(m.owner) :]}"

    def _names_of_all(self, m: Mention) -> str:
        """The full names of the two and more people whom ``m`` names; "" where it names fewer."""
        full = list(dict.fromkeys(e.name for e in self._people_named(m)))
        return f"{', '.join(full[:-1])} and {full[-1]}" if len(full) > 1 else ""

    def _people_named(self, m: Mention) -> list[Entity]:
        """The people whom ``m`` names, each once; none where no two names stand there."""
        named = [self.entity_set.at.get(n.start) for n in self.names.within(m.start, m.end) if n.type == "person"]
        people = [e for e in named if e is not None and e.type == "person"]
        return list(dict.fromkeys(people)) if len(people) > 1 else []

    # Ranking

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
        matches = [introduced_so(m, e) for e in options] if kind == "description" else []
        best = max(matches, default=0.0)
        matched = [e for e, match in zip(options, matches, strict=False) if best > 0.6 and match == best]
        together = seen_together(m, options, self.history.last, matched, self.text)
        context = self._context(a, m, together)
        if m.kind == "pronoun":
            places = {id(e): visible_before(context, e) for e in options}
            options = sorted(options, key=lambda e: -(o.start if (o := places[id(e)]) else -1))
        first = min((e.order for e in options), default=0)
        starts = [e.occurrences[at - 1].start if (at := together.places[id(e)]) else -1 for e in options]
        latest = max(starts, default=0)
        own = self.entity_set.at.get(m.name.start) if m.name else None
        affinities = self._affinities(m, options, together.places) if m.end > m.start else [0.0] * len(options)
        scores = self.speaker_scores.of_content(a.content)
        alone = matched[0] if len(matched) == 1 else None
        rows, rank = [], 0
        for e, affinity, start in zip(options, affinities, starts, strict=True):
            how = (hows or {}).get(id(e), "")
            standing = (e.order == first, start == latest, e is alone)
            rows.append(tuple(features(context, e, rank, how, own is e, affinity, scores.of(e), standing)))
            rank += not m.sense.gender_score or e.gender_score * m.sense.gender_score > -1
        if new:
            rows.append(
                tuple(new_candidate(context, len(options), kind == "description" and best < 0.3, scores.nobody))
            )
        return Question(kind, m, (*options, None) if new else tuple(options), tuple(rows), label)

    def _affinities(self, m: Mention, options: list[Entity], places: Mapping[int, int]) -> list[float]:
        """For each option the encoder's log-probability, among the options, of its best place near the mention.
        ``places``: how many of each, by its identity, end before the mention."""
        if not options:
            return []
        near = []
        for e in options:
            n = places[id(e)]
            near.append([Stretch(o.start, o.end) for o in e.occurrences[max(0, n - 2) : n] or e.occurrences[:1]])
        found = iter(self.reading.affinities(Stretch(m.start, m.end), [place for of_e in near for place in of_e]))
        best = [max((next(found) for _ in of_e), default=UNLIKE) for of_e in near]
        total = max(best) + math.log(sum(math.exp(b - max(best)) for b in best))
        return [max(FLOOR, b - total) for b in best]

    def _context(self, a: Attribution, m: Mention, options: Options) -> MentionContext:
        said = self.said_by[-MOST_STEPS:] if m.start < self._said_until else []  # most stand behind all words so far
        enclosing = next((e for s, t, e in said if s <= m.start < t), None)
        content = tuple((c.start, c.end) for c in a.content)
        paragraph = self.regions.paragraphs[self.regions.paragraph(m.start)]
        anchor = min((s for s, t in content if paragraph - 2 <= s and t <= m.start), default=m.start)
        return MentionContext(
            m,
            self.regions,
            self.history,
            content,
            anchor,
            self.regions.quotation(m.start),
            enclosing,
            self.mention_order.subjects(m, anchor, content),
            self.mentions_in_all,
            self.most_mentioned,
            options,
        )

    def answer(self, q: Question) -> Decision:
        """The options of ``q`` with their probabilities, the best first; nothing is settled by it."""
        if not q.rows:
            sure = self.rankers.single.get(q.sole, 0.9)
            return Decision(tuple((e, sure) for e in q.options))
        p = self.rankers.by_kind[q.kind].probabilities(q.rows)
        if q.kind == "he":
            p = _of_the_sex(q, p)
        if q.kind == "name":
            p = p * self.rankers.single.get("name", 1.0)
        if q.shared:
            p = p * DOUBTED / p.max()
        order = np.argsort(-p, kind="stable")
        return Decision(tuple((q.options[i], float(p[i])) for i in order[:MOST_TOLD]))


class _NgramIndex:
    """Words, and whose they are, by each run (n-gram) of ``LEAST_REPEATED`` of them. Which of them hold some words is
    looked up: to search all for all takes quadratic time."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], dict[tuple[str, Entity], None]] = {}

    def add(self, stretches: Sequence[str], e: Entity) -> None:
        """``stretches`` of words, a space before and behind each word, are those of ``e``."""
        for words in stretches:
            said = words[1:-1].split(" ")
            for at in range(len(said) - LEAST_REPEATED + 1):
                self._found.setdefault(tuple(said[at : at + LEAST_REPEATED]), {})[words, e] = None

    def holding(self, words: str) -> Iterator[tuple[str, Entity]]:
        """What holds ``words``, of which there are at least ``LEAST_REPEATED``."""
        first = tuple(words[1:-1].split(" ")[:LEAST_REPEATED])
        return (found for found in self._found.get(first, ()) if words in found[0])


def _of_the_sex(q: Question, p: np.ndarray) -> np.ndarray:
    """``p``, the probabilities of the options of a "he" or "she", with less for who is of the other sex by name, titles
    and nouns."""
    sex = q.mention.sense.gender_score
    against = [0.0 if e is None else min(0.0, sex * e.gender_score) for e in q.options]
    weighed: np.ndarray = p * np.exp(SEX_COUNTS * np.maximum(-4.0, against))
    shares: np.ndarray = weighed / weighed.sum()
    return shares


def _may_be_called(m: Mention, e: Entity) -> bool:
    """Whether the described ``m`` may be ``e``, who was described before by another noun: "a student", "the woman"."""
    return m.definite == "the" and e.type == "anonymous" and m.sense.gender_score * e.gender_score >= 0


def _may_be_introduced_again(m: Mention, e: Entity) -> bool:
    """Whether the described ``m``, "a spokesman for Falk", may be ``e``, who was met before: somebody named who is
    introduced so, or described with no other words, as another's spokesman is."""
    if e.type == "person":
        return introduced_so(m, e) >= 1.0
    words = content_words(m.label)
    return words <= e.words or e.words <= words


def _is_compatriot(m: Mention, e: Entity) -> bool:
    """Whether ``m`` names a nationality, "the Australian", and ``e`` is introduced with that country."""
    country = country_of_adjective(m.head)
    return country is not None and is_from(e, country)


def _of_newcomer(kind: str, m: Mention, new: Newcomer) -> Question:
    """The question whom ``m`` stands for, to which ``new`` is the only answer."""
    return Question(kind, m, (None,), (), m.label, new=new)


def _latest(e: Entity, at: int) -> int:
    i = e.last_before(at)
    return e.occurrences[i].start if i >= 0 else -1


def _pronoun_kind(m: Mention) -> str:
    """The ranker for a pronoun: "he", "who" or "they" and the like."""
    return "he" if m.head in HE | SHE else "who" if m.head in RELATIVE else "they"


def place_of(a: Attribution, regions: TextRegions) -> Stretch | None:
    """What stands for the speaker of ``a`` in the answers of the resolver: the source, and for quoted words without one
    the words themselves; None where neither is there."""
    if a.source is not None:
        return a.source
    return next((c for c in a.content if regions.quotation(c.start) >= 0 or regions.quotation(c.start + 1) >= 0), None)


def order_of(a: Attribution) -> int:
    """Where ``a`` stands in the order of the decisions: at its source, or at its words where none is printed."""
    return a.source.start if a.source else a.content[0].start if a.content else 0
