"""Quoted words with a tag of their own right behind them, which the engine left to whoever speaks next."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.noun_phrases import NOUN_PHRASE
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import Stretch

_TAG = re.compile(  # the question mark makes the last repetition lazy: the cue is no part of the noun phrase
    rf"\s(?!(?:he|she|they|it|we|i|who|you)\b)(?P<who>{NOUN_PHRASE}?)\s(?P<cue>{ANY_FORM})\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…]\s*[\"“‘'«„]?\Z")


def apart_from_own_tags(prose: Prose, attribution: Attribution) -> list[Attribution]:
    """``attribution``, and apart from it the words in marks before its cue that a tag right behind them gives to
    somebody else, in a sentence that ends before the next words: (“Resign!”) the crowd shouted. (“Never,” he said.)"""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or attribution.verbatim or len(attribution.content) == 1:
        return [attribution]
    for i, piece in enumerate(attribution.content[:-1]):
        tag = _own_tag(prose, attribution, piece, attribution.content[i + 1])
        if tag is None:
            continue
        own, rest = attribution.content[: i + 1], attribution.content[i + 1 :]
        who, said = Stretch(*tag.span("who")), Stretch(*tag.span("cue"))
        first = replace(attribution, content=own, cue=said, source=who, via=None)
        return [first, *apart_from_own_tags(prose, replace(attribution, content=rest))]
    return [attribution]


def _own_tag(prose: Prose, attribution: Attribution, piece: Stretch, following: Stretch) -> re.Match[str] | None:
    """The tag of somebody else behind ``piece``, where its sentence ends before the ``following`` words."""
    cue, source, quoted = attribution.cue, attribution.source, prose.quoted_in(piece)
    if cue is None or source is None or quoted is None or quoted.closing is None or cue.start < following.start:
        return None
    tag = _TAG.match(prose.text, quoted.closing.end, following.start)
    if tag is None or not _SENTENCE_END.search(prose.text, tag.end(), following.start):
        return None
    theirs = set(prose.text[source.start : source.end].lower().split())
    return tag if theirs.isdisjoint(tag["who"].lower().split()) else None
