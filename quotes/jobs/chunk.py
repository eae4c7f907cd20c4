"""The work on a chunk: each of its lines becomes an article in the record, or gets its error."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

import structlog
from rq.timeouts import JobTimeoutException

from quotes.errors import OnRecordError, Unavailable
from quotes.exchange.input_lines import Entry, answer_retraction, answer_saved, entry_of, identified_article
from quotes.model import Analysis, Article, Retraction
from quotes.record.articles.write import ArticleKey
from quotes.record.batches.batch_progress import failure
from quotes.record.model.articles import Saved
from quotes.record.model.batches import Chunk, Line
from quotes.service import Service

_log = structlog.get_logger("on_record.jobs")


class ChunkRunner:
    """Works on chunks with the ``service`` and its model, until ``stopping`` is set."""

    def __init__(self, service: Service) -> None:
        settings = service.settings
        self.stopping = threading.Event()
        self._service = service
        self._limits = settings.article_limits

    def work(self, chunk: Chunk) -> None:
        """Answer the lines of a chunk that have no answer yet. If the worker stops or the record is down, the queue
        gives the rest out again."""
        batches, done = self._service.record.batches, 0
        try:
            for line in batches.begin(chunk):
                if self.stopping.is_set():
                    break
                self._work_line(chunk, line)
                done += 1
            batches.put_back(chunk)  # nothing happens where it is done
            _log.info("a chunk was worked on", batch=chunk.batch, first=chunk.first, articles=done)
        except OnRecordError as error:
            _log.warning("a chunk was broken off", batch=chunk.batch, first=chunk.first, why=error.detail)

    def _work_line(self, chunk: Chunk, line: Line) -> None:
        batches = self._service.record.batches
        entry = entry_of(line.number, line.body, self._limits)

        def answer(saved: Saved) -> Mapping[str, Any]:
            return answer_saved(entry, saved)

        def take_back(retraction: Retraction) -> str | None:
            return self._service.record.articles.retract_uri(chunk.newsroom, retraction)

        try:
            if told := answer_retraction(entry, take_back):
                batches.answer(chunk, line.number, told, None)
                return
            article = identified_article(entry)
            key = ArticleKey.of(article)
            known = self._service.record.articles.find_unchanged(chunk.newsroom, article, key)
            if known is None:
                batches.save(chunk, line.number, article, key, self._analysis(article, chunk), answer)
            else:
                batches.answer(chunk, line.number, answer(known), known.id)
        except (Unavailable, JobTimeoutException):
            raise
        except (OnRecordError, _TooSlow) as error:
            self._fail(chunk, entry, str(error))
        except Exception as error:
            _log.exception("a line failed", batch=chunk.batch, line=line.number)
            self._fail(chunk, entry, f"Internal error ({type(error).__name__}); the log has more.")

    def _analysis(self, article: Article, chunk: Chunk) -> Analysis:
        try:
            return self._service.analyse(article, chunk.engine)
        except Unavailable as error:  # here the article takes too long; the service is well
            raise _TooSlow(error.detail) from None

    def _fail(self, chunk: Chunk, entry: Entry, why: str) -> None:
        self._service.record.batches.answer(chunk, entry.line, failure(entry.id, why))


class _TooSlow(Exception):
    """The analysis of a line took longer than the settings allow."""


_here: list[ChunkRunner] = []


def use_runner(runner: ChunkRunner) -> None:
    """Set the runner that the jobs of this process use."""
    _here[:] = [runner]


def run_chunk(chunk: Chunk) -> None:
    """The job: work on one chunk with the runner of this process."""
    _here[0].work(chunk)
