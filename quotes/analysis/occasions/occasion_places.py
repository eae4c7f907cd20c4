"""The places of an article that may date words or name the occasion on which they were said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quotes.analysis.dates.attributed import attributed_dates, names_occasion
from quotes.analysis.dates.dateline import find_dateline
from quotes.analysis.dates.expressions import DateExpression, date_expressions
from quotes.analysis.occasions.occasion_phrases import media, occasion_phrases
from quotes.analysis.occasions.subjects import SUBJECTS, densities, subjects
from quotes.analysis.occasions.utterances import Utterance
from quotes.analysis.segmentation import Segments
from quotes.model import Occasion, StatementDate

_NEAR = 60  # code points on either side of a place whose words tell what it stands for
_LEAD = 2  # paragraphs that tell what an article is about
_OPENING = 14  # code points from the start of a sentence in which its opening phrase begins
_TOUCHING = 3  # words that may stand between a cue and a phrase that belongs to it
_REACH = 300  # code points from a cue to the ends of its clause, and from a place to those of its sentence

_NO_SAYING_BEFORE = re.compile(
    r"\b(?:since|until|till|before|after|from|by|of|ahead of|following|despite|about|for|between|and|due|scheduled)"
    r"\s+(?:late\s+|early\s+|last\s+|the\s+)?\Z",
    re.IGNORECASE,
)
_ON = re.compile(r"\bon\s+(?:late\s+|early\s+)?\Z", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|to|scheduled|due|expected|plans?|next|set)\b")
_IN_BRACKETS = re.compile(r"\s*[\[(]")
_ITS_DAY = re.compile(r"(?:earlier |later )?(?:today|tonight|this (?:morning|afternoon|evening))\s*[\[(]")
_OF_NO_MONTH = re.compile(r"\d+[a-z]+")
"""A day without its month, which may be a hole of golf: the 18th."""
_LINE_HEAD = re.compile(r"[^.\n]{0,30}(?:\(|—|–|--| - |/|\.|:)")
_LONGEST_DATELINE = 300  # code points from the start of the text
_DETERMINER = re.compile(r"\b(?:in|on|at|via|during)\s+(an?|the|his|her|their|its|this|that)\b", re.IGNORECASE)
_PRESS = re.compile(r"reporters|journalists|[A-Z]{2,}|News|Times|Post|Press|Radio|TV|[Aa]gency")
_TOLD_PRONOUN = re.compile(r"tel(?:l|ls|ling)?\s+(?:him|her|them|me|us|it)\b|told\s+(?:him|her|them|me|us|it)\b")
_NAME_FOLLOWS = re.compile(r"\w+\s+[A-Z]")
_WORD = re.compile(r"[\w-]+")
AGES = ((0, "today"), (1, "yesterday"), (6, "this week"), (31, "a month"), (365, "a year"))
"""Days back from the day of writing at most, and the trait of such a date."""


@dataclass(frozen=True, slots=True)
class OccasionPlace:
    """A stretch of the text and what it stands for: a date or an occasion.

    ``key`` is equal for places that stand for the same. ``inside``, ``hosts`` and ``anchors`` number the utterances in
    whose words it stands, in whose clause, and to whose attribution it belongs. ``words``: of its sentence.
    ``firm``: a day or an occasion outside of all words.
    """

    start: int
    end: int
    value: StatementDate | Occasion
    key: str
    paragraph: int
    sentence: int
    traits: tuple[str, ...]
    inside: frozenset[int]
    hosts: frozenset[int]
    anchors: frozenset[int]
    words: frozenset[str]
    firm: bool


class PlaceSurroundings:
    """Which utterances a stretch of the text stands in or near, and how dense the words of each subject are in it."""

    def __init__(self, segments: Segments, utterances: Sequence[Utterance]) -> None:
        """``utterances``: all of the article, utterance i having the number i."""
        self.segments = segments
        self.utterances = utterances
        self.densities = densities(segments.text)
        self._cues = sorted((u.cue.start, u.number) for u in utterances if u.cue)
        self._spans = sorted((s.start, s.end, u.number) for u in utterances for s in u.spans)
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def hosts(self, start: int, end: int) -> list[Utterance]:
        """The utterances in whose clause ``text[start:end]`` begins and is not told as their words."""
        low, high = bisect_left(self._cues, (start - _REACH,)), bisect_right(self._cues, (end + _REACH,))
        near = (self.utterances[number] for _, number in self._cues[low:high])
        return [u for u in near if u.clause.start <= start < u.clause.end]

    def inside(self, start: int) -> frozenset[int]:
        """The utterances in whose words ``text[start]`` stands."""
        low, high = bisect_left(self._spans, (start - self._longest,)), bisect_right(self._spans, (start + 1,))
        return frozenset(number for first, end, number in self._spans[low:high] if first <= start < end)

    def place(
        self,
        stretch: tuple[int, int],
        value: StatementDate | Occasion,
        key: str,
        traits: Iterable[str],
        anchors: Iterable[int],
        firm: bool,
    ) -> OccasionPlace:
        """The place at ``stretch``, with what its surroundings tell of it."""
        start, end = stretch
        text, paragraph, sentence = self.segments.text, self.segments.paragraph(start), self.segments.sentence(start)
        first, last = self.segments.sentence_start(start), self.segments.sentence_end(start)
        near = f"{text[max(first, start - _NEAR) : start]} {text[end : min(last, end + _NEAR)]}"
        about = subjects(near)
        found = [*traits, *(f"near {name}" for name in SUBJECTS if name in about)]
        if paragraph < _LEAD:
            found.append("in the lead")
        if start - first <= _OPENING:
            found.append("opens its sentence")
        anchored = frozenset(anchors)
        inside = self.inside(start) - anchored
        hosts = frozenset(u.number for u in self.hosts(start, end)) - inside
        sentence_near = text[max(first, start - _REACH) : min(last, end + _REACH)]
        words = frozenset(_WORD.findall(sentence_near.lower()))
        return OccasionPlace(
            start,
            end,
            value,
            key,
            paragraph,
            sentence,
            tuple(found),
            inside,
            hosts,
            anchored,
            words,
            firm and not inside,
        )


def date_places(around: PlaceSurroundings, barred: Sequence[tuple[int, int]], base: date | None) -> list[OccasionPlace]:
    """The places that name a date up to ``base``, the day of writing, in order; of those that start in a stretch of
    ``barred``, the quoted ones, only what tells when the words were said: "today (Thursday)". A dateline is none of
    them: it tells when the report was written."""
    text = around.segments.text
    found = _expressions(text, base)
    quoted = {e.start for e in found if _within(barred, e.start)}
    expressions = [e for e in found if e.start not in quoted or _ITS_DAY.match(text, e.start, e.end)]
    if expressions and _is_dateline(text, expressions[0], base):
        expressions = expressions[1:]
    days = {e.date for e in expressions if e.precision == "day"}
    anchors = _anchors(around, expressions)
    return [
        around.place(
            (e.start, e.end),
            StatementDate(e.date, e.precision, text[e.start : e.end]),
            f"{e.date} {e.precision}",
            _date_traits(text, e, base, days),
            anchors[i] | around.inside(e.start) if e.start in quoted else anchors[i],
            e.precision == "day",
        )
        for i, e in enumerate(expressions)
        if anchors[i] or not _OF_NO_MONTH.fullmatch(text, e.start, e.end)
    ]


def _expressions(text: str, base: date | None) -> list[DateExpression]:
    """The date expressions of ``text``; where one in brackets explains the one before it ("yesterday [4 March]"), that
    alone, from the start of the first on."""
    found: list[DateExpression] = []
    for e in date_expressions(text, 0, len(text), base):
        if found and _IN_BRACKETS.fullmatch(text, found[-1].end, e.start) and text[e.end : e.end + 1] in ("]", ")"):
            e = DateExpression(found.pop().start, e.end, e.kind, e.date, e.precision)
        found.append(e)
    return found


def _within(stretches: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether ``at`` lies in one of the stretches, which stand in order."""
    before = bisect_right(stretches, (at, len(stretches) and stretches[-1][1])) - 1
    return before >= 0 and stretches[before][0] <= at < stretches[before][1]


