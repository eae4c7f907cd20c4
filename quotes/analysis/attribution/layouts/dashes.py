"""Dialogue that is set with dashes in place of quotation marks: what stands between the dash and who says it, and what
goes on behind, are words.

    — The tide runs on Mondays, says Lund. I only follow it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.lexicon.clause_words import holds_clause
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import Stretch

_DASH = re.compile(r"[—–―]\s+(?=[\w¿¡…])")
_SPEAKS = re.compile(rf"(?:{ANY_FORM})\b", re.IGNORECASE)
_BEFORE_TAG = re.compile(r"[,?!…]\s+\Z")
_GOES_ON = re.compile(r",\s+(?P<rest>\S[^\n\r]*)")
_AFTER_STOP = re.compile(r"[^.?!\n\r]*[.?!]\s+(?P<rest>\S[^\n\r]*)")
_OF_TALK = re.compile(r"\b(?:I|we|you|my|our|your|me|us)\b|\?")
"""What is no entry of a list: — Three hurt, police say."""
_FEWEST = 2
"""Paragraphs of dialogue: one dash alone may be a heading."""


def dashed_dialogue(
    text: str, paragraphs: Sequence[Stretch], attributions: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Those of ``attributions`` whose paragraph opens with a dash and tells behind its first words who says them, with
    all words of the paragraph that are not the reporter's. Linear time."""
    begins = [p.start for p in paragraphs]
    found: dict[int, Attribution] = {}
    for a in attributions:
        at = bisect_right(begins, a.content[0].start) - 1
        paragraph = paragraphs[at] if at >= 0 else None
        dash = _DASH.match(text, paragraph.start, paragraph.end) if paragraph else None
        if paragraph is None or dash is None or at in found or a.cue is None or a.source is None:
            continue
        tag = Stretch(min(a.cue.start, a.source.start), max(a.cue.end, a.source.end))
        before = text[dash.end() : tag.start]
        if (
            tag.end > paragraph.end
            or not _BEFORE_TAG.search(before)
            or not _SPEAKS.search(text, a.cue.start, a.cue.end)
        ):
            continue
        opening = Stretch(dash.end(), dash.end() + len(before.rstrip().removesuffix(",")))
        words = (opening, *_behind(text, tag.end, paragraph.end))
        found[at] = replace(a, content=words, probability=SURE, source_probability=SURE, verbatim=True)
    talk = any(_OF_TALK.search(text, c.start, c.end) for a in found.values() for c in a.content)
    if talk and len(found) >= _FEWEST:
        yield from found.values()


def _behind(text: str, start: int, end: int) -> Iterator[Stretch]:
    """What is said behind the tag that ends at ``start``: where the sentence goes on and where the next ones are those
    of somebody who talks."""
    goes_on = _GOES_ON.match(text, start, end)
    if goes_on and holds_clause(goes_on["rest"].split(". ")[0]):
        yield Stretch(goes_on.start("rest"), start + len(text[start:end].rstrip()))
    elif (after := _AFTER_STOP.match(text, start, end)) and _OF_TALK.search(after["rest"]):
        yield Stretch(after.start("rest"), start + len(text[start:end].rstrip()))
