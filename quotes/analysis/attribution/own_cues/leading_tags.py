"""Words in another paragraph than their cue, with a tag of their own before them: Holm: “…”."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.noun_phrases import NOUN_PHRASE
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.segmentation import BLOT
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.person_names import fold
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import START, Stretch

LONGEST_TAG = 80
"""Code points of a tag before the words that it attributes."""
_TIME = r"(?:\d[\d:.h]*\s?(?:[ap]\.?m\.?)?\s+)?"
"""The time of an entry of a live report, if any."""
_AS_FEW_WORDS = f"{NOUN_PHRASE}?"  # the question mark makes its last repetition lazy: the cue is no part of it
_TAG = re.compile(
    rf"{_TIME}(?P<who>{_AS_FEW_WORDS})(?:,\s(?:after|at|before|from|in|on)\s[^,;:“”\"]{{2,40}})?"
    rf"(?:\s(?P<cue>{ANY_FORM}))?(?P<colon>:)\s*",
    re.IGNORECASE,
)
LONGEST_LEAD = 160
"""The same of a sentence of which that is the object: Our reporter Ida is at the harbour: “…”."""
_LEAD = re.compile(rf"{_TIME}(?P<who>[^;:“”\"\n\r{BLOT}]{{2,{LONGEST_LEAD}}})(?P<cue>)(?P<colon>:)\s*")
_OTHER_ONE = {"he": "She", "she": "He"}
_HE_ACTS = re.compile(
    rf"(?:^|(?<=[.!?]\s))(?P<who>He|She)(?P<cue>)\s[^.:;!?“”\"{BLOT}]{{3,120}}(?P<colon>[.:])\s\Z", re.MULTILINE
)
"""A sentence on somebody right before quoted words: "He takes a long time to answer. "."""
_SOMEBODY = re.compile(
    rf"{_TIME}(?P<who>(?:An?|Another|One)\s(?:[a-z][\w’'-]*\s){{0,3}}?(?P<noun>[a-z][\w-]*))"
    r"(?:(?:,|\s(?:who|in|at|from|of|near|on|with))\s[^;:“”\"]{2,100})?(?P<cue>)(?P<colon>:)\s*"
)
"""Somebody without a name before words: A sailor who would not be named: “…”."""
_ACTS = re.compile(
    rf"{_TIME}(?:Now\s(?:[\w.’'-]+\s){{0,7}}|(?:(?:of|the|for|[A-ZÀ-Þ][\w.’'-]*)\s){{0,7}})"
    r"(?P<who>[A-ZÀ-Þ][\w’'-]*)(?P<cue>)"
    rf"(?:\s[a-z][^.:;!?“”\"{BLOT}]{{2,100}})?(?P<colon>\.)\s"
)
"""A sentence on somebody named, with the last word of the name, that is all that stands in a paragraph before words:
Ida Holm shrugs. “…”."""
_OF_ANOTHER = re.compile(r"(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
"""What words begin with that are not said by whom the sentence before them tells of."""


def apart_from_tagged(prose: Prose, names: Sequence[NameMention], attribution: Attribution) -> list[Attribution]:
    """``attribution``, and apart from it each part of its content in another paragraph than its cue that has a tag of
    its own before it: said by whom that names, by nobody where it names none of ``names``, which are in order."""
    cue = attribution.cue
    if cue is None or attribution.verbatim or len(attribution.content) == 1:
        return [attribution]
    tagged = {
        c: tag
        for c in attribution.content
        if (tag := _own_tag(prose, names, c) or _by_the_other(prose, attribution, c) or _by_who_acts(prose, names, c))
        and not tag.start() <= cue.start < c.start
    }
    own = tuple(c for c in attribution.content if c not in tagged)
    if not tagged or not own:
        return [attribution]
    return [
        replace(attribution, content=own),
        *(_by_tag(prose, names, attribution, piece, tag) for piece, tag in tagged.items()),
    ]


def _own_tag(prose: Prose, names: Sequence[NameMention], piece: Stretch) -> re.Match[str] | None:
    """What stands between the start of a paragraph and the quoted words that begin it: Holm tweets: “…”; Our reporter
    Ida Holm is at the harbour: “…”."""
    line = max(prose.text.rfind(mark, 0, piece.start) for mark in "\n\r") + 1
    if not 0 < piece.start - line <= LONGEST_LEAD or prose.quoted_in(piece) is None:
        return None
    tag = _TAG.fullmatch(prose.text, line, piece.start) if piece.start - line <= LONGEST_TAG else None
    somebody = _SOMEBODY.fullmatch(prose.text, line, piece.start)
    if somebody and sense_of(fold(somebody["noun"])).sort == "person":
        return somebody
    lead = tag or _LEAD.fullmatch(prose.text, line, piece.start)
    return lead if tag or (lead and _sole_person(prose, names, Stretch(line, piece.start))) else None


def _by_the_other(prose: Prose, attribution: Attribution, piece: Stretch) -> re.Match[str] | None:
    """What stands before the quoted words of a paragraph that tells of a man, where a woman speaks in another, or the
    other way round: (“…,” she said.) Does it hurt? He waits. “…”."""
    source = attribution.source
    he_or_she = prose.text[source.start : source.end].lower() if source else ""
    if he_or_she not in _OTHER_ONE or prose.quoted_in(piece) is None:
        return None
    line = max(prose.text.rfind(mark, 0, piece.start) for mark in "\n\r") + 1
    sentence = _HE_ACTS.search(prose.text, max(line, piece.start - LONGEST_LEAD), piece.start)
    return sentence if sentence and sentence["who"] == _OTHER_ONE[he_or_she] else None


def _by_who_acts(prose: Prose, names: Sequence[NameMention], piece: Stretch) -> re.Match[str] | None:
    """The sentence on somebody named which alone stands before the quoted words of a paragraph: (“…,” he said.)
    Ida Holm shrugs. “…”."""
    line = max(prose.text.rfind(mark, 0, piece.start) for mark in "\n\r") + 1
    quoted = prose.quoted_in(piece)
    if quoted is None or not 0 < piece.start - line <= LONGEST_LEAD or _OF_ANOTHER.match(prose.text, piece.start):
        return None
    opening = quoted.opening.start if quoted.opening else piece.start
    acts = _ACTS.fullmatch(prose.text, line, min(opening, piece.start))
    who = _sole_person(prose, names, Stretch(line, piece.start)) if acts else None
    return acts if acts and who and who.end == acts.end("who") else None


def _sole_person(prose: Prose, names: Sequence[NameMention], within: Stretch) -> NameMention | None:
    """The only person whom ``within`` names, or names in full, whatever else stands there: Holm captain Ida Lund."""
    inside = names[bisect_left(names, within.start, key=START) : bisect_left(names, within.end, key=START)]
    people = [n for n in inside if n.type == "person"]
    full = [n for n in people if " " in prose.text[n.start : n.end]] or people
    return full[0] if len(full) == 1 else None


def _by_tag(
    prose: Prose, names: Sequence[NameMention], attribution: Attribution, piece: Stretch, tag: re.Match[str]
) -> Attribution:
    """The words of ``piece`` as the ``tag`` before them attributes them."""
    who, cue = Stretch(*tag.span("who")), Stretch(*tag.span("cue" if tag["cue"] else "colon"))
    at = bisect_left(names, who.end, key=START) - 1
    named = at >= 0 and names[at].end > who.start
    sole = _sole_person(prose, names, who) if tag.re is _LEAD else names[at] if tag.re is _ACTS and named else None
    if sole is not None:
        who = Stretch(sole.start, sole.end)
    return replace(
        attribution,
        content=(piece,),
        cue=cue,
        source=who if named or tag.re in (_HE_ACTS, _SOMEBODY) else None,
        source_probability=attribution.probability,
        via=None,
    )
