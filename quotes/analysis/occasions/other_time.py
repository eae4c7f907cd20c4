"""Words whose attribution tells another time than any that the article dates: "he said then", "In 1994 … she vowed",
what the same speaker goes on with, and a weekday that is that of the day after."""

from __future__ import annotations

import re
from datetime import date

from quotes.analysis.dates.attributed import attributed_dates
from quotes.analysis.dates.expressions import date_expressions, day_after
from quotes.analysis.occasions.utterances import Utterance
from quotes.model import Precision, StatementDate

_BACK_THEN = re.compile(r"\s(?:back\sthen|then|at\sthe\stime)\b(?=[,.;:]|\s*\Z|\s(?:at|in|during|that)\b)")
_OPENING = re.compile(r"\W*(?:(?:But|And|Back)\s)?(?:in|during|when|at|on|last|earlier)\b", re.IGNORECASE)
_LETTERS_TO_YEAR, _LETTERS_TO_MONTH = 4, 7  # of 2021-06-03


class OtherTimes:
    """Tells of the quotations of a text, asked for in their order, which were said at another time than their likeliest
    day."""

    def __init__(self, text: str, base: date | None) -> None:
        """``base``: the day of writing."""
        self._text, self._base = text, base
        self._who: str | None = None
        self._paragraph = 0

    def at_another(self, u: Utterance, own: StatementDate | None, day: StatementDate | None) -> bool:
        """Whether ``u`` was said at another time than ``day``: by its attribution, or because its speaker goes on from
        words that were. ``own``: the date in its own attribution, if any."""
        goes_on = u.who is not None and u.who == self._who and u.paragraph - self._paragraph <= 1
        apart = day is not None and own is None and (goes_on or tells_other_time(self._text, u, day.date, self._base))
        coarse = own is not None and own.precision in ("month", "year")
        self._who, self._paragraph = u.who if apart or coarse else None, u.paragraph
        return apart


def tells_other_time(text: str, u: Utterance, day: date, base: date | None) -> bool:
    """Whether the attribution of ``u`` puts its words at another time than ``day``: back then, in a month or a year in
    which that does not lie, or on a weekday that is but the next one after ``base``, the day of writing."""
    if u.cue is None:
        return False
    behind = max(u.cue.end, u.source.end) if u.source else u.cue.end
    if _BACK_THEN.match(text, behind, u.clause.end) or _opens_with_other_time(text, u, day, base):
        return True
    after = day_after(text, u.clause.start, u.clause.end, base) if base else None
    if after is None:
        return False
    following, _ = after
    expressions = list(date_expressions(text, u.clause.start, u.clause.end, following))
    own = attributed_dates(text, expressions, u.clause, u.cue, u.source)
    return any(e.date == following for e in own)


def _opens_with_other_time(text: str, u: Utterance, day: date, base: date | None) -> bool:
    """Whether a month or a year in which ``day`` does not lie opens the sentence: "In 1994, at a rally, Holm vowed"."""
    assert u.cue is not None
    first = min(u.cue.start, u.source.start) if u.source else u.cue.start
    if not _OPENING.match(text, u.clause.start, first):
        return False
    told = next((e for e in date_expressions(text, u.clause.start, first, base) if "," in text[e.end : first]), None)
    return told is not None and not _lies_in(day, told.date, told.precision)


def _lies_in(day: date, period: date, precision: Precision) -> bool:
    """Whether ``day`` lies in the month or year that ``period`` opens; also where that is none."""
    if precision not in ("month", "year"):
        return True
    letters = _LETTERS_TO_MONTH if precision == "month" else _LETTERS_TO_YEAR
    return day.isoformat()[:letters] == period.isoformat()[:letters]
