"""The record: the lasting store of articles, quotations, speakers, roles and positions. Only this package knows SQL."""

from __future__ import annotations

from sqlalchemy import text

from quotes.errors import Unavailable
from quotes.record.api_keys import Keys
from quotes.record.articles import Articles
from quotes.record.batches import Batches
from quotes.record.bulk import Bulk
from quotes.record.db import migration
from quotes.record.db.store import LOCK_SECONDS, Store, failures
from quotes.record.editing import Corrections
from quotes.record.editing.desk import Desk
from quotes.record.erasure import Erasure
from quotes.record.follows import Follows
from quotes.record.outbox import ChangeFeed
from quotes.record.quotations import Quotations
from quotes.record.speakers import Speakers
from quotes.record.webhooks import Webhooks

__all__ = ["Record"]


class Record:
    """The record behind one database URL ("sqlite:///…" or "postgresql+psycopg://…"); safe to share between threads.

    Every call names the newsroom whose record it means and sees nothing of another. Every call raises
    ``errors.Unavailable`` when the database is down, locked beyond its time-out or full, and then has changed nothing.
    Look-ups by id raise ``errors.NotFound`` for an id that never was, ``errors.Gone`` for one retracted or withdrawn,
    ``errors.Moved`` for a profile merged into another.
    A ``cursor`` that was not given out for the same list raises ``errors.InvalidInput`` on field "cursor".
    ``limit`` is the most items of a page, 1 to 200.
    """

    def __init__(self, url: str, lock_seconds: float = LOCK_SECONDS) -> None:
        """``lock_seconds``: how long a save waits for another one to finish. Raises ValueError for another database."""
        self._url = url
        self._store = Store(url, lock_seconds)
        self.articles = Articles(self._store)
        self.quotations = Quotations(self._store)
        self.speakers = Speakers(self._store)
        self.corrections = Corrections(self._store)
        self.erasure = Erasure(self._store)
        self.keys = Keys(self._store)
        self.desk = Desk(self._store)
        self.batches = Batches(self._store)
        self.bulk = Bulk(self._store)
        self.changes = ChangeFeed(self._store)
        self.webhooks = Webhooks(self._store)
        self.follows = Follows(self._store)

    def migrate(self, newsroom: str = migration.DEFAULT_NEWSROOM) -> None:
        """Bring the tables to the current revision, and make ``newsroom``, that of requests without a key. Safe when
        several processes start at once: one does it, the others wait."""
        migration.upgrade(self._url, newsroom=newsroom)

    def ping(self) -> None:
        """Raise ``errors.Unavailable`` unless the store answers and its tables are at the current revision."""
        with failures(), self._store.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
            if migration.current(connection) != migration.head():
                raise Unavailable("The tables of the record are out of date. Start the service once to migrate them.")

    def close(self) -> None:
        """Give back every connection. The record opens new ones when it is used again."""
        self._store.engine.dispose()

    def newsrooms(self) -> tuple[str, ...]:
        """Every newsroom there is."""
        return self._store.newsrooms()
