"""What of an engine's reading gets into the analysis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from quotes.analysis import analyse
from quotes.analysis.attribution import Attribution, Reading, no_affinities
from quotes.analysis.engine import load_attributor
from quotes.analysis.quotation import QuotedStretch
from quotes.model import Article, Quotation, Stretch

TEXT = "Ines Abara said {}we sail tonight{}."


@dataclass(frozen=True)
class OneAttribution:
    """An engine that credits "we sail tonight" to Ines Abara, as likely as it is told."""

    probability: float
    version: str = "of this test"

    def read(
        self, text: str, quoted: tuple[QuotedStretch, ...], checkpoint: Callable[[], None] = lambda: None
    ) -> Reading:
        def stretch(words: str) -> Stretch:
            return Stretch(text.index(words), text.index(words) + len(words))

        found = Attribution(
            (stretch("we sail tonight"),), stretch("said"), stretch("Ines Abara"), self.probability, self.probability
        )
        return Reading((found,), (), (), no_affinities)


@pytest.mark.parametrize(
    ("marks", "probability", "kinds"),
    [("“”", 0.9, ["direct"]), ("“”", 0.02, ["direct"]), ("  ", 0.97, ["indirect"]), ("  ", 0.02, [])],
)
def test_doubtful_words_are_left_out_only_where_they_stand_without_marks(
    marks: str, probability: float, kinds: list[str]
) -> None:
    article = Article(TEXT.format(*marks))
    found = analyse(article, OneAttribution(probability), review_below=0.7, unknown_below=0.5).quotations
    assert [q.kind for q in found] == kinds


def one(text: str, *, review_below: float = 0.0, unknown_below: float = 0.0) -> Quotation:
    """The one quotation of ``text``."""
    engine = OneAttribution(0.6)
    (found,) = analyse(Article(text), engine, review_below=review_below, unknown_below=unknown_below).quotations
    return found


def test_under_the_thresholds_nobody_is_named_and_an_editor_is_asked() -> None:
    text = TEXT.format(*"“”")
    sure = one(text)
    assert sure.speaker is not None and not sure.needs_review
    limit = sure.confidence + 0.01
    unknown = one(text, unknown_below=limit)
    assert unknown.speaker is None
    assert [candidate.name for candidate in unknown.candidates] == ["Ines Abara"]
    doubtful = one(text, review_below=limit)
    assert doubtful.speaker is not None and doubtful.needs_review


def test_nobody_is_credited_with_words_that_were_not_said() -> None:
    denied = one("Ines Abara denied that she had ever said “we sail tonight”.")
    assert (denied.act, denied.speaker, denied.candidates) == ("denied", None, ())


INTERVIEW = """Marit Holm has been governor of the prison for nine years.

Q: You have said that the prison system is broken. Can it be mended?

A: It can. My guards call it “a slow clock”, and I do too.

Q: And the budget?

A: We have lost forty officers since May."""


def test_answers_of_an_interview_are_spoken_words() -> None:
    found = analyse(Article(INTERVIEW), load_attributor(), review_below=0.7, unknown_below=0.5).quotations
    assert [(q.kind, q.speaker.name if q.speaker else None, [s.exact for s in q.spans]) for q in found] == [
        ("direct", "Marit Holm", ["It can. My guards call it “a slow clock”, and I do too."]),
        ("direct", "Marit Holm", ["We have lost forty officers since May."]),
    ]


def test_answers_of_nobody_named_wait_for_an_editor() -> None:
    talk = INTERVIEW.replace("Marit Holm has been governor of the prison for nine years.", "The guards met the press.")
    found = analyse(Article(talk), load_attributor(), review_below=0.7, unknown_below=0.5).quotations
    assert [(q.kind, q.speaker, q.needs_review) for q in found] == [("direct", None, True)] * 2
