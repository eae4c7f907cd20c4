"""Lists page by opaque cursor: the link to the next page is in the body and in a Link header (RFC 8288)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import request

from quotes.record.model.list_pages import Page


def page_of(name: str, page: Page[Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Body and headers for one page: its items under ``name``, ``next`` and ``next_cursor``."""
    link = next_link(page.next)
    body = {name: page.items, "next": link, "next_cursor": page.next}
    return body, {"Link": f'<{link}>; rel="next"'} if link else {}


def next_link(cursor: str | None) -> str | None:
    """Path and query of the page that ``cursor`` opens, under the filters of this request; None without a cursor."""
    if cursor is None:
        return None
    return f"{request.path}?{urlencode({**request.args.to_dict(), 'cursor': cursor})}"
