"""What a page says of its article beside showing it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from quotes.analysis.article.page import WebPage
from quotes.analysis.article.page_metadata import PageMetadata, as_title, body_text, read_metadata
from quotes.analysis.article.tokens import tokens


def metadata(html: str) -> PageMetadata:
    page = WebPage(html)
    for token in tokens(html):
        page.take(token)
    return read_metadata(html, page)


def linked(node: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script><p>x</p>'


ARTICLE = {"@type": "NewsArticle", "headline": "Ferry sails", "datePublished": "2021-06-03T10:00:00Z"}


@pytest.mark.parametrize("node", [ARTICLE, [ARTICLE], {"@graph": [{"@type": "Person", "headline": "No"}, ARTICLE]}])
def test_an_article_is_found_wherever_it_stands(node: Any) -> None:
    assert metadata(linked(node)) == PageMetadata("Ferry sails", date(2021, 6, 3), None)


@pytest.mark.parametrize(
    "html",
    [
        linked({"@type": "Person", "headline": "No"}),
        linked({**ARTICLE, "headline": "", "datePublished": "0001-01-01"}),
        linked({**ARTICLE, "headline": ["a"], "datePublished": "soon"}),
        '<script type="application/ld+json">{"@type": "NewsArticle", broken</script>',
    ],
)
def test_what_is_broken_is_as_if_it_were_not_there(html: str) -> None:
    assert metadata(html) == PageMetadata()


def test_meta_tags_fill_what_is_left_open() -> None:
    tags = '<meta property="og:title" content="Other"><meta property="article:published_time" content="2021-06-04">'
    found = metadata(tags + linked({"@type": "NewsArticle", "headline": "Ferry sails"}))
    assert (found.title, found.published) == ("Ferry sails", date(2021, 6, 4))


def test_words_of_a_json_string_know_their_place() -> None:
    html = linked({**ARTICLE, "articleBody": "“Go,” she said.\nThey went."})
    body = metadata(html).body
    assert body is not None
    read = body_text(html, body, 1000)
    assert read.text == "“Go,” she said.\nThey went."
    at = read.html_map.html_start[0]
    assert html[at : at + 4] == "“Go,"


def test_a_headline_is_one_line_of_whole_characters() -> None:
    assert as_title(" Ferry &amp; crew\n sail ") == "Ferry & crew sail"
    assert as_title("x" * 5000) is as_title("a\0b") is as_title(3) is None
