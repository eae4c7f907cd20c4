"""Whose the cue is, by its grammar: what stands on the other side of a cue than the quoted words is who speaks.

The engine, which seldom saw labels and nameless people, takes some subjects for words ("“…,” agreed her neighbour
Ida"), and in headlines the subject of the clause before for who speaks ("Harbour full, says mayor: “…”").
"""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.noun_phrases import NOUN_PHRASE, person_behind
from quotes.analysis.attribution.own_cues.own_subjects import with_own_subject
from quotes.analysis.attribution.prose import LINE_BREAK, Prose
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.person_names import name_in_print
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_TO_CUE = re.compile(r"[\s,:“”\"‘’'«»„]*")
"""What stands between a cue and the words beside it: spaces and marks."""
_SUBJECT = re.compile(NOUN_PHRASE, re.IGNORECASE)
_NAME_BEHIND = re.compile(r",\s(?:[A-ZÀ-Þ][\w’'-]*\s?){1,4}(?<!\s)(?=[,.]|\s*\Z|[\n\r])")
"""The name behind a description: (her deputy), Nils Orre."""
_OWNER = re.compile(r"(?:his|her|their)\Z", re.IGNORECASE)
_HIS_NAME = re.compile(rf",?\s{name_in_print('{0,4}')}")
"""The name behind: (his daughter), Ida Holm."""
_SAYS_WHO = re.compile(rf"\s(?P<who>{NOUN_PHRASE}):\s?[“\"‘'«„]?\Z", re.IGNORECASE)
_HANDLE = re.compile(
    r"\s(?P<who>(?:(?:an?\s|the\s)?(?:[\w-]+\s)?(?:user|account)\s)?@\w{2,30}|(?:(?:an?\s|the\s)?(?:[\w-]+\s)?user\s)[\w.-]*\w)"
)
"""Behind a cue: who posts under no name: (wrote) @harbourwatch, (posted) user bluefin88."""
_COMMA = re.compile(r",\s*\Z")
_BEFORE_PREDICATE = re.compile(
    rf"\W*(?:(?:The\s|[A-ZÀ-Þ])[\w’'-]+\s(?:[a-z][\w’'-]+\s){{0,3}})?(?P<who>{name_in_print('{1,4}')})\s+"
)
"""A sentence up to its predicate that begins with a name: "Harbour master Ida Holm (was in no mood to laugh)"."""
_TO_WORDS = re.compile(r"[^,;:“”\"]*:\s*[“\"‘'«„]?\Z")
_WAS_ASKED = re.compile(r"(?:was|were|been|being)\s(?:\w+\s)?asked\b", re.IGNORECASE)
_OCCASION = re.compile(
    r"\b(?:after|before|during|following|ahead\sof|since|until|at)\s(?:the\s)?(?:[\w.’'-]+\s){0,3}\Z", re.IGNORECASE
)
_OWNED = ("'s ", "’s ")
_OF_KIN = re.compile(
    r"['’]s?\s(?:[a-z-]+\s){0,2}?(?P<noun>[a-z-]+)(?:,\s[^,;:]{2,60},)?\s(?:(?:has|had|have|also|\w+ly)\s)*"
    rf"(?:{ANY_FORM}|{alternatives('speech/issued')})\b"
)
"""Behind the name of whose family or lawyer speaks: (Ida)’s family issued."""
_ISSUES = re.compile(
    rf"\W*(?P<who>(?:The\s)?{name_in_print('{1,5}')})\s(?:\w+ly\s|also\s)?(?:{alternatives('speech/issued')})\b"
)
""""The Harbour Board" issued (a statement)."""
_DASH = re.compile(r"\s?(?:--|[–—])\s?|\s-\s")
_RELATIVE = re.compile(r",\s(?:(?:of|in|to|for)\s)?(?:which|whom?|that)\s(?:the\s)?\Z")
_ACCORDING = re.compile(r",\saccording\sto\s(?:the\s)?\Z")
"""Before who is no subject of the verb behind: Ida, according to (the Gazette), said."""
_HAVING_SAID = re.compile(
    rf"(?:is|was|are|were)\s(?:\w+\s)?\w+ed\sto\shave\s(?:\w+\s)?(?P<verb>{ANY_FORM})\s(?:\w+\s)?(?:that\s)?"
)
"""Is alleged to have said (that)."""
_INSERTED_CLAUSE = re.compile(r"\s[a-z]+\s[^,;:“”\"]{2,120},\s(?:\w+ly\s)?")
"""From the subject of a clause inserted to the verb behind it: "(analysts) believe is small, (issued)"."""
_HEAD = re.compile(rf"(?P<who>{NOUN_PHRASE})(?:\s(?:on|at|in|with|behind|near)\s[^,;:]{{2,60}})?", re.IGNORECASE)
_ACTING = re.compile(rf"\b(?:he|she|it|they|{alternatives('function/verbs_behind_a_name')}|{ANY_FORM})\b")
"""What no subject has in it."""
_SAYS_SOMEBODY = re.compile(
    rf"\s(?:also\s|\w+ly\s)?(?!(?:{alternatives('speech/to_somebody')}|ask\w*|\w+ing)\b)(?-i:{ANY_FORM})\s(?:that\s)?"
    rf"(?P<who>(?![^,]*\s-)(?:{NOUN_PHRASE}))(?:,\s[^,;:“”\"]{{2,40}},)?\s(?:(?:had|has|have|also|once|then|later|\w+ly)\s){{0,2}}",
    re.IGNORECASE,
)
"""Between the subject of an outer verb and an inner one: (Ida) said the report, for instance, (claimed)."""
_WHO_SAYS = re.compile(rf"[^.;:“”\"]*?\b(?P<who>{name_in_print('{1,4}')}),?\swho\s(?:(?!and\b|but\b)[\w’'-]+\s){{0,8}}")
"""From the subject of the sentence to a verb of whom its clause tells: (Ida) thanked Per Lund, who has (said)."""
_PARTICIPLE = re.compile(r"\w+ing\b")
_BESIDE = 2
"""Code points between a source and a cue right behind it, at most: a space and a comma."""
_WROTE_TO = re.compile(
    rf"\s(?:{ANY_FORM}|sent|mailed|issued|addressed)\b[^.;:,“”\"]{{0,60}}?\sto\s(?:(?:the|his|her|its|their)\s)?(?:(?!of\b)[\w.’'-]+\s){{0,3}}\Z"
)
"""Before whom something is written to: (the firm) wrote a letter to (Ida, saying)."""
_MAIN_SUBJECT = re.compile(rf",\s(?P<who>he|she|they|it|{name_in_print('{1,4}')})\s")
"""Behind the words of a participle at the head of its sentence: Noting that it rained(, Ida) stayed."""
_SAYS = re.compile(r"(?:says|said|warns|claims|admits|insists)\Z", re.IGNORECASE)
"""Cues behind which nobody stands to whom something is told."""


