"""The tables made, brought up and taken down, by several processes at once."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from quotes import errors
from quotes.record import Record
from quotes.record.db import migration
from quotes.record.db.tables import metadata
from quotes.record.model import QuotationFilter
from tests.support.stories import Said, story

BEFORE_RELEASE = Path(__file__).with_name("record_of_0012.sqlite3.gz")
MIGRATE = "import sys; from quotes.record import Record; Record(sys.argv[1]).migrate()"


def test_several_processes_migrate_at_once(empty_url: str, open_record: Callable[..., Record]) -> None:
    started = [
        subprocess.Popen([sys.executable, "-c", MIGRATE, empty_url], stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [(p.communicate()[1], p.returncode) for p in started] == [("", 0)] * 3
    record = open_record(empty_url)
    record.ping()
    assert record.articles.save("default", *story(Said("Ana Lopes", "It works"))).status == "created"
    record.migrate()
    assert len(record.quotations.search("default", QuotationFilter()).items) == 1


def test_down_and_up_again_on_data(empty_url: str, open_record: Callable[..., Record]) -> None:
    record = open_record(empty_url)
    record.migrate()
    record.articles.save("default", *story(Said("Ana Lopes", "It works", "minister", position=("x", "support"))))
    migration.downgrade(empty_url, "base")
    record.close()
    assert set(inspect(record._store.engine).get_table_names()) <= {"alembic_version"}
    with pytest.raises(errors.Unavailable):
        record.ping()
    record.close()
    record.migrate()
    record.ping()
    assert record.articles.save("default", *story(Said("Ana Lopes", "It works", "minister"))).status == "created"


def test_a_record_of_before_the_first_release_opens_as_it_is(
    tmp_path: Path, open_record: Callable[..., Record]
) -> None:
    """A record that the twelve revisions before the first release made: three articles, one of them revised, and one
    quotation that an editor credited to somebody else."""
    path = tmp_path / "record.sqlite3"
    path.write_bytes(gzip.decompress(BEFORE_RELEASE.read_bytes()))
    record = open_record(f"sqlite:///{path}")
    record.migrate()
    record.ping()
    (revised,) = record.articles.find("default", "u:1")
    assert [q.spans[0].exact for q in record.articles.read("default", revised.id).quotations] == [
        "The strait is closed"
    ]
    assert len(record.articles.versions("default", revised.id).items) == 2
    (corrected,) = record.quotations.search("default", QuotationFilter(q="see")).items
    assert corrected.speaker.name == "Cy Moss"
    assert (
        record.articles.save("default", *story(Said("Ana Lopes", "It works", "minister"), uri="u:1")).status
        == "revised"
    )
    assert record.corrections.log("default", corrected.id).items[0].editor == "Kim"


def test_the_migrations_make_the_tables_that_the_program_means(url: str, open_record: Callable[..., Record]) -> None:
    with open_record(url)._store.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        found = compare_metadata(context, metadata)
    own = ("quotation_words", "words")  # the full-text index, which each store has in its own way
    assert [d for d in found if isinstance(d, list) or not any(name in str(d) for name in own)] == []
