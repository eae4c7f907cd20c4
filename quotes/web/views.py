"""The pages' views: read what was asked, call the service, fill a template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from quotes.analysis.article import from_record
from quotes.api.context import caller, newsroom, service
from quotes.api.middleware.auth import needs, require_scope
from quotes.errors import FieldError, Forbidden, InvalidInput, Malformed, OnRecordError, TooLarge, Unauthorized
from quotes.model import Article, Speaker, SpeakerRef
from quotes.record.editing.review_queue import MOST_COUNTED as MOST_WAITING
from quotes.record.editing.review_queue import QueueFilter
from quotes.record.model.list_pages import Page
from quotes.record.model.quotations import QuotationFilter, RecordedQuotation
from quotes.record.model.saved_articles import StoredArticle
from quotes.record.model.speakers import SpeakerFilter
from quotes.web.assets import guarded
from quotes.web.correction_text import SHOWN_TYPES, told_in
from quotes.web.form_tags import form_tag
from quotes.web.highlighting import paragraphs, voices
from quotes.web.missed_quotation import Missed, blank
from quotes.web.page_queries import filter_words, read_query
from quotes.web.problem_pages import detail_of, heading_of, http_page, own_page
from quotes.web.quotation_counts import quotation_counts
from quotes.web.role_timeline import timeline
from quotes.web.signing import to_sign_in
from schemas.lists import MOST_ITEMS, HistoryQuerySchema, SpeakerQuerySchema
from schemas.quotation import MEDIA

pages = Blueprint("pages", __name__, template_folder="templates", static_folder="static", static_url_path="/assets")
pages.after_request(guarded)
pages.register_error_handler(OnRecordError, own_page)
pages.register_error_handler(Unauthorized, to_sign_in)
pages.register_error_handler(HTTPException, http_page)

ABOUT = ("title", "publisher", "published", "uri")
MOST_OCCASIONS = 6
SAMPLE = {
    "text": Path(__file__).with_name("sample.txt").read_text(encoding="utf-8"),
    "title": "Radar engineers are coming home, Port Alden says",
    "publisher": "Northern News Agency",
    "published": "2024-06-06",
    "uri": "",
}


@pages.get("/")
@needs("read")
def home() -> str:
    """The form for an article, empty or with the sample, and what was said last."""
    form = SAMPLE if "sample" in request.args else dict.fromkeys(("text", *ABOUT), "")
    latest = service().record.quotations.search(newsroom(), QuotationFilter(), limit=5).items
    return render_template(
        "pages/article/home.html",
        form=form,
        problems={},
        problem=None,
        latest=latest,
        longest=longest(),
        waiting=to_review() if "curate" in caller().scopes else None,
    )


def to_review() -> dict[str, str]:
    """How many quotations wait for an editor, in words, as the desk counts them: by the queue."""
    desk = service().record.desk
    waiting = {of: desk.waiting(newsroom(), QueueFilter(of=of)) for of in ("first", "all")}
    return {
        of: f"{count:,}" if count < MOST_WAITING else f"more than {MOST_WAITING - 1}" for of, count in waiting.items()
    }


@pages.post("/")
@needs("extract")
def read() -> Response:
    """The article of the form with its quotations marked; saved in the record only where that was ticked."""
    form = {name: request.form.get(name, "") for name in ("text", *ABOUT)}
    form["save"] = request.form.get("save", "")
    try:
        article = from_form(form)
        if form["save"]:
            require_scope("ingest")
            saved = service().save(newsroom(), article, caller().key_id)
            return redirect(url_for("pages.article", article_id=saved.id), 303)
        analysis = service().extract(newsroom(), article, caller().key_id)
    except (Forbidden, InvalidInput, Malformed, TooLarge) as error:
        return form_again(form, error)
    said = voices(article.text, analysis.quotations)
    return make_response(
        render_template(
            "pages/article/reading.html",
            **article_facts(article.title, article.publisher, article.published, article.uri, article.language),
            warnings=analysis.warnings,
            voices=said,
            roles=roles_by_id(analysis.speakers),
            profiles=search_address,
            paragraphs=paragraphs(article.text, (mark for voice in said for mark in voice.marks)),
            form=form,
            problems={},
            longest=longest(),
        )
    )


@pages.get("/articles/<article_id>")
@needs("read")
def article(article_id: str) -> Response:
    """An article of the record with its quotations marked, and for editors a form to add what was missed."""
    stored = service().record.articles.read(newsroom(), article_id)
    return article_page(stored, blank(stored) if "curate" in caller().scopes else None, 200)


@pages.get("/speakers")
@needs("read")
def speakers() -> str:
    """Those who said something, everyone, or those that a name or a role describes."""
    typed, query = read_query(SpeakerQuerySchema(), "q", "role")
    cursor, limit = query.pop("cursor", None), query.pop("limit")
    quoted_only = not any(typed.values()) and "everyone" not in request.args
    search = service().record.speakers.search
    found = search(newsroom(), SpeakerFilter(**query, quoted=quoted_only), cursor, limit)
    if quoted_only and not found.items and cursor is None:
        quoted_only, found = False, search(newsroom(), SpeakerFilter(), None, limit)
    return render_template("pages/speaker/speakers.html", filters=typed, found=found, quoted_only=quoted_only)


@pages.get("/speakers/<speaker_id>")
@needs("read")
def speaker(speaker_id: str) -> Response:
    """The record of one speaker: statements by date (thoughts too with ``act=any``), beside them roles and more."""
    record = service().record
    profile = record.speakers.read(newsroom(), speaker_id)
    typed, read, problems = said_by(speaker_id)
    latest = record.quotations.search(newsroom(), QuotationFilter(speaker=speaker_id), limit=MOST_ITEMS).items
    days = [quotation.dated for quotation in latest if quotation.dated_by != "kept"]
    roles = record.speakers.roles(newsroom(), speaker_id, limit=MOST_ITEMS).items
    html = render_template(
        "pages/speaker/speaker.html",
        profile=profile,
        shown_types=SHOWN_TYPES,
        roles=roles,
        timeline=timeline(roles, days),
        counts=quotation_counts(days_of_counts(latest)),
        occasions=occasions(latest),
        positions=record.speakers.positions_by_target(newsroom(), speaker_id),
        beside=record.speakers.quoted_beside(newsroom(), speaker_id),
        said=read,
        filters=typed,
        media=MEDIA,
        filtered=any(typed.values()),
        filter_words=filter_words(typed),
        problems=problems,
        tag=form_tag(profile) if "curate" in caller().scopes else None,
        done=told_in(request.args),
    )
    return make_response(html, InvalidInput.status if problems else 200)


def days_of_counts(said: Iterable[RecordedQuotation]) -> list[date]:
    """The days of those of ``said`` that an article dates to a month or a day of it."""
    return [q.dated for q in said if q.dated_by != "kept" and (q.said_on is None or q.said_on.precision != "year")]


def everything_of(speaker_id: str) -> QuotationFilter:
    """All that a speaker said or thought, a few words included."""
    return QuotationFilter(speaker=speaker_id, act="any", scraps=True)


def said_by(speaker_id: str) -> tuple[dict[str, str], Page[RecordedQuotation], tuple[FieldError, ...]]:
    """The filters as typed, the page of quotations that they find, and what is wrong with them: then no quotations."""
    names = ("q", "from", "to", "medium", "act")
    try:
        typed, query = read_query(HistoryQuerySchema(), *names)
        cursor, limit = query.pop("cursor", None), query.pop("limit")
        wanted = replace(everything_of(speaker_id), **query)
        return typed, service().record.quotations.search(newsroom(), wanted, cursor, limit), ()
    except InvalidInput as error:
        typed = {name: request.args.get(name, "").replace("\0", "") for name in names}
        return typed, Page((), None), error.fields


def article_page(stored: StoredArticle, missed: Missed | None, status: int) -> Response:
    """The page of an article of the record; ``missed``: the form to add a quotation, None where there is none."""
    said = voices(stored.text, stored.quotations)
    html = render_template(
        "pages/article/reading.html",
        **article_facts(stored.title, stored.publisher, stored.published, stored.uri, stored.language),
        article_id=stored.id,
        saved=stored,
        missed=missed,
        warnings=stored.warnings,
        voices=said,
        roles=roles_by_id(stored.speakers),
        profiles=profile_address,
        paragraphs=paragraphs(stored.text, (mark for voice in said for mark in voice.marks)),
    )
    return make_response(html, status)


def from_form(form: dict[str, str]) -> Article:
    """The article that a form describes. Raises InvalidInput or TooLarge, naming the field.

    A form sends every line break as CR LF, whatever was pasted: they become LF again.
    """
    settings = service().settings
    given = {name: form[name].strip() for name in ABOUT if form[name].strip()}
    limits = settings.article_limits
    return from_record({"text": form["text"].replace("\r\n", "\n"), **given}, limits)


def form_again(form: dict[str, str], error: OnRecordError) -> Response:
    """The form as it was sent, with what is wrong said at its fields."""
    problems = {problem.field: problem.detail for problem in error.fields}
    elsewhere = None if problems.keys() & form.keys() else f"{heading_of(error)}. {detail_of(error)}"
    html = render_template(
        "pages/article/home.html",
        form=form,
        problems=problems,
        problem=elsewhere,
        latest=(),
        longest=longest(),
    )
    return make_response(html, error.status)


def article_facts(*values: Any) -> dict[str, Any]:
    """What the page of an article says of it besides its text."""
    return dict(zip(("title", "publisher", "published", "uri", "language"), values, strict=True))


def roles_by_id(found: tuple[Speaker, ...]) -> dict[str, list[str]]:
    """Speaker id -> roles as printed, each once; "spokesman" is left out beside "Foreign Ministry spokesman"."""
    return {speaker.id: fullest([role.exact for role in speaker.roles]) for speaker in found}


def fullest(roles: list[str]) -> list[str]:
    """The roles, without those whose words all stand in another one."""
    words = {role: frozenset(role.casefold().split()) for role in roles}
    once = {words[role]: role for role in reversed(words)}
    return [role for held, role in reversed(once.items()) if not any(held < other for other in once)]


def occasions(said: Iterable[RecordedQuotation]) -> list[RecordedQuotation]:
    """For each of the latest occasions the first of ``said`` that was said there."""
    first: dict[str, RecordedQuotation] = {}
    for quotation in said:
        if quotation.occasion:
            first.setdefault(quotation.occasion.exact.casefold(), quotation)
    return list(first.values())[:MOST_OCCASIONS]


def profile_address(who: SpeakerRef) -> str | None:
    """Where the record of a speaker is; None for those who belong to their article alone."""
    return url_for("pages.speaker", speaker_id=who.id) if who.type in ("person", "organization") else None


def search_address(who: SpeakerRef) -> str | None:
    """Where to look a speaker up who was only read in an article; None for those who belong to their article alone."""
    return url_for("pages.speakers", q=who.name) if who.type in ("person", "organization") else None


def place(quotation: RecordedQuotation) -> str:
    """The address of a quotation in its article."""
    return url_for("pages.article", article_id=quotation.article.id, _anchor=f"q-{quotation.id}")


def longest() -> int:
    """The most characters of an article."""
    return service().settings.max_characters
