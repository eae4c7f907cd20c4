"""Words that the paragraph before announces (Here is the full statement from Port Alden: “…”), or a sentence that is
but a name (Now the mayor, Ida Holm. “…”)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.signed import LINE_END
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.analysis.attribution.openers import is_attributed_behind
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.segmentation import sentence_starts
from quotes.lexicon.word_lists import alternatives
from quotes.model import START, Stretch

_FULL = r"(?:(?:full|entire|whole|complete|brief|short|written|verbatim|official|latest) )*"
_WRITING = rf"{_FULL}(?P<cue>{alternatives('nouns/writing')}|words|text)"
_IN_FULL = r"(?: (?:in full|reads|in its entirety|says))?"
_OF = re.compile(rf"\b{_WRITING}(?: in full)? (?:from|by|of) (?:[\w’'-]+,? ){{0,5}}\Z")
"""Before the name: the full statement from the chief executive, """
_ITS = re.compile(rf"['’]s? {_WRITING}{_IN_FULL}:[ \t]*\Z")
"""Behind it: ’s statement in full:"""
_ROLE = re.compile(r"(?:, [^,:.!?\n\r“”\"]{2,60})?(?: in full)?:[ \t]*\Z")
_LONGEST = 200  # code points
_TURN = re.compile(
    r"(?:(?:And|But|Now|Then|Next|Finally|Lastly)\s(?:(?:then|now|next|finally)\s)?(?:from\s|over\sto\s|to\s|for\s)?"
    r"|(?:From|Over\sto)\s)(?:(?:the|of|for|our|its|his|her|their|to|and|him|her|them)(?:sel(?:f|ves))?,?\s|[A-ZÀ-Þ][\w.’'-]*,?\s)*"
)
"""A sentence before the name of whose turn it is: And from the Governor herself, Dame"""
_CLOSES = re.compile(
    r"(?:,\s(?:in|on|at|by|via|from|speaking|writing)\s[^.:;!?“”\"\n\r]{2,80})?(?:[.:]\s*)[“\"‘'«„]?\Z"
)


def announced(
    text: str, paragraphs: Sequence[Stretch], quoted: Sequence[QuotedStretch], names: Sequence[NameMention]
) -> Iterator[Attribution]:
    """Quotations that fill a paragraph and more behind one that ends in a colon and says whose writing follows.
    ``paragraphs`` and ``names`` in the order of the text."""
    opens = {q.opening.start: at for at, q in enumerate(quoted) if q.opening}
    for before, paragraph in pairwise(paragraphs):
        at = opens.get(paragraph.start)
        end = before.start + len(text[before.start : before.end].rstrip())
        if at is None or not text.endswith(":", before.start, end) or end - before.start > _LONGEST:
            continue
        found = _announced_by(text, before.start, end, names)
        words = _whole(text, quoted, at)
        if found and words:
            cue, source = found
            yield Attribution(tuple(words), cue, source, SURE, SURE)


def in_turn(text: str, quoted: Sequence[QuotedStretch], names: Sequence[NameMention]) -> Iterator[Attribution]:
    """Quoted words behind a sentence that says but whose turn it is, where no attribution stands behind them.
    ``names`` in the order of the text."""
    starts = sentence_starts(text)
    for q in quoted:
        if q.opening is None or q.closing is None or text[q.opening.start - 1 : q.opening.start] != " ":
            continue
        if is_attributed_behind(text, q.closing.end):
            continue
        begin = starts[bisect_right(starts, max(0, q.opening.start - 2)) - 1]
        within = names[bisect_left(names, begin, key=START) : bisect_left(names, q.opening.start, key=START)]
        people = [n for n in within if n.type == "person"]
        if len(people) != 1 or "\n" in text[people[0].end : q.start]:
            continue
        if _TURN.fullmatch(text, begin, people[0].start) and _CLOSES.match(text, people[0].end, q.start):
            source = Stretch(people[0].start, people[0].end)
            yield Attribution((Stretch(q.start, q.end),), None, source, SURE, SURE)


def _announced_by(text: str, start: int, end: int, names: Sequence[NameMention]) -> tuple[Stretch, Stretch] | None:
    """The noun for the writing and the name of its author in the paragraph ``text[start:end]``."""
    for name in names[bisect_left(names, start, key=START) :]:
        if name.start >= end:
            break
        behind = _OF.search(text, start, name.start) if _ROLE.match(text, name.end, end) else None
        cue = behind or _ITS.match(text, name.end, end)
        if cue and name.type != "place":
            return Stretch(*cue.span("cue")), Stretch(name.start, name.end)
    return None


def _whole(text: str, quoted: Sequence[QuotedStretch], at: int) -> list[Stretch]:
    """The quotation that begins with the stretch ``at`` and the paragraphs with which it goes on; nothing where
    other words stand beside it in a paragraph."""
    words: list[Stretch] = []
    while at < len(quoted) and (not words or quoted[at].continued):
        q = quoted[at]
        if not LINE_END.match(text, q.closing.end if q.closing else q.end):
            return []
        words.append(Stretch(q.start, q.end))
        at += 1
    return words
