"""Many quotations of one article at once: those that an editor ticks are nobody's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs
from quotes.errors import FieldError, Gone, InvalidInput, NotFound, Outdated
from quotes.record.editing.desk import ArticleProgress
from quotes.record.model.corrections import QuotationFix
from quotes.record.model.quotations import RecordedQuotation
from quotes.web.desk.forms import desk, editor
from quotes.web.form_tags import form_tag, require_tag

FILTERS = ("publisher", "from", "to", "kind", "article")
"""What narrows a queue down, as its address has it."""
MOST_TICKED = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """Another quotation of the article that waits for a look, and what its box sends."""

    quotation: RecordedQuotation
    value: str


def others_waiting(progress: ArticleProgress, but: str) -> tuple[Waiting, ...]:
    """The quotations of an article that wait besides the one with the id ``but``, in order of the text: the first
    ``MOST_TICKED``."""
    read = service().record.quotations.read
    found = (read(newsroom(), id_) for id_ in [id_ for id_ in progress.waiting if id_ != but][:MOST_TICKED])
    return tuple(Waiting(quotation, f"{quotation.id}:{form_tag(quotation)}") for quotation in found)


@desk.post("/review/reject")
@needs("curate")
def reject() -> Response:
    """Settle that the ticked quotations are none, each as a correction of its own, and go on with the queue.

    One that somebody else edited in the meantime stays as it is, and waits on.
    """
    ticked = [value.partition(":")[::2] for value in request.form.getlist("ticked")]
    if not 0 < len(ticked) <= MOST_TICKED or any("\0" in id_ for id_, _ in ticked):
        raise InvalidInput("Nothing was ticked.", FieldError("ticked", f"Tick 1 to {MOST_TICKED} quotations."))
    by, record, last = editor(), service().record, ""
    for id_, tag in ticked:
        try:
            current = record.quotations.read(newsroom(), id_)
            require_tag(tag, current)
            record.corrections.correct_quotation(newsroom(), id_, QuotationFix(rejected=True), by, current.version)
            last = id_
        except (Outdated, Gone, NotFound):
            continue
    place: dict[str, Any] = {name: request.args[name] for name in ("of", *FILTERS) if name in request.args}
    return redirect(url_for("desk.review", **place, done=last or None), 303)
