"""Who is who: two profiles side by side and merged, one split in two, one renamed, its roles rejected and joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quotes.api.context import caller, newsroom, service
from quotes.api.middleware.auth import needs
from quotes.errors import FieldError, InvalidInput, Outdated
from quotes.record.editing.appearances import Appearance
from quotes.record.model.corrections import CorrectionFilter
from quotes.record.model.quotations import QuotationFilter, RecordedQuotation
from quotes.record.model.speakers import Profile, ShownType
from quotes.web.correction_text import log_of
from quotes.web.desk.forms import desk, editor, field
from quotes.web.form_tags import form_tag, require_tag
from quotes.web.page_queries import PAGE, read_query
from quotes.web.speaker_choices import SpeakerChoice, on_record
from schemas.lists import MOST_ITEMS, PageQuerySchema

SAID = 5  # quotations of each profile that are shown
ON_A_PAGE = 200
CHANGED = "One of these profiles changed since you opened the page. Nothing was done. Look again, and decide."


@dataclass(frozen=True, slots=True)
class Side:
    """One of two profiles beside each other: what it is, what it said last, and its version."""

    profile: Profile
    said: tuple[RecordedQuotation, ...]
    tag: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one of the two profiles that a split makes has: its articles, of ``more`` further ones nothing is shown."""

    articles: tuple[Appearance, ...]
    roles: tuple[str, ...]
    more: int = 0


@desk.get("/speakers/<speaker_id>/merge")
@needs("curate")
def merge(speaker_id: str) -> Response:
    """A profile beside the one it may be merged into; without that, those who may be the same somebody."""
    into = request.args.get("into", "")
    return merge_page(speaker_id, into)


@desk.post("/speakers/<speaker_id>/merge")
@needs("curate")
def merge_now(speaker_id: str) -> Response:
    """Merge, and show the profile that stays."""
    into, record = field("into"), service().record
    try:
        seen, into_seen = matching_version(speaker_id, "tag"), matching_version(into, "into_tag")
        record.corrections.merge(newsroom(), speaker_id, into, editor(), seen, into_seen)
    except Outdated:
        return merge_page(speaker_id, into, conflict=True)
    return redirect(url_for("pages.speaker", speaker_id=into, done=speaker_id), 303)


@desk.get("/speakers/<speaker_id>/split")
@needs("curate")
def split(speaker_id: str) -> Response:
    """The articles of a profile, to tick those that are of somebody else; ``role`` ticks those that print it."""
    return split_page(speaker_id, (), 200)


@desk.post("/speakers/<speaker_id>/split")
@needs("curate")
def split_now(speaker_id: str) -> Response:
    """Show what would stay and what would go; once that is confirmed, split, and show the new profile."""
    ticked = request.form.getlist("articles")
    if not ticked:
        return split_page(speaker_id, (), 422, problem="Tick the articles that are of somebody else.")
    if field("step") != "split":
        return split_page(speaker_id, ticked, 200) if field("step") == "back" else split_preview(speaker_id, ticked)
    try:
        seen = matching_version(speaker_id, "tag")
        made = service().record.corrections.split(newsroom(), speaker_id, ticked, editor(), seen)
    except Outdated:
        if was_split(speaker_id, ticked):
            return redirect(url_for("pages.speaker", speaker_id=speaker_id, done=speaker_id), 303)
        return split_page(speaker_id, ticked, 412, problem=CHANGED)
    except InvalidInput as error:
        return split_page(speaker_id, ticked, error.status, problem=error.fields[0].detail)
    return redirect(url_for("pages.speaker", speaker_id=made.id, done=speaker_id), 303)


@desk.post("/speakers/<speaker_id>/name")
@needs("curate")
def rename(speaker_id: str) -> Response:
    """Show a profile under another name, whatever articles print."""
    name = field("name")
    try:
        seen = matching_version(speaker_id, "tag")
        service().record.corrections.rename(newsroom(), speaker_id, name, editor(), seen)
    except Outdated:
        if service().record.speakers.read(newsroom(), speaker_id).name != name:
            raise
    return redirect(url_for("pages.speaker", speaker_id=speaker_id, done=speaker_id), 303)


@desk.post("/speakers/<speaker_id>/type")
@needs("curate")
def settle_type(speaker_id: str) -> Response:
    """Say what a profile is; the log shows what was no speaker, with the button that undoes it."""
    type_ = field("type")
    if type_ not in get_args(ShownType):
        raise InvalidInput("There is no such type.", FieldError("type", "Choose one of the list."))
    seen = matching_version(speaker_id, "tag")
    profile = service().record.corrections.settle_type(newsroom(), speaker_id, cast(ShownType, type_), editor(), seen)
    if profile is None:
        return redirect(url_for("desk.corrections"), 303)
    return redirect(url_for("pages.speaker", speaker_id=speaker_id, done=speaker_id), 303)


def settled_roles(speaker_id: str) -> set[str]:
    """The ids of the roles of a profile that editors rejected or joined to others: the button was pressed twice."""
    log = service().record.corrections.log(newsroom(), CorrectionFilter(speaker_id), limit=MOST_ITEMS).items
    standing = [correction for correction in log if correction.undone_at is None]
    rejected = {c.after.get("role", "") for c in standing if c.kind == "role_rejected"}
    return rejected.union(*(c.after.get("joined", {}) for c in standing if c.kind == "roles_joined"))


