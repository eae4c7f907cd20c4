"""Adding a quotation that the analysis missed: its words selected in the article, or copied from it."""

from __future__ import annotations

from dataclasses import replace

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from quotes.analysis.selection import quotation_of
from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs
from quotes.errors import Conflict, FieldError, InvalidInput, Outdated
from quotes.model import Quotation
from quotes.record.model.corrections import Named
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.model.saved_articles import StoredArticle
from quotes.web.desk.forms import desk, editor, field
from quotes.web.form_tags import require_tag
from quotes.web.missed_quotation import PARTS, FormPart, Missed, blank, stretches, with_places
from quotes.web.speaker_choices import chosen, is_who, not_on_record, on_record
from quotes.web.views import article_page

CONFLICT = "The article, or a quotation in it, was edited since you opened it. Nothing was added. Look, and add again."
TAKEN = "Correct it instead, or say that it is no quotation and then add yours."
NOBODY = "nobody"
FIELDS = {"speaker", "reason", *(f"words{i}" for i in range(PARTS))}


@desk.post("/articles/<article_id>/quotations")
@needs("curate")
def add(article_id: str) -> Response:
    """Add what the form says, and go to it; or show the form again with what is wrong, or with whom was found."""
    article = service().record.articles.read(newsroom(), article_id)
    form = read_form(article)
    if field("step") == "find":
        return article_page(article, replace(form, open=True), 200)
    try:
        quotation = read_quotation(article, form)
        added = add_once(article, form, quotation)
    except Outdated:
        return article_page(article, _again(article, form, {"form": CONFLICT}), 412)
    except (InvalidInput, Conflict) as error:
        problems = {fault.field.replace("spans.", "words"): fault.detail for fault in error.fields}
        if not problems.keys() <= FIELDS:
            problems = {"form": f"{error.detail} {TAKEN}" if isinstance(error, Conflict) else error.detail}
        return article_page(article, _again(article, form, problems), error.status)
    return redirect(url_for("pages.article", article_id=article.id, _anchor=f"q-{added.id}"), 303)


def read_form(article: StoredArticle) -> Missed:
    """The form as it was sent, with the people of the article and those found on record."""
    empty, name = blank(article), field("name")
    found = [*empty.choices, *on_record(name, empty.choices)]
    parts = tuple(FormPart(field(f"words{i}"), field(f"at{i}")) for i in range(PARTS))
    return Missed(
        tag=field("tag"),
        choices=[*found, *not_on_record(name, found)],
        parts=parts,
        speaker=field("speaker"),
        name=name,
        thought="thought" in request.form,
        reason=field("reason"),
    )


def read_quotation(article: StoredArticle, form: Missed) -> Quotation:
    """The quotation that the form describes. Raises InvalidInput on its words or its speaker."""
    offered = {NOBODY, *(choice.id for choice in form.choices)}
    if form.speaker not in offered and not isinstance(chosen(form.speaker), Named):
        raise InvalidInput("No speaker was chosen.", FieldError("speaker", "Choose whose words these are."))
    return quotation_of(article.text, stretches(article.text, form.parts), "thought" if form.thought else "statement")


def add_once(article: StoredArticle, form: Missed, quotation: Quotation) -> RecordedQuotation:
    """Add it; where the very same was added since the page was opened (the button was pressed twice), that one."""
    speaker = None if form.speaker == NOBODY else chosen(form.speaker)
    record = service().record
    try:
        require_tag(form.tag, article)
        return record.corrections.add_quotation(newsroom(), article.id, quotation, speaker, editor(), article.version)
    except Outdated:
        added = (q for q in article.quotations if q.evidence.method == "editor")
        known = next((q for q in added if _same(q, quotation, speaker)), None)
        if known is None:
            raise
        return known


def _same(known: RecordedQuotation, quotation: Quotation, speaker: str | Named | None) -> bool:
    places = [[(s.start, s.end) for s in q.spans] for q in (known, quotation)]
    return places[0] == places[1] and is_who(known.speaker.id if known.speaker else None, speaker)


def _again(article: StoredArticle, form: Missed, problems: dict[str, str]) -> Missed:
    """The form for the article as it stands, with what was typed and what is wrong with it."""
    parts = tuple(with_places(article.text, part) for part in form.parts)
    return replace(form, tag=blank(article).tag, parts=parts, problems=problems, open=True)
