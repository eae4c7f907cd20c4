"""The tables made, brought up and taken down, by several processes at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from quotes import errors
from quotes.record import Record
from quotes.record.db import migration
from quotes.record.db.tables import metadata
from quotes.record.model import QuotationFilter, SpeakerFilter
from tests.support.stories import Said, story

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


def test_step_by_step_down_and_up_again_keeps_what_was_kept(empty_url: str, open_record: Callable[..., Record]) -> None:
    """From today's tables to the first ones and back, over every revision between, with articles in them."""
    record = open_record(empty_url)
    record.migrate()
    record.articles.save("default", *story(Said("Ana Lopes", "The strait stays open", "minister"), uri="u:1"))
    record.articles.save("default", *story(Said("Ana Lopes", "The strait is closed", "minister"), uri="u:1"))
    record.articles.save("default", *story(Said("Bo Larsen", "We shall see", "mayor"), uri=f"u:{'long' * 400}"))
    before = record.quotations.search("default", QuotationFilter())
    people = record.speakers.search("default", SpeakerFilter())
    assert len(before.items) == 2
    scripts = ScriptDirectory(str(migration.MIGRATIONS))
    revisions = [script.revision for script in scripts.walk_revisions()]  # the newest first
    for revision in revisions[1:]:
        record.close()
        migration.downgrade(empty_url, revision)
        assert rows(record, "articles") == 2, revision
        assert rows(record, "quotations") == 3, revision
    for revision in reversed(revisions):
        migration.upgrade(empty_url, revision)
        assert rows(record, "article_versions") == 3, revision
    record.close()
    assert record.quotations.search("default", QuotationFilter()) == before
    assert record.speakers.search("default", SpeakerFilter()) == people
    assert record.quotations.search("default", QuotationFilter(q="see")).items, "the words are found as before"
    assert (
        record.articles.save("default", *story(Said("Ana Lopes", "It works", "minister"), uri="u:1")).status
        == "revised"
    )


def rows(record: Record, table: str) -> int:
    """How many rows a table has."""
    with record._store.engine.connect() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def test_the_migrations_make_the_tables_that_the_program_means(url: str, open_record: Callable[..., Record]) -> None:
    with open_record(url)._store.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        found = compare_metadata(context, metadata)
    own = ("quotation_words", "words")  # the full-text index, which each store has in its own way
    assert [d for d in found if isinstance(d, list) or not any(name in str(d) for name in own)] == []
