"""What the HTML sets in bold, as stretches of the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.analysis.article import Limits, from_html, from_text
from quotes.analysis.article.bold import bold_stretches
from tests.support.growth import assert_linear


def bold(html: str) -> list[str]:
    article = from_html(html.encode(), {}, Limits())
    return [article.text[b.start : b.end] for b in bold_stretches(article)]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p><b>Did it sail?</b></p><p>No.</p>", ["Did it sail?"]),
        ("<p><strong>Did <b>it</b> sail?</strong> No.</p>", ["Did it sail?"]),
        ("<h3>Did it sail?</h3><p>No.</p>", ["Did it sail?"]),
        ("<p><b>Did it</b> <b>sail?</b></p><p>No.</p>", ["Did it sail?"]),
        ("<p><b>Did it sail?</b></p><p><b>When?</b></p>", ["Did it sail?", "When?"]),
        ("<p><b></b>No.</p><p>It <b>did</b> not.</p>", ["did"]),
        ("<p>No.</p></b>", []),
        ("<p>It <b>did not.</p>", []),
    ],
)
def test_what_is_bold(html: str, found: list[str]) -> None:
    assert bold(html) == found


def test_plain_text_has_nothing_bold() -> None:
    assert bold_stretches(from_text(b"Did it sail?", {}, Limits())) == []


@pytest.mark.slow
def test_the_time_grows_no_faster_than_the_html() -> None:
    def work(html: str) -> Callable[[], object]:
        article = from_html(("<p>a</p>" + html).encode(), {}, Limits())
        return lambda: bold_stretches(article)

    for shape in ("<b>a", "<b>a</b> ", "<p><b>a</b></p>", "</b>a"):
        assert_linear(work, shape, 1_000)
