"""Questions and answers that follow one another in quoted paragraphs without a tag: who asked before asks, who answered
answers.

    “Did you count it?” asked Ida Holm.

    “Twice,” said Per Lund.

    “And you signed?”
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quotes.analysis.attribution import Attribution
from quotes.analysis.quotation import QuotedStretch
from quotes.model import START, Stretch

LIKELY = 0.85
"""Probability that a bare paragraph is of the one whose turn it is: set, not fitted."""


def dialogues(
    text: str, paragraphs: Sequence[Stretch], quoted: Sequence[QuotedStretch], attributions: Sequence[Attribution]
) -> Iterator[Attribution]:
    """The paragraphs of nothing but quoted words that stand behind a question and its answer, both with a source in
    their own paragraphs, with the source of the one or the other. Linear time."""
    tags = _tags(paragraphs, attributions)
    asker = answerer = None
    asked = False
    for paragraph in paragraphs:
        words = _opening(text, paragraph, quoted)
        source = tags.get(paragraph.start)
        is_question = words is not None and text[words.end - 1] == "?"
        if words is None:
            asker = answerer = None
        elif source is not None:
            if is_question:
                asker, answerer = source, None
            elif asked and asker is not None:
                answerer = source
            else:
                asker = answerer = None
        elif not _is_whole(text, paragraph, words) or asker is None or answerer is None or not (is_question or asked):
            asker = answerer = None
        else:
            whose = asker if is_question else answerer
            yield Attribution((Stretch(words.start, words.end),), None, whose, LIKELY, LIKELY)
        asked = is_question


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
