"""Dates, counts and probabilities in the words that the pages print."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from quotes.exchange.citation import day, statement_date
from quotes.model import StatementDate
from quotes.web.filters import editor_name, field_label, in_labels, moment, percent, webaddress

MAY = date(2024, 5, 1)


def test_days_and_moments() -> None:
    assert day(MAY) == "1 May 2024"
    assert moment(datetime(2024, 3, 14, 9, 5, tzinfo=UTC)) == "14 March 2024, 09:05 UTC"


@pytest.mark.parametrize(
    ("precision", "words"),
    [("day", "1 May 2024"), ("week", "week of 1 May 2024"), ("month", "May 2024"), ("year", "2024")],
)
def test_dates_of_statements(precision: Any, words: str) -> None:
    assert statement_date(StatementDate(MAY, precision, "then")) == words


def test_whoever_needs_no_key_is_the_computer() -> None:
    assert (editor_name("local"), editor_name("Kim Okoye")) == ("this computer", "Kim Okoye")


@pytest.mark.parametrize(
    ("probability", "words"),
    [(0.974, "97\xa0%"), (0.005, "1\xa0%"), (0.0049, "under 1\xa0%"), (1.0, "99\xa0%"), (0.0, "0\xa0%")],
)
def test_percent(probability: float, words: str) -> None:
    assert percent(probability) == words


@pytest.mark.parametrize(
    ("uri", "may"),
    [
        ("https://gazette.example/quay", True),
        ("http://gazette.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://", False),
        ("http://[", False),
        ("wire-1", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_links(uri: str | None, may: bool) -> None:
    assert webaddress(uri) is may


@pytest.mark.parametrize(
    ("field", "label"), [("from", "From"), ("said_on.date", "Date"), ("external_ids", "External ids"), ("q", "Words")]
)
def test_fields_by_their_labels(field: str, label: str) -> None:
    assert field_label(field) == label
    assert in_labels(f"Give `{field}` and not `to`.") == f"Give “{label}” and not “To”."