def with_subject_of_cue(prose: Prose, attribution: Attribution) -> Attribution:
    """``attribution`` with the subject of its cue as source, where that is among its words or behind the cue; unchanged
    elsewhere."""
    if attribution.cue is None or attribution.verbatim:
        return attribution
    cue = attribution.cue
    if _WAS_ASKED.match(prose.text, cue.start, cue.end):  # who was asked about the words did not say them
        return replace(attribution, source=None)
    attribution = with_own_subject(prose, attribution)
    attribution = _having_said(prose, _outside_insertion(prose, attribution, cue), cue)
    if handle := _handle(prose, attribution, cue):
        return replace(attribution, source=handle, source_probability=attribution.probability)
    if attribution.source is None and (predicated := _of_predicate(prose, attribution, cue)):
        return predicated
    source = attribution.source
    if source is not None and source.end < cue.start:
        is_apart = cue.start > source.end + 1 and LINE_BREAK.search(prose.text, source.end, cue.start)
        if is_apart and _PARTICIPLE.match(prose.text, cue.start):
            return replace(attribution, source=_of_participle(prose, attribution))
        attribution = (_told_to if cue.start - source.end <= _BESIDE else _nested)(prose, attribution, source, cue)
    return _among_words(prose, attribution, cue) or _behind_cue(prose, _with_owned(prose, attribution, cue), cue)


