"""The decisions of one article: for each source everybody it may stand for, and who it most likely is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ParamSpec, TypeVar
from weakref import WeakMethod

from quotes.analysis.attribution import Attribution, Reading, RoleMention
from quotes.analysis.deadline import watched
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.speakers.authors import Authors
from quotes.analysis.speakers.contradicted_bodies import is_any_body
from quotes.analysis.speakers.descriptions import Newcomer, antecedent, create_entity
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import RELATIVE, Mention, content_words
from quotes.analysis.speakers.ranking.agreement import introduced_so
from quotes.analysis.speakers.resolution.article_state import ArticleState
from quotes.analysis.speakers.resolution.decisions import NO_WORDS, Decision, Question, order_of, place_of
from quotes.analysis.speakers.resolution.description_questions import DescriptionQuestions
from quotes.analysis.speakers.resolution.name_questions import NameQuestions
from quotes.analysis.speakers.resolution.named_next import with_who_is_named_next
from quotes.analysis.speakers.resolution.option_ranker import OptionRanker
from quotes.analysis.speakers.resolution.pronoun_questions import WHO, PronounQuestions
from quotes.analysis.speakers.resolution.repeated_words import with_speakers_of_repeated_words
from quotes.analysis.speakers.role_owners import RoleOwners
from quotes.lexicon.nouns import Sense
from quotes.lexicon.person_names import COURTESY_TITLES
from quotes.lexicon.word_lists import words
from quotes.model import SPEAKER_TYPES, START, Stretch

_P = ParamSpec("_P")
_T = TypeVar("_T")

LIKELY = 5
"""So many of those whom the words suit best are weighed, wherever in the article they are named."""
EMPTY = frozenset(["one", "another"]) | COURTESY_TITLES | words("titles/of_respect")
"""Words by which nobody can be called: what is left where the engine cuts a source short."""
_NOBODY = re.compile(
    r"(?:no|no-?one|nobody|none|neither|nothing|not\sone)(?:\s|\Z)|H\.\s?E\.\Z|whose\s|who(?:m|so)?ever\b|(?:those|these|this|that|(?:1[89]|20)\d\d)\Z",
    re.IGNORECASE,
)
"""What stands for nobody: "none of them", "those" and "2000" alone, "H.E." without a name, and a clause: "whose
boat"."""
_NO_NOUN = Sense("thing", False, 0, False)


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
        self.article = article = ArticleState(text, quoted, reading, title, checkpoint)
        self._checkpoint = checkpoint
        self._role_owners = RoleOwners(article.entity_set, article.names)
        self._ranker = OptionRanker(article)
        # its parts ask it back: a circle of references would keep all of the article until garbage is searched for
        most_likely = _weakly(self.most_likely)
        authors = Authors(article.entity_set, article.names, article.history, _weakly(self._known_or_new))
        self._names = NameQuestions(article, self._ranker)
        self._pronouns = PronounQuestions(article, self._ranker, self._names, most_likely)
        self._descriptions = DescriptionQuestions(article, self._ranker, authors, most_likely)

    def resolve(self) -> dict[Stretch, Decision]:
        """Decide every source, in the order of the text, and give the printed roles to their people."""
        decided: dict[Stretch, Decision] = {}
        roles = sorted(self.article.reading.roles, key=START, reverse=True)
        for a in watched(sorted(self.article.reading.attributions, key=order_of), self._checkpoint):
            if a.source is None:
                place = place_of(a, self.article.regions)
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
                self.article.note_words(a, e)
            if a.verbatim and a.content and a.source.end <= a.content[0].start:
                self.article.turn = (a.content[-1].end, e) if e is not None else None
            if a.via is not None and a.via not in decided:
                decided[a.via] = self.decide(a, a.via)
        while roles:
            self._attach(roles.pop(), None)
        decided = with_who_is_named_next(decided, self.article)
        return with_speakers_of_repeated_words(decided, self.article)

    def _attach(self, role: RoleMention, source: Decision | None) -> None:
        """Give ``role`` to whom it belongs; ``source``: who the source is that it stands in."""
        within = source.options[0] if source is not None and source.options else None
        owner = self._role_owners.owner(role, within, self.most_likely)
        if owner is not None:
            owner.roles.append(Stretch(role.start, role.end))

    def most_likely(self, m: Mention) -> tuple[Entity | None, float]:
        """Who a mention that is the source of nothing stands for, with the probability; nothing is settled by it."""
        best, p = self._known_or_new(m)
        return best if isinstance(best, Entity) else None, p

    def _known_or_new(self, m: Mention) -> tuple[Entity | Newcomer | None, float]:
        """As ``most_likely``, and who it is where it is nobody known."""
        if m.kind == "pronoun":
            question = self._pronouns.weighed(NO_WORDS, m)
        else:
            question = self.description_question(NO_WORDS, m)
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
        article = self.article
        m = article.mention(source)
        if m.kind != "pronoun" or m.head not in RELATIVE or (m.head in WHO and article.named_before(m) is not None):
            return
        found = antecedent(m, article.regions, article.names, article.entity_set)
        if found is None:
            return
        e = self._described(found.who, found.place) if isinstance(found.who, Newcomer) else found.who
        e.add(article.entity_set.occurrence(found.place.start, found.place.end), e.name)
        article.antecedents[m.start] = e

    def _described(self, new: Newcomer, place: Stretch) -> Entity:
        """Whom the words at ``place``, those of ``new``, describe: who is meant there as it was decided, or who is told
        to be "the mayor", and somebody new only where that is nobody."""
        known = self.article.meant_at.get(place.start)
        if known is None and new.type == "anonymous" and new.mention.definite == "the":
            best, _ = self.most_likely(new.mention)
            told = best is not None and (best.type == "anonymous" or introduced_so(new.mention, best) >= 1.0)
            known = best if told else None
        return known or create_entity(self.article.entity_set, new)

    def create(self, question: Question, decision: Decision) -> Decision:
        """``decision`` with a new entity where its likeliest option is the newcomer of ``question``; with nobody where
        that is but some "company"."""
        if question.new is None or not decision.options or decision.options[0][0] is not None:
            return decision
        if question.new.type == "organization" and is_any_body(question.new.mention):
            return decision
        (_, p), *others = decision.options
        return Decision(((create_entity(self.article.entity_set, question.new), p), *others))

    def decide_unsourced(self, a: Attribution) -> Decision:
        """Decide whose the words of ``a`` are, which no printed source has."""
        question = self.unsourced_question(a)
        decision = self.answer(question)
        if decision.best is not None:
            self.article.add_words_of(question.mention.start, decision.best)
            self.article.note_words(a, decision.best)
        return decision

    def unsourced_question(self, a: Attribution) -> Question:
        """Everybody whose words without a printed source may be: those named last, and those whom the words suit."""
        at = a.content[0].start
        m = Mention(at, at, "description", "", None, _NO_NOUN, "", frozenset(), "", Stretch(at, at), "")
        options = self.article.recent(m, SPEAKER_TYPES)
        options += [e for e in self.article.speaker_scores.of_content(a.content).best(LIKELY) if e not in options]
        return self._ranker.question(a, m, "unsourced", options, "")

    def question(self, a: Attribution, source: Stretch) -> Question:
        """The mention at ``source`` with everybody it may stand for."""
        m = self.article.mention(source)
        nobody = _NOBODY.match(m.label) if m.name is None else _NOBODY.fullmatch(m.label)
        if m.kind != "pronoun" and nobody:
            return Question("described", m, (), (), m.label)
        if m.kind != "pronoun" and content_words(m.label) <= EMPTY:
            return Question("described", m, (), (), m.label)
        return self.question_of(a, m)

    def question_of(self, a: Attribution, m: Mention) -> Question:
        """The question whom ``m``, the source of ``a``, stands for."""
        if m.kind == "name":
            return self._names.of(a, m)
        if m.kind == "pronoun":
            return self._pronouns.of(a, m)
        return self.description_question(a, m)

    def description_question(self, a: Attribution, m: Mention) -> Question:
        """The described ``m`` with everybody it may be, and the answer that it is somebody new."""
        return self._descriptions.of(a, m)

    def answer(self, q: Question) -> Decision:
        """The options of ``q`` with their probabilities, the best first; nothing is settled by it."""
        return self._ranker.answer(q)

    def resolve_to(self, question: Question, e: Entity | None) -> None:
        """Record that the mention of ``question`` stands for ``e``."""
        m = question.mention
        self.article.written = None
        is_nameless = m.kind == "description" and m.sense.sort == "person" and not m.sense.plural
        if m.kind != "pronoun" or e is None or self.article.nameless is None or e is not self.article.nameless[1]:
            self.article.nameless = (
                (self.article.regions.sentence(m.start), e)
                if is_nameless and (e is None or e.type == "anonymous")
                else None
            )
        if e is None:
            return
        if question.kind == "authored":
            self.article.written = (self.article.regions.sentence(m.start), e)
            self.article.authored[m.start] = e
        self.article.meant_at[m.start] = e
        if m.name is None or self.article.entity_at(m.name.start) is not e:
            e.add(self.article.entity_set.occurrence(m.start, m.end, pronoun=m.kind == "pronoun"))
            self.article.mention_order.add(m.start, e)
        if m.kind == "pronoun" and m.sense.gender_score:
            e.add_gender_odds(2.5 * m.sense.gender_score)
        self.article.add_words_of(m.start, e)


def _weakly(method: Callable[_P, _T]) -> Callable[_P, _T]:
    """``method`` of an object that lives as long as it is called, without keeping that object alive."""
    of = WeakMethod(method)

    def call(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        bound = of()
        assert bound is not None
        return bound(*args, **kwargs)

    return call
