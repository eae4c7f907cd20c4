"""The secret of this installation: what digests in Redis and the cookies of the pages are keyed with."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from quotes.errors import Unavailable
from quotes.settings import SHORTEST_SECRET, Settings


def secret_of(settings: Settings) -> bytes:
    """The secret of the settings, or else the one in the instance folder, made at the first start.

    Raises errors.Unavailable where the file holds no secret, or cannot be read or made.
    """
    return settings.secret.encode() or _own_secret(settings.instance_dir / "secret")


def _own_secret(path: Path) -> bytes:
    """Several processes may ask at once."""
    try:
        if not path.exists():
            _make(path)
        secret = path.read_bytes()
    except OSError as error:
        raise Unavailable(f"The secret {path} cannot be read or made: {error.strerror}.") from error
    if len(secret) < SHORTEST_SECRET:
        raise Unavailable(
            f"The secret {path} is damaged: it has {len(secret)} bytes of at least {SHORTEST_SECRET}. "
            "Delete the file: the next start makes a new secret, and everybody signs in again."
        )
    return secret


def _make(path: Path) -> None:
    """A secret is on the disk before it gets its name: a power cut leaves none, or the whole of it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent) as own:  # only its owner may read it
        own.write(secrets.token_hex(32))
        own.flush()
        os.fsync(own.fileno())
        with suppress(FileExistsError):
            os.link(own.name, path)
