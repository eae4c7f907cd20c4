"""/search: everything said, by words and filters; the same search as a table, a workbook, JSON or a feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast
from urllib.parse import urlencode

from flask import abort, make_response, render_template, request, url_for
from werkzeug.wrappers import Response

from quotes.api.context import newsroom, service, site
from quotes.api.middleware.auth import needs
from quotes.api.representation.streams import begin_reading, in_chunks
from quotes.errors import FieldError, Gone, InvalidInput, Moved, NotFound
from quotes.exchange.citation import day
from quotes.exchange.export import MEDIA_TYPES, export_parts
from quotes.exchange.feed import MEDIA_TYPE, feed
from quotes.record.model.exports import ExportFormat
from quotes.record.model.list_pages import Page
from quotes.record.model.quotations import MOST_COUNTED, Overview, QuotationFilter, QuotationOrder
from quotes.record.model.speakers import SpeakerFilter
from quotes.web.filters import KINDS
from quotes.web.page_queries import PAGE, read_query
from quotes.web.views import pages
from schemas.lists import QuotationQuerySchema
from schemas.quotation import MEDIA

NAMES = (
    "q",
    "speaker",
    "role",
    "target",
    "publisher",
    "from",
    "to",
    "kind",
    "occasion",
    "medium",
    "act",
    "reviewed",
    "needs_review",
)
WHO, YEAR, ORDER = "who", "year", "order"
ON_A_PAGE = 20
IN_A_FEED = 50
FORMS: Mapping[str, tuple[ExportFormat, str]] = {
    "csv": ("csv", MEDIA_TYPES["csv"]),
    "xlsx": ("xlsx", MEDIA_TYPES["xlsx"]),
    "json": ("ndjson", "application/json"),
}
NARROWED_BY = {
    "speaker": "Speaker",
    "role": "Role",
    "publisher": "Publisher",
    "year": "Year",
    "kind": "Kind",
    "medium": "Occasion",
    "needs_review": "Needs review",
}
MEANINGS = {
    "kind": KINDS,
    "reviewed": {"true": "checked by an editor", "false": "not checked by an editor"},
    "needs_review": {"true": "needs review", "false": "needs no review"},
    "act": {"any": "with beliefs and denials"},
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as it was typed and as it is read. ``speaker``: the name of whose words are looked for, empty where
    nobody's; ``others``: who else answers to the name that was typed, by id."""

    typed: Mapping[str, str]
    wanted: QuotationFilter
    order: QuotationOrder
    cursor: str | None
    speaker: str = ""
    others: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> dict[str, Any]:
        """What the address holds of it."""
        return {name: value for name, value in self.typed.items() if value}

    @property
    def filtered(self) -> bool:
        """Whether anything was asked for at all."""
        return any(value for name, value in self.typed.items() if name != ORDER)


@pages.get("/search")
@needs("read")
def search() -> Response:
    """What was found, with the filters and what narrows it down."""
    quotations = service().record.quotations
    try:
        read = search_asked()
        found, seen = quotations.search_and_overview(newsroom(), read.wanted, read.cursor, ON_A_PAGE, read.order)
        problems: tuple[FieldError, ...] = ()
    except InvalidInput as error:
        typed = {name: request.args.get(name, "").replace("\0", "") for name in (*NAMES, WHO, ORDER)}
        read = Asked(typed, QuotationFilter(), "newest", None)
        found, seen, problems = Page((), None), Overview(0, True, {}), error.fields
    path = url_for("pages.search")  # once for the dozens of links that narrow down: it is most of what they take
    html = render_template(
        "pages/said/search.html",
        asked=read,
        found=found,
        seen=seen,
        problems=problems,
        chips=[] if problems else chips(read),
        narrower=lambda name, value: f"{path}?{urlencode({**read.address, **narrowed(name, value)})}",
        facets={name: title for name, title in NARROWED_BY.items() if len(seen.facets.get(name, ())) > 1},
        meanings=MEANINGS,
        media=MEDIA,
        most_counted=MOST_COUNTED,
        forms=[(form, f"/search.{form}?{urlencode(read.address)}") for form in (*FORMS, "atom")],
    )
    return make_response(html, InvalidInput.status if problems else 200)


