"""Where a place of the text lies: its sentence, its paragraph, inside or outside quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right

from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.segmentation import LONGEST_HEADLINE, SENTENCE_END, Segments
from quotes.model import Stretch

_SECTION = re.compile(r"(?:^|\n)[ \t]*(?:[_*\-–—=~•#]{3,}|[*•](?:[ \t]+[*•]){2,})[. \t]*(?=\n|$)")

_CLOSING = " \t\r\n\"'”’»)"
"""What may stand behind the last sign of a paragraph."""


class TextRegions(Segments):
    """The sections and quoted stretches of one text beside its segments. A section begins after a line of nothing but
    rules or stars ("___"): there a live report starts anew."""

    def __init__(self, text: str, quoted: tuple[QuotedStretch, ...]) -> None:
        super().__init__(text)
        self.sections = [0, *(m.end() for m in _SECTION.finditer(text))]
        self._quoted_starts = [q.start for q in quoted]
        self._quoted_ends = [q.end for q in quoted]
        self.sentences_before: dict[int, Stretch | None] = {}
        """The sentence before each place of which that was asked (see ``sentence_before``): it is asked often."""

    def section_start(self, at: int) -> int:
        """The code point at which the section of ``at`` begins."""
        return self.sections[bisect_right(self.sections, at) - 1]

    def opens_with_headline(self) -> bool:
        """Whether the first paragraph is no sentence, or most of its words are capitalised."""
        first = self._first_paragraph()
        words = [word for word in first[:LONGEST_HEADLINE].split() if word[0].isalpha()]
        capitalised = sum(word[0].isupper() for word in words) > len(words) / 2
        return len(first) <= LONGEST_HEADLINE and (capitalised or first[-1:] not in SENTENCE_END)

    def opens_with_sentence(self) -> bool:
        """Whether a full stop or the like ends the first paragraph."""
        return self._first_paragraph()[-1:] in SENTENCE_END

    def _first_paragraph(self) -> str:
        return self.text[: self.paragraphs[1] if len(self.paragraphs) > 1 else None].rstrip(_CLOSING)

    def quotation(self, at: int) -> int:
        """The number of the quoted stretch that holds ``at``, -1 outside of all."""
        i = bisect_right(self._quoted_starts, at) - 1
        return i if i >= 0 and at < self._quoted_ends[i] else -1

    def quoted_from(self, at: int) -> int:
        """Where the words of the quoted stretch that holds ``at`` begin; ``at`` outside of all."""
        i = self.quotation(at)
        return self._quoted_starts[i] if i >= 0 else at
