"""Signing in to the pages with a key, and out again."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from quotes.api.context import asked, service
from quotes.api.middleware import sessions
from quotes.api.middleware.auth import open_to_anyone
from quotes.errors import OnRecordError, Unauthorized
from quotes.web.assets import guarded
from quotes.web.problem_pages import http_page, own_page

signing = Blueprint("signing", __name__)
signing.after_request(guarded)
signing.register_error_handler(OnRecordError, own_page)
signing.register_error_handler(HTTPException, http_page)


@signing.get("/sign-in")
@open_to_anyone
def form() -> str:
    """The form that asks for a key."""
    return render_template("pages/sign_in.html", next=local(request.args.get("next", "")), problem=None)


@signing.post("/sign-in")
@open_to_anyone
def sign_in() -> Response:
    """Begin a session with the key of the form, and go where the reader wanted to go."""
    wanted = local(request.form.get("next", ""))
    key = service().keys.holder(request.form.get("key", "").strip())
    if key is None:
        html = render_template("pages/sign_in.html", next=wanted, problem="This key is unknown or was revoked.")
        return make_response(html, 401)
    sessions.sign_in(key)
    return redirect(wanted or url_for("pages.home"), 303)


@signing.post("/sign-out")
@open_to_anyone
def sign_out() -> Response:
    """End the session."""
    sessions.sign_out()
    return redirect(url_for("signing.form"), 303)


def to_sign_in(error: Unauthorized) -> Response:
    """Where a page that needs a key leads: to the form, and back; whoever sent a form is told instead."""
    if request.method not in ("GET", "HEAD") or not service().keys.any_made():
        return own_page(error)
    return redirect(url_for("signing.form", next=request.full_path.rstrip("?")), 303)


def local(address: str) -> str:
    """``address`` where it is a path of this site; else nothing, so that a link leads nobody elsewhere."""
    plain = address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and not address.startswith("//") else ""


def signed_in() -> str | None:
    """Whose key the reader of this page signed in with; None without one."""
    who = asked().caller
    return who.name if who is not None and who.key_id is not None else None


def csrf_field() -> Markup:
    """The hidden field that every form carries, so that no other site can send it in the reader's name."""
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())
