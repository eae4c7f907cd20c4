"""Lists in which the line above quoted words, or what stands before a colon, says whose they are: sayings of a year,
what people in the street think.

    Pilot Ines Abara, on the fog
    “It was there first.”
    A woman from Tarn, 30:
    “I like it.”
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.analysis.quotation import QuotedStretch
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.person_names import fold
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import START, Stretch

_HEAD = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^:“”\"«»\n\r,(–—]{1,79}?)(?P<rest>[,(–—][^:“”\"«»\n\r]{1,99}?)?(?=[ \t]*(?:[:\n\r]|\Z))"
)
_COLON = re.compile(r":\s*(?=[“\"‘'«„])|:\s*\Z")
_SENTENCE = re.compile(r"[.!?…]\s*\Z")
_SPEAKS = re.compile(rf"\b{ANY_FORM}\b")
_SOMEBODY = re.compile(
    r"(?:An?|One|Another|The)\s(?:[\w’'-]+\s){0,3}?(?P<noun>[\w’'-]+)(?=\s(?:at|from|in|near|of|on|outside|who|with)\b|\Z)"
)
"""Who has no name: A ratepayer in the gallery"""
_MARKS = frozenset("“\"‘'«„")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class HeadedWords:
    """Quoted words by whom their heads tell of, and the ``heads``, which are nobody's words, with the words under those
    that tell of nobody. ``bodies``: heads that are the name of a body."""

    words: list[Attribution]
    heads: list[Stretch]
    bodies: list[NameMention]


@dataclass(frozen=True, slots=True)
class _Item:
    """Quoted words, what heads them and the part of it that tells who speaks. ``last``: the number of the paragraph of
    the words; ``above``: whether the head is the line above."""

    who: Stretch
    head: Stretch
    words: tuple[Stretch, ...]
    last: int
    above: bool


def headed_words(
    text: str, paragraphs: Sequence[Stretch], quoted: Sequence[QuotedStretch], names: Sequence[NameMention]
) -> HeadedWords:
    """The items of lists, two at least, that consist of a head and of words in marks, where two heads at least name a
    person or a body. Who has no name is but described.
    ``paragraphs``, ``quoted`` and ``names`` in the order of the text. Linear time."""
    found, heads, bodies = list[Attribution](), list[Stretch](), list[NameMention]()
    for items in _lists(text, paragraphs, quoted, names):
        sources = [_source(text, item.who, names) for item in items]
        if sum(isinstance(source, NameMention) for source in sources) < _FEWEST:
            continue
        for item, source in zip(items, sources, strict=True):
            heads.append(item.head)
            if isinstance(source, NameMention) and source.type == "organization":
                bodies.append(source)
            if source:
                found.append(Attribution(item.words, None, Stretch(source.start, source.end), SURE, SURE))
            else:
                heads += item.words
    return HeadedWords(found, heads, bodies)


def _lists(
    text: str, paragraphs: Sequence[Stretch], quoted: Sequence[QuotedStretch], names: Sequence[NameMention]
) -> Iterator[list[_Item]]:
    """Items of one form that follow one another, without such as words with their signatures below may look like."""
    at = 0
    while at < len(paragraphs):
        if text[paragraphs[at].start : paragraphs[at].start + 1] in _MARKS:  # as most often: no head
            at += 1
            continue
        first, items = at, list[_Item]()
        while (item := _item(text, paragraphs, quoted, at)) and (not items or item.above == items[0].above):
            items.append(item)
            at = item.last + 1
        if len(items) >= _FEWEST:
            before = paragraphs[first - 1 : first]
            signed = any(_words(text, quoted, p) for p in before) or _is_signature(text, paragraphs, at, names)
            if not (signed and items[0].above):
                yield items
        at = max(at, first + 1)


def _item(text: str, paragraphs: Sequence[Stretch], quoted: Sequence[QuotedStretch], at: int) -> _Item | None:
    """The item that begins with the paragraph ``at``."""
    if at >= len(paragraphs):
        return None
    head = _HEAD.match(text, paragraphs[at].start, paragraphs[at].end)
    if head is None or _SPEAKS.search(head["who"]):
        return None
    who, place = Stretch(*head.span("who")), Stretch(head.start(), head.end())
    colon = _COLON.match(text, head.end(), paragraphs[at].end)
    behind = Stretch(colon.end() if colon else head.end(), paragraphs[at].end)
    if colon and behind.start < behind.end:
        words = _words(text, quoted, behind)
        return _Item(who, place, words, at, above=False) if words else None
    if text[behind.start : behind.end].strip() or _SENTENCE.search(head[0]) or at + 1 == len(paragraphs):
        return None
    words = _words(text, quoted, paragraphs[at + 1])
    return _Item(who, place, words, at + 1, above=True) if words else None


def _is_signature(text: str, paragraphs: Sequence[Stretch], at: int, names: Sequence[NameMention]) -> bool:
    """Whether the paragraph ``at`` may sign the words above it."""
    line = paragraphs[at] if at < len(paragraphs) else None
    head = _HEAD.match(text, line.start, line.end) if line else None
    if line is None or head is None or text[head.end() : line.end].strip() or _SENTENCE.search(head[0]):
        return False
    return isinstance(_source(text, Stretch(*head.span("who")), names), NameMention)


def _words(text: str, quoted: Sequence[QuotedStretch], place: Stretch) -> tuple[Stretch, ...]:
    """The words in marks that ``place`` consists of; none where others stand there."""
    found, at = list[Stretch](), place.start
    for q in quoted[bisect_left(quoted, place.start, key=START) :]:
        if q.opening is None or q.closing is None or q.closing.end > place.end:
            break
        if text[at : q.opening.start].strip():
            return ()
        found.append(Stretch(q.start, q.end))
        at = q.closing.end
    return tuple(found) if not text[at : place.end].strip() else ()


def _source(text: str, who: Stretch, names: Sequence[NameMention]) -> NameMention | Stretch | None:
    """The person whom ``who`` names, else the body; all of ``who`` where it names several people or describes one."""
    first, last = bisect_left(names, who.start, key=START), bisect_left(names, who.end, key=START)
    people = [n for n in names[first:last] if n.type == "person"]
    if people:
        return people[0] if len(people) == 1 else who
    printed = text[who.start : who.end]
    if all(word[0].isupper() for word in printed.split()) and first < last:
        return NameMention(who.start, who.end, "organization", SURE)
    described = _SOMEBODY.match(printed)
    sense = sense_of(fold(described["noun"])) if described else None
    return who if sense and (sense.sort == "person" or not sense.known) else None
