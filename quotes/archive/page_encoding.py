"""The bytes of a fetched page -> its HTML, as browsers read it: byte order mark, HTTP header, ``<meta>``, a guess."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"))
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.ASCII | re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]*\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page says what it is encoded in."""
_WESTERN = "cp1252"
"""What browsers read where a page says Latin 1 or ASCII, or says nothing and is no UTF-8."""


def decoded_page(body: bytes, content_type: str) -> str:
    """The HTML of ``body``, which was sent with the header ``content_type``. What its encoding does not have becomes
    U+FFFD."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    return body.decode(_named(body, content_type) or _guessed(body), "replace")


def _named(body: bytes, content_type: str) -> str | None:
    """The encoding that the header names, else the page itself; None where neither names one that is known."""
    said = [*_CHARSET.findall(content_type), *(name.decode("ascii", "ignore") for name in _META.findall(body[:_HEAD]))]
    for label in said:
        try:
            encoding = codecs.lookup(label)
            b"<>".decode(encoding.name)  # raises where the codec makes no text
        except (LookupError, UnicodeError):
            continue
        if encoding.name.startswith("utf-16"):  # a page whose <meta> could be read is no UTF-16
            return "utf-8"
        return _WESTERN if encoding.name in ("iso8859-1", "ascii") else encoding.name
    return None


def _guessed(body: bytes) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return _WESTERN
    return "utf-8"