def _handle(prose: Prose, attribution: Attribution, cue: Stretch) -> Stretch | None:
    """“…,” wrote @harbourwatch: who posts under no name, where nobody else stands beside the cue."""
    handle = _HANDLE.match(prose.text, cue.end)
    if handle is None or not any(_is_between(prose, c.end, cue.start) for c in attribution.content):
        return None
    return Stretch(*handle.span("who"))


def _outside_insertion(prose: Prose, attribution: Attribution, cue: Stretch) -> Attribution:
    """The signatories – among them Ida, the Gazette reported – condemned; Radio Tarn, which analysts believe is small,
    issued: the subject of what is inserted before a cue is not who speaks; who it is stands before, or is unclear."""
    source = attribution.source
    if source is None or source.end > cue.start or any(c.start < source.start for c in attribution.content):
        return attribution
    start, before = prose.before(source.start)
    between = prose.text[source.end : cue.start]
    dashes = [m.start() for m in _DASH.finditer(before)]
    relative = _RELATIVE.search(before) if _INSERTED_CLAUSE.fullmatch(between) else None
    according = _ACCORDING.search(before) if between == ", " else None
    if len(dashes) % 2 and _DASH.search(between):
        end = dashes[-1]
    elif opening := relative or according:
        end = opening.start()
    else:
        return attribution
    via = source if according else None
    whole = before[:end].rstrip(", ")
    first = whole.rfind(", ") + len(", ") if ", " in whole else len(whole) - len(whole.lstrip())
    subject = _HEAD.fullmatch(whole, first)
    if subject is None or _ACTING.search(whole, first):
        return replace(attribution, source=None, via=via or attribution.via)
    return replace(attribution, source=Stretch(start + first, start + subject.end("who")), via=via or attribution.via)


def _having_said(prose: Prose, attribution: Attribution, cue: Stretch) -> Attribution:
    """Ida Holm is alleged to have said that …: she said it, though the engine took her for words."""
    first, *others = attribution.content
    said = _HAVING_SAID.match(prose.text, cue.start) if attribution.source is None and others else None
    if said is None or not _is_between(prose, first.end, cue.start) or prose.quoted_in(first):
        return attribution
    content = tuple(replace(c, start=max(c.start, said.end())) for c in others if c.end > said.end())
    if not content or not _SUBJECT.fullmatch(prose.text, first.start, first.end):
        return attribution
    verb = Stretch(*said.span("verb"))
    return replace(attribution, content=content, cue=verb, source=first, source_probability=attribution.probability)


def _of_participle(prose: Prose, attribution: Attribution) -> Stretch | None:
    """Who speaks by a participle that opens its paragraph, below a heading: the subject of the clause behind."""
    subject = _MAIN_SUBJECT.match(prose.text, attribution.content[-1].end)
    return Stretch(*subject.span("who")) if subject else None


def _nested(prose: Prose, attribution: Attribution, source: Stretch, cue: Stretch) -> Attribution:
    """Ida said the report, for instance, claimed that …: the report claims it, as Ida tells."""
    if attribution.content[0].start < cue.start:
        return attribution
    if prose.text.startswith(_OWNED, source.end) and _OCCASION.search(prose.before(source.start)[1]):
        start, before = prose.before(source.start)  # the board issued a statement after Ida's speech: “…”
        issuer = _ISSUES.match(before)
        who = Stretch(start + issuer.start("who"), start + issuer.end("who")) if issuer else None
        return replace(attribution, source=who)
    told_of = _WHO_SAYS.fullmatch(prose.text, source.end, cue.start)
    if told_of is not None:
        return replace(attribution, source=Stretch(*told_of.span("who")))
    kin = _OF_KIN.match(prose.text, source.end, cue.end)
    if kin is not None and sense_of(kin["noun"]).sort in ("person", "group"):
        return replace(attribution, source=Stretch(source.start, kin.end("noun")))
    nearer = _SAYS_SOMEBODY.fullmatch(prose.text, source.end, cue.start)
    if nearer is None or _PARTICIPLE.match(prose.text, cue.start):
        return attribution
    return replace(attribution, source=Stretch(*nearer.span("who")), via=source)


