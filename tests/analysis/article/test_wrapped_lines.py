"""Lines that were wrapped go on: offsets stay, and the words are printed as they came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from quotes.analysis import analyse
from quotes.analysis.article import Limits, from_record
from quotes.analysis.article.wrapped_lines import as_printed, with_lines_unwrapped
from quotes.analysis.engine import load_attributor
from quotes.model import Analysis, Article, StatementDate
from tests.support.analysis.positions import quotation
from tests.support.growth import assert_linear

WIRE = (
    "   PORT ALDEN, Oct 3 - The ferry stayed in port for a fourth day as\n"
    "crews waited for the tide to turn.\n"
    "   ``Nobody wants to be the last one who sails over the\n"
    "weekend,'' said Ines Abara, a pilot of the harbour board of\n"
    "Alden. She left.\n"
)


def unwrapped(text: str) -> str:
    found = with_lines_unwrapped(Article(text)).text
    assert len(found) == len(text)
    return found


def test_lines_that_go_on_are_joined_and_others_stay() -> None:
    assert unwrapped(WIRE).split("\n") == [
        "   PORT ALDEN, Oct 3 - The ferry stayed in port for a fourth day as crews waited for the tide to turn.",
        "   ``Nobody wants to be the last one who sails over the weekend,'' said Ines Abara, a pilot of the harbour "
        "board of Alden. She left.",
        "",
    ]
    assert unwrapped(WIRE.replace("\n", "\r\n")).count("\r\n") == 2


@pytest.mark.parametrize(
    "begins", ["ABARA: We sail tonight.", "Q. And the tide?", "* The ferry is white.", "2. The ferry is white."]
)
def test_turns_and_items_begin_their_own_lines(begins: str) -> None:
    lines = "LUND: Did you see the ferry leave the port\nin the evening, and was it\nlate or dark, and who was on the\n"
    assert f"\n{begins}" in unwrapped(lines + begins)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry stayed.\nIt rained.\nthe end",
        "\n".join(f"The ferry of Port Alden stayed in port on day {n}, as nobody came." for n in range(9)),
        "\n\n".join(["the ferry", "of the port", "that stayed"]),
        "\n".join(["x" * 200, "a line", "a line", "a line"]),
    ],
)
def test_paragraphs_on_lines_of_their_own_stay(text: str) -> None:
    article = Article(text)
    assert with_lines_unwrapped(article) is article


def test_html_has_no_wrapped_lines_outside_its_quotations() -> None:
    lines = "The ferry stayed\nin port and\n“waited” for\nthe tide."
    article = Article(lines, html=f"<pre>{lines}</pre>")
    assert with_lines_unwrapped(article) is article


@pytest.mark.parametrize("html", [None, "<p>"])
def test_between_marks_a_line_that_goes_on_is_no_paragraph(html: str | None) -> None:
    text = "“I back the mayor,\r\nbut not this plan,\nWhich is a disgrace,” Lopes said."
    found = with_lines_unwrapped(Article(text, html=html)).text
    assert found == text.replace("\r\n", "  ")


def test_a_broken_line_drops_no_word_of_a_quotation() -> None:
    words = "We will<br>never sell the harbour to anyone who does not live here and<br>love the sea,"
    html = f"<p>“{words}” Ilsa Brandt said.</p>"
    found = analyse(from_record({"html": html}, Limits()), load_attributor(), review_below=0.7, unknown_below=0.5)
    (said,) = found.quotations
    whole = words.replace("<br>", "\n")
    assert [span.exact for span in said.spans] == [whole] and whole in (found.text or "")
    assert "".join(html[a.start : a.end] for a in said.spans[0].html).startswith("We will")


def test_what_is_found_is_printed_with_its_line_breaks() -> None:
    found = analyse(Article(WIRE), load_attributor(), review_below=0.7, unknown_below=0.5)
    (said,) = found.quotations
    assert [span.exact for span in said.spans] == ["Nobody wants to be the last one who sails over the\nweekend,"]
    assert said.speaker is not None and said.speaker.name == "Ines Abara"
    places = [*said.spans, said.mention, *(role for s in found.speakers for role in s.roles)]
    assert len(places) > 2 and all(p is not None and WIRE[p.start : p.end] == p.exact for p in places)


def test_a_date_is_printed_with_its_line_break() -> None:
    text = (
        "   PORT ALDEN - The ferry stayed in port for a fourth day as\n"
        "crews waited for the tide to turn on March 3.\n"
        '   "Nobody wants to be the last one who sails," said Ines Abara on March\n'
        '3. "We stay," she added on March 3.\n'
    )
    article = Article(text, published=date(2021, 3, 9))
    found = analyse(article, load_attributor(), review_below=0.7, unknown_below=0.5)
    assert [q.said_on for q in found.quotations] == [
        StatementDate(date(2021, 3, 3), "day", "March\n3"),
        StatementDate(date(2021, 3, 3), "day", "March 3"),
    ]


def test_a_date_that_goes_on_into_the_words_is_printed_as_well() -> None:
    text = "It rained on March\n3, said Ines Abara."
    unwrapped = text.replace("\n", " ")
    words = quotation(unwrapped, "3", "Ines Abara")
    words = replace(words, said_on=StatementDate(date(2021, 3, 3), "day", "March 3"))
    found = as_printed(Analysis("a1", (words,), (), (), None, None, "en", (), "of this test"), unwrapped, text)
    assert found.quotations[0].said_on == StatementDate(date(2021, 3, 3), "day", "March\n3")


@pytest.mark.parametrize("shape", ["a b\n", "a b\nA ", "\n", "Ab. c\r\nd ", " ", "“a\nb ", "“a” "])
def test_the_time_grows_no_faster_than_the_text(shape: str) -> None:
    assert_linear(lambda text: lambda: with_lines_unwrapped(Article(text)), shape, 1000)
