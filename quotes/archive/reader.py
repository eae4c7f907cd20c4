"""One engine on one core: lines of an archive become what was found in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from quotes.analysis import analyse
from quotes.analysis.deadline import time_limit
from quotes.analysis.engine import give_back_memory, load_attributor
from quotes.archive.analysed_lines import AnalysedLine, to_table
from quotes.errors import OnRecordError
from quotes.exchange.input_lines import Entry, entry_of, identified_article
from quotes.model import Analysis, Article, Engine, Limits, Retraction
from quotes.settings import Settings

LINES = pa.schema([("id", pa.string()), ("source", pa.string()), ("line", pa.int64())])
LINES = LINES.append(pa.field("body", pa.binary())).append(pa.field("refused", pa.string()))
"""A line of an archive, with its ``body`` in JSON, or why it is ``refused``."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read: what the readers on other machines must know of the settings, and no secret of theirs."""

    engine: Engine
    limits: Limits
    review_below: float
    unknown_below: float
    seconds: float

    @classmethod
    def of(cls, settings: Settings, engine: Engine | None) -> Reading:
        """As the settings say; ``engine`` in place of theirs, if there is one."""
        below = settings.review_below, settings.unknown_below
        return cls(engine or settings.engine, settings.article_limits, *below, settings.analysis_seconds)

    def analyser(self) -> Callable[[Article], Analysis]:
        """The analysis, with its engine loaded now. It raises errors.Unavailable where an article takes too long."""
        attributor = load_attributor(self.engine)
        return lambda article: analyse(
            article,
            attributor,
            review_below=self.review_below,
            unknown_below=self.unknown_below,
            checkpoint=time_limit(self.seconds),
        )


class Reader:
    """An engine, loaded once, that reads one table of lines after the other."""

    def __init__(self, reading: Reading) -> None:
        self._limits = reading.limits
        self._analyse = reading.analyser()

    def __call__(self, lines: pa.Table) -> pa.Table:
        """The lines (``LINES``) as rows of ``analysed_lines.SCHEMA``, in their order."""
        found = to_table(self._read(**row) for row in lines.to_pylist())
        give_back_memory()
        return found

    def _read(self, id: str, source: str, line: int, body: bytes, refused: str | None) -> AnalysedLine:
        if refused is not None:
            return AnalysedLine(id, source, line, error=refused)
        entry = entry_of(line, body, self._limits)
        given = None if entry.id is None else json.dumps(entry.id)
        try:
            if entry.retraction is not None:
                return AnalysedLine(id, source, line, given, retraction=_taken_back(entry))
            article = identified_article(entry)
            return AnalysedLine(id, source, line, given, article, self._analyse(article))
        except OnRecordError as error:
            return AnalysedLine(id, source, line, given, error=error.detail)


def _taken_back(entry: Entry) -> Retraction | None:
    if isinstance(entry.retraction, OnRecordError):
        raise entry.retraction
    return entry.retraction
