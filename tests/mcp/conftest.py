"""A record that assistants read: two newsrooms, and a woman who changed her mind about the night ferry."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.model import StatementDate
from quotes.record import Record
from tests.support.newsrooms import make_newsroom
from tests.support.stories import Said, story

FERRY = "The night ferry must sail on."
AGAINST = "I can no longer support the night ferry."


@pytest.fixture
def record(record: Record) -> Record:
    """The record."""
    make_newsroom(record, "other")
    brandt = {"name": "Ilsa Brandt", "role": "harbour master"}
    in_march = StatementDate(date(2024, 3, 1), "month", "in March")
    first = story(
        Said(words=FERRY, position=("Night Ferry", "support"), **brandt),
        Said(None, "Nobody told us anything."),
        uri="https://desk.example/1",
        published=date(2024, 2, 10),
    )
    second = story(
        Said(words=AGAINST, position=("Night Ferry", "oppose"), said_on=in_march, **brandt),
        uri="https://desk.example/2",
        published=date(2024, 4, 2),
    )
    record.articles.save("default", *first)
    record.articles.save("default", *second)
    record.articles.save(
        "other", *story(Said("Ada Secret", "This is for others.", "spy"), uri="https://desk.example/3")
    )
    return record
