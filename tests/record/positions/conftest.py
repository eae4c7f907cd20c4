"""A speaker who changed her mind."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.record import Record
from tests.support.record.positions import AGAINST, FOR, keep, said


@pytest.fixture
def lopes(record: Record) -> str:
    """Ana Lopes was for the harbour wall in 2020, and against it in 2022."""
    keep(record, "u:1", date(2020, 3, 1), said(FOR, "support"), said("The ferry is loud", "oppose", "the ferry"))
    return keep(record, "u:2", date(2022, 5, 1), said(AGAINST, "oppose", "the Wall of Alden"))
