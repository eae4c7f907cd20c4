"""Quoted words with a tag of their own right behind them, which the engine left to whoever speaks next."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.noun_phrases import NOUN_PHRASE
from quotes.analysis.attribution.own_cues.far_cues import is_somebody_else
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import Stretch

_TAG = re.compile(  # the question mark makes the last repetition lazy: the cue is no part of the noun phrase
    rf"\s(?P<who>{NOUN_PHRASE}?)\s(?P<cue>{ANY_FORM})\b", re.IGNORECASE
)
_ENDS_THERE = re.compile(r"(?:\s(?:him|her|them|us|back|\w+ly))?[.!?](?:\s|\Z)")
"""Behind the cue of a tag that is all the rest of its sentence."""
_SENTENCE_END = re.compile(r"[.!?…]\s*[\"“‘'«„]?\Z")


def apart_from_own_tags(prose: Prose, attribution: Attribution) -> list[Attribution]:
    """``attribution``, and apart from it the words in marks that a tag right behind them gives to somebody else: before
    its cue, in a sentence that ends before the next words: (“Resign!”) the crowd shouted. (“Never,” he said.); behind
    its cue, in a sentence that ends with the tag: (“It ran,” he said.) (“Is that all?”) the judge asked."""
    if attribution.cue is None or attribution.source is None or attribution.verbatim or len(attribution.content) == 1:
        return [attribution]
    found, own, others = list[Attribution](), list[Stretch](), list[Stretch]()
    for piece, following in zip_longest(attribution.content, attribution.content[1:]):
        others.append(piece)
        if tag := _own_tag(prose, attribution, piece, following):
            who, said = Stretch(*tag.span("who")), Stretch(*tag.span("cue"))
            theirs = others if attribution.cue.start >= piece.end else others[-1:]
            own += others[: -len(theirs)]
            found.append(replace(attribution, content=tuple(theirs), cue=said, source=who, via=None))
            others = []
    own += others
    return [*found, replace(attribution, content=tuple(own))] if found and own else [attribution]


def _own_tag(prose: Prose, a: Attribution, piece: Stretch, following: Stretch | None) -> re.Match[str] | None:
    """The tag of somebody else behind ``piece``, where its sentence ends before the ``following`` words."""
    quoted = prose.quoted_in(piece)
    if a.cue is None or a.source is None or quoted is None or quoted.closing is None:
        return None
    tag = _TAG.match(prose.text, quoted.closing.end, following.start if following else len(prose.text))
    if tag is None or (a.cue.start, a.cue.end) == tag.span("cue"):
        return None
    if a.cue.start < piece.start:
        ends = _ENDS_THERE.match(prose.text, tag.end())
    else:
        ends = _SENTENCE_END.search(prose.text, tag.end(), following.start) if following else None
    return tag if ends and is_somebody_else(prose, a.source, Stretch(*tag.span("who"))) else None
