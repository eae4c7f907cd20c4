"""The database under the record: connections, transactions, and what its failures mean."""

from __future__ import annotations

import json
import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry

from quotes.errors import Unavailable
from quotes.record.db.locks import Beside, TooManyNames
from quotes.record.db.session import NewsroomSession, newsrooms

LOCK_SECONDS = 10.0
_QUEUE = 3  # many times as long may a save wait for those of its own process, which are sure to go on
_COLLISIONS = ("40001", "40P01")  # PostgreSQL's codes for transactions that could not be put in a row, and deadlocks
_LOCK_NOT_AVAILABLE = "55P03"  # PostgreSQL's code for a lock that was not to be had in ``lock_seconds``
_NO_TABLE = "42P01"  # PostgreSQL's code for a table that is not there yet; SQLite counts that as operational
_BUSY = "The record is busy with other saves. Try again."
_ATTEMPTS = 4
_LOG_TRIES = 10
_POOL: dict[str, Any] = {
    "pool_size": 5,
    "max_overflow": 27,
    "pool_timeout": LOCK_SECONDS,
    "pool_pre_ping": True,
    "pool_use_lifo": True,  # the connection used last knows most of the record already, and the others need not
    "hide_parameters": True,  # they are articles and the digests of keys: nothing for a log
}
_decode = json.JSONDecoder().raw_decode

T = TypeVar("T")


class Collided(Unavailable):
    """Two transactions stood in each other's way, and this one was undone: it may succeed when it is done again."""


class Store:
    """The engine of one database URL. ``lock_seconds``: how long a write waits for another before it gives up."""

    def __init__(self, url: str, lock_seconds: float = LOCK_SECONDS) -> None:
        self.url = _driver(make_url(url))
        self.engine = _engine(self.url, lock_seconds)
        self._lock_seconds = lock_seconds
        self._turn = threading.Lock()
        self._log_is_full = False  # of what was erased

    @contextmanager
    def reading(self, newsroom: str) -> Iterator[NewsroomSession]:
        """A transaction that sees one moment of the record and changes nothing."""
        options: dict[str, Any] = {}
        if self.engine.dialect.name == "postgresql":
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with failures(), self.engine.connect().execution_options(**options) as connection:
            yield NewsroomSession(connection, newsroom)
            if self.engine.dialect.name == "postgresql":
                connection.commit()  # the driver forgets with a rollback what the server has prepared

    def newsrooms(self) -> tuple[str, ...]:
        """Every newsroom there is."""
        with failures(), self.engine.connect() as connection:
            return newsrooms(connection)

    @contextmanager
    def writing(self, newsroom: str, beside: Beside = "nobody") -> Iterator[NewsroomSession]:
        """A transaction that is committed whole, or not at all where the block raises. It waits for other writers of
        the newsroom as ``beside`` says."""
        options: dict[str, Any] = {"writes": True}
        if self.engine.dialect.name == "postgresql":
            options["isolation_level"] = "READ COMMITTED"  # each statement sees what came while locks were waited for
        with failures(), self._own_turn():
            with self.engine.connect().execution_options(**options) as connection, connection.begin():
                session = NewsroomSession(connection, newsroom)
                if beside != "everybody":
                    session.lock(beside)
                yield session
            if self._log_is_full:
                with suppress(Unavailable):  # what was written is written
                    self._emptied_log()

    def save(self, newsroom: str, work: Callable[[NewsroomSession], T]) -> T:
        """What ``work`` gives in a transaction of its own beside other saves; done again where it collides, and alone
        where it has to do with too many names."""

        def attempt(beside: Beside) -> T:
            with self.writing(newsroom, beside) as session:
                return work(session)

        try:
            return retried(lambda: attempt("saves"))
        except TooManyNames:
            return retried(lambda: attempt("nobody"))

    def overwrite_log(self) -> None:
        """Empty the write-ahead log of SQLite, which holds pages as they were before. Where readers need it for longer
        than ``_LOG_TRIES`` looks, it is emptied behind one of the next writes."""
        if self.engine.dialect.name == "sqlite":
            self._log_is_full = True
            for attempt in range(_LOG_TRIES):
                time.sleep(random.uniform(0, 0.02 * attempt))
                with self._own_turn():
                    if self._emptied_log():
                        return

    def _emptied_log(self) -> bool:
        """Try once, without waiting for anybody: who waits here for readers keeps every writer waiting."""
        with failures(), self.engine.connect() as connection:
            connection.rollback()
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA busy_timeout=0")
            try:
                (is_busy, *_) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:  # the connection goes back into the pool
                driver.execute(f"PRAGMA busy_timeout={int(self._lock_seconds * 1000)}")
        if not is_busy:
            self._log_is_full = False
        return not is_busy

    @contextmanager
    def _own_turn(self) -> Iterator[None]:
        """One writer at a time to an SQLite file, among the threads of this process: SQLite itself lets waiting writers
        ask again and again, and with fifty of them some would ask in vain until their time is up."""
        if self.engine.dialect.name != "sqlite":
            yield
            return
        if not self._turn.acquire(timeout=_QUEUE * self._lock_seconds):
            raise Unavailable(_BUSY)
        try:
            yield
        finally:
            self._turn.release()


