"""Words told by another: “Frost said Denny had told him: …” is said by Denny, via Frost."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.noun_phrases import NOUN_PHRASE
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import QuotedStretch
from quotes.lexicon.nouns import PERSON
from quotes.lexicon.person_names import CAPITALISED, fold
from quotes.lexicon.speech_verbs import ANY_FORM, BASE_FORM
from quotes.lexicon.word_lists import alternatives
from quotes.model import END, START, Stretch

_VERB = re.compile(rf"\b(?:{ANY_FORM}|hear[sd]?|heard|remember(?:s|ed|ing)?|according\s+to)\b", re.IGNORECASE)
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
_LAST = re.compile(  # told (him on the way home:)
    r"(?:\s+(?:him|her|them|me|us|reporters|[A-Z][\w.’'-]*|(?:the|a|his|her|their)\s+[\w-]+))?"
    r"(?:\s+(?:in|on|at|to|during|after|before|by|from)\b[^,;:\"“]{0,40})?(?:\s+that)?\s*[:,]?\s*[\"“‘«„'`]?\Z"
)
_BEFORE = re.compile(r"(?:,?\s+(?:who|has|had|also|later|then|once|was|previously)\b)*\s*\Z")
_WAS = r"(?:was|is|were|has\s+been|had\s+been)\s+"
_PASSIVE = re.compile(rf"\s+{_WAS}(?:\w+ly\s+)?(?P<verb>quoted|cited|reported|heard)\s+(?:\w+ing\s+)?")
_BY = re.compile(r"(?:by|in)\s+(?:the\s+|a\s+)?\Z")
_AS_SAYING = re.compile(
    r"[^,;:“\"]{0,60}?\b(?P<verb>as\s+(?:saying|telling|writing)|saying|say|telling)\b\s*[:,]?\s*[\"“‘«„'`]?\Z"
)
_TOLD_BY = re.compile(
    r"\W*(?:[A-Z][\w.’'-]*\s+|he\s+|she\s+|they\s+){1,4}(?:was|were|is|are|had\s+been)\s+(?P<verb>told|asked|warned"
    r"|informed|advised|urged|ordered|instructed)\s+by\s+(?:the\s+|a\s+|an\s+)?(?:[\w-]+\s+){0,3}?"
)

_SAYING = r"(?P<verb>saying|telling|writing|noting|adding)\b"
_QUOTED_AS = re.compile(
    r"\b(?:quot(?:ed|es|ing)|report(?:ed|s|ing))\s+(?!(?:by|in|on|at|as)\b)(?P<who>(?:[\w.’'-]+\s+){0,7}?[\w.’'-]+)\s+as\s+"
    + _SAYING
)
"""Whom somebody quotes: "quoted him as saying", "quoted the pilot Per Lund as telling"."""
_IS_QUOTED = re.compile(
    rf"(?P<who>\b(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he\s+(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+|(?:{CAPITALISED}\s+){{0,4}}?{CAPITALISED}))"
    rf"\s+{_WAS}(?:\w+ly\s+)?quoted\s+(?:(?:by|in)\s+(?P<by>[^,;:“”\"]{{1,60}}?)\s+)?as\s+{_SAYING}"
)
"""Who is quoted: "she was quoted by the Post as saying"."""
_REFERS = re.compile(
    r"\b(?:referr?|respond|react|report|investigat|prob)(?:s|es|e|ed|ing)?\s(?:to|on|into)\Z", re.IGNORECASE
)
_A_CLAIM = "(?:claim|allegation|accusation|assertion|warning|question|suggestion|statement|complaint|prediction)s?"
_WHEN = r"(?:\s(?:earlier|later|last|this|on)(?:\s\w+){1,2}?)?"
_CLAIMED = re.compile(
    rf"(?:(?:[\w-]+\s){{1,3}}?(?P<claim>{_A_CLAIM})\s(?:by|from|of)\s(?P<who>[^,;:]{{3,60}}?){_WHEN}"
    rf"|(?P<owner>[^,;:]{{2,60}}?)(?:['’]s|(?<=s)['’])\s(?:[\w-]+\s){{0,2}}?(?P<owned>{_A_CLAIM}))"
    r"\s(?=that\b|whether\b)",
    re.IGNORECASE,
)
"""Who claims what somebody refers to: a claim by a sailor that …, a sailor’s claims that …"""
_CLAIM = re.compile(rf"(?:(?!no\b)[\w-]+\s){{0,3}}?{_A_CLAIM}\s(?=that\b|whether\b)", re.IGNORECASE)
_OF_NOBODY = re.compile(
    rf"\b(?:(?:investigat|prob|examin)(?:e|ed|es|ing)|(?:respond|react)(?:ed|s|ing)?\sto)"
    rf"\s(?:(?!no\b)[\w-]+\s){{0,3}}?{_A_CLAIM}\s?\Z",
    re.IGNORECASE,
)
"""What others claim, whom nothing names: is investigating claims (that …)."""
_MOST_NAMES = 5  # of one phrase
_RIGHT_BEHIND = 2
"""Code points between "as saying" and words without marks, at most."""
_WHAT_WAS_TOLD = re.compile(
    rf"(?:(?P<what>what|how|that)\s)?(?P<who>[^“”\":;]{{2,80}}?),?\s(?:(?:had|has|have|once|always|often|\w+ly)\s){{0,3}}(?P<verb>{ANY_FORM})"
    r"(?:\s(?:to\s)?(?:him|her|them|me|us|police|reporters|(?:his|her|the)\s[\w’'-]+))?",
    re.IGNORECASE,
)
"""Words without marks before quoted ones: (recalled) what the bishop had told her: “…”; (said) he told her: “…”."""
_WRITTEN = re.compile(
    r"\b(?:email|e-mail|letter|message|note|post|text|tweet)\s(?:(?:that|which)\s)?(?!(?:about|by|for|from|to)\s)(?P<who>[^“”\":;]{2,80}?),?"
    r"\s(?:had\s)?(?P<verb>sent|wrote|written|posted|texted|left)\b[^“”\":;]{0,80}:\s*[\"“‘«„'`]?\Z"
)
"""Who wrote what somebody reads out: "read out a message that the accused sent to his brother: “…”"."""
_WRITING = alternatives("nouns/writing", "nouns/work", "writings/signed")
_OF_ANOTHER = (
    rf"(?:an?|the|another|one|his|her|their)\s(?:[\w’'-]+\s){{0,3}}?(?P<writing>{_WRITING})\s(?P<by>by|from)\s"
    r"(?P<who>[^,“”\":;]{2,60}?(?:,\s[^,“”\":;]{2,60}?)?),?"
)
_WHICH_READS = re.compile(
    rf"(?<!\b[Ii]n\s){_OF_ANOTHER}\s(?:which|that)\s(?P<verb>{ANY_FORM}|begins|began|ends|ended|goes|went|opens|opened)"
    r"\s*[:,]?\s*[\"“‘«„'`]?\Z"
)
"""Whose writing somebody passes on, and how: "for sharing a post by the poet Per Lund, which read: “…”"."""
_PASSED_ON = re.compile(rf"\b(?:{alternatives('writings/passes_on')})\s{_OF_ANOTHER}:\s*[\"“‘«„'`]?\Z")
"""The same before a colon: "reposted a message from Per Lund: “…”"."""
_TO_QUOTED = re.compile(r"\s*[:,]?\s*[\"“‘«„'`]?")
_DESCRIBED = re.compile(
    r"\s+(?:that\s+)?(?P<who>(?:a|an|another|one|some)\s+(?:[\w’'-]+\s+){0,2}?[\w’'-]+)(?=\s+(?:had|who|whose|came|then|once))"
)
_BESIDE_VERB = re.compile(r"\b(?:and|(?<!he\s)(?<!they\s)(?<!it\s)(?<!I\s)had)\s+\Z")
"""What stands before the verb of the one described; no pronoun, which may be who tells it."""
_WHO_QUOTES = re.compile(r"\W*(?:[\w’'.-]+\s+){1,6}?(?=(?:quot|report)(?:ed|es|s|ing)\b)")
"""What stands between quoted words and those."""


_PAST = rf"(?!\w+ing\b|{BASE_FORM}\b){ANY_FORM}"
_TOLD_BEHIND = re.compile(
    rf"[\s,?!”’\"']*(?P<teller>{NOUN_PHRASE})\s(?P<outer>{_PAST})\s(?:that\s)?(?P<who>he|she|they|{NOUN_PHRASE})"
    rf"\s(?:(?:had|has|then|once|later|also)\s)?(?P<verb>{_PAST})(?:\s(?:to\s)?(?:him|her|them|me|us|reporters|{NOUN_PHRASE}))?"
    r"(?=[.,;:]|\s(?:in|on|at|by|during|after|before|behind|when|as|while)\b|\Z)",
    re.IGNORECASE,
)
"""Behind quoted words: “…,” aides said Frost told his colleagues."""


def with_inner_speaker(prose: Prose, names: Sequence[NameMention], attribution: Attribution) -> Attribution:
    """``attribution`` with its inner speaker as source and the outer one as ``via``, where somebody tells what another
    said; unchanged elsewhere. ``names`` in the order of the text. Of words without quotation marks only those that
    somebody is quoted as saying are looked at."""
    if recalled := _recalled(prose, attribution) or _read_out(prose, names, attribution):
        return recalled
    quoted = prose.quoted_in(attribution.content[0])
    if quoted is None:
        return _quoted_indirectly(prose, attribution) or _claimed(prose, attribution) or attribution
    start, before = prose.before(quoted.start)
    near = names[bisect_left(names, start, key=START) : bisect_right(names, quoted.start, key=END)]
    told = _passive(start, before, near, attribution) or _nested(start, before, near, attribution)
    if told is None:
        quoted_as = _quoted_as(prose, quoted, attribution) or _quoted_indirectly(prose, attribution)
        return quoted_as or _told_behind(prose, names, attribution) or attribution
    words = Stretch(max(quoted.start, told.content[0].start), told.content[0].end)
    return replace(told, content=(words, *told.content[1:]))


def _nested(start: int, before: str, near: Sequence[NameMention], attribution: Attribution) -> Attribution | None:
    """Frost said (that) Denny had told him: “…”; quoted Denny as saying “…”; Denny, Frost testified, told him: “…”."""
    verbs = list(_VERB.finditer(before))
    if len(verbs) < 2 or not _LAST.match(before, verbs[-1].end()):
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
            return _told(attribution, start, name, inner, teller)
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
        return _told(attribution, start, speaker, inner, Stretch(teller.start, teller.end))
    return None


def _passive(start: int, before: str, near: Sequence[NameMention], attribution: Attribution) -> Attribution | None:
    """Denny was quoted by the Post as saying “…”."""
    for name in near:
        quoted = _PASSIVE.match(before, name.end - start)
        saying = _AS_SAYING.match(before, quoted.end()) if quoted else None
        if quoted and saying:
            by = next(
                (n for n in near if n.start - start >= quoted.end() and _BY.search(before[: n.start - start])), None
            )
            return _told(attribution, start, name, saying, Stretch(by.start, by.end) if by else None)
    return None


def _quoted_as(prose: Prose, quoted: QuotedStretch, attribution: Attribution) -> Attribution | None:
    """“…,” the Post quoted him as saying; “…,” he was quoted by the Post as saying; the Post quoted him as
    saying: “…”."""
    start, before = prose.before(quoted.start)
    told = _QUOTED_AS.finditer(before) if " as " in before else ()
    found = next((m for m in told if _LAST.match(before, m.end())), None)
    if found is None:
        start = max(c.end for c in attribution.content if prose.quoted_in(c))
        after = prose.after(start)
        if " as " not in after:
            return None
        teller = _WHO_QUOTES.match(after)
        found = _QUOTED_AS.match(after, teller.end()) if teller else None
        found = found or _IS_QUOTED.match(after, len(after) - len(after.lstrip(" ,?!”’\"'")))
    if found is None:
        return None
    phrase = Stretch(start + found.start(), start + found.end())
    content = tuple(c for c in attribution.content if _are_apart(c, phrase))
    return _quoted_by(attribution, found, start, content) if content else None


def _quoted_indirectly(prose: Prose, attribution: Attribution) -> Attribution | None:
    """The Post quoted him as saying that …; he was quoted by the Post as saying that … “…”: the words are what
    follows, where the engine took whom the Post quotes for them."""
    first = attribution.content[0]
    start, before = prose.before(first.start)
    sentence = before + prose.after(first.start)
    if " as " not in sentence:
        return None
    for found in (m for pattern in (_QUOTED_AS, _IS_QUOTED) for m in pattern.finditer(sentence)):
        behind = start + found.end()
        if start + found.start() <= first.start <= behind + _RIGHT_BEHIND:
            at = max(first.start, start + len(sentence) - len(sentence[found.end() :].lstrip(" ,:")))
            end = first.end if first.end > at else start + len(sentence.rstrip(" .!?"))
            words = Stretch(at, end)
            marked = prose.quoted_in(words)
            if at >= end or (words != first and marked and marked.start - at <= _RIGHT_BEHIND):
                return None
            return _quoted_by(attribution, found, start, (words, *attribution.content[1:]))
    return None


def _claimed(prose: Prose, attribution: Attribution) -> Attribution | None:
    """Frost was referring to a claim by Denny that …; the Post reported on Denny's claims that …: Denny claims it."""
    words = attribution.content[0]
    found = _CLAIMED.match(prose.text, words.start, words.end)
    if attribution.via:
        return None
    before = prose.before(words.start)[1]
    claim = None if found else _CLAIM.match(prose.text, words.start, words.end)
    if found is None and _OF_NOBODY.search(before + (claim[0] if claim else "")):
        start = claim.end() if claim else words.start
        return replace(attribution, content=(Stretch(start, words.end), *attribution.content[1:]), source=None)
    if found is None or not _REFERS.search(before.rstrip()):
        return None
    who, noun = ("who", "claim") if found["who"] else ("owner", "owned")
    content = (Stretch(found.end(), words.end), *attribution.content[1:])
    source, cue = (Stretch(*found.span(part)) for part in (who, noun))
    return replace(attribution, content=content, source=source, cue=cue, via=attribution.source)


