"""Days that the paragraph before somebody's words tells of them: a lead in which he is not yet named, and what
introduces a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from quotes.analysis.dates.expressions import date_expressions
from quotes.analysis.segmentation import Segments, headline_end
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.word_lists import alternatives
from quotes.model import Quotation, StatementDate

_LEAD = 3  # paragraphs, headline and byline among them, in one of which the lead stands
_LONGEST_LABEL = 60  # code points of a turn before its colon
_FEWEST_TURNS = 2
_OF_TALK = re.compile(rf"\b(?:{ANY_FORM}|spoke|heard|{alternatives('dates/spoken')})\b|:\s*\Z")
_BEFORE_CUE = 25  # code points
_FURTHER_BACK = re.compile(r"\b(?:had|earlier|previously)\b")


def with_introduced_days(text: str, quotations: Sequence[Quotation], base: date | None) -> list[Quotation]:
    """``quotations``, in the order of the ``text``, those without a day with that of the paragraph before, where it
    introduces them. ``base``: the day of writing."""
    segments = Segments(text)
    at = [segments.paragraph(q.cue.start if q.cue else q.spans[0].start) for q in quotations]
    found: dict[int, StatementDate | None] = dict(_named_behind_lead(text, quotations, at))
    for first, last in _runs_of_turns(segments, quotations, at):
        found |= dict.fromkeys(range(first, last), _introduced(segments, at[first], base))
    return [q if q.said_on or not found.get(n) else replace(q, said_on=found[n]) for n, q in enumerate(quotations)]


def _named_behind_lead(
    text: str, quotations: Sequence[Quotation], at: Sequence[int]
) -> Iterator[tuple[int, StatementDate]]:
    """The words of the paragraph behind the lead by the person named there, whom the lead but describes ("the mine will
    close, its director said on Monday"), with the day of the lead. None where that has other sayings, or where the
    words go further back."""
    headline = headline_end(text)
    lead = next((n for n, q in enumerate(quotations) if q.spans[0].start >= headline), None)
    if lead is None or at[lead] >= _LEAD or at.count(at[lead]) > 1:
        return
    described = quotations[lead].speaker or next(iter(quotations[lead].candidates), None)
    said_on = quotations[lead].said_on
    if described is None or described.type != "anonymous" or said_on is None or said_on.precision != "day":
        return
    behind = [n for n, paragraph in enumerate(at) if paragraph == at[lead] + 1]
    speakers = {q.speaker for q in (quotations[n] for n in behind)}
    who = next(iter(speakers), None)
    cues = [(c.start, c.end) for n in behind if (c := quotations[n].cue)]
    if len(speakers) != 1 or who is None or who.type != "person":
        return
    if not any(_FURTHER_BACK.search(text, max(0, start - _BEFORE_CUE), end) for start, end in cues):
        yield from ((n, said_on) for n in behind)


def _runs_of_turns(segments: Segments, quotations: Sequence[Quotation], at: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The turns of each transcript, as the numbers of the first and behind the last."""
    turns = [n for n, q in enumerate(quotations) if _is_turn(segments, q, at[n])]
    first = 0
    for i in range(1, len(turns) + 1):
        if i == len(turns) or at[turns[i]] - at[turns[i - 1]] > 1:
            if i - first >= _FEWEST_TURNS:
                yield turns[first], turns[i - 1] + 1
            first = i


def _is_turn(segments: Segments, q: Quotation, paragraph: int) -> bool:
    start = segments.paragraphs[paragraph]
    return q.cue is not None and q.cue.exact == ":" and q.cue.start - start <= _LONGEST_LABEL


def _introduced(segments: Segments, paragraph: int, base: date | None) -> StatementDate | None:
    """The only day of the paragraph before a transcript, which is its own where that tells of talk."""
    text, end = segments.text, segments.paragraphs[paragraph]
    start = segments.paragraphs[paragraph - 1] if paragraph else 0
    if not paragraph or not _OF_TALK.search(text, start, end):
        return None
    days = [e for e in date_expressions(text, start, end, base) if e.precision == "day"]
    if len({e.date for e in days}) != 1:
        return None
    return StatementDate(days[0].date, "day", text[days[0].start : days[0].end])
