"""The date in the sentence right before somebody's words, which tells when he spoke: "Holm replied on 9 March. “The
bells were here first,” she wrote", or on which he did something as he spoke: "On Tuesday she climbed up. “It leans.”"
"""

from __future__ import annotations

import re
from datetime import date

from quotes.analysis.dates.attributed import attributing_clause, names_occasion
from quotes.analysis.dates.expressions import DateExpression, date_expressions, may_hold_date
from quotes.analysis.segmentation import sentence_gaps
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.word_lists import alternatives
from quotes.model import StatementDate, Stretch

_REACH = 200
"""Code points of the sentence before the words, at most."""
_MARKS = re.compile(r"[\"“”„«»]")
_SPEAKS = re.compile(rf"(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)\b(?:{ANY_FORM}|{alternatives('dates/speaks')})\b")
_FURTHER_BACK = re.compile(r"\b(?:had|earlier|previously)\b")
_OPENING = " \t\"“„«'‘"
_OPENS = 24
"""Code points from the start of a sentence in which a day opens it: "At the finish on Sunday"."""
_SUBJECT = re.compile(r"(?:,|day|night|morning|evening|afternoon|\d)\s(?:he|she|they)\s|\W*(?:He|She|They)\s")
_PREDICATE = re.compile(rf"\b(?:{ANY_FORM}|[a-z]+ed|is|are|was|were|had|has|saw|met|took|gave|sent|left|won|beat)\b")
_OF_WHOM = re.compile(r",?\s(?:who|whose|whom|which|that)\b")
_CLAUSE = re.compile(r"[,;:]|\b(?:that|who|whom|which|when|where|until|since|because|after|before|about|of|for|from)\b")
"""Between a verb and a day, what may have the day for itself: praised the crew that sank on Monday."""
_RECENT = 31
"""Days back at most of a deed as which somebody spoke."""


def announced_date(
    text: str, content: tuple[Stretch, ...], cue: Stretch | None, speaker: str, base: date | None
) -> StatementDate | None:
    """The day that the sentence right before that of the words ``content``, in their paragraph, tells of their
    ``speaker``: on which he spoke, or which it opens with. None where it has no such day or several, or the words are
    of another time.

    ``base``: as in ``statement_date``.
    """
    first = min(cue.start, content[0].start) if cue else 0
    if cue is None or not may_hold_date(text, max(0, first - 2 * _REACH), first):
        return None
    clause = attributing_clause(text, content, cue)
    end = content[0].start if cue.start > content[0].start else clause[0]
    while end and text[end - 1] in _OPENING:
        end -= 1
    low = max(0, end - _REACH, text.rfind("\n", 0, end) + 1)
    if text[max(0, end - 1) : end] not in (".", ":") or not may_hold_date(text, low, end):
        return None
    for gap in sentence_gaps(text, low, end - 1):
        low = gap.end
    days = list(date_expressions(text, low, end, base))
    if len(days) != 1 or days[0].precision != "day" or _MARKS.search(text, low, end):
        return None
    if _FURTHER_BACK.search(text, *clause) or not _tells_of(text, low, end, days[0], speaker, base):
        return None
    return StatementDate(days[0].date, "day", text[days[0].start : days[0].end].rstrip("."))


def _tells_of(text: str, low: int, end: int, day: DateExpression, speaker: str, base: date | None) -> bool:
    """Whether the sentence ``text[low:end]`` tells that the speaker spoke on ``day``, or opens with that and goes on
    with him."""
    name = re.compile(rf"\b{re.escape(speaker.split()[-1])}\b").search(text, low, end)
    verb = _SPEAKS.search(text, name.end() if name else low, end)
    himself = name and verb and verb.end() <= day.start and not _OF_WHOM.search(text, name.end(), verb.start())
    if verb and himself and not _CLAUSE.search(text, verb.end(), day.start):
        return not text.startswith(("'s", "’s"), day.end) or names_occasion(text, day)
    if day.start - low > _OPENS or base is None or (base - day.date).days > _RECENT:
        return False
    if name:
        return day.end <= name.start() and not _PREDICATE.search(text, day.end, name.start())
    return _SUBJECT.search(text, day.start, end) is not None
