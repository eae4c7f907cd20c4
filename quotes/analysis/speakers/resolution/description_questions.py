"""Whom a description stands for: "the mayor", "a ferry company", "the letter"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.speakers.authors import Authors
from quotes.analysis.speakers.contradicted_bodies import fitting_bodies, is_of_any, is_one_of_several, is_told_so
from quotes.analysis.speakers.contradictions import is_unmatched
from quotes.analysis.speakers.descriptions import Newcomer, named_soon, names_of_all, people_named, type_of
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import IT, Mention, content_words
from quotes.analysis.speakers.resolution.article_state import ArticleState
from quotes.analysis.speakers.resolution.decisions import MostLikely, Question, begin_of, of_newcomer
from quotes.analysis.speakers.resolution.described_bodies import DescribedBodies
from quotes.analysis.speakers.resolution.described_people import DescribedPeople
from quotes.analysis.speakers.resolution.option_ranker import OptionRanker
from quotes.analysis.speakers.sentence_before import somebody_before
from quotes.lexicon.nouns import document_kind
from quotes.lexicon.person_names import POSSESSED, WORD, fold
from quotes.lexicon.places import country_of_adjective
from quotes.model import SPEAKER_TYPES, SpeakerType, Stretch

SURE_OWNER = 0.8
"""The probability from which on "his lawyer" is called by whose he is."""
_LETTERS = re.compile(r"(?:[Tt]he )?[A-Z]{2,6}")
"""What a body is called by in short: "the HSB"."""


class DescriptionQuestions:
    """The questions of one article whom a description stands for. ``most_likely`` tells who a mention inside it is."""

    def __init__(self, article: ArticleState, ranker: OptionRanker, authors: Authors, most_likely: MostLikely) -> None:
        self._article = article
        self._ranker = ranker
        self._authors = authors
        self._most_likely = most_likely
        self._people = DescribedPeople(article, most_likely)
        self._bodies = DescribedBodies(article)

    def of(self, a: Attribution, m: Mention) -> Question:
        """The described ``m`` with everybody it may be, and the answer that it is somebody new."""
        author = self._authors.of(m)
        if isinstance(author, Newcomer):
            return of_newcomer("authored", m, author)
        if author is not None:
            return Question("authored", m, (author,), (), m.label)
        if m.label.lower() == "both":
            pair = self._pair_before(m)
            return of_newcomer("described", m, Newcomer(m, "group", pair)) if pair else _nobody(m)
        sure = self._sure(a, m)
        if sure is not None:
            return sure
        label = self._label(m)
        words = content_words(label)
        same = [e for e in self._article.recent(m, SPEAKER_TYPES) if e.words == words and e.type != "person"]
        is_body = m.sense.sort in ("organization", "group") or (not m.sense.known and _LETTERS.fullmatch(label))
        known = self._article.entity_set.organisation(words) if is_body else None
        if known is not None and known not in same:
            same.append(known)
        plain = len(words) == 1 and m.sense.sort == "organization"
        if same and m.definite != "a" and not plain and m.sense.sort != "person":
            return Question("described", m, (same[0],), (), label)
        options = self._options(a, m, label, words)
        subject = self._subject_before(a, m, options)
        if subject is None and m.sense.sort == "organization":
            subject = self._bodies.spoken_of(m, options)
        if subject is not None:
            return Question("relative", m, (subject,), (), label)
        printed = self._bodies.printed_before(m, options)
        if printed is not None:
            m = self._article.mention(printed)
            return of_newcomer("described", m, Newcomer(m, type_of(m), m.label))
        new = Newcomer(m, type_of(m), label)
        first = self._authors.first_given(m)
        if first is not None:  # what was spoken of before a new one was introduced is another document
            options = [e for e in options if _latest(e, m.start) >= first.start]
            label = first.label
            new = Newcomer(first, type_of(first), label)
        if not options:
            return Question("described", m, (None,), (), label, new=new)
        ranked = self._ranker.question(a, m, "description", options, label)
        goes_on = self._goes_on(m, options)
        shared = is_unmatched(m, options) if m.sense.sort == "person" else is_one_of_several(m, options) and not goes_on
        return replace(ranked, new=new, shared=shared)

    def _sure(self, a: Attribution, m: Mention) -> Question | None:
        """The question where the words of ``m`` themselves tell who that is, or that it is nobody known."""
        named = (
            self._people.kin_beside(m) or self._people.rivals(m)
            if m.head
            else people_named(m, self._article.names, self._article.entity_set)
        )
        if len(named) == 1:  # "known as Ida Holm and as Ida Reuss"
            return Question("name" if not m.head else "described", m, (named[0],), (), m.label)
        body = self._bodies.introduced_so(m)
        if body is not None:
            return Question("described", m, (body,), (), m.label)
        somebody = self._somebody(a, m)
        return of_newcomer("described", m, Newcomer(somebody, type_of(somebody), somebody.label)) if somebody else None

    def _pair_before(self, m: Mention) -> str:
        """The names of the two whom "both" stands for: the only people named before it in its sentence, outside of
        marks, or in that and the one before; "" where there are fewer or more."""
        regions, names = self._article.regions, self._article.names
        opening = regions.sentence_start(m.start)
        for start in (opening, regions.sentence_start(max(0, opening - 1))):
            named = [n for n in names.within(start, m.start) if n.type == "person" and regions.quotation(n.start) < 0]
            found = {e.name: e for n in named if (e := self._article.entity_at(n.start)) and e.type == "person"}
            if len(found) == 2:
                return " and ".join(found)
        return ""

    def _goes_on(self, m: Mention, options: Sequence[Entity]) -> bool:
        """Whether a body told to be what ``m`` is spoke in the sentence before: “Yes,” the group says."""
        before = self._article.speaker_just_before(m.start)
        return before is not None and before in options and is_told_so(m, before)

    def _options(self, a: Attribution, m: Mention, label: str, words: frozenset[str]) -> list[Entity]:
        """Who of those known the described ``m``, called ``label`` of these ``words``, may be."""
        if m.sense.sort == "person" and not m.sense.plural:
            return self._people.options(a, m)
        if m.sense.sort == "organization":
            bodies = self._article.recent(m, ("organization",))
            soon = named_soon(m, self._article.entity_set.entities, self._article.regions, ("organization",))
            bodies += [e for e in soon if e not in bodies]
            return fitting_bodies(m, bodies, self._capitals(m))
        kind = document_kind(m.head)
        described = self._article.recent(m, ("document", "group", "organization"))
        options = [e for e in described if e.head and document_kind(e.head) == kind]
        if m.definite in ("the", "own") and not POSSESSED.search(label):
            return options
        return [e for e in options if words <= e.words and not any(c.isdigit() for c in label)]

    def _subject_before(self, a: Attribution, m: Mention, options: Sequence[Entity]) -> Entity | None:
        """Who is the subject of the sentence before ``m``, "the lawyer", "the charity", and its words before it, where
        nobody of ``options`` is told to be one. Of a noun that no list has ("the MCA") it is somebody named there."""
        if m.sense.plural or m.definite != "the" or (a.content and m.start < a.content[0].start):
            return None
        if m.sense.sort == "organization" and m.sense.known:
            return self._bodies.subject_before(a, m) if m.words == {m.head} or is_of_any(m) else None
        if not a.content:
            return None
        if m.sense.sort == "person" or not m.sense.known:
            return self._people.subject_before(a, m, options)
        return None

    def _somebody(self, a: Attribution, m: Mention) -> Mention | None:
        """Who has no name in the sentence before and is ``m``, "the member": "One member was blunter. “…,” the member
        said"."""
        if m.definite != "the" or m.sense.sort != "person" or m.sense.plural or not a.content:
            return None
        return somebody_before(begin_of(a, m), self._article.regions, self._article.names)

    def _capitals(self, m: Mention) -> frozenset[str]:
        """The folded capitalised words of the described, but for the first word, places and what is made of them."""
        of_any = is_of_any(m)
        places = [n for n in self._article.names.within(m.start, m.end) if n.type == "place"]
        words = WORD.finditer(self._article.text, m.core.start, m.core.end)
        return frozenset(
            fold(w.group())
            for w in words
            if w.group()[0].isupper()
            and (w.start() > m.start or (len(w.group()) > 1 and w.group().isupper()))
            and country_of_adjective(w.group()) is None
            and not of_any
            and not (m.sense.known and fold(w.group()) == m.head)  # "the NGO"
            and fold(w.group()) not in {"the", "a", "an"}
            and not any(n.start <= w.start() < n.end for n in places)
            and not w.group().lower().endswith(("-based", "-born", "-owned", "-run", "-led", "-backed"))
        )

    def _label(self, m: Mention) -> str:
        """How the described would be called; "his campaign" with the name for the pronoun where it is clear, people
        named side by side by their full names."""
        if not m.head and m.sense.sort == "group":
            return names_of_all(m, self._article.names, self._article.entity_set) or m.label
        if not m.owner:
            return m.label
        inner = self._article.mention(Stretch(m.start, m.start + len(m.owner)))
        if inner.kind != "pronoun" or not (inner.sense.gender_score or inner.head in IT):
            return m.label
        best, p = self._most_likely(inner)
        owner: SpeakerType = "person" if inner.sense.gender_score else "organization"
        unsure = p < SURE_OWNER and (m.sense.sort != "organization" or owner == "organization")
        if best is None or best.type != owner or not best.forms or unsure:
            return m.label
        return f"{best.name}’s{m.label[len(m.owner) :]}"


def _nobody(m: Mention) -> Question:
    return Question("described", m, (), (), m.label)


def _latest(e: Entity, at: int) -> int:
    i = e.last_before(at)
    return e.occurrences[i].start if i >= 0 else -1
