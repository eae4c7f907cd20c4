"""The tables made, brought up and taken down, by several processes at once."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, select

from quotes import errors
from quotes.record import Record
from quotes.record.db import migration
from quotes.record.db.tables import metadata
from quotes.record.model.corrections import CorrectionFilter, Editor, QuotationFix
from quotes.record.model.follows import Topic
from quotes.record.model.quotations import QuotationFilter
from tests.support.record.databases import new_database
from tests.support.record.looking import words
from tests.support.stories import Said, story

BEFORE_RELEASE = Path(__file__).with_name("record_of_0012.sqlite3.gz")
BEFORE_VERSIONS = Path(__file__).with_name("record_of_0013.sqlite3.gz")
MIGRATE = "import sys; from quotes.record import Record; Record(sys.argv[1]).migrate()"


@pytest.mark.slow
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
    assert record.corrections.log("default", CorrectionFilter(corrected.id)).items[0].editor == "Kim"


def test_corrections_outlive_the_upgrade(tmp_path: Path, open_record: Callable[..., Record]) -> None:
    """A record of revision 0013 on which an editor corrected a speaker and positions, rejected a quotation, merged and
    renamed."""
    path = tmp_path / "record.sqlite3"
    path.write_bytes(gzip.decompress(BEFORE_VERSIONS.read_bytes()))
    record = open_record(f"sqlite:///{path}")
    record.migrate()
    said = {q.spans[0].exact: q for q in record.quotations.search("default", QuotationFilter()).items}
    assert {words: q.speaker.name for words, q in said.items()} == {
        "It works": "Ana Lopes",
        "We shall see": "Cyril Moss",
        "The strait is closed to every ship": "Cyril Moss",
        "The strait is open again": "Cyril Moss",
    }
    assert [(p.target, p.stance) for p in said["It works"].positions] == [("the strait", "oppose")]
    assert {q.version for q in said.values()} == {1}
    log = record.corrections.log("default").items
    assert [entry.kind for entry in log] == ["renamed", "merged", "positions", "rejected", "speaker"]
    assert [q.spans[0].exact for q in record.quotations.search("default", QuotationFilter(q="open")).items] == [
        "The strait is open again"
    ]
    kim = Editor("Kim")
    fixed = record.corrections.correct_quotation(
        "default", said["It works"].id, QuotationFix(speaker=None), kim, seen=1
    )
    assert fixed.version > 1
    for entry in log:
        record.corrections.undo("default", entry.id, kim)
    names = [q.speaker.name for q in record.quotations.search("default", QuotationFilter(q="strait")).items]
    assert sorted(names) == ["Cy Moss", "Cyrus Moss"]
    assert record.quotations.read("default", said["We shall see"].id).speaker.name == "Ana Lopes"


def test_roles_of_before_they_were_settled(empty_url: str, open_record: Callable[..., Record]) -> None:
    record, kim = open_record(empty_url), Editor("Kim")
    record.migrate()
    told = story(Said("Ana Lopes", "It works", "minister"), Said("Ana Lopes", "It does", "mayor"), uri="u:1")
    (lopes,) = record.articles.save("default", *told).article.speakers
    migration.downgrade(empty_url, "0024")
    record.close()
    record.migrate()
    minister = next(r for r in record.speakers.roles("default", lopes.id).items if r.role == "minister")
    profile = record.corrections.reject_roles("default", lopes.id, [minister.id], kim)
    assert [role.role for role in profile.roles] == ["mayor"]


def test_publishers_of_before_they_were_labels(empty_url: str, open_record: Callable[..., Record]) -> None:
    record = open_record(empty_url)
    record.migrate()
    for uri, publisher in (("u:1", "Courier"), ("u:2", "Post"), ("u:3", None)):
        told = story(Said("Ana Lopes", "The strait stays open"), Said("Bo Hale", f"We read {uri}"), uri=uri)
        record.articles.save("default", replace(told[0], publisher=publisher), told[1])
    gone = record.articles.save("default", *story(Said("Ana Lopes", "It works"), uri="u:4", publisher="Post"))
    record.articles.retract("default", gone.article.id)
    migration.downgrade(empty_url, "0025")
    record.close()
    record.migrate()
    assert words(record, publisher="Courier", q="strait OR read") == ["We read u:1", "The strait stays open"]
    assert words(record, publisher="Post") == ["We read u:2", "The strait stays open"]
    assert words(record, publisher="Post", q="read -strait") == ["We read u:2"]
    quotations = metadata.tables["quotations"]
    with record._store.engine.connect() as connection:
        kept = connection.execute(select(quotations.c.publishers).where(quotations.c.gone == "retracted")).scalars()
        assert list(kept) == [""]
    record.articles.retract("default", record.articles.find("default", "u:2")[0].id)
    assert words(record, publisher="Post") == []


def test_follows_of_before_they_belonged_to_keys(empty_url: str, open_record: Callable[..., Record]) -> None:
    record = open_record(empty_url)
    record.migrate()
    kim, ngozi = (record.keys.add("default", name, ["curate"], name[0] * 64) for name in ("Kim", "Ngozi"))
    for owner in ("Kim", "Ngozi", "local"):
        record.follows.add("default", owner, Topic(q="toll"), None, datetime.now(UTC))
    record.keys.revoke(ngozi.id)
    migration.downgrade(empty_url, "0026")
    record.close()
    record.migrate()
    assert [follow.owner for follow in record.follows.all("default")] == ["Kim", "local"]
    record.keys.revoke(kim.id)
    assert [follow.owner for follow in record.follows.all("default")] == ["local"]


@pytest.mark.parametrize(
    ("revision", "told"),
    [("0007", "from before the first release.*Or set ON_RECORD_RECORD_URL"), ("9999", "a newer version made it")],
)
def test_a_record_of_another_time(revision: str, told: str, tmp_path: Path, open_record: Callable[..., Record]) -> None:
    record = open_record(f"sqlite:///{tmp_path / 'record.sqlite3'}")
    record.migrate()
    with record._store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{revision}'")
    with pytest.raises(errors.Unavailable, match=told):
        record.migrate()


def test_the_migrations_make_the_tables_that_the_program_means(url: str, open_record: Callable[..., Record]) -> None:
    with open_record(url)._store.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        found = compare_metadata(context, metadata)
    own = ("quotation_words", "words")  # the full-text index, which each store has in its own way
    assert [d for d in found if isinstance(d, list) or not any(name in str(d) for name in own)] == []


def test_what_is_saved_does_not_wait_for_its_place_in_the_full_text_index(
    postgresql: str, open_record: Callable[..., Record]
) -> None:
    record = open_record(new_database(postgresql))
    record.migrate()
    record.articles.save("default", *story(Said("Ana Lopes", "It works")))
    with record._store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT gin_clean_pending_list('ix_quotations_words')").scalar() == 0
