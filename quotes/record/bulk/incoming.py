"""An article that comes into the record for the first time, and the rows of what is said in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quotes.model import Analysis, Article
from quotes.record.articles.write import ArticleKey
from quotes.record.db.session import fingerprints, positions, quotation_spans, quotations
from quotes.record.positions.write import position_rows
from quotes.record.quotations.rows import fingerprint_rows, quotation_rows, span_rows
from quotes.record.quotations.statements import Dating


@dataclass(frozen=True, slots=True)
class Incoming:
    """``id``: that it gets; ``analysis`` without those whom the record must not name; ``at``: the moment it comes."""

    id: str
    article: Article
    analysis: Analysis
    key: ArticleKey
    at: datetime

    @property
    def dating(self) -> Dating:
        """When its words count as said."""
        return Dating.of(self.article.published, self.at.date())


@dataclass(frozen=True, slots=True)
class Telling:
    """An article whose people are known. ``profile``: of each speaker of its analysis; ``lasting``: those that last;
    ``numbers``: id and serial of each of its quotations."""

    incoming: Incoming
    profile: Mapping[str, str]
    lasting: frozenset[str]
    numbers: tuple[tuple[str, int], ...]


def told(tellings: tuple[Telling, ...]) -> dict[str, list[dict[str, Any]]]:
    """The rows of the quotations of articles, and of what belongs to them, by table."""
    found: dict[str, list[dict[str, Any]]] = {
        t.name: [] for t in (quotations, quotation_spans, fingerprints, positions)
    }
    for telling in tellings:
        own = telling.incoming
        analysis = own.analysis
        given = own.article.text, analysis, telling.profile, telling.lasting, own.dating, own.article.publisher
        rows = quotation_rows(own.id, *given)
        by_id = {}
        for row, quotation, (id_, serial) in zip(rows, analysis.quotations, telling.numbers, strict=True):
            row |= {"id": id_, "serial": serial}
            by_id[quotation.id] = row
            found["quotation_spans"] += span_rows(id_, quotation)
            found["fingerprints"] += fingerprint_rows(row, serial)
        found["quotations"] += rows
        found["positions"] += position_rows(analysis, by_id)
    return found
