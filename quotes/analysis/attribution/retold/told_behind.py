"""Who told words, by what stands behind them: “…,” aides said Frost told his colleagues."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.noun_phrases import NOUN_PHRASE
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.speech_verbs import ANY_FORM, BASE_FORM
from quotes.model import START, Stretch

_TOLD_BY = re.compile(
    r"\W*(?:[A-Z][\w.’'-]*\s+|he\s+|she\s+|they\s+){1,4}(?:was|were|is|are|had\s+been)\s+(?P<verb>told|asked|warned"
    r"|informed|advised|urged|ordered|instructed)\s+by\s+(?:the\s+|a\s+|an\s+)?(?:[\w-]+\s+){0,3}?"
)


_PAST = rf"(?!\w+ing\b|{BASE_FORM}\b){ANY_FORM}"
_TOLD_BEHIND = re.compile(
    rf"[\s,?!”’\"']*(?P<teller>{NOUN_PHRASE})\s(?P<outer>{_PAST})\s(?:that\s)?(?P<who>he|she|they|{NOUN_PHRASE})"
    rf"\s(?:(?:had|has|then|once|later|also)\s)?(?P<verb>{_PAST})(?:\s(?:to\s)?(?:him|her|them|me|us|reporters|{NOUN_PHRASE}))?"
    r"(?=[.,;:]|\s(?:in|on|at|by|during|after|before|behind|when|as|while)\b|\Z)",
    re.IGNORECASE,
)
"""Behind quoted words: “…,” aides said Frost told his colleagues."""


def told_behind(prose: Prose, names: Sequence[NameMention], attribution: Attribution) -> Attribution | None:
    """“…,” Denny was told by Frost: Frost said it, to Denny. “…,” aides said Frost told his colleagues: Frost said it,
    via his aides."""
    end = attribution.content[0].end
    after = prose.after(end)
    addressed = _TOLD_BY.match(after)
    if addressed is not None:
        return _addressed(names, attribution, end, after, addressed)
    source, told = attribution.source, _TOLD_BEHIND.match(after)
    if told is None or source is None or source.start < end or told["teller"].lower() == told["who"].lower():
        return None
    teller, who, verb = (Stretch(end + told.start(part), end + told.end(part)) for part in ("teller", "who", "verb"))
    return replace(attribution, source=who, cue=verb, via=teller)


def _addressed(
    names: Sequence[NameMention], attribution: Attribution, end: int, after: str, told: re.Match[str]
) -> Attribution | None:
    """``attribution`` to who told the words, by ``told`` in what stands ``after`` their ``end``."""
    speaker = next((n for n in names[bisect_left(names, end + told.start("verb"), key=START) :]), None)
    if speaker is None or not after[told.end("verb") : speaker.start - end].strip().startswith("by"):
        return None
    cue = Stretch(end + told.start("verb"), end + told.end("verb"))
    return replace(attribution, source=Stretch(speaker.start, speaker.end), cue=cue)
