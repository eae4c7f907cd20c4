"""The subject that stands right beside a cue, where the engine took another one for who speaks, or two for one."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.noun_phrases import DETERMINER, NOUN_PHRASE
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.segmentation import BLOT
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.person_names import fold, name_in_print
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import Stretch

_NEXT_CLAUSE = re.compile(
    rf",?\s(?:while|whereas)\s(?={DETERMINER}|[A-ZÀ-Þ])|,\s(?:but|as)\s(?=(?:his|her|its|their|the)\s)"
)
"""Between two who speak: said Ida Holm(, while) her deputy."""
_ALL_BUT = re.compile(r"(?:all|any|each|every|no|nobody|none|nothing)\w*\b", re.IGNORECASE)
_ENDS_WITH_CUE = re.compile(rf"\b{ANY_FORM}\s(?:the\s)?\Z", re.IGNORECASE)
_JOINED = r"(?:and|but|while|whereas)"
_OWN_CLAUSE = re.compile(
    rf",\s{_JOINED}\s(?P<who>(?!(?:he|she|it|they|who|also|then|later)\b)(?:{NOUN_PHRASE}?)(?:,\s{name_in_print('{0,4}')})?),?"
    r"\s(?:(?:had|has|have|also|once|then|later|\w+ly)\s){0,2}\Z",
    re.IGNORECASE,
)
"""The subject of the clause of a cue, behind another one: Ida called it “…”, and (her deputy, Per Lund), called."""
_TAKEN_ALONG = re.compile(rf",\s{_JOINED}\s(?:{NOUN_PHRASE}),?\Z", re.IGNORECASE)
"""The subject of the next clause at the end of words: (“…”), and her deputy,."""
_GOES_ON = re.compile(rf"(?:\s?{name_in_print('{0,4}')},?)?\s(?:(?:had|has|also|then|later)\s)?(?:{ANY_FORM}|\w+ed)\b")
_SOMEBODY_BEHIND = re.compile(
    r"\s(?P<who>(?:an?|another|the|his|her|its|their)\s(?P<noun>(?:[a-z][\w’'-]*\s){0,3}?[a-z][\w’'-]*))"
    r"(?=[.,;:]|\s(?:at|behind|from|in|near|of|on|outside|standing|who|with)\b|\s*\Z)"
)
"""Who speaks, behind a cue that stands right behind quoted words: “…,” shouted (a man) at the back."""
_TOUCHING = re.compile(r"[\s,]*")
_AS_PUT = re.compile(rf"\bas\s(?P<who>he|she|it|they|{NOUN_PHRASE})\s(?:(?:once|later|has|had)\s)?\Z", re.IGNORECASE)
"""Who puts it so: the weir, as (its warden) puts it, is “…”."""
_PUTS = re.compile(r"puts?\Z")
_WHO = re.compile(r"\bwho\s\Z")


def with_own_subject(prose: Prose, attribution: Attribution) -> Attribution:
    """``attribution`` with the subject of the clause of its cue as source, where the engine found one farther off, two
    together or none; unchanged elsewhere."""
    cue, source = attribution.cue, attribution.source
    if cue is None or attribution.verbatim:
        return attribution
    attribution = _without_next_subject(prose, attribution)
    found = _as_put(prose, cue) or _behind(prose, attribution, cue)
    if found is None and source is None:
        who = _WHO.search(prose.text, max(0, cue.start - 5), cue.start)
        found = Stretch(who.start(), who.end() - 1) if who else None
    if found is None and source is not None:
        found = _own_half(prose, source, cue) or _of_own_clause(prose, source, cue)
    if found is None or found == source:
        return attribution
    return replace(attribution, source=found, source_probability=attribution.probability)


def _own_half(prose: Prose, source: Stretch, cue: Stretch) -> Stretch | None:
    """Of a source that holds the subjects of two clauses the one beside the cue: said Ida, while her deputy (said)."""
    joint = _NEXT_CLAUSE.search(prose.text, source.start, source.end)
    if joint is None or _ALL_BUT.match(prose.text, source.start):
        return None
    if cue.end <= source.start:
        return Stretch(source.start, joint.start())
    before = _ENDS_WITH_CUE.search(prose.before(source.start)[1])
    return Stretch(joint.end(), source.end) if before else None


def _of_own_clause(prose: Prose, source: Stretch, cue: Stretch) -> Stretch | None:
    """The subject of the last clause before the cue, where one with words or a verb of its own parts it from
    ``source``: Ida called it “…”, and her deputy (called)."""
    if source.end >= cue.start or prose.before(cue.start)[0] > source.end:
        return None
    own = _OWN_CLAUSE.search(prose.text, source.end, cue.start)
    return Stretch(*own.span("who")) if own and BLOT in prose.text[source.end : own.start()] else None


def _without_next_subject(prose: Prose, attribution: Attribution) -> Attribution:
    """``attribution`` without the subject of the next clause at the end of its words: “…”, and her deputy, (said)."""
    *others, last = attribution.content
    quoted = prose.quoted_in(last)
    if quoted is None or quoted.closing is None:
        return attribution
    taken = _TAKEN_ALONG.search(prose.text, quoted.closing.start, last.end)
    if taken is None or taken.start() < quoted.end or not _GOES_ON.match(prose.text, last.end):
        return attribution
    return replace(attribution, content=(*others, Stretch(last.start, quoted.closing.end)))


def _behind(prose: Prose, attribution: Attribution, cue: Stretch) -> Stretch | None:
    """Who is described right behind a cue that touches the quoted words before it, where the engine took somebody named
    earlier: “…,” shouted a man at the back."""
    source = attribution.source
    said = next(
        (c for c in attribution.content if c.end <= cue.start and _TOUCHING.fullmatch(prose.text, c.end, cue.start)),
        None,
    )
    if said is None or prose.quoted_in(said) is None or (source is not None and source.end > said.start):
        return None
    who = _SOMEBODY_BEHIND.match(prose.text, cue.end)
    if who is None:
        return None
    sense = sense_of(fold(who["noun"].split()[-1]))
    known = sense.known or who["who"].startswith("a")
    return Stretch(*who.span("who")) if known and sense.sort in ("person", "group") else None


def _as_put(prose: Prose, cue: Stretch) -> Stretch | None:
    """Who puts it so: “…”, as she puts it."""
    if not _PUTS.search(prose.text, cue.start, cue.end) or not prose.text.startswith(" it", cue.end):
        return None
    start, before = prose.before(cue.start)
    who = _AS_PUT.search(before)
    return Stretch(start + who.start("who"), start + who.end("who")) if who else None
