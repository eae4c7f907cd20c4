"""Copies of a record on SQLite: made while it is in use, and put back when it is not."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from quotes.errors import Conflict, FieldError, InvalidInput, Unavailable
from quotes.record.db.migration import make_private, revisions
from quotes.record.db.store import Store

_WAIT_SECONDS = 10.0


def backup(url: str, file: Path) -> int:
    """Copy the record at ``url`` into the new ``file``: one moment of it, whole and checked. Gives the bytes written.

    Whoever reads or writes the record meanwhile is not held up. Raises Conflict where ``file`` exists, InvalidInput
    where the record is not on SQLite or cannot be copied there, Unavailable where it cannot be read or is damaged.
    """
    source = _file_of(url)
    if file.exists():
        raise Conflict(
            f"{file} already exists; a backup never overwrites a file.", FieldError("file", "Name a new file.")
        )
    if not source.is_file():
        raise Unavailable(f"There is no record at {source} yet.")
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    with _disk(file):
        try:
            _copy(source, part)
            os.link(part, file)  # fails where somebody else made the file meanwhile
        finally:
            part.unlink(missing_ok=True)
        _settle(file.parent)
        return file.stat().st_size


def restore(url: str, file: Path) -> Path | None:
    """Put the backup ``file`` in the place of the record at ``url``; gives where the record before was kept, if any.

    One transaction under a lock that excludes everybody: broken off, it leaves the record as it was. Tables of an
    older revision are brought up at the next start. Raises InvalidInput where ``file`` is no whole backup that this
    version of the program can read, Conflict where a server or another command has the record open.
    """
    target = _file_of(url)
    with closing(_open(file)) as source:
        _check(source, file)
        stood = target.is_file()
        make_private(target)
        with _disk(target), _alone(target) as own:
            kept = _keep_before(target) if stood else None
            source.backup(own)
    return kept


def _file_of(url: str) -> Path:
    store = Store(url)
    store.engine.dispose()
    if store.engine.dialect.name != "sqlite":
        detail = "The record is on PostgreSQL: copy it with pg_dump and pg_restore (see docs/runbook.md)."
        raise InvalidInput(detail, FieldError("ON_RECORD_RECORD_URL", detail))
    return Path(str(store.url.database))


def _open(file: Path) -> sqlite3.Connection:
    """A connection that only reads."""
    if not file.is_file():
        raise InvalidInput(f"There is no file {file}.", FieldError("file", "Name a backup."))
    uri = f"{file.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)


def _copy(source: Path, part: Path) -> None:
    """In one step: as a reader of the write-ahead log it sees one moment, and no writer makes it begin again."""
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    with closing(_open(source)) as reader, closing(sqlite3.connect(part, isolation_level=None)) as writer:
        reader.backup(writer)
        writer.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        if fault := _fault(writer):
            raise Unavailable(f"The record at {source} is damaged: {fault}. The backup was not made.")
    with part.open("rb") as written:
        os.fsync(written.fileno())


def _check(source: sqlite3.Connection, file: Path) -> None:
    """Raise InvalidInput unless ``source`` is a whole record of a revision that this program knows."""
    try:
        fault = _fault(source)
        revision = source.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        fault, revision = str(error), None
    if not fault and (revision is None or revision[0] not in revisions()):
        fault = "it was made by a newer version of the program, or is no record"
    if fault:
        raise InvalidInput(f"{file} cannot be restored: {fault}.", FieldError("file", "Name a whole backup."))


def _fault(connection: sqlite3.Connection) -> str:
    """What is wrong with a database; empty where nothing is."""
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        return str(found).splitlines()[0]
    return "a reference leads nowhere" if connection.execute("PRAGMA foreign_key_check").fetchone() else ""


@contextmanager
def _alone(target: Path) -> Iterator[sqlite3.Connection]:
    """The only connection to ``target``. To leave the write-ahead log is granted to nobody while another is open."""
    own = sqlite3.connect(target, timeout=0, isolation_level=None)
    with closing(own):
        try:
            own.execute("PRAGMA locking_mode=EXCLUSIVE")
            own.execute("PRAGMA journal_mode=DELETE")
            own.execute("BEGIN EXCLUSIVE")
            own.execute("COMMIT")  # the mode keeps the lock
        except sqlite3.OperationalError:
            raise Conflict(
                f"The record {target} is in use. Stop the server and everything else that uses it."
            ) from None
        yield own


def _keep_before(target: Path) -> Path:
    """A copy of the record that is about to be replaced. Its lock is ours, so its file does not change meanwhile."""
    kept = target.with_name(f"{target.stem}-before-{datetime.now(UTC):%Y%m%dT%H%M%S%f}{target.suffix}")
    kept.touch(mode=0o600, exist_ok=False)
    with target.open("rb") as source, kept.open("wb") as copy:
        while block := source.read(2**20):
            copy.write(block)
        copy.flush()
        os.fsync(copy.fileno())
    return kept


def _settle(folder: Path) -> None:
    """Put the folder's entries on the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _disk(file: Path) -> Iterator[None]:
    """Turn what a disk or a database may say into errors that name the remedy."""
    try:
        yield
    except FileExistsError:
        raise Conflict(f"{file} exists already.", FieldError("file", "Name a new file.")) from None
    except OSError as error:
        detail = f"{file} cannot be written: {error.strerror}."
        raise InvalidInput(
            detail, FieldError("file", "Name a file in a folder with room that you may write.")
        ) from None
    except sqlite3.Error as error:
        raise Unavailable(f"The copy failed: {error}. Nothing was changed.") from None
