"""Quoted words with a tag of their own right behind them, which the engine left to whoever speaks next."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.noun_phrases import NOUN_PHRASE
from quotes.analysis.attribution.own_cues.far_cues import is_somebody_else
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import Stretch

_TAG = re.compile(  # the question mark makes the last repetition lazy: the cue is no part of the noun phrase
    rf"\s(?P<who>{NOUN_PHRASE}?)\s(?P<cue>{ANY_FORM})\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…]\s*[\"“‘'«„]?\Z")


def apart_from_own_tags(prose: Prose, attribution: Attribution) -> list[Attribution]:
    """``attribution``, and apart from it the words in marks before its cue that a tag right behind them gives to
    somebody else, in a sentence that ends before the next words: (“Resign!”) the crowd shouted. (“Never,” he said.)"""
    if attribution.cue is None or attribution.source is None or attribution.verbatim or len(attribution.content) == 1:
        return [attribution]
    found, first = list[Attribution](), 0
    for at, (piece, following) in enumerate(pairwise(attribution.content), 1):
        if tag := _own_tag(prose, attribution, piece, following):
            who, said = Stretch(*tag.span("who")), Stretch(*tag.span("cue"))
            found.append(replace(attribution, content=attribution.content[first:at], cue=said, source=who, via=None))
            first = at
    return [*found, replace(attribution, content=attribution.content[first:])] if found else [attribution]


def _own_tag(prose: Prose, attribution: Attribution, piece: Stretch, following: Stretch) -> re.Match[str] | None:
    """The tag of somebody else behind ``piece``, where its sentence ends before the ``following`` words."""
    cue, source, quoted = attribution.cue, attribution.source, prose.quoted_in(piece)
    if cue is None or source is None or quoted is None or quoted.closing is None or cue.start < following.start:
        return None
    tag = _TAG.match(prose.text, quoted.closing.end, following.start)
    if tag is None or not _SENTENCE_END.search(prose.text, tag.end(), following.start):
        return None
    return tag if is_somebody_else(prose, source, Stretch(*tag.span("who"))) else None
