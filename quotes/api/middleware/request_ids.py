"""An id for every request: the caller's where it is sane, else a new one; in the answer and in every log line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from secrets import token_hex
from typing import Any

HEADER = "X-Request-ID"
SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+=@-]{0,127}", re.ASCII)


def of(environ: Mapping[str, Any]) -> str:
    """The id of the request of a WSGI ``environ``."""
    offered: str = environ.get("HTTP_X_REQUEST_ID", "")
    return offered if SANE.fullmatch(offered) else token_hex(16)
