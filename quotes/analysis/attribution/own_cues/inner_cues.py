"""Words that begin with a subject and a cue of their own: he had warned that “…”."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import Stretch

_OWN_CUE = re.compile(
    rf"(?P<who>he|she|they)\s(?P<cue>(?:(?:had|has|have)\s)?{ANY_FORM})\s(?:that\s)?(?=[“\"])", re.IGNORECASE
)
"""What words begin with that another sentence attributes: he had warned that (“…”)."""


def apart_from_own_cues(prose: Prose, attribution: Attribution) -> list[Attribution]:
    """``attribution``, and apart from it each later part of its content that begins with a subject and a cue of its own
    before words in marks: he had warned that “…”."""
    if attribution.cue is None or attribution.verbatim or len(attribution.content) == 1:
        return [attribution]
    first, *others = attribution.content
    cues = {c: m for c in others if (m := _OWN_CUE.match(prose.text, c.start, c.end))}
    if not cues:
        return [attribution]
    return [
        replace(attribution, content=(first, *(c for c in others if c not in cues))),
        *(_by_own_cue(attribution, c, m) for c, m in cues.items()),
    ]


def _by_own_cue(attribution: Attribution, piece: Stretch, cue: re.Match[str]) -> Attribution:
    """The words of ``piece`` behind the subject and the ``cue`` that it begins with."""
    return replace(
        attribution,
        content=(Stretch(cue.end(), piece.end),),
        cue=Stretch(*cue.span("cue")),
        source=Stretch(*cue.span("who")),
        source_probability=attribution.probability,
        via=None,
    )
