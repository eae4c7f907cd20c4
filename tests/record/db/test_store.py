"""Saves at the same moment, processes that die, stores that are away, locked or full."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import column, select, table

from quotes import errors
from quotes.record import Record
from quotes.record.db.session import quotation_spans
from quotes.record.db.tables import articles
from quotes.record.model.corrections import Editor
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from tests.support import ROOT
from tests.support.record.databases import new_database
from tests.support.record.threads import at_once
from tests.support.stories import Said, story


@pytest.fixture
def record(url: str, open_record: Callable[..., Record]) -> Record:
    """An empty record that waits long enough for a slow machine."""
    return open_record(url, lock_seconds=60)


def test_two_saves_of_one_article_at_once_leave_one_whole(record: Record) -> None:
    versions = [story(*(Said("Ana Lopes", f"Version {v}, saying {i}") for i in range(5)), uri="u:1") for v in range(4)]
    answers = at_once(*(lambda v=v: record.articles.save("default", *v) for v in versions * 2))
    assert sorted({a.status for a in answers} - {"unchanged"}) == ["created", "revised"]
    assert len({a.article.id for a in answers}) == 1
    stored = record.articles.read("default", answers[0].article.id)
    assert stored.text in {article.text for article, _ in versions}
    assert len(stored.quotations) == 5
    assert all(stored.text[s.start : s.end] == s.exact for q in stored.quotations for s in q.spans)
    assert record.speakers.read("default", stored.speakers[0].id).statements == 5


def test_the_same_save_many_times_at_once_is_one_article(record: Record) -> None:
    saved = story(Said("Ana Lopes", "The strait stays open"))
    answers = at_once(*(lambda: record.articles.save("default", *saved) for _ in range(6)))
    assert sorted(a.status for a in answers) == ["created"] + ["unchanged"] * 5
    assert len(record.quotations.search("default", QuotationFilter()).items) == 1


def test_one_person_in_simultaneous_articles_is_one_profile(record: Record) -> None:
    forms = ["Darel Ivanić", "Darel Ivanic", "Darel K. Ivanic", "DAREL IVANIC"] * 2
    stories = [story(Said(name, f"Saying number {i}"), uri=f"u:{i}") for i, name in enumerate(forms)]
    answers = at_once(*(lambda s=s: record.articles.save("default", *s) for s in stories))
    assert len({a.article.speakers[0].id for a in answers}) == 1
    (ivanic,) = record.speakers.search("default", SpeakerFilter()).items
    assert (ivanic.statements, ivanic.articles) == (8, 8)


def test_a_save_that_fails_half_way_leaves_nothing(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    first = record.articles.save("default", *story(Said("Ana Lopes", "The strait stays open"), uri="u:1"))
    from quotes.record.articles import write

    def fail(*_: object) -> None:
        raise RuntimeError("power is out")

    monkeypatch.setattr(write, "forget_unused", fail)
    for uri in ("u:1", "u:2"):
        with pytest.raises(RuntimeError, match="power is out"):
            record.articles.save("default", *story(Said("Bo Larsen", "It is closed"), uri=uri))
    assert record.articles.read("default", first.article.id) == first.article
    assert [s.name for s in record.speakers.search("default", SpeakerFilter()).items] == ["Ana Lopes"]


WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from quotes.record import Record
from tests.support.stories import Said, story
record = Record(sys.argv[1])
for i in range(100_000):
    said = (Said(f"Speaker Nr{i % 50} Number", f"Saying {j} in {i}") for j in range(10))
    record.articles.save("default", *story(*said, uri=f"u:{i}"))
    print(i, flush=True)
"""


@pytest.mark.slow
def test_a_process_killed_while_it_writes_leaves_whole_articles_only(url: str, record: Record) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, url, str(ROOT)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout
    answered = -1
    while answered < 8:
        answered = int(writer.stdout.readline())
    os.kill(writer.pid, signal.SIGKILL)
    answered = max([answered, *(int(line) for line in writer.stdout.read().split())])
    writer.wait()
    kept = [found for i in range(answered + 2) for found in record.articles.find("default", f"u:{i}")]
    assert len(kept) in (answered + 1, answered + 2), "every answered save is there, and at most the one under way"
    for ref in kept:
        assert len(record.articles.read("default", ref.id).quotations) == 10
    speakers = record.speakers.search("default", SpeakerFilter(), limit=200).items
    assert sum(s.statements for s in speakers) == 10 * len(kept)
    assert record.articles.save("default", *story(Said("Ana Lopes", "And it goes on"), uri="after")).status == "created"


