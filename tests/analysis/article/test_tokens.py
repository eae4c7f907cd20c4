"""The scanner reads tag soup as the HTML standard tells browsers to."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.analysis.article.tokens import character_reference, tokens


def shown(html: str) -> list[str]:
    """The tokens in a short form: text as it stands, tags by name."""
    return [
        html[t.start : t.end] if t.kind == "text" else f"{'/' if t.kind == 'end' else ''}{t.name}"
        for t in tokens(html)
        if t.kind != "unclosed"
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a<b>c</b>d", ["a", "b", "c", "/b", "d"]),
        ("<P CLASS=x>a</P >", ["p", "a", "/p"]),
        ("x < y <3 <> a", ["x < y <3 <> a"]),
        ("a</>b", ["a", "b"]),
        ("a</ b>c", ["a", "c"]),
        ("a</", ["a</"]),
        ("a<", ["a<"]),
        ("a<!-- <b> -->c", ["a", "c"]),
        ("a<!-->b", ["a", "b"]),
        ("a<!--->b", ["a", "b"]),
        ("a<!-- x --!>b", ["a", "b"]),
        ("a<!----!>b", ["a", "b"]),
        ("<!DOCTYPE html>a<?php x ?>b<![CDATA[c]]>d", ["a", "b", "d"]),
        ('<a title=">">b', ["a", "b"]),
        ("<a title='>'>b", ["a", "b"]),
        ('<a title=">b', []),
        ('<a "b>c', ["a", "c"]),
        ('<a b=c"d>e', ["a", "e"]),
        ("<a b=>c", ["a", "c"]),
        ("<a =b>c", ["a", "c"]),
        ("<a/b/>c", ["a", "c"]),
        ('<a b="c"d="e">f', ["a", "f"]),
        ("<b<i>c", ["b<i", "c"]),
        ("<script>if (a<b) '</p>'</script>c", ["script", "/script", "c"]),
        ("<SCRIPT>a</Script >b", ["script", "/script", "b"]),
        ("<script>a</scripts></script>b", ["script", "/script", "b"]),
        ("<title>a<b>&amp;</title>c", ["title", "/title", "c"]),
        ("<style>a", ["style"]),
        ("a<b", ["a"]),
    ],
)
def test_tag_soup(html: str, expected: list[str]) -> None:
    assert shown(html) == expected


@pytest.mark.parametrize(
    ("html", "what", "start"),
    [
        ("a<!-- b", "a comment", 1),
        ("a<!b", "a comment", 1),
        ("ab<p class='c>d", "the tag <p>", 2),
        ("a</p", "the tag </p>", 1),
        ("<script>a</scrip", "the element <script>", 0),
    ],
)
def test_what_is_never_closed_is_told(html: str, what: str, start: int) -> None:
    last = list(tokens(html))[-1]
    assert (last.kind, last.name, last.start, last.end) == ("unclosed", what, start, len(html))


@pytest.mark.parametrize(
    ("tag", "hides"),
    [
        ("<p hidden>", True),
        ("<p HIDDEN=''>", True),
        ("<p style='color:red; DISPLAY : none'>", True),
        ("<p style=display:none>", True),
        ("<p style='display:block'>", False),
        ("<p title='hidden'>", False),
        ("<p class=hidden>", False),
        ("<p data-hidden>", False),
    ],
)
def test_attributes_that_hide(tag: str, hides: bool) -> None:
    assert next(tokens(tag)).hidden is hides


@pytest.mark.parametrize(
    ("html", "meaning", "length"),
    [
        ("&amp;", "&", 5),
        ("&ampx", "&", 4),
        ("&notit;", "¬", 4),
        ("&notin;", "∉", 7),
        ("&rsquo;", "’", 7),
        ("&rsquo", "&", 1),
        ("&NotEqualTilde;", "≂̸", 15),
        ("&nosuch;", "&", 1),
        ("& amp;", "&", 1),
        ("&", "&", 1),
        ("&#39;", "'", 5),
        ("&#39x", "'", 4),
        ("&#x27;", "'", 6),
        ("&#X27;", "'", 6),
        ("&#128;", "€", 6),
        ("&#x93;", "“", 6),
        ("&#x81;", "\x81", 6),
        ("&#0;", "\ufffd", 4),
        ("&#xD800;", "\ufffd", 8),
        ("&#x110000;", "\ufffd", 10),
        ("&#" + "9" * 5000 + ";", "\ufffd", 5003),
        ("&#" + "0" * 5000 + "65;", "A", 5005),
        ("&#;", "&", 1),
        ("&#x;", "&", 1),
        ("&#x1F600;", "😀", 9),
    ],
)
def test_character_references(html: str, meaning: str, length: int) -> None:
    assert character_reference(html, 0, len(html)) == (meaning, length)


@given(st.from_regex(r"&(#x?)?[A-Za-z0-9]{1,12};?", fullmatch=True))
def test_references_agree_with_the_standard_library(html: str) -> None:
    """Except for control characters and non-characters, which the library drops and browsers keep."""
    meaning, length = character_reference(html, 0, len(html))
    expected = unescape(html)
    if expected != html[length:]:
        assert meaning + html[length:] == expected


soup = st.lists(
    st.sampled_from([*"<>/!-='\"& abp", "<p>", "</p>", "<!--", "-->", "<script>", "</script", "<a b='", "&amp"]),
    max_size=40,
).map("".join)


@given(soup)
def test_tokens_are_in_order_and_inside(html: str) -> None:
    at = 0
    for token in tokens(html):
        assert (at <= token.start or token.kind == "unclosed") and token.start < token.end <= len(html)
        at = token.end
        assert token.kind == "text" or html[token.start] == "<"
