"""The keys to the service, of all newsrooms: a key tells which newsroom a request belongs to, so it is looked up before
one is known. Kept are digests alone; what a key looks like, and how it is digested, ``quotes.api_keys`` knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Update, delete, insert, select, update

from quotes.errors import NotFound
from quotes.record.db import migration, tables
from quotes.record.db.ids import is_id, new_id
from quotes.record.db.store import Store, failures
from quotes.record.model.access_keys import AccessKey

_keys, _follows = tables.keys, tables.follows


class Keys:
    """The table of keys. Every call raises ``errors.Unavailable`` when the database is down."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, newsroom: str, owner: str, scopes: Iterable[str], digest: str) -> AccessKey:
        """A new key of ``newsroom``, which is made where it does not exist."""
        id_, now = new_id(), datetime.now(UTC)
        row = {"newsroom_id": newsroom, "id": id_, "owner": owner, "scopes": sorted(scopes), "digest": digest}
        with self._writing() as connection:
            migration.make_newsroom(connection, newsroom)
            connection.execute(insert(_keys).values(**row, made_at=now))
        return AccessKey(id_, newsroom, owner, frozenset(scopes), now, None, None)

    def all(self) -> tuple[AccessKey, ...]:
        """Every key ever made, the revoked ones too, oldest first."""
        with failures(), self._store.engine.connect() as connection:
            return tuple(_key(row) for row in connection.execute(select(_keys).order_by(_keys.c.id)))

    def any_made(self) -> bool:
        """Whether a key was ever made."""
        with failures(), self._store.engine.connect() as connection:
            return connection.execute(select(_keys.c.id).limit(1)).first() is not None

    def with_digest(self, digest: str) -> AccessKey | None:
        """The key of this digest, revoked or not; None where there is none."""
        with failures(), self._store.engine.connect() as connection:
            row = connection.execute(select(_keys).where(_keys.c.digest == digest)).first()
        return _key(row) if row else None

    def with_id(self, id_: str) -> AccessKey | None:
        """The key of this id, revoked or not; None where there is none."""
        with failures(), self._store.engine.connect() as connection:
            row = connection.execute(select(_keys).where(_keys.c.id == id_)).first()
        return _key(row) if row else None

    def note_use(self, key: AccessKey, moment: datetime) -> None:
        """Remember that ``key`` was used."""
        with self._writing() as connection:
            connection.execute(_this(key).values(used_at=moment))

    def revoke(self, id_: str) -> AccessKey:
        """Let a key open nothing from now on, and end what was followed with it: feeds and mails need no key. Nothing
        changes where it was revoked before. Raises NotFound."""
        key = self.with_id(id_) if is_id(id_) else None
        if key is None:
            raise NotFound("There is no key with this id. `python app.py keys list` shows them.")
        if key.revoked_at is None:
            with self._writing() as connection:
                connection.execute(_this(key).values(revoked_at=datetime.now(UTC)))
                own = _follows.c.newsroom_id == key.newsroom, _follows.c.key_id == key.id
                connection.execute(delete(_follows).where(*own))
        return self.with_id(id_) or key

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with failures(), self._store.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection


def _this(key: AccessKey) -> Update:
    return update(_keys).where(_keys.c.newsroom_id == key.newsroom, _keys.c.id == key.id)


def _key(row: Row[Any]) -> AccessKey:
    return AccessKey(
        row.id, row.newsroom_id, row.owner, frozenset(row.scopes), row.made_at, row.used_at, row.revoked_at
    )
