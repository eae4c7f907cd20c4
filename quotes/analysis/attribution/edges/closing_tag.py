"""Words without marks before a tag that closes their sentence: "Last week the ferry sank, the Post reported." All of
the sentence up to the tag is what was said, though the engine saw but a part of it."""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import Stretch

_TO_TAG = re.compile(r",\s(?:(?:the|an?)\s)?\Z")
_ENDS = re.compile(r"\s*(?:(?:on|late|early|last)\s)*(?:\w+day|week|month)?[.!?]?\s*")
_ANOTHERS = re.compile(
    rf"\b(?:{ANY_FORM}|according\sto|called|because\sof)\b|[:;“”\"\u25a1()–—\n\r]|\s-+\s", re.IGNORECASE
)
"""What shows that a part of the sentence is another's words, or no prose."""
_SPEECH = re.compile(rf"\b(?:{ANY_FORM}|according)\b", re.IGNORECASE)
_OPENS = re.compile(r"\s*(?:(?:And|But|Yet|However,|Meanwhile,|Thus,)\s)?[\w$£€]")


def whole_sentence(prose: Prose, attribution: Attribution) -> Stretch | None:
    """The words of ``attribution`` from the beginning of their sentence to its tag, where that is its last part and
    nothing else in it is somebody's words; None elsewhere, and where they are whole."""
    piece, cue, source = attribution.content[0], attribution.cue, attribution.source
    if len(attribution.content) > 1 or cue is None or source is None or prose.quoted_in(piece):
        return None
    if not _SPEECH.search(prose.text, cue.start, cue.end):
        return None
    tag = Stretch(min(cue.start, source.start), max(cue.end, source.end))
    if tag.start < piece.end or tag.end - tag.start > cue.end - cue.start + source.end - source.start + 1:
        return None
    start, before = prose.before(tag.start)
    comma = _TO_TAG.search(before)
    if comma is None or not start <= piece.start or not _ENDS.fullmatch(prose.after(tag.end)):
        return None
    opening = _OPENS.match(before)
    if opening is None:
        return None
    words = Stretch(start + opening.end() - 1, start + comma.start())
    left_out = before[: piece.start - start] + " " + before[piece.end - start : comma.start()]
    return words if left_out.strip(" ,") and not _ANOTHERS.search(left_out) else None
