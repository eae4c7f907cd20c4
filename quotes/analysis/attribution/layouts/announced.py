"""Words that the paragraph before announces: Here is the full statement from Port Alden: “…”"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.signed import LINE_END
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.analysis.quotation import QuotedStretch
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
