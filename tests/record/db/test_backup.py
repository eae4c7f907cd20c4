"""Backups made while the record is written to, and restored: whole, checked, never over something else."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.db import backup, migration
from quotes.record.model.quotations import QuotationFilter
from tests.support import ROOT
from tests.support.stories import Said, story

WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from quotes.record import Record
from tests.support.stories import Said, story
record = Record(sys.argv[1])
for i in range(100_000):
    record.articles.save("default", *story(Said("Ana Lopes", f"Saying number {i}"), uri=f"u:{i}"))
    print(i, flush=True)
"""


@pytest.fixture
def path(empty_record: Path, tmp_path: Path) -> Path:
    """The file of an empty record."""
    path = tmp_path / "record.db"
    path.write_bytes(empty_record.read_bytes())
    return path


def url_of(path: Path) -> str:
    """The URL of the record in ``path``."""
    return f"sqlite:///{path}"


def test_a_backup_while_another_process_writes(path: Path, tmp_path: Path, open_record: Callable[..., Record]) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, url_of(path), str(ROOT)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout
    try:
        answered = [int(writer.stdout.readline()) for _ in range(5)][-1]
        copy = tmp_path / "copy.db"
        assert backup.backup(url_of(path), copy) == copy.stat().st_size
        assert int(writer.stdout.readline()) > answered, "the writer goes on"
    finally:
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
    record = open_record(url_of(copy))
    for number in range(answered + 1):
        assert record.articles.find("default", f"u:{number}"), "all that was acknowledged before the backup is in it"
    assert copy.stat().st_mode & 0o077 == 0
    record.ping()


def test_a_backup_overwrites_nothing(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("dear")
    with pytest.raises(errors.Conflict):
        backup.backup(url_of(path), other)
    assert other.read_text() == "dear"


def test_a_backup_that_cannot_be_made_leaves_no_file(path: Path, tmp_path: Path) -> None:
    with pytest.raises(errors.InvalidInput, match="No such file"):
        backup.backup(url_of(path), tmp_path / "nowhere" / "copy.db")
    damaged = tmp_path / "damaged.db"
    content = bytearray(path.read_bytes())
    content[8192:-4096] = os.urandom(len(content) - 8192 - 4096)
    damaged.write_bytes(content)
    with pytest.raises(errors.Unavailable):
        backup.backup(url_of(damaged), tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy.db*"))


def test_restored_what_was_backed_up(path: Path, tmp_path: Path, open_record: Callable[..., Record]) -> None:
    copy, record = tmp_path / "copy.db", open_record(url_of(path))
    record.articles.save("default", *story(Said("Ana Lopes", "The strait stays open"), uri="u:1"))
    before = record.quotations.search("default", QuotationFilter())
    backup.backup(url_of(path), copy)
    record.articles.save("default", *story(Said("Bo Larsen", "It is closed"), uri="u:2"))
    record.close()
    kept = backup.restore(url_of(path), copy)
    assert record.quotations.search("default", QuotationFilter()) == before
    assert kept and open_record(url_of(kept)).articles.find("default", "u:2"), "nothing is lost by a restore"
    record.migrate()
    assert record.articles.save("default", *story(Said("Bo Larsen", "It is closed"), uri="u:2")).status == "created"


def test_restored_where_no_record_was(path: Path, tmp_path: Path, open_record: Callable[..., Record]) -> None:
    new = tmp_path / "new" / "record.db"
    assert backup.restore(url_of(new), path) is None
    open_record(url_of(new)).ping()


def test_no_restore_under_a_living_server(path: Path, tmp_path: Path, open_record: Callable[..., Record]) -> None:
    copy, record = tmp_path / "copy.db", open_record(url_of(path))
    backup.backup(url_of(path), copy)
    record.ping()  # as a worker does before it takes requests
    with pytest.raises(errors.Conflict, match="in use"):
        backup.restore(url_of(path), copy)
    assert record.articles.save("default", *story(Said("Ana Lopes", "It goes on"))).status == "created"


def test_only_a_whole_record_that_we_can_read_is_restored(
    path: Path, tmp_path: Path, open_record: Callable[..., Record]
) -> None:
    newer, half, letter, empty = (tmp_path / name for name in ("newer.db", "half.db", "letter.txt", "empty.db"))
    newer.write_bytes(path.read_bytes())
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    half.write_bytes(path.read_bytes()[:20_000])
    letter.write_text("dear" * 1000)
    sqlite3.connect(empty).close()
    for file in (newer, half, letter, empty, tmp_path / "nowhere"):
        with pytest.raises(errors.InvalidInput):
            backup.restore(url_of(path), file)
    open_record(url_of(path)).ping()


def test_an_old_backup_is_brought_up(path: Path, tmp_path: Path, open_record: Callable[..., Record]) -> None:
    old = tmp_path / "old.db"
    migration.upgrade(url_of(old), "0012")
    backup.restore(url_of(path), old)
    record = open_record(url_of(path))
    record.migrate()
    record.ping()


def test_postgresql_has_tools_of_its_own(tmp_path: Path) -> None:
    for call in (backup.backup, backup.restore):
        with pytest.raises(errors.InvalidInput, match="pg_dump"):
            call("postgresql://nobody@127.0.0.1:1/none", tmp_path / "file")
