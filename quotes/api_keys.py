"""API keys: what one looks like, how it is digested, and who holds the one that a request shows."""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from cachetools import TTLCache

from quotes.errors import FieldError, InvalidInput, Unavailable
from quotes.settings import NEWSROOM

if TYPE_CHECKING:  # the command line names the scopes without loading the record
    from quotes.record.api_keys import Keys
    from quotes.record.model.access_keys import AccessKey

SCOPES = ("extract", "read", "ingest", "curate", "admin", "reconcile")
PREFIX = "onrec_"
"""What every key begins with, so that scanners of code and logs know one when they see it."""

FRESH_SECONDS = 1.0
"""How long a process goes by what it read of a key: a revoked one opens nothing after this time."""

_BYTES = 32  # nobody guesses 256 random bits, so a plain digest is enough: there is nothing to slow down
_KEY = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{43}}", re.ASCII)
_OWNER = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f\u2028-\u202e\u2066-\u2069\ud800-\udfff]{0,98}\S)?")
_MOST_HELD = 10_000
_USE_NOTED = timedelta(minutes=1)
_log = structlog.get_logger("on_record.keys")


def make(keys: Keys, newsroom: str, owner: str, scopes: Iterable[str]) -> tuple[str, AccessKey]:
    """A new key, which is nowhere but in this answer, and what the record keeps of it.

    Raises InvalidInput for a newsroom, an owner or a scope that cannot be.
    """
    wanted = frozenset(scopes)
    faults = []
    if not NEWSROOM.fullmatch(newsroom):
        faults.append(FieldError("newsroom", "Give 1 to 64 of the characters a-z, 0-9, - and _."))
    if not _OWNER.fullmatch(owner):
        faults.append(FieldError("owner", "Give a name of up to 100 characters on one line."))
    if not wanted or wanted - set(SCOPES):
        faults.append(FieldError("scope", f"Give at least one of {', '.join(SCOPES)}."))
    if faults:
        raise InvalidInput("The key cannot be made.", *faults)
    key = PREFIX + secrets.token_urlsafe(_BYTES)
    return key, keys.add(newsroom, owner, wanted, digest(key))


def digest(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


class KeyRing:
    """Finds who holds a key, and asks the record about one key at most once in ``FRESH_SECONDS``.

    Safe to use from many threads. Every call raises Unavailable when the record is away: nobody is let in on a guess.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._held: TTLCache[str, AccessKey] = TTLCache(_MOST_HELD, FRESH_SECONDS)
        self._none_made: TTLCache[str, bool] = TTLCache(1, FRESH_SECONDS)
        self._any_made = False
        self._lock = threading.Lock()

    def any_made(self) -> bool:
        """Whether a key was ever made, revoked or not: from then on nobody is let in without one."""
        if self._any_made:
            return True
        with self._lock:
            if "none" in self._none_made:
                return False
        self._any_made = self._keys.any_made()
        if not self._any_made:
            with self._lock:
                self._none_made["none"] = True
        return self._any_made

    def holder(self, key: str) -> AccessKey | None:
        """Whose ``key`` this is; None for what is no key, an unknown and a revoked one."""
        if not _KEY.fullmatch(key):
            return None
        known_by = digest(key)
        return self._living(known_by, lambda: self._keys.with_digest(known_by))

    def holder_of(self, key_id: str) -> AccessKey | None:
        """The key of this id, as a session remembers it; None for an unknown and a revoked one."""
        return self._living(f"id {key_id}", lambda: self._keys.with_id(key_id))

    def _living(self, name: str, ask: Callable[[], AccessKey | None]) -> AccessKey | None:
        with self._lock:
            found = self._held.get(name)
        if found is None:
            found = ask()
            if found is None or found.revoked_at is not None:
                return None
            with self._lock:
                self._held[name] = found
            self._note_use(found)
        return found

    def _note_use(self, key: AccessKey) -> None:
        now = datetime.now(UTC).replace(second=0, microsecond=0)
        if key.used_at is not None and abs(now - key.used_at) < _USE_NOTED:
            return
        try:
            self._keys.note_use(key, now)
        except Unavailable as error:
            _log.warning("the use of a key was not noted", key_id=key.id, why=error.detail)
