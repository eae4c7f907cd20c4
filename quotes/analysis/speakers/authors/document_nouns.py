"""The nouns for documents where an article prints them, each with its phrase: "in a letter", "the board's report"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.analysis.speakers.mentions import Mention, Names
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.nouns import DOCUMENT, WRITINGS, document_kind, singular
from quotes.lexicon.person_names import WORD, fold

_PHRASE = re.compile(
    r"(?<!\w)(?:(?P<preposition>in|on|via|by|through|with)\s+)?"
    r"(?P<determiner>an?|another|the|this|that|these|those|his|her|its|their|both|two|three|several|[A-ZÀ-Þ][\w-]*(?:['’]s|s['’]))\s+"
    r"(?:(?!(?:of|to|in|on|at|by|for|from|with|and|or|that|who|which|an?|the)\s)[\w’'&.-]+\s+){0,5}$",
    re.IGNORECASE,
)
"""What stands before the noun in its phrase."""
_TITLED = re.compile(
    r"(?P<determiner>[A-ZÀ-Þ][\w-]*(?:\s[A-ZÀ-Þ][\w-]*){0,3}['’]s)\s(?:[A-ZÀ-Þ][\w-]*\s|(?:the|and|of)\s){1,6}\Z"
)
"""The same with the name of an owner and a title between: "Tarn's Paying the Price" report."""
LONGEST_PHRASE = 90
"""Code points before a noun in which its phrase begins."""
ANY_WRITING = "document"
"""The noun that may stand for whatever is written."""
SENTENCES_BACK = 40
"""So many sentences before a document's mention its author is sought in."""
LONGEST_SENTENCE = 3000
"""Code points of a sentence that are looked at, those nearest; a made-up one of documents must not take minutes."""
_NEW = frozenset(["a", "an", "another", "two", "three", "several", "his", "her", "its", "their"])
_OWN = frozenset(["his", "her", "its", "their"])


@dataclass(frozen=True, slots=True)
class DocumentNoun:
    """A noun for a document at [``noun``, ``end``) with its phrase from ``start`` on; the words that tell of it end by
    ``limit``. ``word``: the noun, folded and singular; ``preposition`` and ``determiner``: with what its phrase begins,
    folded, "" for nothing; ``sentence``: its number."""

    start: int
    noun: int
    end: int
    limit: int
    word: str
    preposition: str
    determiner: str
    sentence: int

    @property
    def is_new(self) -> bool:
        """Whether the phrase introduces the document: "a letter", "its letter"."""
        return self.determiner in _NEW

    @property
    def is_bare(self) -> bool:
        """Whether no other word stands before the noun in its phrase, as far as that is read."""
        return self.start == self.noun

    @property
    def is_own(self) -> bool:
        """Whether a pronoun tells whose it is."""
        return self.determiner in _OWN


class DocumentNouns:
    """The nouns for documents of one article."""

    def __init__(self, regions: TextRegions, names: Names) -> None:
        self._regions = regions
        self._names = names
        self._text = regions.text

    def of(self, m: Mention) -> DocumentNoun | None:
        """The noun that heads ``m``; None where no word of it is printed so."""
        for word in WORD.finditer(self._text, m.core.start, m.core.end):
            if fold(word.group()) == m.head:
                sentence = self._regions.sentence(word.start())
                first = fold(next(iter(self._text[m.start : word.start()].split()), ""))
                end = word.start() + len(word.group().rstrip("."))
                limit = m.end if m.end > end else self._end_of(sentence)
                return DocumentNoun(m.start, word.start(), end, limit, singular(m.head), "", first, sentence)
        return None

    def opening(self, m: Mention) -> DocumentNoun | None:
        """The noun for a document before the first name in ``m``: "study" of "a study by Orlow and his pupils"."""
        named = self._names.within(m.start, m.end)
        for word in WORD.finditer(self._text, m.start, named[0].start if named else m.start):
            noun = singular(fold(word.group()))
            if noun in DOCUMENT or noun in WRITINGS:
                return self._phrase(word, noun, self._regions.sentence(word.start()), m.end)
        return None

    def before(self, m: Mention) -> Iterator[DocumentNoun]:
        """The nouns for the same kind of document as that of ``m``, outside quotation marks, the last one before ``m``
        first. Any writing may be "the document"."""
        regions, kind = self._regions, document_kind(singular(m.head))
        sentence = regions.sentence(m.start)
        for at in range(sentence, max(-1, sentence - SENTENCES_BACK), -1):
            end = m.start if at == sentence else self._end_of(at)
            start = max(regions.sentences[at], end - LONGEST_SENTENCE)
            for found in reversed(list(WORD.finditer(self._text, start, end))):
                noun = singular(fold(found.group()))
                same = document_kind(noun) == kind or (m.head == ANY_WRITING and noun in WRITINGS)
                if same and regions.quotation(found.start()) < 0 and not self._is_of_name(found):
                    yield self._phrase(found, noun, at, end)

    def after(self, m: Mention, sentences: int) -> Iterator[DocumentNoun]:
        """Those behind ``m`` in its sentence and so many next ones, in the order of the text."""
        regions, kind = self._regions, document_kind(singular(m.head))
        first = regions.sentence(m.start)
        for at in range(first, min(first + sentences + 1, len(regions.sentences))):
            start, end = max(m.end, regions.sentences[at]), self._end_of(at)
            for found in WORD.finditer(self._text, start, min(end, start + LONGEST_SENTENCE)):
                noun = singular(fold(found.group()))
                if document_kind(noun) == kind and regions.quotation(found.start()) < 0 and not self._is_of_name(found):
                    yield self._phrase(found, noun, at, end)

    def _is_of_name(self, noun: re.Match[str]) -> bool:
        """Whether ``noun`` stands inside a name: "Research" of "Harbour Research Lab"."""
        near = self._names.within(max(0, noun.start() - LONGEST_PHRASE), noun.end())
        return any(n.end > noun.end() for n in near)

    def _phrase(self, found: re.Match[str], noun: str, sentence: int, limit: int) -> DocumentNoun:
        opening = max(self._regions.sentences[sentence], found.start() - LONGEST_PHRASE)
        before = (opening, found.start())
        phrase = _TITLED.search(self._text, *before) or _PHRASE.search(self._text, *before)
        start = phrase.start("determiner") if phrase else found.start()
        parts = phrase.groupdict(default="") if phrase else {}
        preposition, determiner = parts.get("preposition", ""), parts.get("determiner", "")
        if self._text.startswith("such ", start - 5):
            determiner = "such"
        start = self._start_of_owner(start, phrase.end("determiner")) if phrase else start
        end = found.start() + len(found.group().rstrip("."))
        return DocumentNoun(start, found.start(), end, limit, noun, preposition.lower(), determiner.lower(), sentence)

    def _start_of_owner(self, start: int, end: int) -> int:
        """Where the name begins whose last word is the determiner at [``start``, ``end``): "Tarn" of "Tarn Club's"."""
        near = self._names.within(max(0, start - LONGEST_PHRASE), start)
        return near[-1].start if near and start < near[-1].end <= end else start

    def _end_of(self, sentence: int) -> int:
        starts = self._regions.sentences
        return starts[sentence + 1] if sentence + 1 < len(starts) else len(self._text)
