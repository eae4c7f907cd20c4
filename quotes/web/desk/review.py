"""The review queues, and one quotation on the desk: right, another's, nobody's, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast, get_args

from flask import make_response, redirect, render_template, request, url_for
from marshmallow import ValidationError
from werkzeug.wrappers import Response

from quotes.api.context import caller, newsroom, service
from quotes.api.middleware.auth import needs
from quotes.api.request.parameters import field_errors
from quotes.errors import FieldError, Gone, InvalidInput, Outdated
from quotes.model import Position, Stance, StatementDate
from quotes.record.db.ids import is_id
from quotes.record.editing.review_queue import FIRST_DAYS, MOST_COUNTED, QueueFilter, QueueOf, cursor_behind
from quotes.record.model.corrections import UNSET, PositionFix, QuotationFix
from quotes.record.model.quotations import RecordedQuotation
from quotes.web.correction_text import describe, log_of, settled_last, settled_parts
from quotes.web.desk.forms import desk, editor, field
from quotes.web.desk.quotation_context import passages
from quotes.web.desk.reject_many import FILTERS, others_waiting
from quotes.web.desk.same_words import elsewhere, may_be_spread
from quotes.web.filters import KINDS
from quotes.web.form_tags import form_tag, require_tag
from quotes.web.page_queries import PAGE, read_query
from quotes.web.speaker_choices import chosen, is_who, not_on_record, of_article, on_record
from schemas.correction import SettledDateSchema
from schemas.lists import HistoryQuerySchema

CONFLICT = "Someone else changed this while you had it open, so your change was not saved."
MOST_POSITIONS = 20
STANCES = get_args(Stance)
DEFAULT = QueueFilter().of
QUEUES: dict[str, str] = {
    "first": "Recent",
    "all": "All to review",
    "sample": "Spot check",
    "positions": "Positions to check",
}


@dataclass(frozen=True, slots=True)
class Queue:
    """Where in the queue an editor is: the filters as typed and as read, and what the address holds: of the ``start``
    of the queue, and of this place in it."""

    typed: dict[str, str]
    wanted: QueueFilter
    start: dict[str, Any]
    address: dict[str, Any]


@desk.get("/review")
@needs("curate")
def review() -> Response:
    """The first quotation of the queue, or of the rest of it."""
    queue, cursor = queue_place(), request.args.get(PAGE) or None
    found = service().record.desk.queue(newsroom(), queue.wanted, cursor).items
    if found:
        return desk_page(found[0], queue)
    older = service().record.desk.waiting(newsroom(), QueueFilter(of="all"))
    html = render_template("pages/desk/queue_done.html", **queue_facts(queue), skipped=cursor is not None, older=older)
    return make_response(html)


@desk.get("/quotations/<quotation_id>")
@needs("curate")
def quotation(quotation_id: str) -> Response:
    """One quotation on the desk; with ``queue`` in the address, in its place in the queue."""
    try:
        return desk_page(
            service().record.quotations.read(newsroom(), quotation_id),
            queue_place() if "queue" in request.args else None,
        )
    except Gone as error:
        log = log_of(quotation_id)
        if not log:
            raise
        return make_response(
            render_template("pages/desk/gone.html", detail=error.detail, log=describe(log)), error.status
        )


@desk.post("/quotations/<quotation_id>")
@needs("curate")
def decide(quotation_id: str) -> Response:
    """Settle what the editor decided, and go on: to the next of the queue, or to the quotation as it now stands."""
    queue = queue_place() if "queue" in request.args else None
    fix, by = read_decision(field("decision")), editor()
    record = service().record
    try:
        current = record.quotations.read(newsroom(), quotation_id)
        require_tag(field("tag"), current)
        record.corrections.correct_quotation(newsroom(), quotation_id, fix, by, current.version)
    except (Outdated, Gone) as error:
        if not done_before(quotation_id, fix):
            if isinstance(error, Gone):
                raise
            return desk_page(record.quotations.read(newsroom(), quotation_id), queue, conflict=True)
    checks_positions = queue is not None and queue.wanted.of == "positions"
    more_to_settle = fix.said_on is not UNSET or (fix.positions is not UNSET and not checks_positions)
    if queue is not None and not more_to_settle:
        return redirect(url_for("desk.review", **queue.address, done=quotation_id), 303)
    place: dict[str, Any] = {} if queue is None else {**queue.address, "queue": "yes"}
    return redirect(url_for("desk.quotation", quotation_id=quotation_id, **place), 303)


def read_decision(decision: str) -> QuotationFix:
    """What the pressed button settles. Raises InvalidInput for no button of ours."""
    kind, _, speaker = decision.partition(":")
    match kind:
        case "right":
            return QuotationFix(right=True)
        case "nobody":
            return QuotationFix(speaker=None)
        case "rejected":
            return QuotationFix(rejected=True)
        case "date":
            return read_date()
        case "positions":
            return QuotationFix(positions=read_positions())
        case "speaker" if is_id(speaker):
            return QuotationFix(speaker=speaker)
        case "person" | "organization" if speaker.strip():
            return QuotationFix(speaker=chosen(decision))
    raise InvalidInput("No answer was chosen.", FieldError("decision", "Press one of the buttons of the page."))


def read_date() -> QuotationFix:
    """The date that was settled, or that the text settles none. Raises InvalidInput naming what is wrong with it."""
    if not field("date"):
        return QuotationFix(said_on=None)
    try:
        given = SettledDateSchema().load({"date": field("date"), "precision": field("precision")})
    except ValidationError as error:
        raise InvalidInput("This date is not valid.", *field_errors(error.messages_dict)) from None
    return QuotationFix(said_on=StatementDate(**given))


def read_positions() -> tuple[PositionFix, ...]:
    """The positions that stay ticked, and the one that was written. Raises InvalidInput for what is none of them."""
    sent = [value.partition(":")[::2] for value in request.form.getlist("keep")]
    if field("target"):
        sent.append((field("stance"), field("target")))
    if len(sent) > MOST_POSITIONS or any(stance not in STANCES or "\0" in target for stance, target in sent):
        detail = "Tick the positions to keep, or add one: supports or opposes, and what."
        raise InvalidInput("These positions are not valid.", FieldError("positions", detail))
    return tuple(PositionFix(target, cast(Stance, stance)) for stance, target in sent)


def done_before(quotation_id: str, fix: QuotationFix) -> bool:
    """Whether the last that was settled is just this, by the same editor: the button was pressed twice."""
    last = next(iter(log_of(quotation_id)), None)
    if last is None or last.undone_at is not None or last.editor != caller().name:
        return False
    if last.kind == "speaker":
        return is_who(last.after.get("speaker"), fix.speaker)
    if last.kind == "said_on" and fix.said_on is not UNSET:
        date = fix.said_on.date.isoformat() if fix.said_on else None
        return (last.after.get("said_on") or {}).get("date") == date
    if last.kind == "positions" and fix.positions is not UNSET:
        return last.after.get("positions") == [{"target": p.target, "stance": p.stance} for p in fix.positions]
    return (last.kind == "right" and fix.right) or (last.kind == "rejected" and fix.rejected)


def queue_place() -> Queue:
    """The place in the queue that the address names. Raises InvalidInput naming each bad filter."""
    typed, query = read_query(HistoryQuerySchema(), *FILTERS)
    of = request.args.get("of", DEFAULT)
    if of not in QUEUES:
        raise InvalidInput("There is no such queue.", FieldError("of", f"Give {', '.join(QUEUES)}, or leave it out."))
    wanted = QueueFilter(
        query.get("publisher"),
        query.get("from_date"),
        query.get("to_date"),
        query.get("kinds", ()),
        query.get("article"),
        cast(QueueOf, of),
        service().settings.check_positions_above,
    )
    kept = {**typed, "of": "" if of == DEFAULT else of}
    start = {name: value for name, value in kept.items() if value}
    cursor = request.args.get(PAGE)
    return Queue(typed, wanted, start, start | ({PAGE: cursor} if cursor else {}))


def queue_facts(queue: Queue) -> dict[str, Any]:
    """What the page of the queue says besides a quotation: the filters, how many wait, what was settled last."""
    record, done = service().record, settled_last(request.args.get("done", ""))
    subject = done.correction.subject if done and done.correction.kind == "speaker" else ""
    return {
        "queue": queue,
        "waiting": record.desk.waiting(newsroom(), queue.wanted),
        "most_counted": MOST_COUNTED,
        "first_days": FIRST_DAYS,
        "publishers": record.desk.publishers(newsroom()),
        "queues": QUEUES,
        "default": DEFAULT,
        "kinds": {kind: KINDS[kind] for kind in ("direct,mixed", "indirect")},
        "rate": record.desk.error_rate(newsroom()) if queue.wanted.of == "sample" else None,
        "done": done,
        "done_elsewhere": record.quotations.credited_otherwise(newsroom(), subject) if subject else (),
    }


def to_check(quotation: RecordedQuotation) -> tuple[Position, ...]:
    """The positions that an editor is asked to check; those that hardly anybody would print are left out."""
    least = service().settings.check_positions_above
    return tuple(position for position in quotation.positions_to_check if position.confidence >= least)


def desk_page(quotation: RecordedQuotation, queue: Queue | None, *, conflict: bool = False) -> Response:
    """The page of one quotation: in its paragraph, with the evidence, the choices and what was corrected before."""
    around = service().record.desk.surroundings(newsroom(), quotation.id)
    choices = of_article(around.speakers, quotation)
    name = request.args.get("name", "").replace("\0", "").strip()
    found = on_record(name, choices)
    marked = queue is not None and queue.wanted.of in ("first", "all")
    progress = service().record.desk.progress(newsroom(), quotation.article.id) if marked else None
    log = log_of(quotation.id)
    html = render_template(
        "pages/desk/quotation.html",
        quotation=quotation,
        progress=progress,
        also=others_waiting(progress, quotation.id) if progress else (),
        to_check=to_check(quotation),
        elsewhere=elsewhere(quotation),
        may_be_spread=may_be_spread(quotation),
        passages=passages(around.text, quotation),
        language=around.language,
        choices=choices,
        name=name,
        found=found,
        unknown=not_on_record(name, [*choices, *found]),
        tag=form_tag(quotation),
        settled=settled_parts(log),
        log=describe(log),
        conflict=CONFLICT if conflict else None,
        skip=cursor_behind(queue.wanted, quotation) if queue else None,
        **(queue_facts(queue) if queue else {"queue": None, "done": None}),
    )
    return make_response(html, 412 if conflict else 200)
