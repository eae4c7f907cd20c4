"""A batch is taken in whole, blank lines left out, up to the number of lines that the settings allow."""

from __future__ import annotations

import pytest

from quotes.errors import TooLarge
from quotes.jobs.intake import receive
from quotes.record import Record
from quotes.settings import Settings

LINES = [(1, b'{"text": "a"}'), (2, b" "), (3, b'{"text": "b"}')]


@pytest.fixture
def record(settings: Settings) -> Record:
    """A migrated record."""
    settings.instance_dir.mkdir()
    made = Record(settings.record_url)
    made.migrate()
    yield made
    made.close()


def test_a_batch_may_have_so_many_lines_and_no_more(record: Record) -> None:
    stored: list[int] = []
    receive(record.batches, "default", record.batches.open("default", "Kim"), LINES, 2, stored.append)
    assert stored == [2]
    with pytest.raises(TooLarge, match="more than 1 lines"):
        receive(record.batches, "default", record.batches.open("default", "Kim"), LINES, 1, stored.append)
    assert stored == [2]
