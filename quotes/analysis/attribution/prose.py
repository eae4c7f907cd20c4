"""The sentences of a text with the words between its quotation marks blotted out: what the article itself says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.segmentation import BLOT, sentence_gaps
from quotes.model import START, Stretch

LINE_BREAK = re.compile(r"[\n\r]")
_LONGEST = 600  # code points of a sentence that are looked at


class Prose:
    """Sentences around a place of ``text``, each with the quoted words blotted out, code point by code point."""

    def __init__(self, text: str, quoted: Sequence[QuotedStretch]) -> None:
        self.printed = text
        """The text with its quoted words."""
        self._quoted = quoted
        self._quoted_ends = [q.end for q in quoted]
        self._many = len(quoted)  # asked for several times for each quotation
        parts, at = [], 0
        for q in quoted:
            parts += [text[at : q.start], _blotted(text[q.start : q.end])]
            at = q.end
        self.text = "".join([*parts, text[at:]])
        gaps = list(sentence_gaps(self.text, 0, len(self.text)))
        self._gap_starts = [gap.start for gap in gaps]
        self._ends = [gap.end for gap in gaps]
        self.unsaid: dict[tuple[int, int], bool] = {}
        """Whether the words from one place to another were not said, where that was asked before (see ``acts``)."""

    def quoted_in(self, piece: Stretch) -> QuotedStretch | None:
        """The first quoted stretch of which a part lies in ``piece``."""
        index = bisect_right(self._quoted_ends, piece.start)
        found = self._quoted[index] if index < self._many else None
        return found if found and found.start < piece.end else None

    def all_quoted_in(self, piece: Stretch) -> Sequence[QuotedStretch]:
        """The quoted stretches of which a part lies in ``piece``, in order."""
        first = bisect_right(self._quoted_ends, piece.start)
        return self._quoted[first : bisect_left(self._quoted, piece.end, first, key=START)]

    def before(self, at: int) -> tuple[int, str]:
        """Where the sentence of ``at`` begins, and its words up to there. Quoted sentences end nothing."""
        last = bisect_right(self._ends, at) - 1
        start = self._ends[last] if last >= 0 else 0
        start = start if at - start <= _LONGEST else at - _LONGEST
        return start, self.text[start:at]

    def after(self, at: int) -> str:
        """What follows ``at`` in its sentence, the mark that ends it included."""
        index, sentences = bisect_right(self._ends, at), len(self._ends)
        if index < sentences and self._gap_starts[index] < at:  # between a full stop and what follows
            index += LINE_BREAK.search(self.text, at, self._ends[index]) is None
        end = self._ends[index] if index < sentences else len(self.text)
        return self.text[at : min(end, at + _LONGEST)].rstrip()


def _blotted(words: str) -> str:
    """Nothing but the last mark and the breaks of quoted words, as long as they are."""
    body, last = words[:-1], words[-1:]
    kept = last if last in ".!?…," else BLOT
    return re.sub(r"[^\n\r]", BLOT, body) + kept
