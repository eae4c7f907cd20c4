"""When it was said: the dateline of a report, and the dates that the text settles for statements."""

from __future__ import annotations

from datetime import date

from quotes.shapes import Dateline, StatementDate, Stretch


def find_dateline(text: str, published: date | None) -> Dateline | None:
    """The dateline that ``text`` opens with ("PORT ALDEN, June 3. /NNA/."), None where it has none.

    The year of a dateline without one is that which lies nearest to ``published``; without ``published`` its date is None.
    """
    return None


def statement_date(
    text: str,
    content: tuple[Stretch, ...],
    cue: Stretch | None,
    source: Stretch | None,
    base: date | None,
) -> StatementDate | None:
    """When the words ``content`` were said, where an expression at the attribution settles it; else None.

    ``base`` is the date the text was written: of the dateline, else of publication.
    """
    return None
