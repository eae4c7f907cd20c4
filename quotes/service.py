"""What the service does with an article, whoever asks: analyse it, save it; and whether the service is ready."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import structlog

from quotes.analysis import analyse
from quotes.analysis.attribution import Attributor
from quotes.analysis.deadline import Checkpoint, time_limit, unlimited
from quotes.analysis.engine import give_back_memory, load_attributor
from quotes.api_keys import KeyRing
from quotes.errors import OnRecordError, Unavailable
from quotes.fair_queue import FairQueue, NoPlace, QueuedCaller, QueuePlace
from quotes.model import Analysis, Article, Engine
from quotes.observability import metrics
from quotes.record import Record
from quotes.record.model.articles import Saved
from quotes.record.model.corrections import Editor
from quotes.redis.analysis_cache import AnalysisCache
from quotes.settings import Settings

_log = structlog.get_logger("on_record.service")
LONG = 20_000
"""Characters. After a longer article memory is given back to the system: asking for it again takes less time than such
an article does."""


class Service:
    """One per worker process. Its methods may be called from many threads; it reads or analyses one article at a
    time."""

    def __init__(self, settings: Settings, record: Record, cache: AnalysisCache, attributor: Attributor) -> None:
        self.settings = settings
        self.record = record
        self.cache = cache
        self.attributor = attributor
        self.keys = KeyRing(record.keys)
        # The threads that are left answer what is known already.
        self._queue = FairQueue(max(1, settings.threads * 3 // 4), settings.wait_seconds)
        self._options = {"review_below": settings.review_below, "unknown_below": settings.unknown_below}

    def extract(self, newsroom: str, article: Article, key_id: str | None = None) -> Analysis:
        """Who said what in ``article``; nothing is stored but, for a while, the analysis in the cache. ``key_id``: the
        key that asks, since the time for analyses is shared among keys.

        Raises errors.Unavailable where too many articles wait already, the worker is not free in time, or the article
        takes too long.
        """
        key = self.cache.key(newsroom, article, self._options, self.attributor.version)
        known = self.cache.known(key)
        if known is not None:
            return known
        with _busy_without_place(), self._queue.place(QueuedCaller(newsroom, key_id or "")) as place:
            return self.cache.get_or_make(key, lambda: self._analyse(article, place, self.attributor), place.evicted)

    @contextmanager
    def html_turn(self, newsroom: str, key_id: str | None = None) -> Iterator[Checkpoint]:
        """The turn in which submitted HTML is read: its time is shared and limited as that of an analysis is.

        ``key_id`` as for ``extract``. Raises errors.Unavailable as that does, and so does the checkpoint.
        """
        caller = QueuedCaller(newsroom, key_id or "")
        with _busy_without_place(), self._queue.place(caller) as place, self._turn(place) as checkpoint:
            yield checkpoint

    def analyse(self, article: Article, engine: Engine | None = None) -> Analysis:
        """Who said what, past the cache: for archives, whose analyses nobody asks for twice. ``engine``: the one that
        reads; None: that of the settings, as everywhere else.

        Raises errors.Unavailable as ``extract`` does.
        """
        attributor = load_attributor(engine) if engine else self.attributor
        with _busy_without_place(), self._queue.place(QueuedCaller("")) as place:
            return self._analyse(article, place, attributor)

    def answer_key(self, newsroom: str, *request: bytes) -> str:
        """Under which key the cache keeps the answer to a ``request`` for an analysis, given in its parts."""
        return self.cache.answer_key(newsroom, request, self._options, self.attributor.version)

    def save(self, newsroom: str, article: Article, key_id: str | None = None) -> Saved:
        """Analyse ``article`` and put it into the record, unless this very content is there already. ``key_id`` as for
        ``extract``.

        Raises what ``extract`` and ``record.articles.save_analysed`` raise.
        """

        def analyse_cached(article: Article) -> Analysis:
            return self.extract(newsroom, article, key_id)

        saved = self.record.articles.save_analysed(newsroom, article, analyse_cached)
        metrics.saved.labels(saved.status).inc()
        return saved

    def erase_speaker(self, newsroom: str, speaker_id: str, by: Editor) -> None:
        """Erase a person or an organisation, and drop every cached analysis. Raises what ``Record`` raises."""
        self.record.erasure.erase_speaker(newsroom, speaker_id, by)
        self._drop_cached()

    def erase_article(self, newsroom: str, article_id: str, by: Editor) -> None:
        """Erase an article, and drop every cached analysis. Raises what ``Record`` raises."""
        self.record.erasure.erase_article(newsroom, article_id, by)
        self._drop_cached()

    def readiness(self) -> dict[str, str]:
        """The state of the parts: ``status`` is "ok", "degraded" (slower: no Redis) or "unavailable" (no record).

        ``record`` is "ok" or "unavailable", ``redis`` is "ok" or "degraded"; ``model`` is "ok": without it no
        worker starts.
        """
        redis = "ok" if self.cache.is_shared else "degraded"
        try:
            self.record.ping()
        except OnRecordError:
            return {"status": "unavailable", "model": "ok", "record": "unavailable", "redis": redis}
        return {"status": redis, "model": "ok", "record": "ok", "redis": redis}

    def warm(self) -> None:
        """Read a first article, so that none in English pays for what is loaded late, and open the record.

        What a page or another language needs is loaded with the first of its kind: no start waits for that.
        The open connection also tells a restore that the record is in use.
        """
        text = "“All is well,” Foreign Ministry spokeswoman Ana Lopes said on Monday. She said that she supports talks."
        self._read(Article(text), self.attributor)
        with suppress(OnRecordError):  # without its record a worker starts all the same, and /readyz tells
            self.record.ping()

    def close(self) -> None:
        """Give back every connection."""
        self.cache.close()
        self.record.close()

    def _drop_cached(self) -> None:
        if not self.cache.forget_all():
            _log.warning("Redis is away: cached analyses that may name who was erased are dropped when it is back")

    def _analyse(self, article: Article, place: QueuePlace, attributor: Attributor) -> Analysis:
        """Analyse in the turn of ``place``. The time for which it makes room for others does not count as its own."""
        with self._turn(place) as checkpoint:
            try:
                with metrics.analysis_seconds.time():
                    analysis = self._read(article, attributor, checkpoint)
            except Exception:
                metrics.analyses.labels("failed").inc()
                raise
        metrics.analyses.labels("done").inc()
        return analysis

    @contextmanager
    def _turn(self, place: QueuePlace) -> Iterator[Checkpoint]:
        with metrics.waiting.track_inprogress():
            self._queue.take_turn(place)
        limit = time_limit(self.settings.analysis_seconds, lambda: time.monotonic() - place.paused)

        def checkpoint() -> None:
            limit()
            self._queue.checkpoint(place)

        try:
            yield checkpoint
        finally:
            self._queue.end_turn()

    def _read(self, article: Article, attributor: Attributor, checkpoint: Checkpoint = unlimited) -> Analysis:
        try:
            return analyse(
                article,
                attributor,
                review_below=self.settings.review_below,
                unknown_below=self.settings.unknown_below,
                checkpoint=checkpoint,
            )
        finally:
            if len(article.text) > LONG:
                give_back_memory()


@contextmanager
def _busy_without_place() -> Iterator[None]:
    """Who gets no place, or no turn in time, is told that the service is busy."""
    try:
        yield
    except NoPlace:
        metrics.analyses.labels("busy").inc()
        raise Unavailable("The service is busy with other articles. Try again.", retry_after=5) from None
