"""Block quotations of the HTML, as stretches of the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.analysis.article import Limits, from_html
from quotes.analysis.article.block_quotes import block_quotes
from quotes.model import Stretch
from tests.support.growth import assert_linear

BEFORE, AFTER = "<p>The ferry stayed in port.</p>", "<p>It sails on Monday, Per Lund said.</p>"


def blocks(html: str) -> list[tuple[list[str], str | None]]:
    article = from_html((BEFORE + html + AFTER).encode(), {}, Limits())

    def printed(place: Stretch) -> str:
        return article.text[place.start : place.end]

    return [
        ([printed(w) for w in b.words], printed(b.signature) if b.signature else None) for b in block_quotes(article)
    ]


@pytest.mark.parametrize(
    ("html", "words", "signature"),
    [
        ("<blockquote><p>We wait.</p><cite>Ida Holm</cite></blockquote>", ["We wait."], "Ida Holm"),
        (
            "<blockquote><p>We wait.</p><p>You too.</p><footer>— <cite>Ida Holm, captain</cite></footer></blockquote>",
            ["We wait.", "You too."],
            "— Ida Holm, captain",
        ),
        (
            "<figure><blockquote>We wait.</blockquote><figcaption>Ida Holm</figcaption></figure>",
            ["We wait."],
            "Ida Holm",
        ),
        ("<blockquote><p>We wait.<br>— Ida Holm</p></blockquote>", ["We wait."], "— Ida Holm"),
        ("<blockquote><p>We wait.</p>&mdash; Ida Holm (@ih)</blockquote>", ["We wait."], "— Ida Holm (@ih)"),
        ("<blockquote><p>We &amp; you&nbsp;wait.</p><cite>Ida Holm</blockquote>", ["We & you\xa0wait."], "Ida Holm"),
    ],
)
def test_who_signs_a_block(html: str, words: list[str], signature: str) -> None:
    assert blocks(html) == [(words, signature)]


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote><cite>Ida Holm</cite></blockquote>",
        "<figure><img src=a><figcaption>Ida Holm</figcaption></figure>",
        "<p>We wait.</p><cite>Ida Holm</cite>",
        "</blockquote>",
    ],
)
def test_what_is_no_block_of_words(html: str) -> None:
    assert blocks(html) == []


def test_blocks_that_nobody_signs() -> None:
    assert blocks("<blockquote><p>We wait.</p></blockquote>") == [(["We wait."], None)]
    assert blocks("<blockquote><p>Ida Holm, captain</p></blockquote>") == [(["Ida Holm, captain"], None)]
    long = "We wait for Ida Holm" + ", and for her" * 12
    assert blocks(f"<blockquote><p>We wait.</p><cite>{long}</cite></blockquote>") == [(["We wait.", long], None)]


def test_a_last_line_of_a_name_signs_though_it_is_doubtful() -> None:
    html = "<blockquote><p>We wait.</p><p>Ida Holm{}</p></blockquote>"
    for office in ("", ", captain of the ferry"):
        article = from_html((BEFORE + html.format(office)).encode(), {}, Limits())
        assert [(b.doubtful, len(b.words)) for b in block_quotes(article)] == [(True, 1)]


def test_the_time_grows_no_faster_than_the_html() -> None:
    def work(html: str) -> Callable[[], object]:
        article = from_html((BEFORE + html).encode(), {}, Limits())
        return lambda: block_quotes(article)

    for shape in ("<blockquote>a", "<blockquote>a<cite>b</cite></blockquote>", "<figure>a</blockquote>"):
        assert_linear(work, shape, 1_000)
