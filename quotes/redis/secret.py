"""The secret of this installation: what digests in Redis and the cookies of the pages are keyed with."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from quotes.settings import Settings


def secret_of(settings: Settings) -> bytes:
    """The secret of the settings, or else the one in the instance folder, made at the first start."""
    return settings.secret.encode() or _own_secret(settings.instance_dir)


def _own_secret(instance_dir: Path) -> bytes:
    """Several processes may ask at once."""
    path = instance_dir / "secret"
    if not path.exists():
        instance_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=instance_dir) as own:  # only its owner may read it
            own.write(secrets.token_hex(32))
            own.flush()
            with suppress(FileExistsError):
                os.link(own.name, path)
    return path.read_bytes()
