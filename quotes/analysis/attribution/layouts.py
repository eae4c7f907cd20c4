"""Layouts that say who speaks by their form: transcripts (``NAME: words``) and signed quotations (``"words" – Name``).

Two narrow rules for what the attribution model seldom saw; what each is worth is in the model card.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.analysis.attribution import Attribution
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.segmentation import paragraph_starts
from quotes.model import Stretch

SURE = 0.97
"""Probability of both parts of an attribution by layout: 53 of 57 are right on PolNeAR, train and dev together."""

_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?: (?:(?:de|la|van|von|der|al|bin|of) )*[A-ZÀ-Þ][\w.'’-]*){0,4}"
_SENTENCE = re.compile(r"[a-z]+\W+\w+|\w+\W+[a-z]+")  # two words at least: no score, no tally of votes
# "++" takes a word whole: cut in all ways, one long word of capitals would take minutes.
_CAPITALS = re.compile(r"[\"“‘']?((?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]++ ?){1,4})(:)\s+(?=\S)")
_TURN = re.compile(rf"[\"“‘']?({_NAME})(:)\s+(?=\S)")
_FOLLOW_US = re.compile(r"Follow .{1,60}? on (?:Twitter|X|Facebook|Instagram|Threads|Bluesky)\b")
_SIGNED = re.compile(rf"\s{{0,3}}(―|—|–|--?|~)\s{{0,2}}({_NAME})(?:, [^\n“\"]{{2,80}})?(?=\s*(?:\n|$|[\"“]))")


def attributions_by_layout(text: str, quoted: Sequence[QuotedStretch]) -> list[Attribution]:
    """The attributions that the layout of ``text`` makes, in no order; none overlaps another. Linear time."""
    starts = paragraph_starts(text)
    found = [*_turns(text, starts, quoted), *_signed(text, starts, quoted)]
    return [a for a in found if _SENTENCE.search(text, a.content[0].start, a.content[0].end)]


def _turns(text: str, starts: Sequence[int], quoted: Sequence[QuotedStretch]) -> list[Attribution]:
    """The turns of a transcript: paragraphs that begin with a name in capitals, or with names that come again."""
    ends = [*starts[1:], len(text)]
    capitals = [(m, end) for start, end in zip(starts, ends, strict=True) if (m := _CAPITALS.match(text, start, end))]
    if len(capitals) >= 2:
        return [_continued(text, _turn(text, m, end, quoted), quoted) for m, end in capitals]
    turns = [(m, end) for start, end in zip(starts, ends, strict=True) if (m := _TURN.match(text, start, end))]
    names = Counter(m.group(1) for m, _ in turns)
    if len(turns) < 4 or len(names) < 2 or max(names.values()) < 2:
        return []
    return [_turn(text, m, end, quoted) for m, end in turns if names[m.group(1)] >= 2]


def _turn(text: str, head: re.Match[str], end: int, quoted: Sequence[QuotedStretch]) -> Attribution:
    last = bisect_left(quoted, end, key=lambda q: q.start) - 1
    if last >= 0 and quoted[last].start <= head.end() < quoted[last].end:
        end = quoted[last].end
    words = text[head.end() : end].rstrip()
    content = Stretch(head.end(), head.end() + len(words))
    source = Stretch(head.start(1), head.start(1) + len(head.group(1).rstrip()))
    return Attribution((content,), Stretch(*head.span(2)), source, SURE, SURE)


def _continued(text: str, turn: Attribution, quoted: Sequence[QuotedStretch]) -> Attribution:
    """The turn with the paragraphs that go on with it: each opens with a mark because the one before closed none."""
    content = list(turn.content)
    for q in quoted[bisect_right(quoted, content[-1].end, key=lambda q: q.start) :]:
        if (
            not q.continued
            or text[q.start] in "(["
            or _CAPITALS.match(text, q.start)
            or _FOLLOW_US.match(text, q.start)
            or "\n" in text[content[-1].end : q.start].strip()
        ):
            break
        content.append(Stretch(q.start, q.end))
    return replace(turn, content=tuple(content))


def _signed(text: str, starts: Sequence[int], quoted: Sequence[QuotedStretch]) -> list[Attribution]:
    """Quotations with a dash and a name behind them that open a paragraph, or stand in a row of such."""
    signed = [
        (q.opening.start, q, m) for q in quoted if q.opening and q.closing and (m := _SIGNED.match(text, q.closing.end))
    ]
    begins = set(starts)
    in_row = [text[m.end() : opening].isspace() for (_, _, m), (opening, _, _) in pairwise(signed)]
    return [
        Attribution((Stretch(q.start, q.end),), Stretch(*m.span(1)), Stretch(*m.span(2)), SURE, SURE)
        for (opening, q, m), after, before in zip(signed, [False, *in_row], [*in_row, False], strict=False)
        if after or before or opening in begins
    ]


def with_layouts(found: Sequence[Attribution], by_layout: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The model's attributions, but where the layout speaks, in the order of the text."""
    sure = sorted((c.start, c.end) for a in by_layout for c in a.content)
    kept = [a for a in found if not any(_touches(sure, c) for c in a.content)]
    return tuple(sorted([*kept, *by_layout], key=lambda a: a.content[0].start))


def _touches(sure: Sequence[tuple[int, int]], content: Stretch) -> bool:
    at = bisect_right(sure, (content.end,)) - 1
    return at >= 0 and sure[at][1] > content.start
