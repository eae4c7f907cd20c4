"""What content management systems post by themselves: who sent it, proved by a signature over the very bytes, and which
article it saves or takes back. Nothing is parsed before its signature is verified.

A signature belongs to one newsroom and one system: its secret is made of the installation's own, and stored nowhere.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from quotes.analysis.article import from_record, submission_from_json
from quotes.analysis.article.json_in import read_object
from quotes.analysis.deadline import Turn, at_once
from quotes.errors import FieldError, InvalidInput, Unauthorized
from quotes.model import Article, Limits, Retraction

SYSTEMS = ("ghost", "superdesk")
TOLERANCE = timedelta(minutes=5)
"""How far the clock of a system that tells its time may be from this one's."""
_GHOST = re.compile(r"sha256=([0-9a-f]{64}), t=([0-9]{1,15})", re.ASCII)
_SUPERDESK = re.compile(r"sha1=([0-9a-f]{40})", re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_PUBLIC = ("published", "sent")
_FIELDS = {"html": "html", "title": "title", "published": "published_at", "modified": "updated_at"}
"""The fields of an article, and what Ghost calls them."""


def secret_for(installation: bytes, system: str, newsroom: str) -> str:
    """What a system signs with for a newsroom. ``installation``: the secret of this installation."""
    return hmac.new(installation, f"hook\0{system}\0{newsroom}".encode(), hashlib.sha256).hexdigest()


def verify_ghost(header: str, body: bytes, secret: str, now: datetime) -> None:
    """Raise Unauthorized unless Ghost signed ``body`` just now: HMAC-SHA256 of the body and the time after it."""
    found = _GHOST.fullmatch(header)
    if found is None:
        raise _unsigned("X-Ghost-Signature")
    own = hmac.new(secret.encode(), body + found[2].encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(own, found[1]):
        raise _unsigned("X-Ghost-Signature")
    if abs(now.timestamp() - int(found[2]) / 1000) > TOLERANCE.total_seconds():
        raise Unauthorized("The signature is too old, or a clock is wrong.")


def verify_superdesk(header: str, body: bytes, secret: str) -> None:
    """Raise Unauthorized unless Superdesk signed ``body``: HMAC-SHA1 of it, which is what its HTTP push has."""
    found = _SUPERDESK.fullmatch(header)
    own = hmac.new(secret.encode(), body, hashlib.sha1).hexdigest()
    if found is None or not hmac.compare_digest(own, found[1]):
        raise _unsigned("X-Superdesk-Signature")


def _unsigned(header: str) -> Unauthorized:
    return Unauthorized(f"{header} is missing or does not fit the body and the secret of this newsroom.")


def read_ghost(
    body: bytes, limits: Limits, find: Callable[[str], str | None], turn: Turn = at_once
) -> Article | Retraction:
    """The article that a web hook of Ghost saves, or takes back: what is published is saved, anything else is not
    there. Its uri is the address under which Ghost finds a post whatever its slug. Of a deleted post Ghost tells no
    address: ``find`` gives the uri on record that ends as this one would, if there is one. HTML is read in a ``turn``.
    Raises InvalidInput."""
    post = read_object(body, limits.max_nesting).get("post")
    current, previous = (_part(post, name) for name in ("current", "previous"))
    uuid = current.get("uuid") or previous.get("uuid")
    if not isinstance(uuid, str) or not _UUID.fullmatch(uuid):
        raise InvalidInput(
            "This is not a post from Ghost.", FieldError("post.current.uuid", "Send the uuid of the post.")
        )
    path, site = f"/p/{uuid}/", _site_of(current.get("url") or previous.get("url"))
    uri = f"{site}{path}" if site else find(path) or f"urn:uuid:{uuid}"
    if current.get("status") not in _PUBLIC:
        return Retraction(uri)
    given = {field: current.get(name) for field, name in _FIELDS.items()}
    known = {field: value for field, value in given.items() if value is not None}
    return from_record({"uri": uri, **known}, limits, turn)


def read_superdesk(body: bytes, limits: Limits, turn: Turn = at_once) -> Article | Retraction:
    """The article that an item of Superdesk (ninjs) saves, or takes back where it is canceled. HTML is read in a
    ``turn``. Raises InvalidInput."""
    return submission_from_json(body, limits, turn)


def _part(post: object, name: str) -> Mapping[str, Any]:
    """A part of a hook's post; Ghost leaves it empty where there is none."""
    part = post.get(name, {}) if isinstance(post, Mapping) else None
    if not isinstance(part, Mapping):
        raise InvalidInput("This is not a webhook from Ghost.", FieldError(f"post.{name}", "Send what Ghost sends."))
    return part


def _site_of(url: object) -> str:
    """The beginning of an address, up to its path; empty where there is none. Raises InvalidInput."""
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
    except ValueError:
        detail = FieldError("post.current.url", "Send the address of the post.")
        raise InvalidInput("This is not a post from Ghost.", detail) from None
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""
