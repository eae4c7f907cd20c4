"""Narration beside the words of somebody: what of a content no speaker says."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.edges import with_content
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_AT_A_PLACE = re.compile(r"\s(?:outside|in front of|at|in|near|across|through|along|around)\s")
_NEXT_SENTENCE = re.compile(r"\s+[A-ZÀ-Þ][\w’'-]*\s+[a-z]")
_AS_ONE_SPEAKS = re.compile(
    rf"(?:{alternatives('speech/as_one_speaks')})\s(?:to|about|on|at|in|with|from)\b", re.IGNORECASE
)
_TOPIC = re.compile(r"\b(?:of|about|as\sto|on|regarding|concerning)\s*\Z", re.IGNORECASE)  # said of (the sinking, “…”)
_THEN_WORDS = re.compile(r"\s*[,:]\s*[\"“‘«„'`]")


def without_narration(prose: Prose, attribution: Attribution) -> Attribution:
    """``attribution`` without unquoted pieces of its content that are no words of the speaker: a sentence of its own
    beside quoted ones (“We won,” she said. It rained. “At last.”) or beside that of the cue (They won, she said. It
    rained.), the topic of quoted words, what somebody did as he spoke (Reacting to it, she said: “…”), and where whole
    sentences were called (“Shame!” outside the court)."""
    attribution = with_content(
        attribution, tuple(_without_more(prose, c, attribution.cue) for c in attribution.content)
    )
    quoted = [c for c in attribution.content if prose.quoted_in(c)]
    if not quoted and len(attribution.content) > 1 and not attribution.verbatim:
        own = tuple(c for c in attribution.content if _is_beside_cue(prose, c, attribution.cue))
        return replace(attribution, content=own or attribution.content)
    if not quoted or len(quoted) == len(attribution.content):
        return attribution
    kept = tuple(c for c in attribution.content if c in quoted or not _is_narration(prose, c, attribution))
    return replace(attribution, content=kept)


def _without_more(prose: Prose, piece: Stretch, cue: Stretch | None) -> Stretch:
    """``piece`` up to the end of whole sentences between marks, where only a place stands behind, or the beginning of
    another sentence behind the ``cue``."""
    inside = prose.all_quoted_in(piece)
    last = inside[-1].closing if inside else None
    if last is None or not last.end < piece.end or prose.text[last.start - 1] not in ".!?":
        return piece
    more = _AT_A_PLACE.match(prose.text, last.end)
    if more is None and cue is not None and cue.end <= last.start:
        more = _NEXT_SENTENCE.match(prose.text, last.end)
    return Stretch(piece.start, last.end) if more else piece


def _is_narration(prose: Prose, piece: Stretch, attribution: Attribution) -> bool:
    start, before = prose.before(piece.start)
    after = prose.after(piece.end)
    if _TOPIC.search(before) and _THEN_WORDS.match(after):
        return True
    cue = attribution.cue
    if (
        cue
        and piece.end < cue.start
        and not before.strip()
        and _AS_ONE_SPEAKS.match(prose.text, piece.start, piece.end)
    ):
        return after.startswith(",")
    own_cue = _is_beside_cue(prose, piece, cue)
    return not own_cue and prose.quoted_in(Stretch(start, piece.end + len(after))) is None


def _is_beside_cue(prose: Prose, piece: Stretch, cue: Stretch | None) -> bool:
    """Whether the cue stands in the sentence of ``piece``."""
    return cue is not None and prose.before(piece.start)[0] <= cue.start < piece.end + len(prose.after(piece.end))
