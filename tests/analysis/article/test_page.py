"""What the tags of an HTML tell of the page it may be."""

from __future__ import annotations

import pytest

from quotes.analysis.article import page as module
from quotes.analysis.article.page import WebPage
from quotes.analysis.article.tokens import tokens


def page(html: str) -> WebPage:
    read = WebPage(html)
    for token in tokens(html):
        read.take(token)
    return read


@pytest.mark.parametrize(
    ("html", "is_document", "is_page"),
    [
        ("<p>The ferry sails.</p>", False, False),
        ("<html><body><p>The ferry sails.</p></body></html>", True, False),
        ("<html><head></head><body><p>The ferry sails.</p></body></html>", True, False),
        ("<html><head></head><body><nav>Home</nav><p>The ferry sails.</p></body></html>", True, True),
        ("<nav>Home</nav><p>The ferry sails.</p>", False, False),
    ],
)
def test_a_page_has_a_head_and_furniture(html: str, is_document: bool, is_page: bool) -> None:
    assert (page(html).is_document, page(html).is_page) == (is_document, is_page)


def test_links_and_headlines_have_their_places() -> None:
    html = '<h1>Ferry sails</h1><p>See <a href="/x">more</a> and <a href="/y">less</a>.</p>'
    read = page(html)
    assert [html[s.start : s.end] for s in read.links] == ["more", "less"]
    assert [html[s.start : s.end] for s in read.headlines] == ["Ferry sails"]


def test_the_skeleton_has_neither_scripts_nor_comments() -> None:
    html = "<p>We <!-- not -->wait.</p><script>let a = '<p>no</p>'</script>"
    assert page(html).skeleton == "<p>We wait.</p>"


def test_the_first_metadata_of_a_name_count() -> None:
    html = (
        '<meta property="og:title" content="Ferry sails"><meta property="og:title" content="Another">'
        '<script type="application/ld+json">{"a": 1}</script>'
    )
    read = page(html)
    assert read.properties["og:title"] == "Ferry sails"
    assert [html[s.start : s.end] for s in read.linked_data] == ['{"a": 1}']


def test_a_page_too_large_is_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TAGS", 3)
    assert page("<p>a</p>").skeleton == "<p>a</p>"
    assert page("<p>a</p><p>b</p>").skeleton is None
