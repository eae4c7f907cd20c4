"""Two verbs of speech in a sentence: Frost said Denny had told him: “…”."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.noun_phrases import DETERMINER
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import QuotedStretch
from quotes.lexicon.person_names import name_in_print
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import START, Stretch

TELLING = re.compile(rf"\b(?:(?-i:{ANY_FORM})|hear[sd]?|heard|remember(?:s|ed|ing)?|according\s+to)\b", re.IGNORECASE)
# What may stand between the outer verb and the name of the inner speaker, and between that name and its verb.
_TO_NAME = re.compile(
    r"\s+(?:(?:in|to|on|with)\s+(?:\w+\s+){1,4})?(?:that\s+)?(?:how\s+)?(?:(?:out|from)\s+)?"
    r"(?:(?:a|an|the|his|her|their)\s+(?:\w+\s+){1,2}(?:from|by|of)\s+)?"
    r"(?:(?:the|a|an|his|her|their)\s+(?:[\w-]+,?\s+){0,3}|[a-z-]+\s+)?(?:[A-Z][\w.-]*\s+){0,3}\Z"
)
_WRITES_TO = re.compile(r"\b(?:to|with)\s+(?:the\s+)?(?:[a-z-]+\s+|[A-Z][\w.-]*\s+){0,3}\Z")
"""Before whom something is told or written to, and who says nothing: wrote a letter to Mr (Denny saying)."""
_TO_VERB = re.compile(
    r",?\s+(?:(?:that|which|had|has|once|also|then|later|earlier|as|himself|herself|repeatedly|personally|recently"
    r"|privately)\s+){0,3}\Z"
)
REST_OF_TAG = re.compile(
    r"(?:\s+(?:him|her|them|me|us|reporters|[A-Z][\w.’'-]*|(?:the|a|his|her|their)\s+[\w-]+))?"
    r"(?:\s+(?:in|on|at|to|during|after|before|by|from)\b[^,;:\"“]{0,40})?(?:\s+that)?\s*[:,]?\s*[\"“‘«„'`]?\Z"
)
"""What stands between the inner verb and the words: told (him on the way home:)."""
_BEFORE = re.compile(r"(?:,?\s+(?:who|has|had|also|later|then|once|was|previously)\b)*\s*\Z")
_DESCRIBED = re.compile(
    r"\s+(?:that\s+)?(?P<who>(?:a|an|another|one|some)\s+(?:[\w’'-]+\s+){0,2}?[\w’'-]+)(?=\s+(?:had|who|whose|came|then|once))"
)
_BESIDE_VERB = re.compile(r"\b(?:and|(?<!he\s)(?<!they\s)(?<!it\s)(?<!I\s)had)\s+\Z")
"""What stands before the verb of the one described; no pronoun, which may be who tells it."""

_INNER = re.compile(
    rf"(?:that\s)?(?P<who>(?:{DETERMINER})?{name_in_print('{0,5}')})\s(?:(?:had|has|once|later|\w+ly)\s){{0,2}}(?P<verb>(?!\w+ing\b){ANY_FORM})"
    r"\s(?:(?:to\s)?(?:(?!that\b)[\w’'-]+\s){1,4}?)?that\s"
)
"""What indirect words begin with that are another's: (reported) that Denny once told aides that."""


def inner_clause(prose: Prose, quoted: QuotedStretch, attribution: Attribution) -> Attribution | None:
    """The Post reported that Denny told aides that Frost was “mad”: what is between marks is Denny's."""
    first = attribution.content[0]
    inner = _INNER.match(prose.text, first.start, quoted.start)
    if inner is None or attribution.source is None or attribution.source.end > first.start:
        return None
    who, verb = Stretch(*inner.span("who")), Stretch(*inner.span("verb"))
    content = (replace(first, start=inner.end()), *attribution.content[1:])
    return replace(attribution, content=content, source=who, cue=verb, via=attribution.source)