@desk.post("/speakers/<speaker_id>/roles")
@needs("curate")
def settle_roles(speaker_id: str) -> Response:
    """Reject the ticked roles, or join them under the words of one of them."""
    ticked, into, corrections = request.form.getlist("roles"), field("into"), service().record.corrections
    joins = field("step") == "join"
    if not ticked:
        raise InvalidInput("No role is ticked.", FieldError("roles", "Tick the roles that you want to change."))
    try:
        seen = matching_version(speaker_id, "tag")
        if joins:
            corrections.join_roles(newsroom(), speaker_id, ticked, into, editor(), seen)
        else:
            corrections.reject_roles(newsroom(), speaker_id, ticked, editor(), seen)
    except Outdated:
        if not set(ticked) - {into if joins else ""} <= settled_roles(speaker_id):
            raise
    return redirect(url_for("pages.speaker", speaker_id=speaker_id, done=speaker_id) + "#roles", 303)


def matching_version(speaker_id: str, tag: str) -> int:
    """The version of a profile, which still is what the form with this ``tag`` field showed. Raises Outdated."""
    profile = service().record.speakers.read(newsroom(), speaker_id)
    require_tag(field(tag), profile)
    return profile.version


def side(speaker_id: str) -> Side:
    """A profile for one side of the page. Raises as ``record.speakers.read``."""
    record = service().record
    profile = record.speakers.read(newsroom(), speaker_id)
    said = record.quotations.search(
        newsroom(), QuotationFilter(speaker=speaker_id, act="any", scraps=True), limit=SAID
    ).items
    return Side(profile, said, form_tag(profile))


def merge_page(speaker_id: str, into: str, *, conflict: bool = False) -> Response:
    """Both profiles, or one and who may be the other."""
    left, right = side(speaker_id), side(into) if into else None
    if right and left.profile.id == right.profile.id:
        raise InvalidInput("Both are the same profile.", FieldError("into", "Choose another one."))
    name = request.args.get("name", "").replace("\0", "").strip()
    suggested = [SpeakerChoice(s.id, s.name, s.reason) for s in left.profile.suggestions]
    known = [*suggested, SpeakerChoice(left.profile.id, left.profile.name, "")]
    type_: Literal["person", "organization"] = "organization" if left.profile.type == "organization" else "person"
    html = render_template(
        "pages/desk/merge.html",
        left=left,
        right=right,
        conflict=CHANGED if conflict else None,
        suggested=suggested,
        name=name,
        found=on_record(name, known, type_) if not right else [],
    )
    return make_response(html, 412 if conflict else 200)


def split_page(speaker_id: str, ticked: Iterable[str], status: int, problem: str | None = None) -> Response:
    """The articles of a profile with those ``ticked``, or those that print the role in the address."""
    _, query = read_query(PageQuerySchema())
    desk_of = service().record.desk
    left = side(speaker_id)
    page = desk_of.appearances(newsroom(), speaker_id, query.get(PAGE), ON_A_PAGE)
    role = request.args.get("role", "")
    printing = {a.article.id for a in page.items if role.casefold() in {printed.casefold() for printed in a.roles}}
    chosen = set(ticked) or printing
    html = render_template(
        "pages/desk/split.html",
        left=left,
        page=page,
        chosen=chosen,
        role=role,
        roles=printed_roles(page.items),
        problem=problem,
    )
    return make_response(html, status)


def split_preview(speaker_id: str, ticked: Sequence[str]) -> Response:
    """What stays and what goes, side by side."""
    left = side(speaker_id)
    listed = service().record.desk.appearances(newsroom(), speaker_id, request.args.get(PAGE) or None, ON_A_PAGE).items
    wanted = set(ticked)
    goes = tuple(a for a in listed if a.article.id in wanted)
    stays = tuple(a for a in listed if a.article.id not in wanted)
    if len(goes) < len(wanted) or left.profile.articles == len(goes):
        return split_page(speaker_id, ticked, 422, problem="Tick some, but not all, of the articles listed here.")
    html = render_template(
        "pages/desk/split_preview.html",
        left=left,
        names=service().record.desk.names_after_split(newsroom(), speaker_id, ticked),
        stays=Share(stays, printed_roles(stays), left.profile.articles - len(listed)),
        goes=Share(goes, printed_roles(goes)),
    )
    return make_response(html)


def printed_roles(articles: Iterable[Appearance]) -> tuple[str, ...]:
    """The roles that these articles print, each once: in the form that comes first, "Mayor" and "mayor" being one."""
    found: dict[str, str] = {}
    for appearance in articles:
        for role in appearance.roles:
            found.setdefault(role.casefold(), role)
    return tuple(found.values())


def was_split(speaker_id: str, ticked: Sequence[str]) -> bool:
    """Whether the last that was settled is just this split, by the same editor: the button was pressed twice."""
    last = next(iter(log_of(speaker_id)), None)
    if last is None or last.kind != "split" or last.undone_at is not None or last.editor != caller().name:
        return False
    return set(last.after["articles"]) == set(ticked)
