"""Transcripts: paragraphs that begin with who speaks (``NAME, TITLE: words``, ``Q. words``, ``Name (Group). – …``)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from quotes.analysis.attribution import Attribution, NameMention, RoleMention
from quotes.analysis.attribution.layouts.transcripts.turn_heads import (
    IN_BRACKETS,
    MARKED,
    TALK,
    TURN_IN_CAPITALS,
    Turn,
    find_heads,
    is_aside,
    is_talk,
    is_unnamed,
)
from quotes.analysis.attribution.layouts.transcripts.turn_speakers import Cast, names_in_capitals, told_in_brackets
from quotes.analysis.quotation import QuotedStretch
from quotes.lexicon.person_names import fold
from quotes.model import START, Stretch

SURE = 0.97
"""Probability of both parts of an attribution by layout: 53 of 57 are right on PolNeAR, train and dev together."""

_ASKS = re.compile(r"(?:Q|QUESTION)[.:]?\s")
_SENTENCE = re.compile(r"[a-z]+\W+\w+|\w+\W+[a-z]+")  # two words at least: no score, no tally of votes
_FOLLOW_US = re.compile(r"Follow .{1,60}? on (?:Twitter|X|Facebook|Instagram|Threads|Bluesky)\b")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_LONGEST_INTRODUCTION = 1000  # code points
_IN_FULL = re.compile(
    r"\b(?:full|complete|entire|whole|verbatim)\b[^.:\n]{0,40}"
    r"\b(?:exchange|transcript|text|testimony|debate|hearing|record|remarks|interview|conversation)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Transcript:
    """The turns of a text as attributions, and the names of who speaks there with the roles printed behind them.
    ``notes``: paragraphs that look like turns though nobody talks there (PROS: …, CONS: …)."""

    turns: list[Attribution] = field(default_factory=list)
    names: list[NameMention] = field(default_factory=list)
    roles: list[RoleMention] = field(default_factory=list)
    notes: list[Stretch] = field(default_factory=list)


def read_transcript(
    text: str, paragraphs: Sequence[Stretch], quoted: Sequence[QuotedStretch], names: Sequence[NameMention]
) -> Transcript:
    """The transcript that ``text`` is or holds, empty where it is none. ``paragraphs`` without what they open with (see
    openers); ``names``: those that the engine saw, in the order of the text. A turn of somebody unnamed has no source.
    """
    found = find_heads(text, paragraphs)
    if not found:
        return Transcript()
    if not is_talk(text, found):
        return Transcript(notes=[Stretch(t.head.start(), t.end) for t in found])
    begin = found[0].head.start()
    cast = Cast(text, Stretch(begin, found[-1].end), names)
    told = told_in_brackets(list(_explained(text, found)), names)
    turns = _with_rest(text, paragraphs, found)
    found = [replace(turn, name=told.get(turn.label) or cast.bearer(turn.name)) for turn in turns]
    attributions = [a for turn in found if (a := _attribution(text, turn, quoted))]
    sources = sorted({(a.source.start, a.source.end) for a in attributions if a.source})
    capitals = [(start, end) for start, end in sources if text[start:end].isupper()]
    surnames = frozenset(fold(text[start:end].split()[-1]) for start, end in capitals)
    printed = [*names_in_capitals(text, begin, surnames), *capitals]
    speakers = [NameMention(start, end, "person", SURE) for start, end in printed]
    return Transcript(attributions, speakers, list(_offices(found, {start for start, _ in sources})))


def _explained(text: str, turns: Sequence[Turn]) -> Iterator[tuple[str, Stretch]]:
    """Labels, and the name that the head of a turn prints behind them: CHAIR (Ida Holm): words; The Speaker, Ida
    Holm: words."""
    for turn in turns:
        if inner := IN_BRACKETS.fullmatch(text, *turn.head.span("title")):
            yield turn.head["name"].strip(), Stretch(*inner.span(1))
        if before := turn.head.groupdict().get("before"):
            yield before, turn.name


def _offices(turns: Sequence[Turn], speak: Collection[int]) -> Iterator[RoleMention]:
    """The offices behind the names, which begin at ``speak``, in the heads of ``turns``: NAME, OFFICE: words."""
    for turn in turns:
        office = turn.head.groupdict().get("office")
        if office and turn.name.start in speak:
            start = turn.head.start("office")
            yield RoleMention(start, start + len(office.rstrip(" .,;")), turn.name)


def _with_rest(text: str, paragraphs: Sequence[Stretch], turns: Sequence[Turn]) -> Iterator[Turn]:
    """``turns`` with the paragraphs between them that go on with what one says: those that name none of the speakers
    and quote nobody, where somebody talks in them or all of it is announced as a full transcript. Behind the last turn
    only there."""
    first = turns[0].head.start()
    full = _IN_FULL.search(text, max(0, first - _LONGEST_INTRODUCTION), first) is not None
    keys = {turn.key for turn in turns}
    begins = [p.start for p in paragraphs]
    for turn, after in pairwise([*turns, None]):
        if turn is None or turn.alone or (after is None and not full):
            yield from [turn] if turn else []
            continue
        at = bisect_left(begins, turn.end)
        until = len(begins) if after is None else bisect_left(begins, after.head.start())
        rest: list[Stretch] = []
        for p in paragraphs[at:until]:
            words = text[p.start : p.end]
            if is_aside(text, p):
                continue
            named = any(word.casefold() in keys for word in _WORD.findall(words))
            if named or _ASKS.match(words) or MARKED.search(words) or not (full or TALK.search(words)):
                break
            rest.append(p)
        yield replace(turn, below=tuple(rest))


def _attribution(text: str, turn: Turn, quoted: Sequence[QuotedStretch]) -> Attribution | None:
    source = None if is_unnamed(turn) else turn.name
    cue = Stretch(*turn.head.span("cue"))
    below = tuple(Stretch(p.start, p.start + len(text[p.start : p.end].rstrip())) for p in turn.below)
    if turn.alone and below:
        return Attribution(below, cue, source, SURE, SURE, verbatim=source is not None)
    start, end = turn.head.end(), turn.end
    last = bisect_left(quoted, end, key=START) - 1
    if last >= 0 and quoted[last].start <= start < quoted[last].end:
        end = quoted[last].end
    content = Stretch(start, start + len(text[start:end].rstrip()))
    if not below and not _SENTENCE.search(text, content.start, content.end):
        return None
    said = Attribution((content, *below), cue, source, SURE, SURE, verbatim=source is not None)
    return said if below else _continued(text, said, quoted)


def _continued(text: str, turn: Attribution, quoted: Sequence[QuotedStretch]) -> Attribution:
    """The turn with the paragraphs that go on with it: each opens with a mark because the one before closed none."""
    content = list(turn.content)
    for q in quoted[bisect_right(quoted, content[-1].end, key=START) :]:
        if (
            not q.continued
            or text[q.start] in "(["
            or TURN_IN_CAPITALS.match(text, q.start)
            or _FOLLOW_US.match(text, q.start)
            or "\n" in text[content[-1].end : q.start].strip()
        ):
            break
        content.append(Stretch(q.start, q.end))
    return replace(turn, content=tuple(content))