@pages.get("/search.<form>")
@needs("read")
def search_as(form: str) -> Response:
    """The same search for other programs: all of it, or as a feed the newest of it."""
    if form == "atom":
        return as_feed(search_asked())
    if form not in FORMS:
        abort(404)
    wanted = search_asked().wanted
    name, mimetype = FORMS[form]
    lines = export_parts(service().record, newsroom(), "quotations", name, wanted, site())
    response = make_response(begin_reading(in_chunks(array_of(lines) if form == "json" else lines)))
    response.mimetype = mimetype
    response.headers["Content-Disposition"] = f'attachment; filename="search.{form}"'
    return response


def array_of(lines: Iterable[bytes]) -> Iterator[bytes]:
    """JSON lines as one JSON array."""
    before = b"["
    for line in lines:
        yield before + line.rstrip(b"\n")
        before = b",\n"
    yield b"[]\n" if before == b"[" else b"]\n"


def as_feed(read: Asked) -> Response:
    """The newest of a search as Atom."""
    found = service().record.quotations.search(newsroom(), read.wanted, None, IN_A_FEED).items
    words = ", ".join(label for label, _ in chips(read)) or "everything"
    address = f"{site()}/search.atom?{urlencode(read.address)}"
    response = make_response(feed(f"On Record: {words}", address, site(), found))
    response.mimetype = MEDIA_TYPE
    return response


def search_asked() -> Asked:
    """The search of the address. Raises InvalidInput naming each bad filter."""
    typed, query = read_query(QuotationQuerySchema(), *NAMES, ORDER)
    typed[WHO] = request.args.get(WHO, "").replace("\0", "").strip()[:500]
    cursor, order = query.pop(PAGE, None), cast(QuotationOrder, query.pop(ORDER))
    query.pop("limit")
    read = Asked(typed, QuotationFilter(**query), order, cursor)
    return by_speaker(read)


def by_speaker(read: Asked) -> Asked:
    """The same with whose words are meant: by their id, or else by the name that was typed."""
    speakers = service().record.speakers
    if read.wanted.speaker:
        try:
            return replace(read, speaker=speakers.name(newsroom(), read.wanted.speaker))
        except Moved as error:
            moved = replace(read.wanted, speaker=error.to)
            return by_speaker(replace(read, typed={**read.typed, "speaker": error.to}, wanted=moved))
        except (NotFound, Gone):
            return replace(read, speaker="a speaker who is not on record")
    if not read.typed[WHO]:
        return read
    found = speakers.search(newsroom(), SpeakerFilter(q=read.typed[WHO]), limit=6).items
    if not found:
        raise InvalidInput("No speaker has this name.", FieldError(WHO, f"No speaker matches “{read.typed[WHO]}”."))
    best, *rest = found
    typed = {**read.typed, "speaker": best.id, WHO: ""}
    others = tuple((other.id, other.name) for other in rest)
    return replace(read, typed=typed, wanted=replace(read.wanted, speaker=best.id), speaker=best.name, others=others)


def narrowed(name: str, value: str) -> dict[str, Any]:
    """What to put into the address to narrow a search down to a value of a facet."""
    return {"from": f"{value}-01-01", "to": f"{value}-12-31"} if name == YEAR else {name: value}


def chips(read: Asked) -> list[tuple[str, str]]:
    """Each filter that is set, in words, with the address without it."""
    made = []
    for name, value in read.address.items():
        if name == ORDER:
            continue
        label = read.speaker if name == "speaker" else MEANINGS.get(name, {}).get(value) or said(name, value)
        rest = {other: kept for other, kept in read.address.items() if other != name}
        made.append((label, url_for("pages.search", **rest)))
    return made


def said(name: str, value: str) -> str:
    """A filter as a reader says it."""
    if name in ("from", "to"):
        return f"{'since' if name == 'from' else 'until'} {day(date.fromisoformat(value))}"
    if name == "target":
        return f"position on “{value}”"
    return f"as {value}" if name == "role" else f"“{value}”" if name in ("q", "occasion") else value
