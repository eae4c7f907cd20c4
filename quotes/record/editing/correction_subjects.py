"""What the corrections in the log are about, as it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Row,
    and_,
    bindparam,
    func,
    select,
)

from quotes.analysis.quotation.joints import joints
from quotes.record.db.session import (
    NewsroomSession,
    article_versions,
    articles,
    quotation_spans,
    quotations,
    speakers,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A quotation or a speaker that a correction names, as it is now.

    ``words``: what was said, with marks round the speaker's own words, or the speaker's name; empty where the article
    was retracted. ``article``: that of a quotation, None for a speaker. ``state``: "current", or why it is gone
    ("rejected", "withdrawn", "retracted", "merged").
    """

    id: str
    words: str
    article: str | None
    state: str


_at = quotations.c
_SAID = (
    select(
        _at.id,
        _at.article_id,
        _at.gone,
        _at.paragraph_start,
        func.substr(
            article_versions.c.text,
            _at.paragraph_start + 1,
            _at.paragraph_end - _at.paragraph_start,
        ).label("paragraph"),
        quotation_spans.c.start,
        quotation_spans.c.end,
        quotation_spans.c.exact,
        (quotation_spans.c.quoted | (_at.kind == "direct")).label("marked"),
    )
    .join(quotation_spans, quotation_spans.c.quotation_id == _at.id)
    .outerjoin(articles, articles.c.id == _at.article_id)
    .outerjoin(
        article_versions,
        and_(article_versions.c.article_id == articles.c.id, article_versions.c.version == articles.c.version),
    )
    .where(_at.id.in_(bindparam("ids", expanding=True)))
    .order_by(_at.id, quotation_spans.c.place)
)


_NAMED = select(speakers.c.id, speakers.c.name, speakers.c.merged_into).where(
    speakers.c.id.in_(bindparam("ids", expanding=True))
)


_OMISSION = " … "


def subjects(session: NewsroomSession, ids: list[str]) -> dict[str, Subject]:
    """Those of the quotations and speakers with these ids that there are or were, by id."""
    said: dict[str, list[Any]] = defaultdict(list)
    for row in session.rows(_SAID, ids=ids):
        said[row.id].append(row)
    found = {}
    for id_, rows in said.items():
        state = rows[0].gone or "current"
        words = "" if state == "retracted" else _in_one_line(rows)
        found[id_] = Subject(id_, words, rows[0].article_id, state)
    for row in session.rows(_NAMED, ids=ids):
        found[row.id] = Subject(row.id, row.name, None, "merged" if row.merged_into else "current")
    return found


def _in_one_line(rows: Sequence[Row[Any]]) -> str:
    """The words of a quotation: what parts them is that of the article, where they still stand in it."""
    begins, text = rows[0].paragraph_start, rows[0].paragraph or ""
    places = [(row.start - begins, row.end - begins) for row in rows]
    shown = [f"“{row.exact}”" if row.marked else row.exact for row in rows]
    if any(text[start:end] != row.exact for row, (start, end) in zip(rows, places, strict=True)):
        return _OMISSION.join(shown)
    return "".join(joint + words for joint, words in zip(joints(text, places, _OMISSION), shown, strict=True))
