"""Quotations as a feed (Atom, RFC 4287), which readers and alerts follow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from xml.etree import ElementTree

from quotes.exchange.citation import heading, reported
from quotes.exchange.quoted_words import joined, marked, shortened
from quotes.record.model.quotations import RecordedQuotation

MEDIA_TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
LONGEST = 80  # characters of the words in a title


def feed(title: str, address: str, site: str, quotations: Iterable[RecordedQuotation]) -> bytes:
    """The feed ``title`` at ``address``, an entry for each of ``quotations``. ``site``: the address of the pages."""
    ElementTree.register_namespace("", NAMESPACE)
    root = ElementTree.Element(f"{{{NAMESPACE}}}feed")
    shown = list(quotations)
    newest = max((quotation.dated for quotation in shown), default=date(1970, 1, 1))
    for name, value in (("id", address), ("title", title), ("updated", _moment(newest)), ("generator", "On Record")):
        _add(root, name, value)
    _add(_add(root, "author"), "name", "On Record")
    ElementTree.SubElement(root, f"{{{NAMESPACE}}}link", rel="self", href=address)
    for quotation in shown:
        _entry(root, quotation, f"{site}/q/{quotation.id}")
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _entry(root: ElementTree.Element, quotation: RecordedQuotation, address: str) -> None:
    entry = _add(root, "entry")
    who = heading(quotation)
    words = joined(quotation)
    role = quotation.speaker.role if quotation.speaker else None
    by = ", ".join(part for part in (who, role, reported(quotation)) if part)
    title = f"{by}: {marked(shortened(words, LONGEST))}"
    for name, value in (("id", address), ("title", title), ("updated", _moment(quotation.dated))):
        _add(entry, name, value)
    _add(_add(entry, "author"), "name", who)
    ElementTree.SubElement(entry, f"{{{NAMESPACE}}}link", rel="alternate", type="text/html", href=address)
    _add(entry, "summary", marked(words))
    article = quotation.article
    if article.uri and article.uri.startswith(("http://", "https://")):
        ElementTree.SubElement(entry, f"{{{NAMESPACE}}}link", rel="via", href=_printable(article.uri))
    if article.publisher or article.title:
        _add(_add(entry, "source"), "title", article.title or article.publisher or "")


def _add(parent: ElementTree.Element, name: str, value: str = "") -> ElementTree.Element:
    added = ElementTree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    added.text = _printable(value)
    return added


def _printable(value: str) -> str:
    return "".join(sign for sign in value if sign.isprintable() or sign in "\n\t")


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat().replace("+00:00", "Z")
