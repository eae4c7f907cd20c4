"""Whom a pronoun stands for."""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution
from quotes.analysis.speakers.contradictions import is_compatriot
from quotes.analysis.speakers.descriptions import kin_before
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import HE, IT, ONESELF, RELATIVE, SHE, THEY, Mention
from quotes.analysis.speakers.ranking.agreement import introduced_so
from quotes.analysis.speakers.resolution.article_state import ArticleState
from quotes.analysis.speakers.resolution.decisions import NO_WORDS, MostLikely, Question, begin_of
from quotes.analysis.speakers.resolution.name_questions import NameQuestions
from quotes.analysis.speakers.resolution.option_ranker import OptionRanker
from quotes.analysis.speakers.resolution.repeated_words import quoted_words
from quotes.analysis.speakers.sentence_before import (
    LONGEST,
    OPENING,
    body_before,
    introduced_before,
    is_about_somebody,
    subject_described_before,
    subject_named_before,
    whole_sentence_before,
)
from quotes.lexicon.nouns import role_word
from quotes.lexicon.offices import OFFICES
from quotes.lexicon.person_names import fold
from quotes.model import SPEAKER_TYPES, SpeakerType, Stretch

WHO = frozenset(["who", "whom"])
MOST_OF_RELATIVE = 6
"""Candidates that are weighed of "who" and the like, which stands for somebody near."""
OTHER_SEX, SUBJECT_OF_OTHER_SEX = -4, -3
"""Log-odds of being of that sex up to which nobody is meant by a "he" or "she": nobody of the article, and not whom the
sentence before is about. Both set, not fitted; a rare given name tells less."""
MOST_SENTENCES = 3
"""Sentences before the words that are looked at, where all but the first begin with "he" or "she"."""
_GOES_ON = re.compile(r"(?:He|She)\b")
_TOLD = re.compile(
    r"\s(?:told|tells|asked|reminded|warned|informed)\s(the\s[a-z][\w -]{2,40}?)(?=[.,;:]|\s(?:that|in|on|at|to)\s)"
)
_VOCATIVE = re.compile(r",\s(?P<office>[A-Za-z]+)(?=[,.!?]*[\"'”’]?\Z)|\A[\"'“‘]?(?P<first>[A-Z][a-z]+),\s")
"""Who may be addressed at an end of quoted words."""


