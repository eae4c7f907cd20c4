"""Which people of an article a description may stand for: "the mayor", "his lawyer", "the 41-year-old"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.analysis.attribution import Attribution
from quotes.analysis.speakers.contradictions import is_compatriot, is_of_another_trade, uncontradicted
from quotes.analysis.speakers.descriptions import kin_before, named_soon
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import SHE, Mention, content_words
from quotes.analysis.speakers.mentions.heads import is_place_in_a_ranking
from quotes.analysis.speakers.ranking.agreement import introduced_so
from quotes.analysis.speakers.ranking.entity_features import age_of
from quotes.analysis.speakers.resolution.article_state import ArticleState
from quotes.analysis.speakers.resolution.decisions import MostLikely
from quotes.analysis.speakers.resolution.sentence_roles import (
    begin_of_sentence,
    named_in_opening_clause,
    who_speaks_to,
    would_not_be_named,
)
from quotes.analysis.speakers.resolution.spoken_of import speak_of
from quotes.analysis.speakers.sentence_before import subject_among_others, subject_named_before
from quotes.lexicon.nouns import NAMELESS, role_word
from quotes.lexicon.offices import COMING, DEPUTIES, EXCLUSIVE, FORMER, OFFICES
from quotes.lexicon.person_names import POSSESSED
from quotes.lexicon.places import country_of_adjective
from quotes.lexicon.relations import FAMILY, RELATIONS, SEVERAL_OF_FAMILY
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

NEAREST = 2
"""So many people named last before "the actress" may be meant by it."""
_APPOSED_NAME = re.compile(r",\s((?:[A-ZÀ-Þ][\w’'-]+\s?){2,5}),?\Z")
_ORDINALS = frozenset("first second third fourth fifth another".split())
"""Which tells one of several without names from the others: "another soldier"."""
_SPOUSES = frozenset(["husband", "wife"])
_SIBLINGS = frozenset(["brother", "sister"])
_SEVERAL_BEFORE = re.compile(rf"\b{SEVERAL_OF_FAMILY},?\s\Z")
"""Before the names of two of one family: The twins, (Ida and Per)."""
_SIDE_BY_SIDE = 60
"""Code points from the name of one of a couple to that of the other."""
OTHER_SEX = -4
"""Log-odds of being of the sex that the words tell up to which nobody is meant."""
_RIVALS = frozenset(["challenger", "opponent", "rival"])
_CONTEST = re.compile(rf"\b(?:{alternatives('people/contests')})\b")
_OF_SOMEBODY = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)
_TOLD_HIM = re.compile(r"\s[a-z]+\s(him|her)(?=[.,;:?!]|\s(?:after|as|at|before|in|on|that|to|when)\s|\s*\Z)")
"""Behind a description that speaks: to whom the words are said."""
_HE_OR_SHE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


class DescribedPeople:
    """Chooses among the people of one article. ``most_likely`` tells who a mention inside a description is."""

    def __init__(self, article: ArticleState, most_likely: MostLikely) -> None:
        self._article = article
        self._most_likely = most_likely

    def options(self, a: Attribution, m: Mention) -> list[Entity]:
        """Who the described person ``m`` may be, the nearest first."""
        options = [
            e
            for e in self._article.recent(m, ("person", "anonymous"))
            if e.type == "person" or e.head == m.head or _may_be_called(m, e)
        ]
        soon = named_soon(m, self._article.entity_set.entities, self._article.regions, ("person",))
        options += [e for e in soon if e not in options and introduced_so(m, e) >= 1.0]
        options += [e for e in self._holders(m) if e not in options]
        options = [e for e in options if not speak_of(a, e, self._article)]
        options = self._of_the_apposed(m, self._without_owner(m, uncontradicted(m, options)))
        options = self._of_the_owner(m, options)
        others = self._beside(m)
        options = [e for e in options if e not in others]
        if would_not_be_named(m, self._article):
            options = [e for e in options if e.type != "person"]
        counted = m.words & _ORDINALS  # "the second source" is no first one
        if counted or m.definite == "a":
            options = [e for e in options if e.type != "anonymous" or e.words & _ORDINALS == counted]
        age = age_of(m, self._article.text)
        kin = age is not None and kin_before(m, self._article.regions, self._article.names)
        if kin and not any(age in e.ages for e in options):
            return []
        if age is not None:  # "the 41-year-old" is whose age was told, and nobody of another age
            options = [e for e in options if age in e.ages] or [e for e in options if not e.ages]
        if m.definite == "the" and len(m.words) == 1:  # of two spokesmen "the spokesman" is the nearer one
            alike = [e for e in options if e.type == "anonymous" and e.head == m.head]
            options = [e for e in options if e not in alike[1:]]
        is_anybodys = age is not None or country_of_adjective(m.head) or is_place_in_a_ranking(m.label)
        if m.definite == "the" and is_anybodys:
            options = self._of_the_paragraph(a, m, options)
        if m.definite == "a":  # who was named before and is no such person is not introduced as one now
            options = [e for e in options if e.order > m.start or _may_be_introduced_again(m, e)]
        holds_none = m.head in NAMELESS or role_word(m.head) not in OFFICES  # a judge is seldom named
        if holds_none and max((introduced_so(m, e) for e in options), default=0.0) < 1.0:
            return self._central(a, m, options)
        return options

    def _central(self, a: Attribution, m: Mention, options: list[Entity]) -> list[Entity]:
        """Those of ``options``, none of whom is introduced so, whom the noun of ``m`` may mean all the same."""
        speaks = bool(a.content)
        options = self._without_other_trades(m, options)
        options = [e for e in options if not (e.parts and m.words >= set(e.parts))]
        near = [e for e in options if e.type == "person"][:NEAREST]
        return [
            e
            for e in options
            if e.type != "person" or is_compatriot(m, e) or (speaks and self._is_central(m, e, e in near))
        ]

    def _beside(self, m: Mention) -> list[Entity]:
        """Who stands beside ``m`` as somebody else: whom its words name, to whom it speaks (“…,” the referee told him),
        who speaks to it, whom its deeds reach."""
        others = self._article.entities_within(m.start, m.end)
        if told := _TOLD_HIM.match(self._article.text, m.end):
            him, _ = self._most_likely(self._article.mention(Stretch(*told.span(1))))
            others += [him] if him is not None else []
        if m.definite == "the":
            teller = who_speaks_to(m, self._article)
            others += [teller] if teller is not None and introduced_so(m, teller) < 1.0 else []
            others += named_in_opening_clause(m, self._article)
        return others

    def subject_before(self, a: Attribution, m: Mention, options: Sequence[Entity]) -> Entity | None:
        """Who is named as the subject of the sentence before ``m``, "the lawyer", and its words, where nobody of
        ``options`` is told to be one: "Ida Holm would not give in. “…,” the lawyer said"."""
        if m.head in NAMELESS or m.head in RELATIONS or " of " in m.label:
            return None
        if any(introduced_so(m, e) >= 1.0 or e.head == m.head for e in options):
            return None
        begin = begin_of_sentence(a, m, self._article)
        name = subject_named_before(begin, self._article.regions, self._article.names)
        who = self._article.entity_at(name.start) if name else self._article.speaker_just_before(begin)
        if who is None or who.type != "person" or who not in uncontradicted(m, [who]):
            return None
        return who if who.gender_score * m.sense.gender_score > -1 else None

    def _holders(self, m: Mention) -> list[Entity]:
        """Who is introduced, wherever in the article, as the holder of the very office that ``m`` tells with whose it
        is: "the Tarn mayor … Tarn mayor Ida Holm"."""
        of_whom = any(word[:1].isupper() for word in m.label.split()[1:-1])
        if m.definite != "the" or role_word(m.head) not in EXCLUSIVE or not of_whom:
            return []
        others = (FORMER | COMING | DEPUTIES) - m.words
        told = frozenset(map(role_word, m.words))
        return [e for e in self._article.people if any(told <= p and not others & p for p in e.introduced)]

    def _of_the_paragraph(self, a: Attribution, m: Mention, options: list[Entity]) -> list[Entity]:
        """Of ``options`` the only one whom the paragraph names before "the Guinean", "the 23-year-old" or "the world
        No. 38", outside of marks, where it speaks of nobody as "he" or "she", or of several the subject of the sentence
        before; else all."""
        options = self._of_the_sex_told(a, options)
        options = [e for e in options if e.order < m.start or is_compatriot(m, e)] or options
        first = self._article.regions.paragraphs[self._article.regions.paragraph(m.start)]
        named = [e for e in options if any(first <= o.start < m.start and o.quotation < 0 for o in e.occurrences)]
        if len(named) > 1:
            begin = begin_of_sentence(a, m, self._article)
            name = subject_among_others(begin, self._article.regions, self._article.names)
            named = [e for e in named if name and e is self._article.entity_at(name.start)]
        spoken_of = (he.start() for he in _HE_OR_SHE.finditer(self._article.text, first, m.start))
        clear = len(named) == 1 and all(self._article.regions.quotation(at) >= 0 for at in spoken_of)
        return named if clear else options

    def _of_the_sex_told(self, a: Attribution, options: list[Entity]) -> list[Entity]:
        """``options`` without those of the other sex where the words of ``a`` without marks speak of a woman alone, or
        of a man: the 27-year-old says she felt compelled."""
        text, regions = self._article.text, self._article.regions
        told = (m for c in a.content for m in _OF_SOMEBODY.finditer(text, c.start, c.end))
        sexes = {m[0].lower() in SHE for m in told if regions.quotation(m.start()) < 0}
        sex = (1 if sexes.pop() else -1) if len(sexes) == 1 else 0
        return [e for e in options if e.gender_score * sex > OTHER_SEX]

    def _is_central(self, m: Mention, e: Entity, near: bool) -> bool:
        """Whether "the actress" may be ``e`` though nothing introduces ``e`` so: the article is about ``e``, ``e`` is
        named last (``near``), spoke last, is of the age or is the only one named so far, and the noun is one for
        somebody who has a name."""
        age = age_of(m, self._article.text)
        known = m.sense.known or age is not None or country_of_adjective(m.head) is not None
        if m.definite != "the" or not known or m.head in NAMELESS | RELATIONS or _is_anothers(m.label):
            return False
        last = self._article.history.speakers[-1] if self._article.history.speakers else None
        if near or e is last or len(e.occurrences) >= self._article.most_mentioned or age in e.ages:
            return True
        return e.order < m.start and all(other is e or other.order > m.start for other in self._article.people)

    def _without_other_trades(self, m: Mention, options: list[Entity]) -> list[Entity]:
        """``options`` without those of another trade than "the director", where who spoke last has none told: he is
        meant sooner than the actress named last."""
        last = self._article.history.last.get("person")
        if last not in options or last is None or last.introduced or len(m.words) > 1:
            return options
        return [e for e in options if e.type != "person" or not is_of_another_trade(e, role_word(m.head))]

    def _without_owner(self, m: Mention, options: list[Entity]) -> list[Entity]:
        """Of ``options`` those who can be "her predecessor", "the mayor’s lawyer": never she or the mayor, and of the
        people only whom the article introduces as one; and "the son" where it introduces people as sons."""
        if m.definite == "the" and m.words == {m.head} and m.head in FAMILY:
            sons = [e for e in options if e.type == "person" and any(m.head in phrase for phrase in e.introduced)]
            return [e for e in options if e.type != "person" or e in sons] if sons else options
        if role_word(m.head) not in RELATIONS or not (m.definite == "own" or self._owner_end(m)):
            return options
        head, owner = role_word(m.head), self._owner(m)
        return [
            e
            for e in options
            if e is not owner and (e.type != "person" or any(head in phrase for phrase in e.introduced))
        ]

    def kin_beside(self, m: Mention) -> list[Entity]:
        """Who is "her husband" or "his wife", for both bear one surname and are named side by side ("Ida and Per Holm …
        Mrs Holm … Her husband"), or "her brother", for what stands before their names tells it: "the twins, Ida and
        Per"."""
        owner = self._owner(m) if m.owner and m.head in _SPOUSES | _SIBLINGS else None
        if owner is None or owner.type != "person":
            return []
        text, found = self._article.text, []
        for e in (e for e in self._article.people if e is not owner):
            first, last = sorted((e.order, owner.order))
            if last - first > _SIDE_BY_SIDE or not text[first:last].endswith(" and "):
                continue
            if m.head in _SIBLINGS:
                told = _SEVERAL_BEFORE.search(text, max(0, first - _SIDE_BY_SIDE), first) is not None
                fits = told and e.gender_score * m.sense.gender_score >= 0
            else:
                told = len(e.parts) > 1 and e.parts[-1:] == owner.parts[-1:]
                fits = told and e.gender_score * m.sense.gender_score > 0 > e.gender_score * owner.gender_score
            found += [e] if fits else []
        return found

    def rivals(self, m: Mention) -> list[Entity]:
        """Who are "her challenger" or "the mayor’s opponent": whom a sentence names beside her as one with whom she
        contends ("Holm, who faces Per Lund in the second round")."""
        owner = self._owner(m) if role_word(m.head) in _RIVALS else None
        if owner is None or owner.type != "person":
            return []
        text, regions = self._article.text, self._article.regions
        named = {o.sentence for o in owner.occurrences if not o.pronoun and o.quotation < 0}
        places = ((i, regions.sentences[i]) for i in named)
        fought = {i for i, start in places if _CONTEST.search(text, start, regions.sentence_end(start))}
        people = (e for e in self._article.people if e is not owner)
        return [e for e in people if any(o.sentence in fought for o in e.occurrences)]

    def _of_the_apposed(self, m: Mention, options: list[Entity]) -> list[Entity]:
        """``options`` without people of other names than the one beside the description, which the engine took for
        none: "The new owner, Blue Arch Leisure,"."""
        apposed = _APPOSED_NAME.search(self._article.text, m.start, m.end)
        words = content_words(apposed.group(1)) if apposed else frozenset[str]()
        return [e for e in options if not words or e.type != "person" or words & set(e.parts)]

    def _of_the_owner(self, m: Mention, options: list[Entity]) -> list[Entity]:
        """``options`` without those described as another's: "his lawyer" is not "a lawyer for Ada Reuss"."""
        if not m.owner:
            return options
        owner = self._owner(m)
        return [e for e in options if e.type != "anonymous" or owner is None or self._is_owned(e, owner)]

    def _owner(self, m: Mention) -> Entity | None:
        """Whom the owner printed before the noun of ``m`` stands for: "his" of "his lawyer", "the mayor" of "the
        mayor’s lawyer"."""
        end = m.start + len(m.owner) if m.owner else self._owner_end(m)
        if end is None:
            return None
        owner = self._article.mention(Stretch(m.start, end))
        if owner.name is not None:
            return self._article.entity_at(owner.name.start)
        return self._most_likely(owner)[0]

    def _owner_end(self, m: Mention) -> int | None:
        """Where the owner ends whom a possessive before the noun of ``m`` tells."""
        possessive = POSSESSED.search(self._article.text, m.core.start, m.core.end)
        return possessive.start() if possessive else None

    def _is_owned(self, e: Entity, owner: Entity) -> bool:
        """Whether the described ``e`` may be of ``owner``: nobody else is named in the description that came first."""
        first = e.occurrences[0] if e.occurrences else None
        named = self._article.entities_within(first.start, first.end) if first else []
        people = [found for found in named if found.type == "person"]
        return not people or owner in people


def _is_anothers(label: str) -> bool:
    """Whether a description tells whose somebody is: "the manager of the factory", "the factory's manager"."""
    return " of " in label or POSSESSED.search(label) is not None


def _may_be_called(m: Mention, e: Entity) -> bool:
    """Whether the described ``m`` may be ``e``, who was described before by another noun: "a student", "the woman", but
    not "a spokesman", "the president"."""
    may = m.definite == "the" and role_word(m.head) not in EXCLUSIVE
    return may and e.type == "anonymous" and m.sense.gender_score * e.gender_score >= 0


def _may_be_introduced_again(m: Mention, e: Entity) -> bool:
    """Whether the described ``m``, "a spokesman for Falk", may be ``e``, who was met before: somebody named who is
    introduced so, or described with no other words, as another's spokesman is; "another pilot" is no pilot but one."""
    if m.words & _ORDINALS:
        return False
    if e.type == "person":
        return introduced_so(m, e) >= 1.0
    words = content_words(m.label)
    return "another" not in words ^ e.words and (words <= e.words or e.words <= words)