def _is_dateline(text: str, first: DateExpression, base: date | None) -> bool:
    """Whether ``first``, the first date of the text, is that of its dateline."""
    if first.start > _LONGEST_DATELINE or not _LINE_HEAD.match(text, first.end):
        return False
    dateline = find_dateline(text, base)
    return dateline is not None and dateline.date == first.date


def _anchors(around: PlaceSurroundings, expressions: Sequence[DateExpression]) -> list[set[int]]:
    """For each expression the utterances to whose attribution it belongs."""
    starts = [e.start for e in expressions]
    found: list[set[int]] = [set() for _ in expressions]
    for u in around.utterances:
        if u.cue is None:
            continue
        inside = range(bisect_left(starts, u.clause.start), bisect_right(starts, u.clause.end))
        candidates = [expressions[i] for i in inside if expressions[i].end <= u.clause.end]
        belonging = attributed_dates(around.segments.text, candidates, u.clause, u.cue, u.source)
        for i in inside:
            if expressions[i] in belonging:
                found[i].add(u.number)
        at = bisect_left(starts, u.cue.end)
        if at < len(starts) and _opens_words(around.segments.text, u, expressions[at]):
            found[at].add(u.number)
    return found


def _opens_words(text: str, u: Utterance, e: DateExpression) -> bool:
    """Whether the date stands behind the cue and was taken for the first of the words: "said Tuesday talks failed"."""
    assert u.cue is not None
    adjacent = e.start - u.cue.end <= 2 and u.cue.end <= u.start <= e.start <= u.start + 3
    return adjacent and not text.startswith(("'s", "’s"), e.end)