class PronounQuestions:
    """The questions of one article whom a pronoun stands for. ``most_likely`` tells who a mention beside it is."""

    def __init__(
        self, article: ArticleState, ranker: OptionRanker, name_questions: NameQuestions, most_likely: MostLikely
    ) -> None:
        self._article = article
        self._ranker = ranker
        self._name_questions = name_questions
        self._most_likely = most_likely

    def of(self, a: Attribution, m: Mention) -> Question:
        """The question whom the pronoun ``m``, the source of ``a``, stands for."""
        named = self._article.named_before(m) if m.head in WHO else None
        touching = named or self._article.antecedents.get(m.start)
        if touching is not None and (named or touching.type in ("group", "document", "anonymous")):
            return Question("relative" if named else "touching", m, (touching,), (), m.label)
        if kin_before(m, self._article.regions, self._article.names):
            return Question("described", m, (), (), m.label)
        own = self._article.speaking_at(m.start) if m.head in ONESELF else None
        if own is not None:
            return Question("relative", m, (own,), (), m.label)
        begin = begin_of(a, m)
        told = self._of_sentence_before(a, m, begin) if m.sense.gender_score else None
        if told is not None:
            return told
        author = self._author_before(a, m) if m.head in IT else None
        if author is not None:
            return Question("authored", m, (author,), (), m.label)
        body = body_before(begin, self._article.regions, self._article.names) if m.head in IT else None
        who = self._article.entity_at(body.start) if body else None
        if who is not None and who.type == "organization":
            return Question("relative", m, (who,), (), m.label)
        return self.weighed(a, m)

    def weighed(self, a: Attribution, m: Mention) -> Question:
        """The same question with everybody near whom the pronoun ``m`` may stand for, no rule deciding it."""
        kind = "he" if m.head in HE | SHE else "who" if m.head in RELATIVE else "they"
        return self._ranker.question(a, m, kind, self._options(a, m), m.label)

    def _of_sentence_before(self, a: Attribution, m: Mention, begin: int) -> Question | None:
        """The question whom "he" or "she" stands for, where the sentence before ``begin`` is about somebody; None where
        it is not."""
        subject = self._subject_before(begin, m)
        if subject is not None:
            return Question("relative", m, (subject,), (), m.label)
        bearers = self._bearers_before(begin, m)
        if bearers:
            return self._ranker.question(a, m, "he", bearers, m.label)
        nameless = is_about_somebody(begin, self._article.regions, self._article.names)
        return Question("described", m, (), (), m.label) if nameless else None

    def _subject_before(self, begin: int, m: Mention) -> Entity | None:
        """Whom the sentence before the words that begin at ``begin``, and that ``m`` says, is about: where that says
        only "he" or "she" of the same sex, the one before it."""
        for _ in range(MOST_SENTENCES):
            who = self._introduced_before(begin) or self._named_before(begin) or self._described_before(begin)
            sentence = whole_sentence_before(begin, self._article.regions)
            goes_on = _GOES_ON.match(self._article.text, sentence.start, begin) if sentence else None
            if who is not None or sentence is None or goes_on is None or (goes_on[0] == "She") != (m.head in SHE):
                break
            begin = sentence.start
        if who is None or who.type != "person" or who is self._addressed(m):
            return None
        return who if who.gender_score * m.sense.gender_score > SUBJECT_OF_OTHER_SEX else None

    def _introduced_before(self, begin: int) -> Entity | None:
        name = introduced_before(begin, self._article.regions, self._article.names)
        who = self._article.entity_at(name.start) if name else None
        asked = self._article.text[max(0, begin - LONGEST) : begin].rstrip(OPENING).endswith("?")
        return who if who and name and (asked or who.order >= name.start) else None

    def _named_before(self, begin: int) -> Entity | None:
        question = self._question_of_subject(begin)
        return self._ranker.answer(question).best if question else None

    def _bearers_before(self, begin: int, m: Mention) -> list[Entity]:
        """Who may be meant by the name of the subject before ``begin``, that ``m`` goes on with, where several may."""
        question = self._question_of_subject(begin)
        people = [e for e in question.options if e is not None and e.type == "person"] if question else []
        fitting = [e for e in people if e.gender_score * m.sense.gender_score > OTHER_SEX]
        return fitting if len(people) > 1 else []

    def _question_of_subject(self, begin: int) -> Question | None:
        """Whom the name of the subject of the sentence before ``begin`` stands for."""
        name = subject_named_before(begin, self._article.regions, self._article.names)
        if name is None:
            return None
        named = self._article.mention(Stretch(name.start, name.end))
        return self._name_questions.of(NO_WORDS, named)

    def _described_before(self, begin: int) -> Entity | None:
        subject = subject_described_before(begin, self._article.regions, self._article.names)
        who = self._most_likely(subject)[0] if subject else None
        described = subject and who and (introduced_so(subject, who) >= 1.0 or is_compatriot(subject, who))
        return who if described else None

    def _author_before(self, a: Attribution, m: Mention) -> Entity | None:
        """The people whose letter or statement spoke just before ``m``: "the letter said … it added"."""
        if self._article.written is None or self._article.written[1].type == "organization":
            return None
        begin = begin_of(a, m)
        sentence, author = self._article.written
        return author if self._article.regions.sentence(begin) - sentence <= 1 else None

    def _options(self, a: Attribution, m: Mention) -> list[Entity]:
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
            types = SPEAKER_TYPES
        options = self._article.recent(m, types)
        if m.sense.gender_score:
            options = [e for e in options if e.gender_score * m.sense.gender_score > OTHER_SEX]
            addressed = self._addressed(m)
            options = [e for e in options if e is not addressed]
            options = self._without_namesakes(m, options)
            options = self._not_spoken_to(a, options)
        if m.head in RELATIVE:
            touching = self._article.antecedents.get(m.start)
            if touching is not None and touching not in options:
                options.insert(0, touching)
            options = options[:MOST_OF_RELATIVE]
        return options

    def _without_namesakes(self, m: Mention, options: list[Entity]) -> list[Entity]:
        """``options`` without those who have the surname of the only one whom the paragraph of the pronoun ``m`` names
        before it: "The younger Brandt laughed. “No,” he said"."""
        start = self._article.regions.paragraphs[self._article.regions.paragraph(m.start)]
        near = {id(e): e for e in self._article.entities_within(start, m.start) if e.type == "person"}
        if len(near) != 1:
            return options
        one = next(iter(near.values()))
        return [e for e in options if e is one or e.type != "person" or not e.parts or e.parts[-1:] != one.parts[-1:]]

    def _addressed(self, m: Mention) -> Entity | None:
        """Who is described as the one to whom the person of the pronoun ``m`` speaks: "he told the mayor"."""
        told = _TOLD.match(self._article.text, m.end)
        if told is None:
            return None
        described = self._article.mention(Stretch(told.start(1), told.end(1)))
        if described.kind != "description" or described.sense.sort != "person":
            return None
        who, _ = self._most_likely(described)
        return who if who is not None and introduced_so(described, who) >= 1.0 else None

    def _not_spoken_to(self, a: Attribution, options: list[Entity]) -> list[Entity]:
        """``options`` without those whom the words of ``a`` address by their office: “That was my question, minister,”
        is not said by the minister."""
        if not a.verbatim and not quoted_words(a, self._article):
            return options
        said = [self._article.text[c.start : c.end] for c in a.content]
        heads = {
            role_word(fold(m["office"] or m["first"])) for words in said for m in _VOCATIVE.finditer(words)
        } & OFFICES
        return [e for e in options if not any(heads & phrase for phrase in e.introduced)] if heads else options
