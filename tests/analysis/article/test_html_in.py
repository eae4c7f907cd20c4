"""Of a web page the article is read, and nothing else; what a CMS posts stays whole; every word knows its place."""

from __future__ import annotations

import json
import re
import time
from datetime import date
from typing import Any

import pytest

from quotes.analysis.article import from_html, from_record, html_stretches, with_html_map
from quotes.analysis.article.html_in import BODY, LINKED, NO_ARTICLE, PAGE, read_html
from quotes.analysis.article.page import MOST_TAGS
from quotes.errors import TooLarge
from quotes.model import Article, Limits

PARAGRAPHS = [
    "The slipway at Port Alden opens again on Monday, two years after the storm that broke it, the town said.",
    "“We have built it stronger than it ever was,” harbour master Edda Quill told the council on Thursday evening.",
    "Fishermen had pressed for the work since the spring. Tomas Reyne, who speaks for the crews, welcomed the news.",
    "“It should have been done a year ago,” Reyne said, and added that forty boats had gone to other ports since then.",
    "The council is to vote in June on a second slipway, for which the region has promised half of the money it takes.",
]
MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Sport", "Weather", "Harbour"))
RELATED = "".join(
    f'<li class="teaser"><a href="/{i}">“Nobody asked us,” says baker number {i} of the quay</a></li>' for i in range(6)
)
COMMENTS = "".join(f'<div class="comment"><p>“What a waste,” wrote reader {i}.</p></div>' for i in range(4))


def page(body: str | None = None, head: str = "") -> str:
    """A page of a paper with ``body`` for its article."""
    words = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS) if body is None else body
    return f"""<!DOCTYPE html><html><head><title>Slipway opens | The Alden Post</title>{head}
<script>var menu = "<p>no words</p>";</script></head><body><header><nav><ul>{MENU}</ul></nav></header>
<main><article><h1>Slipway opens on Monday</h1><div class="article-body">{words}</div></article></main>
<aside class="related"><h2>Read more</h2><ul>{RELATED}</ul></aside>
<section id="comments" class="comments"><h2>Comments</h2>{COMMENTS}</section>
<footer><p>Copyright The Alden Post. All rights reserved.</p></footer></body></html>"""


def linked(**node: Any) -> str:
    """The JSON-LD of an article."""
    return in_script(json.dumps({"@type": "NewsArticle", **node}))


