"""The fields of an article as they come, judged one by one."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.analysis.article.fields import (
    LONGEST,
    Given,
    html_scope,
    language,
    misspelt,
    modified,
    published,
    short,
    string,
)
from quotes.errors import InvalidInput


def given(**fields: object) -> dict[str, Given]:
    return {name: Given(f"the {name}", value) for name, value in fields.items()}


@pytest.mark.parametrize("value", [7, None, ["a"], "nul \0 inside", "half \ud83d a pair"])
def test_what_cannot_be_stored_is_refused(value: object) -> None:
    with pytest.raises(InvalidInput) as error:
        string(Given("headline", value))
    assert error.value.fields[0].field == "headline"


def test_short_fields_lose_white_space_and_are_bounded() -> None:
    assert short(given(title="  Harbour stays open\n"), "title") == "Harbour stays open"
    assert short(given(title=" \t"), "title") is None
    assert short({}, "title") is None
    with pytest.raises(InvalidInput):
        short(given(publisher="x" * (LONGEST["publisher"] + 1)), "publisher")


def test_titles_and_publishers_are_one_line_that_turns_nothing_around() -> None:
    odd = given(title="Good\n\r \u202epaper\u2028\x07says\u2066 so", publisher="\u202eGazette\u202c", uri="u:\u202ea")
    assert short(odd, "title") == "Good  paper says so"
    assert short(odd, "publisher") == "Gazette"
    assert short(odd, "uri") == "u:\u202ea", "an address is known by its very signs"


def test_a_zone_moves_the_change_and_not_the_date() -> None:
    assert published(given(published="2021-06-03T23:30:00-05:00")) == date(2021, 6, 3)
    assert modified(given(modified="2021-06-03T23:30:00-05:00")) == "2021-06-04T04:30:00.000000Z"
    assert modified(given(modified="2021-06-03")) == "2021-06-03T00:00:00.000000Z"


@pytest.mark.parametrize("value", ["yesterday", "2021-02-30", "2021", "3.6.2021", "２０２１-06-03"])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(InvalidInput):
        published(given(published=value))


def test_kinds_of_english_and_scopes() -> None:
    assert (language({}), language(given(language="EN_gb"))) == ("en", "en-gb")
    assert (html_scope({}), html_scope(given(html_scope="whole"))) == ("auto", "whole")
    with pytest.raises(InvalidInput):
        language(given(language="english"))
    with pytest.raises(InvalidInput):
        html_scope(given(html_scope="half"))


def test_a_key_that_is_nearly_a_field_is_told() -> None:
    known = ("text", "title", "uri", "published")
    assert list(misspelt({"text": "", "publishd": "2025-03-11", "url": "", "Title": "", "slug": ""}, known)) == [
        "The field publishd is not known and was left out. Did you mean published?",
        "The field url is not known and was left out. Did you mean uri?",
        "The field Title is not known and was left out. Did you mean title?",
    ]


@pytest.mark.parametrize("key", ["published_at", "titl\ud800", "title" * 200])
def test_no_key_is_told_where_its_field_is_there_or_it_cannot_be_printed(key: str) -> None:
    assert list(misspelt({"published": "2025-03-11", key: ""}, ("title", "published"))) == []
