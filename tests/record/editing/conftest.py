"""What several tests of corrections begin with."""

from __future__ import annotations

import pytest

from quotes.record import Record
from tests.support.record.correcting import lopes_and_larsen


@pytest.fixture
def told(record: Record) -> tuple[str, str, str, str]:
    """Ana Lopes and Bo Larsen speak in one article: its id, her quotation, her profile, his."""
    return lopes_and_larsen(record)
