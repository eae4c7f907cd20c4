"""What a paragraph opens with before its words begin: datelines, time stamps, advisory notes, labels."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotes.analysis.dates.dateline import dateline_stretch
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.quotation.set_apart import set_apart
from quotes.analysis.segmentation import paragraph_starts
from quotes.lexicon.person_names import CAPITALISED
from quotes.lexicon.speech_verbs import ANY_FORM, BASE_FORM
from quotes.model import START, Stretch

_BULLET = r"(?:[•●▪◦■*+»›>–—-]\s*)?"
_SEPARATOR = r"\s*(?:[:|]|[–—-](?=\s))\s*"
_TIME = r"\d{1,2}(?:[:.h]\d\d){1,2}(?:\s?[ap]\.?m\b\.?)?(?:\s(?:[A-Z]{2,4}|local time)\b)?"
_ALONE = re.compile(rf"{_BULLET}{_TIME}[ \t]*(?=[\n\r]|\Z)")
# Whose report an entry is: Ida Holm, in court:
_REPORTER = re.compile(
    rf"(?P<who>{CAPITALISED}(?:\s{CAPITALISED}){{0,3}}(?P<place>,\s(?:in|at|on|outside|inside|near|from|with)\s"
    r"[^\n\r:“”\"‘.!?]{2,40})?):\s+(?=[A-ZÀ-Þ0-9])"
)
_I = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s)\b")
_QUOTED = re.compile(r"[“\"][^“”\"\n\r]*[”\"]")
_LEAST_REPORTS = 2
_POINTS = frozenset("•●▪◦■»›")
_POINT = re.compile(rf"[{''.join(sorted(_POINTS))}]\s+(?=\S)")
_STAMP = re.compile(rf"{_BULLET}(?:\[{_TIME}\]|\({_TIME}\)|{_TIME}(?={_SEPARATOR}))(?:{_SEPARATOR})?[ \t]*(?=\S)")
# A bare time, where several paragraphs open with one: a live report.
_BARE_TIME = re.compile(rf"{_TIME}[ \t]+(?=[A-Z“\"‘'«„])")
_LEAST_TIMES = 2
# An editor's note to other editors: (Recasts with quotes), (Adds details, background)
_ADVISORY = re.compile(r"\([A-Z][^()\n\r\"“]{2,100}\)[ \t:–—-]+(?=[\"“‘']?[A-Z])")
_LABEL = re.compile(rf"{_BULLET}(?=[A-Z])[^\n\r:|“”\"‘.!?]{{1,50}}?{_SEPARATOR}(?=[\"“‘«„])")
_NAME = rf"{CAPITALISED}(?:\s{CAPITALISED}){{0,3}}"
# The label of a headline without marks: Ferry: We wait, says Dahl
_OF_HEADLINE = re.compile(
    rf"{_BULLET}(?=[A-Z])[^\n\r:|“”\"‘.!?]{{1,50}}?:\s"
    rf"(?=[^\n\r“”\"‘.!?]{{1,150}}?,\s(?:(?i:says)\s{_NAME}|{_NAME}\s(?i:says))[ \t]*(?:[\n\r]|\Z))"
)
_TOPIC = re.compile(r"(?=[A-Z])[^\n\r:|“”\"‘.!?]{1,50}?:\s+(?=\S)")
_LEAST_TOPICS = 2
_LONGEST_LABEL = 5  # words
_TEXTS = 4
"""Texts whose openers are remembered: the network and the layouts ask for those of the same article."""
# Behind a closing mark: said Mira Dahl; the coach of the team said; SAYS DAHL; — Ola Prent
_ATTRIBUTED = re.compile(rf"[^.!?;\n\r“”\"]{{0,60}}?\b(?i:{ANY_FORM})\b|\s*[―—–~-]+\s*[A-Z]")
_SAID = re.compile(rf"\b(?!{BASE_FORM}\b){ANY_FORM}\b", re.IGNORECASE)  # "quote", "report" and "comment" are nouns, too


@dataclass(frozen=True, slots=True)
class Openers:
    """Stretches in the order of the text, none overlapping. ``hidden``: no part of the text as prose (bullets,
    datelines, time stamps, whose report it is, what a point is about, advisory notes, lines set apart). ``labels``:
    words that head a paragraph and neither say nor are said ("Weather:")."""

    hidden: tuple[Stretch, ...]
    labels: tuple[Stretch, ...]


@lru_cache(_TEXTS)
def find_openers(text: str, quoted: tuple[QuotedStretch, ...]) -> Openers:
    """The openers of all paragraphs of ``text``. Linear time."""
    dateline = dateline_stretch(text)
    hidden, labels = [], []
    starts = paragraph_starts(text)
    times = {m.start(): m.end() for start in starts if (m := _BARE_TIME.match(text, start))}
    apart = {line.start: line for line in set_apart(text, quoted)}
    heads = _reporters(text, starts) | _topics(text, starts)
    for start in starts:
        at = start
        if start in apart:
            hidden.append(apart[start])
            continue
        if len(times) >= _LEAST_TIMES and start in times:
            hidden.append(Stretch(start, at := times[start]))
        while opener := _hidden(text, at, dateline):
            hidden.append(opener)
            at = opener.end
        if at in heads:
            hidden.append(heads[at])
            at = heads[at].end
        label = _label(text, at, quoted)
        if label:
            labels.append(label)
    return Openers(tuple(hidden), tuple(labels))


def _reporters(text: str, starts: Sequence[int]) -> dict[int, Stretch]:
    """The labels behind a time, or below one, that say whose report an entry is: those of several entries in which
    something is told and nobody talks of himself; by where they begin."""
    found: dict[str, list[re.Match[str]]] = {}
    talks: set[str] = set()
    below = False
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        time = _STAMP.match(text, start) or _BARE_TIME.match(text, start)
        label = _REPORTER.match(text, time.end() if time else start) if time or below else None
        below = _ALONE.match(text, start) is not None
        if label:
            found.setdefault(label["who"], []).append(label)
            if _I.search(_QUOTED.sub("", text[label.end() : end])):
                talks.add(label["who"])
    placed = sum(len(labels) for labels in found.values() if labels[0]["place"])
    return {
        label.start(): Stretch(*label.span())
        for who, labels in found.items()
        if who not in talks and (placed if labels[0]["place"] else len(labels)) >= _LEAST_REPORTS
        for label in labels
    }


def _topics(text: str, starts: Sequence[int]) -> dict[int, Stretch]:
    """The labels behind the bullets of a list that say what an entry is about, by where they begin: those of entries,
    two at least, that tell who said something, outside of marks, and in which nobody talks of himself there."""
    found: dict[int, Stretch] = {}
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        point = _POINT.match(text, start) if text[start : start + 1] in _POINTS else None
        label = _TOPIC.match(text, point.end(), end) if point else None
        if label and len(label[0].split()) <= _LONGEST_LABEL:
            told = _QUOTED.sub("", text[label.end() : end])
            if _SAID.search(told) and not _I.search(told):
                found[label.start()] = Stretch(*label.span())
    return found if len(found) >= _LEAST_TOPICS else {}


def _hidden(text: str, at: int, dateline: Stretch | None) -> Stretch | None:
    """The bullet, dateline, time stamp or advisory note that stands at ``at``."""
    if dateline and dateline.start == at:
        return dateline
    match = _POINT.match(text, at) or _STAMP.match(text, at) or _ADVISORY.match(text, at)
    return Stretch(*match.span()) if match else None


def _label(text: str, at: int, quoted: Sequence[QuotedStretch]) -> Stretch | None:
    """The label at ``at``: a few words before words that have their attribution behind them."""
    headline = _OF_HEADLINE.match(text, at)
    match = headline or _LABEL.match(text, at)
    if match is None or len(match[0].split()) > _LONGEST_LABEL or _SAID.search(match[0]):
        return None
    if headline:
        return Stretch(*match.span())
    index = bisect_left(quoted, match.end(), key=START)
    closing = quoted[index].closing if index < len(quoted) else None
    return Stretch(*match.span()) if closing and is_attributed_behind(text, closing.end) else None


def is_attributed_behind(text: str, at: int) -> bool:
    """Whether the sentence goes on behind quoted words, which end at ``at``, with who says them."""
    return _ATTRIBUTED.match(text, at) is not None
