"""Words whose attribution tells another time than any that the article dates: "he said then", and a weekday that is
that of the day after."""

from __future__ import annotations

import re
from datetime import date

from quotes.analysis.dates.attributed import attributed_dates
from quotes.analysis.dates.expressions import date_expressions, day_after
from quotes.analysis.occasions.utterances import Utterance

_BACK_THEN = re.compile(r"\s(?:back\sthen|then|at\sthe\stime)\b(?=[,.;:]|\s*\Z|\s(?:at|in|during|that)\b)")


def tells_other_time(text: str, u: Utterance, base: date | None) -> bool:
    """Whether the attribution of ``u`` puts its words at a time that is none of the dates of ``text``: back then, or on
    a weekday that is but the next one after ``base``, the day of writing."""
    if u.cue is None:
        return False
    behind = max(u.cue.end, u.source.end) if u.source else u.cue.end
    if _BACK_THEN.match(text, behind, u.clause.end):
        return True
    after = day_after(text, u.clause.start, u.clause.end, base) if base else None
    if after is None:
        return False
    following, _ = after
    expressions = list(date_expressions(text, u.clause.start, u.clause.end, following))
    own = attributed_dates(text, expressions, u.clause, u.cue, u.source)
    return any(e.date == following for e in own)
