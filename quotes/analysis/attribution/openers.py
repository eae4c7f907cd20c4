"""What a paragraph opens with before its words begin: datelines, time stamps, advisory notes, labels."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.analysis.dates.dateline import dateline_stretch
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.segmentation import paragraph_starts
from quotes.lexicon.person_names import CAPITALISED
from quotes.lexicon.speech_verbs import ANY_FORM, BASE_FORM
from quotes.model import Stretch

_BULLET = r"(?:[•●▪◦■*+»›>–—-]\s*)?"
_SEPARATOR = r"\s*(?:[:|]|[–—-](?=\s))\s*"
_TIME = r"\d{1,2}(?:[:.h]\d\d){1,2}(?:\s?[ap]\.?m\b\.?)?(?:\s(?:[A-Z]{2,4}|local time)\b)?"
_POINT = re.compile(r"[•●▪◦■»›]\s+(?=\S)")
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
_LONGEST_LABEL = 5  # words
# Behind a closing mark: said Mira Dahl; the coach of the team said; SAYS DAHL; — Ola Prent
_ATTRIBUTED = re.compile(rf"[^.!?;\n\r“”\"]{{0,60}}?\b(?i:{ANY_FORM})\b|\s*[―—–~-]+\s*[A-Z]")
_SAID = re.compile(rf"\b(?!{BASE_FORM}\b){ANY_FORM}\b", re.IGNORECASE)  # "quote", "report" and "comment" are nouns, too


@dataclass(frozen=True, slots=True)
class Openers:
    """Stretches in the order of the text, none overlapping. ``hidden``: no part of the text as prose (bullets,
    datelines, time stamps, advisory notes). ``labels``: words that head a paragraph and neither say nor are said
    ("Weather:")."""

    hidden: tuple[Stretch, ...]
    labels: tuple[Stretch, ...]


def find_openers(text: str, quoted: Sequence[QuotedStretch]) -> Openers:
    """The openers of all paragraphs of ``text``. Linear time."""
    dateline = dateline_stretch(text)
    hidden, labels = [], []
    starts = paragraph_starts(text)
    times = {m.start(): m.end() for start in starts if (m := _BARE_TIME.match(text, start))}
    for start in starts:
        at = start
        if len(times) >= _LEAST_TIMES and start in times:
            hidden.append(Stretch(start, at := times[start]))
        while opener := _hidden(text, at, dateline):
            hidden.append(opener)
            at = opener.end
        label = _label(text, at, quoted)
        if label:
            labels.append(label)
    return Openers(tuple(hidden), tuple(labels))


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
    index = bisect_left(quoted, match.end(), key=lambda q: q.start)
    closing = quoted[index].closing if index < len(quoted) else None
    return Stretch(*match.span()) if closing and _ATTRIBUTED.match(text, closing.end) else None
