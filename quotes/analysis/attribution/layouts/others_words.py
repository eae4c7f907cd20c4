"""Letters and turns without what they tell of others: whom a letter or a question quotes said those words, and not who
writes or asks.

    Q: The mayor, Ida Holm, called it “a toy”.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.segmentation import sentence_gaps, sentence_starts
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import START, Stretch

_WRITER = re.compile(r"I|[Ww]e|[Mm]y\s.*|[Oo]ur\s.*", re.DOTALL)
_SAYS = rf"(?:(?:has|have|had|once|recently|now|also)\s)?(?P<cue>{ANY_FORM}|call(?:s|ed)|describe[sd])"
_TELLS = re.compile(rf"(?P<name>(?:\s[A-ZÀ-Þ][\w’'-]*){{0,2}}),?\s{_SAYS}\b[^.?!;“”\"]*\Z")
"""Behind a name, up to words in marks: called it (“a toy”)."""
_IT_SAYS = re.compile(rf"\b(?P<who>[Ii]t|[Tt]hey)\s{_SAYS}\b[^.?!;“”\"]{{0,40}}\Z")
_SPEAKS = re.compile(rf"(?:\w+\s)?{ANY_FORM}\b", re.IGNORECASE)
_LEAST = 0.7
"""Probability from which on a name is the source of words without marks: set, not fitted."""
_LONGEST = 300  # code points of a sentence before words in marks that are looked at


class Others:
    """What ``attributions`` tell in ``text`` of people other than who writes or speaks there. ``quoted`` and ``names``
    in the order of the text."""

    def __init__(
        self,
        text: str,
        quoted: Sequence[QuotedStretch],
        names: Sequence[NameMention],
        attributions: Sequence[Attribution],
    ) -> None:
        self._text = text
        self._quoted = quoted
        self._quoted_ends = [q.end for q in quoted]
        self._quoted_starts = [q.start for q in quoted]
        self._names = [n for n in names if n.type != "place"]
        self._attributions = attributions

    def out_of_letters(self, letters: Sequence[Attribution]) -> Iterator[Attribution]:
        """The ``letters`` without the sentences in which somebody else is told to say words in marks, or one who has a
        name any words."""
        told = (a for a in self._attributions if self._of_another(a) and (self._marked(a) or self._is_named(a)))
        words = ((*(self._marked(a) or a.content[:1]), *([a.cue] if a.cue else [])) for a in told)
        return self._without(letters, sorted(place.start for places in words for place in places))

    def out_of_turns(self, turns: Sequence[Attribution]) -> list[Attribution]:
        """The ``turns`` without the sentences in which one who is named there, or a body, is told to say words in
        marks; and, behind them, those words by whom that is."""
        told, places = list[Attribution](), list[int]()
        for q in self._in_turns(turns):
            if said := self._told_before(q):
                told.append(said)
                places += [q.start, *(gap.end for gap in sentence_gaps(self._text, q.start, q.end))]
        return [*self._without(turns, places), *told]

    def _in_turns(self, turns: Sequence[Attribution]) -> Iterator[QuotedStretch]:
        """The closed quotations behind some words of a turn."""
        for content in (c for turn in turns for c in turn.content):
            first = bisect_left(self._quoted_starts, content.start + 1)
            for at in range(first, bisect_right(self._quoted_ends, content.end)):
                q = self._quoted[at]
                if q.opening and q.closing and q.opening.start > content.start:
                    yield q

    def _told_before(self, q: QuotedStretch) -> Attribution | None:
        """The words of ``q`` by whom their sentence tells before them to say them."""
        opening = q.opening.start if q.opening else q.start
        starts = sentence_starts(self._text)
        begin = max(starts[bisect_right(starts, opening) - 1], opening - _LONGEST)
        words = (Stretch(q.start, q.end),)
        if it := _IT_SAYS.search(self._text, begin, opening):
            return Attribution(words, Stretch(*it.span("cue")), Stretch(*it.span("who")), SURE, SURE)
        for n in self._names[bisect_left(self._names, begin, key=START) :]:
            if n.end > opening:
                break
            if tells := _TELLS.match(self._text, n.end, opening):
                return Attribution(words, Stretch(*tells.span("cue")), Stretch(n.start, tells.end("name")), SURE, SURE)
        return None

    def _of_another(self, a: Attribution) -> bool:
        return not (a.source and _WRITER.fullmatch(self._text, a.source.start, a.source.end))

    def _marked(self, a: Attribution) -> list[Stretch]:
        return [
            c
            for c in a.content
            if (at := bisect_right(self._quoted_ends, c.start)) < len(self._quoted_ends)
            and self._quoted_starts[at] < c.end
        ]

    def _is_named(self, a: Attribution) -> bool:
        """Whether one who has a name surely is told to speak, by a verb of speech."""
        if a.source is None or a.cue is None or a.source_probability < _LEAST:
            return False
        at = bisect_left(self._names, a.source.start, key=START)
        named = at < len(self._names) and self._names[at].start < a.source.end
        return named and _SPEAKS.match(self._text, a.cue.start, a.cue.end) is not None

    def _without(self, documents: Sequence[Attribution], told: Sequence[int]) -> Iterator[Attribution]:
        for document in documents:
            own = tuple(part for c in document.content for part in _untold(self._text, c, told))
            if own:
                yield replace(document, content=own)


def _untold(text: str, words: Stretch, told: Sequence[int]) -> Iterator[Stretch]:
    """The runs of sentences of ``words`` in which none of the places ``told`` stands."""
    gaps = list(sentence_gaps(text, words.start, words.end))
    begin = last = None
    for start, end in zip([words.start, *(g.end for g in gaps)], [*(g.start for g in gaps), words.end], strict=True):
        at = bisect_left(told, start)
        if at == len(told) or told[at] >= end:
            begin, last = start if begin is None else begin, end
        elif begin is not None and last is not None:
            yield Stretch(begin, last)
            begin = None
    if begin is not None and last is not None:
        yield Stretch(begin, last)
