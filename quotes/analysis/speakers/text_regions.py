"""Where a place of the text lies: its sentence, its paragraph, inside or outside quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right

from quotes.analysis.quotation import QuotedStretch

_PARAGRAPH = re.compile(r"\n\s*")
_SECTION = re.compile(r"(?:^|\n)[ \t]*(?:[_*\-–—=~•#]{3,}|[*•](?:[ \t]+[*•]){2,})[. \t]*(?=\n|$)")
_SENTENCE = re.compile(r"[.!?…][\"”’»'\)\]]*\s+(?=[\"“‘«'(\[]*[A-ZÀ-Þ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Cmdr|Adm|Rev|Fr|Hon|St|Ft|Mt|Jr|Sr"
    r"|Inc|Corp|Co|Ltd|No|vs|v|U\.S|U\.N|U\.K|D\.C|a\.m|p\.m|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Ariz|Calif|Fla|Va|Vt|Ky|Ga|Pa"
    r"|Mass|Md|Ill|Mich|Minn|Miss|Mo|Tenn|Tex|Wash|Wis|Del|Conn|Colo|Okla|Ore|Nev|Neb|Ala|Ark|La|Me|N\.[A-Z]))\.$"
)


class TextRegions:
    """The sentences, paragraphs, sections and quoted stretches of one text, for look-ups by code point in logarithmic
    time. A section begins after a line of nothing but rules or stars ("___"): there a live report starts anew."""

    def __init__(self, text: str, quoted: tuple[QuotedStretch, ...]) -> None:
        self.text = text
        self.paragraphs = [0, *(m.end() for m in _PARAGRAPH.finditer(text))]
        self.sections = [0, *(m.end() for m in _SECTION.finditer(text))]
        breaks = {0, *self.paragraphs}
        for m in _SENTENCE.finditer(text):
            if not _ABBREVIATION.search(text, max(0, m.start() - 6), m.start() + 1):
                breaks.add(m.end())
        self.sentences = sorted(breaks)
        self._quoted_starts = [q.start for q in quoted]
        self._quoted_ends = [q.end for q in quoted]

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds code point ``at``."""
        return bisect_right(self.sentences, at) - 1

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that holds code point ``at``, from 0."""
        return bisect_right(self.paragraphs, at) - 1

    def section_start(self, at: int) -> int:
        """The code point at which the section of ``at`` begins."""
        return self.sections[bisect_right(self.sections, at) - 1]

    def sentence_start(self, at: int) -> int:
        """The code point at which the sentence of ``at`` begins."""
        return self.sentences[self.sentence(at)]

    def quotation(self, at: int) -> int:
        """The number of the quoted stretch that holds ``at``, -1 outside of all."""
        i = bisect_right(self._quoted_starts, at) - 1
        return i if i >= 0 and at < self._quoted_ends[i] else -1
