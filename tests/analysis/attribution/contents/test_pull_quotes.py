"""Words printed a second time."""

from __future__ import annotations

from collections.abc import Callable

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.contents.pull_quotes import without_repeats
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch
from tests.support.analysis.attributions import place
from tests.support.growth import assert_linear


def said(text: str) -> list[str]:
    """The quoted words of ``text``, each its own attribution, that are left without repeats."""
    quoted = quoted_stretches(text)
    found = [Attribution((Stretch(q.start, q.end),), None, None, 0.9, 0.9) for q in quoted]
    return [text[a.content[0].start : a.content[0].end] for a in without_repeats(text, quoted, found)]


def test_a_pull_quote_is_no_second_quotation() -> None:
    article = "“We sail at nine, and nobody stays behind,” said Ida Holm.\n\n{}\n\nPer Lund nodded."
    whole = ["We sail at nine, and nobody stays behind,"]
    assert said(article.format("“We sail at nine”")) == [*whole]
    assert said(article.format("“Nobody stays behind.”")) == [*whole, "Nobody stays behind."]  # three words only
    assert said(article.format("“We sail at nine, and nobody stays behind”\n— Ida Holm, captain")) == [*whole]
    assert said(article.format("“We sail at ten”")) == [*whole, "We sail at ten"]
    assert said(article.format("“We sail at nine,” Per Lund said.")) == [*whole, "We sail at nine,"]


def test_a_pull_quote_without_marks() -> None:
    text = "“We sail at nine, and nobody stays,” said Ida Holm.\n\nWe sail at nine\n\nThe ferry is white"
    seen = [
        Attribution((place(text, words),), None, None, 0.9, 0.9)
        for words in ("We sail at nine\n", "The ferry is white")
    ]
    seen[0] = Attribution((Stretch(text.rindex("We sail"), text.rindex("We sail") + 15),), None, None, 0.9, 0.9)
    assert without_repeats(text, quoted_stretches(text), seen) == (seen[1],)


def test_of_equal_words_that_stand_alone_the_first_is_kept() -> None:
    assert said("“We sail at nine.”\n\nIt rained.\n\n“We sail at nine.”") == ["We sail at nine."]


def test_the_time_grows_no_faster_than_the_text() -> None:
    def work(text: str) -> Callable[[], object]:
        quoted = quoted_stretches(text)
        return lambda: without_repeats(text, quoted, [])

    for shape in ("“a b c d”\n\n", "“a b c d e f”, he said.\n\n“a b c d”\n\n"):
        assert_linear(work, shape, 300)
