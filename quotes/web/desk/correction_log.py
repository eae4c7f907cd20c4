"""What was corrected, by whom and why, and taking it back."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quotes.api.context import caller, newsroom, service
from quotes.api.middleware.auth import LOCAL, needs
from quotes.errors import Conflict
from quotes.record.model.corrections import Correction, CorrectionFilter
from quotes.web.correction_text import KIND_NAMES, describe, log_of, told_in
from quotes.web.desk.forms import desk, editor, field
from quotes.web.desk.review import queue_place
from quotes.web.filters import THIS_COMPUTER
from quotes.web.page_queries import read_query
from schemas.correction import CorrectionQuerySchema

ON_A_PAGE = 30
FILTERS = ("editor", "kind", "from", "to")
OF_SPEAKERS = ("renamed", "external_ids", "merged", "split", "typed", "role_rejected", "roles_joined")


@desk.get("/corrections")
@needs("read")
def corrections() -> str:
    """The log, newest first: all of it, or what the filters describe."""
    typed, query = read_query(CorrectionQuerySchema(), *FILTERS)
    cursor = query.pop("cursor", None)
    del query["limit"]
    if query.get("editor") == THIS_COMPUTER:
        query["editor"] = LOCAL
    page = service().record.corrections.log(newsroom(), CorrectionFilter(**query), cursor, ON_A_PAGE)
    return render_template(
        "pages/desk/corrections.html",
        log=describe(page.items),
        next=page.next,
        filters=typed,
        kinds=KIND_NAMES,
        done=told_in(request.args),
    )


@desk.post("/corrections/<correction_id>/undo")
@needs("curate")
def undo(correction_id: str) -> Response:
    """Take a correction back, and show what it was about."""
    try:
        undone = service().record.corrections.undo(newsroom(), correction_id, editor())
    except Conflict:
        found = undone_before(correction_id, field("subject"))
        if found is None:
            raise
        undone = found
    return redirect(next_address(undone, field("back")), 303)


def undone_before(correction_id: str, subject: str) -> Correction | None:
    """The correction, where the same editor undid it already: the button was pressed twice."""
    mine = (c for c in log_of(subject) if c.id == correction_id and c.undone_by == caller().name)
    return next(mine, None)


def next_address(undone: Correction, back: str) -> str:
    """Where to go: to the log, or to the quotation or profile, in the queue where the reader came from there."""
    if undone.kind == "added" or (back == "log" and undone.kind not in OF_SPEAKERS):
        return url_for("desk.corrections", undone=undone.subject)
    if undone.kind in OF_SPEAKERS:
        return url_for("pages.speaker", speaker_id=undone.subject, undone=undone.subject)
    place: dict[str, Any] = {**queue_place().address, "queue": "yes"} if back == "queue" else {}
    return url_for("desk.quotation", quotation_id=undone.subject, **place)
