"""The days of a live report's entries: every page was made up here."""

from __future__ import annotations

from functools import partial

import pytest

from quotes.analysis.article import Limits, from_html, html_stretches
from quotes.analysis.dates.entries import entry_days

WORDS = "The harbour of Tarn is closed until further notice."


def days(html: str) -> list[str | None]:
    """The days of the entries of a page in which each paragraph of ``WORDS`` stands."""
    article = from_html(html.encode(), {}, Limits())
    day_at = entry_days(article, partial(html_stretches, article))
    places = [at for at in range(len(article.text)) if article.text.startswith(WORDS, at)]
    return [day.isoformat() if (day := day_at(at)) else None for at in places]


def entry(time: str) -> str:
    return f"<div>{time}<p>{WORDS}</p></div>"


def test_each_entry_has_the_day_before_it() -> None:
    first, second = '<time datetime="2021-05-30T09:10">09:10</time>', "<time class='x' datetime=2021-05-31>1 d</time>"
    assert days(entry(first) + entry(second)) == ["2021-05-30", "2021-05-31"]
    assert days(entry("") + entry(first) + entry(second)) == [None, "2021-05-30", "2021-05-31"]


@pytest.mark.parametrize(
    "html",
    [
        entry('<time datetime="2021-05-30">May 30</time>') + entry(""),
        '<time datetime="2021-05-30">1</time><time datetime="2021-05-31">2</time>' + entry("") + entry(""),
        entry('<time datetime="2021-02-30">1</time>') + entry('<time datetime="2021-02-31">2</time>'),
        entry("<time>09:10</time>") + entry("<time>09:20</time>"),
    ],
)
def test_a_page_without_dated_entries_has_none(html: str) -> None:
    assert days(html) == [None, None]
