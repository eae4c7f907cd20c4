"""Whom a pronoun stands for."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.speakers.contradicted_bodies import is_any_body, is_told_so
from quotes.analysis.speakers.contradictions import is_compatriot, uncontradicted
from quotes.analysis.speakers.descriptions import Newcomer, kin_before, type_of
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import HE, IT, ONESELF, RELATIVE, SHE, THEY, Mention
from quotes.analysis.speakers.ranking.agreement import introduced_so
from quotes.analysis.speakers.resolution.article_state import ArticleState
from quotes.analysis.speakers.resolution.decisions import NO_WORDS, MostLikely, Question, begin_of, of_newcomer
from quotes.analysis.speakers.resolution.described_people import OTHER_SEX
from quotes.analysis.speakers.resolution.name_questions import NameQuestions
from quotes.analysis.speakers.resolution.option_ranker import OptionRanker
from quotes.analysis.speakers.resolution.repeated_words import quoted_words
from quotes.analysis.speakers.resolution.sentence_roles import begin_of_sentence, named_in_opening_clause
from quotes.analysis.speakers.resolution.spoken_of import speak_of
from quotes.analysis.speakers.sentence_before import (
    LONGEST,
    OPENING,
    asked_about,
    asked_before,
    asked_described,
    before_lead,
    body_before,
    introduced_before,
    is_named_before,
    somebody_before,
    subject_among_others,
    subject_described_before,
    subject_named_before,
    whole_sentence_before,
    writing_before,
)
from quotes.lexicon.nouns import role_word
from quotes.lexicon.offices import EXCLUSIVE, OFFICES
from quotes.lexicon.person_names import fold
from quotes.model import SPEAKER_TYPES, SpeakerType, Stretch

WHO = frozenset(["who", "whom"])
MOST_OF_RELATIVE = 6
"""Candidates that are weighed of "who" and the like, which stands for somebody near."""
SUBJECT_OF_OTHER_SEX = -3
"""Log-odds of being of that sex up to which a "he" or "she" is not whom the sentence before is about. ``OTHER_SEX`` is
for everybody. Both set, not fitted; a rare given name tells less."""
CLEAR_SEX = 1.5
"""Log-odds from which on a "he" for somebody else does not make it doubtful that "she" is who is named beside it."""
MOST_SENTENCES = 3
"""Sentences before the words that are looked at, where all but the first begin with "he" or "she"."""
_GOES_ON = re.compile(r"(?:He|She)\b")
_TOLD = re.compile(
    r"\s(?:told|tells|asked|reminded|warned|informed)\s(the\s[a-z][\w -]{2,40}?)(?=[.,;:]|\s(?:that|in|on|at|to)\s)"
)
_ASKS = re.compile(r"(?:\w+\s)?(?:ask(?:s|ed)|wonder(?:s|ed)|want(?:s|ed) to know)\b")
_OF_WHOM = (" who ", " whom ")
"""Before the pronoun of who speaks of the one named in front: "Lund, who" he said."""
_REPLY = re.compile(r"\W*(?:you|yes|yeah|no|of course|sure|well),?(?:['’]re)?\s|\W*(?:yes|no)\b", re.IGNORECASE)
"""What words begin with that reply to who spoke before them."""
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
        self._asks = "ask" in article.text

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
        begin = before_lead(begin_of_sentence(a, m, self._article), self._article.regions, self._article.names)
        told = self._of_sentence_before(a, m, begin) if m.sense.gender_score else None
        spoken_of = told is not None and any(e is not None and speak_of(a, e, self._article) for e in told.options)
        if spoken_of or (told is not None and asked_about(begin, self._article.regions, self._article.names)):
            return self._of_none_named_before(a, m, begin)
        if told is not None:
            return told
        author = (self._author_before(a, m) or self._author_of_subject(begin)) if m.head in IT else None
        if author is not None:
            return Question("authored", m, (author,), (), m.label)
        body = body_before(begin, self._article.regions, self._article.names) if m.head in IT else None
        who = self._article.entity_at(body.start) if body else None
        if who is not None and who.type == "organization":
            return Question("relative", m, (who,), (), m.label)
        return (self._of_body_described(m, begin) if m.head in IT else None) or self.weighed(a, m)

    def _of_none_named_before(self, a: Attribution, m: Mention, begin: int) -> Question:
        """The question whom ``m``, the source of ``a``, stands for, where the sentence before ``begin`` is about one
        whom the words name: nobody of that sentence."""
        sentence = whole_sentence_before(begin, self._article.regions)
        named = self._article.entities_within(sentence.start, begin) if sentence else []
        options = [e for e in self._options(a, m) if e not in named]
        return self._ranker.question(a, m, "he", options, m.label)

    def _of_body_described(self, m: Mention, begin: int) -> Question | None:
        """The question whom "it" stands for, where the sentence before ``begin`` is about a body without a name: "The
        opposition was quick. It said …"."""
        subject = subject_described_before(begin, self._article.regions, self._article.names, "organization")
        if subject is None or is_any_body(subject):
            return None
        who, _ = self._most_likely(subject)
        if who is not None and (who.is_place or is_told_so(subject, who)):
            return Question("relative", m, (who,), (), m.label)
        return of_newcomer("described", m, Newcomer(subject, type_of(subject), subject.label))

    def weighed(self, a: Attribution, m: Mention) -> Question:
        """The same question with everybody near whom the pronoun ``m`` may stand for, no rule deciding it."""
        kind = "he" if m.head in HE | SHE else "who" if m.head in RELATIVE else "they"
        return self._ranker.question(a, m, kind, self._options(a, m), m.label)

    def _of_sentence_before(self, a: Attribution, m: Mention, begin: int) -> Question | None:
        """The question whom "he" or "she" stands for, where the sentence before ``begin`` is about somebody; None where
        it is not."""
        asked = self._asked_before(a, begin, m) if self._asks else None
        described = self._of_asked_described(a, begin, m) if self._asks and asked is None else None
        if described is not None:
            return described
        subject = asked or self._subject_before(begin, m)
        if subject is not None:
            return Question("relative", m, (subject,), (), m.label)
        bearers = self._bearers_before(begin, m)
        if bearers:
            return self._ranker.question(a, m, "he", bearers, m.label)
        goes_on = self._of_nameless_before(a, begin, m)
        if goes_on is not None:
            return goes_on
        who = self._nameless_speaker_before(begin, m) or self._subject_among_others(begin, m)
        if who is not None:
            return Question("relative", m, (who,), (), m.label)
        holder = self._of_holder_before(a, m, begin)
        nameless = somebody_before(begin, self._article.regions, self._article.names) if holder is None else None
        if nameless is None:
            return holder
        if nameless.sense.gender_score * m.sense.gender_score < 0:
            return Question("described", m, (), (), m.label)
        return of_newcomer("described", m, Newcomer(nameless, type_of(nameless), nameless.label))

    def _asked_before(self, a: Attribution, begin: int, m: Mention) -> Entity | None:
        """Who is asked in the sentence before ``begin`` and says the words of ``a``, which ask nothing again."""
        asked = asked_before(begin, self._article.regions, self._article.names)
        who = self._article.entity_at(asked.start) if asked else None
        if who is None or (a.cue and _ASKS.match(self._article.text, a.cue.start, a.cue.end)):
            return None
        return who if who.gender_score * m.sense.gender_score > SUBJECT_OF_OTHER_SEX else None

    def _of_asked_described(self, a: Attribution, begin: int, m: Mention) -> Question | None:
        """The question whom ``m`` stands for, where the sentence before ``begin`` asks somebody without a name:
        nobody, where the article tells of no such person. "I asked the waiter about it. “…,” he said"."""
        asked = asked_described(begin, self._article.regions, self._article.names)
        if asked is None or (a.cue and _ASKS.match(self._article.text, a.cue.start, a.cue.end)):
            return None
        who, _ = self._most_likely(asked)
        if who is None or introduced_so(asked, who) < 1.0:
            return Question("described", m, (), (), m.label)
        fits = who.gender_score * m.sense.gender_score > SUBJECT_OF_OTHER_SEX
        return Question("relative", m, (who,), (), m.label) if fits else None

    def _nameless_speaker_before(self, begin: int, m: Mention) -> Entity | None:
        """Who has no name and spoke in the sentence before ``begin``: "President Brandt’s aide said so. “…,” he
        said"."""
        who = self._article.speaker_just_before(begin)
        fits = who is not None and who.type == "anonymous" and who.gender_score * m.sense.gender_score > OTHER_SEX
        return who if fits else None

    def _of_nameless_before(self, a: Attribution, begin: int, m: Mention) -> Question | None:
        """The question whom ``m`` stands for, where the words of ``a`` begin a paragraph, reply to nobody, and the last
        sentence before is what somebody without a name said: nobody named before. "The representative of Holm said so."
        And then “…,” he said."""
        regions, nameless = self._article.regions, self._article.nameless
        if nameless is None or regions.text[regions.paragraphs[regions.paragraph(begin)] : begin].strip(OPENING):
            return None
        if a.content and _REPLY.match(self._article.text, a.content[0].start):
            return None
        sentence, who = nameless
        if regions.sentence(begin) - sentence != 1 or (who and who.gender_score * m.sense.gender_score <= OTHER_SEX):
            return None
        return Question("relative" if who else "described", m, (who,) if who else (), (), m.label)

    def _subject_among_others(self, begin: int, m: Mention) -> Entity | None:
        """The subject of the sentence before ``begin`` that names others, too, but not who spoke last: "Holm has lost
        to Lund. “…,” she said"."""
        name = subject_among_others(begin, self._article.regions, self._article.names)
        who = self._article.entity_at(name.start) if name else None
        if who is None or who.type != "person" or who in self._not_meant(m):
            return None
        last = self._article.history.last.get("person")
        places = {o.start for o in last.occurrences} if last is not None and last is not who else set[int]()
        if is_named_before(places, begin, self._article.regions, self._article.names):
            return None
        sex = m.sense.gender_score
        if who.gender_score * sex < 0 and any(e.gender_score * sex > 0 for e in self._people_before(begin)):
            return None
        return who if who.gender_score * m.sense.gender_score > SUBJECT_OF_OTHER_SEX else None

    def _people_before(self, begin: int) -> list[Entity]:
        """The people whom the whole sentence before ``begin`` names."""
        sentence = whole_sentence_before(begin, self._article.regions)
        named = self._article.entities_within(sentence.start, begin) if sentence else []
        return [e for e in named if e.type == "person"]

    def _of_holder_before(self, a: Attribution, m: Mention, begin: int) -> Question | None:
        """The question whom ``m``, the source of ``a``, stands for, where the sentence before ``begin`` is about the
        holder of an office whom nothing names: nobody of another. "The president stepped in. The next day, he"."""
        subject = subject_described_before(begin, self._article.regions, self._article.names)
        if subject is None or role_word(subject.head) not in EXCLUSIVE:
            return None
        options = [e for e in self._options(a, m) if uncontradicted(subject, [e])]
        return self._ranker.question(a, m, "he", options, m.label)

    def _subject_before(self, begin: int, m: Mention) -> Entity | None:
        """Whom the sentence before the words that begin at ``begin``, and that ``m`` says, is about: where that says
        only "he" or "she" of the same sex, the one before it."""
        for _ in range(MOST_SENTENCES):
            who = self._introduced_before(begin, m) or self._named_before(begin) or self._described_before(begin)
            sentence = whole_sentence_before(begin, self._article.regions)
            goes_on = _GOES_ON.match(self._article.text, sentence.start, begin) if sentence else None
            if who is not None or sentence is None or goes_on is None or (goes_on[0] == "She") != (m.head in SHE):
                break
            begin = sentence.start
        if who is None or who.type != "person" or who in self._not_meant(m):
            return None
        return who if who.gender_score * m.sense.gender_score > SUBJECT_OF_OTHER_SEX else None

    def _introduced_before(self, begin: int, m: Mention) -> Entity | None:
        same = HE if m.head in HE else SHE
        name = introduced_before(begin, self._article.regions, self._article.names, same)
        who = self._article.entity_at(name.start) if name else None
        if who is not None and who.gender_score * m.sense.gender_score < CLEAR_SEX:
            alone = introduced_before(begin, self._article.regions, self._article.names)
            who = who if alone else None  # "He and his wife, Ida Holm, left. “…,” she said" is clear
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

    def _author_of_subject(self, begin: int) -> Entity | None:
        """Who wrote the letter or statement that the sentence before ``begin`` is about."""
        writing = writing_before(begin, self._article.regions)
        return self._most_likely(self._article.mention(writing))[0] if writing else None

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
            others = [*self._not_meant(m), *named_in_opening_clause(m, self._article)]
            options = [e for e in options if e not in others]
            options = self._without_namesakes(m, options)
            options = self._not_spoken_to(a, [e for e in options if not speak_of(a, e, self._article)])
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

    def _not_meant(self, m: Mention) -> tuple[Entity | None, Entity | None]:
        """Who cannot be meant by the pronoun ``m``: to whom its person speaks, and of whom: "Lund, who he said"."""
        addressed, named = self._addressed(m), None
        if self._article.text.endswith(_OF_WHOM, 0, m.start):
            start = self._article.text.rfind(" wh", 0, m.start) + 1
            named = self._article.named_before(replace(m, start=start))
        return (addressed, named)

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
