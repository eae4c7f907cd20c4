"""Which body of an article "the firm", "the airline" or "the publication" is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.analysis.attribution import Attribution
from quotes.analysis.speakers.contradicted_bodies import is_of_any
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import Mention
from quotes.analysis.speakers.resolution.article_state import ArticleState
from quotes.analysis.speakers.resolution.decisions import begin_of
from quotes.analysis.speakers.sentence_before import body_before
from quotes.lexicon.body_kinds import OF_THE_STATE, OF_TRADES, kinds_of
from quotes.lexicon.nouns import role_word
from quotes.lexicon.person_names import fold
from quotes.model import Stretch

NEAR_SENTENCES, NEAR_PARAGRAPHS = 4, 2
"""So far back the body that spoke last is still meant by a bare noun."""
NEAR_LETTERS = 1500
"""Code points before a bare noun in which a body is called by it with capitals."""
_NAMED_BODY = re.compile(r"\b[Tt]he\s(?:[A-ZÀ-Þ][\w’'-]+\s){1,3}?(?P<noun>[A-ZÀ-Þ][a-z]+)\b(?!\s[A-ZÀ-Þ])")
"""A body of the state: the Foreign Ministry."""
_OF_ANY = frozenset(["charitable", "non-profit", "nonprofit", "private"])
"""What tells nothing by which a body is told from another one."""
_COMPANIES = OF_TRADES | {"airline", "bank", "chain", "restaurant"}
"""Kinds of body that are companies."""


class DescribedBodies:
    """Chooses among the bodies of one article."""

    def __init__(self, article: ArticleState) -> None:
        self._article = article

    def introduced_so(self, m: Mention) -> Entity | None:
        """The only body that the article introduces by where ``m`` is based ("Tarn-based Falk … the Tarn-based firm"),
        or by the noun of ``m``, by which people may be called, too, and none is: "Publisher Tarn Books … the
        publisher"."""
        based = frozenset(word for word in m.words if word.endswith("-based"))
        bodies = [e for e in self._article.entity_set.entities if based and e.type == "organization"]
        there = [e for e in bodies if any(based <= phrase for phrase in e.introduced)]
        if len(there) == 1 and m.definite == "the" and m.sense.sort == "organization":
            return there[0]
        if m.definite != "the" or m.words != {m.head} or m.sense.sort != "person" or not kinds_of(m.head):
            return None
        noun = role_word(m.head)
        found = [e for e in self._article.entity_set.entities if any(noun in phrase for phrase in e.introduced)]
        return found[0] if len(found) == 1 and found[0].type == "organization" else None

    def printed_before(self, m: Mention, options: Sequence[Entity]) -> Stretch | None:
        """The last capitals before the bare ``m``, "the ministry", that end in its noun, where no name of ``options``
        has that: "The Foreign Ministry said so. The ministry added"."""
        if m.definite != "the" or m.words != {m.head} or not kinds_of(m.head) & OF_THE_STATE:
            return None
        if any(m.head in e.words for e in options):
            return None
        start = max(0, m.start - NEAR_LETTERS)
        named = [b for b in _NAMED_BODY.finditer(self._article.text, start, m.start) if fold(b["noun"]) == m.head]
        return Stretch(*named[-1].span()) if named else None

    def subject_before(self, a: Attribution, m: Mention) -> Entity | None:
        """The body that is the subject of the sentence before ``m``, "the charity", and its words, where it is not told
        to be something else."""
        name = body_before(begin_of(a, m), self._article.regions, self._article.names)
        body = self._article.entity_at(name.start) if name else None
        if body is None or body.type != "organization":
            return None
        kinds = kinds_of(m.head)
        return body if not kinds or not body.kinds or kinds & body.kinds else None

    def spoken_of(self, m: Mention, options: Sequence[Entity]) -> Entity | None:
        """The body of ``options`` that the bare ``m``, "the firm", goes on with: the subject of its own sentence ("Tarn
        Works will close, the firm said"), or who spoke last, no person having spoken and no such body having been named
        since ("Tarn Works denied it. … The firm said"). Nobody where another one is introduced by that very noun."""
        kinds = kinds_of(m.head)
        if m.definite != "the" or not kinds or kinds & OF_THE_STATE:
            return None
        bare = m.words - _OF_ANY == {m.head}
        if not bare and not is_of_any(m):
            return None
        fitting = self._fitting(kinds, options)
        found = self._subject(m, fitting) or (self._spoke_last(m, fitting) if bare else self._sole(m, options))
        called = [e for e in fitting if any(m.head in phrase for phrase in e.introduced)]
        return found if len(called) != 1 or found in called else None

    def _fitting(self, kinds: frozenset[str], options: Sequence[Entity]) -> list[Entity]:
        """Those of ``options`` that a noun for these ``kinds`` may stand for. Where bodies of just that kind are told
        of, it is one of them."""
        told = kinds - OF_TRADES
        named = [e for e in options if e.forms and not e.is_place]
        alike = [e for e in named if told & e.kinds]
        return alike or [e for e in named if not e.kinds or e.kinds & (kinds if told else _COMPANIES)]

    def _subject(self, m: Mention, fitting: Sequence[Entity]) -> Entity | None:
        """Who of ``fitting`` is the subject of the sentence of ``m``, which stands behind in it."""
        sentence = self._article.regions.sentence(m.start)
        for e in fitting:
            before = (o for o in e.occurrences if o.sentence == sentence and o.end <= m.start and o.quotation < 0)
            if any(o.initial and o.verb for o in before):
                return e
        return None

    def _sole(self, m: Mention, options: Sequence[Entity]) -> Entity | None:
        """The only one of ``options``, told to be such a body, that is named before ``m``."""
        before = [e for e in options if e.forms and not e.is_place and e.order < m.start]
        told = kinds_of(m.head) - OF_TRADES or _COMPANIES
        told |= OF_TRADES if told & _COMPANIES else frozenset()
        return before[0] if len(before) == 1 and told & before[0].kinds else None

    def _spoke_last(self, m: Mention, fitting: Sequence[Entity]) -> Entity | None:
        for e in self._spoke_before(m):
            if e.type not in ("organization", "document", "group"):
                return None
            whole = [o for o in fitting if o is e or e.words < o.words]
            if e.forms and whole:
                others = (o for o in fitting if o not in (e, whole[0]))
                doubtful = self._is_called_another(e, m) or any(self._is_named_since(o, e, m) for o in others)
                return None if doubtful else whole[0]
        return None

    def _is_called_another(self, e: Entity, m: Mention) -> bool:
        """Whether ``e`` was called last by a bare noun for another kind of body than ``m``: who was just "the paper" is
        not "the firm", but "the airline" may be."""
        last = e.occurrences[e.last_before(m.start)]
        article, *nouns = [fold(w) for w in self._article.text[last.start : last.end].split()]
        kinds = kinds_of(nouns[0]) - OF_TRADES if article == "the" and len(nouns) == 1 else frozenset()
        told = kinds_of(m.head) - OF_TRADES or _COMPANIES
        return bool(kinds) and not kinds & told

    def _is_named_since(self, other: Entity, e: Entity, m: Mention) -> bool:
        """Whether ``other`` is named between the last mention of ``e`` and ``m``: then it may be meant as well."""
        last = e.occurrences[e.last_before(m.start)].end
        return any(last < o.start < m.start and not o.pronoun and o.quotation < 0 for o in other.occurrences)

    def _spoke_before(self, m: Mention) -> Iterator[Entity]:
        """Who spoke shortly before ``m``, the last one first; a spokesman without a name is his body."""
        history, regions = self._article.history, self._article.regions
        sentence, paragraph = regions.sentence(m.start), regions.paragraph(m.start)
        for i in range(len(history.speakers) - 1, -1, -1):
            if sentence - history.sentences[i] > NEAR_SENTENCES or paragraph - history.paragraphs[i] > NEAR_PARAGRAPHS:
                return
            e = history.speakers[i]
            yield (
                (self._article.entity_set.body_describing(e, self._article.names) or e) if e.type == "anonymous" else e
            )