def nested_speaker(
    start: int, before: str, near: Sequence[NameMention], attribution: Attribution
) -> Attribution | None:
    """Frost said (that) Denny had told him: “…”; quoted Denny as saying “…”; Denny, Frost testified, told him: “…”.
    ``before``: what stands before the words in their sentence, from ``start`` on; ``near``: the names in it."""
    verbs = list(TELLING.finditer(before))
    if len(verbs) < 2 or not REST_OF_TAG.match(before, verbs[-1].end()):
        return None
    outer, inner = verbs[-2], verbs[-1]
    according = outer[0].lower().startswith("according")
    after = before.rfind(",", outer.end(), inner.start()) + 1 if according else outer.end()
    for name in near:
        first, end = name.start - start, name.end - start
        between = after <= first and end <= inner.start() and not _WRITES_TO.search(before, outer.start(), first)
        if between and _TO_NAME.fullmatch(before[after:first]) and _TO_VERB.fullmatch(before[end : inner.start()]):
            teller = _teller(start, before[: outer.start()], near, attribution, outer)
            if according:
                teller = next(
                    (Stretch(n.start, n.end) for n in near if start + outer.end() <= n.start < start + after), None
                )
            return told_by(attribution, start, name, inner, teller)
    return _interposed(start, before, near, attribution, verbs) or _somebody(start, before, attribution, outer, inner)


def _somebody(
    start: int, before: str, attribution: Attribution, outer: re.Match[str], inner: re.Match[str]
) -> Attribution | None:
    """Frost said a neighbour had knocked and whispered: “…”: said by one of no name, via Frost."""
    described = _DESCRIBED.match(before, outer.end(), inner.start())
    source, beside = attribution.source, _BESIDE_VERB.search(before, outer.end(), inner.start())
    if described is None or beside is None or source is None or not source.end <= start + outer.start():
        return None
    who, verb = Stretch(start + described.start("who"), start + described.end("who")), inner.span()
    return replace(attribution, source=who, cue=Stretch(start + verb[0], start + verb[1]), via=source)


def _interposed(
    start: int, before: str, near: Sequence[NameMention], attribution: Attribution, verbs: Sequence[re.Match[str]]
) -> Attribution | None:
    """Denny, Frost testified, told him: “…”."""
    outer, inner = verbs[-2], verbs[-1]
    at = bisect_right(near, start + outer.start(), key=START) - 1
    if at < 1:
        return None
    teller, speaker = near[at], near[at - 1]
    commas = before[speaker.end - start : teller.start - start].strip() == ","
    if (
        commas
        and not before[teller.end - start : outer.start()].strip()
        and before[outer.end() : inner.start()].strip() == ","
    ):
        return told_by(attribution, start, speaker, inner, Stretch(teller.start, teller.end))
    return None


def _teller(
    start: int, before: str, near: Sequence[NameMention], attribution: Attribution, verb: re.Match[str]
) -> Stretch | None:
    """Who tells: the engine's source where it stands before the outer verb, else the name beside that verb."""
    source = attribution.source
    if source and start <= source.start and source.end <= start + verb.start():
        return source
    for name in near:
        if name.end - start <= len(before) and _BEFORE.fullmatch(before[name.end - start :]):
            return Stretch(name.start, name.end)
    return None


def told_by(
    attribution: Attribution, start: int, speaker: NameMention, verb: re.Match[str], teller: Stretch | None
) -> Attribution:
    """``attribution`` to the inner ``speaker`` by the inner ``verb``, a match of what begins at ``start``, via the
    ``teller``."""
    cue = verb.span("verb") if "verb" in verb.groupdict() else verb.span()
    source = attribution.source
    if source is None or not (source.start < speaker.end and speaker.start < source.end):
        source = Stretch(speaker.start, speaker.end)
    via = teller if teller != source else None
    return replace(attribution, source=source, cue=Stretch(start + cue[0], start + cue[1]), via=via)