def _recalled(prose: Prose, attribution: Attribution) -> Attribution | None:
    """Frost recalled what Denny had told her: “…”: Denny said it, via Frost."""
    start, words = attribution.content[0].start, next(filter(None, map(prose.quoted_in, attribution.content)), None)
    told = _WHAT_WAS_TOLD.match(prose.text, start, words.start) if words else None
    if words is None or told is None or not _TO_QUOTED.fullmatch(prose.text, told.end(), words.start):
        return None
    if not told["what"] and ":" not in prose.text[told.end() : words.start]:
        return None
    content = (Stretch(words.start, attribution.content[0].end), *attribution.content[1:])
    said = tuple(c for c in content if c.start < c.end)
    who, verb = Stretch(*told.span("who")), Stretch(*told.span("verb"))
    return replace(attribution, content=said, source=who, cue=verb, via=attribution.source)


def _read_out(prose: Prose, names: Sequence[NameMention], attribution: Attribution) -> Attribution | None:
    """Frost read out a message that Denny had sent to his brother: “…”; Frost shared a post by Denny, which said: “…”:
    Denny wrote it, via Frost."""
    words, source = next(filter(None, map(prose.quoted_in, attribution.content)), None), attribution.source
    if words is None or (source and source.start >= words.start):
        return None
    start, before = prose.before(words.start)
    found = (_WRITTEN.search(before) if source else None) or _WHICH_READS.search(before) or _PASSED_ON.search(before)
    if found is None or (source and start + found.start() < source.end) or _VERB.search(found["who"]):
        return None
    content = (Stretch(words.start, max(c.end for c in attribution.content)),)
    groups = found.groupdict()
    cue = "verb" if "verb" in groups else "writing"
    who, verb = (Stretch(start + found.start(part), start + found.end(part)) for part in ("who", cue))
    if groups.get("by") == "from" and not _is_somebody(prose, names, who):
        return None
    return replace(attribution, content=content, source=who, cue=verb, via=source)


