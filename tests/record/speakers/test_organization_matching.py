"""Which organisation of the record is meant."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.record import Record
from tests.support.record.profiles import saying
from tests.support.stories import Said, story


def test_names_and_acronyms(record: Record) -> None:
    body = saying(record, "World Harbour Organization", None, "organization", "WHO", "the World Harbour Organization")
    assert saying(record, "the World Harbour Organization’s", None, "organization") == body
    assert saying(record, "WHO", None, "organization") == body
    assert saying(record, "Northwind Energy Inc.", None, "organization") == saying(
        record, "Northwind Energy", None, "organization"
    )
    assert saying(record, "F.B.X.", None, "organization") == saying(record, "FBX", None, "organization")
    hale = saying(record, "Hale campaign", None, "organization")
    assert saying(record, "Hale’s campaign", None, "organization") == hale
    for nobodys in ("Its embassy", "the government"):
        first, second = (saying(record, nobodys, None, "organization") for _ in range(2))
        assert first != second
    alone = saying(record, "ACE", None, "organization")
    assert saying(record, "Alden Coal Exchange", None, "organization", "ACE") == alone
    assert saying(record, "Alden Corn Exchange", None, "organization") != alone
    assert saying(record, "Alden Coal Exchange", None, "person") != alone


def test_a_body_of_one_article_is_not_taken_for_one_of_all(record: Record) -> None:
    """A word of a headline is no name, and stays with its article; the body of that name is one profile before and
    after."""
    body = saying(record, "Congress", None, "organization")
    assert saying(record, "CONGRESS", None, "organization") != body
    assert saying(record, "Congress", None, "organization") == body


@pytest.mark.parametrize(
    "printed",
    [
        "Senator Lena Brandt today",
        "SEN.",
        "Section 12",
        "Harbour Safety Act",
        "The Harbour Committee today",
        "Documents and letters available",
        "Each of the ports",
        "More than four million people",
        "E",
    ],
)
def test_what_names_none(record: Record, printed: str) -> None:
    assert record.speakers.read("default", saying(record, printed, None, "organization")).provisional


@pytest.mark.parametrize("printed", ["WHO", "Port Alden police", "Brandt campaign", "Time magazine", "3N", "AFL-CIO"])
def test_what_names_one(record: Record, printed: str) -> None:
    assert not record.speakers.read("default", saying(record, printed, None, "organization")).provisional


def test_campaigns_by_their_owner(record: Record) -> None:
    kept_words: list[str] = []

    def said(name: str, published: date) -> str:
        words = f"On {published} {name} said {len(kept_words)} things"
        kept_words.append(words)
        kept = record.articles.save(
            "default", *story(Said(name, words, None, "organization"), uri=f"c:{words}", published=published)
        )
        return kept.article.speakers[0].id

    brandt = said("Lena Brandt’s campaign", date(2024, 3, 1))
    assert said("the Brandt camp", date(2024, 5, 1)) == brandt
    assert said("Cole campaign", date(2024, 5, 1)) != brandt
    first = said("Martin Cole's campaign", date(2004, 3, 1))
    assert said("Ivo Cole's campaign", date(2024, 4, 1)) != first
    assert said("Anton Reed’s campaign", date.max) == said("the Reed camp", date.max)
    assert said("Hale campaign", date(2004, 3, 1)) != said("Ana Hale's campaign", date(2024, 3, 1))
