"""Words without marks beside a tag of their sentence. Up to a tag that closes it, all of the sentence is what was said,
though the engine saw but a part of it: "Last week the ferry sank, the Post reported." Behind a tag inserted where no
clause ends, the words go on: "The ferry is late because, said Holm, the tide has turned."
"""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_TO_TAG = re.compile(r",\s(?:(?:the|an?)\s)?\Z")
_ENDS = re.compile(r"\s*(?:(?:on|late|early|last)\s)*(?:\w+day|week|month)?[.!?]?\s*")
_ANOTHERS = re.compile(
    rf"(?<!\bis\s)(?<!\b(?:are|was)\s)(?<!\b(?:been|were)\s)\b{ANY_FORM}\b|\b(?:according\sto|called|because\sof)\b|[:;“”\"\u25a1()–—\n\r]|\s-+\s",
    re.IGNORECASE,
)
"""What shows that a part of the sentence is another's words, or no prose."""
_SPEECH = re.compile(rf"\b(?:{ANY_FORM}|according)\b", re.IGNORECASE)
_OPEN = re.compile(rf"\b(?:{alternatives('function/ends_nothing')}|and|as|that)\Z", re.IGNORECASE)
"""What no clause ends with."""
_BEHIND_TAG = re.compile(r",\s(?P<words>[^.;:!?“”\"()\n\r\u25a1]+)(?=[.;!?\n\r]|\Z)")
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


def behind_inserted_tag(prose: Prose, attribution: Attribution) -> Stretch | None:
    """The words behind the tag of ``attribution`` that stands where no clause ends, up to the end of the sentence; None
    where there is no such tag, or somebody else is told to speak behind it."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None:
        return None
    end = cue.end if cue.end > source.end else source.end
    if prose.text[end : end + 1] != ",":
        return None
    tag = Stretch(min(cue.start, source.start), end)
    piece = next((c for c in attribution.content if 1 <= tag.start - c.end <= 2), None)
    if piece is None or tag.end - tag.start > cue.end - cue.start + source.end - source.start + 1:
        return None
    rest = _BEHIND_TAG.match(prose.text, tag.end)
    if rest is None or not _OPEN.search(prose.text, piece.start, piece.end) or _SPEECH.search(rest["words"]):
        return None
    return Stretch(*rest.span("words"))