def _is_somebody(prose: Prose, names: Sequence[NameMention], who: Stretch) -> bool:
    """Whether ``who`` holds a name that is no place's, or ends in a noun for people: no hospital bed."""
    at = bisect_left(names, who.start, key=START)
    named = any(n.start < who.end and n.type != "place" for n in names[at : at + _MOST_NAMES])
    last = fold(prose.text[who.start : who.end].split()[-1])
    return named or last in PERSON or last.removesuffix("s") in PERSON


def _quoted_by(attribution: Attribution, found: re.Match[str], start: int, content: tuple[Stretch, ...]) -> Attribution:
    """``attribution`` of ``content`` to whom ``found``, a match of what begins at ``start``, says is quoted."""
    phrase, who, verb = (
        Stretch(start + at, start + end) for at, end in (found.span(), found.span("who"), found.span("verb"))
    )
    by = found.span("by") if "by" in found.groupdict() else (-1, -1)
    via = attribution.source if attribution.source and _are_apart(attribution.source, phrase) else None
    via = Stretch(start + by[0], start + by[1]) if by[0] >= 0 else via
    return replace(attribution, content=content, source=who, cue=verb, via=via)


def _are_apart(one: Stretch, other: Stretch) -> bool:
    return one.end <= other.start or other.end <= one.start


def _told_behind(prose: Prose, names: Sequence[NameMention], attribution: Attribution) -> Attribution | None:
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


def _told(
    attribution: Attribution, start: int, speaker: NameMention, verb: re.Match[str], teller: Stretch | None
) -> Attribution:
    cue = verb.span("verb") if "verb" in verb.groupdict() else verb.span()
    source = attribution.source
    if source is None or not (source.start < speaker.end and speaker.start < source.end):
        source = Stretch(speaker.start, speaker.end)
    via = teller if teller != source else None
    return replace(attribution, source=source, cue=Stretch(start + cue[0], start + cue[1]), via=via)