def _date_traits(text: str, e: DateExpression, base: date | None, days: set[date]) -> list[str]:
    """What the expression and the words around it tell of the date."""
    back = base - e.date if base else None
    age = next((name for limit, name in AGES if back is not None and back <= timedelta(limit)), "long ago")
    found = {
        f"kind {e.kind}": True,
        f"precision {e.precision}": True,
        age if base else "no day of writing": True,
        "no saying before it": bool(_NO_SAYING_BEFORE.search(text[max(0, e.start - 20) : e.start])),
        "on": bool(_ON.search(text[max(0, e.start - 12) : e.start])),
        "occasion noun": names_occasion(text, e),
        "ahead": bool(_AHEAD.search(text[max(0, e.start - 40) : e.start])),
        "possessive": text.startswith(("'s", "’s"), e.end),
        "only day": e.precision == "day" and len(days) == 1,
        "one of two days": e.precision == "day" and len(days) == 2,
        "latest day": e.precision == "day" and e.date == max(days),
    }
    return [trait for trait, holds in found.items() if holds]


def occasion_places(
    around: PlaceSurroundings, barred: Sequence[tuple[int, int]], publisher: str | None
) -> list[OccasionPlace]:
    """The places that may name an occasion, in order; none that starts in a stretch of ``barred``."""
    text, out = around.segments.text, []
    for phrase in occasion_phrases(text, barred):
        words = text[phrase.start : phrase.end]
        kinds = media(words, publisher)
        traits = [f"pattern {phrase.kind}", *(f"medium {m}" for m in kinds)]
        if found := _DETERMINER.search(words):
            word = found[1].lower()
            known = "told of before" if word in ("the", "this", "that") else "the speaker's"
            traits.append("new" if word in ("a", "an") else known)
        traits += ["told a pronoun"] if _TOLD_PRONOUN.match(words) else []
        traits += ["names the press"] if _PRESS.search(words) else []
        traits += ["a name follows"] if _NAME_FOLLOWS.match(words) else []
        value = Occasion(phrase.start, phrase.end, words, kinds[0] if kinds else None)
        stretch = (phrase.start, phrase.end)
        anchors = [u.number for u in around.hosts(*stretch) if _touches(text, u, *stretch)]
        out.append(around.place(stretch, value, str(phrase.start), traits, anchors, True))
    return out


def _touches(text: str, u: Utterance, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` overlaps the cue, follows it after few words, or opens the clause before it."""
    assert u.cue is not None
    if start < u.cue.end and u.cue.start < end:
        return True
    if start >= u.cue.end:
        behind = u.source.end if u.source and u.source.start >= u.cue.end else u.cue.end
        return len(text[behind:start].split()) <= _TOUCHING
    return start - u.clause.start <= _OPENING
