"""/check: were these words said, by whom, and exactly so? One quotation, or every quotation of an article at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flask import make_response, render_template
from werkzeug.wrappers import Response

from quotes.analysis.article import from_record
from quotes.api.context import caller, newsroom, service
from quotes.api.middleware.auth import needs, require_scope
from quotes.errors import FieldError, InvalidInput, OnRecordError
from quotes.exchange.quoted_words import is_direct, marked, words_of
from quotes.lexicon.stems import tokens
from quotes.model import Quotation
from quotes.record.model.checks import MOST_CHECKED_WORDS, Checked, CheckQuestion
from quotes.record.quotations.diff import Change, tracked
from quotes.web.desk.forms import field
from quotes.web.problem_pages import detail_of
from quotes.web.views import pages

MOST = 200  # quotations of an article that are checked


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, what the record knows of it, and what would have to change for it to be exact."""

    words: str
    name: str
    checked: Checked
    changes: tuple[Change, ...]

    @property
    def outcome(self) -> str:
        """The verdict as the page tells it; the act of what was not said but thought or denied; "unknown_speaker" where
        the words are on record, and nobody knows whose they are."""
        if not self.checked.matches:
            return self.checked.verdict
        best = self.checked.matches[0].quotation
        if best.act != "statement":
            return best.act
        return "unknown_speaker" if best.speaker is None and self.name else self.checked.verdict


@pages.get("/check")
@needs("read")
def check() -> Response:
    """The empty form."""
    return form_page()


@pages.post("/check")
@needs("read")
def check_words() -> Response:
    """What the record knows of the words, or of each quotation of the article."""
    words, name, text = field("words"), field("name"), field("text")
    try:
        questions = questions_of(text) if text else [CheckQuestion(words, name or None)]
        answers = check_all(questions)
    except OnRecordError as error:
        return form_page(
            words=words, name=name, text=text, problems=error.fields, problem=detail_of(error), status=error.status
        )
    return form_page(words=words, name=name, text=text, answers=answers)


def questions_of(text: str) -> list[CheckQuestion]:
    """Each quotation in quotation marks that the analysis finds, with its speaker. Raises what both raise, and
    InvalidInput where there is none."""
    require_scope("extract")
    article = from_record({"text": text}, service().settings.article_limits)
    said = service().extract(newsroom(), article, caller().key_id).quotations
    found = [question_of(article.text, q) for q in said if q.kind != "indirect"]
    checkable = [question for question in found if len(tokens(question.words)) <= MOST_CHECKED_WORDS][:MOST]
    if not checkable:
        detail = "No words in quotation marks were found in this text."
        raise InvalidInput(detail, FieldError("text", detail))
    return checkable


def question_of(text: str, quotation: Quotation) -> CheckQuestion:
    """The question that a quotation of an article puts: its quoted words by its speaker, where that has a name. What it
    tells beside them in the paper's own words is nobody's to check."""
    who = quotation.speaker
    named = who.name if who and who.type in ("person", "organization") else None
    spans = [span for span in quotation.spans if is_direct(quotation.kind, span)]
    return CheckQuestion(marked(words_of(text, 0, quotation.kind, spans)), named)


def check_all(questions: Sequence[CheckQuestion]) -> list[Answer]:
    """What the record knows of each question."""
    answers = []
    for question, checked in zip(questions, service().record.quotations.check_many(newsroom(), questions), strict=True):
        best = checked.matches[0] if checked.matches else None
        spans = [span.exact for span in best.quotation.spans] if best else []
        changes = tracked(question.words, spans) if best and best.kind == "altered" else ()
        answers.append(Answer(question.words, question.name or "", checked, changes))
    return answers


def form_page(
    *,
    words: str = "",
    name: str = "",
    text: str = "",
    answers: Sequence[Answer] = (),
    problems: Sequence[FieldError] = (),
    problem: str = "",
    status: int = 200,
) -> Response:
    """The page with the form as it was sent."""
    html = render_template(
        "pages/said/check.html",
        words=words,
        name=name,
        text=text,
        answers=answers,
        counts=Counter(answer.outcome for answer in answers),
        problems={fault.field.rpartition(".")[2]: fault.detail for fault in problems},
        problem=problem,
    )
    return make_response(html, status)
