"""Whose words a document has: "the statement said" is said by who issued it."""

from __future__ import annotations

import re
from bisect import bisect_right

from quotes.analysis.speakers.authors.author_phrases import (
    KINDS_OF_DOCUMENT,
    SHOWN,
    AuthorPhrases,
    Meant,
    Somebody,
)
from quotes.analysis.speakers.authors.document_nouns import ANY_WRITING, LONGEST_SENTENCE, DocumentNoun, DocumentNouns
from quotes.analysis.speakers.entities import Entity, EntitySet
from quotes.analysis.speakers.mentions import Mention, Names, content_words
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.analysis.speakers.ranking.mention_context import MentionHistory
from quotes.lexicon.nouns import DOCUMENT, LAWS, WRITINGS, document_kind, singular
from quotes.lexicon.person_names import WORD, fold
from quotes.lexicon.places import country_of, country_of_adjective
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.stems import stem
from quotes.lexicon.word_lists import alternatives, words
from quotes.model import Stretch

_ISSUED = re.compile(rf"\b(?:{alternatives('speech/issued')})\b")
_SPOKE = re.compile(rf"\b(?:{ANY_FORM}|charged|charges)\b")
_APART = re.compile(r"[,;:]|\b(?:after|amid|and|as|before|but|that|while)\b")
"""Between a verb and a document that is not its object: "released prisoners after a report"."""
_IN_THE = re.compile(r"\s*(?:(?:But|And)\s)?[Ii]n\s(?:the|that|this)\s(?:[\w-]+\s)?")
"""What stands before a known document in whose words somebody speaks: "In the letter, the board said"."""
_IN_A_NEW = re.compile(r"\s*(?:(?:But|And)\s)?In\s(?:an?|his|her|its|their)\s(?:[\w’'-]+\s){0,4}")
"""The same before a new one: "In a letter, the board said"."""
_COMPLEMENT = re.compile(r"\s(?:of|by|from|on)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
_SUBJECT_BEHIND = re.compile(
    rf"[^,.;:“”\"]{{0,60}},\s(?P<subject>[^,.;:“”\"]{{2,60}}?)(?=,|\s(?:has|had|is|was|[a-z]+(?:s|ed)|{ANY_FORM})\b)"
)
"""Who acts behind the words "In a letter on Monday,"."""
SENTENCES_AHEAD = 2
"""So many sentences behind a mention's own are read on for who made a document."""
NEAR = 2
"""Sentences before a document that was never told of, in which who just spoke is its author."""
_SAID = frozenset(["announcement", "communique", "message", "post", "release", "response", "statement", "tweet"])
"""What somebody just said or wrote may be called."""
_OF_A_COURT = "ruling"
"""The first of the nouns for what a court decides."""
_FOUND = frozenset(["report"])
"""What a body just found may be called, by the first of the nouns for its kind."""
_OF_ANY = words("writings/of_any")


class Authors:
    """The authors of the documents of one article. ``meant`` tells who a mention stands for, known or new;
    nothing here makes an entity."""

    def __init__(self, entity_set: EntitySet, names: Names, history: MentionHistory, meant: Meant) -> None:
        self._entity_set = entity_set
        self._regions = entity_set.regions
        self._text = entity_set.regions.text
        self._names = names
        self._history = history
        self._nouns = DocumentNouns(entity_set.regions, names)
        self._words_of_sentences: dict[tuple[int, int], frozenset[str]] = {}
        self._phrases = AuthorPhrases(entity_set, names, meant)

    def of(self, m: Mention) -> Somebody | None:
        """Who wrote, issued or measured the document that ``m`` describes; None where the article does not tell, or
        where it is none that has an author."""
        d = self._nouns.of(m) if _may_have_author(m) else None
        if d is None:
            return self._phrases.maker_inside(m) if m.sense.sort in ("document", "thing") else self._side_by_side(m)
        author = self._phrases.beside(d)
        if author is None and not self._phrases.tells_author(d):
            author = (
                self._known(m, d) or self._made_here(m, d) or self._told_next(m, d) or self._phrases.maker_inside(m)
            )
        if author is None or ("joint" in m.words and author.type != "group"):
            return None
        return author if d.word in WRITINGS or author.type in ("organization", "group") or self._is_by(m) else None

    def _side_by_side(self, m: Mention) -> Somebody | None:
        """Those named side by side in ``m`` as the authors of a document: "a study by Orlow and his pupils"."""
        d = self._nouns.opening(m) if m.sense.sort == "group" and not m.head else None
        return self._phrases.beside(d) if d is not None and self._phrases.tells_author(d) else None

    def _is_by(self, m: Mention) -> bool:
        return re.search(r"\sby\s", self._text[m.start : m.end]) is not None

    def _known(self, m: Mention, d: DocumentNoun) -> Somebody | None:
        """Who is the author of the document of which the definite ``m`` speaks again, or that somebody just spoke."""
        if m.definite != "the":
            return None
        told, told_of = self._told_apart(m.start, d.noun), False
        for earlier in self._nouns.before(m):
            told_of = True
            author = self._phrases.beside(earlier) or self._spoke_in(earlier)
            if not self._may_be(earlier, author, told):
                continue
            ends = (earlier.is_new and not earlier.is_own) or self._phrases.tells_author(earlier)
            if author is not None or ends:
                return author
            if not told and not self._text[earlier.noun].isupper():  # none of a title
                told = {w: name for w, name in self._told_apart(earlier.start, earlier.noun).items() if name}
        return None if told_of or told else self._acted_so(d) or self._just_spoke(m, d)

    def _acted_so(self, d: DocumentNoun) -> Somebody | None:
        """Who does in the sentence before what the noun of ``d`` is for: "Orlow tweeted at noon. The tweet said"; or
        the court that is told of there, where the noun is for what a court decides."""
        if not d.sentence:
            return None
        start, end = self._regions.sentences[d.sentence - 1 : d.sentence + 1]
        start = max(start, end - LONGEST_SENTENCE)
        for verb in WORD.finditer(self._text, start, end):
            if verb.group().endswith("ed") and stem(verb.group()) == stem(d.word):
                return self._phrases.subject(start, verb.start())
        if document_kind(d.word) != _OF_A_COURT:
            return None
        courts = {e for n in self._names.within(start, end) if (e := self._entity_set.at.get(n.start)) and _is_court(e)}
        return courts.pop() if len(courts) == 1 else None

    def _told_apart(self, start: int, noun: int) -> dict[str, bool]:
        """The words by which the document at ``noun`` is told from others: "Chinese" of "the latest Chinese report".
        Each with whether it is a name or a number."""
        found = list(WORD.finditer(self._text, start, noun))
        plain = content_words(self._text[start:noun]) - KINDS_OF_DOCUMENT - _OF_ANY
        return {w: not m.group()[0].islower() for m in found if (w := fold(m.group())) in plain}

    def _may_be(self, d: DocumentNoun, author: Somebody | None, told: dict[str, bool]) -> bool:
        """Whether ``d`` may be the document that ``told`` tells apart: its phrase or its ``author`` has the names and
        numbers, or the countries that they are adjectives for, and its sentence the other words."""
        near = content_words(self._text[d.start : d.noun]) | (_words_of(author) if author else frozenset())
        countries = {country_of(w) or country_of_adjective(w) for w in near}
        return all(
            w in near or ((c := country_of_adjective(w)) is not None and c in countries)
            if named
            else w in self._words_around(d)
            for w, named in told.items()
        )

    def _words_around(self, d: DocumentNoun) -> frozenset[str]:
        """The words of the sentence of ``d`` as far as they tell of it, read once for all documents there."""
        start = max(self._regions.sentences[d.sentence], d.limit - LONGEST_SENTENCE)
        known = self._words_of_sentences.get((start, d.limit))
        if known is None:
            known = self._words_of_sentences[start, d.limit] = content_words(self._text[start : d.limit])
        return known

    def _spoke_in(self, d: DocumentNoun) -> Somebody | None:
        """Who is told to have spoken in ``d``, or to have issued it: "in a letter, the board said", "the board issued a
        statement"."""
        start = self._start_of_sentence(d)
        if not d.is_new:
            return self._speaker_of(d.sentence) if _IN_THE.fullmatch(self._text, start, d.noun) else None
        if d.preposition:
            actor = self._actor(d, start)
            named = isinstance(actor, Entity) and actor.forms
            return actor if named else self._speaker_of(d.sentence) or actor
        return self._issuer(d, start)

    def _start_of_sentence(self, d: DocumentNoun) -> int:
        """Where the sentence of ``d`` begins, or what is looked at of it."""
        return max(self._regions.sentences[d.sentence], d.start - LONGEST_SENTENCE)

    def _issuer(self, d: DocumentNoun, start: int) -> Somebody | None:
        issued = list(_ISSUED.finditer(self._text, start, d.start + 1))
        if not issued or _APART.search(self._text, issued[-1].end(), d.start):
            return None
        return self._phrases.subject(start, issued[-1].start())

    def _actor(self, d: DocumentNoun, start: int) -> Somebody | None:
        """Who acts in the sentence from ``start`` on that tells of ``d``: "In a letter, the board says no"."""
        if _IN_A_NEW.fullmatch(self._text, start, d.noun):
            subject = _SUBJECT_BEHIND.match(self._text, d.end, d.limit)
            return self._phrases.somebody(*subject.span("subject")) if subject else None
        spoke = list(_SPOKE.finditer(self._text, start, d.start))
        if spoke:
            return self._phrases.subject(start, spoke[-1].start())
        first = next(iter(self._names.within(start, d.start)), None)
        if first is None or first.start != start or first.type == "place":
            return None
        return self._entity_set.at.get(first.start)

    def _made_here(self, m: Mention, d: DocumentNoun) -> Somebody | None:
        """Who is told to issue the new document ``m`` right where it speaks: "the board issued a statement saying"."""
        start = self._start_of_sentence(d)
        issued = [i for i in _ISSUED.finditer(self._text, start, m.start) if m.start - i.end() <= 1]
        return self._phrases.subject(start, issued[-1].start()) if issued and m.definite == "a" else None

    def _told_next(self, m: Mention, d: DocumentNoun) -> Somebody | None:
        """Who is told as the author where the same sentence or one of the next tells more of it: "a report", then "the
        report by the harbour board"."""
        if m.definite == "own" or (m.definite == "the" and d.word in WRITINGS):
            return None
        for later in self._nouns.after(m, SENTENCES_AHEAD):
            author = self._phrases.beside(later) if later.determiner != "a" else None
            if author is not None and author.type == "organization":
                return author
        return None

    def _just_spoke(self, m: Mention, d: DocumentNoun) -> Somebody | None:
        """Who spoke in one of the sentences before, where the article tells of no document there: "The office denied
        it. The statement said"."""
        at = self._regions.sentence(m.start)
        for sentence in range(at, max(-1, at - NEAR - 1), -1):
            speaker = self._speaker_of(sentence)
            if speaker is not None and speaker.forms and not speaker.is_place:
                found = document_kind(d.word) in _FOUND and speaker.type == "organization"
                return speaker if found or d.word in _SAID else None
        return None

    def first_given(self, m: Mention) -> Mention | None:
        """The description with which the article introduced last what the definite ``m`` stands for: "a new poll of
        voters" of "the poll"; None where it did not, or where ``m`` is no document."""
        if m.definite != "the" or m.sense.sort not in ("document", "thing"):
            return None
        if m.head not in DOCUMENT and m.head not in WRITINGS:
            return None
        for d in self._nouns.before(m):
            if d.is_new:
                more = _COMPLEMENT.match(self._text, d.end)
                first = read_mention(self._text, Stretch(d.start, more.end() if more else d.end), self._names)
                same = first.kind == "description" and singular(first.head) == d.word
                return first if same and m.words - {m.head} <= first.words else None
        return None

    def _speaker_of(self, sentence: int) -> Entity | None:
        i = bisect_right(self._history.sentences, sentence) - 1
        if i < 0 or self._history.sentences[i] != sentence:
            return None
        e = self._history.speakers[i]
        if e.type == "anonymous":
            return self._entity_set.body_describing(e, self._names) or e
        return e if e.type != "document" else None


def _may_have_author(m: Mention) -> bool:
    """Whether ``m`` describes a document that somebody writes, issues or measures; what shows somebody, and a law, only
    where it says by whom."""
    if m.sense.sort not in ("document", "thing") and m.head not in WRITINGS:
        return False
    one = singular(m.head)
    measured = (one in DOCUMENT or m.head in DOCUMENT) and one not in SHOWN | LAWS
    return one in WRITINGS or one == ANY_WRITING or measured


def _is_court(e: Entity) -> bool:
    return e.type == "organization" and "court" in e.kinds


def _words_of(author: Somebody) -> frozenset[str]:
    return content_words(author.name if isinstance(author, Entity) else author.label)
