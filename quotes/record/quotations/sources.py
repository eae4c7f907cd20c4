"""Who is quoted, how much and where: the counts behind the source report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Text, and_, bindparam, case, cast, func, select

from quotes.record.db.session import NewsroomSession, articles, quotations, speakers
from quotes.record.model.source_reports import QuotedSource, ReportFilter, ReportLine, SourceReport
from quotes.record.speakers.categories import categories
from quotes.record.speakers.own_names import IS_NAMED
from quotes.record.speakers.roles.settled import SettledRoles

FEW = 10
"""The sources whose share of the words tells how concentrated they are."""

_at = quotations.c
_words = func.length(_at.stems) - func.length(func.replace(_at.stems, " ", "")) + 1
_dated = _at.dated_by != "kept"
_in_month = and_(_dated, func.coalesce(_at.said_precision, "day") != "year")
_month = case((_in_month, func.substr(cast(_at.dated, Text), 1, 7)), else_="")
"""Empty where no article tells a day, or the words are dated to a year alone."""
_day = case((_dated, func.substr(cast(_at.dated, Text), 1, 10)), else_="0000-00-00")
_GROUPS = (
    select(
        _at.speaker_id,
        articles.c.publisher,
        _month.label("month"),
        func.max(_day + _at.role).label("role"),  # the day stands before it, so that the last is the greatest
        func.count().label("said"),
        func.sum(_words).label("words"),
    )
    .join(articles, articles.c.id == _at.article_id)
    .where(_at.gone.is_(None), _at.act == "statement", _at.scrap.is_(False))
    .group_by(_at.speaker_id, articles.c.publisher, _month)
    .order_by(_month, _at.speaker_id, articles.c.publisher)
)
_PRINTED = (
    select(func.max(_day).label("last"), _at.role)
    .join(articles, articles.c.id == _at.article_id)
    .where(
        _at.speaker_id == bindparam("speaker"),
        _at.role.is_not(None),
        _at.gone.is_(None),
        _at.act == "statement",
        _at.scrap.is_(False),
    )
    .group_by(_at.role)
    .order_by(func.max(_day).desc(), _at.role.desc())
)
_FIRST = (
    select(_at.speaker_id, func.min(_at.dated).label("first"))
    .where(
        _at.gone.is_(None),
        _at.speaker_id.is_not(None),
        _dated,
        func.coalesce(_at.said_precision, "day").not_in(("month", "year")),
    )
    .group_by(_at.speaker_id)
)
_SPEAKERS = select(speakers.c.id, speakers.c.name, speakers.c.type, IS_NAMED.label("named")).where(
    speakers.c.id.in_(bindparam("ids", expanding=True))
)
_AT_ONCE = 500


def source_report(session: NewsroomSession, wanted: ReportFilter) -> SourceReport:
    """The report on the statements that ``wanted`` describes; the copies of a wire report count where they stand."""
    rows = session.rows(_GROUPS.where(*_conditions(wanted)))
    sources = _sources(session, rows, wanted)
    by_id = {source.id: source for source in sources}
    words = sum(row.words for row in rows)
    few = sum(source.words for source in sources[:FEW] if source.named)
    return SourceReport(
        total=_line("", rows, by_id),
        months=_lines(rows, lambda row: row.month, by_id),
        publishers=_lines(rows, lambda row: row.publisher or "", by_id),
        sources=sources,
        share_of_few=few / words if words else 0.0,
    )


def _conditions(wanted: ReportFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.publisher is not None:
        found.append(articles.c.publisher == wanted.publisher)
    if wanted.from_date is not None:
        found.append(_at.dated >= wanted.from_date)
    if wanted.to_date is not None:
        found.append(_at.dated <= wanted.to_date)
    return found


def _sources(session: NewsroomSession, rows: Sequence[Row[Any]], wanted: ReportFilter) -> tuple[QuotedSource, ...]:
    """Who is quoted, those with a name and the most words first; of quotations without a speaker nobody."""
    said: Counter[str] = Counter()
    words: Counter[str] = Counter()
    roles = _roles(session, rows, wanted)
    for row in rows:
        if row.speaker_id:
            said[row.speaker_id] += row.said
            words[row.speaker_id] += row.words
    known: dict[str, Row[Any]] = {}
    ids = list(said)
    for at in range(0, len(ids), _AT_ONCE):
        known |= {row.id: row for row in session.rows(_SPEAKERS, ids=ids[at : at + _AT_ONCE])}
    first: dict[str, date] = {row.speaker_id: row.first for row in session.rows(_FIRST)} if ids else {}
    given = categories(session)
    found = (
        QuotedSource(
            id=id_,
            name=known[id_].name,
            type=known[id_].type,
            role=roles.get(id_),
            quotations=said[id_],
            words=words[id_],
            first_quoted=first.get(id_),
            category=given.get(id_),
            named=bool(known[id_].named),
        )
        for id_ in ids
    )
    return tuple(sorted(found, key=lambda s: (not s.named, -s.words, s.name, s.id)))


def _roles(session: NewsroomSession, rows: Sequence[Row[Any]], wanted: ReportFilter) -> dict[str, str]:
    """The role that each source was last quoted with. Where editors settled roles of a source, it is the last that they
    let stand, in the words they chose."""
    last: dict[str, str] = {}
    for row in rows:
        if row.speaker_id and row.role:
            last[row.speaker_id] = max(row.role, last.get(row.speaker_id, ""))
    found: dict[str, str | None] = {speaker: role[len("0000-00-00") :] for speaker, role in last.items()}
    settled = SettledRoles.of_all(session)
    for speaker in settled.speakers & found.keys():
        printed = session.rows(_PRINTED.where(*_conditions(wanted)), speaker=speaker)
        shown = (settled.office_name(speaker, row.role) for row in printed)
        found[speaker] = next((role for role in shown if role), None)
    return {speaker: role for speaker, role in found.items() if role}


def _lines(
    rows: Sequence[Row[Any]], label: Callable[[Row[Any]], str], sources: Mapping[str, QuotedSource]
) -> tuple[ReportLine, ...]:
    groups: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        groups[label(row)].append(row)
    return tuple(_line(name, groups[name], sources) for name in sorted(groups))


def _line(label: str, rows: Iterable[Row[Any]], sources: Mapping[str, QuotedSource]) -> ReportLine:
    """The sums of some groups. A voice is new in the month of the first day on which the record has it
    quoted; where no article tells a day, in none."""
    words: Counter[str] = Counter()
    said = 0
    voices, new = set(), set()
    for row in rows:
        source = sources.get(row.speaker_id)
        said += row.said
        if source is None:
            words["unknown"] += row.words
        elif not source.named:
            words["unnamed"] += row.words
        else:
            words[source.type] += row.words
            voices.add(source.id)
            if source.first_quoted and f"{source.first_quoted:%Y-%m}" == row.month:
                new.add(source.id)
    return ReportLine(
        label=label,
        quotations=said,
        words=sum(words.values()),
        people=words["person"],
        organizations=words["organization"],
        unnamed=words["unnamed"],
        unknown=words["unknown"],
        voices=len(voices),
        new_voices=len(new),
    )