def retried(work: Callable[[], T]) -> T:
    """What ``work``, one transaction, gives; done again a few times where it collides with another."""
    for attempt in range(1, _ATTEMPTS):
        try:
            return work()
        except Collided:
            time.sleep(random.uniform(0, 0.02 * attempt))
    return work()


@contextmanager
def failures() -> Iterator[None]:
    """Turn errors of a database that is down, locked or full into ``errors.Unavailable``; other errors pass."""
    try:
        yield
    except PoolTimeout as error:
        raise Unavailable("The record is busy: no free connection. Try again.") from error
    except sqlite3.DatabaseError as error:  # of a connection that is being opened, or used past SQLAlchemy
        raise Unavailable(f"The record cannot be used now: {error}.") from error
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) in _COLLISIONS:
            raise Collided("The record is busy with another save. Try again.", retry_after=1) from error
        _judge(error)
        raise


def _judge(error: DBAPIError) -> None:
    """Raise Unavailable where it is the store that failed, not the statement."""
    is_locked = getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
    if is_locked or getattr(error.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE:
        raise Unavailable(_BUSY) from error
    has_no_table = getattr(error.orig, "sqlstate", None) == _NO_TABLE
    if has_no_table or isinstance(error, OperationalError | InterfaceError | InternalError):
        raise Unavailable(f"The record cannot be used now: {_reason(error)}. Try again later.") from error
    damaged = type(error.orig) is sqlite3.DatabaseError  # a file that is damaged or no database
    if error.connection_invalidated or damaged:
        raise Unavailable(f"The record cannot be used now: {_reason(error)}.") from error


def _reason(error: DBAPIError) -> str:
    """One line of the driver's own words, without the statement and its values."""
    return (str(error.orig).strip().splitlines() or ["no answer"])[0][:200]


def _driver(url: URL) -> URL:
    """``url`` with the driver this project uses. Raises ValueError for a database it does not know."""
    kind = url.get_backend_name()
    if kind in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if kind == "sqlite" and url.database:
        return url.set(drivername="sqlite+pysqlite")
    raise ValueError("The record needs an SQLite file (sqlite:///path) or PostgreSQL (postgresql://…).")


def _engine(url: URL, lock_seconds: float) -> Engine:
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": lock_seconds}, **_POOL)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    options = f"-c lock_timeout={int(lock_seconds * 1000)} -c statement_timeout=60000"
    connect = {"connect_timeout": max(2, int(lock_seconds)), "options": options, "application_name": "on-record"}
    return create_engine(url, connect_args=connect, json_deserializer=_read_json, **_POOL)


def _read_json(written: bytes) -> Any:
    """``json.loads`` looks first for the encoding and for space around, and takes three times as long: a list of
    quotations has hundreds of short values, and all were written in one way."""
    return _decode(str(written, "utf-8"))[0]


def _prepare_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the begin event below says when a transaction starts, and which
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")  # what is erased is overwritten, not only given free
    connection.create_function("lower_in_any_alphabet", 1, _lower, deterministic=True)
    connection.execute("PRAGMA cache_size=-4000")  # KiB; each connection has its own, and the system keeps the file too


def _lower(value: str | None) -> str | None:
    """What PostgreSQL's lower() gives: SQLite's own knows the letters A to Z alone."""
    return value if value is None else value.lower()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the write lock at once: a transaction that reads first and locks later may find it cannot."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