def _told_to(prose: Prose, attribution: Attribution, source: Stretch, cue: Stretch) -> Attribution:
    """The firm wrote to Ida saying that …: not she whom it writes to; who it is stands first, or is unclear."""
    if not _PARTICIPLE.match(prose.text, cue.start):
        return attribution
    start, before = prose.before(source.start)
    sent = _WROTE_TO.search(before)
    if sent is None:
        return attribution
    subject = _HEAD.match(before, len(before) - len(before.lstrip()), sent.start())
    is_subject = subject is not None and (subject.end() == sent.start() or before[subject.end()] == ",")
    if subject is None or not is_subject or _ACTING.search(subject["who"]):
        return replace(attribution, source=None)
    return replace(attribution, source=Stretch(start + subject.start("who"), start + subject.end("who")))


def _among_words(prose: Prose, attribution: Attribution, cue: Stretch) -> Attribution | None:
    """“…,” agreed her neighbour Ida; the port authority said “…”: with words on both sides of the cue and nothing
    between, those with marks are said by those without."""
    before = next((c for c in attribution.content if _is_between(prose, c.end, cue.start)), None)
    behind = next((c for c in attribution.content if _is_between(prose, cue.end, c.start)), None)
    if before is None or behind is None or (prose.quoted_in(before) is None) == (prose.quoted_in(behind) is None):
        return None
    subject = before if prose.quoted_in(before) is None else behind
    if not _SUBJECT.fullmatch(prose.text, subject.start, subject.end):
        return None
    name = _NAME_BEHIND.match(prose.text, subject.end) if subject is behind else None
    source = Stretch(subject.start, name.end()) if name else subject
    content = tuple(c for c in attribution.content if c is not subject)
    return replace(attribution, content=content, source=source, source_probability=attribution.probability)


def _of_predicate(prose: Prose, attribution: Attribution, cue: Stretch) -> Attribution | None:
    """Ida Holm was in no mood to laugh: “…”: who speaks is the subject of what stands before the colon."""
    said = attribution.content[0]
    start, before = prose.before(cue.start)
    who = _BEFORE_PREDICATE.fullmatch(before)
    if who is None or prose.quoted_in(said) is None or said.start < cue.end:
        return None
    if not _TO_WORDS.fullmatch(prose.text, cue.end, said.start) and not prose.text.endswith(":", cue.start, cue.end):
        return None
    source = Stretch(start + who.start("who"), start + who.end("who"))
    return replace(attribution, source=source, source_probability=attribution.probability)


def _behind_cue(prose: Prose, attribution: Attribution, cue: Stretch) -> Attribution:
    """Harbour full, says mayor: “…”."""
    said = next((c for c in attribution.content if c.start >= cue.end and prose.quoted_in(c)), None)
    source = attribution.source
    if (
        said is None
        or (source is not None and source.start > cue.start)
        or not _SAYS.search(prose.text, cue.start, cue.end)
    ):
        return attribution
    who = _SAYS_WHO.match(prose.text, cue.end, said.start)
    if who is None or not _COMMA.search(prose.text, max(0, cue.start - 3), cue.start):
        return attribution
    return replace(attribution, source=Stretch(*who.span("who")), source_probability=attribution.probability)


def _with_owned(prose: Prose, attribution: Attribution, cue: Stretch) -> Attribution:
    """“…,” said his daughter, Ida Holm; his daughter, Ida Holm, smiles: “…”: not he whose daughter speaks."""
    source = attribution.source
    if source is None or not _OWNER.match(prose.text, source.start, source.end):
        return attribution
    noun = person_behind(prose.text, source.end)
    if noun is None or (source.start - cue.end != 1 and not noun < cue.start):
        return attribution
    name = _HIS_NAME.match(prose.text, noun)
    end = name.end() if name and not source.start < cue.start < name.end() else noun
    return replace(attribution, source=Stretch(source.start, end))


def _is_between(prose: Prose, end: int, start: int) -> bool:
    """Whether from ``end`` to ``start`` nothing stands but spaces and marks."""
    return 0 <= start - end <= 4 and _TO_CUE.fullmatch(prose.text, end, start) is not None
