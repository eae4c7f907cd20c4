"""Lines that stand among the paragraphs of an article and are no part of its prose: lists of other articles, and pull
quotes, whose words stand in the text again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.segmentation import paragraph_starts
from quotes.lexicon.word_lists import alternatives
from quotes.model import START, Stretch

_KIND = r"(?:articles?|stories|story|coverage|content|links|posts|news|topics)"
_HEADING = re.compile(
    rf"\W*(?:related(?: {_KIND})?|(?:read|see|more) (?:also|more|on this(?: {_KIND})?|{_KIND})|also read|must read"
    rf"|you (?:may|might) also like|recommended(?: {_KIND})?|most read|top stories|in other news)\W*",
    re.IGNORECASE,
)
_LINK = re.compile(
    rf"\W*(?!(?:breaking|developing|just in|latest|live|poll|update)\b)(?:{alternatives('people/labels')})"
    r"\s*[:|]\s*[\w“\"‘«„'].*",
    re.IGNORECASE | re.DOTALL,
)
"""A label with the headline of another article behind it: Also read: ‘Why the ferry sank’."""
_BULLET = re.compile(r"[ \t]*[•●▪◦■*+»›>–—-]\s+\S")
_SENTENCE = re.compile(r"[.…]\W*\Z")
_LONGEST_HEADLINE = 160  # code points
_WORD = re.compile(r"\w+")
_FIRST_WORDS = re.compile(r"\W*(\w+)\W+(\w+)\W+(\w+)\W+(\w+)")
_LONGEST_PULLED = 400  # code points
_LEAST_PULLED = 4  # words
_MOST_COMPARED = 20  # places that share the first words; bounds the time


def set_apart(text: str, quoted: Sequence[QuotedStretch]) -> list[Stretch]:
    """The lines of ``text`` that are set apart, in its order. Linear time."""
    starts = paragraph_starts(text)
    lines = [Stretch(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    found = {*_elsewhere(text, lines), *_pulled(text, lines, quoted)}
    return sorted(found, key=START)


def _elsewhere(text: str, lines: Sequence[Stretch]) -> Iterator[Stretch]:
    """The links to other articles behind a label in their line, and the lists of them: a heading, and the lines with
    bullets below it or those of its block that are no sentences."""
    at = 0
    while at < len(lines):
        heading = lines[at]
        at += 1
        words = text[heading.start : heading.end]
        if len(words) > _LONGEST_HEADLINE:
            continue
        if heading.start and _LINK.match(words) and not _SENTENCE.search(words):
            yield heading
        if not _HEADING.fullmatch(words):
            continue
        bullets = at < len(lines) and _BULLET.match(text, lines[at].start)
        first = at
        while at < len(lines) and (
            _BULLET.match(text, lines[at].start) if bullets else _goes_on(text, lines, first, at)
        ):
            at += 1
        if at > first:
            yield from lines[first - 1 : at]


def _goes_on(text: str, lines: Sequence[Stretch], first: int, at: int) -> bool:
    """Whether the line ``at`` is a headline in the block whose first line is ``first``."""
    words = text[lines[at].start : lines[at].end].rstrip()
    if len(words) > _LONGEST_HEADLINE or _SENTENCE.search(words):
        return False
    return at == first or "\n\n" not in text[lines[at - 1].start : lines[at].start].replace("\r\n", "\n")


def _pulled(text: str, lines: Sequence[Stretch], quoted: Sequence[QuotedStretch]) -> Iterator[Stretch]:
    """The pull quotes: lines all of whose words, between marks or without, stand in the quotations of another line that
    has other words, too."""
    begins = [line.start for line in lines]
    said: dict[int, list[str]] = {}
    for q in quoted:
        at = bisect_right(begins, q.start) - 1
        if not _is_alone(text, lines[at], q):
            said.setdefault(at, []).extend(_words(text, q.start, q.end))
    grams: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for number, words in said.items():
        for at in range(len(words) - _LEAST_PULLED + 1):
            grams.setdefault(tuple(words[at : at + _LEAST_PULLED]), []).append((number, at))
    for number, line in enumerate(lines if grams else ()):
        first = _FIRST_WORDS.match(text[line.start : line.end].casefold()) if _may_be_pulled(line) else None
        near = grams.get(first.groups(), [])[:_MOST_COMPARED] if first else ()
        if near:
            words = _words(text, line.start, line.end)
            if any(said[n][at : at + len(words)] == words and n != number for n, at in near):
                yield line


def _may_be_pulled(line: Stretch) -> bool:
    return line.end - line.start <= _LONGEST_PULLED


def _is_alone(text: str, line: Stretch, q: QuotedStretch) -> bool:
    """Whether no word stands beside ``q`` in its ``line``."""
    return not _WORD.search(text, line.start, max(line.start, q.start)) and not _WORD.search(text, q.end, line.end)


def _words(text: str, start: int, end: int) -> list[str]:
    return _WORD.findall(text[start:end].casefold())
