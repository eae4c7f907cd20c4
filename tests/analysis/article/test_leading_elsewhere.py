"""Links that stand among the paragraphs are told from paragraphs that have links."""

from __future__ import annotations

import pytest

from quotes.analysis.article.leading_elsewhere import is_within, leads_elsewhere
from quotes.analysis.article.markup import plain_text
from quotes.analysis.article.page import WebPage
from quotes.model import Stretch


@pytest.mark.parametrize(
    ("html", "leads"),
    [
        ("<p><a href=x>Boats wait in the roads</a></p>", True),
        ("<p><a href=x>Boats wait</a>, <b><a href=y>tugs go</a></b>.</p>", True),
        ("<p>Read more: <a href=x>Boats wait in the roads</a></p>", True),
        ("<p><b>ALSO READ | <a href=x>Boats wait</a></b></p>", True),
        ("<li>WATCH – <a href=x>Boats &amp; tugs</a></li>", True),
        ("<p>[Related: <a href=x>Boats wait</a>]</p>", True),
        ("<p>IN PICTURES: <a href=x>Boats wait</a></p>", True),
        ("<p>Edda Quill wrote: <a href=x>Boats must wait in the roads</a></p>", False),
        ("<p>READ ALOUD: <a href=x>“Boats must wait,”</a></p>", False),
        ("<p>Read more: <a href=x>Boats wait</a> until Monday</p>", False),
        ("<p>More than <a href=x>forty boats wait in the roads</a></p>", False),
        ("<p>Boats wait in the <a href=x>roads</a></p>", False),
        ("<p>Boats wait</p><a href=x></a>", False),
    ],
)
def test_what_leads_elsewhere(html: str, leads: bool) -> None:
    page = WebPage(html)
    read = plain_text(html, 1000, page.take)
    assert leads_elsewhere(read, Stretch(0, len(read.text)), page.links) is leads


def test_links_that_nobody_closed_end_where_the_next_begins() -> None:
    html = "<p>a <a href=x>b <a href=y>c</a> d</p>"
    page = WebPage(html)
    read = plain_text(html, 1000, page.take)
    assert [html[link.start : link.end] for link in page.links] == ["b ", "c"]
    assert is_within(read, Stretch(2, 5), page.links) and not is_within(read, Stretch(2, 7), page.links)
