"""What of an engine's reading gets into the analysis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from quotes.analysis import analyse
from quotes.analysis.attribution import Attribution, Reading
from quotes.analysis.quotation import QuotedStretch
from quotes.model import Article, Stretch

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
        return Reading((found,), (), (), lambda mention, candidate: 0.0)


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
