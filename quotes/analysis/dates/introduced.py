"""Days that a sentence beside somebody's words tells of them: a lead in which he is not yet named, what introduces a
transcript, and "She was speaking in Tarn yesterday" behind them."""

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
_MOST_BEFORE = 8  # quotations that it tells of
_REACH = 200  # code points on either side of what tells that somebody was speaking
_OF_TALK = re.compile(rf"\b(?:{ANY_FORM}|spoke|heard|{alternatives('dates/spoken')})\b|:\s*\Z")
_WAS_SPEAKING = re.compile(
    rf"\b(?:was|were)\s(?:{alternatives('speech/as_one_speaks')}|giving\sevidence|addressing)\b"
    r"|\bmade\s(?:the|his|her|their|these)\s(?:comments?|remarks?)\b"
)
"""What a sentence tells of words that stand before it."""
_ITS_SUBJECT = re.compile(r"\W*(?:He|She|They|The)\b")
_OF_DEED = re.compile(r"\b(?:about|after|before|since|that|when|which|who)\b|,")
_BEFORE_CUE = 25  # code points
_FURTHER_BACK = re.compile(r"\b(?:had|earlier|previously)\b")


def with_introduced_days(text: str, quotations: Sequence[Quotation], base: date | None) -> list[Quotation]:
    """``quotations``, in the order of the ``text``, those without a day with that of the paragraph before, where it
    introduces them. ``base``: the day of writing."""
    segments = Segments(text)
    at = [segments.paragraph(q.cue.start if q.cue else q.spans[0].start) for q in quotations]
    found: dict[int, StatementDate | None] = dict(_named_behind_lead(text, quotations, at))
    found |= dict(_told_behind(segments, quotations, base))
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


def _told_behind(
    segments: Segments, quotations: Sequence[Quotation], base: date | None
) -> Iterator[tuple[int, StatementDate]]:
    """The words of one speaker right before a sentence that tells when he was speaking, in its paragraph or the one
    before, with that day."""
    text, n = segments.text, 0
    for was in _WAS_SPEAKING.finditer(text):
        start, end = segments.sentence_start(was.start()), segments.sentence_end(was.start())
        while n < len(quotations) and quotations[n].spans[-1].end <= start:
            n += 1
        who, here = quotations[n - 1].speaker if n else None, segments.paragraph(start)
        day = next(date_expressions(text, was.end(), min(end, was.end() + _REACH), base), None)
        if who is None or day is None or day.precision != "day" or _OF_DEED.search(text, was.end(), day.start):
            continue
        low = max(start, was.start() - _REACH)
        named = who.name.split()[-1] in text[low : was.start()]
        if not named and not (who.type == "person" and _ITS_SUBJECT.match(text, low, was.start())):
            continue
        for i in range(n - 1, max(-1, n - 1 - _MOST_BEFORE), -1):
            if quotations[i].speaker != who or here - segments.paragraph(quotations[i].spans[-1].start) > 1:
                break
            yield i, StatementDate(day.date, "day", text[day.start : day.end])


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