def test_what_is_written_in_a_read_is_not_kept(record: Record) -> None:
    record.articles.save("default", *story(Said("Ana Lopes", "It stays"), uri="u:1"))
    with suppress(errors.Unavailable), record._store.reading("default") as session:
        session.remove(quotation_spans)
    with record._store.reading("default") as session:
        assert len(session.rows(select(quotation_spans))) == 1


def test_the_server_keeps_what_it_prepared_for_one_read_for_the_next(
    postgresql: str, open_record: Callable[..., Record]
) -> None:
    store = open_record(new_database(postgresql))._store
    prepared = select(column("statement")).select_from(table("pg_prepared_statements"))
    for _ in range(8):
        with store.reading("default") as session:
            known = session.rows(prepared)
    assert [row.statement for row in known] == ["SELECT statement \nFROM pg_prepared_statements"]


def test_a_store_that_is_away_is_unavailable(tmp_path: Path, open_record: Callable[..., Record]) -> None:
    folder = tmp_path / "file"
    folder.write_text("no folder")
    garbage = tmp_path / "garbage.db"
    garbage.write_bytes(b"this is no database, and it never was one" * 100)
    unmigrated = tmp_path / "unmigrated.db"
    for url in (
        "postgresql://nobody@127.0.0.1:1/none",
        f"sqlite:///{folder}/record.db",
        f"sqlite:///{garbage}",
        f"sqlite:///{unmigrated}",
    ):
        record = open_record(url)
        saved = story(Said("Ana Lopes", "Hello"))
        calls = [
            (record.ping,),
            (record.articles.save, "default", *saved),
            (record.speakers.search, "default", SpeakerFilter()),
        ]
        for call, *given in calls:
            with pytest.raises(errors.Unavailable) as caught:
                call(*given)
            assert "SELECT" not in caught.value.detail and str(tmp_path) not in caught.value.detail
    for url in ("sqlite://", "mysql://localhost/x"):
        with pytest.raises(ValueError, match="SQLite"):
            Record(url)


def test_a_record_without_tables_is_unavailable(empty_url: str, open_record: Callable[..., Record]) -> None:
    with pytest.raises(errors.Unavailable):
        open_record(empty_url).erasure.count()


def test_a_lock_held_too_long_is_unavailable_and_writes_nothing(url: str, open_record: Callable[..., Record]) -> None:
    patient, hasty = open_record(url), open_record(url, lock_seconds=0.1)
    with patient._store.writing("default"):
        with pytest.raises(errors.Unavailable, match="busy with other saves"):
            hasty.articles.save("default", *story(Said("Ana Lopes", "Hello"), uri="u:1"))
        assert hasty.quotations.search("default", QuotationFilter()).items == (), "readers do not wait for writers"
    assert hasty.articles.save("default", *story(Said("Ana Lopes", "Hello"), uri="u:1")).status == "created"


def test_an_erasure_does_not_hold_writers_for_a_reader(tmp_path: Path, open_record: Callable[..., Record]) -> None:
    file = tmp_path / "record.sqlite3"
    record, others = (open_record(f"sqlite:///{file}", lock_seconds=30) for _ in range(2))
    record.migrate()
    log = file.with_name(file.name + "-wal")
    article = record.articles.save("default", *story(Said("Ana Lopes", "It is gone"))).article.id
    with record._store.reading("default") as reader:
        assert reader.row(select(articles)) is not None
        began = time.monotonic()
        record.erasure.erase_article("default", article, Editor("Kim"))
        others.articles.save("default", *story(Said("Bo Larsen", "Hello")))
        assert time.monotonic() - began < 10 and b"It is gone" in log.read_bytes()
    record.articles.save("default", *story(Said("Bo Larsen", "Once more")))
    assert log.read_bytes() == b""


def test_a_full_disk_is_unavailable_and_leaves_nothing(
    empty_record: Path, tmp_path: Path, open_record: Callable[..., Record]
) -> None:
    path = tmp_path / "full.db"
    path.write_bytes(empty_record.read_bytes())
    record = open_record(f"sqlite:///{path}")
    with sqlite3.connect(path) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    with record._store.engine.connect() as connection:
        connection.connection.driver_connection.execute(f"PRAGMA max_page_count={pages + 3}")
    big = story(*(Said(f"Speaker Nr{i} Number", f"Saying {i} " * 50) for i in range(100)), uri="u:1")
    with pytest.raises(errors.Unavailable):
        record.articles.save("default", *big)
    record.close()  # the limit belonged to the connection
    assert record.articles.find("default", "u:1") == ()
    assert record.speakers.search("default", SpeakerFilter()).items == ()
    assert record.articles.save("default", *big).status == "created"
