"""Questions and answers that follow one another in quoted paragraphs without a tag: who asked before asks, who answered
answers.

    “Did you count it?” asked Ida Holm.

    “Twice,” said Per Lund.

    “And you signed?”
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotes.analysis.attribution import Attribution
from quotes.analysis.quotation import QuotedStretch
from quotes.model import START, Stretch

LIKELY = 0.85
"""Probability that a bare paragraph is of the one whose turn it is: set, not fitted."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph that opens with somebody's words. ``source``: who is told there to say them, None where nobody is.
    ``whole``: whether it is nothing but words, who says them apart."""

    words: tuple[Stretch, ...]
    source: Stretch | None
    whole: bool
    is_question: bool


def dialogues(
    text: str, paragraphs: Sequence[Stretch], quoted: Sequence[QuotedStretch], attributions: Sequence[Attribution]
) -> Iterator[Attribution]:
    """The paragraphs of nothing but quoted words that stand behind a question and its answer, both with a source in
    their own paragraphs, with the source of the one or the other. Linear time."""
    tags = _tags(paragraphs, attributions)
    turns = (_turn(text, p, quoted, tags.get(p.start)) for p in paragraphs)
    for turn, source, probability in by_turns(turns):
        yield Attribution(turn.words, None, source, probability, probability)


def by_turns(turns: Iterable[Turn | None]) -> Iterator[tuple[Turn, Stretch, float]]:
    """Those of ``turns`` without a source that stand behind a question and its answer with theirs, each with who asks
    or answers, and how likely it is. None stands for a paragraph of other kind."""
    asker = answerer = None
    asked = False
    for turn in turns:
        if turn is None:
            asker = answerer = None
        elif turn.source is not None:
            if turn.is_question:
                asker, answerer = turn.source, None
            elif asked and asker is not None:
                answerer = turn.source
            else:
                asker = answerer = None
        elif not turn.whole or asker is None or answerer is None or not (turn.is_question or asked):
            asker = answerer = None
        else:
            yield turn, asker if turn.is_question else answerer, LIKELY
        asked = turn is not None and turn.is_question


def _turn(text: str, paragraph: Stretch, quoted: Sequence[QuotedStretch], source: Stretch | None) -> Turn | None:
    words = _opening(text, paragraph, quoted)
    if words is None:
        return None
    is_whole = _is_whole(text, paragraph, words)
    return Turn((Stretch(words.start, words.end),), source, is_whole, text[words.end - 1] == "?")


def _tags(paragraphs: Sequence[Stretch], attributions: Sequence[Attribution]) -> dict[int, Stretch]:
    """The source of the first words of each paragraph, by where it begins, if it stands in the same paragraph."""
    begins = [p.start for p in paragraphs]
    found: dict[int, Stretch] = {}
    for attribution in attributions:
        at = bisect_left(begins, attribution.content[0].start + 1) - 1
        source = attribution.source
        if at >= 0 and source is not None and paragraphs[at].start <= source.start < paragraphs[at].end:
            found.setdefault(paragraphs[at].start, source)
    return found


def _opening(text: str, paragraph: Stretch, quoted: Sequence[QuotedStretch]) -> QuotedStretch | None:
    """The closed quotation that the paragraph opens with."""
    at = bisect_left(quoted, paragraph.start, key=START)
    first = quoted[at] if at < len(quoted) else None
    if first is None or first.opening is None or first.closing is None or first.closing.end > paragraph.end:
        return None
    return first if not text[paragraph.start : first.opening.start].strip() and not first.continued else None


def _is_whole(text: str, paragraph: Stretch, words: QuotedStretch) -> bool:
    return words.closing is not None and not text[words.closing.end : paragraph.end].strip()
