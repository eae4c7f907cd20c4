"""The day of writing, from which "Thursday" and "yesterday" count: that of the dateline, else of publication, or the
day after, where the article shows that it was written on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from quotes.analysis.dates.attributed import statement_date
from quotes.analysis.dates.expressions import day_after
from quotes.model import Dateline, Stretch


class Saying(Protocol):
    """Words, their cue and their source, as an attribution has them."""

    @property
    def content(self) -> tuple[Stretch, ...]: ...

    @property
    def cue(self) -> Stretch | None: ...

    @property
    def source(self) -> Stretch | None: ...


def day_of_writing(
    text: str, sayings: Iterable[Saying], dateline: Dateline | None, published: date | None
) -> date | None:
    """The day on which ``text`` was written, None where neither ``dateline`` nor ``published`` tells one.

    A report may go on after the day that it bears. So it is the next day where somebody is told to have spoken on that
    weekday, which nobody calls so six days later, and the report came out after its dateline, or no saying before has
    another day.
    """
    first = dateline.date if dateline and dateline.date else published
    after = day_after(text, 0, len(text), first) if first else None
    if first is None or after is None:
        return first
    following, weekday = after
    came_later = published is not None and published > first
    for saying in sorted(sayings, key=lambda saying: saying.content[0].start):
        said = statement_date(text, saying.content, saying.cue, saying.source, following)
        if said and said.date == following and said.exact.startswith(weekday):
            return following
        if said and said.precision == "day" and not came_later:
            break
    return first
