"""The same words in other articles that are credited to somebody else: an editor who settled one corrects the others
that they tick, each as a correction of its own."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs
from quotes.errors import FieldError, Gone, InvalidInput, NotFound, Outdated
from quotes.record.model.corrections import QuotationFix
from quotes.record.model.quotations import RecordedQuotation
from quotes.web.desk.forms import desk, editor, field
from quotes.web.form_tags import form_tag, require_tag
from quotes.web.views import profile_address

MOST_TICKED = 50


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A quotation of another article with the same words and another speaker, and what its box sends."""

    quotation: RecordedQuotation
    value: str


def elsewhere(quotation: RecordedQuotation) -> tuple[Elsewhere, ...]:
    """Those with the words of ``quotation`` that are not credited as it is."""
    found = service().record.quotations.credited_otherwise(newsroom(), quotation.id)
    return tuple(Elsewhere(other, f"{other.id}:{_tag_of(other)}") for other in found)


def _tag_of(other: RecordedQuotation) -> str:
    """The tag of what an editor settles of it; not of its copies, which change with each that is corrected."""
    return form_tag(other.id, other.spans, other.speaker, other.evidence)


def may_be_spread(quotation: RecordedQuotation) -> bool:
    """Whether other articles can be given its speaker: an editor said who it is, and whoever it is has a profile."""
    who = quotation.speaker
    return quotation.evidence.method == "editor" and (who is None or profile_address(who) is not None)


@desk.post("/quotations/<quotation_id>/elsewhere")
@needs("curate")
def credit_elsewhere(quotation_id: str) -> Response:
    """Credit the ticked quotations as this one is, and go back to it. One that somebody else edited in the meantime, or
    that has other words, stays as it is."""
    ticked = dict(value.partition(":")[::2] for value in request.form.getlist("ticked"))
    if not 0 < len(ticked) <= MOST_TICKED or any("\0" in id_ for id_ in ticked):
        raise InvalidInput("Nothing was ticked.", FieldError("ticked", f"Tick 1 to {MOST_TICKED} quotations."))
    by, record = editor(), service().record
    settled = record.quotations.read(newsroom(), quotation_id)
    require_tag(field("tag"), settled)
    if not may_be_spread(settled):
        raise InvalidInput("No editor said who this is.", FieldError("ticked", "Decide who said this first."))
    fix = QuotationFix(speaker=settled.speaker.id if settled.speaker else None)
    same = {other.id for other in record.quotations.credited_otherwise(newsroom(), quotation_id)}
    for id_ in (id_ for id_ in ticked if id_ in same):
        try:
            current = record.quotations.read(newsroom(), id_)
            if _tag_of(current) == ticked[id_]:
                record.corrections.correct_quotation(newsroom(), id_, fix, by, current.version)
        except (Outdated, Gone, NotFound):
            continue
    return redirect(url_for("desk.quotation", quotation_id=quotation_id, _anchor="elsewhere"), 303)
