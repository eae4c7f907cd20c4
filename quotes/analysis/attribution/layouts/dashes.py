"""Dialogue that is set with dashes in place of quotation marks: what stands between the dash and who says it, and what
goes on behind, are words.

    — The tide runs on Mondays, says Lund. I only follow it.

    — It is late — says Holm. — The bell has rung.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.dialogues import Turn, by_turns
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.analysis.attribution.noun_phrases import NOUN_PHRASE
from quotes.lexicon.clause_words import holds_clause
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.word_lists import alternatives
from quotes.model import START, Stretch

_DASH = re.compile(r"(?:[—―]\s*|[–-]\s+)(?=[\w¿¡…])")
_APART = r"(?<!\s)(?:\s*[—―]\s*|\s+[–-]\s+)"
_BETWEEN = re.compile(rf"{_APART}(?:[.,;:]\s+)?")
"""A dash inside a paragraph, with the stop that some print behind it."""
_VERB = rf"(?:{ANY_FORM}|{alternatives('clauses/beside_dashes')})"
_WHO = rf"(?:he|she|they|I|we|{NOUN_PHRASE})"
_FIRST = r"(?:he|she|they|I|we|(?-i:[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,3}))"
_TAG = rf"(?:(?P<verb>{_VERB})\s(?P<who>{_WHO})|(?P<first>{_FIRST})\s(?:\w+ly\s)?(?P<second>{_VERB}))\b"
_CLOSED = re.compile(rf"(?P<stop>[.,?!…]{{0,3}}){_APART}(?={_TAG})", re.IGNORECASE)
"""Before a tag between dashes: It is late — says Holm."""
_COMMA = re.compile(rf"(?P<stop>[,?!…])\s+(?={_TAG})", re.IGNORECASE)
_TAG_AT = re.compile(_TAG, re.IGNORECASE)
_GOES_ON = re.compile(r",\s+(?P<rest>\S[^\n\r]*)")
_AFTER_STOP = re.compile(r"[^.?!\n\r]*[.?!]\s+(?P<rest>\S[^\n\r]*)")
_OF_TALK = re.compile(r"\b(?:I|we|you|my|our|your|me|us)\b|\?", re.IGNORECASE)
"""What is no entry of a list: — Three hurt, police say."""
_WRITER = re.compile(r"(?:I|we)\Z", re.IGNORECASE)
_FEWEST = 2
"""Tags of a dialogue: one dash alone may be a heading."""


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A paragraph of dialogue: its words, and who is told to say them by which verb; neither where nobody is told."""

    words: tuple[Stretch, ...]
    cue: Stretch | None = None
    who: Stretch | None = None


def dashed_dialogue(text: str, paragraphs: Sequence[Stretch], names: Sequence[NameMention]) -> Iterator[Attribution]:
    """The words of the paragraphs that open with a dash and tell behind their first words who says them, and of those
    that go on with a question or its answer; what the writer asks is nobody's. ``paragraphs`` and ``names`` in the
    order of the text. Linear time."""
    people = [n for n in names if n.type != "place"]
    found = [_turn(text, p, people) for p in paragraphs]
    tagged = [turn for turn in found if turn and turn.who]
    if len(tagged) < _FEWEST or not any(_OF_TALK.search(text, c.start, c.end) for t in tagged for c in t.words):
        return
    turns = [Turn(turn.words, turn.who, True, text[turn.words[0].end - 1] == "?") if turn else None for turn in found]
    for turn in tagged:
        yield Attribution(turn.words, turn.cue, _speaker(text, turn.who), SURE, SURE, verbatim=True)
    for bare, who, probability in by_turns(turns):
        yield Attribution(bare.words, None, _speaker(text, who), probability, probability, verbatim=True)


def _speaker(text: str, who: Stretch | None) -> Stretch | None:
    return None if who is None or _WRITER.match(text, who.start, who.end) else who


def _turn(text: str, paragraph: Stretch, people: Sequence[NameMention]) -> _Tagged | None:
    """The paragraph as a part of a dialogue; None where it opens with no dash."""
    dash = _DASH.match(text, paragraph.start, paragraph.end)
    if dash is None:
        return None
    end = paragraph.start + len(text[paragraph.start : paragraph.end].rstrip())
    first = _CLOSED.search(text, dash.end(), end)
    closed = first is not None
    first = first or (None if text[dash.start()] == "-" else _COMMA.search(text, dash.end(), end))
    tag = _TAG_AT.match(text, first.end(), end) if first else None
    if first is None or tag is None:
        return _Tagged((Stretch(dash.end(), end),)) if end > dash.end() else None
    who, last = _who(text, tag, people, end)
    opening = Stretch(dash.end(), first.end("stop") - text[: first.end("stop")].endswith(","))
    return _Tagged((opening, *_behind(text, last, end, closed)), _cue(tag), who)


def _cue(tag: re.Match[str]) -> Stretch:
    return Stretch(*tag.span("verb" if tag["verb"] else "second"))


def _who(text: str, tag: re.Match[str], people: Sequence[NameMention], end: int) -> tuple[Stretch, int]:
    """Who is told to speak, and where the tag ends: with the name, where one stands in it."""
    if not tag["verb"]:
        return Stretch(*tag.span("first")), tag.end()
    start, last = tag.span("who")
    at = bisect_left(people, start, key=START)
    if at < len(people) and people[at].start < last:
        last = min(people[at].end, end)
    return Stretch(start, last), last


def _behind(text: str, start: int, end: int, closed: bool) -> Iterator[Stretch]:
    """What is said behind the tag that ends at ``start``: behind the next dash; where none was needed before the tag,
    also where the sentence goes on and where the next ones are those of somebody who talks."""
    dash = _BETWEEN.search(text, start, end)
    if dash:
        while more := _CLOSED.search(text, dash.end(), end):  # who says it is told once more
            yield Stretch(dash.end(), more.end("stop"))
            dash = _BETWEEN.search(text, more.end(), end)
            if dash is None:
                return
        yield from [Stretch(dash.end(), end)] if dash.end() < end else []
        return
    goes_on = None if closed else _GOES_ON.match(text, start, end)
    if goes_on and holds_clause(goes_on["rest"].split(". ")[0]):
        yield Stretch(goes_on.start("rest"), end)
    elif not closed and (after := _AFTER_STOP.match(text, start, end)) and _OF_TALK.search(after["rest"]):
        yield Stretch(after.start("rest"), end)
