"""Words with a tag of their own that another passes on: “…,” Denny said, according to the Post. Denny said it, via the
Post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.noun_phrases import DETERMINER, NOT_PARTING
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import QuotedStretch
from quotes.lexicon.person_names import CAPITALISED
from quotes.lexicon.speech_verbs import ANY_FORM, BASE_FORM
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_PARTING = rf"(?:{alternatives('function/parting')})\b"
_DETERMINER = f"(?i:{DETERMINER})"
_WHO = (
    r"(?P<who>(?i:he|she|they|it)"
    rf"|{_DETERMINER}+(?:[^\s,;:“”\"]+\s+){{0,9}}?[^\s,;:“”\"]+"
    rf"|(?i:{NOT_PARTING})(?:[\w.’'&][\w.’'&-]*\s+){{0,6}}?{CAPITALISED})"
)
"""Who speaks: "she", "the letter to the chairman", "Pastor Denny"."""
_VERB = (
    r"(?:\s+(?:had|has|have|also|once|then|later|earlier|\w+ly))*"
    rf"\s+(?P<verb>(?!\w+ing\b|{BASE_FORM}\b){ANY_FORM})\b"
)
_TAG = re.compile(rf"\s*{_WHO}(?:,\s[^;:“”\"]{{1,100}}?,)?{_VERB}")
_TAG_REVERSED = re.compile(rf"\s*(?P<verb>said|says|told|tells|wrote|writes)\s+{_WHO}(?=,|\s+{_PARTING})")
_NO_SUBJECT = re.compile(
    rf"\b(?:{alternatives('function/in_no_subject')})\b|n['’]t\b|\w\W+(?:to|not|never|he|she|they|it|we|you|i)\Z|['’]s?\Z",
    re.IGNORECASE,
)
"""What stands in no subject: the verb is another's, or nobody's."""
_MORE = re.compile(r"[;:“”\"]|\bthat\b")
"""Behind a tag stands when and where the words were said; what is told besides is not passed over."""
_OPENING = re.compile(r"\A\W*|,\s+|\s[–—-]+\s+")
_MOST_OPENINGS = 3
_LONGEST_LEAD = 80
"""Code points before a tag in its sentence: "In January, " and the like."""
_TO_WORDS = 3
"""Code points between who passes words on, and those, at most: a comma, a space and a mark."""
_LONGEST_TAG = 300
"""Code points from quoted words to who passes them on."""
_CLAUSE = re.compile(
    r"\s+(?:[^,;:“”\"]{0,60}?\s)??(?=that\s)|\s+(?=(?:he|she|they|it|there)\s)|(?<=\bsaid)\s+|(?<=\bsays)\s+"
)
"""What stands between the verb of a tag and words without marks: (told) the crew (that …)."""
_TO_MARKS = re.compile(
    rf"(?!\s+(?:[\w.’'-]+\s+){{0,4}}to\s)(?:\s+(?:him|her|them|me|us|reporters|{CAPITALISED}))?(?:\s+that\b)?\s*"
)
"""The same before words with marks; whom somebody asked to do something was told no words."""
_HEARD = re.compile(r"heard|hears|(?:was|were) told", re.IGNORECASE)
_COURT = re.compile(r"\b(?:court|inquest|inquiry|jury|jurors|hearing|tribunal)\b", re.IGNORECASE)
_NOUN = re.compile(rf"{_DETERMINER}.*\s(?!(?:says|tells|writes|reads|argues)\Z)\w+s\Z", re.DOTALL)
"""A description with what is a noun sooner than a verb: the new claims."""
_BRACKETED = re.compile(
    rf"[”\"’']?,?\s?\((?P<verb>according\sto|{ANY_FORM})\s(?P<who>(?!by\s)[^()]{{2,80}})\)", re.IGNORECASE
)
"""A tag in brackets; "(Reporting by Per Lund)" is none."""
_OPENED = re.compile(rf"\((?:according\sto|{ANY_FORM})\s\Z", re.IGNORECASE)
_BEFORE_SOURCE = 24
"""Code points of an opening bracket and a cue."""
_IN_BRACKETS = re.compile(r"\s\([“\"‘']?\Z")
_SHORTEST_SENTENCE = 30
"""Code points of words in brackets that are no nickname and no title."""
_ACCORDING = re.compile(r"according\b", re.IGNORECASE)


def apart_from_bracketed(prose: Prose, names: Sequence[NameMention], attribution: Attribution) -> list[Attribution]:
    """``attribution``, and apart from it the words in marks that have a tag in brackets behind them: The minister
    announced that “…” (said an official). Words in brackets behind one of ``names`` are of that one: Orre (“…”)."""
    source = attribution.source
    marked = [q for c in attribution.content for q in prose.all_quoted_in(c)]
    if attribution.verbatim or not marked:
        return [attribution]
    closed = marked[-1].closing.end if marked[-1].closing else marked[-1].end
    named = _named_before(prose, names, attribution.content[0], closed) if len(attribution.content) == 1 else None
    if named is not None:
        return [_of(attribution, named, None)]
    tag = _BRACKETED.match(prose.text, closed)
    if tag is None or source is None:
        return [attribution]
    who, verb = Stretch(*tag.span("who")), Stretch(*tag.span("verb"))
    if source.end > closed:
        return [_of(attribution, who, verb)]
    last, opening = attribution.content[-1], marked[-1].opening
    begin = opening.start if opening else marked[-1].start
    own = replace(last, start=max(last.start, begin))
    rest = (*attribution.content[:-1], *([Stretch(last.start, begin)] if last.start < begin else []))
    said = replace(_of(attribution, who, verb), content=(own,))
    return [replace(attribution, content=rest), said] if rest else [said]


def _of(attribution: Attribution, who: Stretch, verb: Stretch | None) -> Attribution:
    return replace(attribution, source=who, cue=verb, via=None, source_probability=attribution.probability)


def _named_before(prose: Prose, names: Sequence[NameMention], said: Stretch, closed: int) -> Stretch | None:
    """Who is named before words in brackets: Orre (“We had to go there and then”); no nickname, nor a short title."""
    inside = _IN_BRACKETS.search(prose.text, max(0, said.start - 4), said.start)
    if inside is None or said.end - said.start < _SHORTEST_SENTENCE or prose.text[closed : closed + 1] != ")":
        return None
    named = next((n for n in names if n.end == inside.start()), None)
    return Stretch(named.start, named.end) if named else None


def with_tagged_speaker(prose: Prose, attribution: Attribution) -> Attribution:
    """``attribution`` with who said the words as source and who passed them on as ``via``, where the words have a tag
    of their own before the one that the engine saw; unchanged elsewhere."""
    source, cue = attribution.source, attribution.cue
    if source is None or attribution.via is not None:
        return attribution
    is_according = bool(cue and cue.start < source.start and _ACCORDING.match(prose.text, cue.start))
    inverted = cue is not None and cue.start < source.start  # “…,” says Denny: the verb is no other tag's
    outer = cue.start if cue is not None and inverted else source.start
    if attribution.content[0].start >= outer:
        tagged = is_according and (
            _tagged_in_front(prose, attribution, outer) or _tagged_within(prose, attribution, source)
        )
        return tagged or attribution
    marked = [q for c in attribution.content for q in prose.all_quoted_in(c) if q.end <= outer]
    if marked and _is_bracketed(prose, source):  # the tag before has other words: The minister announced that “…”
        outside = _tagged_before(prose, attribution, marked[0], outer)
        own = (replace(c, start=max(c.start, marked[0].start)) for c in attribution.content if c.end > marked[0].start)
        return replace(attribution, content=tuple(own)) if outside else attribution
    return (
        (_tagged_behind(prose, attribution, marked[-1], outer) if marked else None)
        or _tagged_before(prose, attribution, marked[0] if marked else None, outer)
        or _tagged_around(prose, attribution)
        or (replace(attribution, source=None) if _only_hears(prose, source, cue) else attribution)
    )


def _is_bracketed(prose: Prose, source: Stretch) -> bool:
    """Whether ``source`` stands in brackets behind words: “…” (said an official)."""
    return _OPENED.search(prose.text, max(0, source.start - _BEFORE_SOURCE), source.start) is not None


def _tagged_behind(prose: Prose, attribution: Attribution, marked: QuotedStretch, outer: int) -> Attribution | None:
    """“…,” Denny said on Monday, according to the Post."""
    end = marked.closing.end if marked.closing else marked.end
    between = prose.text[end : min(outer, end + _LONGEST_TAG)].rstrip()
    goes_on = between.startswith(",") or prose.text[marked.end - 1] in ",?!"
    if not goes_on or not between.endswith(","):
        return None
    at = between.startswith(",")
    tag = next((m for pattern in (_TAG, _TAG_REVERSED) if (m := pattern.match(between, at)) and _is_tag(m)), None)
    if tag is None or _MORE.search(between, tag.end()):
        return None
    before = tuple(replace(c, end=min(c.end, end)) for c in attribution.content if c.start < end)
    content = (*before, *(c for c in attribution.content if c.start > outer))
    return _said(attribution, tag, end, content)


def _tagged_before(
    prose: Prose, attribution: Attribution, marked: QuotedStretch | None, outer: int
) -> Attribution | None:
    """Denny said on Monday that …, according to the Post; Denny told him “…,” the Post reported."""
    start, before = prose.before(outer)
    end = marked.start - start if marked else len(before)
    for tag in _tags(before[: max(0, end)]):
        to_words = _CLAUSE.match(before, tag.end()) or (_TO_MARKS.match(before, tag.end()) if marked else None)
        if to_words and attribution.content[0].start <= start + to_words.end():
            at = start + to_words.end()
            content = tuple(replace(c, start=max(c.start, at)) for c in attribution.content if c.end > at)
            return _said(attribution, tag, start, content) if content else None
    return None


def _only_hears(prose: Prose, source: Stretch, cue: Stretch | None) -> bool:
    """Whether the source is a court that heard the words of somebody else: “…,” the High Court in Alden heard."""
    heard = cue is not None and _HEARD.fullmatch(prose.text, cue.start, cue.end) is not None
    return heard and _COURT.search(prose.text, source.start, source.end) is not None


def _tagged_around(prose: Prose, attribution: Attribution) -> Attribution | None:
    """Denny answered, according to the minutes: “…”."""
    first, *said = attribution.content
    source = attribution.source
    tag = _TAG.fullmatch(prose.text, first.start, first.end)
    if tag is None or not _is_tag(tag) or not said or source is None:
        return None
    if said[0].start < source.end or prose.quoted_in(said[0]) is None:
        return None
    return _said(attribution, tag, 0, tuple(said))


def _tagged_in_front(prose: Prose, attribution: Attribution, outer: int) -> Attribution | None:
    """Denny said, according to the Post, that …"""
    start, before = prose.before(outer)
    tag = _TAG.match(before)
    if tag is None or before[tag.end() :] != ", " or not _is_tag(tag):
        return None
    return _said(attribution, tag, start, attribution.content)


def _tagged_within(prose: Prose, attribution: Attribution, source: Stretch) -> Attribution | None:
    """According to the Post, Denny said that …: the words are what follows."""
    first, *others = attribution.content
    if not 0 < first.start - source.end <= _TO_WORDS or "," not in prose.text[source.end : first.start]:
        return None
    end = first.start + len(prose.after(first.start).rstrip(" .!?"))
    tag = _TAG.match(prose.text, first.start, end)
    if tag is None or not _is_tag(tag):
        return None
    to_words = _CLAUSE.match(prose.text, tag.end(), end) or _TO_MARKS.match(prose.text, tag.end(), end)
    if to_words is None or to_words.end() >= end:
        return None
    content = (Stretch(to_words.end(), max(first.end, end) if not others else first.end), *others)
    return _said(attribution, tag, 0, tuple(c for c in content if c.start < c.end))


def _tags(before: str) -> Iterator[re.Match[str]]:
    for opening in islice(_OPENING.finditer(before), _MOST_OPENINGS):
        tag = _TAG.match(before, opening.end()) if opening.end() <= _LONGEST_LEAD else None
        if tag and _is_tag(tag):
            yield tag


def _is_tag(tag: re.Match[str]) -> bool:
    """Whether the match is a subject and its verb."""
    return not _NO_SUBJECT.search(tag["who"]) and not _NOUN.fullmatch(tag[0].lstrip())


def _said(attribution: Attribution, tag: re.Match[str], start: int, content: tuple[Stretch, ...]) -> Attribution:
    who, verb = (Stretch(start + tag.start(part), start + tag.end(part)) for part in ("who", "verb"))
    return replace(attribution, content=content, source=who, cue=verb, via=attribution.source)
