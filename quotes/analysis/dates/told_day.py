"""The date in the sentence right before somebody's words, which tells that he spoke: "Holm replied on 9 March. “The
bells were here first,” she wrote."""

from __future__ import annotations

import re
from datetime import date

from quotes.analysis.dates.attributed import attributed_dates, attributing_clause
from quotes.analysis.dates.expressions import DateExpression, date_expressions, may_hold_date
from quotes.analysis.segmentation import sentence_gaps
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import StatementDate, Stretch

_REACH = 200
"""Code points of the sentence before the words, at most."""
_MARKS = re.compile(r"[\"“”„«»]")
_SPEAKS = re.compile(rf"(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)\b(?:{ANY_FORM}|spoke)\b")
_FURTHER_BACK = re.compile(r"\b(?:had|earlier|previously)\b")
_SAME_DAY = re.compile(r"\b(?:later\s)?the\ssame\sday\b", re.IGNORECASE)
_OPENING = " \t\"“„«'‘"


def announced_date(
    text: str, content: tuple[Stretch, ...], cue: Stretch | None, speaker: str, base: date | None
) -> StatementDate | None:
    """The day on which the sentence right before the words ``content``, in their paragraph, tells that their
    ``speaker`` spoke; None where it has no such day at its end, or the words are of another time.

    ``base``: as in ``statement_date``.
    """
    end = content[0].start
    while end and text[end - 1] in _OPENING:
        end -= 1
    low = max(0, end - _REACH, text.rfind("\n", 0, end) + 1)
    if cue is None or text[max(0, end - 1) : end] != "." or not may_hold_date(text, low, end):
        return None
    for gap in sentence_gaps(text, low, end - 1):
        low = gap.end
    if _MARKS.search(text, low, end) or _FURTHER_BACK.search(text, *attributing_clause(text, content, cue)):
        return None
    name = re.compile(rf"\b{re.escape(speaker.split()[-1])}\b").search(text, low, end)
    verb = _SPEAKS.search(text, name.end(), end) if name else None
    if name is None or verb is None:
        return None
    said = Stretch(verb.start(), verb.end())
    found = attributed_dates(
        text, list(date_expressions(text, low, end, base)), Stretch(low, end), said, Stretch(name.start(), name.end())
    )
    if len(found) != 1 or found[0].precision != "day" or text[found[0].end : end] not in ("", "."):
        return None
    return StatementDate(found[0].date, "day", text[found[0].start : found[0].end].rstrip("."))


def same_day(
    text: str, content: tuple[Stretch, ...], cue: Stretch | None, source: Stretch | None, base: date | None
) -> StatementDate | None:
    """The day that was told last before words said "the same day", in their paragraph. ``base``: as in
    ``statement_date``."""
    same = _SAME_DAY.search(text, max(0, cue.start - _REACH), cue.end + _REACH) if cue else None
    if cue is None or same is None:
        return None
    low, high = attributing_clause(text, content, cue)
    start = max(0, low - _REACH, text.rfind("\n", 0, low) + 1)
    days = [e for e in date_expressions(text, start, low, base) if e.precision == "day"]
    if not low <= same.start() < high or not days:
        return None
    meant = DateExpression(same.start(), same.end(), "relative", days[-1].date, "day")
    if not attributed_dates(text, [meant], Stretch(low, high), cue, source):
        return None
    return StatementDate(meant.date, "day", text[meant.start : meant.end])
