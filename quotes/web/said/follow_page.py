"""/follows: what the newsroom follows, as feeds and by mail; and ending the mails without a key."""

from __future__ import annotations

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quotes.api.context import newsroom, service, site
from quotes.api.integrations.follows import follow, links
from quotes.api.middleware.auth import needs, open_to_anyone
from quotes.api.request.parameters import field_errors
from quotes.errors import FieldError, InvalidInput, NotFound
from quotes.exchange.feed import MEDIA_TYPE, feed
from quotes.exchange.following import topic_words
from quotes.record.model.follows import Topic
from quotes.web.desk.forms import field
from quotes.web.views import pages
from schemas.integrations.follow import NewFollowSchema

NAMES = ("speaker", "q", "target", "mail")
IN_A_FEED = 50


@pages.get("/follows")
@needs("curate")
def follows() -> Response:
    """What is followed, and a form to follow more, filled in by the page that led here."""
    typed = {name: request.args.get(name, "").replace("\0", "").strip()[:500] for name in NAMES}
    return page(typed, (), 200)


@pages.post("/follows")
@needs("curate")
def follow_now() -> Response:
    """Follow what the form says."""
    typed = {name: field(name) for name in NAMES}
    given = {name: value for name, value in typed.items() if value}
    faults = field_errors(NewFollowSchema().validate(given))
    if faults:
        return page(typed, faults, InvalidInput.status)
    try:
        mail = given.pop("mail", None)
        follow(Topic(**given), mail)
    except InvalidInput as error:
        return page(typed, error.fields, error.status)
    return redirect(url_for("pages.follows"), 303)


@pages.post("/follows/<follow_id>/end")
@needs("curate")
def end_follow(follow_id: str) -> Response:
    """Follow it no more."""
    service().record.follows.remove(newsroom(), follow_id)
    return redirect(url_for("pages.follows"), 303)


@pages.get("/follows/<follow_id>.atom")
@open_to_anyone
def follow_feed(follow_id: str) -> Response:
    """The newest words on a topic, for whoever has the address: readers of feeds send no key."""
    tenant, token = request.args.get("newsroom", ""), request.args.get("token", "")
    if not links().opens_feed(token, tenant, follow_id):
        raise NotFound("There is no feed at this address. Copy its address from the page “Following”.")
    followed, found = service().record.follows.latest(tenant, follow_id, IN_A_FEED)
    title = f"On Record: {topic_words(followed)}"
    response = make_response(feed(title, links().feed(tenant, follow_id), site(), found))
    response.mimetype = MEDIA_TYPE
    return response


@pages.get("/unsubscribe")
@open_to_anyone
def unsubscribe() -> str:
    """Ask before the mails end: programs that look at the links of a mail end nothing."""
    tenant, mail = _receiver()
    return render_template(
        "pages/said/unsubscribe.html", mail=mail, address=links().unsubscribe(tenant, mail), done=False
    )


@pages.post("/unsubscribe")
@open_to_anyone
def unsubscribe_now() -> str:
    """End the mails to an address, at one click (RFC 8058)."""
    tenant, mail = _receiver()
    service().record.follows.stop_mail(tenant, mail)
    return render_template("pages/said/unsubscribe.html", mail=mail, address="", done=True)


def _receiver() -> tuple[str, str]:
    """The newsroom and the address of an unsubscription. Raises NotFound for one that was given out to nobody."""
    tenant, mail, token = (request.args.get(name, "") for name in ("newsroom", "mail", "token"))
    if not links().ends_mail(token, tenant, mail):
        raise NotFound("This address does not stop any mail. Copy the whole address from the mail.")
    return tenant, mail


def page(typed: dict[str, str], faults: tuple[FieldError, ...] | list[FieldError], status: int) -> Response:
    """The page, with what is wrong with the form that was sent."""
    places = links()
    shown = [
        (each, topic_words(each), places.feed(newsroom(), each.id)) for each in service().record.follows.all(newsroom())
    ]
    names = {} if not typed["speaker"] else service().record.follows.names(newsroom(), [typed["speaker"]])
    html = render_template(
        "pages/said/follows.html",
        shown=shown,
        typed=typed,
        speaker_name=names.get(typed["speaker"], ""),
        problems=faults,
        sends_mail=bool(service().settings.smtp_url),
        hours=service().settings.digest_hours,
        searched=places.search,
    )
    return make_response(html, status)
