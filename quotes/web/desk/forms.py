"""What the forms of the desk share: who sends them and why, on which version, and where they lead."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from quotes.api.context import asked, caller
from quotes.errors import FieldError, InvalidInput, Moved, OnRecordError, Unauthorized
from quotes.record.model.corrections import Editor
from quotes.web.assets import guarded
from quotes.web.problem_pages import http_page, own_page
from quotes.web.signing import to_sign_in

MOST_REASON = 2_000

desk = Blueprint("desk", __name__)
desk.after_request(guarded)
desk.register_error_handler(OnRecordError, own_page)
desk.register_error_handler(Unauthorized, to_sign_in)
desk.register_error_handler(HTTPException, http_page)


def may(scope: str) -> bool:
    """Whether the reader of this page has ``scope``: what they may not do is not offered to them."""
    who = asked().caller
    return who is not None and scope in who.scopes


@desk.errorhandler(Moved)
def to_survivor(error: Moved) -> Response:
    """A page of a merged profile leads to that of the survivor; a form is not sent again, its reader saw another."""
    if request.method in ("GET", "HEAD"):
        return own_page(error)
    return redirect(url_for("pages.speaker", speaker_id=error.to), 303)


def field(name: str) -> str:
    """A field of the form, stripped, with plain line breaks; empty where it was left out. Raises InvalidInput on a
    NUL."""
    value = request.form.get(name, "").strip().replace("\r\n", "\n")
    if "\0" in value:
        raise InvalidInput("This form is not valid.", FieldError(name, "Remove the NUL character."))
    return value


def editor() -> Editor:
    """Who sent the form, and why. Raises InvalidInput on a reason that is too long."""
    reason = field("reason")
    if len(reason) > MOST_REASON:
        detail = f"Give a reason of at most {MOST_REASON} characters."
        raise InvalidInput("The reason is too long.", FieldError("reason", detail))
    return Editor(caller().name, reason or None)