def in_script(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script><i>a</i>'


def read(html: str, **more: Any) -> Article:
    return from_record({"html": html, **more}, Limits())


def words_in_html(article: Article, words: str) -> str:
    """What stands in the HTML where ``words`` stand in the text."""
    assert article.html is not None
    start = article.text.index(words)
    return "".join(article.html[s.start : s.end] for s in html_stretches(article, start, start + len(words)))


def assert_every_word_knows_its_place(article: Article) -> None:
    for found in re.finditer(r"\w+", article.text):
        assert words_in_html(article, article.text[found.start() :][: len(found[0])])
        at = html_stretches(article, *found.span())
        assert article.html is not None
        assert "".join(article.html[s.start : s.end] for s in at) == found[0]


def test_of_a_page_only_its_article_is_read() -> None:
    article = read(page())
    assert [p for p in PARAGRAPHS if p in article.text] == PARAGRAPHS
    for strange in ("Nobody asked us", "What a waste", "Weather", "Copyright", "no words"):
        assert strange not in article.text
    assert PAGE in article.warnings
    assert_every_word_knows_its_place(article)


def test_a_scope_overrides_what_is_assumed() -> None:
    whole = read(page(), html_scope="whole")
    assert "Nobody asked us" in whole.text and "What a waste" in whole.text and whole.warnings == ()
    fragment = "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + f'<nav class="menu"><ul>{MENU}</ul></nav>'
    assert "Weather" in read(fragment).text
    found = read(fragment, html_scope="article")
    assert "Weather" not in found.text and PARAGRAPHS[-1] in found.text and PAGE not in found.warnings


def test_the_scope_of_a_body_is_in_its_query() -> None:
    article = from_html(page().encode(), {"html_scope": "whole"}, Limits())
    assert "What a waste" in article.text


@pytest.mark.parametrize(
    ("html", "warnings"),
    [
        ("<p>“Short,” said Quill.</p><aside>A pull quote</aside>", ()),
        ("<html><body><p>“Short,” said Quill.</p><aside>A pull quote</aside></body></html>", (BODY,)),
        (
            "<html><head><meta charset='utf-8'></head><body><p>“Short,” said Quill.</p>A pull quote"
            "<script async src='https://posts.example/embed.js'></script></body></html>",
            (BODY,),
        ),
        ("<h1>Title</h1><p>“Short,” said Quill.</p><script>1</script><script>2</script><p>A pull quote</p>", ()),
    ],
)
def test_what_a_cms_posts_stays_whole(html: str, warnings: tuple[str, ...]) -> None:
    article = read(html)
    assert "“Short,” said Quill." in article.text and "A pull quote" in article.text
    assert article.warnings == warnings


def test_headline_and_date_come_from_the_page_where_they_are_not_given() -> None:
    html = page(head=linked(headline="Slipway &amp; town", datePublished="2024-03-11T23:30:00-05:00"))
    article = read(html)
    assert (article.title, article.published) == ("Slipway & town", date(2024, 3, 11))
    assert "Not given, so read from the page: title and date of publication." in article.warnings
    given = read(html, title="Mine", published="2024-03-12")
    assert (given.title, given.published) == ("Mine", date(2024, 3, 12))
    assert given.warnings == (PAGE,)
    fragment = read(f"<p>{PARAGRAPHS[0]}</p>{linked(headline='Not a page')}")
    assert fragment.title is None


def test_the_headline_on_the_page_is_its_title_and_no_paragraph() -> None:
    article = read(page())
    assert article.title == "Slipway opens on Monday" and article.text.startswith(PARAGRAPHS[0])


def test_links_among_the_paragraphs_are_left_out() -> None:
    link = "<p>READ MORE: <a href='/w'>Waves as high as houses, says the mayor</a></p>"
    article = read(page("".join(f"<p>{p}</p>{link if i == 2 else ''}" for i, p in enumerate(PARAGRAPHS))))
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_meta_tags_tell_what_the_linked_data_do_not() -> None:
    head = """<meta property="og:title" content="Slipway &quot;opens&quot;">
    <meta content='2024-03-11' property='article:published_time'>"""
    article = read(page(head=head + linked(headline="", datePublished="0001-01-01T00:00:00")))
    assert (article.title, article.published) == ('Slipway "opens"', date(2024, 3, 11))


def test_words_that_stand_in_the_linked_data_alone() -> None:
    body = "\n".join(PARAGRAPHS).replace("Thursday", "Thursday \U0001f6a2")
    article = read(page("<div id='app'></div>", linked(articleBody=body)))
    assert article.text == body and LINKED in article.warnings
    assert words_in_html(article, "two years after") == "two years after"
    assert words_in_html(article, "“We") == r"\u201cWe"
    assert words_in_html(article, "\U0001f6a2") == r"\ud83d\udea2"
    assert words_in_html(article, "said.\n“We") == r"said.\n\u201cWe"


def test_linked_words_that_are_html_themselves() -> None:
    body = "".join(f"<p>{p.replace('Quill', '<b>Quill</b>')} &amp; more</p>" for p in PARAGRAPHS)
    article = read(page("", linked(articleBody=body)))
    assert article.text == "\n\n".join(f"{p} & more" for p in PARAGRAPHS)
    assert words_in_html(article, "Edda Quill told") == "Edda Quill told"
    assert words_in_html(article, "& more") == "&amp; more"
    referenced = read(page("", linked(articleBody="\n".join(PARAGRAPHS).replace("Quill", "Quill &amp; son"))))
    assert "Edda Quill & son told the council" in referenced.text and referenced.text.count("\n") == 4


def test_a_teaser_is_not_taken_for_the_page() -> None:
    """The page shows the beginning and its JSON-LD has all of it: what is shown is read."""
    article = read(page(f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>", linked(articleBody="\n".join(PARAGRAPHS))))
    assert PARAGRAPHS[1] in article.text and PARAGRAPHS[3] not in article.text and LINKED not in article.warnings


def test_a_page_too_large_to_be_judged_is_read_whole_and_says_so() -> None:
    article = read(page() + "<i></i>" * MOST_TAGS)
    assert "Weather" in article.text and NO_ARTICLE in article.warnings and PAGE not in article.warnings


def test_the_limit_on_characters_counts_the_article() -> None:
    links = "".join(f"<li><a href='/{i}'>A headline that leads elsewhere, number {i}</a></li>" for i in range(200))
    html = page().replace("<footer>", f"<footer><ul>{links}</ul>")
    assert len(read(html, html_scope="whole").text) > 9_000
    limits = Limits(max_characters=2_000)
    assert PARAGRAPHS[-1] in from_record({"html": html}, limits).text
    with pytest.raises(TooLarge):
        from_record({"html": html, "html_scope": "whole"}, limits)


@pytest.mark.parametrize("scope", ["auto", "whole"])
def test_a_stored_article_finds_the_way_back_to_its_html_again(scope: str) -> None:
    links = "".join(f"<li><a href='/{i}'>A headline that leads elsewhere, number {i}</a></li>" for i in range(200))
    article = read(page().replace("<footer>", f"<footer><ul>{links}</ul>"), html_scope=scope)
    again = with_html_map(Article(text=article.text, html=article.html))
    assert again.html_map == article.html_map
    changed = with_html_map(Article(text="Other words.", html=article.html))
    assert changed.html_map is None


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 60_000 + "a word",
        "<table><tr><td>" * 20_000 + "a word",
        "<p>a word" * 60_000,
        "<td>a" * 19_500,
        "<h1>a</h1>" * 9_500,
        "<a href=x>a</a><b>" * 50_000,
        "<!-->" * 300_000 + "a word",
        "a " * 3_900_000,
        ("<div class='" + "comment " * 450 + "'>a word</div>") * 2_000,
        "<p " + "a=b " * 400_000 + ">a word",
        "<p>a" + "&#32;" * 400_000,
        in_script('{"@type":"Article","a":' * 3_000 + "1" + "}" * 3_000),
        in_script("[" * 90_000),
        in_script("[" + '{"@type":"Article","article\\u0042ody":"x"},' * 20_000 + "1]"),
    ],
    ids=lambda html: html[:30],
)
def test_pages_made_to_hurt_are_read_or_refused(html: str) -> None:
    document = f"<html><head></head><body><nav>x</nav>{html}"
    began = time.process_time()
    try:
        assert read_html(document, "auto", 200_000).text
    except TooLarge as error:
        assert "Send the article alone." in error.detail
    assert time.process_time() - began < 10
